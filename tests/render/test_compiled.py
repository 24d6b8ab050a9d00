"""Compiled templates are kept between builds, and one that is damaged or of another version is compiled again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from relations_kb.render.compiled import Compiled
from relations_kb.render.templates import environment


def told(kept: Path, version: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """What a template says, and how many had to be compiled for it."""
    compiled: list[str] = []
    original = Environment.compile

    def counting(self: Environment, *given: Any, **more: Any) -> Any:
        compiled.append("one")
        return original(self, *given, **more)

    monkeypatch.setattr(Environment, "compile", counting)
    made = environment({"country": None, "person": None}, None, Compiled(kept, version))
    said = str(made.get_template("macros/facts.html").module.find())  # type: ignore[attr-defined]
    monkeypatch.setattr(Environment, "compile", original)
    return said, len(compiled)


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = told(tmp_path, "1", monkeypatch), told(tmp_path, "1", monkeypatch)
    assert first[0] == again[0]
    assert (first[1], again[1]) == (1, 0)
    assert told(tmp_path, "2", monkeypatch) == first


@pytest.mark.parametrize("damage", [b"", b"x" * 40, None])
def test_a_damaged_one_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None) -> None:
    first = told(tmp_path, "1", monkeypatch)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-9] + b"nonsense!" if damage is None else damage)
    assert told(tmp_path, "1", monkeypatch) == first


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    assert told(tmp_path / "file", "1", monkeypatch)[1] == 1

"""Long reading is seen: on a terminal as a line that counts up, elsewhere as a line now and then."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from relations_kb.cli import FAILED, MISUSED, main
from relations_kb.cli.saying import reading_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_counts_up_on_a_terminal_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    tell = reading_progress()
    for done in (40, 1_200, 1_300):
        tell(done, 1_300)
    said = terminal.getvalue()
    assert "\rReading articles: 40 of 1,300" in said
    assert "\rReading articles: 1,200 of 1,300" in said
    assert said.endswith("\r\033[K")
    assert "\n" not in said


def test_progress_is_a_line_now_and_then_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    tell = reading_progress()
    for done in range(0, 5_000, 50):
        now += 1.0
        tell(done, 5_000)
    tell(5_000, 5_000)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Reading articles: 700 of 5,000"
    assert len(lines) == 6


def test_build_shows_progress_while_it_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    for at in range(120):
        text = f"Chile and Norway\n\nChile and Norway established diplomatic relations on 4 May {1900 + at % 3}.\n"
        (tmp_path / "corpus" / f"{at:03}.txt").write_text(text)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    main(["build", "--no-search", str(tmp_path)])
    assert "\rReading articles: 40 of 120" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\033[K")


def test_ray_that_is_not_installed_is_named_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    monkeypatch.setitem(sys.modules, "ray", None)
    assert main(["build", str(tmp_path), "--engine", "ray"]) == FAILED
    assert capsys.readouterr().err == (
        "relations-kb: the engine ray needs the library ray, which is not installed; "
        "run: pip install 'relations-kb[ray]'\n"
    )


def test_an_address_without_the_engine_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path), "--ray-address", "10.0.0.1:6379"]) == MISUSED
    assert "--ray-address needs --engine ray" in capsys.readouterr().err

"""What is kept from one run to the next is the same as what is worked out, and a bad file does no harm."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from relations_kb.kept import Kept, kept
from relations_kb.patterns import Patterns
from relations_kb.vocab.parsed import parse

_PATTERNS = [
    (r"(?P<year>\d{4})-(?:(?P<month>\d\d)|q)", 0),
    (r"(?i)\b(?:visit(?:s|ed|ing)?|ſigned|straße)\b", 0),
    (r"(?<=[\w>'\"”]),(?P<x>a*?)(?P=x)(?!b)", re.MULTILINE | re.DOTALL),
    (rb"\xff[a-z]+", re.IGNORECASE),
]
_TEXT = "Visited 2019-04, VISITS on 2020-q; 'a',aab SIGNED Straße"


def _file(folder: Path) -> Path:
    return folder / "new" / "kept.marshal"


@pytest.fixture(autouse=True)
def _may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _plainly(pattern: Any, flags: int) -> re.Pattern[Any]:
    compiler = import_module("re._compiler")
    own = compiler.compile
    plain = getattr(own, "__self__", None)
    made: re.Pattern[Any] = (plain._compile if isinstance(plain, Patterns) else own)(pattern, flags)
    return made


@pytest.mark.parametrize(("pattern", "flags"), _PATTERNS)
def test_a_kept_pattern_is_the_one_that_python_compiles(tmp_path: Path, pattern: Any, flags: int) -> None:
    store = Kept(_file(tmp_path))
    first = Patterns(store).compile(pattern, flags)
    store.write()
    assert _file(tmp_path).is_file()
    again = Patterns(Kept(_file(tmp_path))).compile(pattern, flags)
    plain = _plainly(pattern, flags)
    for made in (first, again):
        # Patterns are equal where their code is.
        assert made == plain
        assert (made.flags, made.groups, dict(made.groupindex)) == (plain.flags, plain.groups, dict(plain.groupindex))
    if isinstance(pattern, str):
        assert [m.groupdict() for m in again.finditer(_TEXT)] == [m.groupdict() for m in plain.finditer(_TEXT)]


def test_a_bad_pattern_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        Patterns(Kept(_file(tmp_path))).compile("(a")


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff" * 40, (4).to_bytes(8, "little") + b"\xe9\x01\x00\x00"])
def test_a_damaged_file_is_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "kept.marshal"
    file.write_bytes(content)
    store = Kept(file)
    assert Patterns(store).compile("a+").fullmatch("aa")
    store.write()
    assert Kept(file).table("patterns", import_module("re._compiler").MAGIC).get(("a+", 0)) is not None


def test_a_file_that_was_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    store = Kept(_file(tmp_path))
    for word in ("one", "two"):
        store.table("words", 1).put(word, word * 50)
    store.write()
    whole = _file(tmp_path).read_bytes()
    _file(tmp_path).write_bytes(whole[:-5])
    table = Kept(_file(tmp_path)).table("words", 1)
    assert (table.get("one"), table.get("two")) == ("one" * 50, None)


def test_damaged_code_is_compiled_again(tmp_path: Path) -> None:
    store = Kept(_file(tmp_path))
    patterns = Patterns(store)
    patterns.compile("a+")
    table = store.table("patterns", import_module("re._compiler").MAGIC)
    every, code, groups, names, by_number = table.get(("a+", 0))
    table.put(("a+", 0), (every, code[:-4] + b"\xff\xff\xff\xff", groups, names, by_number))
    assert patterns.compile("a+") == _plainly("a+", 0)


def test_what_another_version_kept_is_not_taken(tmp_path: Path) -> None:
    store = Kept(_file(tmp_path))
    store.table("words", (1, 2)).put("visit", [3])
    store.write()
    assert Kept(_file(tmp_path)).table("words", (1, 2)).get("visit") == [3]
    newer = Kept(_file(tmp_path))
    assert newer.table("words", (1, 3)).get("visit") is None
    newer.table("words", (1, 3)).put("visit", [4])
    newer.write()
    assert Kept(_file(tmp_path)).table("words", (1, 3)).get("visit") == [4]


def test_processes_add_to_one_file(tmp_path: Path) -> None:
    stores = [Kept(_file(tmp_path)), Kept(_file(tmp_path))]
    for number, store in enumerate(stores):
        store.table("words", 1).put(number, {"number": number})
        store.write()
    told = Kept(_file(tmp_path)).table("words", 1)
    assert [told.get(number) for number in (0, 1, 2)] == [{"number": 0}, {"number": 1}, None]


def test_nothing_is_written_where_python_may_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    store = Kept(_file(tmp_path))
    Patterns(store).compile("a+")
    store.write()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("a file where the folder should be")
    store = Kept(_file(tmp_path))
    Patterns(store).compile("a+")
    store.write()


def test_a_function_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relations_kb.kept.KEPT", Kept(_file(tmp_path)))
    asked: list[int] = []

    @kept(__file__)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(2), double(2), double(3)] == [4, 4, 6]
    assert asked == [2, 3]


def test_parsed_yaml_is_the_callers_own() -> None:
    text = "words: [one, two]\nnone: null\nnumber: 1.5\n"
    said = parse(text)
    said["words"].append("three")
    assert parse(text) == {"words": ["one", "two"], "none": None, "number": 1.5}


def test_a_process_leaves_patterns_to_the_next(tmp_path: Path) -> None:
    code = (
        "import re; from relations_kb.kept import KEPT; from relations_kb.patterns import keep_compiled\n"
        "keep_compiled(); print(KEPT._new); re.compile('x{3}y')"
    )
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    for new in ("0", "0"):
        told = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
        assert told.stdout.strip() == new
    files = list(tmp_path.rglob("*.marshal"))
    assert len(files) == 1
    table = Kept(files[0]).table("patterns", import_module("re._compiler").MAGIC)
    assert table.get(("x{3}y", 0)) is not None


def test_importing_the_package_leaves_python_s_compiler_alone() -> None:
    code = (
        "import re._compiler as compiler; own = compiler.compile\n"
        "import relations_kb.pipeline; print(compiler.compile is own)"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "True"

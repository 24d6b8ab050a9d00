"""The command in a real pseudo-terminal, and without one."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from relations_kb.link.decisions import load_decisions, parse_decisions

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
PATIENCE = 60.0  # seconds; the machine may be busy


class Screen:
    """The other end of a terminal: what a person types, and sees."""

    def __init__(self, handle: int, process: subprocess.Popen[bytes]) -> None:
        self.handle, self.process = handle, process
        self.seen = ""

    def wait(self, words: str) -> str:
        """Read until words have come, and return what came until then."""
        end = time.monotonic() + PATIENCE
        while words not in self.seen:
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} did not come; seen: {self.seen[-2000:]}")
            if select.select([self.handle], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.handle, 65536).decode("utf-8", errors="replace")
                except OSError:
                    break
        assert words in self.seen, self.seen[-2000:]
        before, _, self.seen = self.seen.partition(words)
        return before

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())


@contextmanager
def _terminal(project: Path, width: int = 80, height: int = 24, **environment: str) -> Iterator[Screen]:
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    before = termios.tcgetattr(theirs)
    process = subprocess.Popen(
        [sys.executable, "-m", "relations_kb", "review", str(project), "--by", "A. Reader"],
        stdin=theirs, stdout=theirs, stderr=theirs, env={**_environment(), "TERM": "xterm-256color", **environment},
        start_new_session=True,
    )  # fmt: skip
    try:
        yield Screen(ours, process)
        process.wait(PATIENCE)
        assert termios.tcgetattr(theirs)[3] == before[3]  # the terminal echoes again
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}


def _run(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "relations_kb", "review", str(project), *options],
        capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL, env=_environment(), check=False,
    )  # fmt: skip


def test_terminal_a_person_decides_undoes_and_leaves(project: Path) -> None:
    with _terminal(project) as screen:
        screen.wait("? help")
        screen.type("rI looked it up.\r")
        screen.wait("The reason is kept")
        screen.type("1")
        screen.wait("1 decided")
        screen.wait("Written in line")
        screen.type("n")
        screen.wait("2 decided")
        screen.type("u")
        screen.wait("Undone")
        screen.type("q")
        screen.wait("1 decision written to")
        screen.wait("relations-kb build")
    assert screen.process.returncode == 0
    (ruling,) = load_decisions(project / "corpus" / "decisions.yaml")
    assert (ruling.reason, ruling.by) == ("I looked it up.", "A. Reader")


def test_terminal_draws_its_own_screen_and_gives_the_old_one_back(project: Path) -> None:
    with _terminal(project, 60, 20) as screen:
        first = screen.wait("? help")
        assert "\x1b[?1049h" in first
        screen.type("\x03")
        assert "\x1b[?25h\x1b[?1049l" in screen.wait("Nothing was decided.")


def test_terminal_without_cursor_prints_line_by_line(project: Path) -> None:
    with _terminal(project, TERM="dumb") as screen:
        assert "\x1b" not in screen.wait("? help")
        screen.type("\x1b[Cq")
        assert "\x1b" not in screen.wait("Nothing was decided.")


def test_terminal_no_colour_is_honoured(project: Path) -> None:
    with _terminal(project, NO_COLOR="1") as screen:
        drawn = screen.wait("? help")
        assert "\x1b[1m" in drawn
        assert not any(f"\x1b[{n}m" in drawn for n in range(30, 48))
        screen.type("q")
        screen.wait("Nothing was decided.")


def test_review_without_a_terminal_says_so_and_lists(project: Path) -> None:
    done = _run(project)
    assert done.returncode == 0
    assert "there is no terminal" in done.stderr
    assert "≠ date: 1972 | 1974" in done.stdout
    assert done.stdout.rstrip().endswith("1 name of no certain country")
    assert _run(project, "--list").stdout == done.stdout
    assert _run(project, "--list").stderr == ""


def test_review_json_has_entries_that_can_be_put_into_the_file(project: Path) -> None:
    done = _run(project, "--json", "--most", "2")
    questions = json.loads(done.stdout)
    assert len(questions) == 2
    for question in questions:
        for answer in question["answers"]:
            (ruling,) = parse_decisions(answer["entry"].encode(), "decisions.yaml")
            assert ruling.reason
    names = json.loads(_run(project, "--json", "--about", "name").stdout)
    assert [question["about"] for question in names] == ["name"]


def test_review_says_when_nothing_is_undecided(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Peru and Finland\n\nPeru opened its embassy in Helsinki in 1974.\n", "utf-8")
    done = _run(tmp_path)
    assert (done.returncode, done.stdout) == (0, "Nothing is undecided\n")

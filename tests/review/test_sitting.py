"""A session without a screen: keys, and what they change."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations_kb.errors import DecisionError
from relations_kb.link.decisions import load_decisions
from relations_kb.pipeline import understand
from relations_kb.review.desk import FileBook, open_sitting
from relations_kb.review.keyboard import split
from relations_kb.review.screen import Terminal, clean, frame, page
from relations_kb.review.sitting import Sitting
from relations_kb.settings import load_settings


@pytest.fixture
def sitting(project: Path) -> Sitting:
    kb = understand(project, load_settings(project)).knowledge
    return open_sitting(kb, kb.questions, FileBook(project / "corpus" / "decisions.yaml", "2026-01-02"))


def _press(sitting: Sitting, *keys: str) -> None:
    for key in keys:
        sitting.press(key)


def _at(sitting: Sitting, about: str) -> None:
    """Skip to the question of a sort."""
    while sitting.question.about != about:
        sitting.press(" ")


def _written(project: Path) -> list[tuple[str, str]]:
    return [(r.verdict, r.reason) for r in load_decisions(project / "corpus" / "decisions.yaml")]


def test_sitting_decides_with_a_key_and_goes_on(sitting: Sitting, project: Path) -> None:
    _at(sitting, "conflict")
    at = sitting.at
    _press(sitting, "2")
    assert sitting.at == at + 1
    assert "Written in line 5" in sitting.message
    assert _written(project) == [("value", "Compared with the other sources; two.txt is right on this.")]


def test_sitting_writes_the_reason_that_was_typed(sitting: Sitting, project: Path) -> None:
    _at(sitting, "conflict")
    _press(
        sitting, "r", *"Thee decree", "left", "left", *(["left"] * 5), "backspace", "end", *" says: so", "enter", "1"
    )
    assert _written(project) == [("value", "The decree says: so")]


def test_sitting_reason_can_be_given_up(sitting: Sitting, project: Path) -> None:
    _at(sitting, "conflict")
    _press(sitting, "r", *"no matter", "ctrl-w", "ctrl-u", "q", "esc", "1")
    assert _written(project) == [("value", "Compared with the other sources; one.txt is right on this.")]


def test_sitting_undoes_the_last_decision_and_goes_back_to_it(sitting: Sitting, project: Path) -> None:
    before = (project / "corpus" / "decisions.yaml").read_bytes()
    _press(sitting, "u")
    assert sitting.failed
    _at(sitting, "conflict")
    at = sitting.at
    _press(sitting, "1", "n", "u", "u")
    assert sitting.at == at
    assert sitting.done == []
    assert (project / "corpus" / "decisions.yaml").read_bytes() == before


def test_sitting_a_wrong_record_takes_two_keys(sitting: Sitting, project: Path) -> None:
    _at(sitting, "conflict")
    _press(sitting, "w")
    assert "Which one?" in sitting.message
    _press(sitting, "esc")
    assert _written(project) == []
    _press(sitting, "w", "2")
    assert [verdict for verdict, _ in _written(project)] == ["wrong"]


def test_sitting_says_what_is_no_answer_and_what_is_decided(sitting: Sitting, project: Path) -> None:
    _at(sitting, "facts")
    _press(sitting, "7")
    assert sitting.failed
    assert "no answer" in sitting.message
    _press(sitting, "s", "left", "d")
    assert "decided already" in sitting.message
    assert [verdict for verdict, _ in _written(project)] == ["same"]


def test_sitting_ends_after_the_last_question(sitting: Sitting) -> None:
    _press(sitting, *[" "] * len(sitting.questions))
    assert sitting.mode == "end"
    assert not sitting.over
    _press(sitting, "left", "q")
    assert sitting.over
    assert sitting.at == len(sitting.questions) - 1


def test_sitting_tells_why_nothing_was_written(sitting: Sitting, project: Path) -> None:
    (project / "corpus" / "decisions.yaml").write_text("- verdict: [\n", "utf-8")
    at = sitting.at
    _press(sitting, "n" if sitting.question.about != "slip" else "k")
    assert sitting.failed
    assert "not written" in sitting.message
    assert (sitting.at, sitting.done) == (at, [])
    assert (project / "corpus" / "decisions.yaml").read_text("utf-8") == "- verdict: [\n"


def test_sitting_undo_leaves_a_file_that_somebody_changed(sitting: Sitting, project: Path) -> None:
    path = project / "corpus" / "decisions.yaml"
    _at(sitting, "conflict")
    _press(sitting, "1")
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    _press(sitting, "u")
    assert "not undone" in sitting.message
    assert path.read_text("utf-8").endswith("# mine\n")
    assert len(sitting.done) == 1


@pytest.mark.parametrize(("width", "height"), [(80, 24), (132, 50), (40, 20), (20, 8)])
@pytest.mark.parametrize(("colours", "no_colour"), [("truecolor", False), ("standard", True), (None, False)])
def test_screen_fits_every_terminal(
    sitting: Sitting, width: int, height: int, colours: str | None, no_colour: bool
) -> None:
    terminal = Terminal(width, height, colours, no_colour)
    for _ in sitting.questions:
        for key in ("resize", "pgdn", "end", "home", "?", "x", "e", "x", "r", "a", "esc", "w", "esc", " "):
            sitting.press(key)
            lines = frame(sitting, terminal)
            assert len(lines) <= height
            assert max(len(_bare(line)) for line in lines) <= width
            if colours is None:
                assert not any("\x1b" in line for line in lines)
            if no_colour:
                assert not any(f"\x1b[{n}m" in line for line in lines for n in range(30, 48))


def _bare(line: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def test_screen_shows_quotes_in_context_and_marks_what_differs(sitting: Sitting) -> None:
    _at(sitting, "conflict")
    text = "\n".join(frame(sitting, Terminal(100, 60)))
    assert (
        "▸Peru opened its embassy in Helsinki in 1972.◂" in " ".join(text.replace("\n", " ").split()) or "▸Peru" in text
    )
    assert "one.txt:7" in text
    assert "two.txt:5" in text
    assert any(line.startswith("≠ date") and "1972" in line and "1974" in line for line in text.split("\n"))
    assert "[1] is right: 1972" in text
    assert page(sitting, Terminal(80, 24))[-1].startswith("r reason")


def test_screen_sends_nothing_that_steers_a_terminal() -> None:
    assert clean("a\x1b[2Jb\u202ec\nd") == "a\ufffd[2Jb\ufffdc d"


def test_keyboard_splits_what_is_typed_fast() -> None:
    assert split("s\x1b[Aé\x1bOB\x1b[5~\r\x7f\x03\t") == [
        *("s", "up", "é", "down", "pgup", "enter", "backspace", "ctrl-c", "\t"),
    ]
    assert split("\x1b") == ["esc"]
    assert split("\x1b[200~") == []  # what nobody knows does nothing


def test_desk_refuses_a_file_it_could_not_write_to(project: Path) -> None:
    from relations_kb.review import desk

    kb = understand(project, load_settings(project)).knowledge
    path = project / "corpus" / "decisions.yaml"
    path.write_text("[]\n", "utf-8")
    with pytest.raises(DecisionError, match="in brackets"):
        desk.sit(kb, kb.questions, FileBook(path, "2026-01-02"))

"""Every answer to every sort of question: what it writes is read back, settles the question, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.review.conftest import DECISIONS, hold_back

from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.question import Question
from relations_kb.pipeline import Understood, understand
from relations_kb.review.answers import Answer, Writer
from relations_kb.review.cases import known
from relations_kb.review.desk import FileBook
from relations_kb.settings import load_settings


def _understood(project: Path) -> Understood:
    return understand(project, load_settings(project))


def _asked(kb: KnowledgeBase, about: str) -> tuple[Question, tuple[Answer, ...]]:
    question = next(question for question in kb.questions if question.about == about)
    return question, Writer(known(kb)).answers(question)


def _book(project: Path) -> FileBook:
    return FileBook(project / "corpus" / "decisions.yaml", "2026-01-02", "A. Reader")


@pytest.mark.parametrize(
    ("about", "keys"),
    [
        ("conflict", ["1", "2", "d", "w1", "w2", "n"]),
        ("facts", ["s", "d", "w1", "w2", "n"]),
        ("people", ["s", "d", "n"]),
        ("slip", ["1", "k", "w"]),
        ("held-back", ["y", "w", "n"]),
        ("name", ["1", "2", "0", "n"]),
    ],
)
def test_answers_settle_their_question_and_can_be_undone(project: Path, about: str, keys: list[str]) -> None:
    if about == "held-back":
        hold_back(project)
    question, answers = _asked(_understood(project).knowledge, about)
    assert [answer.keys for answer in answers] == keys
    book = _book(project)
    for answer in answers:
        put = book.put(answer, answer.reason)
        after = _understood(project)
        assert question.id not in {q.id for q in after.knowledge.questions}, answer.label
        assert [p for p in after.problems if p.file == "decisions.yaml"] == [], answer.label
        (decision,) = after.knowledge.decisions
        assert decision.reason == f"{answer.reason} (A. Reader)"
        assert decision.targets
        assert (decision.date, decision.line) == ("2026-01-02", put.line)
        assert book.path.read_text("utf-8").startswith(DECISIONS)
        book.take(put)
        assert book.path.read_text("utf-8") == DECISIONS


def test_answers_do_what_they_say(project: Path) -> None:
    book = _book(project)
    kb = _understood(project).knowledge
    for about, keys in (("conflict", "2"), ("facts", "s"), ("people", "s"), ("slip", "1"), ("name", "2")):
        answer = next(answer for answer in _asked(kb, about)[1] if answer.keys == keys)
        book.put(answer, answer.reason)
    after = _understood(project)
    # One agreement now, of which two cities are told: the next question.
    assert [(q.about, q.field) for q in after.knowledge.questions] == [("conflict", "place")]
    assert not [problem for problem in after.problems if problem.file == "decisions.yaml"]
    facts = after.knowledge.facts
    assert [f.best.date for f in facts if getattr(f.best, "event", "") == "mission-opened"] == ["1974"]
    assert [len(f.records) for f in facts if f.kind == "treaty"] == [2]
    assert [f.countries for f in facts if getattr(f.best, "event", "") == "mission-absent"] == [("FIN", "PER")]
    assert ("COG", "PER") in {f.countries for f in facts}
    assert [p.names for p in after.knowledge.people if "Quispe" in p.name] == [("Ana Quispe", "Quispe")]


def test_answers_hold_when_files_are_renamed(project: Path) -> None:
    kb = _understood(project).knowledge
    book = _book(project)
    for about, keys in (("conflict", "1"), ("facts", "d"), ("people", "d"), ("slip", "k"), ("name", "1")):
        answer = next(answer for answer in _asked(kb, about)[1] if answer.keys == keys)
        book.put(answer, answer.reason)
    for name in ("one", "two", "three", "four"):
        (project / "corpus" / f"{name}.txt").rename(project / "corpus" / f"x-{name}.txt")
    after = _understood(project)
    assert after.knowledge.questions == ()
    assert not [problem for problem in after.problems if problem.file == "decisions.yaml"]


def test_questions_are_ranked_by_what_an_answer_mends(project: Path) -> None:
    kb = _understood(project).knowledge
    assert {question.about for question in kb.questions} == {"conflict", "facts", "people", "slip", "name"}
    assert [q.worth for q in kb.questions] == sorted((q.worth for q in kb.questions), reverse=True)
    assert all(q.worth == pytest.approx(q.chance * q.statements) for q in kb.questions)
    (conflict,) = [q for q in kb.questions if q.about == "conflict"]
    assert (conflict.chance, conflict.statements) == (0.5, 2)
    # A second source for one of the values: less doubt, and still more statements that one answer mends.
    more = "Record\n\n1 May 2021\n\nPeru opened its embassy in Helsinki, Finland, in 1974.\n"
    (project / "corpus" / "five.txt").write_text(more, "utf-8")
    (again,) = [q for q in _understood(project).knowledge.questions if q.about == "conflict"]
    assert (again.chance, again.statements) == (0.33, 3)


def test_questions_do_not_depend_on_the_order_of_files(project: Path) -> None:
    before = _understood(project).knowledge.questions
    again = _understood(project).knowledge.questions
    assert [q.model_dump() for q in before] == [q.model_dump() for q in again]

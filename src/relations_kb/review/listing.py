"""The questions printed: for those who have no terminal, and for scripts.

In: questions of a knowledge base. Out: lines of plain text, or values for JSON, with what each answer would write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import Any, Final

from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.question import SORTS, Question
from relations_kb.review.answers import Writer
from relations_kb.review.cases import Case, case, known
from relations_kb.review.entries import Signed, written
from relations_kb.review.screen import clean

SHORT: Final = 40  # characters; a quote of fewer is shown with the words around it


def counted(questions: Sequence[Question]) -> str:
    """Return how many questions there are of which sort: '2 open conflicts, 1 pair of facts that may be one'."""
    found = Counter(question.about for question in questions)
    told = [f"{found[about]} {one if found[about] == 1 else many}" for about, (one, many) in SORTS.items()
            if found[about]]  # fmt: skip
    return ", ".join(told) or "Nothing is undecided"


def plain(kb: KnowledgeBase, questions: Sequence[Question], width: int = 100) -> Iterator[str]:
    """Yield the questions as lines of text, each with its evidence and the answers."""
    all_ = known(kb)
    writer = Writer(all_)
    for n, question in enumerate(questions, 1):
        put = case(all_, question)
        yield f"{n}. [{question.about}] worth {question.worth:g}: {clean(put.ask)}"
        if put.parties:
            yield f"   {clean(put.parties)}"
        yield fill(f"Asked because: {clean(put.why)}", width, initial_indent="   ", subsequent_indent="   ")
        yield from _sides(put, width)
        for row in put.rows:
            if row.differs:
                yield f"   ≠ {row.field}: " + " | ".join(clean(value) or "—" for value in row.values)
        yield "   answers: " + "; ".join(f"{a.keys} {clean(a.label)}" for a in writer.answers(question))
        yield ""


def _sides(put: Case, width: int) -> Iterator[str]:
    for n, side in enumerate(put.sides, 1):
        for passage in side.passages:
            yield f"   [{n}] {clean(passage.doc)}:{passage.line} ({clean(passage.byline)})"
            words = f"“{clean(passage.quote)}”"
            if len(passage.quote) < SHORT:  # a bare name says nothing without its sentence
                words = f"{clean(passage.before)} {words} {clean(passage.after)}".strip()
            yield fill(words, width, initial_indent="       ", subsequent_indent="       ")


def rows(kb: KnowledgeBase, questions: Sequence[Question], date: str, by: str | None = None) -> list[dict[str, Any]]:
    """Return the questions as JSON has them; the ``entry`` of each answer can be put into decisions.yaml as it is.

    ``date`` (ISO) and ``by`` sign the entries.
    """
    all_ = known(kb)
    writer = Writer(all_)
    out = []
    for question in questions:
        put = case(all_, question)
        out.append(
            {
                "id": question.id,
                "about": question.about,
                "ask": put.ask,
                "field": question.field,
                "subjects": list(question.subjects),
                "reasons": list(question.reasons),
                "chance": question.chance,
                "statements": question.statements,
                "worth": question.worth,
                "sides": [
                    {"title": side.title, "passages": [passage._asdict() for passage in side.passages]}
                    for side in put.sides
                ],
                "fields": [row._asdict() for row in put.rows],
                "answers": [
                    {
                        "keys": answer.keys,
                        "label": answer.label,
                        "entry": written(answer.entry, Signed(answer.reason, date, by)),
                    }
                    for answer in writer.answers(question)
                ],
            }
        )
    return out

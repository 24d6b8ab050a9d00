"""The terminal at which a person decides: draws a session, reads keys, and writes what is decided.

In: a knowledge base, its questions, and the file to write into. Out: the session when the person leaves it. This is the
edge: the terminal and the file are touched here, in ``keyboard`` and in ``ledger``, nowhere else in the package.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TextIO

from rich.console import Console

from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.question import Question
from relations_kb.review import ledger
from relations_kb.review.answers import Answer, Writer
from relations_kb.review.cases import Case, case, known
from relations_kb.review.entries import Signed, written
from relations_kb.review.keyboard import keys, size
from relations_kb.review.screen import Terminal, frame, page
from relations_kb.review.sitting import Sitting

_FULL_SCREEN = "\x1b[?1049h\x1b[?25l"
_BACK = "\x1b[?25h\x1b[?1049l"


class FileBook:
    """Writes decisions into a file, signed with a ``date`` (ISO) and, if given, a name."""

    def __init__(self, path: Path, date: str, by: str | None = None) -> None:
        self.path = path
        self._date, self._by = date, by

    def put(self, answer: Answer, reason: str) -> ledger.Put:
        """Put a decision at the end of the file.

        :raises DecisionError: the file cannot be read or added to.
        :raises OSError: it cannot be written.
        """
        after, put = ledger.added(ledger.read(self.path), self.shown(answer, reason), self.path.name)
        ledger.write(self.path, after)
        return put

    def take(self, put: ledger.Put) -> None:
        """Take the decision out again that was put last; raises as :meth:`put`."""
        ledger.write(self.path, ledger.removed(ledger.read(self.path), put, self.path.name))

    def shown(self, answer: Answer, reason: str) -> str:
        """Return the entry that would be written."""
        return written(answer.entry, Signed(reason, self._date, self._by))


def sit(kb: KnowledgeBase, questions: Sequence[Question], book: FileBook) -> Sitting:
    """Let a person decide at the terminal, and return the session when they leave it.

    :raises DecisionError: the file of decisions cannot be read, so that nothing could be written.
    """
    sitting = open_sitting(kb, questions, book)
    ledger.added(ledger.read(book.path), _TRIAL, book.path.name)  # better said now than after the first decision
    plain = os.environ.get("TERM", "") in ("", "dumb") and sys.platform != "win32"
    out = sys.stdout
    console = Console(file=out)
    colours = None if plain else console.color_system or "standard"
    if not plain:
        out.write(_FULL_SCREEN)
    try:
        with closing(keys()) as pressed:
            for n, key in enumerate(pressed):
                sitting.press("ctrl-c" if key == "eof" else key)
                if sitting.over:
                    break
                if n == 0 or not (plain and key == "resize"):
                    _draw(sitting, Terminal(*size(), colours, console.no_color), out, plain)
    finally:
        if not plain:
            out.write(_BACK)
        out.flush()
    return sitting


_TRIAL = "- verdict: note\n  record: {doc: a, quote: b}\n  reason: c\n"


def open_sitting(kb: KnowledgeBase, questions: Sequence[Question], book: FileBook) -> Sitting:
    """Return a session over questions of a knowledge base."""
    all_ = known(kb)
    writer = Writer(all_)
    by_id = {question.id: question for question in questions}

    @cache
    def case_of(ident: str) -> Case:
        return case(all_, by_id[ident])

    @cache
    def answers_of(ident: str) -> tuple[Answer, ...]:
        return writer.answers(by_id[ident])

    def group(subject: str) -> str:
        fact = all_.facts.get(subject)
        return fact.id if fact is not None else subject

    return Sitting(
        questions, lambda question: case_of(question.id), lambda question: answers_of(question.id), book, group
    )


def _draw(sitting: Sitting, terminal: Terminal, out: TextIO, plain: bool) -> None:
    if plain:
        out.write("\n".join(page(sitting, terminal)) + "\n")
    else:
        lines = frame(sitting, terminal)
        out.write("\x1b[H" + "\r\n".join(f"{line}\x1b[K" for line in lines) + "\x1b[J")
    out.flush()

"""A session of deciding, without a screen: what each key does.

In: questions, what makes cases and answers of them, and a book to write into. Out: the state after each key, which
:mod:`relations_kb.review.screen` draws. Nothing here knows of terminals, so that every path can be tested.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from relations_kb.errors import RelationsKbError
from relations_kb.model.question import Question
from relations_kb.review.answers import Answer
from relations_kb.review.cases import Case
from relations_kb.review.ledger import Put

Mode = Literal["ask", "reason", "help", "entries", "end"]


class Book(Protocol):
    """Where decisions are written to."""

    def put(self, answer: Answer, reason: str) -> Put:
        """Write a decision; raise a RelationsKbError or OSError where that is impossible."""

    def take(self, put: Put) -> None:
        """Take a decision out again that was written last; raise as :meth:`put`."""

    def shown(self, answer: Answer, reason: str) -> str:
        """Return the entry that would be written."""


class Done(NamedTuple):
    """A decision of this session: the number of its question, the answer, the reason, and where it was written."""

    at: int
    answer: Answer
    reason: str
    put: Put


@dataclass
class Sitting:
    """The state of a session. ``press`` is the only way to change it; ``over`` says that the user has left."""

    questions: Sequence[Question]
    case_of: Callable[[Question], Case]
    answers_of: Callable[[Question], Sequence[Answer]]
    book: Book
    groups: Callable[[str], str] = str
    at: int = 0
    mode: Mode = "ask"
    over: bool = False
    top: int = 0
    message: str = ""
    failed: bool = False
    typed: str = ""
    line: str = ""
    cursor: int = 0
    done: list[Done] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.questions:
            self.mode = "end"

    @property
    def question(self) -> Question:
        """The question on the screen."""
        return self.questions[self.at]

    @property
    def answers(self) -> Sequence[Answer]:
        """What may be answered to it."""
        return self.answers_of(self.question)

    @property
    def case(self) -> Case:
        """It with its evidence."""
        return self.case_of(self.question)

    def answered(self, at: int) -> Done | None:
        """Return the decision of this session on a question, or None."""
        return next((done for done in self.done if done.at == at), None)

    def press(self, key: str) -> None:
        """Do what a key does; keys are characters, or names: 'up', 'enter', 'esc', 'backspace', 'ctrl-c' …"""
        if key == "resize":
            return
        self.message, self.failed = "", False
        if key == "ctrl-c":
            self.over = True
        elif self.mode == "reason":
            self._edit(key)
        elif self.mode in ("help", "entries"):
            self._page(key)
        elif key == "q":
            self.over = True
        elif key in _SCROLL:
            self.top = max(0, self.top + _SCROLL[key])
        elif self.typed:
            self._answer(key)
        else:
            self._command(key)

    def _page(self, key: str) -> None:
        if key in _SCROLL:
            self.top = max(0, self.top + _SCROLL[key])
        else:
            self._show("ask" if self.at < len(self.questions) else "end")

    def _show(self, mode: Mode) -> None:
        self.mode, self.top, self.typed = mode, 0, ""

    def _command(self, key: str) -> None:
        if key in ("?", "h"):
            self._show("help")
        elif key == "u":
            self._undo()
        elif key in ("left", "b"):
            self._go(max(0, min(self.at, len(self.questions)) - 1))
        elif self.mode == "end":
            self.message = "Nothing is left to ask. q leaves, u undoes the last decision, ← goes back."
        elif key in (" ", "right", "\t"):
            self._next()
        elif key == "r":
            self.line = self.reasons.get(self.at, "")
            self.cursor = len(self.line)
            self._show("reason")
        elif key == "e":
            self._show("entries")
        else:
            self._answer(key)

    def _answer(self, key: str) -> None:
        if key == "esc":
            self.typed = ""
            return
        self.typed += key
        found = [answer for answer in self.answers if answer.keys.startswith(self.typed)]
        exact = next((answer for answer in found if answer.keys == self.typed), None)
        if exact is not None:
            self.typed = ""
            self._decide(exact)
        elif found:
            self.message = "Which one? " + "   ".join(f"{a.keys[len(self.typed) :]} {a.label}" for a in found)
        else:
            shown = self.typed if self.typed.isprintable() and len(self.typed) < 8 else "that key"
            self.typed = ""
            self._fail(f"{shown} is no answer here; ? shows the keys")

    def _decide(self, answer: Answer) -> None:
        before = self.answered(self.at)
        if before is not None:
            self._fail(f"decided already: {before.answer.label}; u undoes the last decision")
            return
        reason = self.reasons.get(self.at) or answer.reason
        try:
            put = self.book.put(answer, reason)
        except (RelationsKbError, OSError) as error:
            self._fail(f"not written: {error}")
            return
        self.done.append(Done(self.at, answer, reason, put))
        self._next()
        self.message = f"Written in line {put.line}: {answer.label}. u undoes it."

    def _undo(self) -> None:
        if not self.done:
            self._fail("nothing to undo in this session")
            return
        last = self.done[-1]
        try:
            self.book.take(last.put)
        except (RelationsKbError, OSError) as error:
            self._fail(f"not undone: {error}")
            return
        self.done.pop()
        self._go(last.at)
        self.message = f"Undone: {last.answer.label}. Nothing of it is left in the file."

    def _go(self, at: int) -> None:
        self.at = at
        self._show("ask" if at < len(self.questions) else "end")

    def _next(self) -> None:
        """Go to the next question that no decision of this session settles."""
        at = self.at + 1
        while at < len(self.questions) and (self.answered(at) or self.settled(at)):
            at += 1
        self._go(at)

    def settled(self, at: int) -> bool:
        """Tell whether what was decided in this session leaves nothing to ask: two things joined over a third, or a
        record that is ruled wrong."""
        question = self.questions[at]
        gone = {s for d in self.done if d.answer.entry.verdict == "wrong" for s in _subject(d, self.questions[d.at])}
        if gone & set(question.subjects):
            return True
        if question.about not in ("facts", "people"):
            return False
        home: dict[str, str] = {}

        def root(item: str) -> str:
            while item in home:
                item = home[item]
            return item

        for done in self.done:
            if done.answer.entry.verdict == "same":
                one, two = (root(self.groups(subject)) for subject in self.questions[done.at].subjects[:2])
                if one != two:
                    home[two] = one
        a, b = (root(self.groups(subject)) for subject in question.subjects[:2])
        return a == b

    def _edit(self, key: str) -> None:
        before, after = self.line[: self.cursor], self.line[self.cursor :]
        if key == "enter":
            self.reasons[self.at] = " ".join(self.line.split())
            self._show("ask")
            self.message = "The reason is kept for your decision on this question." if self.line.strip() else ""
        elif key == "esc":
            self._show("ask")
        elif key == "backspace":
            self.line, self.cursor = before[:-1] + after, max(0, self.cursor - 1)
        elif key == "ctrl-u":
            self.line, self.cursor = after, 0
        elif key == "ctrl-w":
            kept = before.rstrip().rpartition(" ")[0]
            self.line, self.cursor = f"{kept} {after}" if kept else after, len(kept) + bool(kept)
        elif key in ("left", "right", "home", "end"):
            moves = {"left": self.cursor - 1, "right": self.cursor + 1, "home": 0, "end": len(self.line)}
            self.cursor = max(0, min(len(self.line), moves[key]))
        elif len(key) == 1 and key.isprintable():
            self.line, self.cursor = before + key + after, self.cursor + 1

    def _fail(self, message: str) -> None:
        self.message, self.failed = message, True


_SCROLL = {"up": -1, "down": 1, "pgup": -10, "pgdn": 10, "home": -(10**6), "end": 10**6}


def _subject(done: Done, question: Question) -> tuple[str, ...]:
    """Return the record that an answer ruled wrong."""
    number = done.answer.keys.removeprefix("w")
    return (question.subjects[int(number) - 1],) if number else question.subjects

"""A session drawn: lines of text with the terminal's own codes for bold and colour.

In: a :class:`Sitting`, and the size and abilities of a terminal. Out: the lines of a full screen, or of a page that is
printed once (a terminal that cannot move its cursor). Articles are strangers: characters that steer a terminal are
shown as replacement characters, never sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from relations_kb.review.answers import Answer
from relations_kb.review.cases import Case, Passage
from relations_kb.review.sitting import Sitting

SIDE: Final = 34  # columns that a side needs to stand beside another one
_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

HELP: Final = (
    ("1 2 3 …", "the value, record or country of that number is right"),
    ("s / d", "the same / different"),
    ("w 1, w 2", "that record is wrong: its text does not say this (Esc: not after all)"),
    ("y", "right: publish the record"),
    ("k", "keep as written"),
    ("n", "nobody can tell: leave it open, and do not ask again"),
    ("r", "write a reason first; else a plain one is written"),
    ("e", "show what each answer would write into the file"),
    ("space →", "skip: ask later"),
    ("← b", "back to the question before"),
    ("u", "undo the last decision, and take it out of the file"),
    ("↑ ↓ PgUp PgDn", "scroll"),
    ("?", "this help"),
    ("q", "quit; what was decided stays decided"),
)
ABOUT_HELP: Final = (
    "Each answer is written at once, as an entry at the end of decisions.yaml. You can write, mend and remove entries "
    "there by hand as well; docs/corrections.md shows how. The next build applies them, and shows them with their "
    "reason. Questions come most valuable first: 'worth' is the number of statements that an answer is expected to "
    "mend."
)


class Terminal(NamedTuple):
    """What a terminal can do: its size in columns and rows, and its colours (None: no bold either)."""

    width: int
    height: int
    colours: str | None = None
    no_colour: bool = False


def frame(sitting: Sitting, terminal: Terminal) -> list[str]:
    """Return the lines of a full screen, at most as many as the terminal has; ``sitting.top`` is kept to the text."""
    head = _lines(_head(sitting), terminal)[:2]
    foot = _lines(_foot(sitting, terminal), terminal)
    if len(foot) > terminal.height // 2:
        foot = foot[-max(1, terminal.height // 2) :]
    room = max(1, terminal.height - len(head) - len(foot) - 2)
    body = _lines(_body(sitting, terminal), terminal)
    sitting.top = max(0, min(sitting.top, len(body) - room))
    shown = body[sitting.top : sitting.top + room]
    shown += [""] * (room - len(shown))
    return [*head, _rule(terminal, sitting.top > 0, "↑"), *shown,
            _rule(terminal, sitting.top + room < len(body), "↓ more"), *foot][: terminal.height]  # fmt: skip


def page(sitting: Sitting, terminal: Terminal) -> list[str]:
    """Return everything once, for a terminal that only prints."""
    parts = Group(_head(sitting), _body(sitting, terminal), _foot(sitting, terminal))
    return ["", "-" * min(terminal.width, 60), *_lines(parts, terminal)]


def clean(words: str) -> str:
    """Return words without the characters that would steer a terminal."""
    return _STEERING.sub("\ufffd", words.replace("\n", " ").replace("\t", " "))


def _lines(content: RenderableType, terminal: Terminal) -> list[str]:
    console = Console(
        file=StringIO(),
        width=max(20, terminal.width),
        force_terminal=terminal.colours is not None,
        color_system=terminal.colours,  # type: ignore[arg-type]
        no_color=terminal.no_colour,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as captured:
        console.print(content, soft_wrap=False)
    return [line.rstrip() for line in captured.get().rstrip("\n").split("\n")]


def _rule(terminal: Terminal, more: bool, sign: str) -> str:
    width = max(20, terminal.width)
    return "─" * width if not more else "─" * (width - len(sign) - 3) + f" {sign} ─"


def _head(sitting: Sitting) -> Text:
    total, decided = len(sitting.questions), len(sitting.done)
    place = f"{sitting.at + 1} of {total}" if sitting.at < total else f"{total} of {total}"
    text = Text(f"review  {place}", style="bold")
    if sitting.at < total:
        text.append(f"  worth {sitting.question.worth:g}", style="not bold cyan")
        text.append(f"  {sitting.question.about}", style="not bold")
    text.append(f"  {decided} decided", style="not bold")
    return text


def _body(sitting: Sitting, terminal: Terminal) -> RenderableType:
    if sitting.mode == "help":
        table = Table.grid(padding=(0, 2))
        for keys, what in HELP:
            table.add_row(Text(keys, style="bold"), Text(what))
        return Group(table, Text(), Text(ABOUT_HELP), Text(), Text("Any key goes back."))
    if sitting.mode == "end":
        left = len(sitting.questions) - len({done.at for done in sitting.done})
        told = [f"{len(sitting.done)} decided in this session, {left} not." if sitting.questions else
                "Nothing is undecided.", "Build the site again to see what follows: relations-kb build"]  # fmt: skip
        return Group(*(Text(line) for line in told), *(_told(done.answer.label, done.reason) for done in sitting.done))
    if sitting.mode == "entries":
        reason = sitting.reasons.get(sitting.at, "")
        parts: list[RenderableType] = [Text("What each answer would write at the end of decisions.yaml:")]
        for answer in sitting.answers:
            parts += [Text(), Text(f"{answer.keys}  {clean(answer.label)}", style="bold")]
            entry = sitting.book.shown(answer, reason or answer.reason)
            parts += [Text(clean(line)) for line in entry.splitlines()]
        return Group(*parts, Text(), Text("Any key goes back."))
    case = sitting.case
    done = sitting.answered(sitting.at)
    above = [Text(clean(case.ask), style="bold")]
    if case.parties:
        above.append(Text(clean(case.parties)))
    above.append(Text(f"Asked because: {clean(case.why)}", style="italic"))
    if done is not None:
        above.append(Text(f"Decided: {done.answer.label}", style="bold green"))
    return Group(*above, Text(), _sides(case, terminal), Text(), _rows(case, terminal))


def _told(label: str, reason: str) -> Text:
    return Text(f"· {clean(label)}: {clean(reason)}")


def _sides(case: Case, terminal: Terminal) -> RenderableType:
    single = len(case.sides) == 1
    blocks = [
        Group(
            Text(clean(side.title) if single else f"[{n}] {clean(side.title)}", style="bold underline"),
            *(part for passage in side.passages for part in _passage(passage)),
        )
        for n, side in enumerate(case.sides, 1)
    ]
    if single or terminal.width < SIDE * len(blocks) + 3 * (len(blocks) - 1):
        spaced = [part for block in blocks for part in (block, Text())]
        return Group(*spaced[:-1])
    table = Table.grid(expand=True, padding=(0, 1))
    for _ in blocks:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*blocks)
    return table


def _passage(passage: Passage) -> Iterable[Text]:
    yield Text(clean(f"{passage.doc}:{passage.line}"), style="cyan", overflow="fold")
    yield Text(clean(passage.byline), style="dim")
    words = Text(overflow="fold")
    if passage.before:
        words.append(clean(passage.before) + " ", style="dim")
    words.append(f"▸{clean(passage.quote)}◂", style="bold")
    if passage.after:
        words.append(" " + clean(passage.after), style="dim")
    yield words
    for more in passage.more:
        yield Text(f"also: ▸{clean(more)}◂", overflow="fold")


def _rows(case: Case, terminal: Terminal) -> RenderableType:
    if not case.rows:
        return Text()
    count = len(case.sides)
    if count > 1 and terminal.width < 16 + 20 * count:
        lines = []
        for row in case.rows:
            sign = "≠ " if row.differs else "  "
            lines.append(Text(f"{sign}{row.field}", style="bold" if row.differs else ""))
            values = row.values if row.differs else row.values[:1]
            lines += [
                Text(f"    [{n}] {clean(value) or '—'}" if row.differs else f"    {clean(value)}")
                for n, value in enumerate(values, 1)
            ]
        return Group(*lines)
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(max_width=16)
    for _ in range(count):
        table.add_column(ratio=1, overflow="fold")
    if count > 1:
        table.add_row("", Text("field", style="dim"), *(Text(f"[{n}]", style="dim") for n in range(1, count + 1)))
    for row in case.rows:
        style = "bold yellow" if row.differs else ""
        cells = [Text(clean(value) or "—", style=style) for value in row.values]
        table.add_row(Text("≠" if row.differs else "", style=style), Text(row.field, style=style), *cells)
    return table


def _foot(sitting: Sitting, terminal: Terminal) -> RenderableType:
    parts: list[RenderableType] = []
    if sitting.mode == "reason":
        shown = sitting.line[: sitting.cursor] + "▏" + sitting.line[sitting.cursor :]
        parts.append(Text(f"Reason: {clean(shown)}", overflow="fold"))
        parts.append(Text("Enter keeps it, Esc leaves it as it was", style="dim"))
        return Group(*parts)
    if sitting.mode == "ask":
        labels = _labels(sitting.answers)
        bare = labels if _fits(labels, terminal) else [(keys, "") for keys, _ in labels]
        parts.append(_keyed(bare, max(20, terminal.width)))
        if sitting.reasons.get(sitting.at):
            parts.append(Text(f"Reason: {clean(sitting.reasons[sitting.at])}"))
    if sitting.mode in ("ask", "end"):
        commands = "r reason · e entry · space skip · u undo · ? help · q quit" if sitting.mode == "ask" else (
            "u undo · ← back · ? help · q quit"
        )  # fmt: skip
        parts.append(Text(commands, style="dim"))
    if sitting.message:
        parts.append(Text(clean(sitting.message), style="bold red" if sitting.failed else "green"))
    return Group(*parts)


def _labels(answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """Return the keys with their labels; those of two keys once, under the first of them."""
    found: dict[str, str] = {}
    for answer in answers:
        found.setdefault(answer.keys[0], clean(answer.label) if len(answer.keys) == 1 else "a record is wrong …")
    return list(found.items())


def _fits(labels: Sequence[tuple[str, str]], terminal: Terminal) -> bool:
    return sum(len(keys) + len(label) + 4 for keys, label in labels) <= terminal.width * (terminal.height // 4)


def _keyed(labels: Sequence[tuple[str, str]], width: int) -> Text:
    """Return keys with their labels, as many in a line as fit; a label is broken only where it is a line by itself."""
    text, used = Text(), 0
    for keys, label in labels:
        size = len(keys) + cell_len(label) + bool(label)
        if used and used + 3 + size > width:
            text.append("\n")
            used = 0
        text.append("   " if used else "")
        text.append(keys, style="bold reverse")
        text.append(f" {label}" if label else "")
        used += size + (3 if used else 0)
    return text

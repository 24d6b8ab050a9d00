"""An answer as an entry of ``corpus/decisions.yaml``: the words that stand in the file.

In: what was decided and why. Out: lines of YAML that a person can read and mend, and that
:func:`relations_kb.link.decisions.parse_decisions` reads back as the same decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import yaml

WIDTH: Final = 100  # columns after which a reason goes on in the next line


class Entry(NamedTuple):
    """A decision without its reason: the verdict, whom it is about, and its other keys, in the order of the file."""

    verdict: str
    subjects: tuple[tuple[str, tuple[Mapping[str, Any], ...]], ...]
    rest: tuple[tuple[str, Any], ...] = ()


class Signed(NamedTuple):
    """Why, when (a day, ISO) and by whom (None: nobody says) a decision was made."""

    reason: str
    date: str
    by: str | None = None


def written(entry: Entry, signed: Signed) -> str:
    """Return an entry as YAML: a list item in block style, with a line end after each line."""
    lines = [f"- verdict: {entry.verdict}"]
    for name, keys in entry.subjects:
        if name in ("records", "people"):
            lines.append(f"  {name}:")
            lines += [f"    {'- ' if first else '  '}{line}" for key in keys for first, line in _mapping(key)]
        else:
            lines.append(f"  {name}:")
            lines += [f"    {line}" for key in keys for _, line in _mapping(key)]
    lines += [f"  {name}: {scalar(value)}" for name, value in entry.rest]
    lines += _reason(signed.reason)
    lines.append(f"  date: {signed.date}")
    if signed.by:
        lines.append(f"  by: {scalar(signed.by)}")
    return "\n".join(lines) + "\n"


def _mapping(key: Mapping[str, Any]) -> list[tuple[bool, str]]:
    return [(n == 0, f"{name}: {scalar(value)}") for n, (name, value) in enumerate(key.items())]


def scalar(value: Any) -> str:
    """Return a value in one line of YAML, quoted only where it must be."""
    dumped: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10**9)
    return dumped.removesuffix("\n").removesuffix("...").rstrip("\n")


def _reason(reason: str) -> list[str]:
    """Return a reason in one line, or folded where it is long; white space within it is single spaces."""
    words = reason.split()
    plain = f"  reason: {scalar(' '.join(words))}"
    if len(plain) <= WIDTH:
        return [plain]
    lines, line = ["  reason: >-"], "   "
    for word in words:
        if len(line) + 1 + len(word) > WIDTH and line.strip():
            lines.append(line)
            line = "   "
        line += " " + word
    return [*lines, line]

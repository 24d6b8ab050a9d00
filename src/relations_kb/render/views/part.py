"""What is told of a site that publishes a part of what is known: in a line on every page, and in full on one."""

from __future__ import annotations

from typing import NamedTuple

from relations_kb.model.knowledge import LeftOut
from relations_kb.model.site import Settings
from relations_kb.render import format as say
from relations_kb.render.index import PUBLISHED, Index

_FEW = 3  # pairs that are named in a line


class PartView(NamedTuple):
    """What is shown (``Azerbaijan–Kazakhstan, since 2015``), what is left out, the pairs of which nothing is known."""

    shown: str
    left_out: LeftOut
    without_facts: tuple[str, ...]


def part_in_words(settings: Settings, known: Index) -> str:
    """Return which part is published; empty for all. It hangs on the settings alone, as every page has it."""
    pairs = [_named(known, pair) for pair in settings.pairs]
    if len(pairs) > _FEW:
        pairs = [say.counted(len(pairs), "pair of countries", "pairs of countries")]
    since = [f"since {say.date(settings.since)}"] if settings.since else []
    return ", ".join((*([say.joined(pairs)] if pairs else []), *since))


def part_view(known: Index) -> PartView | None:
    """Return what is to be told of a part; None where everything is published."""
    part = known.part.get(PUBLISHED)
    if part is None:
        return None
    pairs = say.joined([_named(known, pair) for pair in part.pairs])
    since = f"since {say.date(part.since)}" if part.since else ""
    return PartView(
        ", ".join(filter(None, (pairs, since))),
        part.left_out,
        tuple(_named(known, pair) for pair in part.without_facts),
    )


def _named(known: Index, pair: tuple[str, str]) -> str:
    return "–".join(known.country_names.get(code, code) for code in pair)

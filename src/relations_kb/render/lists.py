"""Who and what the long lists hold, and by what they are cut: people by the initials of their names, sources by years.

In: people, their facts, the sources. Out: a :class:`Lists`, made once. A page of a list asks for one part of it, and
for short things about each entry, so that whoever is added elsewhere is nothing to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from relations_kb.model.address import person_page
from relations_kb.model.knowledge import Fact, Person
from relations_kb.model.text import Document
from relations_kb.render import format as say
from relations_kb.render.totals import YearNumbers

OTHER = "other"
"""What the part of the names is called that do not begin with one of the 26 letters."""

UNDATED = "undated"
IN_A_YEAR = 300  # sources; a year that has more is cut into months, as one more would else shift them from page to page
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


class Dated(Protocol):
    """A source, as far as its place in the list goes."""

    @property
    def name(self) -> str:
        """Its file name."""

    @property
    def published(self) -> str | None:
        """When it was published (EDTF)."""


@dataclass(frozen=True)
class Lists:
    """The entries of lists by the parts that lists are cut into.

    ``initials`` are ids of people by letters (``a``), by name, ``issued`` names of sources by years as pages call
    them, or by months (``2024-05``) where a year has many, the latest first; ``cut`` says how many each part has, and
    ``parts`` which there are, by the list's name (``people``, ``sources``). ``taken_part`` is in how many facts a
    person took part, and of which years, ``shown`` how much of a source may be shown.
    """

    initials: Mapping[str, tuple[str, ...]]
    issued: Mapping[str, tuple[str, ...]]
    cut: Mapping[str, YearNumbers]
    parts: Mapping[str, tuple[str, ...]]
    taken_part: Mapping[str, tuple[int, str]]
    shown: Mapping[str, str]


def lists(
    people: Iterable[Person],
    by_person: Mapping[str, Sequence[Fact]],
    sources: Sequence[Dated],
    documents: Iterable[Document],
) -> Lists:
    """Sort people and sources into the parts of their lists; ``sources`` come the oldest first, undated ones last."""
    initials: defaultdict[str, list[str]] = defaultdict(list)
    for person in sorted(people, key=lambda one: (one.name.casefold(), person_page(one.slug))):
        initials[initial(person.name)].append(person.id)
    by_letter = {letter: tuple(initials[letter]) for letter in sorted(initials, key=lambda one: (one == OTHER, one))}
    issued = _issued(sources)
    cut = {"people": _numbers(by_letter), "sources": _numbers(issued)}
    return Lists(
        initials=by_letter,
        issued=issued,
        cut=cut,
        parts={name: tuple(label for label, _ in own) for name, own in cut.items()},
        taken_part={id: (len(facts), span_of_years(facts)) for id, facts in by_person.items()},
        shown={document.name: document.publish for document in documents},
    )


def initial(name: str) -> str:
    """Return the letter under which a name stands: ``Élie`` is under ``e``, ``عبد`` under :data:`OTHER`."""
    for letter in unicodedata.normalize("NFKD", name).casefold():
        if letter.isalpha():
            return letter if letter.isascii() else OTHER
    return OTHER


def year_of_part(label: str) -> str:
    """Return the year of a part that is a year or a month; other parts are their own."""
    return label[:4] if label[:4].isdigit() else label


def _issued(sources: Sequence[Dated]) -> dict[str, tuple[str, ...]]:
    ordered = [one for one in reversed(sources) if one.published]
    ordered += [one for one in sources if not one.published]
    years: defaultdict[str, list[Dated]] = defaultdict(list)
    for source in ordered:
        year = say.year(source.published)
        years[UNDATED if year is None else str(year)].append(source)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for label, own in years.items():
        for source in own:
            month = _MONTH.match(source.published or "") if len(own) > IN_A_YEAR else None
            found[month[0] if month else label].append(source.name)
    return {label: tuple(found[label]) for label in sorted(found, key=_newest_first)}


def span_of_years(facts: Iterable[Fact]) -> str:
    """Return the years that facts cover, such as ``1991–2025``; empty where none is dated."""
    years = sorted({year for fact in facts if (year := say.year(fact.best.date)) is not None})
    return "" if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _numbers(parts: Mapping[str, Sequence[str]]) -> YearNumbers:
    return tuple((label, len(own)) for label, own in parts.items())


def _newest_first(label: str) -> tuple[bool, int, int]:
    year, _, month = label.partition("-")
    return (False, -int(year), -int(month or 0)) if year.isdigit() else (True, 0, 0)

"""How much there is of what, counted once.

In: the groups of facts of an index. Out: a :class:`Totals`. Who tells only a number asks here: a page that counted a
group for itself would need all that the group holds, and be made again with each change of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from relations_kb.model.address import Pair
from relations_kb.model.knowledge import Fact

ALL = ""
ALARMS = "alarms"

YearNumbers = tuple[tuple[str, int], ...]
"""Years as pages call them, the newest first, the undated last, each with how many facts it has."""


@dataclass(frozen=True)
class Totals:
    """Numbers, and what is as short.

    ``numbers`` are by name (``pairs``, ``facts``, ``people``, ``sources``), ``years`` the facts of a kind, or of all
    (:data:`ALL`) or those with open conflicts (:data:`ALARMS`), ``labels`` those years alone, ``parties`` the countries
    of a kind's facts, in order; ``of_country``, ``of_pair`` and ``of_source`` count facts, ``spans`` are the first and
    last years of a country's facts.
    """

    numbers: Mapping[str, int]
    years: Mapping[str, YearNumbers]
    labels: Mapping[str, tuple[str, ...]]
    parties: Mapping[str, tuple[str, ...]]
    of_country: Mapping[str, int]
    of_pair: Mapping[Pair, int]
    of_source: Mapping[str, int]
    spans: Mapping[str, tuple[str, str]]


def totals(
    by_kind_year: Mapping[tuple[str, str], tuple[Fact, ...]],
    by_year: Mapping[str, tuple[Fact, ...]],
    by_country: Mapping[str, tuple[Fact, ...]],
    by_pair: Mapping[Pair, tuple[Fact, ...]],
    by_source: Mapping[str, tuple[Fact, ...]],
    by_alarm_year: Mapping[str, tuple[Fact, ...]],
    numbers: Mapping[str, int],
) -> Totals:
    """Count the groups; ``numbers`` are those that nobody needs to count."""
    years = {
        ALL: {year: len(facts) for year, facts in by_year.items()},
        ALARMS: {year: len(facts) for year, facts in by_alarm_year.items()},
    }
    parties: dict[str, set[str]] = {}
    for (kind, year), facts in by_kind_year.items():
        years.setdefault(kind, {})[year] = len(facts)
        parties.setdefault(kind, set()).update(chain.from_iterable(fact.countries for fact in facts))
    ordered = {kind: tuple(sorted(own.items(), key=_newest_first, reverse=True)) for kind, own in years.items()}
    return Totals(
        numbers=numbers,
        years=ordered,
        labels={kind: tuple(label for label, _ in own) for kind, own in ordered.items()},
        parties={kind: tuple(sorted(codes)) for kind, codes in parties.items()},
        of_country={code: len(facts) for code, facts in by_country.items()},
        of_pair={pair: len(facts) for pair, facts in by_pair.items()},
        of_source={name: len(facts) for name, facts in by_source.items()},
        spans=_spans(by_year),
    )


def _spans(by_year: Mapping[str, tuple[Fact, ...]]) -> dict[str, tuple[str, str]]:
    spans: dict[str, tuple[str, str]] = {}
    for year in sorted((label for label in by_year if label.isdigit()), key=int):
        for code in set(chain.from_iterable(fact.countries for fact in by_year[year])):
            spans[code] = (spans[code][0] if code in spans else year, year)
    return spans


def _newest_first(one: tuple[str, int]) -> tuple[bool, int]:
    label, _ = one
    return (True, int(label)) if label.isdigit() else (False, 0)

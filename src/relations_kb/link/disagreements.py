"""Where the records of one fact disagree, and what sort of disagreement it is.

In: the records of a fact, and what is known of their sources. Out: at most one typed disagreement a field, of the
gravest type, by the fact contract (docs/facts.md): ``conflict``, ``superseded``, ``measure``, ``precision``,
``naming``. Values that a record does not have are no disagreement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from relations_kb.kinds.comparison import cities_clash, clash, fold_words, place_told, when
from relations_kb.kinds.timespan import WEEK, YEAR, Span, span_of
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.trade.same import rounded_alike
from relations_kb.link.names import parse, relate
from relations_kb.link.offices import other_rank, other_wording
from relations_kb.link.sameness import SAMENESS
from relations_kb.link.sounds import spelled_alike
from relations_kb.model.knowledge import Conflict, ConflictType, ConflictValue
from relations_kb.model.record import Record
from relations_kb.vocab.world import load_world

GRAVITY: tuple[ConflictType, ...] = ("conflict", "superseded", "measure", "precision", "naming")


class Standing(NamedTuple):
    """How far a record can be relied on: whether its text corrects an earlier one, whether its figure is said to be
    preliminary or final; the day of its source (ISO, or ''), the keys of its publisher, and the country whose office a
    figure comes from."""

    corrects: bool = False
    preliminary: bool = False
    final: bool = False
    published: str = ""
    publisher: frozenset[str] = frozenset()
    reporter: str | None = None


Judge = Callable[[Record, Record], "ConflictType | None"]


def disagreements(records: Sequence[Record], standing: Mapping[str, Standing]) -> tuple[Conflict, ...]:
    """Return the disagreements between the records of one fact, by field."""
    if len(records) < 2:
        return ()
    found = _compared(records, standing)
    if any(conflict.type == "conflict" for conflict in found):
        mended = _mended(records, standing)
        if mended:
            still = {c.field for c in _compared([r for r in records if r.id not in mended], standing)
                     if c.type == "conflict"}  # fmt: skip
            found = [_settle(conflict, still) for conflict in found]
    return tuple(sorted(found, key=lambda c: (GRAVITY.index(c.type), c.field)))


def _compared(records: Sequence[Record], standing: Mapping[str, Standing]) -> list[Conflict]:
    """Return the disagreements as they stand, before any correction is weighed."""
    if len(records) < 2:
        return []
    kind = records[0].kind
    found = [
        _field(records, "countries", lambda r: ",".join(r.countries), lambda a, b: "conflict"),
        _field(records, "date", _date_value, _dates) if kind != "trade" else None,
        _field(records, "modality", lambda r: r.modality, _modalities),
        _field(records, "place", _place_value, _places),
        _people(records, standing),
        *(_field(records, name, _plain(name), _watched(name)) for name in SAMENESS[kind].watched),
    ]
    if kind == "treaty":
        found.append(_field(records, "title", lambda r: getattr(r, "title", None), _titles))
    if kind == "trade":
        found.append(_field(records, "value", _figure_value, _figures(standing)))
    return [conflict for conflict in found if conflict is not None]


def _field(records: Sequence[Record], name: str, value: Callable[[Record], Any], judge: Judge) -> Conflict | None:
    """Compare one field of all records; the gravest judgement on any pair names the type."""
    held = [(record, told) for record in records if (told := value(record)) is not None]
    if len({told for _, told in held}) < 2:
        return None
    types = {judge(a, b) for (a, x), (b, y) in combinations(held, 2) if x != y} - {None}
    if not types:
        return None
    gravest = next(type_ for type_ in GRAVITY if type_ in types)
    return Conflict(field=name, type=gravest, values=_values([record for record, _ in held], value))


def _values(records: Iterable[Record], value: Callable[[Record], Any]) -> tuple[ConflictValue, ...]:
    groups: dict[Any, list[str]] = defaultdict(list)
    for record in records:
        groups[value(record)].append(record.id)
    return tuple(ConflictValue(value=v, records=tuple(ids)) for v, ids in groups.items())


def _plain(name: str) -> Callable[[Record], Any]:
    return lambda record: getattr(record, name)


def _watched(name: str) -> Judge:
    """An embassy that another source calls a legation or high commission is one mission under two names."""
    return lambda a, b: "naming" if name == "mission" else "conflict"


def _date_value(record: Record) -> str | None:
    if record.date is None:
        return None
    return f"{record.date} (published)" if record.date_basis == "published" and len(record.date) == 10 else record.date


def _dates(a: Record, b: Record) -> ConflictType | None:
    one, two = when(a), when(b)
    if one is None or two is None or one == two:
        return None
    if one.agrees(two) or _vague(a, b, one, two):
        return "precision"
    if a.modality != b.modality or "planned" in (a.modality, b.modality):
        return "superseded"
    # The day of a report against the day of the event: the report comes after, by a few days.
    late, early = (a, b) if one.first > two.first else (b, a)
    if late.date_basis == "published" and 0 < one.gap(two) <= WEEK and early.date_basis != "published":
        return "precision"
    return "precision" if a.date_basis == b.date_basis == "published" and one.gap(two) <= WEEK else "conflict"


def _vague(a: Record, b: Record, one: Span, two: Span) -> bool:
    """Tell whether one of two dates is a year that allows for the other.

    '25 years ago', said in spring, may be 24: a year worked out from an anniversary has one of slack, an approximate
    one ('some 500 years ago') has five.
    """
    if not one.gap(two) and any(
        r.date_basis == "inferred" and when_.width >= WEEK for r, when_ in ((a, one), (b, two))
    ):
        return True  # 'this week' and 'last week', told on two days
    return any(
        one.gap(two) <= (5 * YEAR if "~" in (r.date or "") else YEAR)
        for r in (a, b)
        if len((r.date or "").rstrip("~")) == 4 and ("~" in (r.date or "") or _counted_back(r))
    )


def _counted_back(record: Record) -> bool:
    """Tell whether a year was counted back from a jubilee: 'the 20th anniversary', '25 years of relations'."""
    return record.date_basis == "inferred" and any(_JUBILEE.search(e.quote) for e in record.evidence)


_JUBILEE = re.compile(r"\banniversary\b|\b(?:\d+|[a-z]+ty|[a-z]+ty-[a-z]+|ten|fifteen|hundred) years\b", re.IGNORECASE)


def _modalities(a: Record, b: Record) -> ConflictType | None:
    """What was called off and held on another day was moved; called off and held on one day is a contradiction."""
    one, two = when(a), when(b)
    moved = one is not None and two is not None and not one.agrees(two)
    return "conflict" if {a.modality, b.modality} == {"occurred", "cancelled"} and not moved else "superseded"


def _place_value(record: Record) -> str | None:
    """Return the city, but not a country's name that stands for one ('held in Kuwait')."""
    place = record.place
    if place is None or not place.city:
        return None
    entry = load_world().countries.get(place.country or "")
    return None if entry is not None and fold_words(place.city) == fold_words(entry.name) else place.city


def _places(a: Record, b: Record) -> ConflictType | None:
    one, two = fold_words(_place_value(a) or ""), fold_words(_place_value(b) or "")
    if one.replace(" ", "") == two.replace(" ", ""):
        return None
    if not cities_clash(a, b):
        return "naming"
    return "conflict" if place_told(a) and place_told(b) else None


def _titles(a: Record, b: Record) -> ConflictType | None:
    one, two = (_bare_title(str(getattr(r, "title", ""))) for r in (a, b))
    return None if one == two else "naming"


def _bare_title(title: str) -> str:
    words = fold_words(title).split()
    return "".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _figure_value(record: Record) -> str:
    assert isinstance(record, Trade)
    sign = "" if record.qualifier == "exact" else f"{record.qualifier} "
    return f"{sign}{record.value:,} {record.currency} ({record.reporter} {record.flow})"


def _figures(standing: Mapping[str, Standing]) -> Judge:
    def judge(a: Record, b: Record) -> ConflictType | None:
        assert isinstance(a, Trade)
        assert isinstance(b, Trade)
        if a.currency != b.currency:
            return "measure"
        if rounded_alike(a, b):
            return None if a.value == b.value else "precision"
        if (a.flow, a.reporter) != (b.flow, b.reporter):
            return "measure"
        one, two = standing.get(a.id, Standing()), standing.get(b.id, Standing())
        if a.flow in ("turnover", "balance") and clash(one.reporter, two.reporter):
            return "measure"  # each side counts the same trade its own way
        return "superseded" if one.preliminary != two.preliminary or one.final != two.final else "conflict"

    return judge


def _people(records: Sequence[Record], standing: Mapping[str, Standing]) -> Conflict | None:
    """Compare who took part: the names and ranks of the same people, and the heads that exclude each other."""
    types: set[ConflictType] = set()
    late = {r.id for r in records if _looks_back(r, standing)}
    # Of records that name the same people alike one speaks for all: hundreds may tell of one event.
    alike: dict[tuple[object, ...], Record] = {}
    for r in records:
        alike[r.id in late, r.countries, *((p.id, p.name, p.office, p.country) for p in r.people)] = r
    named = [(r, {p.id: p for p in r.people if p.id}) for r in alike.values() if r.people]
    for (a, _), (b, yours) in combinations(named, 2):
        for mine in a.people:
            other = yours.get(mine.id) if mine.id else None
            if other is not None:
                office, theirs = (None if r.id in late else p.office for r, p in ((a, mine), (b, other)))
                types |= _person(mine.name, office, other.name, theirs)
        if _other_heads(a, b):
            types.add("conflict")
    if not types:
        return None
    gravest = next(type_ for type_ in GRAVITY if type_ in types)
    shown = [r for r in records if r.people]
    return Conflict(field="people", type=gravest, values=_values(shown, _people_value(gravest)))


def _looks_back(record: Record, standing: Mapping[str, Standing]) -> bool:
    """Tell whether a text was published long after what it tells, so that it may give a later office of somebody."""
    told, published = when(record), span_of(standing.get(record.id, Standing()).published)
    return told is not None and published is not None and published.first - told.last > YEAR // 2


@lru_cache(maxsize=65536)
def _person(name: str, office: str | None, other_name: str, other_office: str | None) -> frozenset[ConflictType]:
    if other_rank(office, other_office):
        return frozenset({"conflict"})
    if other_wording(office, other_office) or not _same_spelling(name, other_name):
        return frozenset({"naming"})
    return frozenset()


def _same_spelling(a: str, b: str) -> bool:
    one, two = parse(a), parse(b)
    if len(one.words) != len(two.words):
        return spelled_alike("".join(one.words), "".join(two.words)) and one.initials == two.initials
    same_initials = [i for _, i in one.initials] == [i for _, i in two.initials]
    return same_initials and all(spelled_alike(x, y) for x, y in zip(one.words, two.words, strict=True))


def _other_heads(a: Record, b: Record) -> bool:
    """Tell whether one side's only head of delegation is another person in each of two records of one round."""
    if a.kind != "consultation":
        return False
    everybody = {p.id for p in a.people} & {p.id for p in b.people}
    for country in a.countries:
        mine, yours = ({p.id: p.name for p in r.people if p.country == country} for r in (a, b))
        heads = mine.keys() | yours.keys()
        if len(mine) == len(yours) == 1 and None not in heads and not heads & everybody:
            # Names that may be one person's contradict nothing, whether or not the two have been joined.
            (one,), (two,) = mine.values(), yours.values()
            if relate(one, two) == "different":
                return True
    return False


def _people_value(gravest: ConflictType) -> Callable[[Record], str]:
    def value(record: Record) -> str:
        told = (
            f"{p.name}, {p.office}" if p.office and gravest in ("conflict", "superseded") else p.name
            for p in sorted(record.people, key=lambda p: (p.country or "", p.id or "", p.name))
        )  # fmt: skip
        return "; ".join(told)

    return value


def _mended(records: Sequence[Record], standing: Mapping[str, Standing]) -> set[str]:
    """Return the ids of the records that a notice of correction mends: those of the paper that corrects itself.

    Where no record is known to be the same paper's, the notice mends whatever it gainsays.
    """
    notices = [r for r in records if standing.get(r.id, Standing()).corrects]
    if not notices:
        return set()
    papers = frozenset().union(*(standing[r.id].publisher for r in notices))
    others = [r for r in records if r not in notices]
    own = {r.id for r in others if standing.get(r.id, Standing()).publisher & papers}
    return own or {r.id for r in others}


def _settle(conflict: Conflict, still: Collection[str]) -> Conflict:
    """Turn a conflict into a superseded value where nothing is left of it without what a notice of correction mends.

    The notice need not have been read to its last word: what only the mended report has otherwise has been taken back.
    """
    if conflict.type != "conflict" or conflict.field in still:
        return conflict
    return conflict.model_copy(update={"type": "superseded"})

"""When two records tell of the same action on the same instrument.

In: two treaty records of the same countries, people resolved. Out: a verdict with reasons. The subject of the titles
and the date decide; a title that names no subject ('joint memorandum') needs the same place or signatories.
"""

from __future__ import annotations

from collections.abc import Hashable

from relations_kb.kinds.comparison import (
    Comparison,
    Sameness,
    cities_clash,
    different,
    fold_words,
    place_told,
    published_later,
    same,
    same_city,
    shared_people,
    unsure,
    when,
)
from relations_kb.kinds.timespan import MONTH, WEEK, YEAR, Span, years_near
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.titles import Subject, compare_subjects, years_of

NARROW = 10


def compare(a: Treaty, b: Treaty) -> Comparison:
    """Judge whether two records are one action on one instrument."""
    if a.action != b.action:
        return different("another action")
    titles = compare_subjects(a.title, b.title)
    if not titles.empty and titles.common == 0:
        return different("another subject")
    if _other_years(a, b):
        return different("for other years")
    one, two = when(a), when(b)
    if one is None or two is None:
        return _undated(a, b, titles, both=one is None and two is None)
    if a.doc == b.doc:
        return _same_text(a, b, one, two, titles)
    if cities_clash(a, b) and not _same_paper(a, b, one, two, titles):
        return unsure("another place of signing") if one.agrees(two) else different("another place and date")
    if one.gap(two):
        return _apart(a, b, one.gap(two), titles)
    return _overlapping(a, b, one, two, titles)


def _other_years(a: Treaty, b: Treaty) -> bool:
    """Tell whether two titles are for other years: the programme for 2018-2019 is not the one for 2020-2021."""
    mine, yours = years_of(a.title), years_of(b.title)
    return bool(mine) and bool(yours) and not mine & yours


def _between_ministries(a: Treaty, b: Treaty) -> bool:
    """Tell whether both papers are said to be the ministries' own: 'protocol between the two foreign ministries'."""
    return all("ministr" in fold_words(record.title) for record in (a, b)) and a.doc != b.doc


def _same_paper(a: Treaty, b: Treaty, one: Span, two: Span, titles: Subject) -> bool:
    """Tell whether two places of signing are one, because a report's dateline was taken for one of them.

    The subject must be the same to the word, or the signatories of both sides and most of the subject.
    """
    if place_told(a) and place_told(b):
        return False
    told = len(shared_people(a, b).sides) > 1 and titles.of_shorter >= 0.5
    alike = titles.common >= 2 and titles.of_both >= 0.5
    return (told or alike) and one.gap(two) <= 3 and max(one.width, two.width) <= NARROW


def _undated(a: Treaty, b: Treaty, titles: Subject, *, both: bool) -> Comparison:
    if fold_words(a.title) == fold_words(b.title) and not titles.empty:
        return same(2, "the same title")
    enough = 0.6 if both or a.action == "in-force" else 0.8
    if titles.common >= 2 and titles.of_both >= enough:
        return same(1, "the same subject")
    return unsure("undated, and the titles differ") if titles.of_shorter >= 0.5 else different("undated, other titles")


def _same_text(a: Treaty, b: Treaty, one: Span, two: Span, titles: Subject) -> Comparison:
    """Judge two records of one text, which by the contract are two unless the text tells of one paper twice.

    A list gives several papers of one day; one paper told twice has two precisions, or the very same subject.
    """
    if one == two:
        same_subject = titles.common >= 2 and titles.of_both == 1.0
        return same(2, "the same subject and date") if same_subject else different("two papers of one text")
    if one.agrees(two) and titles.common >= 2 and titles.of_shorter >= 0.7:
        return same(2, "the same subject", "the dates agree")
    if published_later(a, b) and not titles.empty and titles.of_both == 1.0:
        return same(2, "the headline's day of publication, and the day that the text tells")
    return different("two papers of one text")


def _apart(a: Treaty, b: Treaty, gap: int, titles: Subject) -> Comparison:
    alike = titles.of_shorter >= 0.5 and not titles.empty
    if alike and (gap <= 3 or published_later(a, b)):
        return same(1 + titles.common, "the same subject", "days apart")
    if alike and a.modality != b.modality and gap <= MONTH:
        return same(titles.common, "planned, and then done")
    if titles.empty and gap <= 3 and _between_ministries(a, b):
        return same(1, "days apart", "both between the ministries")
    if titles.empty and gap <= WEEK:
        return unsure("days apart, and a title without a subject")
    if titles.common >= 2 and titles.of_both >= 0.8 and gap <= YEAR:
        return unsure("the same title, months apart")
    return different("other dates")


def _overlapping(a: Treaty, b: Treaty, one: Span, two: Span, titles: Subject) -> Comparison:
    widest = max(one.width, two.width)
    shared = shared_people(a, b)
    in_one_city = same_city(a, b)
    support = len(shared.sides) + in_one_city
    if titles.empty:
        if years_of(a.title) and years_of(a.title) == years_of(b.title) and widest <= MONTH:
            return same(2 + support, "the dates agree", "for the same years")
        if support and widest <= MONTH:
            return same(support, "the dates agree", "the same place or signatories", "one title names no subject")
        if widest <= NARROW and _between_ministries(a, b):
            return same(1, "the dates agree", "both between the ministries")
        return unsure("the dates agree, but one title names no subject")
    if titles.of_shorter < 0.5:
        return (
            same(support, "the dates agree", "the same signatories", "the titles have a word in common")
            if (len(shared.ids) > 1 and widest <= NARROW and titles.of_shorter >= 0.34)
            else unsure("the dates agree, the titles hardly")
        )
    if widest <= MONTH or titles.common >= 2 or titles.of_both >= 0.5 or support > 1:
        weight = 1 + 2 * titles.common + support + (titles.of_both == 1.0) + (widest <= NARROW)
        return same(weight, "the dates agree", "the same subject")
    return unsure("only the year and a word agree")


def keys(record: Treaty) -> tuple[str, ...]:
    """Return the blocks to look in: the action and its years; undated ones look everywhere."""
    by_year = tuple(f"{record.action} {year}" for year in years_near(record.date))
    return (*by_year, f"~{record.action}") if by_year else (record.action,)


def facets(record: Treaty) -> tuple[Hashable, ...]:
    """Return what :func:`compare` looks at in a treaty alone."""
    return (record.action, record.title, place_told(record))


SAMENESS = Sameness(
    compare=compare,
    keys=keys,
    facets=facets,
    units=(("date", "date_basis"), ("modality",), ("place",), ("title",), ("action",)),
    watched=(),
)

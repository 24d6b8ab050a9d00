"""Lists of the envoys of one country to another: 'List of ambassadors of Norway to Chile'.

In: an article whose title names such a post. Out: one ``envoy-accredited`` a row with a date, and the countries to
which the post is accredited besides. A scrape leaves the rows as ``{{dts|1965 | }} | Kari Lund | …``, as
``Kari Lund | 1965–1969`` or as columns set with blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.status.envoy_rows import envoy_row, is_name
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.row_steps import dated_step, named_row, turned_row
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Evidence, Participant, Place
from relations_kb.rules.dates import find_dates
from relations_kb.rules.reading import Reading

_POST: Final = re.compile(
    r"(?i)\b(?P<office>ambassador|high commissioner|envoy|minister|charg[eé] d'affaires|representative)s?\b"
)
_REPRESENTS: Final = re.compile(r"(?i)\bto the governments? (?:of|in) (?:the )?(?=\S)")
_IN: Final = re.compile(r"(?i)\b(?:ambassador|high commissioner|envoy|minister)(?: \([a-z ]+\))? (?:in|at) (?=\S)")
_ALSO: Final = re.compile(
    r"(?i)\b(?:(?:concurrently|regularly|also|simultaneously|likewise|and is|as well|"
    r"at the same time) accr\w+ (?:to|as|at|in|with|by)\b"
    r"|co-?acc?redi\w+ (?:to|as|at|in|with)\b)[^;]*?(?=;|\. |\.$|$)"
)
# 'Establishment of diplomatic relations', 'Suspension of diplomatic relations', 'Closure of the legation'
_NAMED_STEP: Final = re.compile(
    r"(?i)(?:^|[|}]|\b\d{4}\b[^|a-z]{0,12})\W*(?:the )?(?P<verb>establish(?:ment of|ing)|suspension of|interruption of|"
    r"severance of|breaking off|resumption of|restoration of|restored|re-?establishment of|opening of|closure of|"
    r"closing of|(?=resumed|suspended|established|severed)\w+) (?:the |full |ambassadorial level |ambassadorial )*"
    r"(?:(?P<mission>legation|embassy|high commission|consulate[- ]general|consulate)|(?P<ties>(?:diplomatic|official) "
    r"(?:relations|ties)))\b(?P<rest>[^|]{0,60})"
)
# What a list of envoys says of the post between its rows: 'LEGATION RAISED TO EMBASSY', 'Relations interrupted'.
_STEP: Final = re.compile(
    r"(?i)(?:^|[|}]|\b\d{4}\b[^|a-z]{0,12})\W*(?:the )?(?:(?P<mission>legation|embassy|mission|high commission|"
    r"consulate[- ]general|consulate)(?: (?:in|at) [A-Z][\w. ]{2,24})?(?: was| is)?|(?P<ties>(?:diplomatic "
    r")?(?:relations|ties))"
    r"(?: with [A-Z][\w ]{2,30}| between [^|]{4,40})?(?: were| are)?) (?P<verb>removed|closed|withdrawn|suppressed|"
    r"abolished|suspended|raised|elevated|upgraded|opened|re-?opened|re-?established|established|severed|"
    r"broken(?: off)?|interrupted|resumed|restored|begin|began)\b(?P<rest>[^|]{0,60})"
)
_STEPS: Final[tuple[tuple[str, bool, Event], ...]] = (
    (r"remov|clos|withdr|suppr|abol|suspen", True, "mission-closed"),
    (r"rais|elevat|upgrad", True, "relations-upgraded"),
    (r"open|establish", True, "mission-opened"),
    (r"re-?establ|resum|restor|re-?open", False, "relations-restored"),
    (r"establ|beg[ia]n", False, "relations-established"),
    (r"sever|brok|break|interr|suspen", False, "relations-severed"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """Who sends to whom, as what, and the city where the envoy resides, if told."""

    actor: str
    counterpart: str
    office: str
    city: str | None


def post_of(reading: Reading) -> Post | None:
    """Return the post that the article's title names, or None where it is about something else.

    >>> # 'List of ambassadors of Norway to Chile', 'Norwegian Ambassador to Chile'
    """
    title = reading.document.title
    if title is None or len(reading.title_codes) != 2 or len(title.value) > 90:
        return None
    found = _POST.search(title.value)
    if found is None or not re.search(r"(?i)\b(?:to|in)\b", title.value[found.end() :]):
        return None
    actor, counterpart = reading.title_codes
    city = None
    for sentence in reading.document.sentences[:6]:
        start, end = sentence.span.start, sentence.span.end
        words = reading.text[start:end]
        seat = _IN.search(words)
        if seat is not None and city is None:
            city = next((m.city for m in reading.countries_in(start + seat.end(), start + seat.end() + 5)), None)
        told = _REPRESENTS.search(words)
        if told is not None:
            # A list of envoys 'to China' may mean the government in Taipei; the text says which.
            named = reading.countries_in(start + told.end(), start + told.end() + 22)
            counterpart = next((m.code for m in named if m.code and m.code != actor), counterpart)
            break
    # 'THE AMBASSADOR IN LIMA' shouts.
    city = city.title() if city is not None and city.isupper() else city
    return Post(actor, counterpart, found.group("office").lower(), city)


def listed_envoys(reading: Reading) -> Iterator[Status]:
    """Yield the envoys of the rows that have a date, and the post's further accreditations."""
    post = post_of(reading)
    if post is None:
        return
    yield from _further(reading, post)
    at = 0
    for line in reading.text.splitlines(keepends=True):
        start, at = at, at + len(line)
        row = envoy_row(line)
        if row is None:  # what a row remarks ('Legation raised in her time') is dated by her term alone
            step = (_STEP.search(line) or _NAMED_STEP.search(line)) if "|" in line or len(line) < 90 else None
            if step is not None:
                yield from _told_of_post(reading, post, start, line, step)
            continue
        name, edtf, dated = row
        begun = edtf.split("/")[0]
        end = start + len(line.rstrip())
        first = start + len(line) - len(line.lstrip())
        yield Status(
            doc=reading.document.name,
            countries=tuple(sorted((post.actor, post.counterpart))),
            date=begun,
            place=Place(city=post.city, country=post.counterpart),
            people=(Participant(name=name, country=post.actor, office=post.office),),
            evidence=(
                Evidence(start=first, end=end, quote=reading.text[first:end]),
                *fields_of(reading, date=(start + dated[0], start + dated[1])),
            ),
            event="envoy-accredited",
            actor=post.actor,
            counterpart=post.counterpart,
            rule="status.envoy-row",
            confidence=0.85,
        )


def _told_of_post(reading: Reading, post: Post, start: int, line: str, step: re.Match[str]) -> Iterator[Status]:
    mission = mission_of(step.group("mission") or "")
    event = next(
        (
            e
            for verb, missions, e in _STEPS
            if missions == bool(step.group("mission")) and re.match(verb, step.group("verb"), re.I)
        ),
        None,
    )
    if event is None or (re.search(r"(?i)\b(?:in|to) [A-Z]", step.group("rest")) and event == "mission-opened"):
        return
    if event == "relations-upgraded":
        mission = mission_of(step.group("rest")) or mission
    first = start + len(line) - len(line.lstrip())
    end = start + len(line.rstrip())
    dates = [m for m in find_dates(line, 0, min(len(line), step.end())) if m.edtf]
    dated = dates[0] if dates else None
    year = re.match(r"\W*(1[5-9]\d\d|20\d\d)\b", line) if dated is None else None
    span = (dated.start, dated.end) if dated else year.span(1) if year else None
    sided = event.startswith("mission-") or event == "relations-upgraded"
    yield Status(
        doc=reading.document.name,
        countries=tuple(sorted((post.actor, post.counterpart))),
        date=dated.edtf if dated else year.group(1) if year else None,
        place=Place(city=post.city, country=post.counterpart) if sided else None,
        evidence=(
            Evidence(start=first, end=end, quote=reading.text[first:end]),
            *fields_of(reading, date=(start + span[0], start + span[1]) if span else None),
        ),
        event=event,
        actor=post.actor if sided else None,
        counterpart=post.counterpart if sided else None,
        mission=mission if sided else None,
        rule="status.post-step",
        confidence=0.8,
    )


def row_name(reading: Reading, offset: int) -> str | None:
    """Return whom the row at or before an offset of a list of envoys names: whom 'he' in the remarks means."""
    for line in reversed(reading.text[:offset].split("\n")[-9:]):
        row = envoy_row(line)
        if row is not None:
            return row[0]
        cell = line.split("|", 1)[0].strip()
        if "|" in line and is_name(cell):
            return cell
    return None


def _further(reading: Reading, post: Post) -> Iterator[Status]:
    for sentence in reading.document.sentences[:6]:
        start, end = sentence.span.start, sentence.span.end
        found = _ALSO.search(reading.text[start:end])
        if found is None:
            continue
        for mention in reading.countries_in(start + found.start(), start + found.end()):
            if mention.code is None or mention.code in {post.actor, post.counterpart}:
                continue
            yield Status(
                doc=reading.document.name,
                countries=tuple(sorted((post.actor, mention.code))),
                evidence=(Evidence(start=start, end=end, quote=reading.text[start:end]),),
                event="accreditation",
                actor=post.actor,
                counterpart=mention.code,
                via=post.counterpart,
                place=Place(city=post.city, country=post.counterpart),
                rule="status.post-accredited",
                confidence=0.8,
            )
        return


_TO: Final = re.compile(
    r"(?i)\b(?:ambassadors?|envoys?|high commissioners?|representatives?|ministers?|heads? of (?:the )?(?:[a-z]+ )?"
    r"(?:missions?|embass(?:y|ies)|legations?))\b"
)
_LISTED: Final = re.compile(
    r"(?:^|; ?)\W*(?P<name>[^\d(;,:|–]{5,50}?) ?[(,–:|-]? ?(?:since |"
    r"from )?(?P<year>1[6-9]\d\d|20\d\d)\b"
)


def list_sides(reading: Reading, number: int) -> tuple[str, str] | None:
    """Return who sends and who receives by what heads a list: 'Ambassadors of X to Y', 'X ambassadors in Y'."""
    for start, end in reading.heads(number):
        words = reading.text[start:end]
        if not _TO.search(words):
            continue
        # 'Ambassadors of X (Vienna)': where they live is not where they are sent.
        mentions = [
            m for m in reading.countries_in(start, end) if m.code and reading.text[m.start - 1 : m.start] != "("
        ]
        seats = [
            m
            for m in mentions
            if re.search(r"(?i)\b(?:to|in|at)\s(?:the )?$", reading.text[max(0, m.start - 8) : m.start])
        ]
        to = seats[0] if seats else None
        sender = next((m for m in mentions if m is not to), None)
        if to is not None and sender is not None and to.code != sender.code and to.code and sender.code:
            return sender.code, to.code
        if sender is not None and sender.code:
            pair = reading.title_codes
            ours = len(pair) == 2 and sender.code in pair
            other = next(c for c in pair if c != sender.code) if ours else reading.other(sender.code, number)
            if other:
                return sender.code, other
        if to is not None and to.code:
            other = reading.other(to.code, number)
            if other:
                return other, to.code
    return None


_ENVOYS: Final = re.compile(
    r"(?i)\W*[^.]{0,40}\b(?:ambassadors|high commissioners|envoys|heads of (?:the )?(?:[a-z]+ )?(?:missions?|"
    r"embass(?:y|ies)|legations?))\b"
)


@lru_cache(maxsize=16)  # all that stands under a head asks
def _heads_envoys(head: str) -> bool:
    return _ENVOYS.match(head) is not None


def _sides_of_row(number: int, reading: Reading, last: tuple[int, tuple[str, str]] | None) -> tuple[str, str] | None:
    """Return who sends and who receives in a row: by its head, or as in the row before it that the head stands "
    "above."""
    heads = reading.heads(number)
    if heads and _heads_envoys(reading.text[slice(*heads[0])]):
        return list_sides(reading, number)
    if last is None or last[0] != number - 1:
        return None
    span = reading.document.sentences[number].span
    row = named_row(reading.text[span.start : span.end]) or turned_row(span.start, span.end, reading)
    return last[1] if row is not None else None


def headed_envoys(reading: Reading) -> Iterator[Status]:
    """Yield the rows of lists headed 'Ambassadors of X to Y', also of those whose names are not known as names."""
    if post_of(reading) is not None:
        return
    last: tuple[int, tuple[str, str]] | None = None
    for number, sentence in enumerate(reading.document.sentences):
        start, end = sentence.span.start, sentence.span.end
        sides = _sides_of_row(number, reading, last)
        if sides is None or end - start > 400:
            continue
        rows = [
            (
                found.group("name").strip(" -"),
                found.group("year"),
                (start + found.start("year"), start + found.end("year")),
            )
            for found in _LISTED.finditer(reading.text[start:end])
        ]
        told = named_row(reading.text[start:end])
        step = dated_step(start, end, reading) if told is not None else None
        if told is not None and step is not None and step.edtf is not None:
            rows = [(told, step.edtf, (step.start, step.end))]
        if (turned := turned_row(start, end, reading)) is not None:
            rows = [turned]
        for name, edtf, year in rows:
            if not is_name(name):
                continue
            last = (number, sides)
            yield Status(
                doc=reading.document.name,
                countries=tuple(sorted(sides)),
                date=edtf,
                place=Place(country=sides[1]),
                people=(Participant(name=name, country=sides[0], office="Ambassador"),),
                evidence=(
                    Evidence(start=start, end=end, quote=reading.text[start:end]),
                    *fields_of(reading, date=year),
                ),
                event="envoy-accredited",
                actor=sides[0],
                counterpart=sides[1],
                rule="status.headed-envoy",
                confidence=0.8,
            )

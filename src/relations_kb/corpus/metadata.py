"""What an article tells of itself: title, publisher, author, place of the dateline, dates; each with its words.

In: the text, its lines, the noise and the head. Out: :class:`Metadata`. Only what stands in the text counts, never
the file's name. A date in a narrative sentence ('On June 10, …') is the event's, not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from relations_kb.corpus.chronology import DATE_COLUMN
from relations_kb.corpus.dateline import Dateline, dateline
from relations_kb.corpus.dates import FoundDate, dates_in
from relations_kb.corpus.head import Head, is_detail, looks_like_place
from relations_kb.corpus.issue_day import issue_day
from relations_kb.corpus.lines import Line
from relations_kb.corpus.noise import is_organisation, is_prose
from relations_kb.model.text import Found, Span

_MODIFIED = re.compile(
    r"\b(?:updated|last (?:updated|modified|edited|reviewed|changed)|modified)\b(?:\s+(?:at|on))?\s*:?\s*", re.I
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|date|issued|released|prepared"
    r"|(?:information|data|page) (?:is|was|are|were) (?:renewed|refreshed|revised|compiled|actuali[sz]ed)"
    r"|distributed(?: [\w ]{1,40})?)\b,?(?:\s+(?:at|on))?\s*:?\s*",
    re.I,
)
_LEADING_DATE = re.compile(r"date:? (?P<day>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b", re.I)
_AUTHOR = re.compile(r"\A(?:by|written by|text by|reported by|authors?:)\s+(?P<name>\S.*)\Z", re.I)
_AUTHOR_CUT = re.compile(
    r"\s*(?:\b(?:published|posted|updated|last)\b|\||\s[-–—]\s|\s{2,}|,?\s*\d{1,2}[ .:/]|\s\d{1,3} min\b).*\Z", re.I
)
_CORRESPONDENT = re.compile(r"\A(?P<name>[A-Z][\w’'. -]{1,40}? Correspondent) in (?P<place>[A-Z][\w’' -]{1,40})", 0)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\(c\)|©)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?P<name>[^\d\W][^–|]*?)"
    r"(?:\s+[–—|-]\s.*|\.\s(?!Ltd|Inc|Co|LLC).*|\.?\s*\ball rights.*|\.)?\Z",
    re.I,
)
_EXCLUSIVE = re.compile(r"\A(?P<name>[A-Z][\w.’' -]{1,40}?) Exclusive\Z")
_CITES = re.compile(
    r"(?:,|\A|\ban?)\s*(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) (?:cites"
    r"|correspondent reports|has learned|reports(?=[.,]|\s+(?:with reference|citing|referring)))"
)
_DOMAIN = re.compile(r"\A(?:www\.)?[A-Za-z][\w-]{1,40}\.(?:[A-Za-z]{2,6})(?:\.[a-z]{2})?\Z")
_AGENCY_LINE = re.compile(
    r"\A(?:[A-Z][A-Z-]{1,11}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4} (?:News )?Agency(?:"
    r" \([A-Z]{2,8}\))?|Source: .{2,60})\Z"
)
_DETAIL_AGENCY = re.compile(
    r"\A(?P<name>[A-Z]{2,10}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3} (?:News|Agency|Times|Post"
    r"|Herald))(?:\s*\|\s+|\s{2,})(?P<rest>\S.*)\Z"
)
_DETAIL_PLACE = re.compile(r"\A(?P<place>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,2}),\s+(?=[A-Z\d])")
_PERSON = re.compile(
    r"\A(?:[^\W\d_a-z][\w’'.-]*|[^\W\d_a-z]{1,2}\.)(?: (?:[^\W\d_a-z][\w’'.-]*|de|al|el|bin|van"
    r"|von))* [^\W\d_a-z][\w’'-]+\Z"
)
_NO_PERSON = re.compile(
    r"\b(?:Department|Agency|News|Service|Office|Division|Section|United|Relations|Nations|States"
    r"|Republic|Media|Press|Portal)\b",
    re.I,
)
_STAFF = re.compile(r"\b(?:staff|desk|correspondent|reporter|bureau|contributor|editor(?:ial)?)\b", re.I)
_WEEKDAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    ]
)
_MONTH_START = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)


_CRUMB = re.compile(r"(?:(?:home|main|start)(?: ?page)?\s*[>»›/|]\s*)?(?P<path>\S.*)\Z", re.I)


_CHRONOLOGY = 3  # dates on lines of their own that make a text a chronology


class Metadata(NamedTuple):
    """What was found; None where the text does not tell."""

    title: Found | None = None
    publisher: Found | None = None
    author: Found | None = None
    place: Found | None = None
    published: Found | None = None
    modified: Found | None = None


def read_metadata(text: str, lines: Sequence[Line], noise: Mapping[int, str], head: Head) -> Metadata:
    """Read what the text tells of itself; ``lines`` are those that are not blank."""
    return _Reader(text, lines, noise, head).read()


def tail_details(lines: Sequence[Line], noise: Mapping[int, str]) -> list[int]:
    """Return the indices of the lines after the last text that are a signature, a source or a date."""
    return [line.number for line in _tail(lines, noise) if len(line.words) <= 80]


def _tail(lines: Sequence[Line], noise: Mapping[int, str]) -> list[Line]:
    """Return the lines that are no noise after the last prose, item or row; none where the text has no prose."""
    found: list[Line] = []
    for line in reversed(lines):
        if line.number in noise:
            continue
        if len(found) >= 6:
            return []  # too much for a signature
        if is_prose(line.words) or len(line.words) > 100:
            return found[::-1]
        if line.words[0] in "=#" or (" | " in line.words and not is_detail(line.words)):
            return []
        if line.words[0] in "-*•":
            return found[::-1]
        if line.words[-1] == ":" and not line.words.lower().startswith("author"):
            return []  # what follows is a list
        if line.words[-1] in ".;!?" and not any(dates_in(line.words)):
            return found[::-1]
        found.append(line)
    return []


class _Reader:
    def __init__(self, text: str, lines: Sequence[Line], noise: Mapping[int, str], head: Head) -> None:
        self._text, self._noise, self._head = text, noise, head
        self._lines = lines
        self._by_index = {line.number: line for line in lines}
        details = set(head.details)
        self._top = [line for line in lines[: head.body + 8] if line.number in details]
        self._tail = _tail(lines, noise)
        body = lines[head.body] if head.body < len(lines) else None
        self._body = body
        self._dateline: Dateline | None = dateline(body.words) if body is not None else None

    def read(self) -> Metadata:
        return Metadata(
            self._title(), self._publisher(), self._author(), self._place(), self._published(), self._modified()
        )

    def _found(self, line: Line, start: int, end: int, value: str | None = None) -> Found:
        begin, stop = line.start + start, line.start + end
        return Found(value=value or self._text[begin:stop], span=Span(start=begin, end=stop))

    def _whole(self, line: Line) -> Found:
        return self._found(line, 0, len(line.words))

    def _title(self) -> Found | None:
        if self._head.title is None:
            return self._crumb()
        line = self._by_index[self._head.title]
        inner = re.match(r"(?:=+|#+)\s*(.*?)\s*(?:=+|#*)\Z", line.words) if line.words[0] in "=#" else None
        if inner is not None and inner.group(1):
            return self._found(line, inner.start(1), inner.end(1))
        return self._whole(line)

    def _crumb(self) -> Found | None:
        """The breadcrumb of a page without a headline: 'Home » Bilateral relations » Kenya' (without 'Home')."""
        for line in reversed(self._lines[: self._head.body]):
            match = _CRUMB.match(line.words) if self._noise.get(line.number) == "breadcrumb" else None
            if match is not None:
                return self._found(line, match.start("path"), match.end("path"))
        return None

    def _published(self) -> Found | None:
        first = next((line for line in self._lines if line.number not in self._noise), None)
        if first is not None and (match := _LEADING_DATE.match(first.words)) is not None:
            return self._found(first, match.start("day"), match.end("day"))
        for line in (*self._lines[: self._head.body], *self._top):
            found = self._labelled(line, _PUBLISHED, _MODIFIED)
            if found is not None:
                return found
        chronology = self._is_chronology()
        for line in self._top if not chronology else ():
            if not _MODIFIED.search(line.words):
                for date in dates_in(line.words):
                    return self._dated(line, date)
        if self._dateline is not None and self._dateline.date is not None and self._body is not None:
            return self._dated(self._body, self._dateline.date)
        if self._head.title is not None:
            # A list of a day's events is headed by the day: 'Current events, 2025-02-18'.
            line = self._by_index[self._head.title]
            for date in dates_in(line.words):
                if date.end == len(line.words) and re.search(r", \d{4}-\d\d-\d\d\Z", line.words):
                    return self._dated(line, date)
        for line in self._tail:
            if is_detail(line.words) and not _MODIFIED.search(line.words):
                for date in dates_in(line.words):
                    return self._dated(line, date)
        for line in self._lines[-12:]:
            if self._noise.get(line.number) == "disclaimer":
                found = self._labelled(line, _PUBLISHED, _MODIFIED)
                if found is not None:
                    return found
        issued = issue_day(self._lines, self._noise, self._head.body) if not chronology else None
        if issued is not None:
            return self._found(issued.line, issued.start, issued.end, issued.edtf)
        for line in (*self._lines[: self._head.body], *self._top):
            # Where only 'Updated: 2023-06-11' is told, the article was out by then.
            found = self._labelled(line, _MODIFIED, None)
            if found is not None:
                return found
        return None

    def _is_chronology(self) -> bool:
        """Tell whether lines that are nothing but a date head the text's own parts: none of them dates the text."""
        alone = 0
        for line in self._lines:
            alone += DATE_COLUMN.match(line.words) is not None
            if len(line.words) <= 40 and line.words[-1].isdigit() and line.number not in self._noise:
                alone += any(date.start == 0 and date.end == len(line.words) for date in dates_in(line.words))
        return alone >= _CHRONOLOGY

    def _modified(self) -> Found | None:
        for line in (*self._lines[: self._head.body], *self._lines[-12:]):
            found = self._labelled(line, _MODIFIED, None)
            if found is not None:
                return found
        return None

    def _labelled(self, line: Line, label: re.Pattern[str], other: re.Pattern[str] | None) -> Found | None:
        """Return the date that follows a label ('Published at: …') in a line, if the label is not the other one."""
        if len(line.words) > 300 or (is_prose(line.words) and self._noise.get(line.number) is None):
            return None
        dates = list(dates_in(line.words))
        for match in label.finditer(line.words) if dates else ():
            if other is not None and other.match(line.words, max(0, match.start())):
                continue
            for date in dates:
                if date.start == match.end():
                    return self._dated(line, date)
        return None

    def _dated(self, line: Line, date: FoundDate) -> Found:
        return self._found(line, date.start, date.end, date.edtf)

    def _place(self) -> Found | None:
        if self._dateline is not None and self._dateline.place is not None and self._body is not None:
            name, start, end = self._dateline.place
            return self._found(self._body, start, end, name)
        if self._head.place is not None:
            return self._whole(self._by_index[self._head.place])
        for line in self._top:
            words = line.words
            agency = _DETAIL_AGENCY.match(words)
            offset = agency.start("rest") if agency is not None else 0
            match = _DETAIL_PLACE.match(words[offset:])
            if match is not None and _is_place_name(match["place"]):
                return self._found(line, offset, offset + match.end("place"))
            correspondent = _CORRESPONDENT.match(words)
            if correspondent is not None:
                return self._found(line, correspondent.start("place"), correspondent.end("place"))
        signed = [line for line in self._tail if is_detail(line.words)]
        before = next((line for line in self._tail if signed and line.number == signed[0].number - 1), None)
        if before is not None and looks_like_place(before.words) and not is_organisation(before.words):
            return self._whole(before)
        return self._capital_line()

    def _capital_line(self) -> Found | None:
        """A line in capitals below the byline: 'ANKARA'."""
        top = {line.number for line in self._top}
        for line in self._lines[: self._head.body]:
            taken = line.number in top or line.number in self._noise or line.number in self._head.mastheads
            if line.number - 1 in top and not taken and line.words.isupper() and looks_like_place(line.words):
                return self._whole(line)
        return None

    def _author(self) -> Found | None:
        for place, line in enumerate(self._lines):
            if place >= self._head.body and place < len(self._lines) - 8 and line not in self._top:
                continue
            if len(line.words) > 120 or self._noise.get(line.number) in ("related", "comments", "menu"):
                continue
            if re.fullmatch(r"authors?:", line.words, re.I) and place + 1 < len(self._lines):
                return self._whole(self._lines[place + 1])
            match = _AUTHOR.match(line.words)
            if match is not None and line.words[-1] not in ".!?":
                name = _AUTHOR_CUT.sub("", match["name"]).rstrip(" ,;")
                if name:
                    return self._found(line, match.start("name"), match.start("name") + len(name))
            correspondent = _CORRESPONDENT.match(line.words) if place < self._head.body else None
            if correspondent is not None:
                return self._found(line, 0, correspondent.end("name"))
        return self._signature()

    def _signature(self) -> Found | None:
        """The name below the last paragraph: a person's, or 'Editorial Staff'."""
        for line in self._tail:
            if _STAFF.search(line.words) and line.words.count(" ") <= 4:
                return self._whole(line)
        if not self._tail or len(self._tail) > 3 or any(is_detail(line.words) for line in self._tail):
            return None
        above = [line for line in self._lines if line.number < self._tail[0].number and line.number not in self._noise]
        if not above or not (is_prose(above[-1].words) or len(above[-1].words) > 100) or above[-1].words[0] in "-*•":
            return None
        for line in self._tail:
            if (
                _PERSON.match(line.words)
                and line.words.count(" ") <= 3
                and not is_organisation(line.words)
                and not _AGENCY_LINE.match(line.words)
                and not _NO_PERSON.search(line.words)
            ):
                return self._whole(line)
        return None

    def _publisher(self) -> Found | None:
        organisations = [self._by_index[index] for index in self._head.organisations]
        if organisations:
            run = [organisations[0]]
            for line in organisations[1:]:
                if line.number == run[-1].number + 1:
                    run.append(line)
            value = ", ".join(line.words for line in run)
            return Found(value=value, span=Span(start=run[0].start, end=run[-1].end))
        for line in self._lines:
            match = _COPYRIGHT.match(line.words) if self._noise.get(line.number) == "copyright" else None
            if match is not None:
                return self._found(line, match.start("name"), match.end("name"))
        for index in self._head.mastheads:
            line = self._by_index[index]
            match = _EXCLUSIVE.match(line.words)
            if match is not None:
                return self._found(line, 0, match.end("name"))
        for line in self._top:
            match = _DETAIL_AGENCY.match(line.words)
            if match is not None and match["name"].lower() not in _WEEKDAYS and not _MONTH_START.match(match["name"]):
                return self._found(line, 0, match.end("name"))
        masthead = self._masthead()
        if masthead is not None:
            return masthead
        if self._dateline is not None and self._dateline.agency is not None and self._body is not None:
            name, start, end = self._dateline.agency
            return self._found(self._body, start, end, name)
        for line in reversed(self._tail):
            if _DOMAIN.match(line.words) or _AGENCY_LINE.match(line.words):
                start = 8 if line.words.startswith("Source: ") else 0
                return self._found(line, start, len(line.words))
        return self._cited([*self._lines[:12], *self._lines[12:][-6:]])

    def _masthead(self) -> Found | None:
        for index in self._head.mastheads:
            line = self._by_index[index]
            if re.search(
                r"\b(?:News|Times|Post|Herald|Courier|Agency|Monitor|Daily|Tribune|Gazette|Letter"
                r"|Review|Bulletin|Journal|Observer|Weekly|Press)\Z",
                line.words,
                re.I,
            ) and line.words.lower() not in {"news", "press", "daily", "weekly"}:
                return self._whole(line)
        return None

    def _cited(self, lines: Iterable[Line]) -> Found | None:
        """'…, Kazinform cites the press service', '…, News.Az reports.': an agency's way to name itself."""
        for line in lines:
            words = line.words[:4000]
            if line.number in self._noise or not ("report" in words or " cites" in words or "has learned" in words):
                continue
            match = _CITES.search(words)
            if match is not None:
                return self._found(line, match.start("name"), match.end("name"))
        return None


def _is_place_name(name: str) -> bool:
    return (
        not _MONTH_START.match(name)
        and name.split(" ", maxsplit=1)[0].lower() not in _WEEKDAYS
        and looks_like_place(name)
    )

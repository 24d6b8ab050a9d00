"""What the linker knows of the documents: when they were published, by whom, whom they credit, what they correct.

In: documents, and for phrases such as 'the press service of the Kazakh Foreign Ministry' the names of countries.
Out: one :class:`Source` a document, and for a record the keys of the origins it goes back to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from relations_kb.kinds.comparison import fold_words
from relations_kb.kinds.trade.model import Trade
from relations_kb.link.corrections import HEAD_WIDTH, corrections
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.vocab.world import load_world

HEAD_LINES = 3
LEAD = 1500  # characters in which a report names its source, if it is a report of a release

_MINISTRY = r"(?:ministry of (?:foreign|external) affairs|(?:foreign|external affairs) ministry|foreign office|mfa)"
_PRESS = r"(?:press|information|media|public relations)[ -](?:service|office|department|centre|center|bureau)"
_TOLD = r"(?:reports?|reported|informs?|informed|announced|said|says|told|quoted|learned|learnt)"
_SERVICE = r"(?: (?:News|Agency|Press|Television|Radio)\b)"
_CAPITAL = "[A-ZÀ-ÖØ-ÞÇČĆĞİŁŐŚŞŠŰŻŽ]"
# The ways to credit somebody, each with words of which one, in lower case, stands in every text where it is found.
_CREDITS = (
    (
        rf"(?P<press>(?i:\b{_PRESS}\b)(?: (?:of|at|for) (?:the )?[^,.;\n]{{0,80}})?"
        rf"|(?i:\b{_MINISTRY}\b)[^,.;\n]{{0,60}}(?:release|statement|website))",
        ("press", "information", "media", "public relations", "release", "statement", "website"),
    ),
    (
        r"\b(?:(?:[Cc]iting|cites|cited by|[Qq]uoting|reported by|[Tt]ranslated (?:by|from)|[Cc]ourtesy of)"
        rf"|(?P<loose>[Aa]ccording to|[Ss]ource:)) (?:the )?(?P<by>{_CAPITAL}[\w.]*(?: {_CAPITAL}[\w.]*){{0,3}})",
        ("citing", "cite", "quoting", "reported by", "translated", "courtesy of", "according to", "source:"),
    ),
    (
        r"(?P<agency>\b[A-Z][A-Z.]{2,9}\b"
        rf"|\b[A-Z]\w+(?: [A-Z]\w+)*{_SERVICE}|\b[A-Z]\w+\.[A-Z]\w+\b) {_TOLD}\b",
        (" report", " inform", " announced", " said", " says", " told", " quoted", " learn"),
    ),
)
_AGENCY = re.compile(
    r"[A-Z][A-Z.]{2,9}|.*\b(?:News|Agency|Press|Television|Radio)|\w+\.\w+|\w+inform|(?:Ag[eê]nc\w+|Agenzia) \w+"
)
_DATELINE = re.compile(
    r"(?m)^(?:.{0,70}?\((?P<a>[A-Z][\w.& ]{1,30})\) ?(?:--|–|—|-)"
    r"|.{0,50}?/(?P<b>[A-Z][\w. ]{1,30})/\.?"
    r"|[^\n.]{2,30}\. (?P<c>[A-Z]{4,}) ?[–—-])"
)
_OFFICE = r"(?:office|institute|service|committee|agency|bureau|authority|department)"
_STATISTICS = (
    ("customs", re.compile(r"\bcustoms\b")),
    ("statistics", re.compile(rf"\bstatistic\w* {_OFFICE}|\b\w*stat\b|\bbureau of statistics|\bcensus bureau")),
    ("bank", re.compile(r"\b(?:central|national|state) bank\b")),
    ("chamber", re.compile(r"\bchamber of (?:foreign )?(?:commerce|trade)|\btrade chamber")),
)
_PRELIMINARY = re.compile(
    r"\b(?:preliminary|provisional|flash estimate|first estimate|early estimate)\b", re.IGNORECASE
)
_FINAL = re.compile(
    r"\b(?:final (?:figure|data|result|number)|revised|earlier estimate|corrected figure)", re.IGNORECASE
)
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
_POSSESSIVE = re.compile(r"['’]s\b")


class Source(NamedTuple):
    """A document as a source: its day (ISO, or ''), the keys of its publisher, of whom it credits, and the stretches
    of text (start and end) in which it corrects an earlier report."""

    published: str
    own: frozenset[str]
    credited: frozenset[str]
    corrections: tuple[tuple[int, int], ...] = ()

    def corrects(self, record: Record) -> bool:
        """Tell whether a record of this source stands in a notice of correction."""
        return any(start <= e.start < end for e in record.evidence for start, end in self.corrections)


def believed(found: Mapping[str, Source]) -> dict[str, Source]:
    """Return what is known of each document, by name, once all of them are: whom a report credits, of those known.

    :param found: what each document tells of itself, as :func:`source_of` returns it.
    """
    known = {key for source in found.values() for key in source.own}
    return {
        name: source._replace(credited=_believed(source.credited, known)) if source.credited else source
        for name, source in found.items()
    }


def _believed(credited: frozenset[str], known: set[str]) -> frozenset[str]:
    """Leave out the words after 'according to' that are no agency's name and no known publisher's."""
    return frozenset(_sure(key) for key in credited if not key.startswith("perhaps ") or _sure(key) in known)


def _sure(key: str) -> str:
    return key.removeprefix("perhaps ")


def source_of(document: Document) -> Source:
    """Return what a document tells of itself; of whom it credits some may be nobody (see :func:`believed`)."""
    head = [line for line in document.text[:LEAD].splitlines() if line.strip()][:HEAD_LINES]
    own = {_masthead(line) for line in head[:1]}
    if document.publisher is not None and document.publisher.found_in != "file-name":
        own |= {_masthead(document.publisher.value)} | _official([document.publisher.value])
    own |= _official(head)
    own |= {_named(m["a"] or m["b"] or m["c"]) for m in _DATELINE.finditer(document.text[:LEAD])}
    credited = frozenset(_credits(document.text[:LEAD]))
    published = document.published.value[:10] if document.published is not None else ""
    return Source(published, frozenset(own - {""}), credited - own, tuple(corrections(document.text)))


def _masthead(line: str) -> str:
    """Return a key for a paper's or site's name: without numbers and dates; '' for a line that many papers share."""
    folded = fold_words(line)
    if re.fullmatch(_MINISTRY, folded) or len(line) > HEAD_WIDTH:
        return ""
    words = [w for w in folded.split() if not any(c.isdigit() for c in w) and not _CALENDAR.fullmatch(w)]
    return "publisher " + " ".join(words) if len("".join(words)) >= 3 else ""


_CALENDAR = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|issue|no|volume|page|local|news|home|press|release"
)


def _official(head: Sequence[str]) -> set[str]:
    """Return the key of the foreign ministry that a heading names, if it names one and its country.

    The country may stand in another line of the heading; an embassy's heading names its ministry at most above it.
    """
    lines = [line for line in head if len(line) <= HEAD_WIDTH]
    folded = [fold_words(line) for line in lines]
    for line, words in zip(lines, folded, strict=True):
        if re.match(r"(?:the )?(?:embassy|consulate|consulate general|permanent mission) of\b", words):
            sender, *host = _countries(line)[:2] or [""]
            return {" ".join(("embassy", *host, sender))} if sender else set()
    for line, words in zip(lines, folded, strict=True):
        if re.search(_MINISTRY, words) or _MINISTRY_OF.search(words):
            return {f"{_body(words)} {country}" for country in (_countries(line) or _countries(" ".join(lines)))[:1]}
    return set()


def _body(words: str) -> str:
    """Return which body of a state speaks: 'ministry' for that of foreign affairs, 'ministry energy', 'presidency'."""
    folded = fold_words(words)
    if re.search(_MINISTRY, folded):
        return "ministry"
    match = _MINISTRY_OF.search(folded) or _SOME_MINISTRY.search(folded)
    if match and not _countries(match[1]):  # 'the Peruvian ministry' does not say which
        return f"ministry {match[1]}"
    return next((body for body, pattern in _BODIES if pattern.search(folded)), "ministry")


_MINISTRY_OF = re.compile(r"\bministry of (?:the )?(?!foreign|external)(\w+)")
_SOME_MINISTRY = re.compile(r"\b(?!the\b|its\b|foreign\b|external\b)(\w+) ministry\b")
_BODIES = (
    ("presidency", re.compile(r"\b(?:president|presidential|kremlin|white house|head of state)\b")),
    ("government", re.compile(r"\b(?:prime minister|premier|government|cabinet|council of ministers)\b")),
    ("parliament", re.compile(r"\b(?:parliament|senate|national assembly|house of \w+|duma|mejlis|majlis)\b")),
    ("embassy", re.compile(r"\b(?:embassy|high commission)\b")),
)


def _credits(text: str) -> Iterable[str]:
    """Return the keys of those whom a report credits in its lead."""
    lower = text.lower()
    ways = tuple(way for way, hints in _CREDITS if any(hint in lower for hint in hints))
    for match in _credit(ways).finditer(text) if ways else ():
        found = match.groupdict()
        if found.get("press"):
            around = text[match.start() : match.end() + 60].split("\n", maxsplit=1)[0]
            countries = _countries(around) or _countries(text[max(0, match.start() - 60) : match.start()])
            if countries:
                yield f"{_body(around)} {countries[0]}"
        elif found.get("agency"):
            yield _named(found["agency"])
        elif found.get("by"):
            yield from _credited(found["by"].rstrip("."), loose=bool(found["loose"]))


@cache
def _credit(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(ways))


def _credited(by: str, *, loose: bool) -> Iterator[str]:
    """Return the key of an agency that is credited, or of what may be a paper that the corpus knows.

    'According to NATO' credits a figure or a remark, not the article: it counts only for a known publisher.
    """
    yield f"perhaps {_masthead(by)}"
    for name in (by, by.split(maxsplit=1)[0]):  # 'citing Interfax News', 'citing TASS Monday'
        if _AGENCY.fullmatch(name):
            yield f"perhaps {_named(name)}" if loose else _named(name)
            return
    yield f"perhaps {_named(by)}"


def _named(agency: str) -> str:
    return "agency " + fold_words(agency).replace(" ", "")


def origin_keys(record: Record, source: Source, text: str) -> frozenset[str]:
    """Return the keys of the origins that a record goes back to: records that share a key share an origin.

    A figure goes back to the office that its sentence names, else a record to whom its article credits, else to the
    article's publisher.
    """
    if record.kind == "trade":
        sentence = _sentences(record, text)
        named = _statistics(sentence, _reporter(record)) or _by_ministry(sentence)
        named = _short_name(sentence, record.countries) or named
        if named:
            return named
    return source.credited or source.own | {f"document {record.doc}"}


def reporter(record: Record, source: Source, text: str) -> str | None:
    """Return the country whose office a figure comes from: the office that its sentence names, or a ministry's own."""
    keys = origin_keys(record, source, text)
    sides = {key.rsplit(" ", 1)[1] for key in keys if _OFFICIAL.match(key)}
    return next(iter(sides)) if len(sides) == 1 else None


_OFFICIAL = re.compile(
    r"(?:customs|statistics|bank|chamber|ministry|ministry \w+|embassy(?: [A-Z]{3})?|government) [A-Z]{3}$"
)


def _sentences(record: Record, text: str) -> str:
    """Return the sentences that hold a record's first evidence: where the source of a figure is named."""
    start, end = record.evidence[0].start, record.evidence[0].end
    low = max((m.end() for m in _STOP.finditer(text, max(0, start - 400), start)), default=max(0, start - 400))
    stop = _STOP.search(text, max(start, end - 1), end + 400)
    return text[low : stop.end() if stop else min(len(text), end + 400)]


def _short_name(sentence: str, parties: Iterable[str]) -> frozenset[str]:
    """Return the key of an office that is called by one word after its country: 'TurkStat', 'Geostat', 'Belstat'."""
    for match in _STAT.finditer(sentence):
        start = match[1].lower()
        for code in parties:
            if any(name.startswith(start) for name, owner in _names().items() if owner == code):
                return frozenset({f"statistics {code}"})
    return frozenset()


_STAT = re.compile(r"\b([A-Z][a-z]{1,7})[Ss]tat\b")


def _by_ministry(sentence: str) -> frozenset[str]:
    """Return the key of the foreign ministry that a sentence has a figure from: 'the Peruvian ministry says'."""
    match = _SAID_BY_MINISTRY.search(sentence)
    country = _countries(match[1] or match[2]) if match else []
    return frozenset({f"ministry {country[0]}"}) if country else frozenset()


_SAID_BY_MINISTRY = re.compile(
    r"\b([\w']+) (?:[Ff]oreign )?[Mm]inistry (?:says|said|reports|reported)\b"
    r"|\baccording to (?:the )?([\w']+) (?:[Ff]oreign )?[Mm]inistry\b"
)


def _reporter(record: Record) -> str | None:
    """Return whose customs a figure of one side's exports or imports comes from, if nothing else is said."""
    return record.reporter if isinstance(record, Trade) and record.flow in ("exports", "imports") else None


def _statistics(text: str, reporter: str | None) -> frozenset[str]:
    """Return the key of the statistical office that a sentence names, with its country.

    The country stands right before it ('Vietnam Customs', "Azerbaijan's State Customs Committee") or after an 'of';
    an office without one is that of the side whose exports or imports the sentence gives.
    """
    lower = _POSSESSIVE.sub("", text.lower())
    for body, pattern in _STATISTICS:
        match = pattern.search(lower)
        if match:
            before, after = lower[: match.start()], lower[match.end() :]
            close = _countries(_clause(before)[-1]) if _clause(before) else []
            of = _OF.match(after)
            country = (_countries(of[1])[:1] if of else []) or close or ([reporter] if reporter else [])
            country = country or _countries(before)[-1:] or _countries(after)[:1]
            if country:
                return frozenset({f"{body} {country[-1]}"})
    return frozenset()


_OF = re.compile(r"(?: \w+){0,2} (?:of|in|for) (?:the )?([\w ]{3,40})")
_FILLERS = frozenset({"state", "national", "central", "federal", "general", "republican", "the", "main"})


def _clause(before: str) -> list[str]:
    """Return the words right before an office that may name its country: none beyond a comma or a verb."""
    words = re.split(r"[,;:.(]", before)[-1].split()
    while words and words[-1] in _FILLERS:
        words.pop()
    return [" ".join(words[-2:])] if words and _countries(words[-1]) else []


def is_preliminary(record: Record, text: str) -> bool:
    """Tell whether a figure is said to be preliminary, in its own sentence or just before."""
    start, end = record.evidence[0].start, record.evidence[0].end
    return bool(_PRELIMINARY.search(text[max(0, start - 120) : end + 20]))


def is_final(record: Record, text: str) -> bool:
    """Tell whether a figure is said to be final or revised."""
    start, end = record.evidence[0].start, record.evidence[0].end
    return bool(_FINAL.search(text[start : end + 80]))


@cache
def _names() -> Mapping[str, str]:
    """Return country codes by folded name and demonym."""
    codes: dict[str, str] = {}
    for code, entry in sorted(load_world().countries.items()):
        for name in (entry.name, entry.long_name, *entry.names, *entry.demonyms):
            codes.setdefault(fold_words(name), code)
    return codes


def _countries(text: str) -> list[str]:
    """Return the countries that a phrase names, in order, the longest names first."""
    words = fold_words(_POSSESSIVE.sub("", text)).split()
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(5, len(words) - at), 0, -1):
            code = _names().get(" ".join(words[at : at + size]))
            if code is not None:
                found.append(code)
                at += size - 1
                break
        at += 1
    return found

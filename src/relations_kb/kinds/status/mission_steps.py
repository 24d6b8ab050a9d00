"""Steps of missions that no rule reads whole: gapped clauses, rows of places, what goes on with 'it' or 'the one'.

In: the steps that :mod:`~relations_kb.kinds.status.mission_scan` cuts sentences into, and what rules have found. Out:
the records that rules left. Whose a mission is and where it stands, the clause says, the clause before it, or the two
countries that the text is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from relations_kb.kinds.status.context import mission_place
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.mission_scan import Step, steps_of
from relations_kb.kinds.status.missions_read import NO_CITY
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.scan import rule_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Modality, Place
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, inherited, resolve_slot

_NAMED: Final = Sifted(r"embass|legation|consul|high commission|mission|office|representation|nunciature|section")
_GOES_ON: Final = re.compile(
    r"^\W*(?:(?:for|due|owing|because|out) [a-z ]{3,30},? )?(?:it|they|(?:its |the )?(?:activities|work)|"
    r"the (?:embassy|mission|legation|consulate|high commission|post)|"
    r"that of|\w+'s in)\b|\b(?:ones?|none) (?:in|of|there)\b"
)
# Who only visited, attacked or worked in a mission did nothing with it.
_OTHERWISE: Final = Sifted(
    r"(?i)\b(?:attack\w*|storm\w*|bomb\w*|protest\w*|hostage\w*|exhibition|seminar|concert|reception|ceremony at|"
    r"visa (?:centre|center)|road|library|school|trade mission|peacekeeping|fact-finding|observer|monitoring|training|"
    r"space|rescue|humanitarian|business|section of|united nations|nato|criminal|murder|chancery|relocat\w*|"
    r"moved to)\b"
)
_WISHED: Final = Sifted(
    r"(?i)\b(?:would (?:like|welcome|be)|wish\w*|hop(?:e|es|ed|ing)|want\w*|could|might|should|may|if|possib\w+|"
    r"propos\w+|consider\w*|discuss\w*|urg\w+|call\w* (?:[a-z]+ ){0,4}for|ask\w*|request\w*|promis\w*|interest\w* in|"
    r"negotiat\w*|not|"
    r"never|without|nor|neither|threat\w*|rumou?r\w*|denied|refus\w*|list of plans|idea)\b"
)
_PLANNED: Final = re.compile(
    r"(?i)\b(?:will|shall|to be|plan\w*|expected|(?:set|due) to (?:be|re-?open|open|close|start|begin|follow|take)|"
    r"is to|are to|on (?:the|its|their) way|in preparation|"
    r"in the making|in the pipeline|prepar\w+|intends?|about to|going to|to follow)\b"
)
_ABOUT_TO: Final = re.compile(
    r"(?i)\b(?:will|shall|(?:is|are) (?:going|set|due|about|expected|planned|scheduled) to|intends? to|plans? to|"
    r"(?:decided|decision|intention) to|is to|are to)(?: [a-z]+ly| soon| also)? $"
)
_TOWN: Final = re.compile(r"\bin (?P<town>[A-ZÀ-Þ][a-zà-ÿ'-]{2,}(?: [A-ZÀ-Þ][a-zà-ÿ'-]+)?)(?! [A-Z<])")
_HIS: Final = re.compile(r"\b(?:its|their|his|her)\b")
_HELD: Final = re.compile(r"(?i)\b(?:in|at|to|from|with|of|by|for|and) (?:the )?$")
_NO_MORE: Final = re.compile(r"\b(?:had|kept|maintained|ran|operated)\b")
_UNRANKED: Final = re.compile(r"mission|repres|delegation")
_STANDS: Final = re.compile(r"exists|works|functions|operates|operating|at work|in operation")
_OPENS: Final = frozenset({"mission-opened", "mission-present"})
_RULE: Final = rule_of("status.step", "step", 0.8)


def mission_steps(found: Iterable[Status], reading: Reading) -> Iterator[Status]:
    """Yield what sentences tell of missions beside what rules found in them."""
    found = list(found)
    by_sentence: dict[int, list[Status]] = {}
    senders = Counter(s.actor for s in found if s.event.startswith("mission-") and s.actor is not None)
    for status in found:
        by_sentence.setdefault(status.evidence[0].start, []).append(status)
    last: Step | None = None
    where: tuple[str | None, str | None] = (None, None)
    block = -1
    named = frozenset(reading.holding(_NAMED))
    for number, spoken in enumerate(reading.document.sentences):
        if spoken.block != block:
            last, where, block = None, (None, None), spoken.block
        words = reading.lowered[number]
        if not (
            (number in named and _NAMED.regex.search(words)) or (last is not None and _GOES_ON.search(words))
        ) or reading.is_section_heading(number):
            last = None
            continue
        sentence = reading.sentence(number)
        known = by_sentence.get(sentence.start, [])
        before = replace(last, owner=None, places=(), dates=(), subject=None) if last is not None else None
        last = None
        for step in steps_of(sentence.masked, before):
            here = _Telling(reading, sentence, step, where, senders)
            for status in here.records():
                if not any(_told(status, other) for other in known):
                    yield status
                known = [*known, status]
            last, where = step, here.sides


class _Telling:
    """One step in its sentence, with whose mission it is and where it stands (``sides``)."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        step: Step,
        before: tuple[str | None, str | None],
        senders: Counter[str],
    ) -> None:
        self.reading = reading
        self.senders = senders
        self.sentence = sentence
        self.step = step
        self.before = before
        town = self._slot(step.owner) if step.owner is not None else None
        if town is not None and town.city is not None and f"{step.owner}'" not in sentence.masked:
            # 'Peru closed its Oslo embassy': a town before the mission tells where it is, not whose.
            step = self.step = replace(step, owner=None, places=(step.owner or "", *step.places))
        self.hosts = tuple(slot for token in step.places if (slot := self._slot(token)).codes)
        owner = self._owner()
        self.sides = (owner, self._host(owner))

    def _slot(self, token: str) -> Slot:
        return self.sentence.slots[int(token[2:-1])]

    def _owner(self) -> str | None:
        """Return whose mission it is."""
        step, reading = self.step, self.reading
        abroad = {slot.codes[0] for slot in self.hosts}
        named = [self._slot(t).codes[:1] for t in (step.owner, step.subject) if t is not None and t != "we"]
        for codes in named:
            if codes and codes[0] not in abroad:
                return codes[0]
        if step.subject == "we" or re.search(r"\bour\b", step.words):
            if reading.home is not None and reading.home not in abroad:
                return reading.home
        elif named:
            return None
        if step.gapped and self.before[0] is not None and self.before[0] not in abroad:
            return self.before[0]
        if step.active or _HIS.search(step.words):
            told = self._subject()
            if told is not None:
                return told if told not in abroad else None
        if not self.hosts and not step.gapped:
            return None
        pair = reading.implied(self.sentence.index)
        if len(pair) == 2 and len(abroad) == 1 and abroad <= set(pair):
            return next(code for code in pair if code not in abroad)
        if reading.home is not None and len(reading.title_codes) < 2 and reading.home not in abroad:
            return reading.home
        if self.before[0] is not None and self.before[0] not in abroad:
            return self.before[0]
        told = self._told_before(abroad)
        if told is None and len(self.senders) == 1 and self.hosts and step.words.startswith("the "):
            # 'The embassy in Lima, on the other hand, was closed': in a text on one country's missions it is its own.
            told = next(code for code in self.senders)
        return told if told not in abroad else None

    def _subject(self) -> str | None:
        """Return who the sentence is about: its first side before the step that no preposition holds."""
        masked = self.sentence.masked
        for token in re.finditer(r"<([CSP])(\d+)>(?!'s?\b)", masked[: self.step.start]):
            codes = self.sentence.slots[int(token.group(2))].codes
            if codes and not re.search(
                r"(?i)\b(?:in|at|to|from|with|of|by|for|and) (?:the )?$", masked[: token.start()]
            ):
                return codes[0]
        return None

    def _told_before(self, abroad: set[str]) -> str | None:
        """Return the one side that the sentences before name."""
        number = self.sentence.index
        block = self.reading.document.sentences[number].block
        for earlier in range(number - 1, max(-1, number - 3), -1):
            if self.reading.document.sentences[earlier].block != block:
                break
            codes = {c for s in self.reading.sentence(earlier).of("CSP") for c in s.codes} - abroad
            if codes:
                return codes.pop() if len(codes) == 1 else None
        return None

    def _host(self, owner: str | None) -> str | None:
        """Return where the mission stands: the place that the clause names, or that of the clause before it."""
        if self.hosts:
            return self.hosts[-1].codes[0]
        if self.step.gapped and self.before[1] is not None:
            # 'Norway did the same': the host of the one is the owner of the other.
            return self.before[1] if self.before[1] != owner else self.before[0]
        return self.reading.other(owner, self.sentence.index) if owner is not None else None

    # ---------------------------------------------------------------- records

    def records(self) -> Iterator[Status]:
        """Yield the records of the step."""
        step = self.step
        owner, host = self.sides
        modality = self._modality()
        mission = mission_of(step.rank or step.words)
        if "delegation" in step.words and owner != "EUU":
            return
        if owner is None or modality is None or (mission is None and not _UNRANKED.search(step.words)):
            return
        places = [Place(city=slot.seat, country=self.reading.historic(slot.codes[0])) for slot in self.hosts]
        if not places and host is not None:
            # 'an honorary consulate in Ovallita': a town that no vocabulary knows, of the other country.
            town = _TOWN.search(self.sentence.masked, step.start, step.end)
            town = None if town is not None and NO_CITY.match(town.group("town")) else town
            if town is not None or step.deed in {"opened", "closed", "raised"} or step.dates:
                places = [Place(city=town.group("town") if town is not None else None, country=host)]
        for told, date in self._events(modality):
            # 'will have an embassy in Lima': one that is to be opened
            event: Event = "mission-opened" if (told, modality) == ("mission-present", "planned") else told
            for place in places:
                if place.country is None or place.country == owner:
                    continue
                yield from make(
                    self._match(),
                    self.reading,
                    event,
                    countries=(owner, place.country),
                    date=date,
                    modality=modality,
                    actor=owner,
                    counterpart=place.country,
                    mission=mission,
                    place=mission_place(self.reading, place, mission),
                )

    def _events(self, modality: Modality) -> list[tuple[Event, Dated | None]]:
        step = self.step
        dated = [
            d for t in step.dates if (d := resolve_slot(self.reading, self._slot(t), future=modality == "planned"))
        ]
        date = dated[0] if dated else None
        if date is None and step.deed in {"opened", "closed"} and not step.same and modality == "occurred":
            date = self._leading()
        if step.negated:
            gone = step.deed != "there" or _NO_MORE.search(step.verb) is not None
            return [] if gone else [("mission-absent", None)]
        if date is None and step.verb.endswith(" of"):
            date = inherited(self.sentence.index, self.reading, news=False)
            if date is None:
                return []  # 'after the opening of an embassy in Lima'
        if step.deed == "opened":
            return [("mission-opened", date)]
        if step.deed == "closed":
            return [("mission-closed", date)]
        if step.deed == "raised":
            return [("relations-upgraded", date)]
        tail = self.sentence.masked[step.start : step.end]
        if (
            date is not None
            and "/" in date.edtf
            and re.search(r"(?i)\b(?:from|between)\b", tail)
            and "~" not in date.edtf
        ):
            first, then = date.edtf.split("/")
            return [
                ("mission-opened", replace(date, edtf=first)),
                ("mission-closed", replace(date, edtf=then)),
            ]
        if date is not None and (re.search(r"(?i)\b(?:since|dat(?:es|ing))\b", tail) or self._begins()):
            return [("mission-opened", date)]
        if date is None and step.deed == "since" and _STANDS.fullmatch(step.verb) and step.places:
            return [("mission-present", None)]
        if (
            date is None
            and step.deed == "there"
            and not re.search(r"\b(?:had|kept|maintained|ran|operated)\b", step.verb)
        ):
            return [("mission-present", None)]
        return []

    def _leading(self) -> Dated | None:
        """Return the sentence's only date where it opens it: 'In May 2023 she drove to Lima, where she reopened …'."""
        told = self.sentence.of("D")
        found = re.match(r"\W*(?:(?:on|in|at|as of) (?:the )?)?<D(\d+)>", self.sentence.masked, re.IGNORECASE)
        if found is None or len(told) != 1 or ";" in self.sentence.masked[: self.step.start]:
            return None
        return resolve_slot(self.reading, self.sentence.slots[int(found[1])])

    def _begins(self) -> bool:
        """Tell whether it is there from a day on: 'works from December 1993', 'as from today Norway has an embassy'."""
        from_day = rf"(?i)\b(?:as from|as of|from|starting) (?:the |this )?{self.step.dates[0]}(?! (?:to|until|till)\b)"
        return re.search(from_day, self.sentence.masked) is not None

    def _modality(self) -> Modality | None:
        masked = self.sentence.masked
        step = self.step
        clause = masked[step.start : step.end]
        begin = max(masked.rfind(";", 0, step.start), masked.rfind(". ", 0, step.start), step.start - 60) + 1
        before = masked[max(0, begin) : step.start]
        if _OTHERWISE.search(clause) or _WISHED.search(clause) or (_WISHED.search(before) and not step.gapped):
            return None
        if (
            step.gapped
            and not step.same
            and re.search(
                rf"\b(?:will|shall|to)(?: [a-z]+ly| also| be)* {re.escape(step.verb)}\b", masked[: step.start]
            )
        ):
            return "planned"  # 'is to open embassies in Chile and Jordan, and consulates in Mumbai and Cardiff'
        if _PLANNED.search(clause) or (step.gapped and _PLANNED.search(step.verb)) or _ABOUT_TO.search(before):
            return "planned"
        return "occurred" if step.gapped else told_as(self._match())

    def _match(self) -> Match:
        step = self.step
        return Match(_RULE, self.sentence, step.start, step.end, {}, {"verb": step.verb} if not step.gapped else {})


def _told(status: Status, other: Status) -> bool:
    """Tell whether a record says what another of the same sentence says."""
    if status.countries != other.countries or (other.actor is not None and status.actor != other.actor):
        return False
    if status.event != other.event and not {status.event, other.event} <= _OPENS:
        return False
    cities = {place.city for place in (status.place, other.place) if place is not None and place.city}
    if len(cities) > 1:
        return False
    return agree(status.date, other.date, unknown_agrees=True)

"""Who holds an office by a text's own words: 'the Latvian president' is the one president of Latvia that it names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Final

from relations_kb.rules.heads import Headed
from relations_kb.rules.personmention import PersonMention
from relations_kb.rules.slots import Slot

# Offices of organisations act for no country: 'Secretary General of the United Nations'.
_OF_MANY: Final = re.compile(
    r"(?i)\b(?:united nations|un|nato|osce|african union|asean|wto|imf|world bank|opec|arab league|"
    r"commonwealth|interpol|iaea|unesco|who)\b"
)
_SENT_TO: Final = re.compile(r"(?i)\b(?:representative|ambassador|envoy|observer|delegate|head of mission)\b.* to ")
_HEADS: Final = re.compile(
    r"(?:prime |vice |deputy )?ministers?|(?:vice )?presidents?|kings?|emperors?|speakers?|chancellors?|"
    r"premiers?|popes?|sultans?|[ae]mirs?|queens?"
)

_AGAIN: Final = frozenset(
    {"president", "prime minister", "premier", "king", "minister", "foreign minister", "chancellor"}
)


def acts_for_many(person: PersonMention) -> bool:
    """Tell whether a person's office is an organisation's, so that they stand for no country."""
    return _of_many(person.office or "", person.of_many)


@lru_cache(maxsize=4096)  # asked of each mention of a person, several times
def _of_many(office: str, known: bool) -> bool:
    if _SENT_TO.search(office):
        return False  # 'Permanent Representative of Latvia to the United Nations'
    return known or bool(_OF_MANY.search(office))


_JOINED: Final = re.compile(
    r"(?:,? and (?:the |his |her |its )?|, (?:the )?|,? as well as (?:the )?|,? (?:together|along) with (?:the )?)"
)


# One person's office, and what may stand between it and the name: 'to Kenya since independence, '.
_SINGLE: Final = re.compile(
    r"(?:ambassador|high commissioner|envoy|president|(?:prime |foreign )?minister|premier|chancellor|king|queen|"
    r"consul(?:[- ]general)?|charg[eé] d'affaires|speaker|emir|amir|sultan|foreign secretary|secretary of state)"
    r"(?: extraordinary(?: and plenipotentiary)?)?"
)
_BESIDE: Final = re.compile(r"(?:,? (?:to|in|at|for|since|of|until) [^,.;:]{1,40}?){0,2}, (?:the )?")
_CLOSED: Final = re.compile(r",|\s?\(|\s[a-z]|\.?$")


_HIGHER: Final = re.compile(r"(?:deputy )?prime minister|vice[- ]president")


_HEADS_OF: Final = {
    "head of state": re.compile(
        r"(?<!vice )(?<!vice-)president|\bking\b|queen|[ea]m[ie]e?r\b|sultan|emperor|pope|monarch"
    ),
    "head of government": re.compile(r"prime minister|premier|chancellor|taoiseach"),
    "premier": re.compile(r"prime minister|premier"),
}


def holds(slot: Slot, title: str) -> bool:
    """Tell whether a person of one country is said to hold an office: no prime minister is 'the minister'."""
    if len(slot.codes) != 1 or slot.person is None:
        return False
    office = (slot.person.office or "").lower()
    if _HIGHER.fullmatch(title):
        return title in office
    if title in _HEADS_OF:
        return _HEADS_OF[title].search(office) is not None
    head = title.rsplit(maxsplit=1)[-1]
    return head in _HIGHER.sub(" ", office) and ("foreign" not in title or "foreign" in office or office == head)


class Holders(Headed):
    """Mentions with the offices that the text gives to people."""

    def joined_country(self, slot: Slot, before: list[Slot]) -> tuple[str, ...]:
        """Return the country of the person whom 'and' or a comma joins to this one: 'Kenya's Ministers X and Y'."""
        last = before[-1] if before else None
        if last is None or last.kind != "P" or len(last.codes) != 1:
            return ()
        return last.codes if _JOINED.fullmatch(self.text[last.end : slot.start]) else ()

    def _apposed(self, slot: Slot, before: list[Slot]) -> Slot | None:
        """Return a person with the office they stand beside: 'the Peruvian ambassador to Kenya since May, Ms. X, …'."""
        person = slot.person
        if person is None or person.office:
            return None
        office = next((s for s in reversed(before) if s.kind not in "CDO"), None)
        if office is None or office.kind != "S" or len(office.codes) != 1 or office.person is not None:
            return None
        if not _SINGLE.fullmatch(office.title or "") or not _BESIDE.fullmatch(self.text[office.end : slot.start]):
            return None
        if not _CLOSED.match(self.text, slot.end):
            return None
        title = (office.title or "").title()
        return slot._replace(
            codes=office.codes, person=replace(person, office=title, country=office.codes[0]), title=title
        )

    @cached_property
    def _offices(self) -> dict[tuple[str, str], tuple[PersonMention, ...]]:
        """Who the text says holds an office, by country and the office's head word."""
        found: dict[tuple[str, str], dict[str, PersonMention]] = {}
        for number in sorted(self._persons):
            for person in self.persons(number):
                if person.country is None or not person.office or person.former:
                    continue
                words = person.office.lower().replace("head of state", "president")
                for head in _HEADS.findall(words):
                    found.setdefault((person.country, head), {}).setdefault(person.name, person)
        return {place: tuple(people.values()) for place, people in found.items()}

    def holder(self, code: str, title: str, number: int) -> PersonMention | None:
        """Return the one person of whom the text says that they hold a country's office, or None.

        :param title: the office as a side has it: 'president', 'the two foreign ministers'.
        """
        for head in _HEADS.findall(
            title.lower().replace("leaders", "president").replace("heads of state", "president")
        ):
            people = self._offices.get((code, head.rstrip("s")), ())
            if len(people) > 1 and number < len(self._spans):
                # 'The President had arrived' is none of whom the text tells only further down.
                people = tuple(p for p in people if p.start < self._spans[number][1])
            if len(people) == 1:
                return people[0]
        if number > 0 and title.lower() in _AGAIN:
            # 'It was the idea of X. The President of Senegal was in Lima': X, whom the sentence before names last.
            told = self.persons(number - 1)
            if told and told[-1].office is None and told[-1].country in {code, None}:
                return told[-1]
        return None

"""Who holds an office by a text's own words: 'the Latvian president' is the one president of Latvia that it names."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from relations_kb.rules.heads import Headed
from relations_kb.rules.personmention import PersonMention
from relations_kb.rules.slots import Slot

# Offices of organisations act for no country: 'Secretary General of the United Nations'.
_OF_MANY: Final = re.compile(
    r"(?i)\b(?:united nations|un|nato|osce|african union|asean|wto|imf|world bank|opec|arab league|"
    r"commonwealth|interpol|iaea|unesco|who)\b"
)
_HEADS: Final = re.compile(
    r"(?:prime |vice |deputy )?ministers?|(?:vice )?presidents?|kings?|emperors?|speakers?|chancellors?|"
    r"premiers?|popes?|sultans?|emirs?"
)

_AGAIN: Final = frozenset(
    {"president", "prime minister", "premier", "king", "minister", "foreign minister", "chancellor"}
)


def acts_for_many(person: PersonMention) -> bool:
    """Tell whether a person's office is an organisation's, so that they stand for no country."""
    return person.of_many or bool(_OF_MANY.search(person.office or ""))


_JOINED: Final = re.compile(
    r"(?:,? and (?:the |his |her |its )?|, (?:the )?|,? as well as (?:the )?|,? (?:together|along) with (?:the )?)"
)


class Holders(Headed):
    """Mentions with the offices that the text gives to people."""

    def _joined_country(self, slot: Slot, before: list[Slot]) -> tuple[str, ...]:
        """Return the country of the person whom 'and' or a comma joins to this one: 'Kenya's Ministers X and Y'."""
        last = before[-1] if before else None
        if last is None or last.kind != "P" or len(last.codes) != 1:
            return ()
        return last.codes if _JOINED.fullmatch(self.text[last.end : slot.start]) else ()

    @cached_property
    def _offices(self) -> dict[tuple[str, str], tuple[PersonMention, ...]]:
        """Who the text says holds an office, by country and the office's head word."""
        found: dict[tuple[str, str], dict[str, PersonMention]] = {}
        for number in sorted(self._persons):
            for person in self.persons(number):
                if person.country is None or not person.office or person.former:
                    continue
                words = person.office.lower()
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
            if len(people) == 1:
                return people[0]
        if number > 0 and title.lower() in _AGAIN:
            # 'It was the idea of X. The President of Senegal was in Lima': X, whom the sentence before names last.
            told = self.persons(number - 1)
            if told and told[-1].office is None and told[-1].country in {code, None}:
                return told[-1]
        return None

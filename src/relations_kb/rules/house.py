"""What an article is about as a whole: whose text it is, and which two countries it speaks of.

In: a document with its mentions. Out: the house that publishes it, its home country, the countries of its title and
its two parties.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Final

from relations_kb.model.text import Found
from relations_kb.rules.heads import distinct
from relations_kb.rules.holders import Holders
from relations_kb.rules.places import CountryMention, find_countries
from relations_kb.vocab.agencies import signing_agency
from relations_kb.vocab.world import load_world

# 'Foreign relations of X', 'List of ambassadors of X': articles on one country's relations with many.
_ONE_COUNTRY: Final = re.compile(
    r"(?i)\b(?:foreign (?:relations|policy)|diplomatic (?:missions|relations)|list of|history of|"
    r"international recognition|recognition of)\b"
)
# A text that opens with the house that issues it: 'Embassy of X in Y', 'Ministry of Foreign Affairs of X'.
_HOUSE: Final = re.compile(
    r"(?i)\W*(?:the )?(?:republic of|kingdom of|embassy|ministry|government|department|office|permanent "
    r"mission|consulate|presidency)\b"
)
_MISSION: Final = re.compile(r"(?i)\W*(?:the )?(?:embassy|high commission|consulate|legation|permanent mission)\b")
_TRAIL: Final = re.compile(r" [/›»>|] ")  # the way to a page: 'Foreign policy / Bilateral cooperation / C'
_IN_PASSING: Final = 6  # times as often spoken of is a country beside which another is named in passing only
_HEAD_OF_TEXT: Final = 600  # code points in which an agency signs
_END_OF_TEXT: Final = 300
# 'Our Reporter in LIMA, Peru': whoever is sent there writes for another house.
_SENT: Final = re.compile(
    r"(?m)^(?:(?:By|BY|From|FROM) [^\n,.|]{2,50}|[^\n,.|]{0,40}\b(?:[Rr]eporter|[Cc]orrespondent|REPORTER|"
    r"CORRESPONDENT)) "
    r"in (?P<place>[A-Z][^\n.|]{2,40})$"
)
_LINE: Final = 90  # code points of a line that holds little but the day of issue
_SPOKEN: Final = {
    "name": 3,
    "former": 3,
    "demonym": 2,
    "demonym-noun-plural": 2,
    "compound": 2,
    "capital": 2,
    "seat": 2,
    "province": 1,
    "city": 1,
}


class Housed(Holders):
    """Mentions with what the whole article is about."""

    @cached_property
    def spoken(self) -> Counter[str]:
        """How much the text speaks of each country."""
        count: Counter[str] = Counter()
        for mention in self.countries:
            if mention.code is not None:
                count[mention.code] += _SPOKEN.get(mention.role, 0)
        for persons in self._persons.values():
            for person in persons:
                # 'President Biden' speaks of the United States without a word for them.
                if person.country is not None and person.country_how == "leader":
                    count[person.country] += 2
        return count

    @cached_property
    def most_spoken(self) -> tuple[str, ...]:
        """The two countries that the text speaks of most."""
        return tuple(code for code, _ in self.spoken.most_common(2))

    @cached_property
    def title_codes(self) -> tuple[str, ...]:
        """The countries in the title, in order."""
        span = self.document.title.span if self.document.title is not None else None
        if span is None:
            if self.document.title is None:
                return ()
            return distinct(m.code for m in find_countries(self.document.title.value) if m.code)
        places = [(m.start, m.code) for m in self.countries_in(span.start, span.end) if m.code]
        people = [
            (person.start, person.country)
            for number, sentence in enumerate(self.document.sentences)
            if sentence.span.start <= span.start < sentence.span.end
            for person in self._persons[number]
            if person.country and span.start <= person.start < span.end
        ]
        told = distinct(code for _, code in sorted([*places, *people]))
        if len(told) == 1 and told[0] not in self._by_name and len(self._by_name) > 1:
            # 'Minister meets colleagues in New York': a town that is only the place of what happened.
            return ()
        return told

    @cached_property
    def _by_name(self) -> frozenset[str]:
        """The countries that the text names otherwise than by a town."""
        return frozenset(
            m.code for m in self.countries if m.code and m.role not in {"city", "capital", "seat", "province"}
        )

    @cached_property
    def home(self) -> str | None:
        """The country whose view the text takes: its publisher's, its dateline's, or the one it is all about."""
        if self.house is not None:
            return self.house
        ranked = self.spoken.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return None

    @cached_property
    def house(self) -> str | None:
        """The country of the house that publishes the text, or of the dateline, where the text tells it."""
        title = self.document.title.value if self.document.title else ""
        if self._ministry is not None:
            return self._ministry
        if len(self.title_codes) == 1 and (
            _ONE_COUNTRY.search(title) or _HOUSE.match(title) or len(title.split()) <= 3
        ):
            return self.title_codes[0]
        return self._signed or self._dated_from

    @cached_property
    def _signed(self) -> str | None:
        """The country of the publisher or author by its name, or of the state's news agency that signs the text."""
        if self._sent_to is not None:
            return next(iter(code for code in self.parties if code != self._sent_to), None)
        for found in (self.document.publisher, self.document.author):
            code = self._one_country(found)
            if code is not None:
                return code
        head, end = self.text[:_HEAD_OF_TEXT], self.text[-_END_OF_TEXT:]
        agency = signing_agency(head) or signing_agency(end)
        return agency if agency is not None and self.spoken[agency] else None

    @cached_property
    def _dated_from(self) -> str | None:
        """The country of the dateline's town."""
        code = self._one_country(self.document.place)
        return self._abroad(code) if code is not None else self._beside_the_day()

    @cached_property
    def reported_from(self) -> tuple[CountryMention, ...]:
        """The town and state in the line on who reports: 'Our Reporter in Lima, Peru'."""
        sent = _SENT.search(self.text[:_HEAD_OF_TEXT])
        return tuple(self.countries_in(*sent.span("place"))) if sent is not None else ()

    @cached_property
    def _sent_to(self) -> str | None:
        """The country of two that a reporter is in, who writes for a paper of the other: 'Our Reporter in Lima'."""
        codes = distinct(m.code for m in self.reported_from if m.code)
        return codes[0] if len(codes) == 1 and codes[0] in self.parties else None

    def _beside_the_day(self) -> str | None:
        """The country of the one town that stands in the line of the day of issue: 'News | Oslo, 9 May 2024 17:05'."""
        day = self.document.published
        if day is None or day.span is None:
            return None
        start = self.text.rfind("\n", 0, day.span.start) + 1
        end = self.text.find("\n", day.span.end)
        end = len(self.text) if end < 0 else end
        if end - start > _LINE or end > _HEAD_OF_TEXT:
            return None
        towns = [m for m in self.countries_in(start, end) if m.code]
        return towns[0].code if len(towns) == 1 and towns[0].role in {"capital", "city"} else None

    def _one_country(self, found: Found | None) -> str | None:
        """Return the one country that a publisher's name or a dateline tells."""
        named = [m for m in find_countries(found.value) if m.code] if found else []
        if found is not None and found is self.document.publisher and found.value.isupper():
            # 'Vientiane (NUSANTARA) -': an agency that is called like a town
            named = [m for m in named if m.role != "city" or m.text != found.value]
        # 'Department of Commerce - Sri Lanka': the name says whose, not the bare office.
        plain = [m for m in named if m.role != "seat"]
        codes = distinct(m.code for m in plain or named)
        return codes[0] if len(codes) == 1 else None

    @cached_property
    def own_house(self) -> str | None:
        """The country whose own text it is: its house, and not only the town from which an agency reports."""
        return self._ministry or self._signed

    @cached_property
    def _ministry(self) -> str | None:
        """The country of the ministry, embassy or government that publishes the text, where its name tells it."""
        if self._posted is not None:
            return self._posted[0]
        publisher = self.document.publisher
        if publisher is None or not _HOUSE.match(publisher.value):
            return None
        codes = distinct(m.code for m in find_countries(publisher.value) if m.code and m.role != "seat")
        return codes[0] if len(codes) == 1 else None

    @cached_property
    def _posted(self) -> tuple[str, str] | None:
        """Whose mission publishes the text, and where it is: 'Embassy of Norway in Chile'."""
        publisher = self.document.publisher
        if publisher is None or not _MISSION.match(publisher.value):
            return None
        codes = distinct(m.code for m in find_countries(publisher.value) if m.code and m.role != "seat")
        return (codes[0], codes[1]) if len(codes) == 2 else None

    def _abroad(self, code: str) -> str | None:
        """Return whose text it is that a line with nothing but a town dates: a leader's who is abroad, else the town's.

        A presidency heads its texts with the President's whereabouts.
        """
        place = self.document.place
        if place is None or place.span is None or not self.stands_alone(place.span.start):
            return code
        count = Counter(
            p.country for ps in self._persons.values() for p in ps if p.country_how == "leader" and p.country
        )
        ranked = count.most_common(2)
        if not ranked or code in count or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return code
        return ranked[0][0]

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The two countries that the article is about, sorted; empty where it is not about two."""
        if len(self.title_codes) == 2:
            return tuple(sorted(self.title_codes))
        states = tuple(sorted(set(self.title_codes) - {"EUU"}))
        if len(states) == 2:
            return states  # 'In Podgorica, Slovenia promises to back Montenegro's way to the EU'
        if len(self.title_codes) == 1 and self._ministry not in (None, *self.title_codes):
            # A ministry's page on another country: 'Foreign policy / Bilateral relations / CHILE'.
            return tuple(sorted((*self.title_codes, self._ministry or "")))
        ranked = tuple(code for code, _ in sorted(self.spoken.items(), key=lambda item: (-item[1], item[0])))
        # A state of the past is the past of the party that followed it, and no third one.
        world = load_world()
        ranked = tuple(c for n, c in enumerate(ranked) if not set(ranked[:n]) & set(world.followers(c, 9999)) - {c})
        counts = self.spoken
        title = self.document.title.value if self.document.title else ""
        trail = self._ministry is not None and not self.title_codes and _TRAIL.search(title) is not None
        if _ONE_COUNTRY.search(title) and not trail:
            return ()
        if self._posted is not None and not self.title_codes and ranked[:1] and ranked[0] in self._posted:
            return tuple(sorted(self._posted))
        if len(self.title_codes) == 1 and ranked:
            others = [code for code in ranked if code != self.title_codes[0]]
            if (
                others
                and counts[others[0]] * _IN_PASSING >= counts[ranked[0]]
                and (len(others) == 1 or counts[others[0]] >= 1.25 * counts[others[1]])
            ):
                return tuple(sorted((self.title_codes[0], others[0])))
            return ()
        if (
            len(ranked) > 1
            and counts[ranked[1]] * _IN_PASSING >= counts[ranked[0]]
            and (len(ranked) == 2 or counts[ranked[1]] >= 1.5 * counts[ranked[2]])
        ):
            return tuple(sorted(ranked[:2]))
        return ()

    def stands_alone(self, at: int) -> bool:
        """Tell whether the place of the dateline, which begins at an offset, is a line of its own."""
        place = self.document.place
        end = self.text.find("\n", at)
        line = self.text[self.text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(self.text)]
        return place is not None and line.strip() == place.value.strip()

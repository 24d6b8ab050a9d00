"""Persons with their titles: 'First Deputy Minister of Foreign Affairs of the Republic of Kazakhstan Kairat Umarov'.

In: a range of a text (a sentence, an item) and the country mentions in it.
Out: :class:`PersonMention` values in the order of the text, without overlap.

A name needs a reason to be one: an office or form of address before it, an office behind it, a known given name,
family name or leader. Surnames alone are found by :class:`relations_kb.rules.persontable.PersonTable`, once the whole
text is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from relations_kb.rules import nametokens as flag
from relations_kb.rules.actors import actors_in, goes_or_meets, is_plain_name
from relations_kb.rules.nametokens import CountryMention, Tokens, is_worth_a_look, singular_of, tokenise
from relations_kb.rules.personbehind import aside_end, bracket_end, countries_of_each, country_behind, letters_end
from relations_kb.rules.personborne import WEAK, borne_name, speaks_for_many, with_country, yields
from relations_kb.rules.personcountry import STATE_OFFICES, leader_country
from relations_kb.rules.personmention import DAY_NAME, CountryHow, PersonMention
from relations_kb.rules.personnames import (
    address_end,
    honorific_end,
    is_bare_name,
    name_end,
    name_words,
    short_leader,
)
from relations_kb.rules.titles import Office, find_offices, is_grade, over_stop
from relations_kb.vocab.names import key

_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = flag.CAP | flag.HON | flag.STYLE
# Between a person and an office that a verb tells: 'who has been appointed', 'then served as'.
_LINKS = frozenset(
    {"who", "is", "was", "has", "had", "been", "served", "serves", "serving", "acted", "then", "as"}
    | {"appointed", "named", "elected", "became"}
)
_JOINED = frozenset({", ", " and ", ", and ", " & "})
_MOST_LINKS = 5


def find_persons(text: str, start: int, end: int, countries: Sequence[CountryMention]) -> list[PersonMention]:
    """Return the persons named in ``text[start:end]``; ``countries`` are the country mentions found there."""
    # Most sentences name nobody: one quick look at their words saves the rest.
    if not worth_reading(text[start:end].split()) and not actors_in(text, start, end):
        return []
    return read_persons(text, start, end, countries)


def worth_reading(chunks: Iterable[str]) -> frozenset[str]:
    """Return those of ``chunks`` with a word that may belong to an office, a form of address or a known name.

    Chunks stand between blanks: cutting there is many times faster than finding words.
    """
    return frozenset(filter(_is_worth_a_look, chunks))


@lru_cache(maxsize=65536)
def _is_worth_a_look(chunk: str) -> bool:
    return any(map(is_worth_a_look, _PLAIN_WORD.findall(chunk)))


def read_persons(text: str, start: int, end: int, countries: Sequence[CountryMention]) -> list[PersonMention]:
    """Return the persons named in ``text[start:end]``, without asking whether it is worth reading."""
    return [p for p in _Finder(tokenise(text, start, end, countries)).run() if not DAY_NAME.fullmatch(p.name)]


@dataclass(slots=True)
class _Title:
    """What stands before a name: an office, or none, and the form of address; ``begin`` is the first token of all.

    ``country`` is the code of the country whose person it is without an office: 'Peru's Ana Soto'.
    """

    begin: int
    office: Office | None = None
    honorific: str | None = None
    country: str | None = None


class _Finder:
    """One pass over the tokens of one range, from left to right."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.offices = {office.first: office for office in find_offices(tokens)}
        self.found: list[PersonMention] = []
        self.last_office: Office | None = None

    def run(self) -> list[PersonMention]:
        at, flags, offices = 0, self.tokens.flags, self.offices
        while at < len(flags):
            # A lower-case particle begins no name without a title, so only these can begin a person.
            at = max(self._at(at), at + 1) if flags[at] & _BEGINS or at in offices else at + 1
        for office in self.offices.values():
            if office.plural and len(office.countries) > 1:
                self._share(office)
        return self.found

    def _share(self, office: Office) -> None:
        """Give an office of several to the names before it: 'Ana Soto and Jan Novák, the ministers of Peru and …'."""
        tokens, count = self.tokens, len(office.countries)
        begin = tokens.starts[office.first]
        before = [at for at, person in enumerate(self.found) if person.end <= begin][-count:]
        if len(before) < count:
            return
        people = [self.found[at] for at in before]
        borders = [*(person.start for person in people[1:]), begin]
        gaps = [tokens.text[person.end : border] for person, border in zip(people, borders, strict=True)]
        if gaps[-1] != ", " or any(gap not in _JOINED for gap in gaps[:-1]) or any(p.country for p in people):
            return
        for at, person, code in zip(before, people, office.countries, strict=True):
            told = person.office or self._office_text(office, office.plain)
            self.found[at] = replace(with_country(person, code), office=told)

    def _at(self, at: int) -> int:
        """Read what begins at token ``at``; return the index behind it."""
        tokens = self.tokens
        office = self.offices.get(at)
        if office is not None:
            return self._titled(office)
        address = honorific_end(tokens, at)
        if address > at:
            honorific = self._text(at, address)
            begun = self.offices.get(address)
            if begun is not None and not begun.article:
                return self._titled(begun, at, honorific)
            end = name_end(tokens, address, titled=True)
            if end > address:
                return self._several(self._owned(at, honorific), address, end, plural=False)
            return address
        if not tokens.flags[at] & flag.CAP or (tokens.places[at] >= 0 and not tokens.flags[at] & flag.GIVEN):
            return at + 1
        behind = tokens.after_place(at) if tokens.places[at] >= 0 else at
        if behind > at + 1 and not (tokens.joined(behind - 1) and tokens.flags[behind] & flag.CAP):
            # 'Viet Nam' begins like a person's name and is a country's, unless the name goes on.
            return behind
        end = name_end(tokens, at, titled=False)
        if end == at:
            return at + 1
        if is_bare_name(tokens, at, end) or (
            end - at > 1
            and (
                self._apposition(end)
                or self._listed(at, end)
                or goes_or_meets(tokens, at, end)
                or self._beside(at, end)
            )
        ):
            return self._several(self._owned(at), at, end, plural=False)
        return end

    def _owned(self, at: int, honorific: str | None = None) -> _Title:
        """Return what stands before a name without an office at ``at``: nothing, or whose it is ('Peru's Ana Soto')."""
        tokens = self.tokens
        if at > 1 and tokens.flags[at - 1] & flag.OWNER and tokens.places[at - 2] >= 0:
            mention = tokens.countries[tokens.places[at - 2]]
            if mention.code is not None and mention.role in {"name", "former"}:
                return _Title(tokens.before_place(at - 2), None, honorific, mention.code)
        return _Title(at, None, honorific)

    def _listed(self, start: int, end: int) -> bool:
        """Tell whether ``[start, end)`` is a name in a list of 'Name (Country)' rows, as lists of envoys have them."""
        tokens = self.tokens
        behind, code = country_behind(self.tokens, end)
        if start == 0 and end + 1 < tokens.size:
            # A row of a table: 'Jan Novák 1997–2001', 'Jan Novák since 2022'.
            year = tokens.words[end + 1] if tokens.words[end] in {"since", "(", "-", "–", ":"} else tokens.words[end]
            if year.isdigit() and len(year) == 4 and len(name_words(tokens, start, end)) > 1:
                return not any(tokens.flags[at] & flag.ALLCAPS for at in range(start, end))
        if code is None or tokens.words[end] != "(" or end - start > 6:
            return False
        before = "" if start == 0 else tokens.words[start - 1]
        after = "" if behind >= tokens.size else tokens.words[behind]
        return (before in {"", ",", ";", "and", "by", ":", "•", "-"} and after in {"", ",", ";", "and", "."}) and all(
            tokens.flags[at] & (flag.CAP | flag.PARTICLE) and not tokens.flags[at] & flag.ALLCAPS
            for at in range(start, end)
        )

    def _beside(self, at: int, end: int) -> bool:
        """Tell whether unknown capitals follow a person over 'and': 'with Sam Soto and Xyz Abc in the chair'."""
        tokens = self.tokens
        if not self.found or not tokens.flags[at - 1] & flag.AND:
            return False
        last = self.found[-1]
        joined = tokens.text[last.end : tokens.starts[at]] in {" and ", ", and ", " & "}
        return joined and not last.surname_only and is_plain_name(tokens, at, end)

    def _titled(self, office: Office, begin: int | None = None, honorific: str | None = None) -> int:
        """Read the names behind ``office``; return the index behind them, or behind the office if there are none."""
        tokens = self.tokens
        at = over_stop(tokens, office)
        comma = at < tokens.size and tokens.words[at] in {",", ":", "–", "—", "-"}
        if comma:
            if office.plural and not (office.complement or len(office.countries) > 1):
                return office.after
            at += 1
        elif at > 0 and tokens.words[at - 1] != "." and not tokens.joined(at - 1):
            return office.after
        address = address_end(tokens, at)
        if address > at:
            honorific = self._text(at, address)
        second = self.offices.get(address)
        if second is not None and (
            (not second.article and (not comma or address > at))
            or second.kind in WEAK
            or is_grade(second)
            or self._same_holder(office, second)
        ):
            address = address_end(tokens, over_stop(tokens, second))
        end = name_end(tokens, address, titled=True, bare_office=not office.complement)
        if end == address:
            return office.after
        if comma and not self._comma_title(office, at, address, end):
            return office.after
        if not comma and not address > at and self._is_rest_of_office(office, address, end):
            return office.after
        title = _Title(office.first if begin is None else begin, office, honorific)
        return self._several(title, address, end, plural=office.plural)

    def _same_holder(self, first: Office, second: Office) -> bool:
        """Tell whether one person holds two offices over a comma: 'Deputy Prime Minister, Minister of Defence X'."""
        tokens = self.tokens
        if first.article or first.plural or second.plural or not tokens.flags[first.core] & flag.CAP:
            return False
        if tokens.words[second.first - 1] != ",":
            return self._names_follow(second)
        deputy = key(tokens.words[first.core]) in {"first", "deputy", "vice"} and first.kind in {
            "minister",
            "government",
        }
        return deputy and second.kind == "minister" and self._names_follow(second)

    def _is_rest_of_office(self, office: Office, start: int, end: int) -> bool:
        """Tell whether one unknown word behind an unknown body belongs to it: 'President of the Republika Srpska'."""
        if end - start > 1 or not office.complement or office.countries:
            return False
        flags = self.tokens.flags[start]
        return not flags & (flag.GIVEN | flag.FAMILY) and short_leader(self.tokens.words[start]) is None

    def _comma_title(self, office: Office, at: int, address: int, end: int) -> bool:
        """Tell whether office and name are one phrase over a comma: 'the Prime Minister of Albania, Sali Berisha'."""
        if address > at:
            return True
        long_enough = len(name_words(self.tokens, address, end)) > 1
        return long_enough and (office.complement or office.article or bool(office.countries) or office.first == 0)

    def _several(self, title: _Title, start: int, end: int, *, plural: bool) -> int:
        """Add the person named by ``[start, end)``, and behind a plural title those that follow; return the end."""
        tokens = self.tokens
        office = title.office
        names = [(start, end)]
        reach = self._add(title, start, end, single=not plural)
        while plural or title.honorific in {"Messrs", "Messrs."}:
            at = reach
            while at < tokens.size and (tokens.words[at] == "," or tokens.flags[at] & flag.AND):
                at += 1
            address = honorific_end(tokens, at)
            stop = name_end(tokens, address, titled=True) if at > reach and address < tokens.size else address
            if stop <= address or at in self.offices:
                break
            names.append((address, stop))
            reach = self._add(_Title(at, office, title.honorific), address, stop, single=False)
        codes = () if office is None else office.countries
        if len(names) > 1 and not codes:
            reach, codes = countries_of_each(self.tokens, reach)
        if (plural or len(names) > 1) and len(names) == len(codes) > 1:
            first = len(self.found) - len(names)
            for offset, code in enumerate(codes):
                mention = self.found[first + offset]
                if mention.country_how != "apposition":
                    self.found[first + offset] = with_country(mention, code)
            self.found[-1] = replace(self.found[-1], end=tokens.ends[reach - 1])
        return reach

    def _add(self, title: _Title, start: int, end: int, *, single: bool) -> int:
        """Add one mention; return the index behind all of it."""
        tokens = self.tokens
        office, former = title.office, bool(title.office and title.office.former)
        reach = end
        country: str | None = None
        how: CountryHow | None = None
        if office is not None and office.countries and (single or len(office.countries) == 1):
            country, how = office.countries[0], "title"
        elif title.country is not None:
            country, how = title.country, "apposition"
        behind, code = country_behind(self.tokens, end)
        if code is not None:
            reach = behind
            if country is None:
                country, how = code, "apposition"
        reach = letters_end(self.tokens, reach)
        inherited = None
        if office is not None and office.counterpart_of_other:
            inherited, office = self.last_office, None
        if office is None or yields(office):
            apposition = self._apposition(reach)
            if apposition is not None:
                office, reach = apposition, apposition.after
                former = apposition.former
                if apposition.countries:
                    country, how = apposition.countries[0], "title"
                reach = bracket_end(self.tokens, reach, apposition)
        if office is None and inherited is None:
            office = self._told(reach)
            if office is not None and office.countries:
                country, how = office.countries[0], "title"
        name_start, name_stop = borne_name(tokens, start, end)
        name = tokens.text[name_start:name_stop]
        of_many = country is None and speaks_for_many(self.tokens, office)
        if country is None and not of_many:
            country = leader_country(name, office)
            how = None if country is None else "leader"
        shown, shown_end = (
            (office, office.end) if office is not None else (inherited, inherited.plain if inherited else 0)
        )
        counterpart = bool(title.office and title.office.counterpart_of_other)
        self.found.append(
            PersonMention(
                start=tokens.starts[title.begin],
                end=max(tokens.ends[reach - 1], name_stop),
                name_start=name_start,
                name_end=name_stop,
                name=name,
                office=None if shown is None else self._office_text(shown, shown_end),
                office_start=-1 if shown is None else tokens.starts[shown.core],
                office_end=-1 if shown is None else tokens.ends[shown_end - 1],
                country=country,
                country_how=how,
                counterpart=counterpart,
                former=former,
                honorific=title.honorific,
                of_many=of_many,
                surname_only=len(name_words(tokens, start, end)) == 1,
            )
        )
        if office is not None and not counterpart:
            self.last_office = office
        return reach

    def _apposition(self, at: int) -> Office | None:
        """Return the office behind a name that ends at ``at``: ', Head of the American Department'."""
        tokens = self.tokens
        if at + 1 >= tokens.size or tokens.words[at] not in {",", "(", "–", "—", "-"}:
            return None
        first = aside_end(tokens, at + 1)
        office = self.offices.get(first)
        if office is None or office.plural or office.kind == "counterpart":
            return None
        if self._names_follow(office):
            if office.alone is None:
                return None
            # 'Michel Temer, Vice President of Brazil and Senator Collor': the second office is the next one's.
            office = self.offices[first] = office.alone
        behind = office.after
        if behind < tokens.size and tokens.flags[behind] & flag.OWNER:
            return None
        told = office.complement or office.article or office.countries or office.after > office.end
        if not (told or tokens.flags[office.core] & flag.CAP or office.kind in STATE_OFFICES - {"official"}):
            return None
        return office

    def _office_text(self, office: Office, end: int) -> str:
        """Return an office as written; of several persons in the singular: 'Presidents Buhari and Ramaphosa'."""
        if not office.plural:
            return self._text(office.core, end)
        tokens, head = self.tokens, office.head
        before = tokens.text[tokens.starts[office.core] : tokens.starts[head]]
        return before + singular_of(tokens.words[head]) + tokens.text[tokens.ends[head] : tokens.ends[end - 1]]

    def _told(self, at: int) -> Office | None:
        """Return the office that a verb gives the person named before ``at``: 'served as Ambassador to Chile'."""
        tokens, begin = self.tokens, at
        while at < tokens.size and at - begin < _MOST_LINKS and tokens.words[at] in _LINKS:
            at += 1
        office = self.offices.get(at) if at > begin else None
        if office is None or office.plural or office.possessive or self._names_follow(office):
            return None
        behind = office.after
        return None if behind < tokens.size and tokens.flags[behind] & flag.OWNER else office

    def _names_follow(self, office: Office) -> bool:
        """Tell whether a name stands directly behind ``office``."""
        tokens, behind = self.tokens, office.after
        if behind >= tokens.size or not tokens.joined(behind - 1):
            return False
        address = honorific_end(tokens, behind)
        return name_end(tokens, address, titled=True) > address

    def _text(self, start: int, end: int) -> str:
        """Return the text of the tokens ``[start, end)``."""
        return self.tokens.text[self.tokens.starts[start] : self.tokens.ends[end - 1]]

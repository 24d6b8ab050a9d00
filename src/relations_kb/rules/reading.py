"""The reading of one document: what rules may ask about a sentence and its surroundings.

What comes in is a :class:`~relations_kb.model.text.Document`; what goes out are its sentences with slots, and answers
about context: which two countries the article, the heading or the sentence before speaks of, whose President 'the
President' is, what stands above a list item, and when an event happened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from relations_kb.model.text import Document, Span
from relations_kb.rules.asides import Cut, without_asides
from relations_kb.rules.heads import distinct
from relations_kb.rules.holders import acts_for_many, holds
from relations_kb.rules.issued import Issued
from relations_kb.rules.mentions import within
from relations_kb.rules.ordinals import find_ordinals
from relations_kb.rules.paragraph import pair_of_paragraph, topic_of_paragraph, turned_to
from relations_kb.rules.row import Row
from relations_kb.rules.sides import fold_sides
from relations_kb.rules.slots import Sentence, Slot, mask
from relations_kb.rules.speaker import labelled, speaker
from relations_kb.rules.whose import told_of_people, whose_person
from relations_kb.vocab.world import load_world

_GOES_ON: Final = re.compile(
    r"\W*(?:(?:during|at|after|following|in the course of|on the sidelines of|at the end of|within) )?(?:that|"
    r"this|the|his|her|their) "
    r"(?:same )?(?:session|meeting|visit|talks|trip|round|consultations|negotiations|stay|summit|ceremony|occasion)\b"
)
_LADY: Final = re.compile(
    r"\b(?:M(?:r?s|me|iss|adame?|adam)|Her (?:Royal |Serene )?(?:Excellency|Majesty|Highness)|Queen|"
    r"(?:Crown )?Princess|Lady|Dame|Sheikha)\b"
)

_HEAD: Final = re.compile(r"(?:prime |foreign |vice )?(?:president|minister|premier|secretary|chancellor|king|queen)")
_FAR: Final = 12  # sentences after which 'the minister' no longer means the last one
_OWN_FAR: Final = 40  # the same of the house's own
_PAIR: Final = 2
_DATE_LINE: Final = 40  # code points of a line with a date
_MOST_PARTIES: Final = 6  # of one statement


# 'the governments', 'the ministries': those of both sides.
_OF_BOTH: Final = frozenset({"governments", "foreign ministries", "ministries", "parliaments"})
_UNIT_STOP: Final = re.compile(r"\.(?=,? [a-z(])")


_WHOM: Final = re.compile(r"\bwhom $|\bwhom (?=s?he\b)")


def _of_clause(text: str, before: list[Slot]) -> list[Slot]:
    """Return slots with those behind the last semicolon first: who is told of in the pronoun's own clause."""
    for at in range(len(before) - 1, 0, -1):
        if ";" in text[before[at - 1].end : before[at].start]:
            return [*before[at:], *before[:at]]
    return before


class Reading(Issued):
    """A document with its mentions found and its context worked out. Values are computed once, when asked for."""

    def __init__(self, document: Document, named: Mapping[str, str | None] | None = None) -> None:
        super().__init__(document, named)
        self._sentences: dict[int, Sentence] = {}
        self._slotted: dict[int, Sentence] = {}
        self.beside: dict[int, dict[int, str]] = {}  # what told_beside() says of each sentence that was asked for
        self._cuts: dict[int, tuple[Cut, ...]] = {}
        self._implied: dict[int, tuple[str, ...]] = {}

    # ---------------------------------------------------------------- sentences

    def sentence(self, number: int) -> Sentence:
        """Return the sentence with its slots."""
        known = self._sentences.get(number)
        if known is None:
            known = self._sentences[number] = self._resolve(self.slotted(number))
        return known

    def cuts(self, number: int) -> tuple[Cut, ...]:
        """Return the sentence without each of the things that it says in passing."""
        known = self._cuts.get(number)
        if known is None:
            known = self._cuts[number] = tuple(without_asides(self.sentence(number)))
        return known

    def slotted(self, number: int) -> Sentence:
        """Return the sentence with its slots, before what its context tells of them."""
        known = self._slotted.get(number)
        if known is None:
            known = self._slotted[number] = self._put_slots(number)
        return known

    def _put_slots(self, number: int) -> Sentence:
        start, end = self._spans[number]
        slots = Row()
        # Of mentions that overlap the first that is put stays: 'President of France X' is a person, and no country.
        for person in self.persons(number):
            # 'Jr.' ends in a stop that ends no sentence.
            stop = person.end + (self.text[person.end - 2 : person.end + 1] in {"Jr.", "Sr."})
            if slots.is_free(person.start, stop):
                codes = (person.country,) if person.country and not acts_for_many(person) else ()
                slots.put(Slot("P", person.start, stop, codes=codes, person=person, title=person.office))
        for money in within(self.money, self._money_starts, start, end):
            # 'amounted to $139 mln. in 2018': the stop of a shortened unit ends no sentence.
            stop = money.end + (
                _UNIT_STOP.match(self.text, money.end) is not None and self.text[money.end - 1].isalpha()
            )
            if slots.is_free(money.start, stop):
                slots.put(Slot("M", money.start, stop, money=money))
        for date in within(self.dates, self._date_starts, start, end):
            if slots.is_free(date.start, date.end):
                slots.put(Slot("D", date.start, date.end, date=date))
        countries = [
            Slot("C", country.start, country.end, (country.code,) if country.code else (), None, country)
            for country in self.countries_in(start, end)
        ]
        if slots.slots:
            for slot in countries:
                if slots.is_free(slot.start, slot.end):
                    slots.put(slot)
        elif countries:
            slots = Row(countries)
        if number in self._with_ordinals:
            for ordinal in find_ordinals(self.text, start, end):
                if slots.is_free(ordinal.start, ordinal.end):
                    slots.put(Slot("O", ordinal.start, ordinal.end, ordinal=ordinal.value))
        return fold_sides(mask(number, start, end, self.text[start:end], slots.slots))

    def _resolve(self, sentence: Sentence) -> Sentence:
        """Give countries to persons, offices and pairs that do not name theirs."""
        if all(slot.codes or slot.kind not in "PSB" for slot in sentence.slots):
            return sentence
        slots: list[Slot] = []
        for slot in sentence.slots:
            if slot.codes or slot.kind not in "PSB":
                slots.append(slot)
                continue
            if slot.kind == "B":
                slots.append(slot._replace(codes=self._pair_for(sentence, slot, slots)))
            elif slot.kind == "P":
                slots.append(self._apposed(slot, slots) or whose_person(self, sentence, slot, slots))
            else:
                slots.append(self._bare_side(sentence, slot, slots))
        if any(new[:3] != old[:3] for new, old in zip(slots, sentence.slots, strict=True)):
            return mask(sentence.index, sentence.start, sentence.end, sentence.text, slots)
        return sentence.with_slots(tuple(slots))

    def _pair_for(self, sentence: Sentence, slot: Slot, before: list[Slot]) -> tuple[str, ...]:
        here = distinct(code for s in before if s.kind in "CPS" for code in s.codes)
        if len(here) == 2:
            return here
        if len(here) > 2:
            # 'From Rome the Norwegian team flies to Lima, where Peru hosts talks of the two countries': no town's.
            states = distinct(code for s in before if s.kind in "CPS" and not s.city for code in s.codes)
            if len(states) == 2:
                return states
        if len(self.title_codes) > 2 and re.match(r"(?i)our\b", slot.title or ""):
            # 'Joint Statement of X, Y and Z': 'our governments' are those of all three.
            return self.title_codes[:_MOST_PARTIES]
        return self.implied(sentence.index)

    def _bare_side(self, sentence: Sentence, slot: Slot, before: list[Slot]) -> Slot:
        title = slot.title or ""
        if title in {"he", "she"}:
            last = self._last_person(sentence, before, she=title == "she")
            return slot._replace(codes=last.codes, person=last.person) if last else slot
        if title == "i":
            said = speaker(self, sentence.index)
            return slot._replace(codes=said.codes, person=said.person) if said else slot
        if title == "the latter":
            people = [s for s in before if s.kind == "P"]
            if not people and sentence.index:
                people = [s for s in self.sentence(sentence.index - 1).slots if s.kind == "P"]
            return slot._replace(codes=people[-1].codes, person=people[-1].person, title="he") if people else slot
        if title == "they":
            return slot._replace(kind="B", codes=self.implied(sentence.index))
        if title in {"guest", "visitor"}:
            came = self._guest(sentence)
            if came is not None:
                return slot._replace(codes=came.codes, person=came.person)
        if title in {"counterpart", "colleague"}:
            codes = self.implied(sentence.index)
            done = {code for s in before for code in s.codes}
            rest = tuple(code for code in codes if code not in done)
            return slot._replace(codes=rest) if len(rest) == 1 else slot
        if title in _OF_BOTH and len(self.implied(sentence.index)) == 2:
            return slot._replace(codes=self.implied(sentence.index))
        named = self._person_of_title(sentence, before, title)
        if named is not None:
            return slot._replace(codes=named.codes, person=named.person)
        if self.home and re.match(r"(?i)the ", self.text[slot.start : slot.start + 4]):
            return slot._replace(codes=(self.home,))
        return slot

    def _guest(self, sentence: Sentence) -> Slot | None:
        """Whom 'the guest' means in a house's own text: the other side's person whom the sentences before tell of."""
        if self.house is None:
            return None
        for number in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
            people = [s for s in self.sentence(number).slots if s.kind == "P" and s.codes and self.house not in s.codes]
            if people:
                return people[0] if len({s.codes for s in people}) == 1 else None
        return None

    def _last_person(self, sentence: Sentence, before: list[Slot], *, she: bool) -> Slot | None:
        label = labelled(sentence.masked)
        if before and _WHOM.search(self.text, before[-1].end, before[-1].end + 20):
            before = []  # 'It was Soto with whom he had spoken'
        for slot in _of_clause(self.text, before):
            known = slot.kind == "P" or (slot.kind == "S" and slot.person is not None and slot.title != "i")
            if known and slot.codes and (label is None or slot is not before[0]):
                return slot
        block = self.document.sentences[sentence.index].block
        for number in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
            if self.document.sentences[number].block < block - 1:
                break
            told = self.sentence(number)
            label = labelled(told.masked)  # who speaks says of another that 'she was here'
            people = [s for s in told.slots if s.kind in "PS" and s.person is not None and s.title != "i"]
            first = next((s for s in told.slots if s.kind in "PS"), None)
            if (
                first is not None
                and first.person is None
                and len(first.codes) == 1
                and _HEAD.fullmatch(first.title or "")
            ):
                return first  # 'The Prime Minister telephoned X. He told him …'
            people = [s for s in people if label is None or s != told.slots[label]]
            # Of 'Soto's predecessor Lund' it is Lund of whom more is told.
            people = [s for s in people if self.text[s.end : s.end + 2] not in {"'s", "’s"}] or people
            if people:
                ladies = [s for s in people if _LADY.search(self.text, max(0, s.start - 22), s.end)]
                return ladies[0] if she and ladies else people[0]
        return None

    def _person_of_title(self, sentence: Sentence, before: list[Slot], title: str) -> Slot | None:
        """Whom 'the President' or 'the minister' means: who holds that office and was told of before.

        The house's own in its own text ('the Minister' whose day it tells has met other ministers meanwhile), else
        whom the last sentence that names one began with ('X received Y. The minister said …' means X) or named last.
        """
        told: Slot | None = None
        for number in range(sentence.index, max(-1, sentence.index - _OWN_FAR), -1):
            if number < sentence.index and not self.persons(number):
                continue
            slots = before if number == sentence.index else self.sentence(number).slots
            people = [s for s in slots if s.kind in "PS" and s.person is not None and s.title != "i"]
            holders = [s for s in people if holds(s, title)]
            own = next((s for s in reversed(holders) if self.own_house in s.codes), None)
            if own is not None:
                return own
            if holders and told is None and number > sentence.index - _FAR:
                told = holders[0] if holders[0] == people[0] else holders[-1]
            if self.own_house is None and (told is not None or number <= sentence.index - _FAR):
                break
        return told

    # ---------------------------------------------------------------- context

    @cached_property
    def told_people(self) -> dict[str, str]:
        """Whose the people are whose side the text tells in any sentence, by full name."""
        return told_of_people(self)

    def implied(self, number: int) -> tuple[str, ...]:
        """Return the two countries that a sentence means when it does not name them, sorted; or nothing.

        The heading's country with the article's own comes first, then what the sentences just before it speak
        of, then the two that the article is about.
        """
        known = self._implied.get(number)
        if known is None:  # each rule that a sentence fits may ask
            known = self._implied[number] = self._find_implied(number)
        return known

    def _find_implied(self, number: int) -> tuple[str, ...]:
        head = self.head_codes(number)
        if len(head) == 2:
            return tuple(sorted(head))
        if self.goes_on(number):
            span = self.document.sentences[number - 1].span
            told = distinct(m.code for m in self.countries_in(span.start, span.end) if m.code)
            if len(told) == 2:
                return tuple(sorted(told))
        if len(head) == 1 and self.home and head[0] != self.home:
            return tuple(sorted((head[0], self.home)))
        if len(head) == 1 and self.parties and head[0] in self.parties:
            return self.parties
        third = turned_to(self, number) or topic_of_paragraph(self, number)
        if third is not None:
            return third
        block = self.document.sentences[number].block
        near: tuple[str, ...] = ()
        for earlier in range(number - 1, max(-1, number - 4), -1):
            if self.document.sentences[earlier].block < block - 1 or self.is_of_other_row(earlier, number):
                break
            span = self.document.sentences[earlier].span
            near = distinct([*near, *(m.code for m in self.countries_in(span.start, span.end) if m.code)])
            if len(near) == 2 and (not self.parties or set(near) == set(self.parties)):
                return tuple(sorted(near))
        guest = pair_of_paragraph(self, number)
        if guest is not None:
            return guest
        if self.parties:
            return self.parties
        return tuple(sorted(near)) if len(near) == 2 else ()

    def goes_on(self, number: int) -> bool:
        """Tell whether a sentence goes on with the event of the one before: 'That session …', 'During the visit …'."""
        if number == 0 or not _GOES_ON.match(self.lowered[number]):
            return False
        sentences = self.document.sentences
        return sentences[number].block - sentences[number - 1].block <= 1

    def other(self, code: str, number: int) -> str | None:
        """Return the country on the other side of ``code`` in a sentence's context, or None."""
        rest = [c for c in self.implied(number) if c != code]
        return rest[0] if len(rest) == 1 else None

    def is_section_heading(self, number: int) -> bool:
        """Tell whether a sentence is a heading other than the title."""
        return number in self._section_headings

    @cached_property
    def _section_headings(self) -> frozenset[int]:
        blocks, title = self.document.blocks, self.document.title
        named = title.span if title is not None else None
        return frozenset(
            number
            for number, spoken in enumerate(self.document.sentences)
            if blocks[spoken.block].kind == "heading"
            and (
                named is None
                or not (spoken.span.start <= named.start < spoken.span.end or self._is_subtitle(spoken.span))
            )
        )

    def _is_subtitle(self, span: Span) -> bool:
        """Tell whether a heading stands below the title with nothing between them but when the text was published."""
        published, title = self.document.published, self.document.title
        if published is None or published.span is None or title is None or title.span is None:
            return False
        return title.span.end <= published.span.start < span.start <= title.span.end + _DATE_LINE

    def historic(self, code: str) -> str:
        """Return the state of the past that the article is about, where ``code`` is a state that followed it.

        In an article on Czechoslovakia, a legation in Prague stood in Czechoslovakia.
        """
        for party in (*self.parties, *self.title_codes):
            if code != party and code in load_world().followers(party, 9999):
                return party
        return code

    def display(self, code: str) -> str:
        """Return a country's name."""
        return load_world().display(code)

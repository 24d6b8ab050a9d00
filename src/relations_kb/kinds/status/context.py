"""What the sentence leaves out: who 'we' are, who the other side is, in which city a mission stands.

In: a match and the reading of its text. Out: codes and places that the surroundings tell, or None.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from relations_kb.kinds.making import codes_of, participants
from relations_kb.kinds.seats import at_seat
from relations_kb.model.record import Participant, Place
from relations_kb.rules.date_types import Partial
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated, date_of, resolve_slot

# '… an embassy in Mali and' opened: a place right before a second verb is not who does it.
_PLACE_BEFORE: Final = re.compile(r"(?i)\b(?:in|at|to|from|with) (?:the )?(?:<C\d+>(?:, | and |, and ))*$")
_AND_ALSO: Final = re.compile(
    r"(?i)[\"']?(?:,? in <D\d+>)?,? (?:and|but|then)(?: \w+ly| then| later| also| will)* (?P<verb>[\w-]+)"
)


def first_subject(match: Match) -> Slot | None:
    """Return who acts in 'Peru closed its embassy in Mali and opened one in Chad': the sentence's first side.

    None where the side that stands before the match's verb is its subject.
    """
    slots = match.get("one") or match.get("actor")
    verb = match.words.get("verb") or ""
    if not slots or not verb or any(slot.kind != "C" for slot in slots):
        return None
    masked = match.sentence.masked
    first, last = (f"<C{match.sentence.slots.index(slot)}>" for slot in (slots[0], slots[-1]))
    at = masked.find(first)
    if at < 0 or not _PLACE_BEFORE.search(masked[:at]):
        return None
    joined = _AND_ALSO.match(masked, masked.find(last) + len(last))
    if joined is None or not verb.lower().startswith(joined.group("verb").lower()):
        return None
    lead = next((s for s in match.sentence.of("SCP") if s.codes and s.start < slots[0].start), None)
    if lead is None:
        return None
    before = masked[: masked.find(f"<{lead.kind}{match.sentence.slots.index(lead)}>")]
    return None if re.search(r"(?i)\b(?:in|at|to|from|with) (?:the )?$", before) else lead


def acting(match: Match, reading: Reading) -> tuple[str, ...]:
    """Return the countries that act: the ones named, the text's own where it says 'we', the last one for 'it'."""
    first = first_subject(match)
    named = first.codes if first is not None else codes_of(match.get("actor"))
    we = (match.words.get("we") or "").lower()
    if first is None and (meant := _it_after_place(match)):
        return meant
    if named or not we:
        return named
    if we in {"we", "our country", "our"}:
        return (reading.home,) if reading.home is not None else ()
    return _meant(match, reading)


_IT_AFTER_PLACE: Final = re.compile(
    r"\b(?:in|at|to) (?:the )?<C\d+>(?:, <C\d+>)?,? (?:until|till|before|when|after|once) (?:it|they) "
)


def _it_after_place(match: Match) -> tuple[str, ...]:
    """Return whom 'it' means in 'Norway kept an embassy in Lima until it broke with Peru': not the city's country."""
    masked = match.sentence.masked
    if _IT_AFTER_PLACE.search(masked, 0, match.end) is None:
        return ()
    lead = re.match(r"\W*(?:[Tt]he )?<[CS](\d+)> ", masked)
    return match.sentence.slots[int(lead.group(1))].codes[:1] if lead is not None else ()


_LEADS: Final = re.compile(
    r"\W*(?:[Tt]he )?<[CS]\d+> (?:[a-z]+ly )?(?:has|is|does|did|had|was|maintains|keeps|[a-z]+ed)\b"
)


def _meant(match: Match, reading: Reading) -> tuple[str, ...]:
    """Return the country that 'it' or 'the country' means: the one side told before it, else the article's own."""
    number = match.sentence.index
    at = match.sentence.origin(match.start)
    told = [slot.codes for slot in match.sentence.of("SPC") if slot.end <= at and slot.codes]
    if told:
        # 'Peru has no mission in Oslo; its embassy in Bonn …' goes on with the sentence's subject.
        sole = len(set(told)) == 1 or _LEADS.match(match.sentence.masked) is not None
        return told[0] if sole and len(told[0]) == 1 else ()
    if reading.title_codes == (reading.home,) and reading.home is not None:
        return (reading.home,)
    if number and reading.document.sentences[number - 1].block == reading.document.sentences[number].block:
        first = next((slot.codes for slot in reading.sentence(number - 1).of("SPC") if slot.codes), ())
        return first if len(first) == 1 else ()
    return ()


def partner(match: Match, reading: Reading, code: str) -> str | None:
    """Return the country on the other side of ``code``: by the article, then by the sentences up to the match."""
    number = match.sentence.index
    other = reading.other(code, number)
    if other is not None:
        return other
    block = reading.document.sentences[number].block
    for earlier in range(number, max(-1, number - 4), -1):
        if reading.document.sentences[earlier].block != block:
            break
        rest = {c for slot in reading.sentence(earlier).of("CSP") for c in slot.codes if c != code}
        if rest:
            return rest.pop() if len(rest) == 1 else None
    return reading.home if reading.home != code else None


# 'a November 2013 agreement', 'since the 1990s', 'the coup of 1973': dates of something else than the step told.
_BESIDE: Final = re.compile(
    r"(?i)\b(?:an?|the|his|its|their|'s|since(?: the)?|of(?: the)?|until(?: the)?|before|"
    r"after|from the) $"
)
_BEYOND: Final = re.compile(
    r"(?i)\b(?:after|following|since|because|due to|protest\w*|despite|over|in response to|in the wake of|"
    r"as a result of|when|"
    r"against|citing|amid|ahead of|during|months|weeks|days|(?:that|which)(?: [a-z]+){0,2} (?:had|were|was))\b"
)
_OPENING: Final = re.compile(
    r"(?i)^\W*(?:(?:on|in|by|around|during|early in|late in|however, in|when in|when on|that in|"
    r"however, on)\s+)?(?:the )?<D(\d+)>"
)


# 'and calls upon the Vienna Convention of 1961': of a paper that many keep to
_OF_PAPER: Final = re.compile(
    r"(?i)\b(?:vienna|united nations|un|geneva|international|universal) (?:conventions?|charter|declaration|covenant)"
    r"(?: (?:on|for|of) [^<;.|]{3,40})?,? (?:of|dated|signed on) (?:the )?$|"
    r"\bcharter of the united nations,? of (?:the )?$"
)
_TWO: Final = re.compile(r"<[CSP]\d+> and (?:the )?<[CSP]\d+>")  # 'In 2020 Norway and Chile resumed'
# What opens a clause: 'it was X's turn: on 2 May Norway put an end to its relations with Chile, kept up since 1957'.
_OPENS_CLAUSE: Final = re.compile(r"(?i)(?:: |; )(?:(?:on|in) )?<D(\d+)>,? (?:the )?<[CSP]\d+> (?:[a-z]+ly )?$")


# 'It was not until 1949 that legations were exchanged.'
_NOT_UNTIL: Final = re.compile(r"\bnot until (?:the )?<D(\d+)> (?:that|when) [^.;<]{0,40}$")


_SINCE_THEN: Final = re.compile(r"(?i)\W*(?:ever )?(?:since|after|once|when)\b(?! <D\d+>)")


def date_told(match: Match, reading: Reading, *, future: bool = False, news: bool = True) -> Dated | None:
    """Return the date of a step: as :func:`~relations_kb.rules.when.date_of`, but of this step and no other.

    In 'opened in 1970 and closed in 1996' each verb has its own; 'On 5 March Chile recalled its envoy in protest
    against a May 2013 law' is 5 March; news of what followed 'yesterday's attack' is today's.
    """
    masked = match.sentence.masked
    slots = match.sentence.slots
    if match.rule.gives.get("dated"):
        # 'since yesterday, 17 February': the day that says more.
        caught = [slot for slot in match.get("when") if slot.date is not None]
        told = next((slot for slot in caught if slot.date is not None and slot.date.edtf), None)
        partial = next((s for s in caught if s.date is not None and isinstance(s.date.relative, Partial)), None)
        if told or partial or caught:
            return resolve_slot(reading, told or partial or caught[0], future=future)
    verb = match.words.get("verb") or match.words.get("verb2") or ""
    at = masked.find(verb, match.start) + len(verb) if verb else match.end
    only = _NOT_UNTIL.search(masked[: match.start]) if " not until " in masked else None
    if only is not None:
        return resolve_slot(reading, slots[int(only[1])], future=future)
    if re.search(r"<D\d+>", masked[match.start : at]):
        own = re.match(r"[^<;.,]{0,20}<D(\d+)>", masked[at:]) or re.match(r",? (?:in|on) <D(\d+)>", masked[match.end :])
        if own is not None:
            return resolve_slot(reading, slots[int(own.group(1))], future=future)
    dated = date_of(match, reading, future=future, news=news)
    if dated is None or dated.span is None:
        # 'Since the embassy was opened, trade has grown' is no news of the day.
        return None if dated is not None and _SINCE_THEN.match(masked) and "," in masked[at:] else dated
    number = next((n for n, slot in enumerate(slots) if slot.kind == "D" and slot.start == dated.span[0]), None)
    if number is None:
        return dated
    token = masked.index(f"<D{number}>")
    if _OF_PAPER.search(masked, 0, token):
        return None
    between = masked[at:token] if token > at else ""
    beside = bool(_BESIDE.search(masked[:token]) and re.match(r" [a-z]", masked[token:].split(">", 1)[1]))
    if not (beside or _BEYOND.search(between)):
        return dated
    opening = _OPENING.match(masked) or _OPENS_CLAUSE.search(masked, 0, max(0, at - len(verb)))
    led = _TWO.sub("", masked[opening.end() : at - len(verb)]) if opening is not None else ""
    other = re.search(r"\b(?:which|who|that|and)\b", led)
    if opening is not None and not other and int(opening.group(1)) != number:
        return resolve_slot(reading, slots[int(opening.group(1))], future=future) or dated
    mention = slots[number].date
    relative = mention is not None and mention.edtf is None
    told_now = re.search(r"(?:[^s]s|ing)$", verb.split(" ")[0]) is not None or reading.is_news(match.sentence.index)
    if news and relative and between and reading.published is not None and told_now:
        return Dated(reading.published, "published", None)
    return dated


def seat_in(reading: Reading, country: str | None) -> str | None:
    """Return the capital of a country as the text writes it most, or None where the text does not name it."""
    # A dateline shouts: 'BEIJING'.
    count = Counter(
        m.city.title() if m.city.isupper() and len(m.city) > 3 else m.city
        for m in reading.countries
        if m.code == country and m.role == "capital" and m.city
    )
    return count.most_common(1)[0][0] if count else None


def mission_place(reading: Reading, place: Place, mission: str | None) -> Place:
    """Return where a mission stands: an embassy whose city the sentence does not name, in the capital."""
    if place.city is None and mission in {"embassy", "high-commission"}:
        return Place(city=seat_in(reading, place.country), country=place.country)
    return place


def ceremony_place(match: Match, reading: Reading, host: str) -> Place:
    """Return where an envoy is received: 'in Lima', the dateline's city, or the country that receives."""
    sentence = match.sentence
    for number, slot in enumerate(sentence.slots):
        if slot.kind == "C" and slot.city and slot.codes[:1] == (host,):
            token = sentence.masked.index(f"<C{number}>")
            if re.search(r"(?i)\b(?:in|at)\s$", sentence.masked[:token]):
                return Place(city=slot.city, country=host)
    dateline = reading.dateline(sentence.index)
    if dateline is not None and dateline.country == host:
        return dateline
    return at_seat(sentence, reading, host) or Place(city=None, country=host)


_SIGNING: Final = re.compile(r"(?i)\b(?:signed by|signatures? (?:of|by)|signing by|exchanged by)\b[^.;]*")


_ESTABLISHED_IN: Final = re.compile(
    r"[^<;.|]{0,20}?(?:(?:on|in|since) <D\d+>,? )?(?:in|at) <C(\d+)>(?:,? <C\d+>)?(?!'|-| (?:and|was|were|is|has)\b)"
)


def _established_in(match: Match) -> Place | None:
    """Return the city where relations were established: '… were established on 3 May 1992 in New York'."""
    masked = match.sentence.masked
    verb = match.words.get("verb") or ""
    at = masked.find(verb, match.start) + len(verb) if verb else match.end
    for begin in (at, match.end):
        found = _ESTABLISHED_IN.match(masked, begin)
        slot = match.sentence.slots[int(found.group(1))] if found is not None else None
        if slot is not None and slot.city and slot.codes:
            return Place(city=slot.city, country=slot.codes[0])
    return None


def signers(match: Match) -> tuple[tuple[Participant, ...], Place | None]:
    """Return who signed the paper that establishes relations, and the city where, if the sentence names signers."""
    masked = match.sentence.masked
    found = _SIGNING.search(masked)
    if found is None:
        return (), _established_in(match)
    named = [match.sentence.slots[int(n)] for n in re.findall(r"<P(\d+)>", found.group())]
    people = participants(named)
    for number in re.findall(r"\bin <C(\d+)>", masked) if people else ():
        slot = match.sentence.slots[int(number)]
        if slot.city and slot.codes:
            return people, Place(city=slot.city, country=slot.codes[0])
    return people, None

"""Who is guest and who is host in a match, who meets whom, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from relations_kb.kinds.making import codes_of, place_of
from relations_kb.kinds.visit.envoys import ENVOYS, told_at_ministry
from relations_kb.kinds.visit.listed import (
    Sides,
    between_both,
    by_its_head,
    directed,
    from_to,
    received_at_home,
    under_head,
)
from relations_kb.kinds.visit.meetingplace import place_near
from relations_kb.kinds.visit.people import met_too, with_company
from relations_kb.kinds.visit.returned import visited_before
from relations_kb.kinds.visit.tours import traveller
from relations_kb.model.record import Place
from relations_kb.rules.holders import acts_for_many
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook
from relations_kb.rules.slots import TOKEN, Slot
from relations_kb.rules.speaker import speaker

# Bodies do not travel or meet: 'the Republic'.
_PERSONAL: Final = re.compile(
    r"(?i)president|premier|minister|chancellor|king|queen|emir|amir|ameer|taoiseach|pontiff|sultan|emperor|prince|"
    r"shah|pope|secretar|"
    r"speaker|chairm|guest|visitor|"
    r"ambassador|commissioner|envoy|consul|charg|leader|head|counterpart|colleague|diplomat|official|"
    r"representative|negotiator|mission|"
    r"lawmaker|parliamentarian|delegation|monarch|ruler|\bmps\b|^s?he$|dignitar|co-chair|interlocutor|^they$|statesm"
)
_VISITING: Final = re.compile(r"(?i)(?:the )?visiting\b")
# What takes the place of a visit: heads of delegation make none.
_ROUND: Final = re.compile(
    r"(?i)\b(?:heads? of (?:the )?delegation|delegations were|consultations|co-chair|commission|round of)\b"
)


def acts(slot: Slot) -> bool:
    """Tell whether a slot is people who can go and meet, not a country or its people at large."""
    return (
        slot.kind == "P" or slot.person is not None or (slot.kind in "SB" and bool(_PERSONAL.search(slot.title or "")))
    )


def going(match: Match, reading: Reading, book: RuleBook) -> Sides | None:
    """Work out guest and host of 'A visited B', 'A received B'."""
    guests = match.get("guest") or _subject(match)
    if not guests and match.rule.id == "visit.during":
        guests = traveller(match, reading)
    guests = _who_became(match, guests)
    if match.words.get("who", "").lower() == "your":
        # A host who speaks to the guest: 'during your visit to Russia'.
        visited = codes_of(match.get("host"))
        other = reading.other(visited[0], match.sentence.index) if visited else None
        return Sides((), (), other, visited[0], place_of(match.get("host"), visited[0])) if other else None
    if match.rule.gives.get("ours"):
        return _ours(match, reading)
    if match.words.get("who", "").lower() == "my":
        said = speaker(reading, match.sentence.index)
        guests = (said,) if said is not None else ()
    guests = tuple(slot for slot in guests if not _of_many(slot))
    if not any(acts(slot) for slot in guests):
        return None
    if match.rule.id == "visit.visiting":
        return _visiting(match, reading, guests)
    receivers = match.get("receiver")
    hosts = match.get("host")
    if match.rule.id == "visit.went" and any(ENVOYS.search(s.title or "") for s in guests):
        # An envoy who arrives takes up a post and pays no visit.
        return None
    if match.rule.gives.get("entry") and any(s.person is None or ENVOYS.search(s.title or "envoy") for s in guests):
        return None  # a row of a list of envoys
    if match.rule.gives.get("sent"):
        guests = tuple(slot._replace(codes=codes_of(match.get("sender")) or slot.codes) for slot in guests)
    as_guest = _AS.search(match.sentence.masked, match.start, match.end) if match.rule.id in _AS_GUESTS else None
    if as_guest is not None and "guest" not in (
        match.sentence.slots[int(as_guest.group(1) or as_guest.group(2))].title or ""
    ):
        return None  # 'was ambassador in Lima', not 'was a guest in Lima'
    headed = by_its_head(match, reading, guests)
    if headed is not None:
        guests, hosts = headed
    if receivers and not hosts:
        guests, receivers = received_at_home(match, reading, guests, receivers)
    guests, receivers = with_company(match, _by_name_behind(match, guests), receivers)
    guest_codes = codes_of(guests)
    if match.rule.id == "visit.came-here":
        # 'here' is where the text is dated from; 'our country' is the house's.
        dated = reading.dateline(match.sentence.index) if "here" in match.words["verb"] else None
        here = dated.country if dated is not None and dated.country is not None else reading.home
        if here is None or not guest_codes or guest_codes[0] == here:
            return None
        return Sides(guests, (), guest_codes[0], here, dated or Place(country=here))
    if match.rule.gives.get("went there"):
        before = [s for s in match.sentence.slots if s.kind == "C" and s.codes and s.start < guests[0].start]
        hosts = (before[-1],) if before else ()
        if not hosts:
            return None
    if match.rule.gives.get("again"):
        # 'X was in Chile on 3 May, and Y followed him in June': Y came from where X did.
        pair = visited_before(match, reading, book)
        if pair is None or codes_of(guests) not in {(), pair[:1]}:
            return None
        return Sides(guests, (), pair[0], pair[1], Place(country=pair[1]))
    if match.rule.gives.get("back"):
        # 'X visited Chile; Y repaid it': Y comes from the place that was visited.
        pair = visited_before(match, reading, book)
        if pair is None or not set(guest_codes) <= {pair[1]}:
            return None
        return Sides(guests, (), pair[1], pair[0], Place(country=pair[0]))
    if match.rule.gives.get("ceremony"):
        if hosts and not any(acts(slot) for slot in hosts):
            return None  # the inauguration of a bridge
        receivers, hosts = tuple(s for s in hosts if s.person is not None), hosts or _gone_to(match)
    host_codes = codes_of(hosts) or codes_of(receivers) or codes_of(match.get("where"))
    if not host_codes and len(guest_codes) == 1:
        other = directed(match, reading, guest_codes[0]) or reading.other(guest_codes[0], match.sentence.index)
        host_codes = (other,) if other else ()
    if match.rule.id == "visit.by-year" and not host_codes and reading.home is not None:
        # 'Visits in 1981 by X of Peru, in 1983 by Y': all are of one country, and came to the article's own.
        guest_codes = guest_codes or codes_of(s for s in match.sentence.slots if s.kind == "P")[:1]
        host_codes = (reading.home,) if guest_codes and guest_codes[0] != reading.home else ()
    if not host_codes and not guest_codes and any(slot.person for slot in guests):
        pair = from_to(match, reading) or under_head(match, reading)
        guest_codes, host_codes = (pair[:1], pair[1:]) if pair is not None else ((), ())
    if not host_codes:
        return between_both(match, reading, guests)
    host = host_codes[0]
    if not guest_codes:
        other = reading.other(host, match.sentence.index)
        # 'The President of the Government' without a country is the other side's, as a named person is.
        guest_codes = (other,) if other and any(s.person or s.kind == "S" for s in guests) else ()
    guest_codes = tuple(code for code in guest_codes if code != host)
    if not guest_codes and all(s.person is not None and s.person.country is None for s in guests):
        # A minister whose country is not told was taken for the house's own, who goes to no own town.
        other = reading.other(host, match.sentence.index)
        guest_codes = (other,) if other is not None else ()
        guests = tuple(s._replace(codes=guest_codes) for s in guests)
    if not guest_codes:
        return None
    guest = guest_codes[0] if len(guest_codes) == 1 else None
    place = place_of(hosts, host) or place_of(match.get("where"))
    if place is None or place.country is None:
        place = Place(country=host)
    guests = tuple(s if s.codes or guest is None else s._replace(codes=(guest,)) for s in guests)
    company, received = met_too(match, guest, host)
    return Sides((*guests, *company), (*receivers, *received), guest, host, place)


_AS: Final = re.compile(r"\b(?:(?:was|were) <S(\d+)> in|as <S(\d+)>$)")
_AS_GUESTS: Final = frozenset({"visit.went", "visit.had-as-guest"})

# 'visit of the Foreign Minister, the first in nine years: Ana Soto, host Kari Lund'.
_BESIDE: Final = re.compile(r", (?:the )?<P(\d+)>(?=,|\.|;|$| (?:at|in|on|for)\b)")
# 'The last Norwegian prime minister to come to Peru was Ola Lund, in 2014'
_LAST_ONE: Final = re.compile(r"(?i)\b(?:last|latest|first|only|previous|most recent) [^.;]{0,40}$")
_WAS_WHO: Final = re.compile(
    r"(?: (?:in|on) <D\d+>| <D\d+>)? (?:was|is|had been|has been) (?:the then |then |the )?<P(\d+)>"
)
_NAMED_BEHIND: Final = re.compile(r"[^.;|:]{0,80}: (?:the )?<P(\d+)>(?=,|\.|;|$| \()")


def _by_name_behind(match: Match, guests: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return the one who went by their name where it follows a colon: 'visit by a President, the first: Ana Soto'."""
    if len(guests) != 1 or guests[0].kind != "S" or guests[0].person is not None:
        return guests
    token = f"<S{match.sentence.slots.index(guests[0])}>" if guests[0] in match.sentence.slots else None
    at = match.sentence.masked.find(token) + len(token) if token is not None else -1
    beside = _BESIDE.match(match.sentence.masked, at) if at > 0 else None
    found = beside or _NAMED_BEHIND.match(match.sentence.masked, match.end)
    if found is None and _LAST_ONE.search(match.sentence.text, 0, max(0, guests[0].end - match.sentence.start)):
        found = _WAS_WHO.match(match.sentence.masked, match.end)
    named = match.sentence.slots[int(found.group(1))] if found is not None else None
    if named is None or named.person is None or named.person.country not in {None, *guests[0].codes}:
        return guests
    office = named.person.office or (guests[0].title or "").capitalize() or None
    return (named._replace(codes=guests[0].codes, person=replace(named.person, office=office)),)


_BECAME: Final = re.compile(
    r"(?P<who>(?:the )?<[PS]\d+>(?:(?:,? and (?:the )?|, )<[PS]\d+>)*),? (?:(?:has|have) )?(?:become|becomes|became|"
    r"is|was|"
    r"are|were)"
    r"(?: thus| thereby)? (?:the )?(?:<O\d+> |first |latest |last |only |highest-ranking )+(?:[a-z-]+ )*$"
)


def _who_became(match: Match, guests: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return who went: of 'X and Y became the first European ministers to visit Chile', X and Y."""
    if len(guests) != 1 or guests[0].kind != "S" or guests[0] not in match.sentence.slots:
        return guests
    token = f"<S{match.sentence.slots.index(guests[0])}>"
    found = _BECAME.search(match.sentence.masked[: match.sentence.masked.find(token)])
    if found is None:
        return guests
    return tuple(match.sentence.slots[int(n)] for n in re.findall(r"<[PS](\d+)>", found.group("who")))


def _gone_to(match: Match) -> tuple[Slot, ...]:
    """Return the place of 'travelled to Lima for the inauguration'."""
    found = re.search(r"<C(\d+)>", match.words.get("verb", ""))
    return (match.sentence.slots[int(found.group(1))],) if found is not None else ()


def _ours(match: Match, reading: Reading) -> Sides | None:
    """Read 'our last meeting in Lima', said by one side to the other: who does not live there has travelled."""
    place = place_of(match.get("host"))
    pair = reading.parties
    others = tuple(c for c in reading.title_codes if place is not None and c != place.country)
    if match.rule.gives.get("ours") == "here":
        # 'I welcome you to Moscow': who is welcomed is the title's other country.
        pair = (*others, place.country) if place is not None and place.country and len(others) == 1 else ()
    if place is None or len(pair) != 2 or place.country is None:
        return None
    people = tuple(s for s in match.sentence.slots if s.kind == "P" and s.codes and s.codes[0] in pair)
    if place.country not in pair:
        homes = tuple(Slot("C", match.sentence.start, match.sentence.start, codes=(code,)) for code in pair)
        return Sides((*people, *homes), (), None, None, place)
    guest = pair[0] if pair[1] == place.country else pair[1]
    return Sides(people, (), guest, place.country, place)


def _visiting(match: Match, reading: Reading, guests: tuple[Slot, ...]) -> Sides | None:
    """Read 'the visiting Latvian minister X' beside a person of the other side as a visit."""
    slot = guests[0]
    before = reading.text[max(0, slot.start - 14) : slot.start]
    if not _VISITING.match(reading.text[slot.start : slot.end]) and not before.lower().endswith("visiting "):
        return None
    if len(slot.codes) != 1 or _ROUND.search(match.sentence.masked):
        return None
    hosts = [s for s in match.sentence.slots if s.kind == "P" and len(s.codes) == 1 and s.codes != slot.codes]
    codes = codes_of(hosts)
    if len(codes) != 1:
        return None
    return Sides((slot,), tuple(hosts), slot.codes[0], codes[0], Place(country=codes[0]))


def _of_many(slot: Slot) -> bool:
    """Tell whether a slot is somebody who acts for an organisation: 'UN Secretary-General X'."""
    return slot.person is not None and not slot.codes and acts_for_many(slot.person)


_TIES: Final = re.compile(
    r"(?i)\b(?:engagements?|relations|relationship|cooperation|ties|contacts|agreements?|borders?|dialogue|partnership|"
    r"deals?|wars?|conflicts?|calls?|interactions?|exchanges|work|alliance|consultations)$"
)
_BETWEEN: Final = frozenset({"visit.meeting-between", "visit.call-between"})
_OF_BOTH: Final = frozenset(
    {
        "visit.talks-which-both",
        "visit.met-each-other",
        "visit.at-a-meeting",
        "visit.together",
        "visit.call-between",
        "visit.brought-together",
        "visit.saw-each-other",
        "visit.over-dinner",
        "visit.from-left",
    }
)


def meeting(match: Match, reading: Reading) -> Sides | None:
    """Work out who met whom, and where."""
    one, two = match.get("one"), match.get("two")
    if match.rule.id == "visit.caption" and match.words["verb"] == "and" and _IN_OFFICE.search(_told(match, reading)):
        return None  # 'X and Y (April 1968 – January 1969)': how long both held office
    if match.rule.id == "visit.their-last":
        pair = tuple(sorted(codes_of(s for s in match.sentence.slots if s.kind == "P")))
        beside = _WITH_SIDE.match(match.sentence.masked)
        if beside is not None and len(pair) < 2:
            theirs = match.sentence.slots[int(beside.group(1))].codes[:1]
            pair = tuple(sorted({*theirs, reading.home or reading.house or ""} - {""}))
        pair = pair if len(pair) == 2 else tuple(sorted(reading.parties)) or reading.implied(match.sentence.index)
        people = tuple(s for s in match.sentence.slots if s.kind == "P" and s.codes and s.codes[0] in pair)
        homes = tuple(Slot("C", match.sentence.start, match.sentence.start, codes=(code,)) for code in pair)
        return Sides((*people, *homes), (), None, None, place_of(match.get("where"))) if len(pair) == 2 else None
    if two and not any(acts(slot) for slot in one):
        # '… paid a visit to Chile and met with President X': who met is the sentence's subject, not Chile.
        one = _subject(match)
    elif one and _BY.search(match.sentence.masked[: match.start]) and _AND_THEN.match(match.words.get("one", "")):
        # 'The minister was received by President X, and held talks with Y': X is not who held them.
        one = _subject(match) or one
    if match.rule.id == "visit.conferred" and (
        _TIES.search(match.words.get("verb", "")) or not any(acts(slot) for slot in two)
    ):
        return None  # 'discussed their contacts with the Chilean President', 'discussed trade with Chile'
    if match.rule.id == "visit.spoke" and any("guest" in (slot.title or "") for slot in two):
        return None  # 'He spoke to his guest of the weather': at the meeting that is told
    if match.rule.id == "visit.called-on" and not any(acts(slot) for slot in two):
        return None  # 'called on Peruvians to vote'
    if any(_of_many(slot) for slot in two) or (one and all(_of_many(slot) for slot in one)):
        return None
    one = tuple(slot for slot in one if not _of_many(slot))
    one = one[1:] if one and one[0].city and any(slot.kind == "P" for slot in one[1:]) else one  # 'in Lima, Soto …'
    if not any(acts(slot) for slot in (*one, *two)):
        return None
    if match.rule.gives.get("envoy"):
        return told_at_ministry(match, reading, two)
    if any(slot.country is not None and slot.country.role == "demonym-noun-plural" for slot in two):
        # 'met with Russians living in France': nationals at large are no side.
        return None
    if "shake" in match.words.get("verb", "") and not any(slot.person is not None for slot in one):
        return None  # 'They shake hands and we wait', not the caption of a picture
    codes = codes_of((*one, *two))
    if match.rule.id in _BETWEEN and not codes and len([slot for slot in one if slot.person]) > 1:
        # 'May 2018: meeting of Minister X and President Y' in a list of two countries' meetings.
        codes = reading.title_codes if len(reading.title_codes) == 2 else ()
        two = (*two, Slot("B", match.sentence.start, match.sentence.start, codes=codes))
    if match.rule.id in _OF_BOTH and (len(codes) < 2 or not _is_of_both(match, one)):
        return None
    if not one and len(codes) > 1 and reading.home is not None and reading.home not in codes and two:
        # A president's office that tells of 'talks with the leaders of Belgium and Chile' means its own president's.
        two = (*two, Slot("C", match.sentence.start, match.sentence.start, codes=(reading.home,)))
        codes = (*codes, reading.home)
    if len(codes) == 1:
        home = reading.home
        other = home if home is not None and home not in codes else None
        if other is None and (one or len(reading.title_codes) == 2):
            other = reading.other(codes[0], match.sentence.index)
        named = [slot for slot in (*one, *two) if slot.person]
        headline = match.sentence.index == 0 and reading.house is not None and reading.published is not None
        if other is None or not (named or headline):
            return None
        codes = (*codes, other)
        two = (*two, Slot("C", match.sentence.start, match.sentence.start, codes=(other,)))
    if len(codes) < 2:
        return None
    place = place_of(match.get("where")) or place_near(match, codes, reading)
    return Sides(one, two, None, None, place)


# 'With the Chilean side, the last call was on 3 May.'
_WITH_SIDE: Final = re.compile(r"(?i)\W*(?:with|as for|as to|regarding|on) (?:the )?<[CSB](\d+)>")
_IN_OFFICE: Final = re.compile(r"\d{4}\W.*[–—-].*\d{4}|\d{4} ?[–—-] ?\d{2,4}")


def _told(match: Match, reading: Reading) -> str:
    """Return the words of the text that a match stands for."""
    return reading.text[slice(*match.span)]


_VAGUE: Final = re.compile(r"(?i)discussed|reviewed|considered|went over|took up|exchanged")
_BY: Final = re.compile(
    r"(?i)\b(?:was|were) (?:[a-z]+ )?(?:received|welcomed|greeted|hosted|seen)\b(?:[^<.;]|<[CDOS]\d+>)*\bby\b[^<.;]*$"
)
_AND_THEN: Final = re.compile(r"(?i)(?:the )?<[PS]\d+>$")


def _is_of_both(match: Match, one: tuple[Slot, ...]) -> bool:
    """Tell whether those who 'met' or 'discussed' are two sides; 'the two presidents discussed …' goes on."""
    if match.rule.id == "visit.together":
        return len([slot for slot in one if slot.person is not None]) > 1
    named = any(slot.person is not None for slot in one)
    return named or not _VAGUE.search(match.words.get("verb", ""))


def _subject(match: Match) -> tuple[Slot, ...]:
    """Return the persons of the sentence's subject: the first group of sides before the match."""
    masked = match.sentence.masked
    is_there = _WHO_IS.search(masked, 0, match.start)
    if is_there is not None:
        return (match.sentence.slots[int(is_there.group(1))],)
    for token in TOKEN.finditer(masked, 0, match.start):
        slot = match.sentence.slots[int(token.group(2))]
        if token.group(1) in "PS" and acts(slot):
            said = _SAID.match(masked, token.end(), match.start)
            if said is not None and _WHO.search(masked, said.end(), match.start):
                continue  # 'Soto told the minister that Lund had a talk with Ito': Lund had
            return (slot,)
    # 'During her visit to Nepal in March, Minister X opened a school.'
    behind = re.match(r"(?:,? (?:in|on|from) <D\d+>)?,? (?:the )?<[PS](\d+)>", masked[_end_of_place(match) :])
    return (match.sentence.slots[int(behind.group(1))],) if behind is not None else ()


# 'Minister X received Minister Y, who is on a visit to Peru': Y is.
_WHO_IS: Final = re.compile(r"<[PS](\d+)>,? (?:who (?:is|was|are|were|has been)|now|currently) (?:currently |now )?$")
_SAID: Final = re.compile(
    r"(?i),? (?:also |then |has |had )?(?:told|said|informed|recalled|reminded|noted|added|briefed|stressed|"
    r"reported|declared|announced|stated|explained|confirmed)\b"
    r"[^;.|]{0,60}?\bthat\b"
)
_WHO: Final = re.compile(r"<P\d+>")


def _end_of_place(match: Match) -> int:
    """Return where the words for the place end in the masked sentence: a rule may look ahead beyond them."""
    words = match.words.get("host")
    return match.sentence.masked.find(words, match.start) + len(words) if words else match.end

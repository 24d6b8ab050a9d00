"""Whose instrument it is: the parties told beside it, or those that the text implies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from relations_kb.kinds.treaty.instruments import Instrument
from relations_kb.kinds.treaty.occasion import pair_of_occasion
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Sentence, Slot

_JOIN: Final = r"(?:,? and |, |,? as well as | & |-)"
_ROW: Final = rf"(?:the |both |its |his |their )?<[CSPB]\d+>(?:'s?)?(?:{_JOIN}(?:the |of |with )?<[CSPB]\d+>){{0,5}}"
_BETWEEN: Final = re.compile(
    r"(?i)\b(?:between|among) (?:the )?(?:(?:governments?|republics?|kingdom|state|"
    r"people) of )?(?P<row>(?:(?:(?!\b(?:in|at|on|was|were|signed|which|that|during|by|with|to)\b)[^<>;|"
    r"]){0,60}<[CSPB]\d+>){1,6})"
)
_WITH: Final = re.compile(
    rf"(?i)\b(?:with|by|of|from) (?:(?:the|its|his|her|their|representatives of|neighbou?ring|then|Axis|NATO|fellow|"
    rf"ally|power|neighbou?r|member) )*(?P<row>{_ROW})"
)
_GROUP: Final = re.compile(_ROW)
# As in: 'the member states (Norway, Chile, Peru and Oman)', 'with the members of the Union: Norway, Chile and Peru'
_MEMBERS: Final = re.compile(
    rf"(?i)\b(?:member (?:states|countries)|members|states|countries|parties|signatories|republics)"
    rf"(?: of (?:the )?[\w' -]{{2,40}}?)?(?:: ?|,? ?[(–—-] ?)(?P<row>{_ROW})"
)
_JOINED_IN: Final = re.compile(
    rf"(?i)(?P<who>\b(?:it|they|he)|<[CSP]\d+>) (?:also |later |then )?joined (?P<row>{_ROW}) in (?:signing|"
    rf"concluding) (?:an? |the )?$"
)
_EACH: Final = re.compile(
    r",? with(?: each of)?(?: the)?(?: following)?(?: countries)?:? (?P<row>(?:the )?<[CS]\d+>(?:(?:,? and |, "
    r")(?:the )?"
    r"<[CS]\d+>)+)"
)
_GROUP_OF_STATES: Final = re.compile(
    r"(?i)\b(?P<name>baltic|benelux|visegr[aá]d|nordic)(?: (?:states|countries|republics|governments|nations)|"
    r"(?<=benelux)\b| (?:four|group))"
)
_STATES: Final = {
    "baltic": ("EST", "LTU", "LVA"),
    "benelux": ("BEL", "LUX", "NLD"),
    "visegrad": ("CZE", "HUN", "POL", "SVK"),
    "visegrád": ("CZE", "HUN", "POL", "SVK"),
    "nordic": ("DNK", "FIN", "ISL", "NOR", "SWE"),
}
MOST_PARTIES: Final = 6  # a treaty of more is one of many, and no record


def parties(
    match: Match, reading: Reading, item: Instrument, group: Sequence[Instrument], verb: int, verb_end: int
) -> tuple[str, ...]:
    """Return the codes of an instrument's parties, in order; fewer than two where the text does not tell."""
    codes = _parties(match, reading, item, group, verb, verb_end)
    states = _GROUP_OF_STATES.search(match.sentence.text)
    if states is not None:
        # 'the Baltic states and Iceland': each of them
        here = {c for slot in match.sentence.of("CSP") for c in slot.codes}
        codes = _distinct([*(c for c in codes if c in here), *_STATES[states["name"].lower()]])
        return codes if len(codes) <= MOST_PARTIES else ()
    each = _EACH.match(match.sentence.masked, item.end) if item.plural else None
    if each is not None and len(codes) > 2 and set(codes) <= set(_codes(match.sentence, each.group("row"))):
        return ()  # 'put into effect arrangements with A, B and C': by somebody who is not told
    if "CHN" in codes and "TWN" in reading.parties and "CHN" not in reading.parties:
        # 'Chinese Petroleum', 'Chinese Taipei': in a text on Taiwan the word is Taiwan's own.
        codes = _distinct("TWN" if code == "CHN" else code for code in codes)
    return codes


def _parties(
    match: Match, reading: Reading, item: Instrument, group: Sequence[Instrument], verb: int, verb_end: int
) -> tuple[str, ...]:
    sentence = match.sentence
    masked = sentence.masked
    inside = _described(sentence, item)
    if len(inside) >= 2:
        return inside
    for found in _BETWEEN.finditer(masked, 0, len(masked)):
        # The nearest 'between' that belongs to this instrument: in it, or after it and before the next verb.
        if found.start() >= item.start and found.start() <= max(item.end, verb_end, group[-1].end) + 60:
            # 'between Egypt and Israel, the request …': the row ends where a clause begins.
            row = re.split(r"(?<=>), (?!<|and |(?:and )?the (?:<|[A-Z]))", found.group("row"))[0]
            codes = _codes(sentence, row if len(row) < 220 else row[:220])
            if len(codes) >= 2 and not _cities(sentence, row):
                return codes[:6] if len(codes) != 3 else codes
    if with_a_body(masked, item.start, max(item.end, verb_end) + 60) or _AND_A_BODY.search(masked[:verb]):
        return ()
    members = _MEMBERS.search(masked, item.start, item.end + 140)
    if members is not None and len(named := _codes(sentence, members.group("row"))) > 1:
        with_them = re.search(r"(?i)\bwith (?:the )?(?:then )?$", masked[item.start : members.start()])
        joined = _distinct([*(_codes(sentence, _subject(masked, verb)) if with_them else ()), *named])
        return joined if len(joined) <= MOST_PARTIES else ()
    if match.rule.id == "treaty.by-treaty":
        # 'A ceded the island to B by the Treaty of …'
        start = max(masked.rfind("; ", 0, verb), 0)
        near = _distinct(
            c
            for n in re.findall(r"<[CS](\d+)>", masked[start:verb_end])
            if not (s := sentence.slots[int(n)]).city
            for c in s.codes
        )
        return near if len(near) == 2 else ()
    joined_in = _JOINED_IN.search(masked[: item.start])
    if joined_in is not None:
        # 'It joined Norway and Chile in signing a treaty with Peru'
        who = _codes(sentence, joined_in["who"]) or ((reading.home,) if reading.home else ())
        beyond = _WITH.match(masked, item.end + 1)
        others = _codes(sentence, beyond.group("row")) if beyond is not None else ()
        return _distinct([*who, *_codes(sentence, joined_in.group("row")), *others])
    behind = match.rule.gives["place"] == "before"
    if not behind and len(told := pair_of_occasion(reading, sentence, verb)) >= 2:
        return told
    codes = _codes(sentence, _subject(masked, verb)) if not behind else ()
    if match.get("one"):
        codes = _distinct(code for slot in match.get("one") for code in slot.codes)
    tail_from = group[-1].end if not behind else min(item.end, verb)
    early = masked[verb_end : item.start] if not behind else ""
    # 'He signed with the Rwandan side a memorandum'.
    spans = [early, masked[item.start : item.end], masked[tail_from : max(verb_end, tail_from) + 90]]
    for words in spans:
        for found in _WITH.finditer(words):
            if not behind and found.group().lower().startswith(("by", "from")):
                # 'signed a treaty, witnessed by X': an active verb has its signers before it.
                continue
            if re.match(r"(?i)of", found.group()) and found.start() != 0:
                continue
            if _other_event(words[: found.start()]):
                break
            codes = _distinct([*codes, *_codes(sentence, found.group("row"))])
    codes = _distinct([*codes, *inside])
    if len(codes) >= 2:
        return codes
    if len(codes) == 1:
        # 'with the European Union' in a text on two countries is not about these two.
        other = reading.other(codes[0], sentence.index)
        here = _distinct(c for slot in sentence.of("CSPB") for c in slot.codes)
        if other is None and len(here) == 2:
            return here
        known = {*reading.parties, *reading.title_codes, *reading.head_codes(sentence.index), *here}
        if other is not None and not (codes[0] in known and (other in known or other == reading.home)):
            other = None
        if other is None and len(here) == 2 and codes[0] in here:
            return here
        if other is None and reading.home and reading.home != codes[0]:
            other = reading.home
        return (*codes, other) if other else codes
    passed = {int(n) for words in _ROUTE.findall(masked) for n in re.findall(r"<[CS](\d+)>", words)}
    if not behind and _ALL_OF_THEM.search(masked, max(0, verb - 120), verb):
        return _many_told(reading, sentence.index)
    by = _BY_ALL.match(masked, verb_end) if behind else None
    if by is not None and (count := _count_of(sentence, by["who"])) is not None:
        return _many_told(reading, sentence.index, count)
    sides = [
        slot
        for n, slot in enumerate(sentence.slots)
        if slot.kind in "CSB" and n not in passed and not _only_a_place(masked, n, slot)
    ]
    near = _distinct(c for slot in sides for c in slot.codes)
    implied = implied_parties(reading, sentence.index)
    titled = _inside(sentence, group)
    beside = _distinct(c for slot in sides if slot not in titled for c in slot.codes)
    if implied and not beside and (len(near) == 1 or (len(near) == 2 and len(set(near) & set(implied)) == 1)):
        return implied  # 'a protocol on power through the Uzbek grid', 'on the supply of gas to Iran'
    if len(near) == 2 or (2 < len(near) <= MOST_PARTIES and implied and not set(near) & set(implied)):
        return near
    people = _distinct(c for slot in sentence.of("P") for c in slot.codes)
    if not near and len(people) == 2 and (not implied or set(people) == set(implied)):
        return people
    if len(near) == 1 and not implied and len(both := _distinct([*near, *people])) == 2:
        return both
    near = near or people
    if match.rule.id == "treaty.text-signed" and not near and not implied:
        return _pair_told(reading, sentence.index)
    if len(near) == 1 and implied and near[0] not in implied:
        other = reading.other(near[0], sentence.index) or reading.home
        return (near[0], other) if other and other != near[0] else ()
    return implied


# 'The member states also signed', 'all parties', 'the six countries': those that the text has told.
_ALL_OF_THEM: Final = re.compile(
    r"(?i)\b(?:member[- ](?:states|countries)|participants|all (?:the )?(?:parties|sides|countries|states|leaders)|"
    r"(?:the )?(?:heads of (?:the )?)?(?:three|four|five|six|seven|eight|nine|ten) (?:countries|states|nations|"
    r"presidents|leaders|parties|governments|sides)(?:'s? leaders|'s? presidents)?)[^.;|,]{0,40}$"
)
_MANY_BACK: Final = 4  # sentences
_COUNTED_BACK: Final = 8


_NUMBERS: Final = {"three": 3, "four": 4, "five": 5, "six": 6}
_BY_ALL: Final = re.compile(
    r"(?i) (?:(?:in|on|at) (?:the )?<[CD]\d+>,? ){0,2}(?:by|between|among) (?:all )?(?:the |these |those )?"
    r"(?P<who><B\d+>|(?:three|four|five|six) [a-z]+)"
)


def _count_of(sentence: Sentence, words: str) -> int | None:
    """Return how many sides words count: 'the three countries', as they stand or as a slot."""
    if words.startswith("<"):
        slot = sentence.slots[int(words[2:-1])]
        words = sentence.text[slot.start - sentence.start : slot.end - sentence.start]
    return next((count for number, count in _NUMBERS.items() if number in words.lower().split()), None)


def _many_told(reading: Reading, number: int, count: int | None = None) -> tuple[str, ...]:
    """Return the three to six countries that the sentences before name together, whose members sign; or nothing.

    :param count: how many they are, where the text says so: 'by the three countries'.
    """
    for earlier in range(number - 1, max(-1, number - 1 - (_MANY_BACK if count is None else _COUNTED_BACK)), -1):
        sentence = reading.sentence(earlier)
        codes = _distinct(c for slot in sentence.of("CSP") if not slot.city for c in slot.codes)
        if (len(codes) > 2) if count is None else (len(codes) == count):
            return codes if len(codes) <= MOST_PARTIES else ()
    return ()


def _only_a_place(masked: str, number: int, slot: Slot) -> bool:
    """Tell whether a city is where something is, or in a name, and no side: 'set up a centre in Lima'."""
    if slot.kind != "C" or not slot.city:
        return False
    at = masked.find(f"<C{number}>")
    return re.search(r"(?i)\b(?:in|at|from|near) (?:the )?$", masked[max(0, at - 10) : at]) is not None or (
        re.match(r" [A-Z]", masked[at + len(f"<C{number}>") :]) is not None
    )


# 'between Norway and the Arab League': one side has no code.
_A_BODY: Final = (
    r"(?:[A-Z][\w'-]+ ){0,4}(?:League|Organi[sz]ation|Association|World Bank|Fund|IMF|NATO|ASEAN|Mercosur|MERCOSUR|"
    r"EFTA|"
    r"CARICOM|OPEC|UNESCO|UNICEF|UNDP|FAO|IAEA|WHO|Red Cross|Cooperation Council|Order of Malta|Commonwealth|"
    r"African Union|Development Bank)\b"
)
_WITH_A_BODY: Final = re.compile(
    rf"\b(?:between (?:the )?(?:<[CSP]\d+> and (?:the )?{_A_BODY}|{_A_BODY} and (?:the )?<[CSP]\d+>)|with (?:the "
    rf")?{_A_BODY}"
    r"(?! (?:member|countries|states)))"
)
_AND_A_BODY: Final = re.compile(
    rf"(?:<[CSP]\d+>,? and (?:the )?{_A_BODY}|{_A_BODY},? and (?:the )?<[CSP]\d+>)(?: [a-z]+){{0,3}} $"
)


def with_a_body(masked: str, start: int = 0, until: int | None = None) -> bool:
    """Tell whether an instrument is between a country and an organisation, which is no party with a code."""
    body = _WITH_A_BODY.search(masked, start)
    return body is not None and (until is None or body.start() <= until)


def pairs_of_each(match: Match, reading: Reading, item: Instrument, verb: int) -> tuple[tuple[str, str], ...]:
    """Return a pair for each partner of 'signed free trade agreements with Chile, Peru and Norway'; or nothing."""
    found = _EACH.match(match.sentence.masked, item.end) if item.plural else None
    if found is None:
        return ()
    partners = _codes(match.sentence, found.group("row"))
    rest = [c for c in _codes(match.sentence, _subject(match.sentence.masked, verb)) if c not in partners]
    own = rest[0] if len(rest) == 1 else reading.home
    if own is None or own in partners or len(rest) > 1 or len(partners) < 2:
        return ()
    return tuple((own, partner) for partner in partners)


def _pair_told(reading: Reading, number: int) -> tuple[str, ...]:
    """Return the pair of the nearest sentence before that names countries: 'the text signed' is of what it tells."""
    for earlier in range(number - 1, max(-1, number - 1 - _PAIR_BACK), -1):
        sentence = reading.sentence(earlier)
        codes = _distinct(c for slot in sentence.of("CS") if not slot.city for c in slot.codes)
        if len(codes) == 2:
            return codes if _AGREED.search(reading.lowered[earlier]) else ()
    return ()


_PAIR_BACK: Final = 6
_AGREED: Final = re.compile(r"\b(?:establish\w*|relations|sign(?:ed|ing|atures?)|agreed|concluded)\b")


def implied_parties(reading: Reading, number: int) -> tuple[str, ...]:
    """Return the two countries that a sentence without any means; none in a text on all of a country's policy."""
    title = reading.document.title.value if reading.document.title else ""
    if (
        len(reading.title_codes) < 2
        and len(reading.parties) != 2
        and re.search(r"(?i)\bpolicy\b|\bhistory\b|^list\b", title)
        and not reading.head_codes(number)
    ):
        return ()
    return reading.implied(number)


def _described(sentence: Sentence, item: Instrument) -> tuple[str, ...]:
    """The countries that describe an instrument: 'the Norwegian-Chilean treaty', 'Norway–Chile agreement'."""
    words = sentence.masked[item.start : item.complement]
    slots = [sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", words)]
    # 'the Oslo Declaration' is not Norway's for its name.
    return _distinct(code for slot in slots if not slot.city for code in slot.codes)


def _inside(sentence: Sentence, group: Sequence[Instrument]) -> tuple[Slot, ...]:
    """Return the slots that stand in the titles of instruments."""
    return tuple(
        sentence.slots[int(n)]
        for item in group
        for n in re.findall(r"<[CSB](\d+)>", sentence.masked[item.complement : item.end])
    )


def _subject(masked: str, verb: int) -> str:
    """Return the last group of sides before a verb, without what the sentence says in between."""
    clause = re.split(r"[;|]|\. (?=[A-Z<])|, (?:but|while|whereas|where|when) ", masked[:verb])[-1]
    found = None
    skipped = -1
    for row in _GROUP.finditer(clause):
        if skipped >= 0 and re.fullmatch(r",? (?:and )?(?:the )?", clause[skipped : row.start()]):
            # The rest of a long list that is no subject: 'tariffs on Norway, Chile, …, and Peru'.
            skipped = row.end()
            continue
        ahead = clause[max(0, row.start() - 14) : row.start()].lower()
        if re.search(
            r"\b(?:in|at|to|of|for|from|by|on|near|via|under|during|toward|towards|against|into) $", ahead
        ) and not re.search(
            r"\b(?:government|president|ministers?|ministry|representatives|side|delegation) of $",
            clause[max(0, row.start() - 20) : row.start()].lower(),
        ):
            skipped = row.end()
            continue
        if (
            found is not None
            and re.search(r"(?i)\b(?:and|with|,)\W*$", clause[: row.start()])
            and row.start() - found[1] < 60
        ):
            found = (found[0], row.end())
        else:
            found = (row.start(), row.end())
    return clause[found[0] : found[1]] if found else ""


def _other_event(words: str) -> bool:
    return bool(re.search(r"(?i)\b(?:met|talks|meeting|discussed|visited|trade|relations|received)\b|[;|]", words))


def _cities(sentence: Sentence, row: str) -> bool:
    slots = [sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", row)]
    return bool(slots) and all(s.city for s in slots) and "<S" not in row


# What goods pass through is no party: 'the supply of gas through the territory of Peru', 'via Chilean ports'.
_ROUTE: Final = re.compile(
    r"(?i)\b(?:through|via|across|by way of|in transit (?:through|over)|over|bypassing|routed by)"
    r"(?: the)?(?: (?:territory|soil|ports?|grids?|airspace|waters|land|railways?|roads?|pipelines?|territories) of)?"
    r"(?: the)? (?:<[CS]\d+>(?: and (?:the )?<[CS]\d+>)?)"
)


def _codes(sentence: Sentence, words: str) -> tuple[str, ...]:
    slots = [sentence.slots[int(n)] for n in re.findall(r"<[CSPB](\d+)>", _ROUTE.sub(" ", words))]
    return _distinct(code for slot in slots if not _given_name(sentence, slot) for code in slot.codes)


def _given_name(sentence: Sentence, slot: Slot) -> bool:
    """Tell whether a city is a given name: 'signed by Florence Moreau'."""
    if slot.city is None or slot.kind != "C":
        return False
    after = sentence.text[slot.end - sentence.start :][:24]
    return (
        re.match(r"\s(?![a-z])\w[a-zà-ž]{2,}", after) is not None
        and slot.country is not None
        and slot.country.role == "city"
    )


def _distinct(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))

"""Sides: the bodies and offices that act for a country, folded into one slot.

After this step 'the Ministry of Foreign Affairs of Azerbaijan', 'the Kazakh delegation', 'Russia's foreign
minister' and 'his Omani counterpart' are each one ``<S>`` slot with the country they act for, and 'the two
countries', 'both sides' one ``<B>`` slot; so a rule says ``{side} and {side} signed …`` and covers them all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from relations_kb.rules.alternatives import by_first_letter
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot, fold_slots, lower

_ADJ: Final = (
    r"(?:then|former|new|newly[- ]appointed|outgoing|incoming|visiting|current|first|second|third|deputy|vice|acting|"
    r"interim|senior|top|high[- ](?:level|ranking)|official|federal|national|royal|parliamentary|governmental|"
    r"government|"
    r"inter-?ministerial|ministerial|military|trade|business|economic|state|special|permanent|resident|"
    r"[a-z]+-(?:member|strong|level|person)|large|joint|foreign|external|prime|chief|respective|newly-arrived)"
)
# What a head of state, a minister or an envoy is called when no name follows.
_TITLE: Final = (
    r"(?:state secretar(?:y|ies)|presidents?|premiers?|prime ministers?|ministers?(?: of state)?|chancellors?|"
    r"monarchs?|kings?|queens?|"
    r"[ea]m[ie]e?rs?|sultans?|emperors?|empress|crown princes?|princes?(?:ss)?(?:es)?|shah|pope|pontiff|taoiseach|"
    r"commissioners?|foreign secretar(?:y|ies)|secretar(?:y|"
    r"ies)(?:[- ]general)?"
    r"(?: of state)?|under-?secretar(?:y|ies)|vice[- ]presidents?|speakers?|chairm[ae]n|ambassadors?"
    r"(?: extraordinary(?: (?:and|&) plenipotentiary)?)?|high commissioners?|"
    r"envoys?|consuls?(?:[- ]general)?|charg[eé]s? d'affaires|leaders?|head of (?:state|government)|heads of "
    r"(?:state|government)s?|counterparts?|colleagues?|diplomats?|officials?|representatives?|negotiators?|delegates?|"
    r"lawmakers?|parliamentarians?|mps|foreign ministers?|dignitar(?:y|ies)|guests?|visitors?|"
    r"co-chairs?|co-chairm[ae]n|rulers?)"
)
_BODY: Final = (
    r"(?:governments?|administration|authorities|side|sides|part(?:y|ies)|delegations?|leadership|team|cabinet|"
    r"parliament|senate|national assembly|house of representatives|congress|legislature|presidency|republic|kingdom|"
    r"foreign (?:ministry|office)|foreign affairs ministry|mfa|(?:[a-z]+ )?ministry|foreign policy department|"
    r"defen[cs]e ministry|state|people|nation|crown|court|armed forces|army|navy|mission to the united nations)"
)
# 'of Foreign Affairs', 'for Trade and Industry': what a minister or ministry is for.
_PORTFOLIO: Final = (
    r"(?:[A-Z][\w'-]+|foreign (?:affairs|relations|trade)|external (?:affairs|relations)|defen[cs]e|interior|"
    r"internal affairs|"
    r"trade|economy|economic|finance|justice|education|health|culture|energy|agriculture|industry|transport|labou?r|"
    r"tourism|science|environment|commerce|cooperation|affairs|development|europe|integration|relations|security)"
)
_FOR: Final = (
    rf"(?: (?:of|for) (?:the )?{_PORTFOLIO}(?: {_PORTFOLIO}|,? (?:and|&) (?:the )?{_PORTFOLIO}|, "
    rf"{_PORTFOLIO}(?= (?:and|&)|,)"
    rf"| (?:of|for) (?!the |<){_PORTFOLIO})*)?"
)
# 'an official visit', 'the state dinner' name nobody.
_NOT_HEAD: Final = (
    r"\b(?!-)"
    r"(?! (?:visits?|trips?|tours?|language|website|residence|ceremony|statement|name|dinner|guest|relations|ties)\b)"
)
_HEADS: Final = rf"(?:{_TITLE[3:-1]}|{_BODY[3:-1]}|delegations?|head of the mission|ministry|sultanate|emirate)"
# In lower-case words: ignoring case costs a third of the time of all that is done here.
_HEAD: Final = re.compile(rf"\b{_HEADS}{_NOT_HEAD}")
# Where no 'ministry' stands, no word needs to be asked whether one follows it ('defence ministry').
_HEAD_BUT_MINISTRY: Final = Sifted(rf"\b{by_first_letter(_HEADS.replace('|(?:[a-z]+ )?ministry', ''))}{_NOT_HEAD}")
_CCS: Final = r"<C\d+>(?:(?:, | and |, and |, the | and the |-|/)<C\d+>){0,40}"  # 'the ambassadors of …'
# After the head: '… of Foreign Affairs of the Republic of <C>'.
_OF: Final = re.compile(
    _FOR + r" (?:of|for|from) (?:the )?(?:(?:Government|Republic|State|Kingdom|people|government) of (?:the )?)?"
    rf"(?P<c>{_CCS})"
)
# Before the head: "<C>'s deputy …", '<C>-<C> joint …'.
_COUNTRY_BEFORE: Final = re.compile(rf"(?P<c><C\d+>(?:-<C\d+>)?)(?:'s?|s')? (?:(?i:{_ADJ}) |[A-Z][a-z]+ )*$")
_ONLY_FOR: Final = re.compile(_FOR)
_PREPOSITIONS: Final = (" of ", " for ", " from ")
_LEFT: Final = re.compile(
    rf"(?<!\w)(?P<the>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Bb]oth|[Tt]hat|[Tt]his|[Ss]ome) "
    rf")?(?:(?i:{_ADJ}) )*$"
)
_REACH: Final = 70  # code points that are looked at before a head
# The last words of what may stand before a head: articles and adjectives. Most words do not, and are looked up once.
_LAST_BEFORE: Final = re.compile(
    rf"(?i:{_ADJ}|level|ranking|appointed|the|an?|his|her|its|their|our|both|that|this|some)"
)


_BOTH: Final = Sifted(  # in lower-case words
    r"\b(?:(?:the|these|those|our) (?:two|2|three|four)(?: (?:friendly|neighbou?ring|brotherly|former|"
    r"allied|sister|central asian|european|"
    r"asian|african|arab|latin american))? (?:countries|nations|states|sides|parties|governments|peoples|republics|"
    r"neighbou?rs|capitals|islands?(?: (?:states|nations))?|monarchies|leaders|presidents|ministers|"
    r"foreign ministers|prime ministers|heads of state|statesmen|"
    r"diplomats|officials|delegations|kingdoms|foreign ministries|statesmen|co-chairs|interlocutors|economies)|"
    r"both (?:the )?(?:countries|nations|sides|parties|states|governments|peoples|leaders|presidents|ministers|"
    r"foreign ministers|delegations|countries' governments)|the (?:sides|parties|interlocutors|co-chairm[ae]n|"
    r"co-chairs)|"
    r"our (?:countries|nations|peoples|states|governments|(?:(?:foreign|prime|defen[cs]e|trade) )?ministers|presidents|"
    r"leaders|delegations|colleagues)|"
    r"(?<=between )the two(?= (?:were|was|have|had|has|are|is|on|in|since|from|goe?s?|dates?)\b|[,.;])|"
    r"(?<=between )two (?:countries|nations|states|sides|governments|parties)|"
    r"(?:the|their) (?:respective )?countries|each other|one another)\b"
)


# Begins with a set of characters, which the engine skips to.
_PRONOUN: Final = re.compile(
    r"[HhSsTt](?<![<\w].)(?:(?<=[Hh])e|(?<=[Ss])he|(?<=[Tt])hey|(?<=[Tt])he latter(?=,? "
    r"[a-z]))\b"
)
# 'I' as who speaks, and no 'World War I' or 'Phase I': behind a small word, a mark or a date, before a small word.
_I: Final = re.compile(r"(?:^|[^\w\s>] ?|(?<![A-Z])\b[a-z]+ |<D\d+>,? )(?P<i>I)(?= [a-z])")
# What follows an office that is not bare: 'the President of …', 'the President X'.
_MORE: Final = re.compile(
    r" of\b| for\b| to\b|(?!'s (?:[a-z-]+ ){0,3}(?:visit|trip|tour|stay|arrival|journey|travel)\b)[\w'-]| <P"
)
# Who is posted nowhere, so that 'to' leads on: 'the visit of the King to Oslo', not 'the Ambassador to Chile'.
_NOT_POSTED: Final = re.compile(
    r"president|premier|prime minister|chancellor|monarch|king|queen|[ea]m[ie]e?r|sultan|"
    r"emperor|prince|pope|speaker|foreign minister"
)


def fold_sides(sentence: Sentence) -> Sentence:
    """Return the sentence with bodies and offices of countries folded into ``S`` slots and pairs into ``B``.

    Offices and pronouns that name no country ('the President', 'he') become ``S`` slots without codes, which the
    reading of the whole text then resolves.
    """
    made = [
        *_sides(sentence),
        *(_bare(sentence, m.start(), m.end(), m.group()) for m in _PRONOUN.finditer(sentence.masked)),
    ]
    if "I " in sentence.masked:
        made += [_bare(sentence, m.start("i"), m.end("i"), "i") for m in _I.finditer(sentence.masked)]
    if made:
        sentence = fold_slots(sentence, made)
    if "ed by " in sentence.masked:
        led = [_led(sentence, match) for match in _LED.finditer(sentence.masked)]
        if led:
            sentence = fold_slots(sentence, led)
    both = [_both(sentence, match) for match in _BOTH.finditer(lower(sentence.masked))]
    return fold_slots(sentence, both) if both else sentence


# 'a delegation led by Minister X' is X, of the delegation's country where X's own is not told.
_LED: Final = re.compile(r"<S(\d+)>,? (?:which was |that was )?(?:led|headed) by (?:the )?<P(\d+)>")


def _led(sentence: Sentence, match: re.Match[str]) -> Slot:
    team, head = sentence.slots[int(match.group(1))], sentence.slots[int(match.group(2))]
    return head._replace(start=team.start, codes=head.codes or team.codes)


def _sides(sentence: Sentence) -> list[Slot]:
    lowered = lower(sentence.masked)
    made: list[Slot] = []
    done = 0
    for head in (_HEAD if "ministry" in lowered else _HEAD_BUT_MINISTRY).finditer(lowered):
        if head.start() < done:
            continue
        found = _side_at(sentence, head, done)
        if found is not None:
            slot, done = found
            made.append(slot)
    return made


def _side_at(sentence: Sentence, head: re.Match[str], done: int) -> tuple[Slot, int] | None:
    """Return the side around a head noun and where it ends, or None where the noun acts for nobody."""
    masked = sentence.masked
    at, end = head.span()
    if head.group() == "cabinet" and _OF_TWO.search(masked, max(0, at - 16), at):
        return None  # a mechanism of two governments
    if masked.startswith(_PREPOSITIONS, end):
        after = _OF.match(masked, end)
        if after is not None:
            start = _left(masked, at, done)
            return _side(sentence, start, after.end(), after.group("c"), head.group()), after.end()
        more = _ONLY_FOR.match(masked, end)
        end = more.end() if more is not None else end
    begin = max(done, at - _REACH)
    before = _COUNTRY_BEFORE.search(masked, begin, at) if masked.find("<C", begin, at) >= 0 else None
    if before is not None:
        if masked.startswith(" <P", end):
            return None
        return _side(sentence, _left(masked, before.start(), done), end, before.group("c"), head.group()), end
    left = _LEFT.search(masked, begin, at) if _may_lead(masked[begin:at]) else None
    if (
        left is None
        or not left.group("the")
        or left.group("the").lower() in {"our ", "both ", "that ", "this ", "some "}
    ):
        return None
    if _MORE.match(masked, end) and not (masked.startswith(" to ", end) and _NOT_POSTED.match(head.group())):
        return None
    if head.group() in _BOTH_BARE and left.group("the").lower() == "the ":
        return None  # 'the parties', 'the sides': both
    return _bare(sentence, left.start(), end, head.group()), end


_BOTH_BARE: Final = frozenset({"parties", "sides"})
_OF_TWO: Final = re.compile(r"(?i)\b(?:bi-?national|joint|bilateral) $")


def _may_lead(before: str) -> bool:
    """Tell whether the last word before a head may be an article or adjective of it."""
    if before[-1:] != " ":
        return False
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    return not word.isalpha() or _is_last_before(word)


@lru_cache(maxsize=16384)
def _is_last_before(word: str) -> bool:
    return _LAST_BEFORE.fullmatch(word) is not None


def _left(masked: str, start: int, done: int) -> int:
    """Return where the words begin that belong to the noun at ``start``: 'the then deputy'."""
    left = _LEFT.search(masked, max(done, start - _REACH), start)
    return left.start() if left is not None else start


def _side(sentence: Sentence, start: int, end: int, countries: str, title: str) -> Slot:
    codes: list[str] = []
    parts: list[Slot] = []
    for token in TOKEN.finditer(countries):
        slot = sentence.slots[int(token.group(2))]
        parts.append(slot)
        codes += [code for code in slot.codes if code not in codes]
    first, last = span_of(sentence, start, end)
    return Slot("S", first, last, codes=tuple(codes), title=title.lower(), parts=tuple(parts))


def _both(sentence: Sentence, match: re.Match[str]) -> Slot:
    start, end = span_of(sentence, match.start(), match.end())
    return Slot("B", start, end, title=match.group(0).lower())


def _bare(sentence: Sentence, start: int, end: int, title: str) -> Slot:
    first, last = span_of(sentence, start, end)
    return Slot("S", first, last, title=title.lower())


def span_of(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the document span of ``masked[start:end]``; an end within a slot takes the whole slot."""
    first, last = sentence.origin(start), sentence.origin(end)
    if sentence.masked[end - 1 : end] == ">":
        token = TOKEN.fullmatch(sentence.masked, max(start, sentence.masked.rfind("<", start, end)), end)
        if token is not None:
            last = sentence.slots[int(token.group(2))].end
    return first, last

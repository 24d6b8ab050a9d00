"""Where the complement of an instrument ends: 'on trade' in 'an agreement on trade with Chile in May 2005'."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.treaty.words import HEAD
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence

# What a complement begins with, right after the head.
_OPENS: Final = re.compile(
    r"(?i)(?P<acronym> ?\((?:[A-Z][A-Za-z&./-]{1,14}|<[A-Z]\d+>)\))?(?P<mark> ?[\"']?)"
    r"(?P<open>(?:,? namely:?|,|:)? ?(?:on:(?= )|\b(?!for our and\b)(?:on|for|of|to|concerning|regarding|relating|"
    r"related|"
    r"about|(?:under|by|through) which|whereby|"
    r"establishing|against|between|"
    r"among|aimed|aiming|in|avoiding|amending|abolishing|abolition|worth|in order to|(?!(?:marking|paving|during|"
    r"being|signing|including|according|following|giving|making|bringing|existing|stating|declaring|remaining|"
    r"leading|ending|taking|"
    r"entering|becoming|expiring|having|pending|replacing|expected|upcoming|coming)\b)[a-z]{3,}ing(?= (?:the |an? |"
    r"its |their |to )?[\w<])|with respect|with regard|with a view)\b))"
)
_NOT_OPEN: Final = re.compile(
    r"(?i),? ?(?:(?:on|in|of|for|to) (?:the )?<D\d+>(?! on)|in <[CS]\d+>(?! \w+ ?sector)|in (?:the )?(?:capital|"
    r"city|town|presence|case|course|framework|past|future(?! \w+ co)|first|second)\b|"
    r"(?:on|to|for|of) (?:the )?<[BP]\d+>|on (?:this|that|it|them|the (?:matter|subject|same))(?=\W|"
    r"$)(?! [a-z]+ (?:of|in)\b)|to (?:this|that|the same) effect|on (?:the )?(?:sidelines|margins|same day|occasion|"
    r"spot|basis|behalf|"
    r"other hand|first day|second day|last day)\b|of which|to which|on which|to be |for the <O|"
    r"to (?:this|that) end|to date|for example|for instance|in (?:which|force|effect|place|return|exchange|turn|"
    r"accordance|line|addition|principle|question|fact|particular|writing|late|early|mid)\b|"
    r", (?:(?:under|by|through) which|whereby|[a-z]+ing)\b(?<!concerning)(?<!regarding)(?<!establishing)|"
    r"(?:(?<!minutes )of|among|between) (?:them|these|those|which|whom)\b|of (?:an?|this|that|the same|such an?) "
    r"(?:\w+ )?(?:kind|nature|sort|type|contents?|wording|tenor|purport)\b|for its part|"
    r"in between|of the (?:year|day|visit|two)\b|"
    r"to (?:enter|come|take effect|which|whom)\b|for (?:signature|signing|ratification|approval|consideration)\b|"
    r"for the (?:sake|time|purpose)\b|of <D)"
)
_DATE: Final = re.compile(
    r"(?i),?\s?(?:\(?\b(?:on|in|since|from|dated|back in|as of|at|by|until|in the|on the|during|"
    r"of the)\s+(?:the )?(?:early |late |mid-?)?)?[(]?(?<!for )(?<!to )(?<!-)(?<!years )(?<!period )<D\d+>"
)
_CITY: Final = re.compile(
    r"(?i),? (?:here )?(?:in|at) (?:the )?(?:city of |capital |capital city |<C\d+> city of |"
    r"<C\d+> capital,? (?:of )?)?<C(\d+)>"
)
_HARD: Final = re.compile(
    r"(?i)[;:|]| of (?:1[5-9]|20)\d\d\b| [–—-] |\.(?=\s|$|\")|\.?\"(?=[\s,.;)]|$)| \((?!(?:and|or) )|"
    r",? with (?:the (?!respect|aim|purpose|view)|its |his |her |their )?(?:government of |visiting |"
    r"(?:[A-Z][\w-]* ){0,3})?<[CSPB]\d+>|,? with (?:him|her|them|each other|one another|which)\b|"
    r" (?:to|before) (?:the )?(?:<[SC]\d+>|[A-Z]\w+)(?: [A-Z]\w+){0,3} for (?:ratification|approval|consideration|"
    r"examination|"
    r"signature)\b|"
    r",? by (?:the |its |his |their )?(?:[a-z-]+ ){0,3}<[PSCB]\d+>(?! of (?:an?|the) )|,? by (?:the|both|his|its|"
    r"their|representatives) |"
    r",? and (?:the )?(?:launch|opening|signing|establishment|conclusion|start|beginning|commencement|announcement|"
    r"inauguration|holding|entry into force) of\b(?! \w+s\b)|"
    r",? and (?:<[PSB]\d+>|it|they|he|she|we|also|then|both|would|will|was|were|has|have|is|are|had|that|which|"
    r"to (?:[a-z]+) (?:the|their|its)\b|"
    r"(?:the )?(?:two|sides|parties)\b|"
    r"(?-i:(?:[a-z]+ly )?(?:[a-z]{3,}ed))(?<!related)(?<!integrated)(?<!limited)(?<!advanced)(?<!based) (?!and|"
    r"[a-z]+ion|"
    r"[a-z]+s\b)|"
    r"(?:met|held|took|began|made|gave|came|became|set|led|saw|paid|built|agreed|opened|discussed|expressed|spoke|"
    r"noted|recalls|refers|invokes|reaffirms|affirms|expresses|confirms|stresses|underlines|cites|mentions|replaces|"
    r"obliges|commits|foresees|calls (?:up)?on|declares|envisages|lays down|pledges|"
    r"proclaims|appeals|draws on|leans on|speaks|regulates|contains|provides|follows|rests|brought)\b)|"
    r",? (?:who|whose|when(?! [a-z]+ing)|while|whereas|after|before|during|following|within the framework|"
    r"as part of|as a result|upon|"
    r"under the (?:auspices|framework)|under the terms|according|because|since|until|till|as (?:soon|long|far) as|so|"
    r"if|but|although|though|"
    r"despite|thereby|thus|shortly|soon after\w*|afterwards?|immediately|moments|of (?:his|her|its|their) own|"
    r"yesterday|today|tomorrow|here|"
    r"as well\b(?! as)|too\b|at the (?:end|time|meeting|summit|ceremony|conclusion|presidential|white|close|"
    r"headquarters|ministry)|at a |at an |in the country\b(?!['-])|in the presence|in a (?:ceremony|bid|move)|"
    r"in an (?:effort|attempt)|"
    r"on the (?:sidelines|margins|same|occasion)|last (?:year|month|week)|this (?:year|month|week)|earlier|later|"
    r"recently|already|"
    r"witnessed|attended|negotiated|brokered|dated|"
    r"effective (?:from|on|as|since|immediately|<D)|signed|inked|initialled|initialed|concluded|reached|"
    r"ratified|agreed|"
    r"approved|adopted|for the first time|in order(?! to)|in (?:force|effect|return|exchange|accordance|addition|"
    r"line with)|as (?:well as )?(?:was|were) |as of|as (?:an?|the) |"
    r"was|were|is|are|has|have|had|came|come|entered|enters|enter|took|takes|went|became|become|remains?|remained|"
    r"provides|provided|expired|expires|allows|allowed|"
    r"calls|called|concerns|concerned|said|says|added|noted|stipulates|stipulated|marks|marked|made|gave|gives|did|"
    r"followed|dates (?:from|back|to)|dating|received|bears?|bore|carr(?:y|ies|ied) the|obtained|got|gets|went|goes|"
    r"passed|put|saw|sees|lies|lay|rests?|awaits?|"
    r"does|do|failed|ended|fell|stands|exists?|include[sd]?|"
    r"can|could|should|must|may|might|would|shall|led|paved|constitutes?|covers|covered|aims|ensures?|serves|opened|"
    r"contains)\b|"
    r",? (?:will)\b|,? (?:that|which)\b(?<!under which)"
)
_NEXT: Final = Sifted(
    rf"(?i)(?:,? and|,|,? as well as|,? along with|,? together with|,? plus|,? in addition to|,? or)(?: also| on|"
    rf" under| to)? (?:(?:an?|the|another|its|their|one|two|three|four) )?(?:(?!(?:and|or|an?|the|of|on|in|for|to|"
    rf"with|by|from)\b)[\w'-]+ |<[COS]\d+>[- ]){{0,4}}?{HEAD}(?![\w>])"
)
# 'an agreement on opening a consulate in Lima': there it will be, and need not have been signed.
_TO_BE_THERE: Final = re.compile(
    r"(?i)\b(?:opening|establish\w+|construction|building|launch\w*|creation|setting up|stay|presence|deployment) "
    r"(?:of )?(?:an?|the)? ?[^,;<]{2,50}$"
)
_PERSON: Final = re.compile(r"<[PS](\d+)>")
_BETWEEN: Final = re.compile(r"(?i),? (?:between|among) ")
_COMMA: Final = re.compile(r", ")
# After a comma a list of nouns may go on ('media, information and publicity'), nothing else.
_LISTED: Final = re.compile(
    r"(?:(?!the |a |an |it |he |she |they |we |there |this |these |those |thus |marking |paving |making |giving |"
    r"allowing |opening |[a-z]+ing the |not )(?:[\w'&/-]+|<C\d+>)(?: (?!and\b|was\b|were\b|is\b|said\b)(?:[\w'&/-]+|"
    r"<C\d+>)){0,4}, ){0,6}"
    r"(?!the |a |an |it |he |she |they |we |there |this |these |those )[\w'&/-]+(?: (?!and\b|was\b|were\b|is\b|"
    r"said\b)[\w'&/-]+){0,4},? (?:and|or) (?!(?:the )?<|it |they |he |she |was |were )\w"
)
# 'an action plan for 2022-2023'.
_YEARS: Final = re.compile(r" (?:for|covering) (?:the )?(?:(?:period|years?) )?(?:of |from )?<D\d+>")
_FORMAL: Final = re.compile(
    r"(?:Government|Republic of|Kingdom of|Federation|State of|States of|Ministry|ministries|Ministries|Agency|"
    r"Agencies|Board|Bank|Universit|"
    r"Corporation|Company|Council|Authority|Association|Institute|Academy|Chamber|Fund|Development|Department|"
    r"agencies|universities|companies|Centre|Center|Police|"
    r"authorities|academies|chambers|institutes|museums|libraries|archives|ports|airports|railways|broadcasters|"
    r"Commission|Committee|National|Office|Organi[sz]ation|Parliament|Court|Secretariat|cities|Service)"
)


_DONE: Final = re.compile(r"\b(?:was|were|been|is|are|has|have|had|signed|concluded)\b")


def complement_end(sentence: Sentence, at: int, *, inside: bool = False) -> int:
    """Return where an instrument ends whose head ends at ``at``, as an offset in the masked sentence.

    :param inside: ``at`` is behind the preposition already, within the complement.
    """
    masked = sentence.masked
    if inside:
        return _end(sentence, at, at)
    years = _YEARS.match(masked, at)
    if years is not None:
        return years.end()
    opened = _OPENS.match(masked, at)
    if opened is None or _NOT_OPEN.match(masked, opened.start("open")):
        return at
    opener = opened.group("open").strip(" ,").lower()
    if opener in {"between", "among"}:
        return _parties(sentence, at, opened.start("open"), alone=True)
    end = _end(sentence, at, opened.end())
    if opener == "in" and not re.match(
        r"(?i) (?:the )?(?:fields?|areas?|spheres?|sectors?|domains?|matters?|respect|future|[a-z]+ (?:matters|"
        r"cooperation|relations|affairs))\b|"
        r" ?(?:the )?[a-z]{4,}(?:,? (?:and )?[a-z]{4,}){0,3}(?= (?:for|was|were|between|covering)\b)",
        masked[opened.end() : opened.end() + 60],
    ):
        return at
    return end


def _end(sentence: Sentence, at: int, start: int) -> int:
    masked = sentence.masked
    end = len(masked)
    quoted = masked.rfind('"', at, start) >= 0
    for pattern in (_DATE, _NEXT):
        found = pattern.search(masked, start, end)
        if found:
            end = found.start()
    for place in _CITY.finditer(masked, start, end):
        slot = sentence.slots[int(place.group(1))]
        follows = masked[place.end() : place.end() + 8]
        if (
            slot.city
            and not re.match(r"[-']| and <", follows)
            and not _TO_BE_THERE.search(masked, start, place.start())
        ):
            end = place.start()
            break
        if re.match(r"(?:\.|,| (?:on|in) <D|$)", follows) and slot.country and slot.country.role == "name":
            end = place.start()
            break
    for person in _PERSON.finditer(masked, start, end):
        # 'the agreement on visas that Minister X signed': 'that' has been read as a part of the name.
        if sentence.text[sentence.slots[int(person.group(1))].start - sentence.start :][:5].lower() == "that ":
            end = person.start()
            break
    subordinate = re.search(r"(?i)\b(?:(?:under|by|through) which|whereby|according to which)\b", masked[at:end])
    if subordinate is not None and _DONE.search(masked, start, at + subordinate.start()):
        subordinate = None  # 'a protocol on relations was signed, by which they began'
    floor = at + subordinate.end() if subordinate else start
    joined = _joined_parties(masked, start, end)
    for hard in _HARD.finditer(masked, floor if subordinate else start, end):
        words = hard.group().strip(" ,").lower()
        if subordinate and words in {"will", "would", "shall", "can", "may", "must"}:
            continue
        if words.startswith("and") and hard.start() in joined:
            continue
        if words == "so" and masked[hard.end() :].startswith("-"):
            continue
        if words in {"that", "which"} and re.search(r"(?i)\b(?:under|through|by|with|in|of)$", masked[: hard.start()]):
            continue
        if quoted and not words.startswith('"') and not words.endswith('"'):
            continue
        end = hard.start()
        break
    if not quoted:
        end = _commas(masked, at, start, end)
    between = _BETWEEN.search(masked, start, end)
    if between:
        end = _parties(sentence, at, between.start() + 1, alone=False, limit=end)
    return _trimmed(masked, at, end)


def _joined_parties(masked: str, start: int, end: int) -> frozenset[int]:
    """Return the offsets that lie within 'between X and Y', where 'and' ends nothing."""
    inside: set[int] = set()
    for found in _BETWEEN.finditer(masked, start, end):
        pair = _PAIR.match(masked, found.end(), len(masked))
        if pair is not None:
            inside.update(range(found.end(), pair.end()))
    return frozenset(inside)


def _commas(masked: str, begin: int, start: int, end: int) -> int:
    opener = re.match(r"[\s(\"']*(on|for|concerning|regarding|to)\b", masked[begin : begin + 20])
    again = re.compile(rf"(?:and )?{opener.group(1)} (?!<D)") if opener else None
    at = start
    while (found := _COMMA.search(masked, at, end)) is not None:
        if again is not None and again.match(masked, found.end()):
            at = found.end()
            continue
        listed = _LISTED.match(masked, found.end(), min(len(masked), end + 12))
        if listed is None or listed.end() > end + 8:
            return found.start()
        at = listed.end()
    return end


_PAIR: Final = re.compile(
    r"(?:the )?(?P<one>(?:[^<,;:.]|<[CSBO]\d+>){1,90}?) and "
    r"(?!(?:an?|another|one) (?:[\w-]+ ){0,5}?(?:[Aa]greement|[Mm]emorandum|[Pp]rotocol|[Tt]reaty|[Cc]onvention|"
    r"[Dd]eclaration|[Pp]lan|[Pp]rogramme|[Aa]ccord|MoU)\b)(?:the )?(?P<two>(?:(?!\b(?:was|were|in|on|signed|is|"
    r"which|that|at|and)\b)[^<,;:.(]|<[CSO]\d+>){1,90})|(?:the )?(?:two )?(?:[Mm]inistries|"
    r"[Aa]gencies) of [A-Z]\w+(?:,? (?:and )?[A-Z]\w+){0,4}|"
    r"(?:the )?(?:[a-z]+ ){0,2}(?:ministries|agencies|governments|parliaments|chambers|universities|academies|services|"
    r"banks)(?= (?:on|for|concerning|regarding|in|of)\b)|(?:the )?(?:[A-Za-z-]+ ){1,5}of (?:the )?<B\d+>|<B\d+>|"
    r"(?:the )?(?:[a-z-]+ ){1,4}<S\d+>|"
    r"(?:the )?(?:two|both|our|these)(?: [a-z]+){1,3}"
)
_ON: Final = re.compile(
    r"(?i),? (?:on|for|concerning|regarding|relating to|about|with respect to|in the (?:field|area|"
    r"sphere)) (?!<D)(?!the (?:same|sidelines|occasion|first))"
)


def _parties(sentence: Sentence, at: int, begin: int, *, alone: bool, limit: int | None = None) -> int:
    """Decide whether 'between X and Y' belongs to the title, and where the title ends.

    Kept: parties in the middle of a title ('between the Government of X and the Government of Y on …'), formal ones at
    its end, bodies of which the sentence says what they are, and cities ('flights between Oslo
    and Lima'). Left out: 'between the two countries', 'between Norway and Chile'.
    """
    masked = sentence.masked
    stop = len(masked) if limit is None else limit
    pair = _PAIR.match(masked, begin + 8 if masked.startswith("between", begin) else begin + 6, stop)
    before = at if alone else begin
    if pair is None:
        # 'on cooperation between customs services': bodies of both sides, told in general.
        general = (
            not alone
            and limit is not None
            and re.fullmatch(r",? between (?:[a-z-]+ ){0,3}[a-z-]+s", masked[begin - 1 : stop].rstrip())
        )
        return stop if general else before
    words = pair.group()
    slots = [sentence.slots[int(n)] for n in re.findall(r"<[A-Z](\d+)>", words)]
    written = " ".join([words, *(sentence.text[s.start - sentence.start : s.end - sentence.start] for s in slots)])
    closed = pair.start() + len(words.rstrip())
    more = _ON.match(masked, closed, stop) or _ON.search(words)
    if more and re.match(r"<B", words):
        return before
    if more and (alone or re.search(rf"(?i){HEAD}$", masked[at:begin].rstrip())):
        return _end(sentence, at, pair.start() + more.end()) if more.string is words else _end(sentence, at, more.end())
    years = re.match(r" for (?:the )?(?:period |years? )?(?:of |from )?<D\d+>", masked[closed:])
    if years and not any(s.kind == "B" for s in slots):
        return closed + years.end()
    if (
        not alone
        and limit is not None
        and slots
        and all(s.country is not None and s.country.role in {"city", "capital"} for s in slots)
    ):
        return limit
    named = re.match(r"(?:the )?(?:<B|two |both |our |these )", words) is None
    if named and _FORMAL.search(written):
        cut = re.search(r"(?i) (?:in|on|at|during|which|was|were) ?(?:<|the )|,", masked[pair.start() : pair.end()])
        return pair.start() + cut.start() if cut else (limit if limit is not None and not alone else closed)
    if not alone and not slots and limit is not None:
        return limit
    return before


def _trimmed(masked: str, at: int, end: int) -> int:
    while True:
        words = masked[at:end]
        loose = re.search(
            r"(?i)(?:[\s,:(]|\b(?:the|and|a|an|of|on|for|to|in|by|with|at|between|or|both|its|their|"
            r"dates(?: back)?|dating|(?:(?:by|under|through) which|whereby)(?: (?:the )?<[A-Z]\d+>"
            r"(?: and (?:the )?<[A-Z]\d+>)?)?))$",
            words,
        )
        if loose is None or not words:
            return end
        end = at + loose.start()

"""Lists of agreements: rows such as 'Agreement on Fishing, Oslo, 3 May 1994' or 'Trade Agreement – in force'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ahocorasick_rs import AhoCorasick

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.treaty.groups import titles
from relations_kb.kinds.treaty.instruments import Instrument, instruments, title_of
from relations_kb.kinds.treaty.model import Action, Treaty
from relations_kb.kinds.treaty.parties import implied_parties, with_a_body
from relations_kb.kinds.treaty.places import place_for
from relations_kb.kinds.treaty.standing import signed_above, signed_below
from relations_kb.kinds.treaty.words import OPEN_TO_MANY
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, date_of, news_day, resolve_slot

_ABOUT: Final = re.compile(
    r"(?i)agreement|treat(?:y|ies)|legal|document|memorand|contractual|signed|\bmou|accord|convention|instrument|"
    r"framework"
)
_SIGNING: Final = re.compile(
    r"(?i)\b(?:sign|subscri|witness|ink|exchang|conclud|documents|fruit|outcomes?|harvest|deliverables|crowned|"
    r"yield|came (?:out )?of |emerged|grew out of|\bbore\b|"
    r"results? of the (?:meeting|talks|visit|session|summit|negotiations|day)|(?:resulted|culminated) in|produced)"
)
_PENDING: Final = re.compile(
    r"(?i)negotiat|draft|(?:under|in) (?:consideration|discussion|preparation)|\bproject\b\W*$|propos|pending|"
    r"to be signed|in progress|awaiting|expected|initial|in (?:the )?process|being|coordinat|"
    r"\bnot (?:yet )?(?:in|entered|come|signed|ready|ripe|agreed)\b|yet to|\btexts? (?:is|are|was|has|have|with|"
    r"under)\b|"
    r"prepared|\b(?:ready|ripe) for|await|(?:at|in) the (?:stage|phase)|on the table|submitted|handed over|"
    r"under (?:study|review|examination|revision|preparation|elaboration|scrutiny|way)|being (?:studied|reviewed)|"
    r"\bplanned\b|in the pipeline|elaborat|\bopen\b|\bstalled\b|\bsuspended\b|\bis with\b|\bwith the <S\d+>\W*$|"
    r"\bfor signature\b|\bin abeyance\b|\bto follow\b|\bexamin|\bawait"
)
# … which may have been read as the end of the title.
_UNSIGNED: Final = re.compile(
    r"(?i) (?:prepared|ready|ripe|submitted|pending|agreed|initialled|initialed|scheduled|proposed)"
    r"(?: (?:for|to)(?: the| be)? [a-z]+)?\W*$|"
    r" (?:under|in) (?:preparation|negotiation|discussion|consideration|elaboration|study)\W*$"
)
_LEAD: Final = re.compile(
    r"[^\w<]*(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])(?:[.)]|"
    r"-(?=\s))\s*)?(?:[\"']\s*)?(?:<D\d+>\s*[:,–—-]?\s*)?(?:signing of |"
    r"signature of )?(?:(?:an?|the) )?[\"']?",
    re.IGNORECASE,
)
# A paragraph with one of these is told, not listed.
_VERB: Final = re.compile(
    r"(?i)\b(?:was|were|is|are|has|have|had|will|would|by which|provided|allowed|led|became|helped)\b"
)
# 'between Norway, Chile and the Republic of Peru'.
_NAMED: Final = re.compile(
    r"(?i)\b(?:between|with) (?P<row>(?:the )?(?:[\w ]{0,24})?<[CS]\d+>"
    r"(?:(?:,? and |, )(?:the )?(?:[\w ]{0,24})?<[CS]\d+>){0,6})"
)
_INSTRUMENTS: Final = (
    "agreement",
    "treat",
    "memorand",
    "protocol",
    "convention",
    "accord",
    "declaration",
    "program",
    "communiqu",
    "pact",
    "plan of ",
    "action plan",
    "roadmap",
    "minutes of ",
    "letter of ",
    " fta",
    "partnership",
)
# What is no treaty of its own unless the list tells that it was signed.
_WEAK: Final = re.compile(r"(?i)(?:.* )?(?:plans?|roadmaps?|minutes|letters?)\b")
# A row in capitals ('Agreement on Cooperation in the Field of Tourism') looks like a heading, below one on agreements.
_IN_CAPITALS: Final = re.compile(
    r"(?i)[^\n]{0,40}\b(?:agreements|treaties|instruments|legal (?:framework|basis)|documents)\b"
)
_TELLS: Final = re.compile(r"sign|subscri")
_SIGNED: Final = re.compile(r"(?i)\bsigned\b")
_BEFORE: Final = 4  # sentences before the head of a list in which the signing may be told
_MOU: Final = re.compile(r"\bmou")
_AUTOMATON: Final = AhoCorasick(_INSTRUMENTS)
_LONGEST_ROW: Final = 1500
_RULE: Final = "treaty.row"


# What a row says of its paper after a dash, and what of that tells that it was signed or is in force.
_REMARK: Final = re.compile(r"\W*? (?:--?|[–—]) (?:[a-z]|<[SB]\d+>)[^.;]*")
_STANDS: Final = re.compile(
    r"(?i)\b(?:sign|force|effect|ratif|conclu|valid|operat|appl|between|with (?:the )?<C|done|inked|prolong|"
    r"renewed|extended)|<D|^\W*(?:on|for|in the (?:field|area|sphere)) (?!(?:the )?<S|[a-z ]*\bsides?\b)"
)


_BRACKET: Final = re.compile(r"(?<=[A-Z>]) \([^()]{0,200}<C\d+>[^()]{0,400}\)(?= [A-Z])")


_GAP: Final = re.compile(r"\S {3,}(?=\S)")
_COLUMNS: Final = 3  # gaps between them at least


def _in_columns(reading: Reading, number: int) -> bool:
    """Tell whether a sentence is a line of a table drawn with blanks, with more dates than one: which is the "
    "signing's?"""
    span = reading.document.sentences[number].span
    if len(_GAP.findall(reading.text, span.start, span.end)) < _COLUMNS:
        return False
    return len(reading.sentence(number).of("D")) > 1


def listed(reading: Reading) -> Iterator[Treaty]:
    """Yield the records of rows that name an instrument, under a heading or paragraph that speaks of such."""
    for number, lowered in enumerate(reading.lowered):
        if not _AUTOMATON.find_matches_as_indexes(lowered) and ("mou" not in lowered or not _MOU.search(lowered)):
            continue
        block = reading.document.blocks[reading.document.sentences[number].block]
        loose = block.kind not in {"item", "row"} and not re.match(r"\W*\(?\d{1,2}(?:[.)]|-\s)", lowered)
        if loose and (
            len(lowered) > 260 or (block.kind == "heading" and not _IN_CAPITALS.match(reading.head_words(number)))
        ):
            continue
        if number and reading.document.sentences[number - 1].block == reading.document.sentences[number].block:
            between = reading.text[reading.document.sentences[number - 1].span.end :][:3]
            if not (loose and between.startswith("\n")):
                continue
        if len(lowered) > _LONGEST_ROW or _in_columns(reading, number):
            continue
        head = reading.head_words(number)
        sentence = reading.sentence(number)
        plain = _BRACKET.sub(lambda m: " " + "x" * (len(m.group()) - 1), sentence.masked)
        items = [
            i
            for i in instruments(replace(sentence, masked=plain) if plain != sentence.masked else sentence)
            if i.start <= (found.end() if (found := _LEAD.match(sentence.masked)) else 0)
        ]
        if loose and not _ABOUT.search(head.split("\n")[0]):
            continue
        if items and not (loose and _VERB.search(sentence.masked, items[0].end)):
            yield from _row(reading, sentence, items[0], head)


def _row(reading: Reading, sentence: Sentence, item: Instrument, head: str) -> Iterator[Treaty]:
    rest = sentence.masked[item.end :]
    near = head.split("\n", maxsplit=1)[0]
    if (
        _PENDING.search(rest)
        or _UNSIGNED.search(sentence.masked, item.start, item.end)
        or item.plural
        or OPEN_TO_MANY.search(sentence.masked[item.start : item.end])
    ):
        return
    if re.match(
        r" (?!signed|entered|in\b|of\b|on\b|dated|ratified|concluded|between|with|from|for|expired|and|at\b)[a-z]{2,}",
        rest,
    ):
        return
    remark = _REMARK.match(rest)
    if remark is not None and not _STANDS.search(remark.group()):
        return  # 'Agreement on extradition – talks go on', '– on the Omani side for study'
    dates = _row_dates(reading, sentence, item, rest)
    force = re.search(r"(?i)\b(?:in force|entered into force|effective|into force|took effect|in effect)\b", rest)
    told_above = _of_papers_signed(reading, sentence.index, near) or signed_below(reading, sentence.index)
    about = told_above or bool(_ABOUT.search(head))
    if not about and not dates and not force:
        return
    if item.bare and not dates and "|" in rest:
        return  # 'Agreement | Signed | In force' heads a table
    codes = _codes(reading, sentence)
    if not 2 <= len(codes) <= 6:
        return
    if _WEAK.match(item.head) and not (told_above or "sign" in rest or _SIGNING.search(near)):
        return
    signed_at, force_at = dates.get("signed"), dates.get("in-force")
    place: Place | None = None
    signing = bool(_SIGNING.search(near)) or "signed" in rest or told_above
    match = Match(Rule(_RULE, (), "", ()), sentence, 0, item.end, {}, {})
    intro: tuple[int, int] | None = None
    if signed_at is None and signing and not force:
        signed_at, place, intro = _introduced(reading, sentence.index, codes)
    actions: list[tuple[Action, Dated | None]] = []
    if re.search(r"(?i)\bratif", near) and signed_at is not None:
        # 'The President signed laws on the ratification of:' heads what is ratified, not signed.
        actions.append(("ratified", signed_at))
        signed_at, signing = None, False
    if signed_at is not None or (signing and not force):
        actions.append(("signed", signed_at))
    if force or (signed_at is None and not signing and not actions):
        actions.append(("in-force", force_at))
    whole = _whole_row(item, sentence, reading)
    found = (
        (None if whole else _row_place(sentence, rest))
        or place
        or (place_for(match, reading, codes, signed_at) if signing else None)
    )
    for action, dated in actions:
        for title in whole or titles(item, sentence, reading.text, None):
            yield Treaty(
                doc=reading.document.name,
                countries=tuple(sorted(codes)),
                date=dated.edtf if dated else None,
                date_basis=dated.basis if dated else "stated",
                place=found if action == "signed" else None,
                evidence=_evidence(reading, sentence, dated, intro if action == "signed" else None),
                title=title,
                action=action,
                rule=_RULE,
                confidence=0.85,
            )


# 'They concern:', 'The texts are:', which says nothing of a signing itself
_POINTS_BACK: Final = re.compile(
    r"(?i)\W*(?:they|these|those|(?:the|these|those) (?:[a-z]+ )?(?:documents|papers|agreements|texts|instruments|"
    r"accords))\b[^.;]{0,60}:\W*$"
)


def _of_papers_signed(reading: Reading, number: int, near: str) -> bool:
    """Tell whether a list's head points back to papers that a sentence just before it tells the signing of."""
    head = _head_sentence(reading, number, heading=True)
    if head is None or not (_POINTS_BACK.match(near) or _POINTS_BACK.match(reading.lowered[head])):
        return False
    return signed_above(reading, head)


# The rest of a row that is nothing but a title: 'Protocol on cooperation | between the Agency (AB) and the Centre'.
_REST: Final = re.compile(
    r" in <C\d+>[.;,]?(?: and)?\W*$| (?:between|among|on|of|for|to|in the) [^;|:]{3,200}[.;,]?(?: and)?\W*$"
)


def _whole_row(item: Instrument, sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Return the whole of a row as its title, where its rest names parties and nothing that has been done."""
    rest = sentence.masked[item.end :]
    if "<D" in rest or "<P" in rest or _VERB.search(rest) or _SIGNING.search(rest) or not _REST.match(rest):
        return ()
    return (title_of(sentence, reading.text, item.start, item.end + len(re.sub(r"[\s.;,]+(?:and)?\W*$", "", rest))),)


def _evidence(
    reading: Reading, sentence: Sentence, dated: Dated | None, intro: tuple[int, int] | None
) -> tuple[Evidence, ...]:
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    more = fields_of(reading, countries=intro) if intro else ()
    return (whole, *more, *fields_of(reading, date=dated.span if dated else None))


def _row_dates(reading: Reading, sentence: Sentence, item: Instrument, rest: str) -> dict[Action, Dated]:
    """Return the dates of a row by what they date: a date after 'in force' dates that, any other the signing."""
    out: dict[Action, Dated] = {}
    for found in re.finditer(r"<D(\d+)>", sentence.masked):
        if item.start < found.start() < item.end:
            continue
        words = sentence.masked[item.end : found.start()] if found.start() >= item.end else ""
        action: Action = "in-force" if re.search(r"(?i)(?:force|effect|effective)[^<]{0,20}$", words) else "signed"
        dated = resolve_slot(reading, sentence.slots[int(found.group(1))])
        if dated is not None:
            out.setdefault(action, dated)
    return out


def _row_place(sentence: Sentence, rest: str) -> Place | None:
    for found in re.finditer(r"<C(\d+)>", rest):
        slot: Slot = sentence.slots[int(found.group(1))]
        if slot.city and slot.codes:
            return Place(city=slot.city, country=slot.codes[0])
    return None


# A row that begins with the parties: 'Oman-Singapore FTA', with a union's members in brackets
_PAIRED: Final = re.compile(
    r"\W*(?:(?:\d{1,2}|[a-z])[.)] ?)?(?:the )?(?P<one><C\d+>) ?[-–—/] ?(?:the )?(?P<rest>(?:<C\d+>|[A-Z]{3,8})"
    r"(?: \([^()]{3,400}\))?)"
)


def _paired(sentence: Sentence) -> tuple[str, ...]:
    """Return the countries that a row's title begins with: 'Oman-Singapore FTA'; a union stands for its members."""
    found = _PAIRED.match(sentence.masked)
    if found is None:
        return ()
    numbers = re.findall(r"<C(\d+)>", found.group())
    codes = dict.fromkeys(c for n in numbers if not sentence.slots[int(n)].city for c in sentence.slots[int(n)].codes)
    return (next(iter(codes)), "EUU") if "EUU" in list(codes)[1:] else tuple(codes)


def _codes(reading: Reading, sentence: Sentence) -> tuple[str, ...]:
    codes: list[str] = []
    if with_a_body(sentence.masked):
        return ()
    paired = _paired(sentence)
    if len(paired) >= 2:
        return paired
    named = _NAMED.search(sentence.masked)
    if named is not None:
        for number in re.findall(r"<[CS](\d+)>", named.group("row")):
            slot = sentence.slots[int(number)]
            codes += [code for code in slot.codes if code not in codes and not (codes and slot.city)]
    if len(codes) >= 2:
        return tuple(codes)
    implied = implied_parties(reading, sentence.index)
    if len(codes) == 1:
        other = reading.other(codes[0], sentence.index) or reading.home
        return (codes[0], other) if other and other != codes[0] else ()
    head = _head_sentence(reading, sentence.index)
    if head is not None:
        here = tuple(dict.fromkeys(c for s in reading.sentence(head).of("CSPB") for c in s.codes))
        if len(here) == 2:
            return here
    return implied


def _head_sentence(reading: Reading, number: int, *, heading: bool = False) -> int | None:
    """Return the last sentence of the paragraph (or ``heading``) that introduces a row, or None."""
    heads = reading.heads(number)
    if not heads:
        return None
    start, end = heads[0]
    inside = [n for n, s in enumerate(reading.document.sentences) if start <= s.span.start < end and n < number]
    return inside[-1] if inside and (heading or not reading.is_section_heading(inside[-1])) else None


def _introduced(
    reading: Reading, number: int, codes: tuple[str, ...]
) -> tuple[Dated | None, Place | None, tuple[int, int] | None]:
    """Return date, place and words of the sentence that introduces a list of signed papers."""
    head = _head_sentence(reading, number, heading=True)
    if head is None:
        return None, None, None
    sentence = reading.sentence(head)
    if not sentence.of("D"):
        # The sentence before it tells: 'The ministry has published the documents signed on 3 May in Lima.'
        document = reading.document
        own = (n for n in (head - 1,) if n >= 0 and document.sentences[n].block == document.sentences[head].block)
        told = (n for n in range(head - 1, max(-1, head - _BEFORE), -1) if _TELLS.search(reading.lowered[n]))
        dated = next((n for n in (*own, *told) if reading.sentence(n).of("D")), None)
        if dated is None and reading.is_section_heading(head):
            return None, None, None
        sentence = reading.sentence(dated if dated is not None else head)
    found = _SIGNED.search(sentence.masked) or _SIGNING.search(sentence.masked)
    at = found.start() if found else len(sentence.masked)
    match = Match(Rule(_RULE, (), "", ()), sentence, at, found.end() if found else at, {}, {})
    when = date_of(match, reading) or news_day(reading, number)
    return when, place_for(match, reading, codes, when), (sentence.start, sentence.end)

"""From a match to treaty records: titles, parties, sense, date, place and people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from relations_kb.kinds.making import date_span, evidence_of
from relations_kb.kinds.treaty.again import (
    ACTIONS,
    antecedent_of,
    by_pronoun,
    known_parties,
    named_before,
    of_many,
    on_one_paper,
)
from relations_kb.kinds.treaty.apart import LISTED_BEHIND
from relations_kb.kinds.treaty.context import date_for, has_own_date, not_to_come, same_day
from relations_kb.kinds.treaty.ellipsis import by_ellipsis
from relations_kb.kinds.treaty.groups import after, before, dated_parts, hidden, titles, with_parties
from relations_kb.kinds.treaty.instruments import Instrument, instruments, title_of
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.naming import WITH_ONE, is_named
from relations_kb.kinds.treaty.parties import MOST_PARTIES, pairs_of_each, parties
from relations_kb.kinds.treaty.phrases import singular
from relations_kb.kinds.treaty.places import place_for
from relations_kb.kinds.treaty.signers import people_for
from relations_kb.kinds.treaty.standing import holds, told_of
from relations_kb.kinds.treaty.telling import looks_back, modality_of
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import TOKEN, Sentence
from relations_kb.rules.when import Dated, date_of, resolve_slot

_BOTH: Final = 2  # parties of a treaty of two


def read(match: Match, reading: Reading, told: Sequence[Treaty]) -> Iterator[Treaty]:
    """Yield the records that a match gives, an instrument each.

    :param told: the records that the text has given so far: what 'the agreement' and 'it' mean.
    """
    sentence = match.sentence
    verb, verb_end = _verb(match)
    items = instruments(sentence)
    place = match.rule.gives["place"]
    group = _group(items, match, place, verb, verb_end)
    if place == "ellipsis":
        yield from by_ellipsis(match, reading, told)
        return
    if not group:
        if place in {"before", "after"}:
            yield from by_pronoun(match, reading, told, verb, verb_end)
        return
    plain = match._replace(
        sentence=replace(sentence, masked=hidden(sentence, [(i.start, _with_inner_date(i, sentence)) for i in group]))
    )
    behind = place == "before"
    first, last = group[0], group[-1]
    if not behind:
        plain = plain._replace(start=min(verb, first.start), end=max(verb_end, last.end))
    else:
        plain = plain._replace(start=verb, end=verb_end)
    modality = modality_of(plain, verb, verb_end)
    if place == "named":
        modality = "occurred"  # 'went without visas under the Agreement of 2010' denies no agreement
    if modality is None or (place == "named" and _with_inner_date(first, sentence) > first.end):
        return  # 'initialled a protocol amending the agreement of 1995' dates no protocol
    if "standing" in match.rule.gives:
        modality = "occurred"  # 'due to commitments under the Treaty' plans nothing
    side = "verb2" in match.words or re.search("<[SC]", match.words.get("verb", "")) is not None
    if side and "ratified" in match.rule.id and not _CHAMBER.search(_subject_words(match)):
        return
    listed: tuple[str, ...] = ()
    for number, item in enumerate(group):
        if not holds(match, reading, item):
            continue
        names, antecedent = _titles(item, match, reading, told, verb_end)
        if not names:
            continue
        codes = antecedent.countries if antecedent else parties(match, reading, item, group, verb, verb_end)
        codes = known_parties(names[0]) or codes
        each = pairs_of_each(match, reading, item, verb) if not behind and len(names) == 1 else ()
        codes = each[0] if each else codes
        if len(listed) == _BOTH and not behind and not _OWN_PARTIES.match(sentence.masked, item.end):
            codes = listed if len(_sides_in(item, sentence)) < _BOTH else codes  # those of one list have one pair
        listed = codes
        if len(codes) < 2 and match.rule.gives["action"] == "ratified":
            same = told_of(names[0], told)
            codes = same.countries if same is not None else codes
        if place == "named" and _INNER_PEACE.search(names[0]) and len(_sides_in(item, sentence)) < _BOTH:
            continue  # 'the Peace Agreement of 2014' may be one within a country
        if place == "named" and len(reading.title_codes) != 2 and not any(s.codes for s in sentence.of("CSPB")):
            # 'under the 1986 convention' in a text on many: whose it is nobody says.
            continue
        if not 2 <= len(codes) <= MOST_PARTIES:
            continue
        action = ACTIONS[match.rule.gives["action"]]
        beyond = group[number + 1].start if number + 1 < len(group) else None
        if beyond is None and number and has_own_date(plain, first, group[1].start):
            beyond = len(sentence.masked)
        date = date_for(
            _apart_from(plain, group, number) if not behind else plain,
            reading,
            item,
            beyond,
            future=modality == "planned",
            standing="standing" in match.rule.gives or _STAYS.search(sentence.masked[verb:verb_end]) is not None,
            named=place == "named",
            signing=action == "signed",
        )
        counted = "nth" in match.words
        if modality == "occurred" and action == "signed":
            date = not_to_come(date, reading, plain)
            told_now = date is not None and (
                (date.basis == "published" and date.span is None)
                or (date.edtf == reading.published and date.span is not None and date.span[0] < sentence.start)
            )
            if told_now and looks_back(plain.sentence.masked, verb, ours=reading.home is None or reading.home in codes):
                date = None
        date = _counted_back(match, reading) if counted else same_day(date, told, reading)
        signers = action in {"signed", "ratified"} and place != "named"
        apart = group[1:] and place == "before" and (item is not last) and has_own_date(plain, item, last.start)
        # '…, and a memorandum on forestry, signed in Lima': the last one was.
        lasts = any(_SIGNED_IN.match(sentence.masked, other.end) for other in items if other.start > item.start)
        placed = action == "signed" and not apart and not counted and not lasts
        people = people_for(plain, reading, codes, verb, verb_end, behind=behind) if signers and not apart else ()
        parts = dated_parts(item, sentence, reading.text) if action == "signed" else ()
        dated = [(t, resolve_slot(reading, s)) for t, s in parts] or [(name, date) for name in names]
        for (title, date), pair in product(dated, each or (codes,)):
            yield Treaty(
                doc=reading.document.name,
                countries=tuple(sorted(set(pair))),
                date=date.edtf if date else None,
                date_basis=date.basis if date else "stated",
                modality=modality,
                place=place_for(plain, reading, codes, date) if placed else None,
                people=people,
                evidence=evidence_of(reading, match, date=date_span(date)),
                title=singular(title) if each else title,
                action=action,
                rule=match.rule.id,
                confidence=match.rule.confidence,
            )


_DATED_BEFORE: Final = re.compile(r",? and (?:in|on) (?:the )?(?P<date><D\d+>),? (?:an?|the|another) $")


def _apart_from(plain: Match, group: Sequence[Instrument], number: int) -> Match:
    """Hide the dates of the other papers: 'signed a treaty, and in 2010 a convention' has 2010 for the latter alone."""
    masked = plain.sentence.masked
    for place in range(1, len(group)):
        found = _DATED_BEFORE.search(masked, group[place - 1].end, group[place].start)
        if found is None:
            continue
        if place > number:
            spans = [found.span("date")]
        else:
            spans = [t.span() for t in TOKEN.finditer(masked, 0, found.start("date")) if t.group(1) == "D"]
        for start, end in spans:
            masked = masked[:start] + "x" * (end - start) + masked[end:]
    return plain if masked == plain.sentence.masked else plain._replace(sentence=replace(plain.sentence, masked=masked))


# 'the Protocol to amend the Agreement on assistance dated 31 March 2015': the agreement's date, not the protocol's.
_ON_ANOTHER: Final = re.compile(
    r"(?i)\b(?:amend\w*|supplement\w*|addition\w*|extend\w*|extension|annex|addendum|implement\w*|changes?) [^;]*"
    r"\b(?:agreement|treaty|convention|memorandum|protocol|accord)\b"
)
_INNER_DATE: Final = re.compile(
    r"(?: (?:as part of|in the framework of) [^,;|]{3,70}?)?,? (?:dated|of|from|signed on|concluded on)(?: the)? "
    r"(?:<D\d+>|(?:1[5-9]|20)\d\d\b)"
)


def _with_inner_date(item: Instrument, sentence: Sentence) -> int:
    """Return where an instrument ends, with the date of the other one that it amends."""
    inner = _INNER_DATE.match(sentence.masked, item.end)
    amends = inner is not None and _ON_ANOTHER.search(sentence.masked, item.start, item.end)
    return inner.end() if inner is not None and amends else item.end


def _counted_back(match: Match, reading: Reading) -> Dated | None:
    """Return the year of a signing from its anniversary: the 20th, marked in 2019, is of 1999."""
    slots = match.get("nth")
    digits = re.match(r"\d+", match.words["nth"])
    count = slots[0].ordinal if slots else int(digits.group()) if digits else None
    marked = date_of(match, reading, future=False, news=True)
    year = edtf.first_day(marked.edtf if marked is not None else reading.published)
    if count is None or year is None or not 0 < count < 500:
        return None
    return Dated(str(year.year - count), "inferred", marked.span if marked is not None else None)


def _titles(
    item: Instrument, match: Match, reading: Reading, told: Sequence[Treaty], verb_end: int
) -> tuple[tuple[str, ...], Treaty | None]:
    """Return the titles that an instrument's words give, none where they name it too little for a record.

    With them the record told before that 'the agreement' stands for, or None.
    """
    masked, place = match.sentence.masked, match.rule.gives["place"]
    words = masked[item.start : item.end]
    if _apposition(item, masked) or re.match(r"(?i)no\b", words):
        return (), None
    if re.match(r"(?i)state treat", masked[max(0, item.start - 6) : item.end]) and item.year is None:
        words = masked[max(0, item.start - 6) : item.end + 24]  # 'the State Treaty of 1955'
    acceding = _ACCESSION_OF.search(words) is not None
    if of_many(words) and (acceding or len(_sides_in(item, match.sentence)) < _BOTH):
        # Only one that the text tells to be of few: 'signed by the presidents of A, B and C'.
        called = titles(item, match.sentence, reading.text, None)[0]
        same = told_of(called, told)
        few = _SIGNED_BY_FEW.match(masked, item.end)
        by: list[str] = re.findall(r"<[CS](\d+)>", few.group("by")) if few is not None else []
        if same is None and len({c for n in by for c in match.sentence.slots[int(n)].codes}) < 2:
            return (), None
        return (called,), same
    names = titles(item, match.sentence, reading.text, verb_end if place == "before" else None)
    completed = len(names) > 1 or len(names[0].split()) > len(words.split())
    if item.bare and "about" in match.words:
        # 'The assembly of buses became the subject of a memorandum': a memorandum on it.
        at = masked.index(match.words["about"], match.start)
        about = title_of(match.sentence, reading.text, at, at + len(match.words["about"]))
        return (f"{names[0]} on {about}",), None
    if item.bare and _OF_THIS_KIND.match(masked, item.end):
        # 'An agreement of this nature' is called as the one told before.
        near = told[-1] if told and 0 <= match.sentence.start - told[-1].evidence[0].start < _KIN_FAR else None
        kin = antecedent_of(item, told, match, reading) or near
        return (_called_as(kin.title, item.head) if kin is not None else names[0].split(" of ")[0],), None
    if item.bare and not completed and item.det in {"the", "this", "these", "that", "said"}:
        antecedent = antecedent_of(item, told, match, reading)
        if antecedent is not None:
            return (antecedent.title,), antecedent
        if on_one_paper(reading):
            return (), None
        if item.det in {"the", "this"} and not item.plural and (title := named_before(item, match, reading)):
            return (title,), None
    if not (completed and (not item.plural or len(names) > 1)) and not is_named(item, match, masked, place):
        return (), None
    single = " " not in names[0]
    if match.rule.id == "treaty.signs" and single and item.det in {"a", "an"} and not WITH_ONE.match(masked, item.end):
        return (), None
    if "reached" in match.words.get("verb", "") and _TO_GO_ON.match(names[0]):
        return (), None  # agreed to do something, on no paper
    if match.rule.id == "treaty.reached" and (single or masked.startswith(" in principle", item.end)):
        return (), None
    if len(names) == 1 and item.plural and (item.count or 0) > 1:
        return (), None
    two = len(_sides_in(item, match.sentence)) >= _BOTH
    named = tuple(name for name in names if name and (two or not of_many(name)))
    return (with_parties(named[0], item, match.sentence, reading.text),) if len(names) == 1 and named else named, None


_SIGNED_IN: Final = re.compile(r",? (?:which was |that was )?signed (?:in|at) ")
_BARE: Final = re.compile(
    r"(?:(?:later|then|since|unilaterally) )?(?:denounced|abrogated|terminated|annulled|repudiated|revoked|rescinded|"
    r"renounced|cancelled)"
)
_OWN_PARTIES: Final = re.compile(r",? (?:with|between|among) ")
# It tells no day, and is no news.
_STAYS: Final = re.compile(
    r"(?i)^(?:(?:is|are|was|were|remains?|being) (?:currently |now |still |already )?)?in (?:force|effect|place)$"
)
_OF_THIS_KIND: Final = re.compile(
    r" (?:of|with|to|for|on|having) (?:this|that|the same|(?:an? )?(?:identical|similar|like|analogous)|such an?) "
    r"(?:kind|nature|sort|type|contents?|wording|tenor|purport|meaning|effect|aim|end|purpose|subject|object|"
    r"goal|import)\b"
)

# Who approves a treaty as a parliament does.
_CHAMBER: Final = re.compile(
    r"(?i)parliament|assembly|senate|congress|duma|majlis|council|cabinet|government|chamber|house|rada|knesset|"
    r"diet|bundestag|storting|lawmakers|deputies|legislature|riksdag|sejm|saeima|seimas|kenesh|khural|hural|cortes|"
    r"lok sabha|folketing|riigikogu|eduskunta|skupština|sobranie|oireachtas|bundesrat"
)


def _subject_words(match: Match) -> str:
    sentence = match.sentence
    last = [slot for slot in sentence.slots if slot.start < match.span[1]][-2:]
    named = [sentence.text[slot.start - sentence.start : slot.end - sentence.start] for slot in last]
    return " ".join([sentence.masked[match.start : match.end], *named])


def _verb(match: Match) -> tuple[int, int]:
    masked = match.sentence.masked
    for name in ("verb", "verb2"):
        words = match.words.get(name)
        if words is not None:
            # The last one: 'X signed A, and B was signed'; patterns end at their verb.
            at = masked.rfind(words, match.start, match.end) if words else match.end
            return at, at + len(words)
    return match.start, match.end


def _group(items: tuple[Instrument, ...], match: Match, place: str, verb: int, verb_end: int) -> tuple[Instrument, ...]:
    if place == "after":
        return after(items, match.sentence, verb_end)
    if place == "before":
        found = before(items, match.sentence, verb, verb_end)
        masked = match.sentence.masked
        if masked.rfind("(", 0, verb) > masked.rfind(")", 0, verb):
            return tuple(item for item in found if item.end <= verb)[-1:]  # '(1997, in force from 1999)'
        # 'a treaty of 2001, one of 2004 (denounced by Norway in 2012)': a bare participle tells of the nearest one.
        bare = _BARE.fullmatch(match.sentence.masked[verb:verb_end]) is not None
        return tuple(item for item in found if item.end <= verb)[-1:] if bare else found
    if place == "around" and _LEADS_TO.match(match.sentence.masked, verb):
        return after(items, match.sentence, verb_end)  # 'The treaty led to growth' tells no signing
    if place == "around" and (told := after(items, match.sentence, verb_end)) and _only_counts(told[0], match):
        return told[1:] or told
    if place == "around":
        return before(items, match.sentence, verb, verb_end) or after(items, match.sentence, verb_end)
    return tuple(item for item in items if item.start - 2 <= match.end and match.start <= item.end)[:1]


def _only_counts(first: Instrument, match: Match) -> bool:
    """Tell whether papers are only counted before they are listed: 'brought six agreements, among them …'."""
    return (
        first.plural
        and first.end == first.complement
        and LISTED_BEHIND.match(match.sentence.masked, first.end) is not None
    )


_LEADS_TO: Final = re.compile(
    r"(?i)resulted in|led to|culminated in|ended (?:with|in)|produced|yielded|gave (?:birth|rise)|brought(?! home "
    r"from)|"
    r"spawned|engendered|begot|left behind|bore fruit"
)


def _sides_in(item: Instrument, sentence: Sentence) -> frozenset[str]:
    """Return the countries that an instrument's own words name: 'the Agreement between A and B on …'."""
    slots = (sentence.slots[int(t.group(2))] for t in TOKEN.finditer(sentence.masked, item.start, item.end))
    return frozenset(code for slot in slots if slot.kind in "CSB" for code in slot.codes)


def _apposition(item: Instrument, masked: str) -> bool:
    """Tell whether an instrument only describes the one before it: '…, an important agreement for trade'."""
    before = masked[max(0, item.start - 5) : item.start]
    return bool(
        re.search(r", an? $", before)
        and re.match(r"(?i)(?:important|historic|landmark|major|key|crucial|significant)\b", masked[item.start :])
    )


_INNER_PEACE: Final = re.compile(r"(?i)^(?:[A-Z][\w-]+ )?peace (?:agreement|accord|deal|pact)s?$")
# 'Protocol to the Treaty on the accession of Norway and Chile': who joins has not made it between them.
_ACCESSION_OF: Final = re.compile(r"(?i)\baccession of\b")
_SIGNED_BY_FEW: Final = re.compile(
    r",? (?:which was |that was |was |has been )?(?:signed|subscribed|concluded|inked) (?:(?:in|on|at) "
    r"<[CD]\d+>,? ){0,2}by "
    r"(?P<by>(?:the )?<[CS]\d+>(?:(?:, |,? and )(?:the )?<[CS]\d+>){0,5})(?!,? (?:and )?(?:other|many|\d))"
)
_TO_GO_ON: Final = re.compile(
    r"(?i)(?:an? |the )?(?:preliminary |mutual )?(?:agreement|accord|understanding)s? to (?:draft|discuss|"
    r"continue|hold|"
    r"meet|set up|expand|develop|intensify|increase|step up|strengthen|cooperate|work|resume|begin|start|promote|"
    r"deepen|"
    r"consider|study|explore|prepare|exchange views|maintain|keep|further|boost|enhance)\b"
)


def _called_as(title: str, head: str) -> str:
    """Return what a paper of the same kind is called: 'a Protocol of the same content' after 'Statement on Trade'."""
    subject = _SUBJECT.search(title)
    return f"{head} {subject.group().strip()}" if subject is not None and _FORM.match(head) else title


_KIN_FAR: Final = 900  # characters back to a paper of another form
_SUBJECT: Final = re.compile(r"(?i) (?:on|concerning|regarding|for) (?=\w).*$")
_FORM: Final = re.compile(
    r"(?i)(?:treat|convention|agreement|accord|protocol|memorand|mou|pact|declaration|joint|"
    r"communiqu|statement)"
)

"""When an instrument was signed: in the sentence, or in what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as _day
from typing import Final

from relations_kb.kinds.treaty.instruments import Instrument, instruments
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.occasion import day_of_entry, day_of_rank
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import TOKEN, Slot
from relations_kb.rules.when import Dated, date_of, resolve_slot

_OWN: Final = re.compile(
    r"(?i)[\"\s,)]*(?:\((?:[A-Z][\w ]{0,30}, )?|(?:which was |was )?(?:signed|concluded|dated|of|inked)?\s*(?:(?:in|"
    r"at) <C\d+>,? )?(?:on|in|of|dated)?\s*(?:the )?)[\s(]*<D(\d+)>"
)
_BACK: Final = 2
_NEAR: Final = 12


def date_for(
    plain: Match,
    reading: Reading,
    item: Instrument | None,
    beyond: int | None,
    *,
    future: bool,
    standing: bool,
    named: bool,
    signing: bool,
) -> Dated | None:
    """Return the date of an instrument's step.

    :param plain: the match with titles hidden, so that dates within titles are not taken.
    :param beyond: where the next instrument of a list begins: '(1976)' before it is this one's alone.
    """
    masked = plain.sentence.masked
    if item is not None:
        if signing and item.year is not None:
            if isinstance(item.year, Slot):
                return resolve_slot(reading, item.year)
            at = plain.sentence.origin(item.year[0])
            return Dated(reading.text[at : at + 4], "stated", (at, at + 4))
        if (
            beyond is not None
            or named
            or (
                re.match(r'"? ?\(', masked[item.end : item.end + 3])
                and (signing or not re.match(r" (?:(?:on|in|since|from) )?(?:the )?<D", masked[plain.end :]))
            )
        ):
            own = _OWN.match(masked, item.end, beyond if beyond is not None else len(masked))
            if own:
                return resolve_slot(reading, plain.sentence.slots[int(own.group(1))])
        if named:
            for slot in plain.sentence.of("D"):
                if item.start <= _at(masked, plain, slot) <= item.end + 12:
                    return resolve_slot(reading, slot)
            year = re.match(r" (?:of |\()(?P<year>(?:1[5-9]|20)\d\d)\b", masked[item.end :])
            if year:
                at = plain.sentence.origin(item.end + year.start("year"))
                return Dated(year.group("year"), "stated", (at, at + 4))
            found = _BETWEEN_OF.match(masked, item.end) or re.search(r" of <D(\d+)>", _unhidden(plain, item))
            return resolve_slot(reading, plain.sentence.slots[int(found.group(1))]) if found else None
    if standing and item is not None:
        since = _SINCE.match(masked)
        return resolve_slot(reading, plain.sentence.slots[int(since.group(1))]) if since else None
    dated = date_of(plain, reading, future=future, news=not standing)
    if (
        dated is None
        and not standing
        and not future
        and reading.published is not None
        and "<D" not in plain.sentence.masked
    ):
        # A release tells its news down to its last paragraph.
        dated = Dated(reading.published, "published", None)
    if (
        dated is not None
        and dated.basis == "published"
        and dated.span is None
        and _STAYING.match(masked)
        and _HE.match(plain.sentence.text)
    ):
        dated = _told_before(plain, reading, published=None) or dated
    if dated is not None and dated.basis == "published" and dated.span is None and not future and not standing:
        dated = _day_before(plain, reading) or dated
    if dated is not None and _another(plain, dated, signing=signing):
        opening = _OPENING_DAY.match(masked)  # 'On 14 May the agreement, signed in 2008, ceased to be in force'
        first = resolve_slot(reading, plain.sentence.slots[int(opening.group(1))]) if opening is not None else None
        dated = first if first is not None and first.span != dated.span else None
        if dated is None and not (signing or standing or future) and reading.is_news(plain.sentence.index):
            dated = Dated(reading.published or "", "published", None) if reading.published else None
    if (
        dated is not None
        and dated.span is not None
        and re.search(r"(?i)\b(?:after|following) which\b", masked[: plain.start])
    ):
        # 'Relations were established in 1961, after which a treaty was signed': the date is not the treaty's.
        return dated if dated.span[0] > plain.sentence.origin(plain.start) else None
    if dated is not None and dated.basis != "published":
        return dated
    if future and dated is None and not standing and _THERE.search(masked):
        return _of_the_occasion(plain, reading)
    if standing or future:
        return dated
    if dated is not None and dated.span is not None:
        return dated
    if dated is None and (entry := day_of_entry(plain.sentence, reading)) is not None:
        return entry
    told = day_of_rank(reading, plain.sentence.index)
    told = told or _told_before(plain, reading, published=reading.published if dated is not None else None)
    return told or dated


def _day_before(plain: Match, reading: Reading) -> Dated | None:
    """Return the only date of the sentence before, in the same block, with which a sentence goes on."""
    number = plain.sentence.index
    if not number or "<D" in plain.sentence.masked:
        return None
    sentences = reading.document.sentences
    if sentences[number - 1].block != sentences[number].block:
        return None
    if not _GOES_BACK.match(plain.sentence.text) and not (
        _OF_WHAT_WAS.search(plain.sentence.text) and _WAS_HELD.search(reading.lowered[number - 1])
    ):
        return None
    told = [d for s in reading.sentence(number - 1).of("D") if (d := resolve_slot(reading, s)) is not None]
    if len(told) != 1 or told[0].basis == "published" or edtf.width(told[0].edtf) > _YEAR:
        return None
    return Dated(told[0].edtf, "inferred", told[0].span)


_YEAR: Final = 372  # days


def not_to_come(dated: Dated | None, reading: Reading, plain: Match) -> Dated | None:
    """Return the date of what has been done: none after the article's own, and a month without a year of the past.

    'A programme was signed in August', in an article of October 2014 that has spoken of May 2015, is of 2014.
    """
    first, today = edtf.first_day(dated.edtf if dated else None), edtf.first_day(reading.published)
    if (
        dated is None
        or first is None
        or today is None
        or first <= today
        or first.year > today.year + 1  # what looks like the article's own day is another
        or len(reading.published or "") < len("2014-10-16")
    ):
        return dated
    words = reading.text[dated.span[0] : dated.span[1]] if dated.span is not None else ""
    found = re.fullmatch(r"(\d{4})(-\d\d(?:-\d\d)?~?)", dated.edtf)
    if dated.span is None or re.search(r"\d{4}", words) or found is None or first.year != today.year + 1:
        bare = replace(plain.sentence, masked=plain.sentence.masked.replace("<D", "xD"))
        told = _told_before(plain._replace(sentence=bare), reading, published=reading.published)
        return told or Dated(reading.published or "", "published", None)
    return replace(dated, edtf=f"{today.year}{found.group(2)}")


_BETWEEN_OF: Final = re.compile(r" between (?:the )?<[CB]\d+>(?: and (?:the )?<C\d+>)? of (?:the )?<D(\d+)>")
_HAD_BEEN: Final = re.compile(
    r"\b(?:that|which) (?:(?:had|has|have) (?:been )?[a-z]+|bears?\b|carries\b)|\bsince "
    r"(?:the|their|its)\b"
)
_OPENING_DAY: Final = re.compile(r"\W*(?:On|In) (?:the )?<D(\d+)>,? ")
_SINCE: Final = re.compile(r"\W*Since <D(\d+)>")


def has_own_date(plain: Match, item: Instrument, beyond: int) -> bool:
    """Tell whether an instrument of a list is dated apart: 'a convention in 1867 and a treaty in 1881'."""
    return _OWN.match(plain.sentence.masked, item.end, beyond) is not None


def _of_the_occasion(plain: Match, reading: Reading) -> Dated | None:
    """Return the one day of the visit to come that the two sentences before tell."""
    for number in range(plain.sentence.index - 1, max(-1, plain.sentence.index - 3), -1):
        slots = reading.sentence(number).of("D")
        told = [d for s in slots if (d := resolve_slot(reading, s, future=True)) is not None]
        later = [
            d
            for d in told
            if reading.published is None or (d.edtf[:10] >= reading.published and d.edtf != reading.published)
        ]
        if later:
            return Dated(later[0].edtf, "inferred", later[0].span) if len(later) == 1 else None
    return None


# 'is expected to be signed there': at what the sentence before tells.
_THERE: Final = re.compile(
    r"(?i)\b(?:signed|sign|ink|inked|conclude|concluded|signing) (?:there|then|on that occasion|during (?:the|"
    r"his|her|that) "
    r"(?:visit|trip|talks|meeting))\b|\b(?:there|then),? (?:an?|the) [^.;]{0,80}\bsigned|^\W*(?:during|on the "
    r"occasion of) "
    r"(?:the|his|her|this|that) (?:visit|trip|talks|meeting|occasion)\b"
)
_STAYING: Final = re.compile(
    r"(?i)\W*(?:(?:when|while|once) (?:(?:he|she|they) (?:was|were) |<[PS]\d+> was )?(?:in|there)|there,? (?:he|she|"
    r"they)|during (?:his|her|their|that) |"
    r"(?:during|on) (?:an?|the|his|her|their) (?:\w+ )?"
    r"(?:stop\w*|stay|visit|trip|transit|layover|leg|stage|halt)|(?:in|at) <C\d+>,? (?=<S\d+> ))"
)
# 'He put his name, during a stop in Lima, to a memorandum', 'From it came an agreement': when the one before tells.
_GOES_BACK: Final = re.compile(
    r"(?i)\W*(?:(?:[^,;.<]|<[PSBCO]\d+>){4,90}, it (?:also )?(?:ended|closed|concluded|culminated|yielded|produced|"
    r"resulted|saw|brought|wound up|finished)\b|he|she|it|there|(?:from|out of|at|after|with|during) (?:it|this|"
    r"that|them|there|its|his|her)|its|that|"
    r"this|these)\b|\bduring (?:an?|the|his|her|that) (?:\w+ )?(?:stop\w*|layover|transit)\b"
)
# 'On the occasion of his stop in Lima', 'its fruits were …': of the visit or the meeting told right before.
_OF_WHAT_WAS: Final = re.compile(
    r"(?i)\b(?:on the occasion of|during|in the course of|at the end of) (?:his|her|their|that|the) (?:\w+ )?"
    r"(?:stops?|stay|trip|visit|tour|session|meeting|sitting)\b|"
    r"\b(?:its|their|whose|the) (?:\w+ )?(?:fruits?|results?|harvest|yields?|outcomes?|products?) (?:was|were)\b"
)
_WAS_HELD: Final = re.compile(
    r"(?i)\b(?:visit\w*|trip|travel\w*|was (?:himself |herself )?in|tour\w*|went|came|session|sat|met|convened|held|"
    r"gathered)\b"
)
_HE: Final = re.compile(r"\W*(?:In|At) (?:the )?[A-Z][\w' -]{2,30},? (?:he|she|they)\b|\W*(?!In |At )")
_STEP: Final = re.compile(
    r"(?i)\b(?:enter\w* into|c[ao]me into|took effect|in force|ratif\w+|expire[sd]?|lapsed|denounced|terminated|"
    r"abrogated|renewed|extended|amended|replac\w+|supersed\w+)\b"
)
# 'The law ratifies the convention signed in Paris on 11 February': the day of the signing.
_SIGNED_WHEN: Final = re.compile(
    r"(?i)\b(?:signed|concluded|dated|inked)\b(?: (?:in|at) (?:the )?(?:city of )?<C\d+>,?)?(?: with (?:the "
    r")?<[CSB]\d+>,?)?(?: between [^;|"
    r"]{5,60}?)? ?"
    r"(?:on|in|of)?(?: the)? ?$"
)


def _another(plain: Match, dated: Dated, *, signing: bool) -> bool:
    """Tell whether a date is of another step of the instrument: 'signed a treaty, which entered into force in 2005'."""
    if dated.span is None or not plain.sentence.start <= dated.span[0] < plain.sentence.end:
        return False
    masked = plain.sentence.masked
    number = next((n for n, s in enumerate(plain.sentence.slots) if s.kind == "D" and s.start == dated.span[0]), None)
    at = masked.find(f"<D{number}>")
    if number is None or at < 0:
        return False
    if at >= plain.end:
        between = masked[plain.end : at]
        return bool(
            _STEP.search(between) or _HAD_BEEN.search(between) or (not signing and _SIGNED_WHEN.search(between))
        )
    return not signing and bool(
        re.search(
            r"(?i)\b(?:signed|concluded|dated|inked)\b(?![^<;|]{0,16}\band\b)[^<;|]{0,20}(?:<C\d+>,? )?(?:on |in )?$",
            masked[:at],
        )
    )


def _at(masked: str, plain: Match, slot: Slot) -> int:
    number = plain.sentence.slots.index(slot)
    return masked.find(f"<D{number}>")


def _unhidden(plain: Match, item: Instrument) -> str:
    # The hidden sentence has no slots in titles; offsets are the same as in the original.
    tokens: list[str] = []
    for number, slot in enumerate(plain.sentence.slots):
        if slot.kind == "D" and plain.sentence.origin(item.start) <= slot.start < plain.sentence.origin(item.end) + 1:
            tokens.append(f" of <D{number}>")
    return "".join(tokens)


# Words that place a sentence's event in what was told before.
_POINTS_BACK: Final = re.compile(
    r"(?i)\b(?:during|at the end|in the end|also|in addition|visit|meeting|meetings|talks|session|same|they|he|she|"
    r"while (?:in|there)|his|her|there|occasion|"
    r"(?:fruits?|results?|outcomes?|product|upshot|harvest) of (?:it|this|that)|came of (?:it|this|that)|"
    r"ceremony|following|as well|parties|sides|ministers|presidents|leaders|officials|co-chair\w*|delegations|then|"
    r"further(?:more)?)\b"
)


# Words that reach back over a paragraph: 'Upon their results …', 'At the end of the visit …'.
_FAR_BACK: Final = re.compile(
    r"(?i)\b(?:upon|results|(?:end|conclusion|framework|margins|sidelines|course) of (?:the|his|her|their|"
    r"this) (?:visit|meeting|talks|session|consultations|negotiations)|by them)\b"
)


# A sentence on the event that the ones before it date: 'The meeting ended with the signing of …'.
_TIED: Final = re.compile(
    r"(?i)\W*(?:(?:it|this|that|these|which) (?:also )?(?:produced|yielded|ended|closed|culminated|resulted|led|"
    r"brought|"
    r"was crowned|were crowned|saw|gave|concluded)\b|(?:the|this|that) (?:meeting|talks|visit|session|consultations|"
    r"summit|negotiations|event|round|sitting|"
    r"trip|conversation|encounter|gathering)\b|(?:at|by|towards) (?:the|its|their) (?:close|end|conclusion)\b|"
    r"(?:during|"
    r"following|after|upon|in the course of|on the occasion of|at the end of|as a result of|within the framework of) "
    r"(?:the|this|that|these|those|his|her|their)\b(?: <?\w+>?){0,2}? (?:meeting|talks|visit|session|"
    r"consultations|summit|"
    r"negotiations|event|round|sitting|trip|stay|ceremony)\b|the [a-z-]+(?: [a-z-]+)? (?:of|at|in) "
    r"(?:this|that|the same) "
    r"(?:meeting|visit|session|summit|round|sitting|trip)\b)"
)
_TIED_BACK: Final = 3


_HAS_SIGNED: Final = re.compile(r"(?i)\b(?:has|have) (?:also )?(?:signed|concluded|inked|ratified)\b")
_ROWS: Final = frozenset({"item", "row"})


def _told_before(plain: Match, reading: Reading, published: str | None) -> Dated | None:
    """Return the date told in the sentences before, in the same block or (for news) close to the article's date."""
    number = plain.sentence.index
    if "<D" in plain.sentence.masked:
        return None
    sentences = reading.document.sentences
    block = sentences[number].block
    tied = (
        plain.rule.id in {"treaty.among", "treaty.the-last", "treaty.signed-list"}
        or _TIED.match(plain.sentence.text) is not None
    )
    for earlier in range(number - 1, max(-1, number - 1 - _TIED_BACK), -1) if tied else ():
        dates = [d for s in reading.sentence(earlier).of("D") if (d := resolve_slot(reading, s)) is not None]
        if sentences[earlier].block != block or dates:
            if sentences[earlier].block == block and edtf.width(dates[0].edtf) <= 372 and dates[0].basis != "published":
                return Dated(dates[0].edtf, "inferred", dates[0].span)
            break
    kinds = reading.document.blocks
    listed = kinds[block].kind in {"item", "row"}
    if published is None and not listed and not _POINTS_BACK.search(plain.sentence.text):
        return None
    if published is None and not listed and _HAS_SIGNED.search(plain.sentence.masked):
        return None  # 'is also eligible for help, and has signed an agreement': at no day that is told
    far = published is not None or bool(_FAR_BACK.search(plain.sentence.text))
    for earlier in range(number - 1, max(-1, number - (12 if published else 4 if far or listed else _BACK) - 1), -1):
        if sentences[earlier].block != block and not far:
            break
        other_row = listed and sentences[earlier].block != block and kinds[sentences[earlier].block].kind in _ROWS
        if other_row and instruments(reading.sentence(earlier)):
            continue  # its paper has a date of its own
        sentence = reading.sentence(earlier)
        for token in reversed(list(TOKEN.finditer(sentence.masked))):
            if token.group(1) != "D" or _BEGUN.search(sentence.masked[: token.start()]):
                continue
            dated = resolve_slot(reading, sentence.slots[int(token.group(2))])
            if dated is None or edtf.width(dated.edtf) > 372 or dated.basis == "published":
                continue
            if published is not None and not _close(dated.edtf, published):
                continue
            closed = "/" in dated.edtf and _AT_THE_CLOSE.search(plain.sentence.text) is not None
            return Dated(dated.edtf.split("/")[-1] if closed else dated.edtf, "inferred", dated.span)
        if published is None and reading.sentence(earlier).of("D"):
            break
    return None


# The day on which something began is not the day of what was signed at its end.
_BEGUN: Final = re.compile(
    r"(?i)\b(?:since|from|(?:opened|begun|began|started|preceded)(?: [^,;.]{0,60})? on) (?:last |the )?$"
)
_AT_THE_CLOSE: Final = re.compile(
    r"(?i)\b(?:at|on|upon|with) (?:the|its|their) (?:close|closing|conclusion|end|completion)\b|\bat the closing "
    r"(?:session|ceremony)|\b(?:concluded|ended|closed|wound up|rounded off) with\b"
)


def _close(value: str, published: str) -> bool:
    last = edtf.last_day(value)
    try:
        day = _day.fromisoformat(published)
    except ValueError:
        return False
    return last is not None and edtf.width(value) <= 10 and 0 <= (day - last).days <= _NEAR


_SAME_DAY: Final = re.compile(r"(?i)(?:on )?(?:the|that)(?: very)? (?:same )?(?:day|date)")


def same_day(date: Dated | None, told: Sequence[Treaty], reading: Reading) -> Dated | None:
    """Return the day of the signing told before for 'on the same day', which is no day that stands nearer by."""
    if date is None or date.span is None or not _SAME_DAY.fullmatch(reading.text[date.span[0] : date.span[1]]):
        return date
    last = next((t for t in reversed(told[-4:]) if t.action == "signed" and t.date and len(t.date) == 10), None)
    return replace(date, edtf=last.date) if last is not None and last.date is not None else date

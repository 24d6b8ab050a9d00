"""When what stands around tells of a treaty: a signing told before, a paper that both are bound by.

In: a match of one of the rules in ``rules_told`` and the instrument that it names. Out: whether it makes a record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from relations_kb.kinds.treaty.instruments import Instrument
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import TOKEN

MOST_ROWS: Final = 30  # of a list
_ROWS: Final = 12  # of a list that may stand between
# 'The texts concern:', above a list of them
_GOES_ON: Final = re.compile(
    r"\W*(?:they|these|those|the (?:[a-z]+ )?(?:documents|papers|agreements|texts|instruments))\b[^.;]{0,60}:\W*$"
)
_THE_PAPERS: Final = re.compile(r"\W*the (?:[a-z]+ )?(?:documents|papers|agreements|texts|instruments)\b")
_NAMED_BACK: Final = 6  # to the signing of 'the document' that has a title
_BACK: Final = 2  # sentences in which the signing of what 'they include' was told
_PAPERS_SIGNED: Final = re.compile(
    r"(?i)\b(?:documents|papers|agreements|texts|instruments|memorand(?:a|ums)|mous|package|deals|accords|treaties|"
    r"protocols)\b[^.;|]{0,120}\b(?:signed|inked|concluded|exchanged|sealed)\b|"
    r"\b(?:sign(?:ed|ing|ature)|inked|concluded|exchanged|sealed)\b[^.;|]{0,120}\b(?:documents|papers|agreements|texts|"
    r"instruments|memorand(?:a|ums)|mous|package|deals|accords|treaties|protocols)\b|"
    r"\b(?:signed|inked|subscribed|penned) (?:them|all|these)\b|"
    r"\b(?:documents|papers|agreements|texts|instruments|memorand(?:a|ums)|mous|deals|accords|treaties|protocols)\b"
    r"[^.;|]{0,30}\b(?:(?:was|were|are|is) (?:also )?(?:the |a )?(?:\w+ )?(?:harvest|results?|fruits?|outcomes?|"
    r"yields?|"
    r"crop|products?|born|the upshot)|came (?:out )?of|came from|resulted from|crowned|emerged from|grew out of)\b|"
    r"\b(?:(?:harvest|results?|fruits?|outcomes?|yields?|crop) (?:of|was|were)\b|yielded|produced|resulted in|bore|"
    r"ended with|culminated in|brought)[^.;|]{0,120}\b(?:documents|papers|agreements|"
    r"texts|instruments|memorand(?:a|ums)|mous|deals|accords|treaties|protocols)\b"
)
_HAS_SIGNED: Final = re.compile(
    r"\b(?:signed|inked|subscribed|penned|undersigned|established (?:diplomatic )?relations|signatures?)\b"
)
# A parliament's vote on laws, below which they are told one by one.
_VOTED: Final = re.compile(
    r"\b(?:parliament|senate|congress|assembly|chamber|deputies|majlis|duma|sejm|senators|plenary)\b[^;|]*"
    r"\b(?:pass|approv|ratif|vot|adopt|sanction|endors|gave (?:its )?(?:consent|assent|approval))|"
    r"\b(?:passed|approved|ratified|voted|adopted|sanctioned)\b[^;|]*\b(?:laws|bills|treaties|agreements)\b"
)
_VOTE_BACK: Final = 7
_UNDONE: Final = re.compile(
    r"\b(?:negotiat|draft|discuss|propos|conclu|ratif|accede|accession|consider|prepar|withdr|terminat|violat|multilateral|"
    r"international)\w*|\b(?:will|would|should|could|not)\b"
)
_NOT_SIGNED: Final = re.compile(r"(?i)\b(?:not|never|to be|will|would|expected|planned|drafts?)\b")


def holds(match: Match, reading: Reading, item: Instrument) -> bool:
    """Tell whether what a rule asks of the surroundings is there; True for rules that ask for nothing."""
    rule = match.rule.id
    if rule in {"treaty.among", "treaty.the-last", "treaty.another"}:
        return _signed_before(match, reading)
    if rule == "treaty.named-so":
        here = match.sentence.masked.lower()
        return (_HAS_SIGNED.search(here, match.end) is not None and _NOT_SIGNED.search(here) is None) or any(
            _HAS_SIGNED.search(reading.lowered[n]) and not _NOT_SIGNED.search(reading.lowered[n])
            for n in range(max(0, match.sentence.index - _NAMED_BACK), match.sentence.index)
        )
    if rule in {"treaty.of-laws", "treaty.of-laws-on"}:
        return any(
            _VOTED.search(reading.lowered[n])
            for n in range(max(0, match.sentence.index - _VOTE_BACK), match.sentence.index)
        )
    if match.rule.gives.get("needs") == "date":
        masked = match.sentence.masked
        clause = re.split(r"[;|()]|, (?:but|while|whereas) ", masked[: match.start])[-1]
        return "<D" in clause[-70:] or "<D" in masked[match.start : item.end + 30]
    if rule == "treaty.among-standing":
        return _HAS_SIGNED.search(reading.lowered[match.sentence.index]) is None and (
            _UNDONE.search(reading.lowered[match.sentence.index]) is None
        )
    if rule == "treaty.basis":
        return _named_with_both(match, reading, item)
    return True


def _signed_before(match: Match, reading: Reading) -> bool:
    return signed_above(reading, match.sentence.index)


def signed_above(reading: Reading, number: int) -> bool:
    """Tell whether the sentences right before one, or before the list above it, tell that papers were signed."""
    # 'The texts' may reach over a sentence on who was there, 'they' may not.
    left = 1 if _THE_PAPERS.match(reading.lowered[number]) else 0
    for earlier in range(number - 1, max(-1, number - 1 - _BACK - _ROWS), -1):
        words = reading.lowered[earlier]
        if _PAPERS_SIGNED.search(words):
            return _NOT_SIGNED.search(words) is None
        row = reading.document.blocks[reading.document.sentences[earlier].block].kind in {"item", "row"}
        if row or _GOES_ON.match(words) or "include" in words or "among" in words:
            left = 1 if _THE_PAPERS.match(words) else left
            continue
        if not left:
            return False
        left -= 1
    return False


# 'They were put on paper by the ministers', 'The ministers put the signatures', below a list of papers.
_SIGNED_ALL: Final = re.compile(
    r"(?:^\W*(?:they|all|these|those|each|both|the (?:[a-z]+ )?(?:documents|papers|agreements|texts|instruments|"
    r"memoranda|"
    r"mous|accords)|all of (?:them|these))\b[^.;]{0,60}?\b(?:signed|inked|subscribed|undersigned|concluded|(?:put|set) "
    r"(?:on|to|under) (?:paper|signature|the pen)|(?:received|got|bear|bore|given) (?:the |their )?signatures?)\b|"
    r"\b(?:did|saw to|carried out|performed) the signing\b|\bthe signing (?:was|were) (?:done|performed|made|"
    r"carried out)\b|"
    r"\b(?:put|puts|affixed|set|placed|gave|exchanged) (?:the|their)(?: respective)? (?:names|signatures?|pens?)\b|"
    r"\b(?:the|their) signatures? (?:were|was|are|is|stand|went|came)\b|"
    r"\b(?:signed|inked|subscribed|penned) (?:them|these|all|each|the (?:documents|papers|texts|instruments))\b)"
)


def signed_below(reading: Reading, number: int) -> bool:
    """Tell whether the sentence right below the list that a row stands in tells that all of it was signed."""
    sentences, blocks = reading.document.sentences, reading.document.blocks
    if blocks[sentences[number].block].kind not in {"item", "row"}:
        return False
    for later in range(number + 1, min(len(sentences), number + 1 + MOST_ROWS)):
        if blocks[sentences[later].block].kind in {"item", "row"}:
            continue
        words = reading.lowered[later]
        return _SIGNED_ALL.search(words) is not None and _NOT_SIGNED.search(words) is None
    return False


def _named_with_both(match: Match, reading: Reading, item: Instrument) -> bool:
    """Tell whether a paper that only stands in the sentence has a proper name and two parties of its own."""
    masked = match.sentence.masked
    words = masked[item.start : item.end]
    if item.det != "the" or item.plural or not words[:1].isupper() or item.year is not None:
        return False
    if len(re.findall(r"[\w'-]+", masked[item.start : item.complement])) < 2 and item.end == item.complement:
        return False
    if re.match(
        r" (?:of|dated|from|signed|concluded) (?:the )?<D|,? (?:which was )?signed\b| \(?<D", masked[item.end :]
    ):
        return False  # it is dated: other rules read it
    near = masked[item.start : item.end + 70]
    sides = {
        code
        for token in TOKEN.finditer(near)
        if token.group(1) in "CSB"
        for code in match.sentence.slots[int(token.group(2))].codes
    }
    whole = {code for slot in match.sentence.of("CSB") for code in slot.codes}
    return len(sides) == 2 or len(whole) == 2 or (not whole and len(reading.parties) == 2)


def told_of(title: str, told: Sequence[Treaty]) -> Treaty | None:
    """Return the record of an instrument of the same title whose parties the text names elsewhere, or None."""
    words = title.casefold()
    if len(words.split()) < 3:
        return None
    return next((t for t in told if fuzz.token_set_ratio(t.title.casefold(), words) >= 95), None)

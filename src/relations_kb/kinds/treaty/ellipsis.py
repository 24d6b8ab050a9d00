"""What a paper without its own name is called: 'a third, on extradition' after 'two agreements' is an agreement on it.

In: a match of one of the rules in ``rules_more`` and the records told so far. Out: the records of such papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.making import date_span, evidence_of
from relations_kb.kinds.treaty.context import date_for
from relations_kb.kinds.treaty.instruments import title_of
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.places import place_for
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated, resolve_slot

_NEAR: Final = 700  # characters back to the papers that are counted on from
_TO_COME: Final = re.compile(
    r"(?i)\b(?:will|would|shall|should|to follow|to be|planned|scheduled|foreseen|envisaged|due|expected)\b"
)
_FORM: Final = re.compile(
    r"(?i)\b(?:memorandum(?: of understanding)?|agreement|protocol|treaty|convention|accord|pact|mou|arrangement|"
    r"declaration)\b"
)


def by_ellipsis(match: Match, reading: Reading, told: Sequence[Treaty]) -> Iterator[Treaty]:
    """Yield the paper that an ordinal or 'one' stands for; nothing where no paper was told right before."""
    sentence = match.sentence
    near = [t for t in told if 0 <= sentence.start - t.evidence[0].start < _NEAR and t.action == "signed"]
    verb = match.words["verb"]
    if match.rule.id == "treaty.the-new-one":
        here = [t for t in near if t.evidence[0].start >= sentence.start]
        dated = _dated(match, reading)
        if here and dated is not None and dated.edtf != here[-1].date:
            yield _of(here[-1], here[-1].title, match, reading, dated, planned=False)
        return
    form = _FORM.search(near[-1].title) if near else None
    about = match.words.get("about")
    if form is None or not about:
        return
    planned = _TO_COME.search(verb) is not None
    date = date_for(match, reading, None, None, future=planned, standing=False, named=False, signing=True)
    at = sentence.masked.index(about, match.start)
    title = f"{form.group()} {title_of(sentence, reading.text, at, at + len(about))}"
    yield _of(near[-1], title, match, reading, date, planned=planned)


def _dated(match: Match, reading: Reading) -> Dated | None:
    """Return the day of the paper that took another's place: the one behind it, or the day it did so."""
    masked = match.sentence.masked
    behind = re.match(r"[^;|<]{0,20}(?:<C\d+>[^;|<]{0,12})?<D(\d+)>", masked[match.end :])
    if behind is not None:
        return resolve_slot(reading, match.sentence.slots[int(behind.group(1))])
    when = match.get("when") or match.get("when2")
    return resolve_slot(reading, when[0]) if when else None


def _of(near: Treaty, title: str, match: Match, reading: Reading, date: Dated | None, *, planned: bool) -> Treaty:
    return Treaty(
        doc=reading.document.name,
        countries=near.countries,
        date=date.edtf if date is not None else None,
        date_basis=date.basis if date is not None else "stated",
        modality="planned" if planned else "occurred",
        place=None if planned else place_for(match, reading, near.countries, date),
        evidence=evidence_of(reading, match, date=date_span(date)),
        title=title,
        action="signed",
        rule=match.rule.id,
        confidence=match.rule.confidence,
    )

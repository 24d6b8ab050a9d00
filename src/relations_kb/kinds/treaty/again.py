"""What 'the agreement', 'it' and 'this document' mean: an instrument that the text has told of before.

In: a match and the records told so far. Out: the record or the title that is meant, or new records of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from relations_kb.kinds.making import date_span, evidence_of
from relations_kb.kinds.treaty.context import date_for
from relations_kb.kinds.treaty.groups import titles
from relations_kb.kinds.treaty.instruments import Instrument, instruments
from relations_kb.kinds.treaty.model import Action, Treaty
from relations_kb.kinds.treaty.places import place_for
from relations_kb.kinds.treaty.signers import people_for
from relations_kb.kinds.treaty.words import OPEN_TO_MANY
from relations_kb.kinds.words import read_words
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import sense_of
from relations_kb.rules.when import resolve_slot

ACTIONS: Final[dict[str, Action]] = {
    "signed": "signed",
    "ratified": "ratified",
    "in-force": "in-force",
    "terminated": "terminated",
}


def of_many(title: str) -> bool:
    """Tell whether a title is of a treaty of many; 'protocol on accession to the WTO' is one of two."""
    return (
        bool(OPEN_TO_MANY.search(title))
        and not re.search(r"(?i)accession(?! of (?!\w+ to the w))|membership|completion", title)
        and not known_parties(title)
    )


@cache
def _known() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = read_words("relations_kb.kinds.treaty", "known.yaml")["known"]
    return tuple((str(row[0]), tuple(str(code) for code in row[1:])) for row in rows)


@lru_cache(maxsize=4096)
def known_parties(title: str) -> tuple[str, ...]:
    """Return the parties of a treaty that everybody calls by a name: 'the ABM Treaty', 'NAFTA'; or nothing."""
    words = title.casefold().replace("–", "-")
    return next((codes for name, codes in _known() if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words)), ())


def named_before(item: Instrument, match: Match, reading: Reading) -> str | None:
    """Return the title of the one paper of this form that the sentence before speaks of, signed or not."""
    number = match.sentence.index - 1
    here = [
        i
        for i in instruments(match.sentence)
        if i.end < item.start and not (i.bare or i.plural) and _form_of(i.head) == _form_of(item.head)
    ]
    if len(here) == 1:
        return titles(here[0], match.sentence, reading.text, None)[0]  # 'the tax convention …; the convention'
    if number < 0 or (match.rule.gives["place"] != "before" and match.rule.id != "treaty.signing-of"):
        return None
    sentence = reading.sentence(number)
    head = _form_of(item.head)
    kin = [i for i in instruments(sentence) if _form_of(i.head) == head and not i.bare and not i.plural]
    if len(kin) != 1 or kin[0].start == 0 or of_many(sentence.masked[kin[0].start : kin[0].end]):
        return None
    return titles(kin[0], sentence, reading.text, None)[0]


def _form_of(head: str) -> str:
    """Return one word for the heads that texts change about: an MoU is a memorandum, a pact an agreement."""
    words = head.lower().rstrip("s")
    if words.startswith(("mou", "memorand", "m.o.u")):
        return "memorandum"
    return "agreement" if words in {"accord", "pact", "deal"} else words


def on_one_paper(reading: Reading) -> bool:
    """Tell whether an article is on one treaty, and not one of two countries by its title: 'Test Ban Treaty'."""
    title = reading.document.title.value if reading.document.title else ""
    return len(reading.title_codes) < 2 and _PAPER_TITLE.search(title) is not None


def antecedent_of(item: Instrument, told: Sequence[Treaty], match: Match, reading: Reading) -> Treaty | None:
    """Return the last record that 'the agreement' may mean: one whose title has its head, or is as general."""
    if on_one_paper(reading):
        # In an article on a treaty of many, 'the treaty' is that one.
        return None
    head = item.head.lower().split()[0].rstrip("s")
    if item.plural or not told:
        return None
    for treaty in reversed(told[-6:]):
        if match.sentence.start - treaty.evidence[0].start > _FAR:
            return None
        words = re.sub(r"memorand\w+(?: of understanding)?", r"\g<0> mou", treaty.title.lower())
        if (
            head in words
            or head in {"document", "instrument", "deal", "paper", "text"}
            or (
                head in {"agreement", "treaty", "accord", "pact"}
                and re.search("treat|agreement|accord|pact|convention", words)
            )
        ):
            return treaty
    return None


_PAPER_TITLE: Final = re.compile(r"(?i)\b(?:treaty|convention|agreement|accords?|pact|protocol)\b")
# How far back 'the agreement' reaches, in characters.
_FAR: Final = 1800
_IT: Final = re.compile(
    r"(?i)\b(?:it|which|the document|the (?:former|latter)|the text) (?:\w+ly )?"
    r"(?:(?:will|shall|is to|was to|has|had|also|then|later|soon) ){0,3}$"
)
_ALSO: Final = re.compile(r"(?:,| and|, and)? (?:the )?<S(\d+)> on <D(\d+)>")


def _last(match: Match, reading: Reading, told: Sequence[Treaty], verb: int) -> tuple[str, tuple[str, ...]] | None:
    """Return title and parties of the instrument told last: of a record, or one that the text only names."""
    here = match.sentence
    near = told[-1] if told and 0 <= here.start - told[-1].evidence[0].start < _NEAR else None
    for number in (here.index, here.index - 1):
        if number < 0:
            break
        sentence = reading.sentence(number)
        if near is not None and near.evidence[0].start >= sentence.start:
            break
        named = [i for i in instruments(sentence) if not i.bare and (number != here.index or i.end <= verb)]
        if not named:
            continue
        if len(named) > 1 or named[0].plural or of_many(sentence.masked[named[0].start : named[0].end]):
            return None
        codes = tuple(sorted({code for slot in sentence.of("CSPB") for code in slot.codes}))
        if len(codes) == 1 and (other := reading.other(codes[0], number) or reading.home) and other != codes[0]:
            codes = tuple(sorted((codes[0], other)))
        codes = codes or reading.implied(number)
        return (titles(named[0], sentence, reading.text, None)[0], codes) if len(codes) == 2 else None
    return (near.title, near.countries) if near is not None else None


_NEAR: Final = 600  # characters back to what 'it' means


def by_pronoun(match: Match, reading: Reading, told: Sequence[Treaty], verb: int, verb_end: int) -> Iterator[Treaty]:
    """Read '…, and it entered into force in 1995', 'approved it on 3 May': the last instrument told."""
    if match.rule.id == "treaty.signed-in":
        return  # 'when it signed an agreement': it signs, and is not signed
    masked = match.sentence.masked
    after = match.rule.gives["place"] == "after"
    meant = re.match(r" (?:it|this)\b", masked[verb_end:]) if after else _IT.search(masked[max(0, verb - 30) : verb])
    last = _last(match, reading, told, verb) if meant is not None else None
    if last is None:
        return
    title, countries = last
    plain = match._replace(start=verb, end=verb_end + (3 if after else 0))
    modality = sense_of(plain, verb=verb)
    if modality is None:
        return
    action = ACTIONS[match.rule.gives["action"]]
    if (
        modality == "planned"
        and action == "in-force"
        and re.search(r"(?i)remain|\bin (?:force|effect)", masked[verb:verb_end])
    ):
        return  # 'It will remain in force for five years'
    dates = [
        date_for(plain, reading, None, None, future=modality == "planned", standing=True, named=False, signing=False)
    ]
    if action == "ratified":
        # 'The parliament of X approved it on 3 May, the Senate of Y on 9 July.'
        for found in _ALSO.finditer(masked, verb_end):
            dates.append(resolve_slot(reading, match.sentence.slots[int(found.group(2))]))
    for date in dict.fromkeys(dates):
        yield Treaty(
            doc=reading.document.name,
            countries=countries,
            date=date.edtf if date else None,
            date_basis=date.basis if date else "stated",
            modality=modality,
            place=place_for(plain, reading, countries, date) if action == "signed" else None,
            people=people_for(plain, reading, countries, verb, verb_end, behind=False) if action == "signed" else (),
            evidence=evidence_of(reading, match, date=date_span(date)),
            title=title,
            action=action,
            rule=match.rule.id,
            confidence=match.rule.confidence,
        )

"""What a text tells twice of one instrument is one record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from relations_kb.kinds.making import joined_evidence, union
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.model.record import Place
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading


def joined(found: Sequence[Treaty]) -> tuple[Treaty, ...]:
    """Join tellings of one action on one instrument: the same parties, titles alike, dates that agree."""
    out: list[Treaty] = []
    for treaty in found:
        for position, known in enumerate(out):
            if _same(known, treaty):
                out[position] = _merged(known, treaty)
                break
        else:
            out.append(treaty)
    return tuple(treaty for treaty in out if not _told_otherwise(treaty, out))


def without_headlines(told: Sequence[Treaty], reading: Reading) -> tuple[Treaty, ...]:
    """Leave out what a headline says in short of a paper that the text below names: 'sign pact on manpower'."""
    title = reading.document.title.span if reading.document.title is not None else None
    if title is None:
        return tuple(told)

    def short(treaty: Treaty) -> bool:
        if not title.start <= treaty.evidence[0].start < title.end or len(treaty.evidence) > 2:
            return False
        words = _content(treaty.title)
        return any(
            other is not treaty
            and other.evidence[0].start >= title.end
            and (other.countries, other.action, other.modality) == (treaty.countries, treaty.action, treaty.modality)
            and words <= _content(other.title)
            for other in told
        )

    return tuple(treaty for treaty in told if not short(treaty))


def _content(title: str) -> frozenset[str]:
    """Return the words that say what a paper is on."""
    words = re.findall(r"[a-z]{4,}", _TAIL.sub("", title).casefold())
    return frozenset(word for word in words if not _HEADS.fullmatch(word))


_HEADS: Final = re.compile(
    r"(?:deal|pact|accord|agreement|treaty|mous?|memorand\w+|understanding|new|joint|with|between)s?"
)


_STANDING: Final = frozenset({"treaty.exists", "treaty.basis", "treaty.by-which"})


def _told_otherwise(treaty: Treaty, told: Sequence[Treaty]) -> bool:
    """Tell whether 'X has a treaty with Y' is of a treaty whose signing the text tells."""
    return treaty.rule in _STANDING and any(
        other is not treaty
        and other.countries == treaty.countries
        and (other.action in {"signed", "in-force"} or treaty.rule != "treaty.exists")
        and (other.rule not in _STANDING or treaty.rule != "treaty.exists")
        and fuzz.token_set_ratio(other.title.casefold(), treaty.title.casefold()) >= 90
        for other in told
    )


# What two titles are compared without: 'between Norway and Chile' at their end.
_TAIL: Final = re.compile(r"(?i),? between (?:the )?[\w .'-]{3,40},? and (?:the )?[\w .'-]{3,40}$")


def _same(a: Treaty, b: Treaty) -> bool:
    if a.countries != b.countries or a.action != b.action:
        return False
    if not edtf.agree(a.date, b.date, unknown_agrees=True):
        return False
    one, two = (_TAIL.sub("", title).casefold() for title in (a.title, b.title))
    if one == two or _in_short(a, b) or _in_short(b, a):
        return True
    if a.action == "signed" and a.date == b.date and _subject(one) == _subject(two) != "":
        # 'labour deal' in the headline is the 'labour agreement' below.
        return True
    # 'the agreement' after 'Agreement on Air Services' is the same; 'agreement on visas' is not.
    if min(len(one.split()), len(two.split())) == 1 and a.action == "signed" and a.date != b.date:
        return False
    if one[0].isdigit() or two[0].isdigit():
        return False
    return fuzz.token_sort_ratio(one, two) >= 92 or (
        fuzz.token_set_ratio(one, two) >= 95 and a.evidence[0] == b.evidence[0] and a.date == b.date
    )


_INITIALS: Final = re.compile(r"[A-Z]{3,7}")


def _in_short(a: Treaty, b: Treaty) -> bool:
    """Tell whether the first is called by the letters of the other: 'CEPA', of 'Economic Partnership Agreement "
    "(CEPA)'."""
    if not _INITIALS.fullmatch(a.title) or a.date is None or b.date is None or " " not in b.title:
        return False
    letters = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", _TAIL.sub("", b.title)))
    return letters == a.title or f"({a.title})" in b.evidence[0].quote


_FORM: Final = re.compile(r"\b(?:deal|pact|accord|agreement|treaty|new|bilateral|landmark|historic)s?\b")


def _subject(title: str) -> str:
    """Return a title without the words for its form, where it has one of an agreement's: 'labour' of 'labour pact'."""
    return " ".join(_FORM.sub(" ", title).split()) if _FORM.search(title) else ""


def _title(a: str, b: str) -> str:
    """Return the fuller of two titles; a headline's 'deal' gives way."""
    loose = [re.search(r"(?i)\b(?:deal|pact)s?\b", title) is not None for title in (a, b)]
    if loose[0] != loose[1]:
        return b if loose[0] else a
    same = _TAIL.sub("", a).casefold() == _TAIL.sub("", b).casefold()
    return a if same or len(a) >= len(b) else b


def _merged(a: Treaty, b: Treaty) -> Treaty:
    """Keep the first telling; take from the second what it adds."""
    better = b if edtf.more_precise(a.date, b.date) == b.date and a.date != b.date else a
    place: Place | None = a.place
    if b.place is not None and (place is None or (place.city is None and b.place.city)):
        place = b.place
    return a.model_copy(
        update={
            "title": _title(a.title, b.title),
            "date": better.date,
            "date_basis": better.date_basis,
            "place": place,
            "people": union(a.people, b.people),
            "evidence": joined_evidence(a.evidence, b.evidence),
            "modality": a.modality if a.modality == "occurred" else b.modality,
            "confidence": max(a.confidence, b.confidence),
            # What is only said to exist gives way to what is told of it.
            "rule": b.rule if a.rule in _STANDING else a.rule,
        }
    )

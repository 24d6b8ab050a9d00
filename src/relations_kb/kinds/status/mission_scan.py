"""Cutting a sentence on missions into what it tells: which mission, what became of it, where, when.

In: a sentence with its slots. Out: its steps in order, each with the mission's words, the owner and the places that are
named, and the date; what a gapped clause leaves out is taken from the clause before it.

'The embassy in Lima was opened in 1960 and the Chilean one in Oslo in 1964' has two steps of opening; 'An embassy was
inaugurated in 1979, only to be closed six years later; it has been working again since 1989' has three of one mission.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from relations_kb.kinds.status.mission_verbs import OF_IT, TO_IT
from relations_kb.kinds.status.words import CAUSE
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import lower

Deed = Literal["opened", "closed", "since", "there", "raised", "named"]

_HEAD: Final = (
    r"(?:embass(?:y|ies)|legations?|consulates?[- ]general|general consulates?|consulates?|"
    r"honou?rary consuls?(?![a-z])|high commissions?|nunciatures?|missions?|representations?|"
    r"delegations?(?= of the <C)|"
    r"(?:trade|liaison|representative|representation|interests?|co-?operation|project|consular|economic|commercial|"
    r"visa) (?:and [a-z]+ )?(?:offices?|sections?))"
)
_ADJECTIVE: Final = (
    r"(?:an?|the|its|their|our|his|her|this|that|another|no|own|new|first|second|last|old|small|little|modest|full|"
    r"full-fledged|resident|permanent|diplomatic|temporary|honou?rary|general|apostolic|de facto|joint|separate|"
    r"functioning|working|operating|fully|fledged|further|additional|more|two|three|four|five|six|seven|eight|"
    r"nine|ten|\d{1,2}|former|current|present|regular)"
)
# 'The embassy staff', 'a trade mission', 'the consulate building': no missions, or parts of one.
_PART: Final = (
    r"(?! (?:staff|buildings?|officials?|spokes\w+|compounds?|premises|employees?|personnel|workers?|guards?|sections?|"
    r"attack\w*|siege|bombings?|grounds|residence|events?|sources?|statement|cars?|gates?|websites?|sites?|hostage\w*|"
    r"districts?|rows?|relocation|move|ball|school|report|to the (?:united nations|un)\b)|'s|-)"
)
MISSION: Final = Sifted(
    rf"(?P<lead>(?:(?:\b{_ADJECTIVE}|<[CSO]\d+>(?:'s?)?) )*)\b(?P<head>{_HEAD})\b{_PART}"
    r"(?: of (?:the )?(?P<of><[CS]\d+>))?"
)
_PRONOUN: Final = re.compile(
    r"(?P<lead>(?:(?:the|that|this|another|its|their|our|last|own|first|second|<[CS]\d+>(?:'s?)?) )*)"
    r"\b(?P<head>ones?(?= (?:in|of|at|there|was|were|is|has|had|opened|closed|followed|since|will)\b)|none)\b"
    r"|(?P<poss><[CS]\d+>'s?)(?= (?:in <C\d+>|(?:was|has|had|is|will|followed|opened|since)\b))"
    r"|\bthat of (?:the )?(?P<of><[CS]\d+>)"
)
_ELEMENT: Final = (
    r"(?:(?:the )?<C\d+>(?:'s)? capital|"
    r"(?:the )?(?:(?:city|town|port|capital|state|republic|kingdom)(?: city)? of (?:the )?)?<C\d+>)"
)
_VERB_NEXT: Final = (
    r"(?!'| (?:has|have|had|is|was|does|did|do|also|opened|opens|open|maintains|keeps|kept|followed|closed|"
    r"shut|one|embass|consul|legation|high|mission|in turn|its|established))"
)
_PLACES: Final = re.compile(
    rf"\b(?:in|at|to|near) {_ELEMENT}(?:(?:, and |, | and |, as well as | as well as )(?:(?:in |at |to ){_ELEMENT}|"
    rf"{_ELEMENT}{_VERB_NEXT}))*(?:, <C\d+>{_VERB_NEXT}(?=[,;.)]| (?:was|is|in <D)))?"
)
_CUT: Final = re.compile(
    r"; (?:and |but )?|\. |: (?:in fact )?| [–—-] |, (?:but|and|while|whereas|yet|which|who|only|then|before|"
    r"until)\b ?|"
    r" (?:and|but|while|whereas|before|until|after|only to|which) |, |\(|\)"
)
_WORDS: Final = (
    r"(?:in|on|at|since|from|to|until|till|by|of|the|an?|its|it|they|which|that|these|those|also|again|anew|then|later|"
    r"too|already|only|first|finally|officially|formally|solemnly|temporarily|provisionally|definitively|for good|"
    r"remain|remains|remained|permanently|subsequently|eventually|just|there|itself|still|now|currently|both|been|be|"
    r"being|has|have|had|is|are|"
    r"was|were|will|shall|going|down|doors|course|year|its own|here|once more|before|after|early|late|mid|ever|"
    r"however|meanwhile|therefore|the same year|"
    r"each|in turn|as early as|around|about|next|expected|due|set|earlier|previously|long|planned|scheduled|and|but|"
    r"while|moreover|"
    r"with|full|accreditation|did so|so|likewise|the same|suit|new|own|embassy|mission|consulate|legation|activities|"
    r"work|operations|first|ones?)"
)
_FILLER: Final = re.compile(rf"(?:{CAUSE}|[\s,.;:()\"'-]|\b{_WORDS}\b|<[DO]\d+>)*")
# What may stand between who acts and the verb, or before a verb whose subject is told before.
_AFTER_SIDE: Final = re.compile(
    rf"(?:[\s,.;:()\"'-]|\b(?:{_WORDS}|[a-z]+ly|side|government|we|our country)\b|<D\d+>|<C\d+>)*"
)
_AGAIN: Final = re.compile(
    rf"\W*(?:{CAUSE},? )?(?:it|they|the (?:embassy|mission|legation|consulate|high commission|post)|"
    r"this (?:embassy|mission)|(?:its |the |their )?(?:activities|work|operations))\b"
)
_DID: Final = re.compile(
    r"(?P<who><[CS]\d+>),? (?:(?:also|then|too|in turn|soon) )?(?:did (?:so|the same|likewise)|followed(?: suit)?|"
    r"reciprocated|has one|does have one|does(?! not))\b"
)


_OF_WHOM: Final = re.compile(r"\b(?:of (?:which|whom)|who) ?(?=\Z)")
_BEYOND: Final = re.compile(r"\b(?:after|before|until|only to|which) $")
_SINCE: Final = re.compile(r"\W*(?:(?:ha[sd] been )?(?:open(?:ed)?|there|active|in place) )?since (?:the )?<D\d+>\W*\Z")
_TO_DO: Final = re.compile(r"\b(?:will|to|shall) $")
_SO: Final = re.compile(r"\W*so (?:will|is|are|was|were|has|have|did|does)\b")
_HEADED: Final = re.compile(r"\W*(?:currently |now )?(?:headed|led|run|staffed|directed|managed) by\b")
_NONE: Final = re.compile(r"\b(?:neither|no|not|never|without|nor)\b")
_LOWERED_TOKEN: Final = re.compile(r"<[cpsbdmo](?=\d+>)")


@dataclass(frozen=True, slots=True)
class Step:
    """What a clause tells of a mission; offsets are of the masked sentence.

    ``owner`` and ``subject`` are tokens of whose mission it is and who acts, ``places`` tokens of where it stands,
    ``date`` the token of the date; ``gapped`` tells that the clause leaves its verb or mission to the one before.
    """

    deed: Deed
    words: str
    start: int
    end: int
    owner: str | None = None
    subject: str | None = None
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    rank: str | None = None
    negated: bool = False
    verb: str = ""
    gapped: bool = False
    active: bool = False  # somebody does it to the mission
    same: bool = False  # the mission of the step before: 'it was closed'


def steps_of(masked: str, before: Step | None) -> Iterator[Step]:
    """Yield the steps that a sentence tells of missions, in order.

    :param before: the last step of the sentence before, for one that goes on with 'it'.
    """
    words = _LOWERED_TOKEN.sub(lambda token: token.group().upper(), lower(masked))
    last = before if _AGAIN.match(words) or _PRONOUN.search(words) else None
    lead: tuple[str, ...] = ()
    pending: Step | None = None
    done: Step | None = None
    for start, end in pieces(words):
        piece = words[start:end]
        step = _step(piece, start, pending or last)
        if step is not None and step.active and step.subject is None and _OF_WHOM.search(words[:start]):
            step = None  # 'half of whom keep an embassy here'
        if step is None:
            dates, places = _dates(piece), _places(piece)
            bare = _FILLER.fullmatch(_PLACES.sub(" ", piece)) is not None and not _BEYOND.search(words[:start])
            if pending is not None and bare and places and not dates and not pending.dates:
                pending = replace(pending, places=(*pending.places, *places), end=end)
            elif pending is not None and bare and dates and not places and not pending.dates:
                pending = replace(pending, dates=dates, end=end)
            elif pending is None and last is not None and last.deed == "named" and _SINCE.match(piece):
                # 'the Embassy of Peru in Oslo – since November 2007'
                pending = replace(last, deed="since", verb="since", dates=dates, end=end)
            elif pending is None and bare and dates and last is not None and last.deed == "named" and done is not None:
                # 'The Norwegian Embassy in Lima was opened in 1993, that of Peru in Oslo – six years later'
                pending = replace(last, deed=done.deed, verb=done.verb, dates=dates, gapped=True)
            elif pending is None and bare and dates and not lead:
                lead = dates
            continue
        if step.deed == "named" and last is not None and _HEADED.match(piece):
            continue  # 'the Consulate, headed by the honorary consul, …'
        if step.deed == "named":
            if pending is not None:
                yield pending
            last, pending = (None if _NONE.search(piece) else step), None
            continue
        done = step
        if pending is not None:
            yield pending
            last = pending
        if not step.dates and lead and not step.same:
            step = replace(step, dates=lead)
        lead = ()
        pending = step
    if pending is not None:
        yield pending


def pieces(words: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a sentence between its commas and conjunctions; rows of places stay whole."""
    rows = [found.span() for found in _PLACES.finditer(words)]
    at = 0
    for cut in _CUT.finditer(words):
        if any(start < cut.end() and cut.start() < end for start, end in rows):
            continue
        if cut.start() > at:
            yield at, cut.start()
        at = cut.end()
    if at < len(words):
        yield at, len(words)


def _step(piece: str, start: int, last: Step | None) -> Step | None:
    """Return what a piece of a sentence tells, or None where it tells no step of a mission."""
    named = MISSION.search(piece)
    if named is not None and named.group("head") in {"mission", "missions", "representation", "representations"}:
        lead = named.group("lead")
        whose = re.search(r"<[CS]\d+>|diplomatic|resident|permanent|\bits\b|\bour\b", lead + (named.group("of") or ""))
        if whose is None and not _PLACES.match(piece, named.end() + 1):
            named = None
    pronoun = _PRONOUN.search(piece) if named is None and last is not None else None
    found = named or pronoun
    raised = OF_IT.search(piece) if named is not None and last is not None else None
    if (
        named is not None
        and raised is not None
        and raised.group("raised")
        and raised.start("raised") <= named.start("head")
    ):
        found = None  # 'which has been an embassy since 1957'
    if found is None:
        return _of_the_same(piece, start, last) if last is not None else None
    owner = _owner(found)
    words = found.group("head") if named is not None else (last.words if last is not None else "")
    if named is not None:
        words = named.group("lead") + words
    none = found.group("lead") is not None and (
        re.search(r"\bno\b", found.group("lead")) is not None or found.group("head") == "none"
    )
    base = Step(
        "opened",
        words,
        start + found.start(),
        start + len(piece),
        owner=owner,
        places=_near(piece, found.start(), found.end()),
        dates=_dates(piece[found.end() :]) or _dates(piece),
        gapped=named is None,
    )
    done = TO_IT.search(piece[: found.start()].rstrip() + " ")
    if done is not None:
        before = piece[: done.start()]
        subject = _subject(before)
        if _AFTER_SIDE.fullmatch(before[before.rfind(subject) + len(subject) :] if subject else before) is None:
            return replace(base, deed="named")  # 'half of whom keep an embassy here'
        if subject is None and re.search(r"\bwhich $|\bwho $", before):
            return replace(base, deed="named")
        return replace(
            base,
            deed=_deed(done),
            verb=done.group().strip(),
            start=start + done.start(),
            subject=subject,
            negated=none,
            active=True,
        )
    rest = piece[found.end() :]
    told = OF_IT.search(rest)
    if told is not None and _FILLER.fullmatch(_PLACES.sub(" ", rest[: told.start()])):
        dates = _dates(rest[told.end() :]) or base.dates
        rank = told.group("rank")
        return replace(base, deed=_deed(told), verb=told.group(), dates=dates, rank=rank, end=start + len(piece))
    # 'and the Chilean embassy in Oslo in 1964'
    bare = _FILLER.fullmatch(_PLACES.sub(" ", piece[: found.start()] + " " + rest)) is not None
    told_before = last is not None and last.deed not in {"raised", "named"}
    # 'is to open embassies in Chile and Jordan, and consulates in Mumbai and Cardiff'
    listed = last is not None and last.active and not last.dates and base.places and owner is None
    goes_on = bool(base.dates or listed) or named is None or (last is not None and last.deed == "there")
    if last is not None and told_before and bare and not none and goes_on:
        # '… will be closed on 31 December, and so will the one in Dakar'
        dates = base.dates or (last.dates if _SO.match(piece) else ())
        return replace(base, deed=last.deed, verb=last.verb, subject=last.subject, dates=dates, gapped=True)
    return replace(base, deed="named") if named is not None else None


def _of_the_same(piece: str, start: int, last: Step) -> Step | None:
    """Return what a piece tells of the mission of the piece before: 'only to be closed six years later'."""
    did = _DID.match(piece)
    if did is not None:
        return replace(
            last,
            start=start,
            end=start + len(piece),
            owner=did.group("who"),
            subject=None,
            places=_places(piece),
            dates=_dates(piece),
            gapped=True,
            same=False,
        )
    told = OF_IT.search(piece)
    if told is None or not _FILLER.fullmatch(_PLACES.sub(" ", piece[: told.start()])):
        return None
    if re.match(r" (?:an?|the|its) (?!work|operation|activit)[a-z]", piece[told.end() :]) and not told.group("raised"):
        return None  # 'and opened an exhibition'
    if told.group() in {"open", "established", "founded", "maintained"} and not _TO_DO.search(piece[: told.start()]):
        return None
    return replace(
        last,
        deed=_deed(told),
        start=start,
        end=start + len(piece),
        verb=told.group(),
        places=last.places or (_near(piece, told.start(), told.end()) if last.deed == "named" else ()),
        dates=_dates(piece[told.end() :]) or _dates(piece) or (last.dates if last.deed == "named" else ()),
        rank=told.group("rank"),
        negated=False,
        active=False,
        gapped=True,
        same=True,
    )


def _deed(found: re.Match[str]) -> Deed:
    deeds: tuple[Deed, ...] = ("closed", "opened", "raised", "since")
    groups = found.groupdict()
    return next((deed for deed in deeds if groups.get(deed)), "there")


def _owner(found: re.Match[str]) -> str | None:
    """Return the token of whose mission it is: 'the <C3> embassy', 'the embassy of <C3>', '<C3>'s in …'."""
    groups = found.groupdict()
    inside = re.findall(r"<[CS]\d+>", (groups.get("of") or "") or groups.get("poss") or groups.get("lead") or "")
    return inside[-1] if inside else None


def _subject(words: str) -> str | None:
    """Return the token of who acts: the last side before the verb that no preposition holds."""
    sides = [
        found
        for found in re.finditer(r"<[CS]\d+>(?!')", words)
        if not re.search(r"\b(?:in|at|to|from|with|of|by|for) (?:the )?$", words[: found.start()])
    ]
    if sides:
        return sides[-1].group()
    return "we" if re.search(r"\b(?:we|our country)\b", words) else None


def _near(piece: str, start: int, end: int) -> tuple[str, ...]:
    """Return the places that stand with a mission: 'in <C1>, in <C2>' behind it, or before it what opens the clause."""
    told = OF_IT.match(piece, end) or OF_IT.search(piece, end)
    at = end
    tokens: list[str] = []
    for found in _PLACES.finditer(piece, end):
        between = piece[at : found.start()]
        if told is not None and at <= told.start() and told.end() <= found.start():
            between = piece[at : told.start()] + piece[told.end() : found.start()]
        if not _FILLER.fullmatch(between):
            break
        tokens += re.findall(r"<C\d+>", found.group())
        at = found.end()
    opening = _PLACES.search(piece, 0, start) if not tokens else None
    if opening is not None and _FILLER.fullmatch(piece[: opening.start()]):
        return tuple(re.findall(r"<C\d+>", opening.group()))
    gap = _PLACES.search(piece, max(0, start - 22), start) if not tokens else None
    return tuple(re.findall(r"<C\d+>", gap.group())) if gap is not None else tuple(tokens)


def _places(piece: str) -> tuple[str, ...]:
    return tuple(token for found in _PLACES.finditer(piece) for token in re.findall(r"<C\d+>", found.group()))


def _dates(piece: str) -> tuple[str, ...]:
    return tuple(re.findall(r"<D\d+>", piece))

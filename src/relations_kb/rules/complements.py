"""What stands behind the head of an office: 'Minister **of Foreign Affairs of Canada for Europe and Asia**'.

In: :class:`Tokens` and the index of a head noun. Out: :class:`Complement`, where it ends and which countries it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relations_kb.rules.nametokens import (
    ALLCAPS,
    AND,
    BODY,
    CAP,
    DET,
    GIVEN,
    HEAD,
    HON,
    MOD,
    OFFICE_WORD,
    OWNER,
    PLURAL,
    PORT,
    POST,
    PREP,
    STOP,
    Tokens,
    kind_of,
)
from relations_kb.vocab.names import key

_SENDERS = frozenset({"envoy"})
_OWN_BODIES = frozenset({"ministry", "government", "parliament", "cabinet", "foreign", "embassy"})
# 'deputy foreign minister of the Central Asian country': says whose, but is no part of the office.
_SERVED = frozenset({"ministry", "cabinet", "treasury", "government"})  # 'Secretary to the Ministry of Foreign Affairs'
_BOTH = frozenset({"states", "countries", "sides", "parties", "governments", "nations", "ministries", "republics"})
_ANAPHORA = frozenset(
    {"country", "nation", "state", "republic", "kingdom", "island", "islands", "neighbour", "neighbor"}
)
_JOINTS = frozenset({",", "-", "–", "/"})


@dataclass(slots=True)
class Complement:
    """What was read to the right of a head."""

    end: int
    after: int
    plain: int
    countries: list[tuple[str, str]]
    of_both: bool = False


def complement_countries(found: list[tuple[str, str]], kind: str) -> list[str]:
    """Choose the country that an office serves from those named behind its head, as (preposition, code)."""
    of = [code for preposition, code in found if preposition == "of"]
    chosen = of or ([] if kind in _SENDERS else [code for preposition, code in found if preposition != "to"])
    own = [code for code in chosen if code != "EUU"]
    return own or chosen


def read_complement(tokens: Tokens, head: int) -> Complement:
    """Read what belongs to the head noun at ``head``, from the token behind it to the right."""
    at = head + 1
    while (
        at < tokens.size
        and tokens.joined(at - 1)
        and (tokens.flags[at] & POST or key(tokens.words[at]) in {"ad", "interim", "a.i"})
    ):
        at += 1
    found = Complement(at, at, at, [])
    plain_open = True
    while at < tokens.size:
        word = tokens.words[at]
        if word == "(":
            closed = _bracket(tokens, at)
            if closed is None:
                break
            at = closed
        elif tokens.flags[head] & PLURAL and (pair := _of_both(tokens, at)) > at:
            found.after, found.of_both = pair, True
            return found
        elif tokens.flags[at] & PREP and tokens.joined(at):
            end = _noun_phrase(tokens, at + 1, word, kind_of(tokens.words[head]), bool(tokens.flags[head] & PLURAL))
            if end == at + 1:
                break
            if tokens.joined(end - 1) and key(tokens.words[end]) in _ANAPHORA:
                found.after = end + 1
                return found
            codes = list(_countries_in(tokens, at + 1, end, word))
            found.countries += codes
            plain_open = plain_open and not codes
            if (
                word == "in"
                and codes
                and kind_of(tokens.words[head]) not in _SENDERS
                and end == tokens.after_place(end - 1)
            ):
                only_place = tokens.places[at + 1] == tokens.places[end - 1] >= 0
                if only_place:
                    found.after = end
                    return found
            at = end
        else:
            break
        found.end = found.after = at
        if plain_open:
            found.plain = at
    return found


def _of_both(tokens: Tokens, at: int) -> int:
    """Return the index behind 'of the two states' or 'of both sides', or ``at``."""
    words = [key(word) for word in tokens.words[at : at + 4]]
    if words[:1] != ["of"]:
        return at
    rest = words[1:] if words[1:2] != ["the"] else words[2:]
    both = len(rest) > 1 and rest[0] in {"two", "both"} and rest[1] in _BOTH
    return at + len(words) - len(rest) + 2 if both else at


def _countries_in(tokens: Tokens, start: int, end: int, preposition: str) -> Iterator[tuple[str, str]]:
    """Yield (preposition, code) of the countries in a complement; not of 'the American Department'."""
    at = start
    while at < end:
        if tokens.places[at] >= 0:
            mention = tokens.countries[tokens.places[at]]
            after = tokens.after_place(at)
            regional = (
                mention.role.startswith(("demonym", "compound"))
                and after < end
                and bool(tokens.flags[after] & (BODY | PORT))
                and key(tokens.words[after]) not in _OWN_BODIES
            )
            if mention.code and not regional:
                yield preposition, mention.code
            at = after
        else:
            at += 1


def leads_to_head(tokens: Tokens, index: int) -> bool:
    """Tell whether the word at ``index`` is only the modifier of a head further right: 'Chief Executive Director'."""
    step = index
    while tokens.joined(step):
        step += 1
        if tokens.flags[step] & HEAD and not tokens.flags[step] & GIVEN:
            return True
        if not tokens.flags[step] & (MOD | PORT):
            return False
    return False


def _bracket(tokens: Tokens, at: int) -> int | None:
    """Return the index behind a bracket that belongs to an office: '(CPV & OIA)', '(Europe)'; else None."""
    for step in range(at + 1, min(at + 8, tokens.size)):
        if tokens.words[step] == ")":
            return step + 1 if step > at + 1 else None
        fits = tokens.flags[step] & (OFFICE_WORD | HEAD | AND | PREP | ALLCAPS) or tokens.words[step] in {",", "-", "/"}
        if not fits or (tokens.places[step] >= 0 and tokens.countries[tokens.places[step]].role == "name"):
            return None
    return None


def _noun_phrase(tokens: Tokens, start: int, preposition: str, kind: str, plural: bool) -> int:
    """Return where the noun phrase at ``start``, behind ``preposition``, ends; ``start`` where there is none."""
    at = start
    article = at < tokens.size and bool(tokens.flags[at] & DET)
    if article:
        at += 1
    first = at
    heads_on = False
    while at < tokens.size and (
        at == first or tokens.joined(at - 1) or tokens.words[at] in _JOINTS or tokens.flags[at] & OWNER
    ):
        flags = tokens.flags[at]
        if flags & AND or tokens.words[at] == ",":
            if at == first or not (_goes_on(tokens, at) or (plural and _next_place(tokens, at))):
                break
            at += 1
            while tokens.flags[at] & (DET | AND):
                at += 1
        elif tokens.places[at] >= 0:
            at = tokens.after_place(at)
        elif flags & OWNER and at > first:
            at += 1
        elif flags & HON:
            break
        elif flags & HEAD and not flags & (MOD | PORT):
            if not (flags & PLURAL or (article and at == first) or heads_on or tokens.flags[at - 1] & OWNER):
                break
            heads_on = False
            at += 1
        elif flags & MOD and key(tokens.words[at]) != "state" and leads_to_head(tokens, at):
            heads_on = article or tokens.flags[at - 1] & OWNER > 0
            if not heads_on:
                break
            at += 1
        elif flags & (PORT | BODY | MOD):
            if not flags & CAP and at > first and tokens.places[at - 1] >= 0 and _is_name(tokens, at - 1):
                break
            if flags & GIVEN and not flags & (PORT | BODY):
                break
            at += 1
        elif flags & ALLCAPS and not flags & GIVEN:
            at += 1
        elif tokens.words[at] == "United" and tokens.joined(at) and tokens.words[at + 1] == "Nations":
            at += 2
        elif flags & CAP and not flags & STOP:
            unknown = _unknown(tokens, at, at == first and preposition == "of")
            if unknown == at:
                break
            at = unknown
        else:
            break
    while at > first and tokens.words[at - 1] in _JOINTS:
        at -= 1
    if at == first:
        return start
    return start if not _fits(tokens, first, at, preposition, kind) else at


def _next_place(tokens: Tokens, at: int) -> bool:
    """Tell whether a further country follows ',' or 'and': 'the Foreign Ministers of Greece **and** Turkey'."""
    step = at + 1
    while step < tokens.size and tokens.flags[step] & (DET | AND):
        step += 1
    return step < tokens.size and tokens.places[step] >= 0 and tokens.places[at - 1] >= 0 and _is_name(tokens, step)


def _is_name(tokens: Tokens, at: int) -> bool:
    return not tokens.countries[tokens.places[at]].role.startswith(("demonym", "compound"))


def _fits(tokens: Tokens, first: int, end: int, preposition: str, kind: str) -> bool:
    """Tell whether a noun phrase may follow the preposition in an office: 'to Canada' only behind an envoy."""
    names_country = any(tokens.places[at] >= 0 for at in range(first, end))
    names_body = any(tokens.flags[at] & (BODY | HEAD) for at in range(first, end))
    if preposition == "of":
        return True
    if preposition == "for":
        return bool(tokens.flags[first] & CAP) or not names_country
    if preposition == "to":
        united = key(tokens.words[first]) in {"united", "un", "unesco"}
        return (
            kind == "envoy"
            or (kind in {"official", "minister"} and bool(tokens.flags[first] & HEAD))
            or (kind in {"official", "minister"} and (united or key(tokens.words[first]) in _SERVED))
        )
    if preposition in {"in", "at"}:
        return names_body or names_country
    return kind == "official" and bool(tokens.flags[first] & (PORT | MOD))


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Tell whether ',' or 'and' at ``at`` continues a list of portfolios and not the sentence."""
    step = at + 1
    while step < tokens.size and tokens.flags[step] & (DET | (AND if tokens.words[at] == "," else 0)):
        step += 1
    begin = step
    while step < tokens.size and tokens.flags[step] & (PORT | MOD | BODY) and not tokens.flags[step] & (AND | PREP):
        if tokens.flags[step] & HEAD and not tokens.flags[step] & PORT:
            return False
        step += 1
        if not tokens.joined(step - 1):
            break
    if step == begin or (tokens.places[begin] >= 0 and not tokens.flags[begin] & PORT):
        return False
    if bool(tokens.flags[begin] & CAP) != bool(tokens.flags[at - 1] & CAP):
        return False
    if step < tokens.size and tokens.joined(step - 1) and tokens.flags[step] & HEAD:
        return False
    if tokens.flags[at] & AND or tokens.flags[at + 1] & AND:
        return True
    return step < tokens.size and bool(
        tokens.flags[step] & AND
        or (
            tokens.words[step] == ","
            and step + 1 < tokens.size
            and (tokens.flags[step + 1] & AND or _goes_on(tokens, step))
        )
    )


def _unknown(tokens: Tokens, at: int, allow_one: bool) -> int:
    """Return the index behind unknown capitals that end in a body ('Khrunichev Center'), or behind one place name."""
    step = at
    while step < tokens.size and tokens.flags[step] & CAP and not tokens.flags[step] & (GIVEN | HON):
        step += 1
        if tokens.flags[step - 1] & BODY:
            return step
        if not tokens.joined(step - 1) or step - at > 3:
            break
    return at + 1 if allow_one and not tokens.flags[at] & GIVEN else at

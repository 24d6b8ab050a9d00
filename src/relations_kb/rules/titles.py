"""Offices in running text: 'First Deputy Minister of Foreign Affairs of the Republic of Kazakhstan'.

In: :class:`Tokens`. Out: :class:`Office` values by token index, each with the countries it names.
An office is a head noun with what belongs to it on both sides:

    [the] [Iran's | Canadian | former]* [First Deputy | Foreign Affairs]* HEAD [General] [(Europe)] [of Foreign Affairs of X]*
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
    FORMER,
    GIVEN,
    HEAD,
    HON,
    MOD,
    OFFICE_WORD,
    OUTSIDE,
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
from relations_kb.vocab.offices import load_offices

_WHERE = frozenset({"demonym", "name", "former", "capital", "seat"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
_SENDERS = frozenset({"envoy"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office by token indices.

    ``first`` includes article, country and 'former'; ``core`` begins the office's own words, ``end`` ends them;
    ``after`` ends all that belongs to it ('of Ontario in Canada'); ``plain`` ends the words before the first country.
    ``countries`` are the codes of the country (several for 'the Foreign Ministers of Greece and Turkey').
    """

    first: int
    core: int
    head: int
    plain: int
    end: int
    after: int
    kind: str
    countries: tuple[str, ...]
    former: bool
    plural: bool
    article: bool
    possessive: bool
    complement: bool

    @property
    def counterpart_of_other(self) -> bool:
        """Whether it is 'his counterpart', an office known from the person before."""
        return self.kind == "counterpart"


@dataclass(slots=True)
class _Complement:
    """What was read to the right of a head."""

    end: int
    after: int
    plain: int
    countries: list[tuple[str, str]]


def find_offices(tokens: Tokens) -> list[Office]:
    """Return all offices in ``tokens``, in order, without overlap."""
    offices: list[Office] = []
    reached = 0
    for index, flags in enumerate(tokens.flags):
        if index < reached or not flags & HEAD:
            continue
        if flags & MOD and _continues(tokens, index):
            continue
        if tokens.places[index] >= 0 and not tokens.flags[index] & CAP:
            continue
        office = read_office(tokens, index, reached)
        if office is not None:
            offices.append(office)
            reached = office.after
    return offices


def _continues(tokens: Tokens, index: int) -> bool:
    """Tell whether the word at ``index`` is only the modifier of a head further right: 'Chief Executive Director'."""
    step = index
    while tokens.joined(step):
        step += 1
        if tokens.flags[step] & HEAD and not tokens.flags[step] & GIVEN:
            return True
        if not tokens.flags[step] & (MOD | PORT):
            return False
    return False


def read_office(tokens: Tokens, head: int, left: int) -> Office | None:
    """Read the office around the head noun at ``head``; no token before ``left`` is taken."""
    word = key(tokens.words[head])
    core = _core_start(tokens, head, left)
    right = _read_right(tokens, head)
    has_complement = right.end > head + 1 and any(tokens.flags[at] & PREP for at in range(head + 1, right.end))
    if word in load_offices().needs_complement and not has_complement and core == head:
        return None
    former = bool(tokens.flags[head] & FORMER)
    while core < head and tokens.flags[core] & OUTSIDE:
        former = former or bool(tokens.flags[core] & FORMER)
        core += 1
    prefix = _read_prefix(tokens, _outside_start(tokens, core, left), left)
    kind = "counterpart" if word in _COUNTERPARTS else kind_of(tokens.words[head])
    end, after, plain = right.end, right.after, right.plain
    countries = prefix.countries or _complement_countries(right.countries, kind)
    if kind != "counterpart" and not tokens.flags[head] & PLURAL:
        joint = _joint(tokens, end)
        if joint is not None:
            end, after = joint.end, max(joint.after, joint.end)
            countries = countries or joint.countries
            plain = joint.plain
            has_complement = has_complement or joint.complement
    return Office(
        first=prefix.first,
        core=core,
        head=head,
        plain=plain,
        end=end,
        after=after,
        kind=kind,
        countries=tuple(countries),
        former=former or prefix.former,
        plural=bool(tokens.flags[head] & PLURAL),
        article=prefix.article,
        possessive=prefix.possessive,
        complement=has_complement,
    )


def _core_start(tokens: Tokens, head: int, left: int) -> int:
    core = head
    while core > left and tokens.joined(core - 1):
        before = tokens.flags[core - 1]
        if tokens.places[core - 1] >= 0 and not before & PORT:
            break
        if tokens.words[core - 1] == "I" and tokens.flags[core] & MOD:
            core -= 1
        elif before & AND and core - 2 >= left and _joins_portfolios(tokens, core, left):
            core -= 2
        elif (
            before & OFFICE_WORD
            and not before & PREP
            and (not before & HEAD or before & MOD)
            and _same_case(tokens, core)
        ):
            core -= 1
        else:
            break
    while core < head and tokens.places[core] >= 0 and tokens.countries[tokens.places[core]].code:
        core += 1
    return core


def _same_case(tokens: Tokens, core: int) -> bool:
    """Tell whether the word before ``core`` fits it: 'Foreign minister' does, 'political Minister' does not."""
    before = tokens.flags[core - 1]
    return bool(before & (CAP | MOD | OUTSIDE)) or not tokens.flags[core] & CAP


def _joins_portfolios(tokens: Tokens, core: int, left: int) -> bool:
    """Tell whether the 'and' before ``core`` joins two portfolios before a head: 'Industry and Trade Minister'."""
    one, two = tokens.flags[core - 2], tokens.flags[core]
    if not (one & PORT and two & PORT) or one & HEAD or bool(one & CAP) != bool(two & CAP):
        return False
    at = core - 2
    while at - 1 >= left and tokens.joined(at - 1) and tokens.flags[at - 1] & (PORT | MOD):
        at -= 1
    return at - 1 < left or not tokens.flags[at - 1] & (PREP | AND)


def _outside_start(tokens: Tokens, core: int, left: int) -> int:
    """Return where the words such as 'newly-appointed' directly before ``core`` begin."""
    while core > left and tokens.flags[core - 1] & OUTSIDE and tokens.joined(core - 1):
        core -= 1
    return core


@dataclass(slots=True)
class _Prefix:
    first: int
    countries: list[str]
    former: bool = False
    article: bool = False
    possessive: bool = False


def _read_prefix(tokens: Tokens, core: int, left: int) -> _Prefix:
    """Read leftwards from ``core``: 'the former Canadian', 'Iran’s', "the Ministry's"."""
    found = _Prefix(core, [])
    at = core
    while at < len(tokens) and tokens.flags[at] & OUTSIDE:
        found.former = found.former or bool(tokens.flags[at] & FORMER)
        at += 1
    at = core - 1
    while at >= left:
        flags = tokens.flags[at]
        if flags & OWNER or tokens.words[at] in {"'", "’"}:
            owner = _owner_start(tokens, at - 1, left)
            if owner is None:
                break
            if tokens.places[at - 1] >= 0:
                found.countries += _code(tokens, at - 1)
            found.first = at = owner
        elif tokens.places[at] >= 0 and not found.countries and tokens.countries[tokens.places[at]].role in _WHERE:
            found.countries += _code(tokens, at)
            at = tokens.before_place(at)
            found.first = at
        elif flags & OUTSIDE:
            found.former = found.former or bool(flags & FORMER)
            found.first = at
        elif flags & DET:
            found.article = True
            found.possessive = tokens.words[at].lower() in _POSSESSIVES
            found.first = at
            break
        elif tokens.words[at] in {"-", "–"} and tokens.ends[at] == tokens.starts[at + 1] and at > left:
            pass
        else:
            break
        at -= 1
    return found


def _owner_start(tokens: Tokens, at: int, left: int) -> int | None:
    """Return where the owner before 's begins: a country or a body ('the Ministry's'), else None."""
    if at < left:
        return None
    if tokens.places[at] >= 0:
        return tokens.before_place(at)
    if not tokens.flags[at] & (BODY | PORT | HEAD):
        return None
    while at - 1 >= left and tokens.joined(at - 1) and tokens.flags[at - 1] & (BODY | PORT | MOD):
        at -= 1
    return at


def _code(tokens: Tokens, at: int) -> list[str]:
    code = tokens.countries[tokens.places[at]].code
    return [code] if code else []


def _complement_countries(found: list[tuple[str, str]], kind: str) -> list[str]:
    """Choose the country that an office serves from those named behind its head, as (preposition, code)."""
    of = [code for preposition, code in found if preposition == "of"]
    chosen = of or ([] if kind in _SENDERS else [code for preposition, code in found if preposition != "to"])
    own = [code for code in chosen if code != "EUU"]
    return own or chosen


def _joint(tokens: Tokens, end: int) -> Office | None:
    """Return the second office of a joint one: 'Crown Prince and Prime Minister of Bahrain'."""
    if end + 1 >= len(tokens) or not tokens.flags[end] & AND:
        return None
    head = end + 1
    while (
        head < len(tokens)
        and tokens.flags[head] & (MOD | PORT | OUTSIDE)
        and not (tokens.flags[head] & HEAD and not _continues(tokens, head))
    ):
        if not tokens.joined(head):
            return None
        head += 1
    if head >= len(tokens) or not tokens.flags[head] & HEAD or tokens.flags[head] & PLURAL:
        return None
    if key(tokens.words[head]) in _COUNTERPARTS or bool(tokens.flags[end + 1] & CAP) != bool(
        tokens.flags[end - 1] & CAP
    ):
        return None
    return read_office(tokens, head, end + 1)


def _read_right(tokens: Tokens, head: int) -> _Complement:
    at = head + 1
    while (
        at < len(tokens)
        and tokens.joined(at - 1)
        and (tokens.flags[at] & POST or key(tokens.words[at]) in {"ad", "interim", "a.i"})
    ):
        at += 1
    found = _Complement(at, at, at, [])
    plain_open = True
    while at < len(tokens):
        word = tokens.words[at]
        if word == "(":
            closed = _bracket(tokens, at)
            if closed is None:
                break
            at = closed
        elif tokens.flags[at] & PREP and tokens.joined(at):
            end = _noun_phrase(tokens, at + 1, word, kind_of(tokens.words[head]))
            if end == at + 1:
                break
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
                and key(tokens.words[after])
                not in {"ministry", "government", "parliament", "cabinet", "foreign", "embassy"}
            )
            if mention.code and not regional:
                yield preposition, mention.code
            at = after
        else:
            at += 1


def _bracket(tokens: Tokens, at: int) -> int | None:
    """Return the index behind a bracket that belongs to an office: '(CPV & OIA)', '(Europe)'; else None."""
    for step in range(at + 1, min(at + 8, len(tokens))):
        if tokens.words[step] == ")":
            return step + 1 if step > at + 1 else None
        fits = tokens.flags[step] & (OFFICE_WORD | HEAD | AND | PREP | ALLCAPS) or tokens.words[step] in {",", "-", "/"}
        if not fits or tokens.places[step] >= 0 and tokens.countries[tokens.places[step]].role == "name":
            return None
    return None


def _noun_phrase(tokens: Tokens, start: int, preposition: str, kind: str) -> int:
    """Return where the noun phrase at ``start``, behind ``preposition``, ends; ``start`` where there is none."""
    at = start
    article = at < len(tokens) and bool(tokens.flags[at] & DET)
    if article:
        at += 1
    first = at
    while at < len(tokens) and (
        at == first or tokens.joined(at - 1) or tokens.words[at] in {",", "-", "–", "/"} or tokens.flags[at] & OWNER
    ):
        flags = tokens.flags[at]
        if flags & AND or tokens.words[at] == ",":
            if at == first or not _goes_on(tokens, at):
                break
            at += 1
            if tokens.flags[at] & DET:
                at += 1
        elif tokens.places[at] >= 0:
            at = tokens.after_place(at)
        elif flags & OWNER and at > first:
            at += 1
        elif flags & HON:
            break
        elif flags & HEAD and not flags & (MOD | PORT):
            if not (flags & PLURAL or (article and at == first) or tokens.flags[at - 1] & OWNER):
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
        elif flags & CAP and not flags & STOP:
            unknown = _unknown(tokens, at, at == first and preposition == "of")
            if unknown == at:
                break
            at = unknown
        else:
            break
    while at > first and tokens.words[at - 1] in {",", "-", "–", "/"}:
        at -= 1
    if at == first:
        return start
    return start if not _fits(tokens, first, at, preposition, kind) else at


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
        return kind == "envoy" or (kind in {"official", "minister"} and bool(tokens.flags[first] & HEAD))
    if preposition == "in":
        return names_body or names_country
    return names_body if preposition == "at" else kind == "official" and bool(tokens.flags[first] & (PORT | MOD))


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Tell whether ',' or 'and' at ``at`` continues a list of portfolios and not the sentence."""
    step = at + 1
    if step < len(tokens) and tokens.flags[step] & DET:
        step += 1
    begin = step
    while step < len(tokens) and tokens.flags[step] & (PORT | MOD | BODY) and not tokens.flags[step] & (AND | PREP):
        if tokens.flags[step] & HEAD and not tokens.flags[step] & PORT:
            return False
        step += 1
        if not tokens.joined(step - 1):
            break
    if step == begin or tokens.places[begin] >= 0 and not tokens.flags[begin] & PORT:
        return False
    if bool(tokens.flags[begin] & CAP) != bool(tokens.flags[at - 1] & CAP):
        return False
    if step < len(tokens) and tokens.joined(step - 1) and tokens.flags[step] & HEAD:
        return False
    if tokens.flags[at] & AND:
        return True
    return step < len(tokens) and (
        bool(tokens.flags[step] & AND)
        or (
            tokens.words[step] == ","
            and step + 1 < len(tokens)
            and (tokens.flags[step + 1] & AND or _goes_on(tokens, step))
        )
    )


def _unknown(tokens: Tokens, at: int, allow_one: bool) -> int:
    """Return the index behind unknown capitals that end in a body ('Khrunichev Center'), or behind one place name."""
    step = at
    while step < len(tokens) and tokens.flags[step] & CAP and not tokens.flags[step] & (GIVEN | HON):
        step += 1
        if tokens.flags[step - 1] & BODY:
            return step
        if not tokens.joined(step - 1) or step - at > 3:
            break
    return at + 1 if allow_one and not tokens.flags[at] & GIVEN else at

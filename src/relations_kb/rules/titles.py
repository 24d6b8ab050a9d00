"""Offices in running text: 'First Deputy Minister of Foreign Affairs of the Republic of Kazakhstan'.

In: :class:`Tokens`. Out: :class:`Office` values by token index, each with the countries it names.
An office is a head noun with what belongs to it on both sides:

    [the] [Iran's | Canadian | former]* [First Deputy | Foreign Affairs]* HEAD [General] [(Europe)] [of Trade of X]*
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from relations_kb.rules.complements import Complement, complement_countries, leads_to_head, read_complement
from relations_kb.rules.nametokens import (
    AND,
    BODY,
    CAP,
    DET,
    FORMER,
    GIVEN,
    HEAD,
    MOD,
    OFFICE_WORD,
    OUTSIDE,
    OWNER,
    PLURAL,
    PORT,
    PREP,
    Tokens,
    kind_of,
)
from relations_kb.vocab.names import key
from relations_kb.vocab.offices import load_offices

_WHERE = frozenset({"demonym", "name", "former", "capital", "seat"})
# 'under State Secretary Novak', 'Then Chancellor Huber said': words of the sentence that look like words of an office.
_NOT_OF_OFFICE = frozenset({"under", "Then"})
# 'the first ambassador' is an ambassador; the 'first secretary' of an embassy, the 'first deputy minister' are offices.
_ABBREVIATION = 4  # letters of 'Amb.'
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_COLLEAGUES = frozenset({"colleague", "colleagues"})
_COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office by token indices.

    ``first`` includes article, country and 'former'; ``core`` begins the office's own words, ``end`` ends them;
    ``after`` ends all that belongs to it ('of Ontario in Canada'); ``plain`` ends the words before the first country.
    ``alone`` is the first office of a joint one ('Prime Minister and Minister of Defence') by itself.
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
    alone: Office | None = None

    @property
    def counterpart_of_other(self) -> bool:
        """Whether it is 'his counterpart', an office known from the person before."""
        return self.kind == "counterpart"


_ALSO_NAMES = frozenset({"amir", "emir", "shah", "sultan"})  # offices that are given names behind another office


def find_offices(tokens: Tokens) -> list[Office]:
    """Return all offices in ``tokens``, in order, without overlap."""
    offices: list[Office] = []
    reached = 0
    for index, flags in enumerate(tokens.flags):
        if index < reached or not flags & HEAD:
            continue
        if flags & MOD and leads_to_head(tokens, index):
            continue
        if index == reached > 0 and key(tokens.words[index]) in _ALSO_NAMES and tokens.joined(index - 1):
            tokens.flags[index] = CAP | GIVEN  # 'Foreign Minister Shah Qureshi', 'the Speaker Amir Soto'
            continue
        if tokens.places[index] >= 0 and not tokens.flags[index] & CAP:
            continue
        office = read_office(tokens, index, reached)
        if office is not None:
            offices.append(office)
            reached = office.after
    return offices


def read_office(tokens: Tokens, head: int, left: int) -> Office | None:
    """Read the office around the head noun at ``head``; no token before ``left`` is taken."""
    word = key(tokens.words[head])
    core = _core_start(tokens, head, left)
    right = read_complement(tokens, head)
    has_complement = right.end > head + 1 and any(tokens.flags[at] & PREP for at in range(head + 1, right.end))
    has_complement = has_complement or right.of_both
    if word in load_offices().needs_complement and not has_complement and core == head:
        return None
    former = bool(tokens.flags[head] & FORMER)
    while core < head and tokens.flags[core] & OUTSIDE:
        former = former or bool(tokens.flags[core] & FORMER)
        core += 1
    prefix = _read_prefix(tokens, _outside_start(tokens, core, left), left, bool(tokens.flags[head] & PLURAL))
    if core + 1 == head and tokens.words[core] in _ORDINALS and word != "secretary":
        core += 1
    if word in _COLLEAGUES and not (prefix.countries or prefix.possessive):
        return None  # 'a colleague of' is anybody; 'his Cuban colleague' is the minister of Cuba
    kind = "counterpart" if word in _COUNTERPARTS else kind_of(tokens.words[head])
    if kind == "counterpart":
        _read_origin(tokens, right)
    office = Office(
        first=prefix.first,
        core=core,
        head=head,
        plain=right.plain,
        end=right.end,
        after=right.after,
        kind=kind,
        countries=tuple(prefix.countries or complement_countries(right.countries, kind)),
        former=former or prefix.former,
        plural=bool(tokens.flags[head] & PLURAL),
        article=prefix.article,
        possessive=prefix.possessive,
        complement=has_complement,
    )
    joint = None if kind == "counterpart" or office.plural else _joint(tokens, office.end)
    if joint is None:
        return office
    return replace(
        office,
        plain=joint.plain,
        end=joint.end,
        after=joint.after,
        countries=office.countries or joint.countries,
        complement=office.complement or joint.complement,
        alone=office,
    )


def _read_origin(tokens: Tokens, right: Complement) -> None:
    """Read 'from Peru' behind 'his counterpart'."""
    at = right.after
    if at + 1 < tokens.size and tokens.words[at] == "from" and not right.countries:
        at += 1 + bool(tokens.flags[at + 1] & DET)
        if at < tokens.size and tokens.places[at] >= 0 and (code := tokens.countries[tokens.places[at]].code):
            right.countries.append(("of", code))
            right.after = tokens.after_place(at)


def over_stop(tokens: Tokens, office: Office) -> int:
    """Return the index behind ``office`` and, where it is an abbreviation, its full stop: 'Amb. X', 'Sen. X'."""
    at = office.after
    short = at == office.head + 1 and len(tokens.words[office.head]) <= _ABBREVIATION
    if short and at + 1 < tokens.size and tokens.words[at] == "." and tokens.ends[at - 1] == tokens.starts[at]:
        return at + 1
    return at


def is_grade(office: Office) -> bool:
    """Tell whether an office is a grade before a name: 'Director General, Ambassador X'."""
    return office.kind == "envoy" and not (office.complement or office.countries or office.article or office.plural)


def _core_start(tokens: Tokens, head: int, left: int) -> int:
    core = head
    while core > left and tokens.joined(core - 1):
        before = tokens.flags[core - 1]
        if tokens.places[core - 1] >= 0 and not before & PORT:
            break
        if tokens.words[core - 1] == "I" and tokens.flags[core] & MOD:
            core -= 1
        elif tokens.words[core - 1] in _NOT_OF_OFFICE:
            break
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
    return at - 1 < left or not tokens.flags[at - 1] & PREP


def _outside_start(tokens: Tokens, core: int, left: int) -> int:
    """Return where the words such as 'newly-appointed' directly before ``core`` begin."""
    while core > left and tokens.flags[core - 1] & OUTSIDE and tokens.joined(core - 1):
        if tokens.words[core - 1] in _NOT_OF_OFFICE:
            break
        core -= 1
    return core


@dataclass(slots=True)
class _Prefix:
    first: int
    countries: list[str]
    former: bool = False
    article: bool = False
    possessive: bool = False


def _read_prefix(tokens: Tokens, core: int, left: int, plural: bool) -> _Prefix:
    """Read leftwards from ``core``: 'the former Canadian', 'Iran’s', "the Ministry's"."""
    found = _Prefix(core, [])
    at = core
    while at < tokens.size and tokens.flags[at] & OUTSIDE:
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
        elif tokens.places[at] >= 0 and _is_place_of(tokens, at, left):
            break  # 'While in Kampala Minister X was received': the town is where, not whose
        elif tokens.places[at] >= 0 and not found.countries and tokens.countries[tokens.places[at]].role in _WHERE:
            found.countries += _code(tokens, at)
            at = tokens.before_place(at)
            while plural and at - 2 >= left and tokens.flags[at - 1] & AND and _is_demonym(tokens, at - 2):
                # 'the Czech and Slovak Prime Ministers'
                found.countries[:0] = _code(tokens, at - 2)
                at = tokens.before_place(at - 2)
            found.first = at
        elif flags & OUTSIDE and tokens.words[at] not in _NOT_OF_OFFICE:
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


def _is_place_of(tokens: Tokens, at: int, left: int) -> bool:
    """Tell whether the town at a token stands behind 'in' or the like, so that it tells where."""
    if tokens.countries[tokens.places[at]].role not in {"capital", "city"}:
        return False
    before = tokens.before_place(at) - 1
    return before >= left and tokens.words[before].lower() in {"in", "at", "from", "to"}


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


def _is_demonym(tokens: Tokens, at: int) -> bool:
    return tokens.places[at] >= 0 and tokens.countries[tokens.places[at]].role == "demonym"


def _code(tokens: Tokens, at: int) -> list[str]:
    code = tokens.countries[tokens.places[at]].code
    return [code] if code else []


def _joint(tokens: Tokens, end: int) -> Office | None:
    """Return the second office of a joint one: 'Crown Prince and Prime Minister of Bahrain'."""
    if end + 1 >= tokens.size or not tokens.flags[end] & AND:
        return None
    head = end + 1
    while (
        head < tokens.size
        and tokens.flags[head] & (MOD | PORT | OUTSIDE)
        and not (tokens.flags[head] & HEAD and not leads_to_head(tokens, head))
    ):
        if not tokens.joined(head):
            return None
        head += 1
    if head >= tokens.size or not tokens.flags[head] & HEAD or tokens.flags[head] & PLURAL:
        return None
    if key(tokens.words[head]) in _COUNTERPARTS or bool(tokens.flags[end + 1] & CAP) != bool(
        tokens.flags[end - 1] & CAP
    ):
        return None
    return read_office(tokens, head, end + 1)

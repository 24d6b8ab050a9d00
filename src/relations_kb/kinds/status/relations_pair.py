"""Between which two countries a match tells of relations: those it names, else those that its surroundings tell."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import acting, first_subject, partner
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Sentence, Slot

_PAIR: Final = 2
_WITH: Final = re.compile(r"(?i)\b(?:relations|ties) with (?:the )?<[CS](\d+)>")


def _of_the_relations_before(match: Match, reading: Reading) -> tuple[str, ...]:
    """Return the sides of the relations of which the sentence before speaks: 'It cut relations with Chile. They …'."""
    number = match.sentence.index - 1
    sentences = reading.document.sentences
    if number < 0 or sentences[number].block != sentences[number + 1].block or reading.home is None:
        return ()
    before = reading.sentence(number)
    codes = codes_of(before.slots[int(n)] for n in _WITH.findall(before.masked))
    return tuple(sorted((codes[0], reading.home))) if len(codes) == 1 and codes[0] != reading.home else ()


def _stage(match: Match) -> str | None:
    """Return the country of a place that stands before the parties and reads as the first of them."""
    slots = match.get("one")
    if not slots or slots[0].kind != "C" or not slots[0].codes:
        return None
    before = match.sentence.masked[: match.sentence.masked.index(f"<C{match.sentence.slots.index(slots[0])}>")]
    return slots[0].codes[0] if re.search(r"(?i)\b(?:in|at|of|inside|near|outside|on)(?: the)? $", before) else None


_CITY_AND_COUNTRY: Final = re.compile(r"(?i)\b(?:in|at|from|near) (?:the )?<C(\d+)>,? \(?(?:the )?<C(\d+)>(?=[,)])")


def _beside_cities(sentence: Sentence) -> frozenset[int]:
    """Return where the places of 'in Geneva, Switzerland,' stand: the city and its own country, which is no party."""
    out: set[int] = set()
    for found in _CITY_AND_COUNTRY.finditer(sentence.masked):
        city, country = (sentence.slots[int(number)] for number in found.groups())
        if city.codes and city.codes == country.codes and city.country is not None and city.country.city:
            out.update((city.start, country.start))
    return frozenset(out)


def _stages(sentence: Sentence, pair: tuple[str, ...]) -> frozenset[int]:
    """Return where the cities of third countries stand in which two others act: 'in New York they signed …'."""
    held = re.finditer(r"\b(?:in|at) (?:the )?<C(\d+)>", sentence.masked)
    slots = (sentence.slots[int(found[1])] for found in held)
    return frozenset(s.start for s in slots if s.city is not None and not {*s.codes} & {*pair})


_OBJECT: Final = re.compile(r"\b(?:with|from|to|against|towards) (?:the )?$")
_HEADS: Final = re.compile(r"(?:[^<]|<[DO]\d+>){0,40}?<([CS])(\d+)>(?!'s)")


def subject_of(match: Match) -> tuple[Slot, ...]:
    """Return who acts in 'Peru broke with Chile and established relations with Cuba': Peru, not Chile."""
    slots = match.get("one")
    if len(slots) != 1 or slots[0].kind not in "CS" or not match.get("two"):
        return ()
    token = f"<{slots[0].kind}{match.sentence.slots.index(slots[0])}>"
    at = match.sentence.masked.find(token)
    between = match.sentence.masked[at : match.sentence.masked.find(match.words.get("verb") or "", at)]
    first = _HEADS.match(match.sentence.masked)
    if not _OBJECT.search(match.sentence.masked[:at]) or not re.search(r"\band\b", between) or first is None:
        return ()
    subject = match.sentence.slots[int(first.group(2))]
    return (subject,) if subject.codes and subject is not slots[0] else ()


def _on_stage(match: Match) -> tuple[str, ...] | None:
    """Return the parties of 'X, for Norway, and Y, for Peru, have in New York established …', where a place acts."""
    one = match.get("one")
    if len(one) != 1 or one[0].city is None or match.get("two") or match.get("counterpart") or _stage(match) is None:
        return None
    both = [s.codes for s in match.sentence.of("B") if len(s.codes) == _PAIR and s.start >= match.span[1] - 1]
    told = codes_of(s for s in match.sentence.slots if s.kind in "CSP" and s.city is None and s.end <= one[0].start)
    pair = both[0] if both else told
    return tuple(sorted(pair)) if len(pair) == _PAIR else None


# 'Peru, with which Norway broke off relations in 1973, …'
_WITH_WHOM: Final = re.compile(
    r"<C(\d+)>(?:,? (?:a|the|one|another) [^,;.<>]{3,40}?)?,? (?:and )?with (?:which|whom)(?: the)? $"
)


def _antecedent(match: Match) -> Slot | None:
    """Return the country that 'with which' before the match points back to."""
    found = _WITH_WHOM.search(match.sentence.masked[: match.start])
    return match.sentence.slots[int(found[1])] if found is not None else None


def pair_of(match: Match, reading: Reading) -> tuple[str, ...]:
    """Return the two countries whose relations a match is about."""
    beside = _beside_cities(match.sentence)
    of_whom = _antecedent(match)
    if of_whom is not None and of_whom.codes and not match.get("two") and not match.get("counterpart"):
        acts = codes_of((*match.get("one"), *match.get("actor")))
        if len(acts) == 1 and acts[0] != of_whom.codes[0]:
            return tuple(sorted((acts[0], of_whom.codes[0])))
    if (staged := _on_stage(match)) is not None:
        return staged
    sides = (*match.get("one"), *match.get("two"), *match.get("actor"), *match.get("counterpart"))
    first = first_subject(match) if match.get("two") or match.get("counterpart") else None
    first = first or next(iter(subject_of(match)), None)
    if first is not None:
        sides = (first, *match.get("two"), *match.get("counterpart"))
    named = codes_of(slot for slot in sides if slot.start not in beside)
    within = (match.sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", match.words.get("what") or ""))
    inside = codes_of(slot for slot in within if slot.start not in beside)
    ours = acting(match, reading) if match.words.get("we") else ()
    if match.words.get("we") and not ours and len(reading.title_codes) != 2:
        return ()
    codes = tuple(dict.fromkeys((*ours, *named, *inside)))
    if len(codes) == 3 and (place := _stage(match)) is not None:
        # 'In Washington, Norway and Chile established …': the place is no party.
        codes = tuple(code for code in codes if code != place)
    if len(codes) >= 2:
        return tuple(sorted(codes))
    if len(codes) == 1:
        other = reading.other(codes[0], match.sentence.index)
        if other is None and reading.home and reading.home != codes[0]:
            other = reading.home
        other = other or partner(match, reading, codes[0])
        return tuple(sorted((codes[0], other))) if other else ()
    pair = reading.implied(match.sentence.index)
    stages = _stages(match.sentence, pair) if len(pair) == _PAIR else frozenset()
    slots = tuple(slot for slot in match.sentence.slots if slot.start not in beside | stages)
    before = codes_of(s for s in slots if s.kind in "CSP" and s.end <= match.span[0])
    if len(before) == 2:
        return tuple(sorted(before))
    # 'Relations were established on …, when President X announced it': the other side is in the sentence.
    anywhere = codes_of(s for s in slots if s.kind in "CSP")
    speaker = next((s.codes[0] for s in slots if s.kind == "P" and s.codes and s.codes[0] != reading.home), None)
    if len(anywhere) > 2 and not before and reading.home in anywhere and speaker is not None:
        return tuple(sorted((speaker, reading.home)))
    if len(anywhere) == 1 and reading.home and reading.home != anywhere[0]:
        return tuple(sorted((anywhere[0], reading.home)))
    implied = reading.implied(match.sentence.index) or _of_the_relations_before(match, reading)
    if (
        len(anywhere) == 2
        and not before
        and (not implied or set(anywhere) & set(implied) != set(implied))
        and reading.home in anywhere
    ):
        return tuple(sorted(anywhere))
    return implied


def one_with_many(match: Match, reading: Reading) -> str | None:
    """Return the country that acts in 'Norway restored relations with Chile and Peru'; None where all did it together.

    In 'Norway, Chile and Peru established relations' nobody acts with the others.
    """
    others = codes_of((*match.get("two"), *match.get("counterpart")))
    if len(others) < 2:
        return None
    first = first_subject(match) or next(iter(subject_of(match)), None)
    named = first.codes if first is not None else codes_of((*match.get("one"), *match.get("actor")))
    named = named or (acting(match, reading) if match.words.get("we") else ())
    if not named and match.rule.gives.get("home") and reading.home is not None:
        named = (reading.home,)
    return named[0] if len(named) == 1 and named[0] not in others else None

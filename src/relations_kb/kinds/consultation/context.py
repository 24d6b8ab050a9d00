"""The context of a round that a sentence tells of: its part of the sentence, its sense, its parties."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from relations_kb.kinds.consultation.clauses import PREPARED, WILL_LEAD
from relations_kb.kinds.consultation.talks import Talk, of_governments
from relations_kb.kinds.making import codes_of
from relations_kb.model.record import Modality
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import sense_of
from relations_kb.rules.slots import TOKEN, Sentence, Slot

_CUT: Final = re.compile(
    r"; |, (?=(?:is|are|will|shall|would) (?:now |then )?(?:(?:be )?(?:due |set |expected |scheduled |going )?to "
    r")?(?:hold|have|"
    r"convene|meet for|sit for|gather for) (?:its|the|their) )|,? and (?=(?:for )?(?:the|its) (?:<O|next|last|"
    r"following))|, and (?=(?:the|its) )|,? and that (?=(?:the|"
    r"its|their|a) )|, while |, whereas |: "
    r"(?=it )"
)

_AT_LAST: Final = re.compile(
    r"(?i)\b(?:at last|finally|eventually|in the end) (?:been )?(?:held|took place|met|convened)\b"
)
_WILL_NOT: Final = re.compile(
    r"(?i)\b(?:will|would|shall) (?:thus |therefore |now )?(?:not (?:now )?(?:be held|take place|meet|convene|go "
    r"ahead|come "
    r"about|sit)|fall away)\b"
)
_APPOSED: Final = re.compile(r", <[PSCD]\d+>,")  # 'is to co-chair with his host, President Diaz, the third round'
_CITY_ALONE: Final = 2  # how much one mention of a capital makes a text speak of its country
_TO_COME: Final = re.compile(
    r"(?i)\b(?:will|shall|would|agreed to|decided to|plans? to|planning to|intends? to|(?:is|are|was|were) to|"
    r"scheduled|slated|due|expected)\b[^,;]*$"
)
_HOSTED_NEXT: Final = re.compile(
    r"(?i)(?:held|hosted|convened|conducted|took place|(?:was|were) (?:held|hosted|convened|conducted|organi[sz]ed))"
)


_FRAME: Final = re.compile(
    r"(?i)\W*(?:it (?:should|may|must|can|might|is to|has to) be (?:[a-z]+ly )?(?:recalled|reminded|remembered|noted|"
    r"mentioned|added|stressed|said|emphasi[sz]ed|underlined)|let us (?:recall|remember|remind))(?: that)?,? "
)


@dataclass(frozen=True, slots=True)
class Told:
    """A round told as an event: the match, the phrase that names it, where its verb and its part stand."""

    match: Match
    talk: Talk | None
    verb_start: int
    verb_end: int
    sentence: Sentence
    segment: tuple[int, int]
    alone: bool = True

    @property
    def verb(self) -> str:
        """The words that tell it."""
        return self.sentence.masked[self.verb_start : self.verb_end]

    @property
    def masked(self) -> str:
        """The part of the masked sentence that tells of this round."""
        return self.sentence.masked[self.segment[0] : self.segment[1]]

    def slots(self, kinds: str) -> tuple[tuple[int, Slot], ...]:
        """Return the slots of the kinds in its part of the sentence, with their offsets."""
        return tuple(
            (t.start(), self.sentence.slots[int(t.group(2))])
            for t in TOKEN.finditer(self.sentence.masked, *self.segment)
            if t.group(1) in kinds
        )

    def modality(self) -> Modality | None:
        """Return how it is told: occurred, planned, cancelled, or None where denied or wished for."""
        rule = self.match.rule.id
        masked = self.masked
        if (dropped := _WILL_NOT.search(masked)) is not None and not masked[: dropped.start()].endswith(" it"):
            return "cancelled" if re.search(r"<D\d+>|\bwas to\b|planned|scheduled", masked) else None
        if _AT_LAST.search(masked):
            return "occurred"
        if re.search(r"(?i)\b(?:postponed|put off|deferred)\b", masked) and not re.search(
            r"(?i)\b(?:after being|previously|had been) postponed|\b(?:at last|finally|eventually|in the end) "
            r"(?:held|took place|met|convened)",
            masked,
        ):
            return "planned"
        if rule == "consultation.again":
            return "planned"
        if rule == "consultation.met-again":
            return "occurred"
        if self.talk is not None and not self.talk.coming and self.talk.remarked_at:
            return "occurred"  # what was expected there is no wish for the session
        at = max(self.match.start, min(self.verb_start, self.match.end))
        if rule in {
            "consultation.during",
            "consultation.row",
            "consultation.ordinal",
            "consultation.whose",
            "consultation.titled",
            "consultation.relative",
            "consultation.this-was",
            "consultation.told",
        }:
            near = masked[max(0, (self.talk.start if self.talk else 0) - self.segment[0]) :]
            words = re.sub(r"<\w+>", " ", near.split("; ", 1)[0])[:90]
            if re.search(r"(?i)\b(?:cancel\w+|called off)\b", words):
                return "cancelled"
            if self.talk is not None and PREPARED.search(self.sentence.masked[: self.talk.start]):
                return "occurred"
            coming = self.talk is not None and self.talk.coming
            if coming or re.search(
                r"(?i)\b(?:will be|(?<!first )(?<!> )(?<!  )to be held|shall be|is to|are to|will take|(?:will|"
                r"would|shall) (?:also |in turn )?"
                r"(?:host|hold|receive|follow|come|meet|convene|sit|open|start|begin|go|fall|bring|see)|scheduled|"
                r"planned|agreed for|"
                r"slated|expected|due in|is being (?:prepared|arranged|planned|organi[sz]ed)|foreseen|set for)\b",
                words,
            ):
                return "planned"
            head = self.talk.start if self.talk is not None else self.match.start
            before = self.sentence.masked[max(self.segment[0], head - 45) : head + 12]
            before = re.sub(r"(?i)\b(?:will|may|should|must) be (?:recalled|remembered|noted|mentioned)\b", " ", before)
            if self.talk is not None and self.talk.number and WILL_LEAD.search(self.sentence.masked[:head]):
                return "planned"  # 'will join President Diaz in Lima to preside over the second session'
            if re.search(
                r"(?i)\b(?:prepar\w+|upcoming|ahead of|forthcoming|on the eve of|plans? for|(?<!through the "
                r")agenda of|will|date "
                r"of|looks? forward|propos\w+ to (?:hold|convene|host)|readiness to (?:hold|convene|host))\b",
                before,
            ):
                return "planned" if re.search(r"<D\d+>", masked) else None
            if rule in {"consultation.told", "consultation.ordinal"} and _TO_COME.search(
                _APPOSED.sub(" ", self.sentence.masked[max(0, head - 75) : head])
            ):
                return "planned"
            return "occurred"
        if self.talk is not None and self.talk.coming and _HOSTED_NEXT.fullmatch(self.verb):
            before = masked[max(0, at - self.segment[0] - 25) : max(0, at - self.segment[0])]
            dates = self.slots("D")
            if dates and not re.search(r"(?i)\b(?:will|would|shall|to|be|agreed|decided)(?: [a-z]+)? $", before):
                return "occurred"  # 'the next' of a series that goes on: 'hosted the next meeting on 3 May'
        lead = masked[max(0, at - self.segment[0] - 60) : max(0, at - self.segment[0])]
        if re.search(r"(?i)\b(?:instructed|tasked|directed|mandated|asked)\b", lead) and not re.search(
            r"<D\d+>", masked
        ):
            return None
        if re.match(r"(?i)would|should|could|may|might", self.verb) and re.search(
            r"(?i)\b(?:hop(?:e|es|ed|ing)|wish\w*|propos\w+|suggest\w+|desir\w+|like|interest\w*|if|ask\w*|want\w*)\b",
            lead,
        ):
            return None
        if re.search(
            r"(?i)\b(?:agreed|decided|resolved|plan\w*|intend\w*|undertook|pledged|promised) (?:[a-z]+ "
            r")?to $",
            lead,
        ):
            return "planned"
        if re.match(r"(?i)(?:agreed|decided) to ", self.verb):
            return "planned"
        if (
            self.talk is not None
            and self.talk.number is not None
            and not self.talk.coming
            and self.verb.lower() in {"held", "hosted", "convened"}
            and re.fullmatch(r",? ", self.sentence.masked[self.talk.end : self.verb_start])
        ):
            return "occurred"  # 'the thirteenth round, held in …'
        if self.verb.lower().startswith("to ") and re.search(
            r"(?i)\b(?:agree[ds]?|decide[ds]?|resolve[ds]?|plans?)\b", lead
        ):
            return "planned"
        if self.talk is not None and (frame := _FRAME.match(self.sentence.masked)) and frame.end() < self.talk.start:
            # 'It should be recalled that the ninth session was held in May': no wish.
            told = self.sentence.masked[frame.end() : at]
            if not re.search(r"(?i)\b(?:will|would|shall|should|not|to be|never|planned)\b", told + self.verb):
                return "occurred"
        sense = sense_of(self.match, verb=at, name=(self.talk.start, self.talk.end) if self.talk else None)
        if (
            self.talk is None
            and sense is None
            and not re.search(
                r"(?i)\b(?:not|no|never|refus\w+|denied|would|could|may|might|should|if|hop\w+)\b",
                masked[max(0, self.match.start - 60) : self.match.end],
            )
        ):
            return "occurred"  # 'negotiations' and 'talks' are here the event itself, no wish for one
        if self.talk is not None and self.talk.coming and sense != "cancelled":
            return "planned"
        if (
            re.search(
                r"(?i)\b(?:will|shall|is|are|was|were|being) (?:to )?(?:be )?(?:scheduled|slated|planned|due|set|"
                r"foreseen|envisaged|programmed|expected|fixed)\b|"
                r"\b(?:will|shall) |\b(?:is|are) to ",
                self.verb,
            )
            and sense is not None
            and sense != "cancelled"
        ):
            return "planned"
        if (
            sense is None
            and self.talk is not None
            and self.talk.number is not None
            and re.search(r"(?i)\b(?:held|took place|convened)", self.verb)
            and not re.search(r"(?i)\b(?:not|never|no)\b", masked)
        ):
            return "occurred"
        return sense


_THIS_WAS: Final = re.compile(
    r"(?i)\W*(?:this|it|these|that|the (?:talks|meeting|consultations|discussions|event|encounter)) "
    r"(?:was|were|is|are|marked|constituted|represented)(?: [a-z]+){0,3}? (?:the |their |its )?$"
)


def told_before(event: Told, reading: Reading) -> Sentence | None:
    """Return the sentence before, where it tells who met and where: 'X had talks with Y. This was the third round.'"""
    if event.talk is None or event.sentence.index == 0:
        return None
    if not _THIS_WAS.match(event.sentence.masked[: event.talk.start]):
        return None
    return reading.sentence(event.sentence.index - 1)


def segments_of(events: list[Told]) -> list[Told]:
    """Give each of several rounds in one sentence its own part of it."""
    if len(events) < 2:
        return list(events)
    masked = events[0].sentence.masked
    starts = [min(e.talk.start if e.talk else e.match.start, e.verb_start) for e in events]
    cuts = [0]
    for k in range(1, len(events)):
        previous = events[k - 1].talk
        low = previous.end if previous is not None else starts[k - 1]
        at = events[k].talk.start if events[k].talk is not None else starts[k]  # type: ignore[union-attr]
        found = [c.start() for c in _CUT.finditer(masked) if low <= c.start() < at]
        cuts.append(found[-1] if found else cuts[-1])
    cuts.append(len(masked))
    out = []
    for k, event in enumerate(events):
        end = next((c for c in cuts[k + 1 :] if c > cuts[k]), len(masked))
        out.append(replace(event, segment=(cuts[k], end), alone=False))
    return out


# -------------------------------------------------------------------- parties

# 'The ministries of A and B hold consultations every second year'.
_HELD_BY: Final = re.compile(
    r"(?i)<[CS](\d+)>(?:,? and (?:the )?<[CS](\d+)>)?(?: (?:also|have|has|had|regularly|now|so|far))* "
    r"(?:holds?|held|conducts?|conducted|convenes?|convened|have|had|maintain|maintained) (?:[a-z]+ ){0,3}$"
)


def held_by(talk: Talk, sentence: Sentence) -> tuple[str, ...]:
    """Return the two countries that hold talks of which the phrase itself names none; empty where nobody says so."""
    if talk.codes or talk.joint:
        return ()
    found = _HELD_BY.search(sentence.masked[: talk.start])
    if found is None:
        return ()
    codes = codes_of(sentence.slots[int(n)] for n in found.groups() if n)
    return codes if len(codes) == 2 else ()


def prepared_by(event: Told) -> tuple[str, ...]:
    """Return the countries whose experts met to prepare or review a round; empty where it is no such meeting."""
    told = PREPARED.search(event.sentence.masked[: event.talk.start]) if event.talk is not None else None
    if told is None:
        return ()
    slots = [event.sentence.slots[int(t.group(2))] for t in TOKEN.finditer(told.group())]
    named = codes_of(s for s in slots if s.kind in "CS" and not s.city)
    return named if len(named) > 1 else codes_of(s for s in slots if s.kind == "B")


def talk_codes(talk: Talk, sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Return the parties of a mechanism that a phrase names, from the phrase, its sentence and the article."""
    codes = talk.codes
    if len(codes) >= 2:
        return codes
    if not talk.joint:
        return held_by(talk, sentence)
    after = re.match(
        r"[^;|]{0,30}?\b(?:with|between) (?:the )?(?:[a-z]+ ){0,3}<[CSP](\d+)>", sentence.masked[talk.end :]
    )
    if after is not None:
        codes = tuple(dict.fromkeys((*codes, *sentence.slots[int(after.group(1))].codes)))
    if len(codes) >= 2:
        return codes
    around = tuple(c for c in codes_of(s for s in sentence.slots if s.kind in "CSPB") if c not in codes)
    if len(codes) == 1:
        if len(around) == 1:
            return (codes[0], around[0])
        other = reading.other(codes[0], sentence.index) or (reading.home if reading.home != codes[0] else None)
        return (codes[0], other) if other else ()
    if len(around) == 2:
        return around
    implied = reading.implied(sentence.index)
    if len(around) == 1 and around[0] not in implied:
        other = reading.home if reading.home != around[0] else None
        return (around[0], other) if other else ()
    return implied


def parties_of(event: Told, reading: Reading, *, near: bool = True) -> tuple[str, ...]:
    """Return the countries that talk in a round, in no order; empty where they are not known.

    :param near: look also at what the sentence and the article imply.
    """
    talk, match = event.talk, event.match
    inside = talk.codes if talk is not None else ()
    if len(inside) >= 2:
        return inside
    sides = [s for s in (*match.get("one"), *match.get("two")) if s.kind in "PSBC"]
    people = codes_of(s for s in sides if s.kind in "PSB")
    named = tuple(dict.fromkeys((*inside, *codes_of(sides))))
    if not near:
        return people if len(people) == 2 else ()
    if len(named) == 2:
        return named
    if len(named) > 2:
        # A city among the sides ('…, and Gao Hucheng, minister'): a place, or a name that is like one.
        states = tuple(dict.fromkeys((*inside, *codes_of(s for s in sides if s.kind != "C" or not s.city))))
        if len(states) == 2:
            return states
        if len(inside) == 1:
            rest = [c for c in people if c != inside[0]]
            return (inside[0], rest[0]) if len(rest) == 1 else named
        return people if len(people) >= 2 else named
    after = event.sentence.masked[(talk.end if talk else match.start) : event.segment[1]]
    with_side = re.search(
        r"\b(?:with|between) (?:the )?(?:[a-z]+ ){0,3}<[CSP](\d+)>(?:(?: and |, )(?:the )?<[CSP](\d+)>)?", after
    )
    if with_side is not None and not re.match(r"[^<]*\bin the chair|[^<]* leading", after[with_side.end() :]):
        codes = codes_of(event.sentence.slots[int(n)] for n in with_side.groups() if n)
        named = tuple(dict.fromkeys((*named, *codes)))
        if len(named) == 2:
            return named
    hosts = codes_of(match.get("place"))
    if len(named) == 1 and len(hosts) == 1 and hosts != named:
        return (named[0], hosts[0])
    if len(named) == 1 and talk is not None and not talk.joint:
        return ()
    if len(named) == 1:
        head = reading.head_codes(match.sentence.index)
        if len(head) == 1 and head != named:
            return (named[0], head[0])
        other = reading.other(named[0], match.sentence.index)
        if other is None and reading.home and reading.home != named[0]:
            other = reading.home
        if other is None:
            # '… with Vietnam took place in Sofia' in a text that speaks of Bulgaria: it was the host's round.
            cities = {s.codes[0] for _, s in event.slots("C") if s.city and s.codes and s.codes[0] != named[0]}
            host = next(iter(cities)) if len(cities) == 1 else ""
            other = host if reading.spoken.get(host, 0) > _CITY_ALONE else None
        return (named[0], other) if other else ()
    if talk is not None and not talk.joint and not of_governments(event.sentence.masked, talk):
        # 'The commission, which the foreign ministers of A and B chair, met in …'
        pairs = {slot.codes for _, slot in event.slots("SB") if len(slot.codes) == 2} if talk.definite else set()
        return next(iter(pairs)) if len(pairs) == 1 else ()
    around = codes_of(slot for _, slot in event.slots("CSPB"))
    implied = reading.implied(match.sentence.index)
    if len(around) == 2 and not set(around) & set(implied):
        return around
    return implied

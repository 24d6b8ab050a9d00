"""Whether a match tells of a round as an event: what stands between the verb and the phrase that names the talks."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.consultation.clauses import HANGS_ON, NOT_ITS_CLAUSE, PARTICIPANTS, UNKNOWN
from relations_kb.kinds.consultation.context import Told
from relations_kb.kinds.consultation.days import NOT_ITS
from relations_kb.kinds.consultation.mentioned import mentioned
from relations_kb.kinds.consultation.talks import Talk, of_governments
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted

_ARTICLE: Final = r"(?:(?:the|a|an|their|its|his|her|that|this|yet another|another) )?"
# What may stand between a verb and its object: when, where and how.
_ADJUNCTS: Final = re.compile(
    r"(?i)[ ,]*(?:(?:,? ?(?:in|on|at|by|with|here|there|from|for|of|and|to|via|the|city|town|capital|today|"
    r"yesterday|again|also|both|format|virtual|videoconference|video|conference|online|him|her|them|a|meeting|"
    r"session|round|proceedings|work|works|opening|out|headquarters|ministry|first|time|this|week|month|year|as|"
    r"part|[a-z]+ly|<[CDSPBO]\d+>)(?![a-z]),?)[ ,]*){0,12}" + _ARTICLE
)
# Words that make another statement of what follows.
_ELSE: Final = re.compile(
    r"(?i)\b(?:said|says|signed|agree[ds]?|stressed|noted|that (?!was|were|took|ended|began|had been)|decided|"
    r"discussed|established|created|because|if|would)\b"
)
_REGULARLY: Final = re.compile(
    r"(?i)\b(?:every|regularly|annually|by turns|alternat\w+|once|twice|yearly|each year|on a regular basis)\b"
)
# 'hold consultations every second year', 'hold consultations once a year'.
_OFTEN: Final = re.compile(
    r"(?i)[^;|<.]{0,30}? (?:every|each|once|twice|regularly|annually|alternat\w+|by turns|on a regular basis)\b"
)
_FORESEEN: Final = re.compile(r"(?i)(?:was|were|is|are) (?:foreseen|envisaged)")
_SITS: Final = re.compile(r"(?i)\b(?:session|sitting|meeting|round)\b")
_COUNT: Final = re.compile(r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several)\s*$")
_LISTED: Final = re.compile(
    r"(?:,? (?:so far|to date|until now))?[ :,(–—-]{1,3}(?:in )?<C\d+>(?:,| \(| in| on)* ?(?:<D\d+>|(?:19|20)\d\d\b)"
)
_IN: Final = re.compile(
    r"(?i)\b(?:under|for|within|in the framework of|as part of|at|on the occasion of|of|in|during|attend|"
    r"co-chair|following|after|hold|with) " + _ARTICLE + "$"
)
_ESTABLISHED: Final = re.compile(
    r"(?i)\b(?:creat\w+|establish\w*|set(?:ting)? up|sign\w*|memorandum\w*|agreement\w*|MoU|deal|protocol|"
    r"preparation\w*|prepar\w+|propos\w+)\b[^<]{0,60}$"
)
# A message to those who meet tells of no meeting of two governments.
_GREETED: Final = re.compile(
    r"(?i)\b(?:greet(?:s|ed|ings?)|messages?|telegrams?|congratulat\w+|letters?) (?:<\w+> )?"
    r"(?:of (?:greetings?|welcome) )?(?:on the (?:opening|occasion) of|to|at)\b[^;|]{0,60}$"
)

# Parties talk for no government.
_PARTY: Final = Sifted(
    r"(?i)\b(?:between|of|with) (?:the )?(?:[a-z' -]{0,40})?\b(?:ruling|communist|socialist|labou?r|democratic|"
    r"workers'?|conservative|political|governing) part(?:y|ies)\b(?! (?:chair|leader|secretary|politburo))|"
    r"\b(?:inter-?party|party-to-party|united russia)\b"
)


def event_of(match: Match, talks: tuple[Talk, ...]) -> Told | None:
    """Return the round that a match tells of as an event, or None where its words are about something else."""
    masked = match.sentence.masked
    found = match.rule.regex().match(masked, match.start)
    if found is None or "talks" not in found.groupdict():
        return None
    at, verb = found.end("talks") - 1, found.span("verb")
    # 'a meeting of the Joint Commission': the head that the pattern met first may be none, the next phrase is meant.
    talk = next((t for t in talks if at < t.end), None)
    kind = match.rule.id.removeprefix("consultation.")
    if kind == "was-held":
        # 'the Commission shall meet every two years, the next session being planned': what stands at the verb is meant.
        talk = next((t for t in talks if t.number and talk and t.start > talk.end and t.end + 1 == verb[0]), talk)
    if talk is not None and talk.start > at + 45 and not (kind == "was-held" and talk.end + 1 == verb[0]):
        if kind != "was-held":
            return None
        talk = next((t for t in reversed(talks) if at < t.end <= verb[0]), None)
    if talk is None or talk.foreign or _abroad(masked, talk) or _GREETED.search(masked[: talk.start]):
        return None
    if UNKNOWN.search(masked, talk.end):
        return None  # 'to convene the commission, but no one can say when'
    if (
        re.search(r"(?<!, )\b(?:on|in|at|to) which\b", f"{talk.words}{masked[talk.end : talk.end + 10]}")
        and not talk.codes
    ):
        return None  # 'the third commission on which Norway has sat this year'
    if _PARTY.search(match.sentence.text) or (talk.loose and not _of_two(masked, talk)):
        return None
    if not _FITS[kind](match, talk, verb):
        if kind != "was-held":
            return None
        # 'the third session, and … the working group will meet': the phrase next to the verb is meant.
        talk = next((t for t in reversed(talks) if at < t.end <= verb[0] and t != talk), None)
        if talk is None or talk.foreign or _abroad(masked, talk) or not _held(match, talk, verb):
            return None
    return Told(match, talk, *verb, sentence=match.sentence, segment=(0, len(masked)))


def _of_two(masked: str, talk: Talk) -> bool:
    """Tell whether 'the second round of talks' is said to be of two countries, and not of whoever speaks."""
    return (
        len({code for slot in talk.slots if slot.kind != "P" for code in slot.codes}) > 1
        or re.search(r"<C\d+>(?:,| and) (?:the )?<C\d+>[^;<|]*(?:<[PS]\d+>[^;<|]*)*$", masked[: talk.start]) is not None
    )


def _abroad(masked: str, talk: Talk) -> bool:
    """Whether the words around show a body of one state or an organisation: 'Committee chair'."""
    return (
        re.match(
            r"(?i)(?:'s)?,? (?:chair(?:m[ae]n|woman|person)?|member|secretariat|headquarters|report|president|"
            r"office|hearing)s?\b",
            masked[talk.end :],
        )
        is not None
        or re.search(
            r"(?i)\b(?:UN|United Nations|General Assembly|parliament\w*|NATO|OSCE|IAEA|UNESCO|Duma|congress|"
            r"senate)(?:'s)? $",
            masked[: talk.start],
        )
        is not None
    )


def _did(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    said = masked[verb[0] : verb[1]].lower()
    between = masked[verb[1] : talk.start]
    listed = _LISTED.match(masked, talk.end) is not None
    if listed:  # 'have held four political consultations: Lima (2008), Oslo (2012)'
        between = _COUNT.sub(" ", between)
    host = match.get("one")
    if "host" in said and len(host) == 1 and host[0].kind == "C" and host[0].city:
        return False  # a venue
    if (
        said in {"hold", "holds", "conduct", "conducts"}
        and (match.sentence.text.rstrip().endswith(".") or _REGULARLY.search(masked))
        and (not re.search(r"<D\d+>", masked) or _OFTEN.match(masked, talk.end))
        and not re.search(rf"(?i)\b(?:to|will) {said}", masked)
    ):
        return False
    if talk.start < verb[1] or not _ADJUNCTS.fullmatch(between):
        return False
    if said.startswith("look") and not (talk.coming or (talk.number is not None and talk.joint)):
        return False  # 'look forward to holding regular consultations' sets no round
    if (
        not talk.joint
        and len(talk.codes) < 2
        and re.match(r"(?:will|would|shall|to) ", said)
        and not re.search(r"<D\d+>", masked)
    ):
        return False  # 'will hold consultations with Chile before every decision'
    if (
        re.match(r"(?:hold|holds|begins?|starts?|opens?|concludes?|chairs?|hosts?|had)$", said)
        and match.sentence.index > 0
        and not talk.number
        and not re.search(r"<D\d+>", masked)
    ):
        return re.search(rf"(?i)\b(?:to|will|and) (?:[a-z]+ )?{said}", masked) is not None and talk.joint
    if re.search(r"(?i)\b(?:is|are|was|were|be|been|being|not|never) $", masked[max(0, verb[0] - 8) : verb[0]]):
        return False
    launched = re.match(r"(?:launched|inaugurated|opened|started|began)", said)
    if launched is not None and talk.mechanism == "commission" and talk.number is None:
        return False
    if (
        re.match(
            r"(?:led|headed|chairs?|chaired|leads|attend|took part|participat|to |had|start|beg[ai]n|open|hosts?|"
            r"host|complete)",
            said,
        )
        and talk.number is None
        and not talk.joint
        and len(talk.codes) < 2
        and not (said.endswith("had") and _of_two_sides(match))
    ):
        return False
    return listed or not (talk.plural and talk.number is None and not re.search(r"<D\d+>", masked))


def _held(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    between = masked[talk.end : verb[0]]
    if verb[0] < talk.end:
        return False
    words = re.sub(r"<\w+>|\([^)]*\)", " ", between)
    if re.match(r"(?i)(?:met|sat|convened|hosted|held)$", masked[verb[0] : verb[1]]) and re.search(
        r"<P|^[^<]*, <[SB]", between
    ):
        return False  # 'At the end of the consultations, Ito and Diaz met'
    if re.search(r"(?:<O\d+>|first) (?:such )?to (?:be )?$|\b(?:yet|still) (?:to (?:be )?)?$", masked[: verb[0]]):
        return False  # 'the fourth session, the first to be held for six years'
    if (
        masked[verb[0] : verb[1]].lower() in {"take place", "takes place"}
        and talk.number is None
        and not re.search(r"<D\d+>", masked)
        and not re.match(r"(?: today| now)?(?: in| at)? <C", masked[verb[1] :])
    ):
        return False  # 'Consultations take place at the level of secretaries'
    if talk.number is None and talk.mechanism == "commission" and _FORESEEN.match(masked[verb[0] : verb[1]]):
        return talk.coming or _SITS.search(talk.words) is not None  # 'A Joint Commission was foreseen in 1996'
    if talk.number is None and "<D" not in masked and _REGULARLY.search(masked):
        return False  # 'Once a year, by turns, the commission will come together'
    if _ELSE.search(words) or ":" in between[1:] or len(words.split()) > 16:
        return False
    said = masked[verb[0] : verb[1]].lower()
    led = re.search(
        r"(?i)(?:co-?chairs?|members?|chairm[ae]n|secretar\w+|heads|<B\d+>) of (?:the )?$", masked[: talk.start]
    )
    if led is not None and talk.number is None:
        return False
    standing = re.search(r"will be (?:chaired|led|headed|co-?chaired|presided|attended)", said)
    if standing and not re.search(r"<D\d+>", masked):
        return False
    past = (
        re.search(r"(?i)\b(?:last|latest|previous|preceding|most recent)\b", talk.words) is not None
        or re.search(r"<D\d+>(?:'s)? $", masked[: talk.start]) is not None  # 'this year's round'
    )
    if (
        re.match(r"(?:held|hosted|agreed|concluded|postponed|closed)", said)
        and talk.number is None
        and not talk.joint
        and not past
        and (talk.named or not talk.definite)
    ):
        return False
    if re.search(
        r"\b(?:is|are) (?:being )?(?:also )?(?:held|convened|chaired|led|headed|co-?chaired|presided|attended)", said
    ):
        own = any(
            not NOT_ITS.search(masked[max(0, d.start() - 30) : d.start()]) for d in re.finditer(r"<D\d+>", masked)
        )
        return own and not _REGULARLY.search(masked)
    if re.match(r"(?:met|sat|hosted|held|convened)", said) and talk.named and not talk.joint and not talk.definite:
        return False
    if (
        not said.startswith(("which", "to be"))
        and not between.lstrip(" ,").startswith("which")
        and _ESTABLISHED.search(masked[: talk.start][-80:])
    ):
        return False
    return not (
        talk.plural and talk.number is None and not re.search(r"(?<!until )(?<!since )(?<!till )<D\d+>", masked)
    )


def _there(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    if talk.start < verb[1] or not _ADJUNCTS.fullmatch(masked[verb[1] : talk.start]):
        return False
    # 'In Lima there took place the third round': no subject stands before.
    before = re.sub(r"<\w+>", " ", masked[max(0, verb[0] - 60) : verb[0]])
    return talk.joint and not re.search(
        r"(?i)\b(?:which|that|meeting|visit|ceremony|talks|session|round|consultations)\b", before
    )


def _venue(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    return _ADJUNCTS.fullmatch(PARTICIPANTS.sub("", match.sentence.masked[verb[1] : talk.start])) is not None


def _under(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    before = masked[verb[1] : talk.start]
    if (
        re.search(r"(?i)\b(?:close|continued|continuing|ongoing|intensive|regular)\b", talk.words)
        and talk.number is None
    ):
        return False
    told = _IN.search(before) is not None and not _ELSE.search(before) and len(before) < 130
    return told and (talk.joint or not talk.named or _of_two_sides(match))


def _of_two_sides(match: Match) -> bool:
    """Tell whether who meets for consultations are two countries: 'Experts of A and B gathered for consultations'."""
    return len({code for slot in match.get("one") for code in slot.codes}) == 2


def _during(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    if talk.start < verb[1] or not re.fullmatch(
        r"(?i) "
        + _ARTICLE
        + r"(?:(?:margins|framework|sidelines|course|end|opening|results|outcomes?|conclusion) of "
        + _ARTICLE
        + ")?",
        masked[verb[1] : talk.start],
    ):
        return False
    if _ESTABLISHED.search(masked[: verb[0]][-60:]):
        return False
    near = masked[talk.end : talk.end + 60]
    dated = re.match(r"[^;|]{0,45}?\b(?:on|in|held|hosted)\b[^;|]{0,25}?<[DC]\d+>", near) or re.match(
        r",? (?:on |in |\()?<[CD]", near
    )
    loose = masked[verb[0] : verb[1]].lower() in {"for", "of", "in"}
    if talk.number is not None:
        return bool(dated) or (not loose and (talk.remarked_at or bool(re.search(r"<D\d+>", masked))))
    return (
        talk.named
        and not loose
        and len(talk.codes) == 2
        and talk.joint
        and (re.search(r"(?i)\b(?:session|sitting|meeting|round)\b", talk.words) is not None or bool(dated))
    )


# How such a line ends: the level, whose, and the town.
_ENTRY: Final = re.compile(
    r"(?i)(?: (?:between|of|at|on|with)\b[^;|]{0,90}?)?(?:,| -| –| —| \(|:| in| \|)?[ (]*(?:held )?(?:in |at )?"
    r"<C\d+>[^\w<]*|[^\w<]*"
)


def _row(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    if talk.start > verb[1] + 4 or not (talk.number or of_governments(masked, talk) or (talk.joint and talk.named)):
        return False
    rest = masked[talk.end :]
    if talk.number is None:
        # '4 May 2023 - consultations of the Foreign Ministries at the level of directors, Oslo': a day opens the line.
        dated = re.fullmatch(r"\W*(?:[a-z]{1,3} )?<D\d+>\W*", masked[: talk.start])
        return dated is not None and _ENTRY.fullmatch(rest) is not None
    return re.match(r"(?:,| -| –| —| \(|:| in| on| \|)?[ (]*(?:held )?(?:in |on |at )?<[CD]\d+>", rest) is not None


def _relative(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    if talk.number is None or (talk.named and not talk.joint):
        return False
    found = HANGS_ON.match(masked, talk.end)
    return found is not None and not NOT_ITS_CLAUSE.search(re.sub(r"<\w+>", " ", found.group()))


def _this_was(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    between = match.sentence.masked[verb[1] : talk.start]
    return (
        talk.named
        and talk.number is not None
        and talk.joint
        and match.sentence.index > 0
        and re.fullmatch(r"(?i)(?: (?:already|also|again|in fact))? (?:the|their|its)? ?", between) is not None
    )


def _whose(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    if talk.named and talk.number is None:
        return False
    near = masked[talk.end : talk.end + 140]
    led = re.search(r"(?i)<[PS]\d+>[^;|]{0,30}? (?:co-?chaired|chaired|led|headed|opened|held)", near)
    return masked[match.start : match.start + 5].lower() == "whose" and bool(led or re.search(r"<[DC]\d+>", near))


def _ordinal(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    if talk.named or (talk.number is None and not talk.coming):
        return False
    near = re.split(r";|, and (?=the|its)", masked[talk.end : talk.end + 90])[0]
    if re.match(r"(?: of (?!them|these|those)|,? (?:not|but)\b)", near):
        return False
    if (talk.number or 0) > 1 and mentioned(match, talk, verb):
        return True
    return re.match(r"[^;|]{0,40}?<[DC]\d+>|,? (?:was|were) (?:held|convened)|,? which", near) is not None


def _titled(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    masked = match.sentence.masked
    if not talk.named or not talk.joint or _REGULARLY.search(masked) or _ESTABLISHED.search(masked[: talk.start]):
        return False
    if re.search(
        r"(?i)\b(?:memorandum|agreement|deal|mou|to (?:be )?(?:create|establish|set up|form)(?:e?d)?|"
        r"council of|readout|fact sheet|members of|"
        r"participants|press conference|"
        r"statement (?:on|by)|remarks|interview|about)\b",
        masked,
    ):
        return talk.number is not None and "Readout" in masked
    return True


_FITS: Final = {
    "did": _did,
    "house": _did,
    "was-held": _held,
    "there": _there,
    "venue": _venue,
    "under": _under,
    "during": _during,
    "row": _row,
    "whose": _whose,
    "ordinal": _ordinal,
    "titled": _titled,
    "this-was": _this_was,
    "relative": _relative,
    "told": mentioned,
}

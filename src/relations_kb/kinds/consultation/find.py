"""From matches to rounds of consultations: which mechanism, which round, whose, who led, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from relations_kb.kinds.consultation.clauses import REVIEWED
from relations_kb.kinds.consultation.context import Told, held_by, parties_of, prepared_by, segments_of, talk_codes
from relations_kb.kinds.consultation.days import dates_of, pairs_of
from relations_kb.kinds.consultation.elliptic import with_elliptic
from relations_kb.kinds.consultation.joining import add
from relations_kb.kinds.consultation.model import Consultation, Mechanism
from relations_kb.kinds.consultation.people import heads_of_delegation
from relations_kb.kinds.consultation.programme import with_programme
from relations_kb.kinds.consultation.rules import RULES
from relations_kb.kinds.consultation.shortnames import has_short_name, named_sentence, named_talks, short_names
from relations_kb.kinds.consultation.talks import Talk, may_name_talks, of_governments
from relations_kb.kinds.consultation.telling import event_of
from relations_kb.kinds.consultation.topics import topics_near
from relations_kb.kinds.consultation.turned import WITH, alike_to, of_both, with_host
from relations_kb.kinds.consultation.where import VIRTUAL, place_of_round
from relations_kb.kinds.making import codes_of, date_span, evidence_of
from relations_kb.model.record import Evidence, Modality, Place
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule, RuleBook, fire
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated

BOOK: Final = RuleBook(RULES)
_UNNAMED: Final = frozenset(
    {"consultation.again", "consultation.met-again", "consultation.experts", "consultation.started-talks"}
)
_TEAM: Final = re.compile(r"(?i)delegat|negotiat|envoy|official|diplomat|representative|expert|team|\bside")
_NOW: Final = re.compile(
    r"(?i)\b(?:takes? place|(?:is|are) (?:being )?(?:held|hosted|convened|holding|hosting|meeting|taking place)|meets?|"
    r"convenes?|holds?|hosts?|opens?|begins?|starts?|co-?chairs?|gathers?|sits?)\b"
)
# 'the next consultation' names no other mechanism than that told of.
_NEXT: Final = re.compile(r"(?i)\b(?:the|next|following|upcoming|forthcoming|last|previous)\b|<O\d+>|\W+")
_EXPERTS: Final = re.compile(r"(?i)^\W*(?:the )?(?:[a-z-]+ )?experts\b")
_NTH: Final = re.compile(r"<O(\d+)> (?:(?:round|session) of|time\b)")
# As in: 'There exists a security dialogue, whose second session …', 'a cyber dialogue; Lima hosted its first one'
_SITS: Final = re.compile(r"(?i)[^;.]{0,120}?\b(?:its|whose|the|of which (?:[^;.,]{0,50} )?the) <O\d+>")
_BETWEEN_TWO: Final = re.compile(r"(?i)\bbetween (?:the |its |their )?(?:<O\d+> (?:and|to) (?:the )?)?(?:<O\d+>? ?)?$")
_UNITS: Final = re.compile(r"(?i)\b(?:of|rounds?|sessions?|meetings?|sittings?|editions?)\b")
_FAR: Final = 14  # sentences after which 'the fifth session' no longer means the mechanism told of before


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The mechanism last spoken of, which 'the fifth session' and 'it' mean."""

    mechanism: Mechanism
    countries: tuple[str, ...]
    sentence: int
    number: int | None = None


def find(reading: Reading) -> tuple[Consultation, ...]:
    """Return the rounds that a text tells of, each once. The title counts where the rest tells of none."""
    found: list[Consultation] = []
    later: list[Consultation] = []
    last: Antecedent | None = None
    known: dict[Mechanism, Antecedent] = {}
    by_sentence = BOOK.by_trigger(reading)
    shortened = bool(short_names(reading))
    for number, lowered in enumerate(reading.lowered):
        short = shortened and has_short_name(reading, number)
        rules = BOOK.candidates(f"{lowered} commission") if short else by_sentence.get(number, ())
        if not rules or not (short or _may_tell(reading, number, rules)):
            continue
        sentence = named_sentence(reading, number)
        talks = named_talks(reading, sentence)
        head = reading.head_codes(number) if talks and last is not None else ()
        if last is not None and head and not set(head) <= set(last.countries):
            last, known = None, {}  # under the next country's heading 'the Commission' is another one
        title = _is_title(reading, number)
        heading = reading.is_section_heading(number)
        matches = (
            ()
            if heading or not (talks or any(rule.id in _UNNAMED for rule in rules))
            else tuple(
                m for rule in rules if title or rule.id != "consultation.titled" for m in fire(rule, sentence, reading)
            )
        )
        told = _told(matches, talks, sentence, title=title)
        fresh = len(found)
        for event in told:
            at = event.talk.start if event.talk is not None else event.match.start
            before = _spoken(reading, sentence, talks, at, last, known)
            own = fresh if _apart(event, told) else None
            for record in _records(event, reading, before, found):
                add(later if title else found, record, own=None if title else own)
        last = _spoken(reading, sentence, talks, len(sentence.masked) + 1, last, known)
        turned = found[-1] if len(found) > fresh and last is not None and WITH.match(sentence.masked) else None
        if last is not None and turned is not None and turned.countries != last.countries:
            last = replace(last, countries=turned.countries)
        if last is not None:
            known[last.mechanism] = last
    untold = not found
    for record in later:
        if untold or _adds(record, found):
            add(found, record)
    return tuple(with_programme(with_elliptic(found, reading), reading))


def _may_tell(reading: Reading, number: int, rules: tuple[Rule, ...]) -> bool:
    """Tell whether a sentence has words for talks, or for a rule that asks for no name of them."""
    return may_name_talks(reading, number) or any(
        rule.id in _UNNAMED and rule.may_match(reading.flat_words(number)) for rule in rules
    )


def _apart(event: Told, told: tuple[Told, ...]) -> bool:
    """Tell whether a sentence tells of another body too: 'the Commission will meet, and so will the working group'."""
    talk = event.talk
    if talk is None or not talk.named or talk.codes:
        return False
    return any(
        other.talk is not None and other.talk.named and other.talk.start < talk.start and other.talk.words != talk.words
        for other in told
    )


def _is_fresh(date: Dated | None, published: str | None) -> bool:
    """Tell whether an event is news, so that it was where the article was written."""
    if date is None or date.basis == "published":
        return True
    day, today = edtf.last_day(date.edtf), edtf.first_day(published)
    return len(date.edtf) >= 10 and day is not None and today is not None and 0 <= (today - day).days <= 3


def _to_come(event: Told, date: Dated | None, published: str | None) -> bool:
    """Tell whether words in the present announce: 'the forum takes place on 10 June', written on the 8th."""
    if date is None or published is None or len(date.edtf) < 10 or len(published) < 10:
        return False
    day, today = edtf.first_day(date.edtf), edtf.last_day(published)
    return day is not None and today is not None and day > today and _NOW.search(event.masked) is not None


def _adds(record: Consultation, found: list[Consultation]) -> bool:
    """Tell whether a title completes a record that the text below it gives: by its number."""
    return (
        any(
            known.countries == record.countries
            and known.mechanism == record.mechanism
            and known.round is None
            and known.modality == record.modality == "occurred"
            for known in found
        )
        and record.round is not None
        and len(found) == 1
    )


def _is_title(reading: Reading, number: int) -> bool:
    title = reading.document.title.span if reading.document.title is not None else None
    span = reading.document.sentences[number].span
    return title is not None and span.start <= title.start < span.end


def _told(matches: tuple[Match, ...], talks: tuple[Talk, ...], sentence: Sentence, *, title: bool) -> tuple[Told, ...]:
    """Return the rounds that a sentence tells as events: for each phrase the first rule that holds."""
    chosen: dict[int, Told] = {}
    loose: list[Told] = []
    for match in matches:
        if match.rule.id == "consultation.started-talks" and not _of_governments(match):
            continue
        if match.rule.id in _UNNAMED:
            at, until = _verb(match)
            spoken = {**match.words, "verb": sentence.masked[at:until]}
            whole = (0, len(sentence.masked))
            loose.append(Told(match._replace(words=spoken), None, at, until, sentence=sentence, segment=whole))
            continue
        event = event_of(match, talks)
        if event is not None and event.talk is not None:
            chosen.setdefault(event.talk.start, event)
    named = [chosen[at] for at in sorted(chosen)]
    out = segments_of(named)
    for event in loose:
        if not any(e.verb_start <= event.verb_start < e.verb_end + 20 for e in named) and not (
            named and event.match.rule.id == "consultation.started-talks"
        ):
            out.append(event)
    return tuple(out)


def _of_governments(match: Match) -> bool:
    """Tell whether talks without a name are held by two countries or their delegations, not by two leaders."""
    one = match.get("one")
    said = next((words for name, words in match.words.items() if name.startswith("one")), "")
    return len(codes_of(one)) > 1 and all(
        slot.kind == "C" or _TEAM.search(said if slot.kind == "B" else slot.title or "") for slot in one
    )


def _verb(match: Match) -> tuple[int, int]:
    found = match.rule.regex().match(match.sentence.masked, match.start)
    if found is not None:
        for name in ("verb", *(f"verb{n}" for n in range(2, 9))):
            if name in found.groupdict() and found.group(name) is not None:
                return found.span(name)
    return match.start, match.end


def _spoken(
    reading: Reading,
    sentence: Sentence,
    talks: tuple[Talk, ...],
    until: int,
    last: Antecedent | None,
    known: Mapping[Mechanism, Antecedent],
) -> Antecedent | None:
    """Return the mechanism that the text has spoken of last, before an offset in the sentence."""
    for talk in talks:
        if talk.end > until or not talk.named or talk.foreign:
            continue
        if talk.definite and not talk.codes and talk.mechanism in known:
            # 'The consultations rest on a memorandum': those told of before, though another body came between.
            last = replace(known[talk.mechanism], sentence=sentence.index)
            continue
        codes = talk_codes(talk, sentence, reading)
        if len(codes) < 2 and last is not None and talk.definite and not talk.codes:
            continue
        sits = not talk.codes and (
            _SITS.match(sentence.masked, talk.end) is not None or of_governments(sentence.masked, talk)
        )
        if len(codes) < 2:
            codes = () if talk.codes else last.countries if last is not None else ()
            codes = codes or (reading.implied(sentence.index) if sits else ())
        if 2 <= len(codes) <= 6 and (talk.joint or talk.codes or sits or held_by(talk, sentence)):
            number = None if talk.coming or len(talk.numbers) > 1 else talk.number
            last = Antecedent(talk.mechanism, tuple(sorted(codes)), sentence.index, number)
    return last


def _own_name(talk: Talk, mechanism: Mechanism) -> bool:
    """Tell whether a phrase says more than 'the next consultation' of those told of: which body it is."""
    words = _NEXT.sub(" ", talk.words).split()
    if len(words) > 1 and len(_UNITS.sub(" ", " ".join(words)).split()) == 1:
        return False  # 'the 3rd Meeting of the Committee': the one told of before
    return len(words) > 1 or (mechanism == "commission" and len(talk.words.split()) > 1) or words[:1] == ["FOC"]


def _records(
    event: Told, reading: Reading, last: Antecedent | None, found: list[Consultation]
) -> Iterator[Consultation]:
    talk, match = event.talk, event.match
    rule = match.rule.id
    if last is not None and match.sentence.index - last.sentence > _FAR:
        last = None
    anaphoric = rule in {"consultation.again", "consultation.met-again"} or (talk is not None and not talk.named)
    bare = (
        talk is not None
        and talk.named
        and talk.definite
        and not talk.codes
        and last is not None
        and talk.number is None
    )
    if anaphoric and last is None:
        return
    modality = event.modality()
    if modality is None:
        return
    alike = alike_to(event, reading, last.countries if last is not None else (), found)
    if alike and talk is not None:
        countries = alike
        mechanism = talk.mechanism if talk.named or last is None else last.mechanism
    elif talk is not None and not talk.stated and len(prepared := prepared_by(event)) > 1:
        countries = prepared
        mechanism = talk.mechanism if talk.named or last is None else last.mechanism
    elif (anaphoric or bare) and last is not None:
        countries = of_both(event, reading) or last.countries
        mechanism = last.mechanism
        if bare and talk is not None and not anaphoric and talk.mechanism != mechanism and _own_name(talk, mechanism):
            mechanism = talk.mechanism
            countries = parties_of(event, reading) or countries
        elif anaphoric and talk is not None:
            named = parties_of(event, reading, near=False)
            countries = named if len(named) == 2 else countries
    else:
        countries = parties_of(event, reading)
        mechanism = talk.mechanism if talk is not None else ("expert" if rule == "consultation.experts" else "other")
        if (
            talk is not None
            and last is not None
            and set(countries) == set(last.countries)
            and not _own_name(talk, mechanism)
        ):
            mechanism = last.mechanism  # 'The Committee came together for the first time': the one told of before
    if talk is not None and not talk.joint and _EXPERTS.search(match.sentence.masked[: talk.start]):
        mechanism = "expert"  # 'Experts of A and B gathered for consultations on the draft'
    hosted: Place | None = None
    if len(countries) < 2 and talk is not None:
        countries = with_host(talk, reading, found)
        hosted = found[0].place if countries and re.search(r"(?i)\bhost|venue", event.masked) else None
    if not 2 <= len(countries) <= 6:
        return
    number = None if talk is None or (talk.coming and modality == "planned") else talk.number
    counted = (
        _NTH.search(match.sentence.masked, match.start, match.end)
        if rule in {"consultation.started-talks", "consultation.met-again"}
        else None
    )
    if talk is None and counted is not None:
        number = match.sentence.slots[int(counted.group(1))].ordinal
    if talk is not None and "<O" in talk.words and _BETWEEN_TWO.search(match.sentence.masked[: talk.start + 8]):
        number = None  # 'a stock-taking between the 2nd and the 3rd session'
    if talk is not None and "<O" in talk.words and REVIEWED.search(match.sentence.masked[: talk.start]):
        number = None
    if (
        talk is not None
        and number is None
        and modality == "occurred"
        and talk.named
        and re.match(r"(?i)inaugurat", event.verb)
    ):
        number = 1
    if (
        number is None
        and bare
        and last is not None
        and last.number is not None
        and modality == "occurred"
        and match.sentence.index - last.sentence in (1, 2)
        and not any(r.round == last.number and r.countries == last.countries for r in found)
    ):
        number = last.number  # 'The 21st session of the Commission was the occasion … The Commission sat on 10 July.'
    place = place_of_round(event, reading, countries) or hosted
    news = not anaphoric or (talk is not None and talk.number is not None and not found)
    people, more = heads_of_delegation(event, reading, countries, modality=modality, before=found)
    pairs = pairs_of(event, reading)
    told: list[tuple[int | None, Place | None, Dated | None]] = (
        list(pairs)
        if pairs
        else [(number, place, date) for date in dates_of(event, reading, modality=modality, news=news)]
    )
    for nth, there, date in told:
        sense: Modality = "planned" if modality == "occurred" and _to_come(event, date, reading.published) else modality
        where = there
        if (
            where is None
            and modality == "occurred"
            and news
            and _is_fresh(date, reading.published)
            and not VIRTUAL.search(event.masked)
        ):
            dateline = reading.dateline(match.sentence.index)
            where = dateline if dateline is not None and dateline.country in countries else None
        evidence: tuple[Evidence, ...] = (*evidence_of(reading, match, date=date_span(date)), *more)
        yield Consultation(
            doc=reading.document.name,
            countries=tuple(sorted(countries)),
            date=date.edtf if date else None,
            date_basis=date.basis if date else "stated",
            modality=sense,
            place=where,
            people=people,
            evidence=evidence,
            mechanism=mechanism,
            round=nth,
            topics=() if anaphoric else topics_near(reading, match.sentence.index),
            rule=rule,
            confidence=match.rule.confidence,
        )

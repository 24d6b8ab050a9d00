"""Reading matches of the rules on envoys: who sends whom where, and who recalls or expels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of, participants, union
from relations_kb.kinds.status.ceremonies import read_ceremony
from relations_kb.kinds.status.context import ceremony_place, date_told, first_subject, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.recalls import posted_to, read_recalled
from relations_kb.kinds.status.registers import list_sides, post_of, row_name
from relations_kb.kinds.status.row_steps import dated_step
from relations_kb.kinds.status.taking_up import read_rank
from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.holders import acts_for_many
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated, resolve_slot

_ENVOY: Final = re.compile(
    r"(?i)\b(?:ambassador|high commissioner|envoy|minister plenipotentiary|consul|charg|minister resident|"
    r"head of mission|nuncio|commissioner|minister to)"
)
_NO_NAME: Final = re.compile(
    r"(?i)\b(?:the|he|she|it|this|in|on|ambassador|minister|president|government|republic|embassy|january|february|"
    r"march|april|"
    r"june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday)\b"
)
_MULTILATERAL: Final = re.compile(
    r"(?i)\b(?:united nations|u\.?n\.?\b|nato|osce|unesco|european union|african union|wto|asean)"
)


def read_envoy(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the records that a match of a rule on envoys states."""
    rule = match.rule
    if rule.gives["event"] == "envoy-recalled":
        yield from read_recalled(match, reading)
    elif rule.gives.get("many") or rule.gives.get("listed"):
        yield from read_ceremony(match, reading)
    elif rule.gives.get("byname"):
        yield from _by_name(match, reading)
    elif rule.gives.get("term"):
        yield from _term(match, reading)
    elif rule.gives["event"] == "rank-raised":
        yield from read_rank(match, reading)
    elif rule.id == "status.envoy-listed":
        yield from _listed(match, reading)
    else:
        yield from _accredited(match, reading)


_IT_TOOK_PLACE: Final = re.compile(
    r"(?i)^\W*(?:the |this )?(?:presentation|ceremony|event|handing[- ]over|handover)(?: of (?:the )?"
    r"(?:credentials|letters?[a-z ]*))?(?: ceremony)? (?:was (?:made|held)|took place|came|happened|was)"
    r"[^;<]{0,30}<D(?P<date>\d+)>"
)


def _told_after(match: Match, reading: Reading) -> Dated | None:
    """Return the day that the next sentence tells: 'The presentation was made on Tuesday, in a virtual ceremony.'"""
    number = match.sentence.index + 1
    if number >= len(reading.lowered) or match.sentence.of("D"):
        return None
    sentence = reading.sentence(number)
    found = _IT_TOOK_PLACE.match(sentence.masked)
    return resolve_slot(reading, sentence.slots[int(found["date"])]) if found is not None else None


def _accredited(match: Match, reading: Reading) -> Iterator[Status]:
    modality = _decided(match) if match.rule.gives.get("decided") else told_as(match)
    if modality is None:
        return
    rule_decided = match.rule.gives.get("decided")
    envoys, receivers = match.get("envoy"), match.get("receiver")
    if any(slot.person is not None and acts_for_many(slot.person) for slot in receivers):
        return  # credentials to the head of an organisation
    post = match.words.get("post") or match.words.get("post2") or ""
    credentials = "credential" in match.rule.id
    sender = match.get("sender")
    post = f"{post} {sender[0].title or ''}" if sender else post
    named_post = bool(_ENVOY.search(post)) or any(_ENVOY.search(s.title or "") for s in envoys)
    if (match.rule.id in {"status.served", "status.appointed"} or match.rule.gives.get("named")) and not named_post:
        return
    if match.rule.gives.get("new") and not (named_post and _is_new(envoys, match, reading)):
        return
    if credentials and match.rule.id != "status.received-credentials":
        envoys = tuple(slot for slot in envoys if slot.kind != "C")
    # 'The ambassadors of Japan, Cyprus and Peru' are three.
    envoys = tuple(
        envoy._replace(codes=(code,)) if envoy.kind == "S" else envoy
        for envoy in envoys
        for code in (envoy.codes if envoy.kind == "S" and len(envoy.codes) > 1 else envoy.codes[:1] or ("",))
    )
    envoys = tuple(e._replace(codes=()) if e.codes == ("",) else e for e in envoys)
    for envoy in envoys:
        if envoy.kind == "S" and envoy.person is not None and receivers and envoy.codes == receivers[0].codes:
            continue  # 'he' of the receiver's own country is somebody told before
        actor = sender[0].codes[0] if sender and sender[0].codes else envoy.codes[0] if envoy.codes else None
        seat = match.get("seat")
        if seat:
            if not _ENVOY.search(seat[0].title or "") or not seat[0].codes:
                continue
            words = reading.text[seat[0].start : seat[0].end]
            which = re.search(r"(?i)\b(?:first|new|next|second|third|current|present|last)\b", words)
            if which is None and not match.words.get("nth"):
                continue
            actor = seat[0].codes[0]
            post = reading.text[seat[0].start : seat[0].end]
        counterpart = next(iter(codes_of(receivers)), None) or next(iter(codes_of(match.get("counterpart"))), None)
        if match.get("actor") and match.rule.id in {"status.appointed", "status.appointed-unnamed"}:
            lead = first_subject(match)
            actor = next(iter(lead.codes if lead is not None else codes_of(match.get("actor"))), actor)
        counterpart = counterpart if counterpart != actor else None
        if credentials and receivers and all(s.person is not None and s.person.country is None for s in receivers):
            # Whose president receives is a guess, which the envoy's own title goes before: 'envoy to Chile'.
            told = posted_to(envoy, post, match, reading, actor)
            if told is not None:
                receivers = tuple(s._replace(codes=(told,)) for s in receivers)
                counterpart = told
        if counterpart is None:
            counterpart = posted_to(envoy, post, match, reading, actor)
        if actor is None and counterpart is None and match.rule.id in {"status.served", "status.appointed"}:
            actor, counterpart = _as_before(match, reading)
        if actor is None and counterpart is not None:
            actor = partner(match, reading, counterpart)
        if counterpart is None and actor is not None:
            counterpart = partner(match, reading, actor)
        if actor is None or counterpart is None or _MULTILATERAL.search(post):
            continue
        listed = post_of(reading)
        if listed is not None and (actor, counterpart) == (listed.counterpart, listed.actor):
            actor, counterpart = counterpart, actor  # a list of one side's envoys knows the direction
        if _ROW.match(match.sentence.masked) and list_sides(reading, match.sentence.index) == (counterpart, actor):
            actor, counterpart = counterpart, actor
        date = _begun(
            date_told(
                match,
                reading,
                future=modality == "planned",
                news=bool(credentials or rule_decided or match.rule.gives.get("news") or _lead(match, reading)),
            ),
            reading,
        )
        if credentials and (date is None or date.basis == "published"):
            date = _told_after(match, reading) or date
        if date is None and credentials and modality == "occurred" and _of_a_ceremony(reading):
            date = Dated(reading.published or "", "published", None)
        people = union(participants((envoy,), actor), participants(receivers, counterpart))
        if not people and not credentials and match.rule.id != "status.appointed-unnamed":
            continue
        yield from make(
            match,
            reading,
            "envoy-accredited",
            countries=(actor, counterpart),
            date=date,
            modality=modality,
            actor=actor,
            counterpart=counterpart,
            people=people,
            place=ceremony_place(match, reading, counterpart),
        )
    posted = match.get("posted")
    if posted and not _ENVOY.search(posted[0].title or ""):
        return
    if not envoys and match.rule.id == "status.appointed-unnamed":
        actor = next(iter(codes_of(match.get("actor"))), None)
        counterpart = next(iter(codes_of(match.get("counterpart"))), None)
        if actor is None and counterpart is not None:
            biography = any(slot.title in {"he", "she"} for slot in match.get("actor"))
            actor = reading.home if biography else partner(match, reading, counterpart)
        if actor and counterpart and actor != counterpart:
            yield from make(
                match,
                reading,
                "envoy-accredited",
                countries=(actor, counterpart),
                modality=modality,
                date=date_told(match, reading, future=modality == "planned"),
                actor=actor,
                counterpart=counterpart,
            )


_ROW: Final = re.compile(r"\W*<P\d+> ?[–—:-] ")


def _lead(match: Match, reading: Reading) -> bool:
    """Tell whether an appointment is the news that a dated text opens with."""
    if reading.document.published is None or match.rule.id not in {"status.arrived", "status.appointed"}:
        return False
    blocks = reading.document.blocks
    first = next((n for n, b in enumerate(blocks) if b.kind == "paragraph"), 0)
    before = match.sentence.masked[: match.end]
    return reading.document.sentences[match.sentence.index].block <= first + 1 and not re.search(
        r"(?i)\b(?:had been|previously|formerly|earlier|once|former)\b", before
    )


def _of_a_ceremony(reading: Reading) -> bool:
    """Tell whether a dated text opens with a ceremony of credentials, which all its envoys then take part in."""
    if reading.document.published is None or reading.published is None:
        return False
    return any("credential" in words or "credence" in words for words in reading.lowered[:4])


def _decided(match: Match) -> Modality | None:
    """'Approved the appointment of …' appoints; 'opposed the nomination' does not."""
    before = match.sentence.masked[max(0, match.start - 60) : match.start]
    done = re.search(
        r"(?i)\b(?:approv\w+|announc\w+|confirm\w+|sign\w+|decid\w+|decrees?\w*|orders?|issu\w+|agreed to|"
        r"consent\w*|welcomed)\b",
        before,
    )
    return "occurred" if done and not re.search(r"(?i)\b(?:not|never|will|would|may)\b", before) else None


def _as_before(match: Match, reading: Reading) -> tuple[str, str] | tuple[None, None]:
    """Return the sides of the last post told: after 'the first Ambassador of Norway to Chile', the next ones'."""
    for number in range(match.sentence.index, max(-1, match.sentence.index - 6), -1):
        for slot in reading.sentence(number).of("SP"):
            if number == match.sentence.index and slot.end > match.span[0]:
                break
            if slot.codes and _ENVOY.search(slot.title or ""):
                other = posted_to(slot, "", match, reading, slot.codes[0]) or partner(match, reading, slot.codes[0])
                if other is not None:
                    return slot.codes[0], other
    return None, None


def _is_new(envoys: tuple[Slot, ...], match: Match, reading: Reading) -> bool:
    """Tell whether an envoy who arrives takes up the post: 'the new ambassador', 'arrived to take up'."""
    start = envoys[0].start if envoys else match.sentence.start
    near = reading.text[max(match.sentence.start, start - 24) : start + 24]
    return bool(re.search(r"(?i)\b(?:new|newly|first|incoming|designate|appointed)\b", near))


def _begun(date: Dated | None, reading: Reading) -> Dated | None:
    """Return when a term of office began: 'from May 2009 to June 2012' is May 2009, 'spring 2009' stays whole."""
    if date is None or date.span is None or "/" not in date.edtf:
        return date
    words = reading.text[slice(*date.span)]
    if re.search(r"\d ?[–—-] ?\d|\b(?:to|until|till|through|and)\b|\d ?[–—-] ?[A-Z]", words):
        return Dated(date.edtf.split("/")[0], date.basis, date.span)
    return date


def _by_name(match: Match, reading: Reading) -> Iterator[Status]:
    """Read 'Norway named Ingrid Holm as its ambassador to Chile', of a person whom the text gives no title."""
    modality = told_as(match)
    named = match.get("person")
    person = named[0].person if named else None
    name = (match.words.get("name") or match.words.get("name2") or (person.name if person is not None else "")).strip()
    sender = match.get("sender")
    if match.words.get("verb") == ":" and modality == "occurred":
        return  # a heading and a name; only 'whom she will send: …' tells
    if not name or modality is None or (sender and not _ENVOY.search(sender[0].title or "")) or _NO_NAME.search(name):
        return
    actor = next(iter(codes_of((*match.get("actor"), *sender))), None)
    counterpart = next(iter(codes_of((*match.get("receiver"), *match.get("counterpart")))), None)
    if actor is None and counterpart is None:
        actor, counterpart = _as_before(match, reading)
    if actor is None and counterpart is not None:
        actor = reading.other(counterpart, match.sentence.index)
    if counterpart is None and actor is not None:
        counterpart = reading.other(actor, match.sentence.index)
    if actor is None or counterpart is None or actor == counterpart:
        return
    office = (
        match.words.get("post") or match.words.get("post2") or (sender[0].title if sender else None) or "Ambassador"
    )
    yield from make(
        match,
        reading,
        "envoy-accredited",
        countries=(actor, counterpart),
        date=_begun(date_told(match, reading, future=modality == "planned"), reading),
        modality=modality,
        actor=actor,
        counterpart=counterpart,
        people=union((Participant(name=name, country=actor, office=office),), participants(match.get("receiver"))),
        place=ceremony_place(match, reading, counterpart),
    )


def _term(match: Match, reading: Reading) -> Iterator[Status]:
    """Read 'From 1970 to 1976 she was ambassador in Lima', of a post list's or an article's own envoy."""
    post = post_of(reading)
    if match.get("post") and not _ENVOY.search(match.get("post")[-1].title or ""):
        return
    person = match.get("person")
    actor = next(iter(codes_of(match.get("sender"))), None) or (post.actor if post is not None else None)
    posted = codes_of(slot for slot in match.get("post") if slot.kind == "S")
    actor = actor or next(iter((*codes_of(person), *posted)), None) or reading.home
    slots = match.get("counterpart")
    counterpart = next((slot for slot in slots if slot.codes), None)
    date = _begun(date_told(match, reading, news=False), reading)
    if actor is None or counterpart is None or date is None or date.span is None:
        return
    host = counterpart.codes[0]
    people = tuple(p.model_copy(update={"country": actor}) for p in participants(person, actor))
    named = match.words.get("name")
    if named and not _NO_NAME.search(named):
        people = (Participant(name=named, country=actor, office="ambassador"),)
    if post is not None and person and person[0].title in {"he", "she"}:
        name = row_name(reading, match.sentence.start + len(match.sentence.text))
        people = (Participant(name=name, country=actor, office="ambassador"),) if name else people
    yield from make(
        match,
        reading,
        "envoy-accredited",
        countries=(actor, host),
        date=date,
        actor=actor,
        counterpart=host,
        people=people,
        place=Place(city=counterpart.city, country=host),
    )


# A row of a list has no verb; 'Ambassador A met …' is prose.
_PROSE: Final = re.compile(
    r"(?i)\b(?:met|goes|leaves|moves|arrived|said|told|presented|visited|received|attended|was|were|has|had|will|"
    r"is|are|became|handed|"
    r"held)\b"
)


def _listed(match: Match, reading: Reading) -> Iterator[Status]:
    """Read a row of a list headed 'Ambassadors of X to Y:'; each row with a year is one."""
    sides = list_sides(reading, match.sentence.index)
    envoys = match.get("envoy")
    if sides is None or not envoys or envoys[0].person is None:
        return
    if "|" in match.sentence.masked and post_of(reading) is not None:
        return
    block = reading.document.blocks[reading.document.sentences[match.sentence.index].block]
    if block.kind not in {"item", "row"} and (
        (len(match.sentence.text) > 110 and ";" not in match.sentence.text) or _PROSE.search(match.sentence.masked)
    ):
        return
    slot = next((s for s in (*match.get("when"),) if s.kind == "D"), None)
    if slot is None:
        slot = next(
            (
                s
                for s in match.sentence.slots
                if s.kind == "D" and s.start >= envoys[0].end and s.start - envoys[0].end < 90
            ),
            None,
        )
    step = dated_step(envoys[0].end, match.sentence.end, reading) if ";" not in match.sentence.text else None
    if step is not None:
        slot = Slot("D", step.start, step.end, date=step)
    if slot is None:
        return
    dated = resolve_slot(reading, slot)
    if dated is None:
        return
    # A term of office begins the mission: '1992-1994' is 1992.
    begun = _begun(dated, reading)
    actor, counterpart = sides
    office = envoys[0].person.office or "Ambassador"
    yield from make(
        match,
        reading,
        "envoy-accredited",
        countries=sides,
        date=begun,
        actor=actor,
        counterpart=counterpart,
        people=(Participant(name=envoys[0].person.name, country=actor, office=office),),
    )

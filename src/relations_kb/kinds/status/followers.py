"""Who else took the step that a sentence tells of: 'Peru followed it in May', 'Chile had ended them a year before'.

An account of how relations were broken or taken up goes from state to state and does not say again with whom: it stands
for them ('them', 'ties'), says 'did likewise', or leaves even the verb out ('Peru in May'). In: what rules found, and
the rest of its paragraph. Out: a step for each further state, with the side that all of them have in common.

What a sentence leaves out is read in four places, which differ in what stays the same:

- here the step and the one towards whom it is taken; who takes it is new ('Peru followed suit');
- in :mod:`.onwards` the step and who takes it, towards a new side ('had done so with Norway'), or the two sides, whose
  relations are taken up again after a break told before ('restored them');
- in :mod:`.sequels` the telling itself: the clause that a rule has matched goes on with a later step of the two, or
  with a further side and its date ('Peru in 1991');
- in :mod:`.chain` the mission ('closed again in 2009'), or its sort where the other side answers in kind ('Norway did
  the same in Lima'): a mission's place and owner change sides with it, those of relations do not.

Here and in :mod:`.onwards` nothing is said of a step that is known of the same two countries; the other two go on with
one record, and what they tell twice is joined in the end (:mod:`.joining`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.scan import Scan
from relations_kb.model.record import Evidence
from relations_kb.rules.date_types import Partial
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated, resolve_slot

_WHO: Final = r"(?:the )?<[CS]\d+>(?:(?:,|,? and|,? then) (?:the )?<[CS]\d+>){0,5}"
_ADVERBS: Final = (
    r"(?:,? (?:too|also|in turn|in its turn|already|itself|themselves|soon|then|later|both|only|quickly|promptly|at "
    r"once|swiftly|finally|first|next|on its part|for its part)\b,?)*"
)
_OFF: Final = r"(?: (?:off|again|anew|once more|altogether|entirely|too|as well))*"
# How the step is said again, and which one it is then: 'same' is the one told before.
_VERBS: Final = (
    r"(?:(?P<same>(?:did|(?:had|has|have) (?:already |also |since |long )?done) (?:so|likewise|"
    r"the same(?: thing)?|as much)|"
    r"(?:had |has |have )?(?:followed|joined)(?: (?:it|them|suit|<[CS]\d+>|(?:the|its|their|<[CS]\d+>'s) "
    r"(?:example|lead|move|step)))?(?! (?:the|an?|its|their|by|up|with|from|this|that)\b)|"
    r"(?:had |has |have )?(?:taken|took) the same step|came (?:next|second|third|last)|was next|were next|acted "
    r"likewise)|"
    r"(?:had |has |have )?(?P<severed>ended|broke|broken|cut|severed|suspended|interrupted|ruptured|frozen|froze)"
    r"(?: off)? (?:them|it|theirs|its own|their own|those|(?:all |its |their |diplomatic |official |full |such )*"
    r"(?:ties|relations|links))(?! (?:with|between|to) )|"
    r"(?:had |has |have )?(?P<restored>restored|resumed|renewed|re-?established|mended|repaired)"
    r" (?:them|it|theirs|its own|those|(?:all |its |their |diplomatic |official |full |such )*(?:ties|relations|links))"
    r"(?! (?:with|between|to) ))"
)
_AFTER: Final = rf"{_OFF}(?P<tail>(?: (?:as well|too|also))?[^.;<]{{0,25}}(?:<D(?P<date>\d+)>)?)"
_SAYS: Final = Sifted(
    rf"(?i)(?:^\W*(?:<D(?P<lead>\d+)>,? )?(?:(?:and|but|then|later|earlier|before that|soon|so|only)[ ,]+)*|"
    rf"[;,:] (?:(?:and|but|while|whereas|as|then|later)[ ,]+)*| (?:and|but|while|whereas) (?:then |later )?)"
    rf"(?P<who>{_WHO}){_ADVERBS},? {_VERBS}{_AFTER}",
    r"did|done|followed|joined|step|came|next|acted|ended|br|cut|severed|suspended|interrupted|ruptured|fr|re|mended",
)
# 'Bahrain followed it the same day, Sudan in January'
_FURTHER: Final = re.compile(
    r"(?:,|;|,? and|,? then|; and) (?:the )?<C(?P<who>\d+)>,? (?:in |on |only in |not before )?(?:the )?"
    r"<D(?P<date>\d+)>"
)
_NOT_DONE: Final = re.compile(r"(?i)\b(?:would|could|should|might|may|will|not|never|if|refus\w*|declin\w*|hop\w+)\b")
_CHAINED: Final[frozenset[str]] = frozenset(
    {"relations-severed", "relations-established", "relations-restored", "recognition", "relations-downgraded"}
)
_SAME: Final = re.compile(r"(?i)\b(?:same|that) (?:day|month|year|week)\b|\bat once\b|\bsimultaneously\b")
_HOME: Final = frozenset({"envoy-recalled"})
_SAME_ALONE: Final = frozenset({"recognition", *_HOME})  # who ended relations did otherwise
_FOLLOWED: Final = "status.followed"
_REACH: Final = 3  # sentences in which an account goes on without naming the common side


def _of(events: frozenset[str]) -> Scan:
    """Return the scan for the followers of steps of some sorts: of one state towards another, that were taken."""

    def begins(status: Status) -> bool:
        return (
            status.event in events
            and len(status.countries) == len("AB")
            and status.modality == "occurred"
            and status.rule not in {_FOLLOWED, "status.were-severed"}
        )

    def where(reading: Reading, known: Sequence[Status]) -> Iterator[int]:
        goes_on = set(reading.holding(_SAYS))
        starts = [sentence.span.start for sentence in reading.document.sentences] if goes_on else []
        begun = {bisect_right(starts, status.evidence[0].start) - 1 for status in known if goes_on and begins(status)}
        yield from sorted(number for number in begun if not goes_on.isdisjoint((number, number + 1)))

    def read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
        for first in tuple(known):
            if sentence.start <= first.evidence[0].start < sentence.end and begins(first):
                yield from _followed(first, sentence, reading)

    return Scan(where, read, _told)


def _told(status: Status, other: Status) -> bool:
    if status.event != other.event or status.countries != other.countries:
        return False
    return status.event not in _HOME or status.actor == other.actor


def _followed(first: Status, begun: Sentence, reading: Reading) -> Iterator[Status]:
    sentences = reading.document.sentences
    index = begun.index
    common = _common(first, begun)
    if common is None:
        return
    told = first
    for number in range(index, min(len(sentences), index + 1 + _REACH)):
        if sentences[number].block != sentences[index].block:
            break
        if not _SAYS.may_be_in(reading.text[sentences[number].span.start : sentences[number].span.end]):
            if number > index:
                break
            continue
        sentence = reading.sentence(number)
        steps = tuple(_steps(sentence, told, common, reading, own=number == index))
        if not steps and number > index:
            break
        for told in steps:
            yield told


def _common(status: Status, sentence: Sentence) -> str | None:
    """Return the state with which the others have the same to do: the one acted upon, or the second that is named."""
    if status.counterpart is not None:
        return status.counterpart
    named = [code for slot in sentence.of("CSP") for code in slot.codes[:1] if code in status.countries]
    subject = named[0] if named else None
    return next((code for code in status.countries if code != subject), None) if subject is not None else None


def _steps(sentence: Sentence, told: Status, common: str, reading: Reading, *, own: bool) -> Iterator[Status]:
    masked = sentence.masked
    for match in _SAYS.finditer(masked):
        groups = match.groupdict()
        if own and match.start() == 0:
            continue  # the step itself
        if not own and groups["same"] and re.search(r"<[CSP]\d+>(?!'s)[^;:]*$", masked[: match.start()]):
            continue  # 'The Danes called home their ambassador, and Sweden did likewise': as the Danes did
        if _NOT_DONE.search(match.group()):
            continue
        event: Event = (
            "relations-severed" if groups["severed"] else "relations-restored" if groups["restored"] else told.event
        )
        if event != told.event and told.event in _SAME_ALONE:
            continue
        dated = next(
            (d for n in ("date", "lead") if groups.get(n) and (d := _date(groups[n], told, sentence, reading))), None
        )
        same = dated is None and _SAME.search(match["tail"]) is not None
        codes = [c for n in re.findall(r"<[CS](\d+)>", match["who"]) for c in sentence.slots[int(n)].codes[:1]]
        for code in codes:
            if common not in {code} and (code not in told.countries or event != told.event):
                yield _by(code, common, event, told, dated, sentence, reading, same=same)
        at = match.end()
        while groups["same"] and (more := _FURTHER.match(masked, at)) is not None:
            at = more.end()
            further, later = sentence.slots[int(more["who"])].codes, _date(more["date"], told, sentence, reading)
            if len(further) == 1 and further[0] != common and later is not None:
                yield _by(further[0], common, event, told, later, sentence, reading, same=False)


def _date(number: str, told: Status, sentence: Sentence, reading: Reading) -> Dated | None:
    """Return when the other followed: a day or month without a year comes next after the step that was followed."""
    slot = sentence.slots[int(number)]
    dated = resolve_slot(reading, slot)
    if dated is None or told.date is None or slot.date is None or not isinstance(slot.date.relative, Partial):
        return dated
    year = int(told.date[:4])
    later = dated.edtf[4:7] >= told.date[4:7]
    return replace(dated, edtf=f"{year if later else year + 1}{dated.edtf[4:]}")


def _by(
    actor: str,
    other: str,
    event: Event,
    told: Status,
    dated: Dated | None,
    sentence: Sentence,
    reading: Reading,
    *,
    same: bool,
) -> Status:
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    sided = event not in {"relations-established", "relations-restored"}
    return told.model_copy(
        update={
            "event": event,
            "countries": tuple(sorted((actor, other))),
            "actor": actor if sided else None,
            "counterpart": other if sided else None,
            "date": dated.edtf if dated is not None else told.date if same else None,
            "date_basis": dated.basis if dated is not None else "inferred" if same and told.date else "stated",
            "people": (),
            "place": None,
            "evidence": (whole, *fields_of(reading, date=dated.span if dated is not None else None)),
            "rule": _FOLLOWED,
            "confidence": 0.75,
        }
    )


FOLLOWERS: Final = _of(_CHAINED)
CALLED_HOME_TOO: Final = _of(_HOME)  # 'Peru called its envoy home as well' once all recalls are known

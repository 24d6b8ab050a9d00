"""Which candidates become records: those that rules have left, that weigh enough, each event once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import Final, cast

from rapidfuzz import fuzz

from relations_kb.kinds import KINDS
from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.making import date_span, fields_of
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.model.record import Evidence, Record
from relations_kb.rules.edtf import agree
from relations_kb.rules.pattern import lowered
from relations_kb.rules.reading import Reading
from relations_kb.rules.screen import Screen
from relations_kb.weigh import consultation, status, trade, treaty, visit
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.scene import Pair, Scene

_MODELS: Final = {kind.name: kind.model for kind in KINDS}
_SOURCES: Final = (consultation, visit, treaty, trade, status)
_BY_WORDS: Final = tuple(source for source in _SOURCES if source is not trade)
_KINDS: Final[Mapping[ModuleType, str]] = {source: source.__name__.rpartition(".")[2] for source in _SOURCES}
LONGEST: Final = 1200  # code points of a sentence that is looked at: longer ones have lost their full stops
_ALIKE: Final = 60  # percent, token set: two titles of one instrument
_MISSIONS: Final = frozenset({"mission-opened", "mission-present"})


def candidates(reading: Reading, records: Sequence[Record], *, left: bool = False) -> Iterator[Candidate]:
    """Yield all candidates of a text, sentence by sentence, with the cues of what else the text tells.

    :param records: what rules have found; what else a sentence tells bears on what it may tell.
    :param left: leave out what is known not to be free (:func:`is_free`) before all is known of it: half of all.
    """
    for candidate, beside in candidates_beside(reading, records, left=left):
        yield candidate._replace(cues=(*candidate.cues, beside))


def candidates_beside(
    reading: Reading, records: Sequence[Record], *, left: bool = False
) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """Yield all :func:`candidates` as their kinds put them together, each with the cues of what else the text tells."""
    told = Told(records)
    fitting = dict(_screen().by_piece(*reading.flattened))
    for number in range(len(reading.document.sentences)):
        if reading.is_section_heading(number):
            continue
        scene: Scene | None = None
        fit = fitting.get(number, ())
        for source in _SOURCES:
            if source is trade:
                if not reading.may_hold(number, "M"):
                    continue
            elif source not in fit or _trigger(source, reading.lowered[number]) is None:
                continue
            if scene is None:
                scene = Scene(reading, number)
                if len(scene.masked) > LONGEST:
                    break
            if not scene.parties:
                break
            pairs = told.left(_KINDS[source], scene) if left else scene.pairs
            for candidate in source.candidates(scene, pairs) if pairs else ():
                yield candidate, told.beside(candidate, scene)


@cache
def _lowered(source: ModuleType) -> re.Pattern[str]:
    """Return a source's trigger for words in lower case: to ignore case takes twice the time."""
    return re.compile(lowered(source.TRIGGER.pattern))


def _trigger(source: ModuleType, words: str) -> re.Match[str] | None:
    """Return where a source's trigger stands in a sentence in lower case, or None."""
    if not words.isascii():
        return cast("re.Match[str] | None", source.TRIGGER.regex.search(words))
    return _lowered(source).search(words)


@cache
def _screen() -> Screen[ModuleType]:
    """Return what tells for all sentences of a text at once which have the words of which triggers."""
    return Screen([(source, source.TRIGGER.clauses) for source in _BY_WORDS])


class Told:
    """What rules have found in a text, looked up by sentence, kind and parties."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._kinds = Counter(record.kind for record in records)
        self._parties = Counter(record.countries for record in records)
        # Where each record is proven, by the record's place.
        self._proven = sorted(
            (e.start, e.end, place) for place, record in enumerate(records) for e in record.evidence if not e.fields
        )
        self._starts = [start for start, _, _ in self._proven]
        self._longest = max((end - start for start, end, _ in self._proven), default=0)
        self._undated = [set(r.countries) for r in records if r.kind == "visit" and r.date is None]
        self._here: tuple[int, tuple[Record, ...]] = (-1, ())
        self._cues: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}

    def here(self, scene: Scene) -> tuple[Record, ...]:
        """Return the records that a sentence proves."""
        if self._here[0] != scene.number:
            start, end = scene.sentence.start, scene.sentence.end
            near = self._proven[bisect_left(self._starts, start - self._longest) : bisect_left(self._starts, end)]
            found = sorted({place for _, last, place in near if start < last})
            self._here = (scene.number, tuple([self._records[place] for place in found]))
            self._cues = {}
        return self._here[1]

    def left(self, kind: str, scene: Scene) -> tuple[Pair, ...]:
        """Return the pairs of a sentence for which a candidate of a kind may be free, whatever else it tells."""
        taken = [
            record.countries
            for record in self.here(scene)
            if record.kind == kind and kind != "trade" and getattr(record, "round", None) is None
        ]
        # A visit without a date may be any visit of its parties.
        undated = self._undated if kind == "visit" else ()
        if not taken and not undated:
            return scene.pairs
        return tuple(
            scene.pair(codes)
            for codes in scene.parties
            if not any(code in countries for countries in taken for code in codes)
            and not any(_nested(set(codes), parties) for parties in undated)
        )

    def beside(self, candidate: Candidate, scene: Scene) -> tuple[str, ...]:
        """Return the cues of what rules found in a candidate's sentence, and of its kind and parties in the text."""
        here = self.here(scene)
        key = (candidate.kind, candidate.countries)
        known = self._cues.get(key)
        if known is None:
            parties = set(candidate.countries)
            cues = {
                f"rules tell {getattr(r, 'event', r.kind)}{' of them' if set(r.countries) <= parties else ' of others'}"
                for r in here
                if r.kind != candidate.kind or not set(r.countries) & parties
            }
            if not here:
                cues.add("rules tell nothing here")
            cues.add(f"of the kind={min(self._kinds[candidate.kind], 3)}")
            cues.add(f"of them={min(self._parties[candidate.countries], 3)}")
            known = self._cues[key] = tuple(sorted(cues))
        return known


def record_of(candidate: Candidate, reading: Reading) -> Record:
    """Return a candidate as a record."""
    sentence = reading.sentence(candidate.number)
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    dated = candidate.dated
    return _MODELS[candidate.kind].model_validate(
        {
            "doc": reading.document.name,
            "countries": candidate.countries,
            "date": dated.edtf if dated is not None else None,
            "date_basis": dated.basis if dated is not None else "stated",
            "modality": candidate.modality,
            "place": candidate.place,
            "people": candidate.people,
            "evidence": (whole, *fields_of(reading, date=date_span(dated))),
            "rule": f"{candidate.kind}.weighed",
            **candidate.fields,
        }
    )


def is_free(candidate: Candidate, span: tuple[int, int], records: Sequence[Record]) -> bool:
    """Tell whether no record tells a candidate's event, nor has been read for its kind and parties from its sentence.

    :param span: the sentence's offsets in the document.
    """
    start, end = span
    for record in records:
        if record.kind != candidate.kind or not set(record.countries) & set(candidate.countries):
            continue
        if any(e.start < end and start < e.end for e in record.evidence if not e.fields):
            count = getattr(record, "round", None)
            own = candidate.fields.get("round")
            if candidate.kind == "trade":
                if getattr(record, "as_written", "") == candidate.fields["as_written"]:
                    return False
            elif not (count and own and count != own and not _agrees(candidate, record)):
                return False
        if is_same(candidate, record):
            return False
    return True


def _agrees(candidate: Candidate, record: Record) -> bool:
    date = candidate.dated.edtf if candidate.dated is not None else None
    return agree(date, record.date, unknown_agrees=True)


def _nested(one: set[str], two: set[str]) -> bool:
    return one <= two or two <= one


def is_same(candidate: Candidate, record: Record) -> bool:
    """Tell whether a candidate may be the same event as a record of its kind: rather once too often than twice told."""
    if record.kind != candidate.kind or not _nested(set(candidate.countries), set(record.countries)):
        return False
    fields = candidate.fields
    agrees = _agrees(candidate, record)
    if isinstance(record, Status):
        event = str(fields["event"])
        if event != record.event and not {event, record.event} <= _MISSIONS:
            return False
        if event == "envoy-accredited" and agrees and not candidate.people:
            return True  # an envoy without a name, beside one of the same two countries
        for name in ("actor", "counterpart", "mission"):
            own, other = fields[name], getattr(record, name)
            if own and other and own != other:
                return False
        return event in {"relations-established", *_MISSIONS} or agrees
    if isinstance(record, Consultation):
        if fields["round"] and record.round:
            return fields["round"] == record.round
        return agrees
    if isinstance(record, Trade):
        return fields["value"] == record.value or (
            {fields["flow"], record.flow} != {"exports", "imports"}
            and fields["flow"] == record.flow
            and fields["reporter"] == record.reporter
            and agrees
        )
    if isinstance(record, Treaty):
        return (
            fuzz.token_set_ratio(str(fields["title"]).lower(), record.title.lower()) >= _ALIKE
            and fields["action"] == record.action
        )
    return agrees

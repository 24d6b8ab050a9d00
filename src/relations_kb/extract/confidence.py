"""How sure a record is: the share of such records that are right, learnt from annotated texts.

``confidence.yaml`` holds, for each rule, how many records it gave on annotated texts and how many were right, and what
circumstances change. A rule seen seldom keeps much of the confidence that its author gave it::

    share = (right + strength * author's) / (said + strength)

Circumstances shift the log-odds of that share: parties that the record's sentence does not name (``implied``), no date
(``undated``), a plan (``planned``). The file is written by ``benchmarks/confidence.py`` and read by people.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from relations_kb.model.base import Value
from relations_kb.model.knowledge import Accuracy
from relations_kb.model.record import Record
from relations_kb.rules.reading import Reading

_LEAST: Final = 0.05
_MOST: Final = 0.99
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is eight times as fast


class Weights(Value):
    """The learnt numbers: ``rules`` maps a rule to (said, right), ``shifts`` a circumstance to log-odds."""

    strength: float
    shifts: Mapping[str, float]
    rules: Mapping[str, tuple[int, int]]


@cache
def load_weights() -> Weights:
    """Return the weights of ``confidence.yaml``."""
    words = files("relations_kb.extract").joinpath("confidence.yaml").read_text(encoding="utf-8")
    return Weights.model_validate(yaml.load(words, Loader=_LOADER))


@cache
def load_accuracy() -> Accuracy:
    """Return how good the extraction is on annotated texts (``accuracy.yaml``) and unread ones (``judged.yaml``)."""
    fields: dict[str, object] = {}
    for name in ("accuracy.yaml", "judged.yaml"):
        words = files("relations_kb.extract").joinpath(name).read_text(encoding="utf-8")
        fields.update(yaml.load(words, Loader=_LOADER))
    return Accuracy.model_validate(fields)


def circumstances(record: Record, reading: Reading) -> tuple[str, ...]:
    """Return what bears on a record's confidence beside its rule."""
    main = record.evidence[0]
    named = {mention.code for mention in reading.countries_in(main.start, main.end)}
    named |= {person.country for person in record.people}
    found = []
    if not set(record.countries) <= named:
        found.append("implied")
    if record.date is None:
        found.append("undated")
    if record.modality == "planned":
        found.append("planned")
    return tuple(found)


def confidence_of(record: Record, reading: Reading, weights: Weights | None = None) -> float:
    """Return the confidence of a record, 0.05 to 0.99, two digits."""
    known = weights or load_weights()
    said, right = known.rules.get(record.rule, (0, 0))
    share = (right + known.strength * record.confidence) / (said + known.strength)
    share = min(_MOST, max(_LEAST, share))
    odds = math.log(share / (1 - share)) + sum(known.shifts.get(name, 0.0) for name in circumstances(record, reading))
    return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-odds)))), 2)

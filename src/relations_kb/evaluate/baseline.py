"""Comparing an evaluation with an earlier one: what was gained, what was lost.

An evaluation is saved as JSON: its figures, and for every claim a key (which stays as long as the claim's content
stays) with one line of words, so that a difference can be told without running the old code again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError

from relations_kb.errors import GoldError
from relations_kb.evaluate.claims import Claim
from relations_kb.evaluate.scores import Evaluation
from relations_kb.model.base import Value

ChangeType = Literal["gained", "lost", "new mistake", "mended mistake", "now exact", "no longer exact"]


class Told(Value):
    """A claim of a saved evaluation: its text, what it says in one line, the rule that found it, and its fields."""

    doc: str
    brief: str
    rule: str = ""
    exact: bool = False


class Baseline(Value):
    """A saved evaluation. ``found`` and ``missed`` hold gold claims by key, ``wrong`` said ones."""

    precision: float
    recall: float
    f1: float
    mean_f1: float
    exact: float
    kinds: dict[str, float]
    found: dict[str, Told]
    missed: dict[str, Told]
    wrong: dict[str, Told]


class Change(NamedTuple):
    """One difference between two evaluations."""

    type: ChangeType
    told: Told


def to_baseline(evaluation: Evaluation) -> Baseline:
    """Return what is to be saved of an evaluation."""
    return Baseline(
        precision=evaluation.all.precision,
        recall=evaluation.all.recall,
        f1=evaluation.all.f1,
        mean_f1=evaluation.mean_f1,
        exact=evaluation.exact,
        kinds={kind: share.f1 for kind, share in evaluation.kinds.items()},
        found=_keyed([(pair.gold, pair.said.rule, pair.exact) for pair in evaluation.pairs]),
        missed=_keyed([(claim, "", False) for doc in evaluation.docs for claim in doc.missed]),
        wrong=_keyed([(c, c.rule, False) for doc in evaluation.docs for c in (*doc.wrong, *doc.unproven)]),
    )


def _keyed(claims: list[tuple[Claim, str, bool]]) -> dict[str, Told]:
    """Key claims by content; a second claim of one content gets a number."""
    keyed: dict[str, Told] = {}
    for claim, rule, exact in claims:
        key, number = claim.key, 2
        while key in keyed:
            key, number = f"{claim.key}-{number}", number + 1
        keyed[key] = Told(doc=claim.doc, brief=claim.brief(), rule=rule, exact=exact)
    return keyed


def compare(before: Baseline, after: Baseline) -> tuple[Change, ...]:
    """Return the differences, losses and new mistakes first; gold that only one of both knows does not count."""
    changes: list[Change] = []
    for key, told in before.found.items():
        if key in after.missed:
            changes.append(Change("lost", told))
    changes += [Change("new mistake", told) for key, told in after.wrong.items() if key not in before.wrong]
    for key, told in after.found.items():
        known = before.found.get(key)
        if known is not None and known.exact and not told.exact:
            changes.append(Change("no longer exact", told))
    changes += [Change("gained", told) for key, told in after.found.items() if key in before.missed]
    changes += [Change("mended mistake", told) for key, told in before.wrong.items() if key not in after.wrong]
    for key, told in after.found.items():
        known = before.found.get(key)
        if known is not None and told.exact and not known.exact:
            changes.append(Change("now exact", told))
    return tuple(changes)


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Save an evaluation."""
    path.write_text(json.dumps(baseline.model_dump(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_baseline(path: Path) -> Baseline:
    """Read a saved evaluation.

    :raises GoldError: it is none.
    :raises OSError: the file cannot be read.
    """
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise GoldError(
            f"is no saved evaluation ({f'{where}: ' if where else ''}{first['msg']})",
            remedy="make one with `relations-kb evaluate GOLD --save FILE`",
            file=str(path),
        ) from error

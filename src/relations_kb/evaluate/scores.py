"""Counting: said against gold, text by text, and the shares that follow.

In: the claims of each text and the texts' words. Out: an :class:`Evaluation`, from which every table is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from relations_kb.evaluate.claims import SCORED, Claim
from relations_kb.evaluate.matching import pair_up, right_fields
from relations_kb.model.knowledge import NearMiss

_SPACES: Final = re.compile(r"\s+")


class Pair(NamedTuple):
    """A gold claim and the said claim that is the same, with the fields that gold gives and whether they are right."""

    gold: Claim
    said: Claim
    fields: Mapping[str, bool]

    @property
    def exact(self) -> bool:
        """Whether every field is right."""
        return all(self.fields.values())


@dataclass(frozen=True, slots=True)
class DocScore:
    """One text: what was found, missed and said wrongly; ``unproven`` claims quote words that the text has not."""

    doc: str
    pairs: tuple[Pair, ...]
    missed: tuple[Claim, ...]
    wrong: tuple[Claim, ...]
    unproven: tuple[Claim, ...] = ()

    @property
    def said(self) -> tuple[Claim, ...]:
        """Everything that was said of the text."""
        return (*(pair.said for pair in self.pairs), *self.wrong, *self.unproven)

    @property
    def gold(self) -> tuple[Claim, ...]:
        """Everything that gold says of the text."""
        return (*(pair.gold for pair in self.pairs), *self.missed)


class Share(NamedTuple):
    """How many were right of those said, and of those that gold has. An unproven claim is said and not right."""

    right: int
    said: int
    gold: int

    @property
    def precision(self) -> float:
        """Right of said; 0 where nothing was said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Right of gold; 0 where gold has nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out of all texts. ``fired`` counts each rule's matches, ``near_misses`` are the best first."""

    docs: tuple[DocScore, ...]
    rules: tuple[str, ...] = ()
    fired: Mapping[str, int] | None = None
    near_misses: tuple[NearMiss, ...] = ()

    @property
    def all(self) -> Share:
        """The share over everything."""
        return self._share(lambda claim: True)

    @property
    def kinds(self) -> dict[str, Share]:
        """The share of each kind."""
        return {kind: self._share(lambda claim, kind=kind: claim.kind == kind) for kind in SCORED}  # type: ignore[misc]

    @property
    def mean_f1(self) -> float:
        """The mean F1 of the kinds that gold has."""
        scored = [share.f1 for share in self.kinds.values() if share.gold]
        return sum(scored) / len(scored) if scored else 0.0

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All matched pairs, text by text."""
        return tuple(pair for doc in self.docs for pair in doc.pairs)

    @property
    def exact(self) -> float:
        """The share of matched pairs with every field right."""
        pairs = self.pairs
        return sum(pair.exact for pair in pairs) / len(pairs) if pairs else 0.0

    @property
    def fields(self) -> dict[str, float]:
        """For each field the share of matched pairs that have it right, of those whose gold gives it."""
        names = sorted({name for pair in self.pairs for name in pair.fields})
        judged = {name: [pair.fields[name] for pair in self.pairs if name in pair.fields] for name in names}
        return {name: sum(values) / len(values) for name, values in judged.items()}

    @property
    def unproven(self) -> int:
        """How many claims quote words that are not in their text."""
        return sum(len(doc.unproven) for doc in self.docs)

    def by_rule(self) -> dict[str, Share]:
        """Return for each rule what it said and what of that was right; gold is not the rules' to have (0)."""
        right: dict[str, int] = {}
        said: dict[str, int] = {}
        for doc in self.docs:
            for claim in doc.said:
                said[claim.rule] = said.get(claim.rule, 0) + 1
            for pair in doc.pairs:
                right[pair.said.rule] = right.get(pair.said.rule, 0) + 1
        return {rule: Share(right.get(rule, 0), said[rule], 0) for rule in sorted(said)}

    def by_doc(self) -> dict[str, Share]:
        """Return the share of each text."""
        return {doc.doc: Share(len(doc.pairs), len(doc.said), len(doc.gold)) for doc in self.docs}

    def never_said(self) -> tuple[str, ...]:
        """Return the rules that gave no record."""
        said = {claim.rule for doc in self.docs for claim in doc.said}
        return tuple(rule for rule in self.rules if rule not in said)

    def never_fired(self) -> tuple[str, ...]:
        """Return the rules whose pattern fitted nowhere; empty where matches were not counted."""
        fired = self.fired
        return () if fired is None else tuple(rule for rule in self.rules if not fired.get(rule))

    def _share(self, wanted: Callable[[Claim], bool]) -> Share:
        return Share(
            sum(wanted(pair.gold) for pair in self.pairs),
            sum(wanted(claim) for doc in self.docs for claim in doc.said),
            sum(wanted(claim) for doc in self.docs for claim in doc.gold),
        )


def score(
    gold: Mapping[str, Sequence[Claim]], said: Iterable[Claim], texts: Mapping[str, str] | None = None
) -> Evaluation:
    """Score what was said of the texts that gold knows; what was said of others does not count.

    :param texts: the words of each text, to see that every quote stands in it; None believes the quotes.
    """
    by_doc: dict[str, list[Claim]] = {doc: [] for doc in gold}
    for claim in said:
        if claim.kind in SCORED and claim.doc in by_doc:
            by_doc[claim.doc].append(claim)
    squeezed = None if texts is None else {doc: _squeeze(texts.get(doc, "")) for doc in gold}
    return Evaluation(
        tuple(_score(doc, gold[doc], by_doc[doc], None if squeezed is None else squeezed[doc]) for doc in sorted(gold))
    )


def _score(doc: str, gold: Sequence[Claim], said: Sequence[Claim], text: str | None) -> DocScore:
    good = [claim for claim in said if _proven(claim, text)]
    found = pair_up(gold, good)
    taken_gold, taken = {i for i, _ in found}, {j for _, j in found}
    return DocScore(
        doc,
        tuple(Pair(gold[i], good[j], right_fields(gold[i], good[j])) for i, j in sorted(found)),
        tuple(claim for i, claim in enumerate(gold) if i not in taken_gold),
        tuple(claim for j, claim in enumerate(good) if j not in taken),
        tuple(claim for claim in said if not _proven(claim, text)),
    )


def _proven(claim: Claim, text: str | None) -> bool:
    if not claim.quotes or not all(claim.quotes):
        return False
    return text is None or all(_squeeze(quote).strip() in text for quote in claim.quotes)


def _squeeze(text: str) -> str:
    return _SPACES.sub(" ", text)

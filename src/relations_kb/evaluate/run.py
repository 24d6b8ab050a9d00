"""Running the extraction over annotated texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from relations_kb.corpus import read_file
from relations_kb.errors import GoldError
from relations_kb.evaluate.claims import Claim, claim_of, read_gold
from relations_kb.evaluate.scores import Evaluation, score
from relations_kb.extract.extraction import Extraction, extract_reading
from relations_kb.kinds import KINDS
from relations_kb.model.knowledge import NearMiss
from relations_kb.model.text import Document
from relations_kb.rules.engine import matches
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import RuleBook

MAX_BYTES = 100_000_000

Part = Literal["all", "open", "aside"]


def texts_beside(gold_file: Path) -> Path:
    """Return the folder that holds a gold file's texts where nobody names one: ``gold/dev/`` of ``gold/dev.jsonl``.

    :raises GoldError: there is no such folder.
    """
    folder = gold_file.with_suffix("")
    if folder == gold_file or not folder.is_dir():
        raise GoldError("has no folder of texts beside it", remedy="name one with --texts", file=str(gold_file))
    return folder


def evaluate(
    gold_file: Path, folder: Path, *, part: Part = "all", min_confidence: float = 0.0, count_matches: bool = False
) -> Evaluation:
    """Extract from every text that ``gold_file`` names, in ``folder``, and score what is said.

    :param part: of the texts sorted by name, all; or only each fifth (``aside``), which is kept from those who write
        rules; or only the others (``open``).

    :param min_confidence: leave out what is said with less, as `extract` and the site do.
    :param count_matches: also count how often each rule's pattern fits, whatever becomes of it (twice the time).
    :raises GoldError: the gold cannot be used, or a text that it names is not in the folder.
    :raises InputError: a text cannot be read.
    """
    gold = {doc: claims for n, (doc, claims) in enumerate(read_gold(gold_file).items()) if _belongs(n, part)}
    texts: dict[str, str] = {}
    said: list[Claim] = []
    fired: Counter[str] = Counter()
    extractions: list[tuple[Document, Extraction]] = []
    books = tuple(RuleBook(kind.rules) for kind in KINDS)
    for doc in gold:
        path = folder / doc
        if not path.is_file():
            raise GoldError(
                f"names the text {doc!r}, which is not in {folder}",
                remedy="name the folder of the texts with --texts",
                file=str(gold_file),
            )
        document = read_file(path, MAX_BYTES)
        reading = Reading(document)
        extraction = extract_reading(reading)
        texts[doc] = document.text
        said += [claim_of(record) for record in extraction.records if record.confidence >= min_confidence]
        extractions.append((document, extraction))
        if count_matches:
            fired.update(match.rule.id for book in books for match in matches(book, reading))
    evaluation = score(gold, said, texts)
    return replace(
        evaluation,
        rules=tuple(rule.id for kind in KINDS for rule in kind.rules),
        fired=fired if count_matches else None,
        near_misses=rank_near_misses(extractions, gold),
    )


def _belongs(number: int, part: Part) -> bool:
    return part == "all" or (number % 5 == 4) is (part == "aside")


def together(evaluations: Sequence[Evaluation]) -> Evaluation:
    """Return several evaluations as one, set by set; a text that is in two sets counts twice."""
    fired: Counter[str] = Counter()
    for evaluation in evaluations:
        fired.update(evaluation.fired or {})
    counted = all(evaluation.fired is not None for evaluation in evaluations)
    return Evaluation(
        docs=tuple(doc for evaluation in evaluations for doc in evaluation.docs),
        rules=evaluations[0].rules if evaluations else (),
        fired=fired if counted else None,
        near_misses=tuple(miss for evaluation in evaluations for miss in evaluation.near_misses),
    )


def rank_near_misses(
    extractions: Sequence[tuple[Document, Extraction]], gold: Mapping[str, Sequence[Claim]]
) -> tuple[NearMiss, ...]:
    """Return the sentences that looked relevant and gave nothing, those first that are most likely to tell something.

    First come those that gold quotes; then those whose trigger gives a record most often where it stands in a
    sentence at all; among equals, the order of the texts.
    """
    gave: Counter[str] = Counter()
    stood: Counter[str] = Counter()
    misses = [miss for _, extraction in extractions for miss in extraction.near_misses]
    triggers = sorted({miss.trigger for miss in misses})
    stood.update(miss.trigger for miss in misses)
    for _, extraction in extractions:
        for quote in {record.evidence[0].quote.lower() for record in extraction.records}:
            for trigger in triggers:
                if trigger in quote:
                    gave[trigger] += 1
                    stood[trigger] += 1
    quoted = {doc: [quote for claim in claims for quote in claim.quotes] for doc, claims in gold.items()}

    def rank(item: tuple[int, NearMiss]) -> tuple[bool, float, int]:
        number, miss = item
        told = any(quote and (quote in miss.quote or miss.quote in quote) for quote in quoted.get(miss.doc, ()))
        return (not told, -gave[miss.trigger] / stood[miss.trigger], number)

    return tuple(miss for _, miss in sorted(enumerate(misses), key=rank))

"""Learn the confidences from annotated texts: write ``confidence.yaml`` and ``accuracy.yaml`` of the extract stage.

usage: python benchmarks/confidence.py GOLD.jsonl [GOLD.jsonl ...]   (the texts of each stand beside it)

A rule's counts are plain counts. A circumstance's shift is the difference of the log-odds of being right between the
records that it holds for and all records, smoothed so that a handful of records shifts little.

Annotated texts are those that the rules were written with, and dense with what they look for. So what people judged on
texts taken at random (``judged_rules.yaml``) is counted beside it, each record as much as ``JUDGED_WEIGHT`` of theirs.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

import yaml

from relations_kb.corpus import read_article
from relations_kb.evaluate import claim_of, read_gold, texts_beside
from relations_kb.evaluate.matching import pair_up
from relations_kb.extract.confidence import circumstances, confidence_of, load_weights
from relations_kb.extract.extraction import extract_reading
from relations_kb.kinds import KINDS
from relations_kb.model.record import Record
from relations_kb.rules.reading import Reading

FOLDER = Path(__file__).parents[1] / "src" / "relations_kb" / "extract"
TARGET = FOLDER / "confidence.yaml"
JUDGED = Path(__file__).with_name("judged_rules.yaml")
STRENGTH = 4
JUDGED_WEIGHT = 1
HEAD = """\
# How often records turn out right, learnt from annotated texts by benchmarks/confidence.py (see confidence.py).
# rules: a rule's records, said and right (those judged on texts taken at random beside them).
# shifts: what a circumstance does to the log-odds of being right.
"""


def odds(right: int, said: int) -> float:
    """Return the log-odds of a share, smoothed by half a record each way."""
    return math.log((right + 0.5) / (said - right + 0.5))


def authored(record: Record) -> Record:
    """Return the record with the confidence that its rule's author gave it."""
    rules = {rule.id: rule.confidence for kind in KINDS for rule in kind.rules}
    return record.model_copy(update={"confidence": rules.get(record.rule, 0.85)})


def main(gold_files: list[Path]) -> None:
    """Count over all gold files and write the weights."""
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    held: Counter[str] = Counter()
    held_right: Counter[str] = Counter()
    counted: Counter[tuple[str, str]] = Counter()
    judged: list[tuple[Record, Reading, bool]] = []
    texts = 0
    for gold_file in gold_files:
        folder = texts_beside(gold_file)
        for doc, gold in sorted(read_gold(gold_file).items()):
            reading = Reading(read_article(doc, (folder / doc).read_bytes()))
            records = extract_reading(reading).records
            hits = {j for _, j in pair_up(gold, [claim_of(record) for record in records])}
            texts += 1
            counted.update((claim.kind, "gold") for claim in gold if claim.kind != "none")
            for number, record in enumerate(records):
                is_right = number in hits
                judged.append((record, reading, is_right))
                counted[record.kind, "said"] += 1
                counted[record.kind, "right"] += is_right
                said[record.rule] += 1
                right[record.rule] += is_right
                for name in ("all", *circumstances(record, reading)):
                    held[name] += 1
                    held_right[name] += is_right
    for rule, (drawn, stood) in yaml.safe_load(JUDGED.read_text(encoding="utf-8")).items():
        said[rule] += JUDGED_WEIGHT * drawn
        right[rule] += JUDGED_WEIGHT * stood
    base = odds(held_right["all"], held["all"])
    lines = [HEAD, f"strength: {STRENGTH}\n", "shifts:\n"]
    for name in sorted(set(held) - {"all"}):
        weight = held[name] / (held[name] + 20)
        shift = weight * (odds(held_right[name], held[name]) - base)
        lines.append(f"  {name}: {shift:.2f}  # {held_right[name]} of {held[name]} right\n")
    lines.append("rules:\n")
    # What is weighed brings its own confidence (benchmarks/weights.py).
    lines += [f"  {rule}: [{said[rule]}, {right[rule]}]\n" for rule in sorted(said) if not rule.endswith(".weighed")]
    TARGET.write_text("".join(lines), encoding="utf-8")
    load_weights.cache_clear()
    levels: Counter[tuple[int, str]] = Counter()
    for record, reading, is_right in judged:
        own = record.rule.endswith(".weighed")
        level = min(9, int((record.confidence if own else confidence_of(authored(record), reading)) * 10))
        levels[level, "said"] += 1
        levels[level, "right"] += is_right
    table = {
        "texts": texts,
        "kinds": [
            {"label": kind.name, **{name: counted[kind.name, name] for name in ("said", "right", "gold")}}
            for kind in KINDS
        ],
        "levels": [
            {"label": f"{n / 10:.1f}", "said": levels[n, "said"], "right": levels[n, "right"]}
            for n in range(10)
            if levels[n, "said"]
        ],
    }
    note = "# Accuracy on annotated texts when confidence.yaml was learnt; written by benchmarks/confidence.py.\n"
    words = yaml.safe_dump(table, sort_keys=False, default_flow_style=None)
    (FOLDER / "accuracy.yaml").write_text(note + words, encoding="utf-8")
    print(f"{held_right['all']} of {held['all']} records right; {TARGET}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

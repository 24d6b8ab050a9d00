"""Learn the confidences from annotated texts and write ``src/relations_kb/extract/confidence.yaml``.

usage: python benchmarks/confidence.py GOLD.jsonl [GOLD.jsonl ...]   (the texts of each stand beside it, see docs/evaluation.md)

A rule's counts are plain counts. A circumstance's shift is the difference of the log-odds of being right between the
records that it holds for and all records, smoothed so that a handful of records shifts little.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from relations_kb.corpus import read_article
from relations_kb.evaluate import claim_of, read_gold, texts_beside
from relations_kb.evaluate.matching import pair_up
from relations_kb.extract.confidence import circumstances
from relations_kb.extract.extraction import extract_reading
from relations_kb.rules.reading import Reading

TARGET = Path(__file__).parents[1] / "src" / "relations_kb" / "extract" / "confidence.yaml"
STRENGTH = 4
HEAD = """\
# How often records turn out right, learnt from annotated texts by benchmarks/confidence.py (see confidence.py).
# rules: a rule's records, said and right. shifts: what a circumstance does to the log-odds of being right.
"""


def odds(right: int, said: int) -> float:
    """Return the log-odds of a share, smoothed by half a record each way."""
    return math.log((right + 0.5) / (said - right + 0.5))


def main(gold_files: list[Path]) -> None:
    """Count over all gold files and write the weights."""
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    held: Counter[str] = Counter()
    held_right: Counter[str] = Counter()
    for gold_file in gold_files:
        folder = texts_beside(gold_file)
        for doc, gold in sorted(read_gold(gold_file).items()):
            reading = Reading(read_article(doc, (folder / doc).read_bytes()))
            records = extract_reading(reading).records
            hits = {j for _, j in pair_up(gold, [claim_of(record) for record in records])}
            for number, record in enumerate(records):
                is_right = number in hits
                said[record.rule] += 1
                right[record.rule] += is_right
                for name in ("all", *circumstances(record, reading)):
                    held[name] += 1
                    held_right[name] += is_right
    base = odds(held_right["all"], held["all"])
    lines = [HEAD, f"strength: {STRENGTH}\n", "shifts:\n"]
    for name in sorted(set(held) - {"all"}):
        weight = held[name] / (held[name] + 20)
        shift = weight * (odds(held_right[name], held[name]) - base)
        lines.append(f"  {name}: {shift:.2f}  # {held_right[name]} of {held[name]} right\n")
    lines.append("rules:\n")
    lines += [f"  {rule}: [{said[rule]}, {right[rule]}]\n" for rule in sorted(said)]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{held_right['all']} of {held['all']} records right; {TARGET}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

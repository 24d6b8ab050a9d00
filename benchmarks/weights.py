"""Learn from annotated texts how much each cue of a candidate weighs: write ``weights.json`` of the weigh stage.

usage: python benchmarks/weights.py --judge GOLD.jsonl [...] --learn GOLD [...]   (the texts stand beside each)

The texts of both are learnt from; ``--learn`` also takes the tests' own gold files, ``tests/gold/*.yaml``. What is
right of the candidates that would become records is judged on the texts of ``--judge`` only, file by file, each by
weights learnt without it: they should be texts that no rule was written with. Words that texts never write in small
letters, such as names, do not become cues. Needs scikit-learn, which the project needs for nothing else:
``pip install scikit-learn``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from relations_kb.corpus import read_article
from relations_kb.evaluate import Claim, claim_of, read_gold, texts_beside
from relations_kb.evaluate.matching import matches, pair_up, right_fields
from relations_kb.extract.extraction import by_rules
from relations_kb.model.record import Record
from relations_kb.rules.reading import Reading
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.choose import candidates, is_free, record_of
from relations_kb.weigh.scene import stem
from relations_kb.weigh.weigh import chosen_of
from relations_kb.weigh.weights import Scale

TARGET = Path(__file__).parents[1] / "src" / "relations_kb" / "weigh" / "weights.json"
KINDS = ("consultation", "visit", "treaty", "trade", "status")
STRENGTH = 0.5  # inverse of the L1 penalty: leaves some hundred cues a kind
LEFT_BY_RULES = 3.0  # times as much as the others count candidates that no rule has taken
SELDOM = 3  # texts that a cue must stand in
LEAST = {"consultation": 0.6, "visit": 0.65, "treaty": 0.75, "trade": 0.6, "status": 0.84}
STEPS = (0.3, 0.45, 0.6, 0.75, 0.88)
PRIOR = (2.0, 3.0)  # right and said, added to each step
_WORDS = re.compile(r"[a-z]+")
_SMALL = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")
# What cues are written with beside the texts' words.
_OWN_WORDS = frozenset(
    [
        "the",
        "det",
        "none",
        "true",
        "false",
        "here",
        "home",
        "title",
        "implied",
        "pair",
        "date",
        "dates",
        "inherited",
        "strangers",
        "unnamed",
        "spoken",
        "sort",
        "sense",
        "p",
        "c",
        "s",
        "b",
        "d",
        "m",
        "o",
    ]
)


class Weighed(NamedTuple):
    """A candidate of a text, whether it is right, and whether rules have left it."""

    candidate: Candidate
    right: bool
    free: bool


class Text(NamedTuple):
    """A text with what rules and gold say of it, and its candidates."""

    reading: Reading
    records: tuple[Record, ...]
    gold: tuple[Claim, ...]
    missed: frozenset[int]
    weighed: tuple[Weighed, ...]


def texts_of(gold_file: Path) -> list[Text]:
    """Return the texts of a gold file with their candidates."""
    folder = texts_beside(gold_file)
    return [
        text_of(Reading(read_article(doc, (folder / doc).read_bytes())), gold)
        for doc, gold in sorted(read_gold(gold_file).items())
    ]


def own_texts(gold_file: Path) -> list[Text]:
    """Return the short texts of one of the tests' own gold files, which hold all records of a kind."""
    texts = []
    for entry in yaml.safe_load(gold_file.read_text(encoding="utf-8")):
        words = "\n\n".join(str(entry[name]) for name in ("title", "published", "text") if entry.get(name))
        if "known" in entry:
            continue
        reading = Reading(read_article("article.txt", words.encode()))
        # Rules find exactly what these texts hold: what is left over is wrong, and the rest shows what is right.
        gold = tuple(claim_of(r) for r in by_rules(reading) if r.kind == gold_file.stem)
        text = text_of(reading, gold)
        texts.append(text._replace(weighed=tuple(w for w in text.weighed if w.candidate.kind == gold_file.stem)))
    return texts


def text_of(reading: Reading, gold: tuple[Claim, ...]) -> Text:
    """Return a text with its candidates, each told right where it has most fields of a gold record right."""
    records = tuple(by_rules(reading))
    found = {i for i, _ in pair_up(gold, [claim_of(record) for record in records])}
    sentences = reading.document.sentences
    rows: list[tuple[Candidate, dict[int, int], bool]] = []
    best: Counter[int] = Counter()
    by_parties: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, claim in enumerate(gold):
        if claim.kind != "none":
            by_parties.setdefault((claim.kind, tuple(sorted(claim.get("countries")))), []).append(number)
    for candidate in candidates(reading, records):
        span = sentences[candidate.number].span
        hits: dict[int, int] = {}
        numbers = by_parties.get((candidate.kind, candidate.countries), ())
        if numbers:
            said = claim_of(record_of(candidate, reading))
            for number in numbers:
                if matches(gold[number], said):
                    fields = right_fields(gold[number], said)
                    hits[number] = sum(fields.values()) - fields.get("people", True)
                    best[number] = max(best[number], hits[number])
        rows.append((candidate, hits, is_free(candidate, (span.start, span.end), records)))
    return Text(
        reading,
        records,
        gold,
        frozenset(range(len(gold))) - found,
        tuple(Weighed(c, any(rank >= best[n] for n, rank in hits.items()), free) for c, hits, free in rows),
    )


def is_ordinary(cue: str, ordinary: frozenset[str]) -> bool:
    """Tell whether a cue holds no name: all its words stand in texts in small letters."""
    return all(stem(word) in ordinary or word in ordinary for word in _WORDS.findall(cue.lower()))


def learn(texts: Sequence[Text]) -> dict[str, Scale]:
    """Return the scales learnt from texts, by kind; their shares are still those of nobody."""
    scales = {}
    small = Counter(word for text in texts for word in _SMALL.findall(text.reading.text))
    ordinary = frozenset(stem(word) for word, n in small.items() if n >= SELDOM) | _OWN_WORDS
    rows: dict[str, list[Weighed]] = {kind: [] for kind in KINDS}
    spread: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for text in texts:
        here: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for row in text.weighed:
            rows[row.candidate.kind].append(row)
            here[row.candidate.kind].update(cue for group in row.candidate.cues for cue in group)
        for kind in KINDS:
            spread[kind].update(here[kind])
    for kind in KINDS:
        seen = spread[kind]
        # A cue that stands twice in a candidate weighs twice, as when candidates are weighed.
        counted = [Counter(cue for group in row.candidate.cues for cue in group) for row in rows[kind]]
        known = {cue for cue, n in seen.items() if n >= SELDOM and is_ordinary(cue, ordinary)}
        vectors = DictVectorizer()
        table = vectors.fit_transform([{cue: n for cue, n in c.items() if cue in known} for c in counted])
        table.indices = table.indices.astype("int32")
        table.indptr = table.indptr.astype("int32")
        model = LogisticRegression(C=STRENGTH, l1_ratio=1.0, solver="liblinear", max_iter=1000, random_state=0)
        model.fit(
            table,
            [row.right for row in rows[kind]],
            sample_weight=[LEFT_BY_RULES if row.free else 1.0 for row in rows[kind]],
        )
        names = vectors.get_feature_names_out()
        cues = {str(name): round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.02}
        scales[kind] = Scale(
            least=LEAST[kind],
            bias=round(float(model.intercept_[0]), 2),
            shares=((0.0, 0.5),),
            cues=dict(sorted(cues.items(), key=lambda pair: (-abs(pair[1]), pair[0]))),
        )
    return scales


def judge(files: dict[Path, list[Text]], judged: Sequence[Path]) -> dict[str, tuple[tuple[float, float], ...]]:
    """Return for each kind how many of the chosen candidates are right, by steps of likelihood; print the tables."""
    counts: Counter[tuple[str, float, str]] = Counter()
    for gold_file in judged:
        scales = learn([text for name, texts in files.items() if name != gold_file for text in texts])
        total: Counter[str] = Counter()
        for text in files[gold_file]:
            added = chosen_of(text.reading, text.records, scales)
            claims = [claim_of(r) for r in (*text.records, *(record_of(c, text.reading) for _, c in added))]
            pairs = pair_up(text.gold, claims)
            new = {j - len(text.records) for _, j in pairs if j >= len(text.records)}
            total["gold"] += sum(claim.kind != "none" for claim in text.gold)
            total["rules said"] += len(text.records)
            total["rules right"] += len(text.gold) - len(text.missed)
            total["said"] += len(claims)
            total["right"] += len(pairs)
            for number, (likely, candidate) in enumerate(added):
                step = max((s for s in STEPS if s <= likely), default=STEPS[0])
                counts[candidate.kind, step, "said"] += 1
                counts[candidate.kind, step, "right"] += number in new
        none = sum(claim.kind == "none" for text in files[gold_file] for claim in text.gold)
        before = 2 * (total["rules right"] - none) / (total["rules said"] + total["gold"])
        after = 2 * total["right"] / (total["said"] + total["gold"])
        print(
            f"{gold_file.stem:12} F1 {before:.3f} by rules, {after:.3f} with what is weighed "
            f"({total['right'] - total['rules right'] + none} right of {total['said'] - total['rules said']})"
        )
    shares = {}
    for kind in KINDS:
        steps, last = [], 0.0
        for step in STEPS:
            said, right = counts[kind, step, "said"], counts[kind, step, "right"]
            print(f"{kind:12} from {step:.2f}: {right} of {said} right")
            last = max(last, round((right + PRIOR[0]) / (said + PRIOR[1]), 2))
            steps.append((step, last))
        shares[kind] = ((0.0, steps[0][1]), *steps)
    return shares


def main() -> None:
    """Learn, judge and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--judge", nargs="*", type=Path, default=[])
    parser.add_argument("--learn", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    files = {
        gold_file: own_texts(gold_file) if gold_file.suffix == ".yaml" else texts_of(gold_file)
        for gold_file in (*options.learn, *options.judge)
    }
    shares = judge(files, options.judge)
    scales = learn([text for texts in files.values() for text in texts])
    written = {kind: {**scale.model_dump(), "shares": shares[kind]} for kind, scale in scales.items()}
    TARGET.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{sum(len(scale.cues) for scale in scales.values())} cues; {TARGET}")


if __name__ == "__main__":
    main()

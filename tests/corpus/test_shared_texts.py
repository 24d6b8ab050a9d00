"""Reading over the shared texts: nothing that proves a gold record is masked. Skipped where they are absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relations_kb.corpus import read_article
from relations_kb.model.text import Document

SHARED = Path(__file__).resolve().parents[3] / "shared"
SETS = {
    "dev": "gold/dev",
    "ministry": "gold/ministry",
    "rdcr": "gold/rdcr",
    "stories": "gold/stories",
    "seeds": "seeds",
}

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared texts are not beside the repository")


def read(path: Path) -> Document:
    return read_article(path.name, path.read_bytes())


@pytest.mark.parametrize("name", SETS)
def test_no_evidence_of_a_gold_record_is_masked(name: str) -> None:
    documents: dict[str, Document] = {}
    for line in (SHARED / "gold" / f"{name}.jsonl").read_text().splitlines():
        record = json.loads(line)
        path = SHARED / SETS[name] / record["doc"]
        document = documents.setdefault(record["doc"], None) or read(path)  # type: ignore[arg-type]
        documents[record["doc"]] = document
        for evidence in record.get("evidence", ()):
            hidden = [
                mask.span.of(document.text)
                for mask in document.masks
                if mask.reason not in ("markup", "remnant")
                and mask.span.start < evidence["end"]
                and evidence["start"] < mask.span.end
            ]
            assert not hidden, (record["doc"], evidence["quote"], hidden)


def test_the_fourth_text_speaks_only_between_headline_and_signature() -> None:
    document = read(next((SHARED / "seeds").glob("003_*")))
    text = document.text
    first, last = text.index("\n\nNew Canadian envoy") + 2, text.index("Caliber.Az\n") + len("Caliber.Az")
    assert all(first <= sentence.span.start and sentence.span.end <= last for sentence in document.sentences)
    assert document.published is not None and document.published.value == "2024-07-03"


def test_the_fifth_text_has_no_date() -> None:
    document = read(next((SHARED / "seeds").glob("004_*")))
    assert document.published is None
    assert document.sentences[-1].span.of(document.text) == "IFP Editorial Staff"


@pytest.mark.parametrize("folder", ["gold/dev", "gold/ministry", "gold/stories", "corpora/wikipedia"])
def test_every_shared_text_keeps_most_of_itself(folder: str) -> None:
    for path in sorted((SHARED / folder).glob("*.txt"))[:60]:
        document = read(path)
        masked = sum(mask.span.end - mask.span.start for mask in document.masks)
        assert masked < 0.6 * len(document.text), path.name
        assert document.sentences

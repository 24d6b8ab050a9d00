"""What is remembered comes out as what is worked out, and only what changed is worked out again."""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Mapping
from hashlib import sha1
from typing import Any

import pytest
from tests.link import test_blocks
from tests.link.make import document

from relations_kb.link import link
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Record


class Notebook:
    """A memory that writes results down as the kept one does; articles are told apart by their records."""

    def __init__(self) -> None:
        self.written: dict[bytes, str] = {}
        self.articles: dict[str, bytes] = {}
        self.fresh: list[str] = []

    def article(self, name: str) -> bytes | None:
        return self.articles.get(name)

    def key(self, step: str, work: bytes) -> bytes:
        return step.encode() + b" " + work

    def recall(self, keys: Collection[bytes]) -> Mapping[bytes, Any]:
        return {key: json.loads(self.written[key]) for key in keys if key in self.written}

    def made_of(self, told: Mapping[str, bytes]) -> None:
        self.told = told

    def keep(self, results: Mapping[bytes, Any]) -> None:
        self.written |= {key: json.dumps(result) for key, result in results.items()}
        self.fresh += [key.decode(errors="replace").split()[0] for key in results]


def _linked(records: list[Record], memory: Notebook | None) -> KnowledgeBase:
    names = sorted({record.doc for record in records})
    own = {name: [record for record in records if record.doc == name] for name in names}
    documents = [document(name, published=f"200{len(name)}-05-0{len(own[name]) % 9 + 1}") for name in names]
    if memory is not None:
        memory.articles = {
            name: sha1("".join(record.model_dump_json() for record in said).encode()).digest()
            for name, said in own.items()
        }
    return link(documents, records, memory=memory)


def _drawn(draw: random.Random, count: int, first: int = 0) -> list[Record]:
    return [test_blocks._record(draw, first + number) for number in range(count)]


@pytest.mark.parametrize("seed", range(6))
def test_linking_with_a_memory_is_linking_from_nothing(seed: int) -> None:
    draw = random.Random(seed)
    memory = Notebook()
    records = _drawn(draw, 60)
    for step in range(6):
        assert _linked(records, memory) == _linked(records, None)
        kept = draw.sample(records, len(records) - draw.randrange(8))
        records = sorted(kept, key=records.index) + _drawn(draw, draw.randrange(8), 100 * step + 100)
    memory.fresh.clear()
    assert _linked(records, memory) == _linked(records, None)
    memory.fresh.clear()
    _linked(records, memory)
    assert memory.fresh == []


def test_another_article_makes_only_its_own_blocks_new() -> None:
    draw = random.Random(1)
    records = _drawn(draw, 60)
    memory = Notebook()
    _linked(records, memory)
    memory.fresh.clear()
    added = [r.model_copy(update={"doc": "new.txt", "id": f"new-{r.id}"}) for r in records if r.kind == "treaty"][:1]
    _linked(records + added, memory)
    assert sorted(memory.fresh).count("article") == 1
    assert 1 <= sorted(memory.fresh).count("block") <= 2

"""Gold records as values of the model, linked, and written as the fact contract wants them, for the scorer."""

from __future__ import annotations

import json
from hashlib import sha1
from pathlib import Path
from typing import Any

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Record
from relations_kb.model.text import Document

SHARED = Path(__file__).parents[3] / "shared"
MODELS: dict[str, type[Record]] = {
    "consultation": Consultation,
    "visit": Visit,
    "treaty": Treaty,
    "trade": Trade,
    "status": Status,
}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def record(row: dict[str, Any]) -> Record:
    """Make a record of a gold row: without the ids of facts and people that only the scorer knows."""
    model = MODELS[row["kind"]]
    plain = {key: value for key, value in row.items() if key in model.model_fields}
    people = [{k: v for k, v in p.items() if k in ("name", "country", "office")} for p in row.get("people") or []]
    plain["people"] = people
    plain["id"] = "r-" + sha1(json.dumps({**plain, "id": ""}, sort_keys=True).encode()).hexdigest()[:12]
    return model.model_validate(json.loads(json.dumps(plain)))


def records(path: Path) -> list[Record]:
    return [record(row) for row in lines(path) if row["kind"] != "none"]


def documents(folder: Path) -> list[Document]:
    from relations_kb.corpus import read_article

    return [read_article(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]


def write(kb: KnowledgeBase, folder: Path) -> None:
    """Write what the scorer reads: records.jsonl, facts.jsonl and people.json."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = [
        {**fact.best.model_dump(mode="json"), **fact.model_dump(mode="json", exclude={"best"})} for fact in kb.facts
    ]
    for name, rows in (("records", [r.model_dump(mode="json") for r in kb.records]), ("facts", facts)):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    people = [person.model_dump(mode="json") for person in kb.people]
    (folder / "people.json").write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")

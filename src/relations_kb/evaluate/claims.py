"""Claims: what gold says and what the extractor says, in one shape, so that they can be compared.

In: lines of JSON by the record contract (docs/records.md), or records. Out: :class:`Claim`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from relations_kb.errors import GoldError
from relations_kb.model.record import Record

# The kinds that the contract scores, in the order of its table; further kinds are not scored.
SCORED: Final = ("consultation", "visit", "treaty", "trade", "status")
_SPACES: Final = re.compile(r"\s+")
# What tells a claim from another one of the same kind, in the order in which it is shown.
_SHOWN: Final = (
    "countries",
    "date",
    "modality",
    "event",
    "actor",
    "counterpart",
    "mission",
    "flow",
    "value",
    "title",
    "action",
    "form",
    "guest",
    "host",
    "round",
    "mechanism",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One record, as gold or the extractor has it.

    ``fields`` are the record's fields as JSON values, those that the line gives and no others (gold is only held to
    what it says); ``people`` are (name, country); ``quotes`` the words that prove it; ``rule`` and ``confidence`` are
    empty and 1.0 for gold.
    """

    doc: str
    kind: str
    fields: Mapping[str, Any]
    people: tuple[tuple[str, str | None], ...]
    quotes: tuple[str, ...]
    rule: str = ""
    confidence: float = 1.0

    def get(self, name: str) -> Any:
        """Return a field's value, or None where the line does not give it."""
        return self.fields.get(name)

    @property
    def key(self) -> str:
        """A name for the claim that stays as long as its content stays; for comparing two runs."""
        core = {name: self.fields[name] for name in sorted(self.fields) if name in _SHOWN}
        content = json.dumps([self.doc, self.kind, core, self.people, self.quotes[:1]], sort_keys=True, default=str)
        return sha256(content.encode()).hexdigest()[:16]

    def brief(self) -> str:
        """Return the claim in one line: what it says, who takes part, the words that prove it."""
        shown = ", ".join(
            f"{name}={'-'.join(value) if isinstance(value, list | tuple) else value}"
            for name in _SHOWN
            if (value := self.fields.get(name)) not in (None, [], (), "", "occurred")
        )
        who = "; ".join(name for name, _ in self.people)
        quote = _SPACES.sub(" ", self.quotes[0])[:100] if self.quotes else ""
        return f"{self.kind} {shown}{f' [{who}]' if who else ''} «{quote}»"


def claim_of(record: Record | Mapping[str, Any]) -> Claim:
    """Return a record, or a line of the contract's JSON, as a claim.

    :raises KeyError, TypeError, AttributeError: the line is not of the contract's form.
    """
    row = record.model_dump(mode="json") if isinstance(record, Record) else record
    return Claim(
        doc=row["doc"],
        kind=row["kind"],
        fields={name: value for name, value in row.items() if name not in ("people", "evidence", "doc", "kind")},
        people=tuple((person["name"], person.get("country")) for person in row.get("people") or ()),
        quotes=tuple(part.get("quote") or "" for part in row.get("evidence") or ()),
        rule=row.get("rule") or "",
        confidence=float(row.get("confidence", 1.0)),
    )


def read_gold(path: Path) -> dict[str, tuple[Claim, ...]]:
    """Return the gold claims of each text, by its file name; a text without any (kind ``none``) has an empty tuple.

    :raises GoldError: a line is no JSON or not of the contract's form.
    :raises OSError: the file cannot be read.
    """
    found: dict[str, list[Claim]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise GoldError("is not UTF-8", remedy="save it as UTF-8", file=str(path)) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            claims = found.setdefault(row["doc"], [])
            if row["kind"] in SCORED:
                claims.append(claim_of(row))
                sorted(row["countries"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise GoldError(
                f"is no record of the contract ({type(error).__name__}: {error})",
                remedy="write one JSON object a line, as in docs/records.md",
                file=str(path),
                line=number,
            ) from error
    if not found:
        raise GoldError("holds no record", remedy="write one JSON object a line, as in docs/records.md", file=str(path))
    return {doc: tuple(claims) for doc, claims in sorted(found.items())}

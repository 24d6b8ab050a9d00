"""A plan, printed: tables for the terminal, and values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from relations_kb.adding.gains import Row
from relations_kb.adding.plan import Plan

_SECTIONS: Final = (
    ("new", "New facts"),
    ("better", "Facts better attested"),
    ("conflicts", "New conflicts"),
    ("held", "Held back as unsure"),
)


def lines(plan: Plan, most: int = 12) -> Iterator[str]:
    """Yield what adding would do; of each sort of gain, ``most`` rows."""
    yield f"{plan.corpus / plan.name} ({plan.form})"
    for field, (value, where) in plan.told.items():
        yield f"  {field:10} {_clean(value)}  [{where}]"
    yield "  files      " + ", ".join(name for name, _ in plan.files)
    yield ""
    for label, count in counts(plan).items():
        yield f"  {label:24}{count:5}"
    for section, title in _SECTIONS:
        rows: Sequence[Row] = getattr(plan.gains, section)
        if rows:
            yield ""
            yield f"{title}:"
            yield from _table(rows[:most])
            yield from _rest(len(rows) - most)
    if plan.gains.unresolved:
        yield ""
        yield "Unresolved names:"
        yield from (f"  {_clean(name)}: {_clean(reason)}" for name, reason in plan.gains.unresolved[:most])
        yield from _rest(len(plan.gains.unresolved) - most)


def counts(plan: Plan) -> dict[str, int]:
    """Return how much of what the article brings."""
    found = plan.gains
    return {
        "records": len(found.records),
        "new facts": len(found.new),
        "facts better attested": len(found.better),
        "facts told again": len(found.again),
        "new conflicts": len(found.conflicts),
        "unresolved names": len(found.unresolved),
        "held back as unsure": len(found.held),
    }


def there(plan: Plan) -> Iterator[str]:
    """Yield a clause for each article of the corpus that is this one already."""
    for one in plan.alike:
        words = "the same words as" if one.same else f"nearly the same words ({one.share:.0%}) as"
        yield f"has {words} {plan.corpus / one.name}"
    for name in plan.same_address:
        yield f"has the same address as {plan.corpus / name}"


def as_json(plan: Plan, written: bool) -> dict[str, Any]:
    """Return a plan as JSON has it; ``written`` tells whether it was carried out."""
    found = plan.gains
    return {
        "article": plan.name,
        "format": plan.form,
        "written": written,
        "files": [name for name, _ in plan.files],
        "metadata": {field: {"value": value, "found_in": where} for field, (value, where) in plan.told.items()},
        "language": plan.language,
        "alike": [one._asdict() for one in plan.alike],
        "same_address": list(plan.same_address),
        "warnings": list(plan.warnings),
        "records": [_row(row) for row in found.records],
        "held_back": [_row(row) for row in found.held],
        "new_facts": [_row(row) for row in found.new],
        "better_attested": [_row(row) for row in found.better],
        "told_again": [_row(row) for row in found.again],
        "new_conflicts": [_row(row) for row in found.conflicts],
        "unresolved": [{"name": name, "reason": reason} for name, reason in found.unresolved],
    }


def _row(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if value != ""}


def _table(rows: Sequence[Row]) -> Iterator[str]:
    cells = [(row.kind, "–".join(row.countries), row.date or "undated") for row in rows]
    widths = [max(len(cell[column]) for cell in cells) for column in range(3)]
    for row, cell in zip(rows, cells, strict=True):
        head = "  ".join(word.ljust(width) for word, width in zip(cell, widths, strict=True))
        yield f"  {head}  {_clean(row.quote)}"
        if row.more:
            yield f"  {'':{sum(widths) + 4}}  → {_clean(row.more)}"


def _rest(number: int) -> Iterator[str]:
    if number > 0:
        yield f"  … and {number} more (--json prints all)"


def _clean(words: str) -> str:
    """Return words without control characters, which could steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in words)

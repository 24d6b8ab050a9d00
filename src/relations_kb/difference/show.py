"""A difference told to people and programs: lines of text, Markdown for a pull request, plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from relations_kb.difference.compare import Change, Difference
from relations_kb.vocab.world import load_world

PARTS = (
    ("added", "new fact", "new facts"),
    ("changed", "changed fact", "changed facts"),
    ("gone", "fact gone", "facts gone"),
    ("opened", "conflict opened", "conflicts opened"),
    ("closed", "conflict closed", "conflicts closed"),
)
MOST = 40  # changes of a sort in Markdown: a comment of GitHub holds 65,536 characters
_LONGEST = 200  # characters of a quote


def summary(found: Difference) -> str:
    """Return the counts in one line."""
    counts = [
        f"{len(changes)} {one if len(changes) == 1 else many}"
        for name, one, many in PARTS
        if (changes := getattr(found, name))
    ]
    return ", ".join(counts) or "no fact changed"


def text(found: Difference) -> Iterator[str]:
    """Yield lines for a terminal."""
    yield f"From {found.before} to {found.after}: {summary(found)}"
    for name, _, many in PARTS:
        changes: tuple[Change, ...] = getattr(found, name)
        if changes:
            yield ""
            yield f"{many.capitalize()}:"
        for change in changes:
            yield f"  {_head(change)}"
            yield from (f"      {value}" for value in _values(change))
            yield from (f"      “{_short(quote.words)}” ({quote.doc})" for quote in change.quotes)


def markdown(found: Difference) -> Iterator[str]:
    """Yield lines of Markdown; of very many changes the first."""
    yield f"**{summary(found).capitalize()}**"
    for name, _, many in PARTS:
        changes: tuple[Change, ...] = getattr(found, name)
        if not changes:
            continue
        yield from ("", f"### {many.capitalize()}", "")
        for change in changes[:MOST]:
            yield f"- {_escaped(_head(change))}"
            yield from (f"  - {_escaped(value)}" for value in _values(change))
            yield from (f"  - “{_escaped(_short(one.words))}” ({_escaped(one.doc)})" for one in change.quotes[:3])
        if len(changes) > MOST:
            yield f"- and {len(changes) - MOST} more"


def as_json(found: Difference) -> dict[str, Any]:
    """Return plain values."""

    def row(change: Change) -> dict[str, Any]:
        return {
            "kind": change.kind,
            "countries": list(change.countries),
            "date": change.date,
            "values": [{"field": field, "before": old, "after": new} for field, old, new in change.values],
            "quotes": [quote._asdict() for quote in change.quotes],
        }

    parts = {name: [row(change) for change in getattr(found, name)] for name, _, _ in PARTS}
    return {"before": found.before, "after": found.after, **parts}


def _head(change: Change) -> str:
    countries = load_world().countries
    names = " – ".join(countries[code].name if code in countries else code for code in change.countries)
    return ", ".join(filter(None, (names, change.kind, change.date)))


def _values(change: Change) -> Iterator[str]:
    for field, old, new in change.values:
        yield f"{field}: {old or 'nothing'} → {new or 'nothing'}" if old or "≠" not in new else f"{field}: {new}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"


def _escaped(words: str) -> str:
    """Return words that Markdown and HTML show as they are, and in which no one is addressed."""
    for sign in "\\`*_[]<>#|~":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("@", "@\N{ZERO WIDTH SPACE}")

"""What a person ruled: reading ``corpus/decisions.yaml``.

In: a path, or the words of the file. Out: :class:`Ruling` values with their lines. The file is a list; each entry has a
``verdict``, what it is about, and a ``reason``; ``date`` and ``by`` are optional. docs/corrections.md shows an entry of
each verdict; which records and people an entry means is settled in :mod:`relations_kb.link.keys`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

import yaml

from relations_kb.errors import DecisionError
from relations_kb.kinds import KINDS
from relations_kb.model.knowledge import Verdict

VERDICTS: Final[tuple[str, ...]] = get_args(Verdict)
# Other words for the verdicts, which people write as readily.
SYNONYMS: Final[dict[str, str]] = {
    "merge": "same",
    "split": "different",
    "reject": "wrong",
    "accept": "right",
    "prefer": "value",
    "annotate": "note",
}
_KEYS: Final = (
    *("verdict", "record", "records", "person", "people", "mention", "field", "value", "name", "country"),
    *("reason", "date", "by"),
)
_SUBJECTS: Final = ("record", "records", "person", "people", "mention")
# What a record may be told by beside its words: any of its fields, and the city of its place.
_RECORD_FIELDS: Final = frozenset(
    {"city", *(name for kind in KINDS for name in kind.model.model_fields)} - {"id", "doc", "evidence", "people"}
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class RecordKey(NamedTuple):
    """How a ruling names a record: by ``id``, or by ``doc`` and ``quote``; ``fields`` narrow it (name, value)."""

    id: str | None
    doc: str | None
    quote: str | None
    fields: tuple[tuple[str, Any], ...]
    line: int


class PersonKey(NamedTuple):
    """How a ruling names a person: by any of the names met, and, where several bear it, the country (None for any) and
    the article (``doc``, or words of it as ``quote``) that names the one who is meant."""

    name: str
    country: str | None
    line: int
    doc: str | None = None
    quote: str | None = None


class MentionKey(NamedTuple):
    """A name of a country as an article has it; ``quote`` are words around it, which find the article if its file is
    renamed."""

    doc: str
    name: str
    quote: str | None
    line: int


class Ruling(NamedTuple):
    """One entry of the file; ``line`` is where it begins, counted from 1.

    ``value`` is None both for an entry without a value and for ``value: null``; ``has_value`` tells them apart.
    """

    verdict: Verdict
    records: tuple[RecordKey, ...]
    people: tuple[PersonKey, ...]
    mention: MentionKey | None
    reason: str
    date: str | None
    by: str | None
    field: str | None
    value: Any
    has_value: bool
    name: str | None
    country: str | None
    file: str
    line: int


def load_decisions(path: Path) -> tuple[Ruling, ...]:
    """Read a file of rulings; a missing or empty file holds none.

    :raises DecisionError: the file is no YAML list of entries as described above; says where and what to do.
    """
    return parse_decisions(path.read_bytes(), path.name) if path.exists() else ()


def parse_decisions(content: bytes, file: str) -> tuple[Ruling, ...]:
    """Return the rulings that ``content`` holds; ``file`` is the name to show in errors.

    :raises DecisionError: as :func:`load_decisions`.
    """
    root, loader = compose(content, file)
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise _error("the file is no list", "begin each decision with '- verdict: …'", file, root)
    return tuple(_ruling(node, loader, file) for node in root.value)


def compose(content: bytes, file: str) -> tuple[Any, Any]:
    """Return the root node of the YAML in ``content`` (None if it holds nothing), and the loader that made it.

    :raises DecisionError: it is no UTF-8, or no YAML.
    """
    try:
        loader = yaml.SafeLoader(content.decode("utf-8-sig"))
        return loader.get_single_node(), loader
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DecisionError("not UTF-8 text", remedy="save the file as UTF-8", file=file, line=line) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "syntax error"
        raise DecisionError(
            f"not readable as YAML ({problem})",
            remedy="mend the indentation or quoting there; words that hold ': ' or ' #' need quotation marks",
            file=file,
            line=mark.line + 1 if mark else None,
        ) from error


def _error(what: str, remedy: str, file: str, node: Any) -> DecisionError:
    return DecisionError(what, remedy=remedy, file=file, line=node.start_mark.line + 1)


def _entries(node: Any, file: str) -> Iterator[tuple[str, Any, Any]]:
    """Return key, key node and value node of each pair of a mapping; a key that stands twice is an error."""
    if not isinstance(node, yaml.MappingNode):
        raise _error("expected 'key: value' pairs", "see docs/corrections.md for the form of a decision", file, node)
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _error("a key that is no word", "see docs/corrections.md for the form of a decision", file, key)
        if key.value in seen:
            raise _error(f"'{key.value}' stands twice in one decision", "keep one of the two", file, key)
        seen.add(key.value)
        yield str(key.value), key, value


def _plain(node: Any, loader: Any, file: str) -> Any:
    """Return a node's value; dates as ISO text."""
    try:
        value = loader.construct_object(node, deep=True)
    except (yaml.YAMLError, ValueError) as error:
        raise _error("a value that cannot be read", "put it in quotation marks", file, node) from error
    return value.isoformat() if isinstance(value, datetime.date) else value


def _known(word: str, words: Iterator[str] | tuple[str, ...]) -> str:
    """Return a remedy for a word that is none of those known."""
    known = sorted(words)
    close = get_close_matches(word, known, n=1)
    return f"did you mean '{close[0]}'?" if close else f"use one of: {', '.join(known)}"


def _ruling(node: Any, loader: Any, file: str) -> Ruling:
    nodes: dict[str, Any] = {}
    for key, key_node, value in _entries(node, file):
        if key in ("fact", "facts"):
            raise _error(
                f"unknown key '{key}'", "name a fact by one of its records, under 'record' or 'records'", file, key_node
            )
        if key not in _KEYS:
            raise _error(f"unknown key '{key}'", _known(key, _KEYS), file, key_node)
        nodes[key] = value
    plain = {key: _plain(value, loader, file) for key, value in nodes.items() if key not in _SUBJECTS}
    given = plain.get("verdict")
    verdict: Any = SYNONYMS.get(str(given), given)
    if verdict not in VERDICTS:
        said = "there is no verdict" if given is None else f"the verdict is {given!r}"
        raise _error(said, _known(str(given), (*VERDICTS, *SYNONYMS)), file, nodes.get("verdict", node))
    if not isinstance(plain.get("reason"), str) or not plain["reason"].strip():
        raise _error("the decision has no reason", "add 'reason: …', in a sentence", file, node)
    date = _text(plain.get("date"))
    if date is not None and not _is_day(date):
        raise _error(f"the date of the decision is {date!r}", "write a day, such as 2025-06-12", file, nodes["date"])
    ruling = Ruling(
        verdict,
        tuple(_record_key(item, loader, file) for item in _several(nodes, "record", file)),
        tuple(_person_key(item, loader, file) for item in _several(nodes, "person", file)),
        _mention_key(nodes["mention"], loader, file) if "mention" in nodes else None,
        plain["reason"].strip(),
        date,
        _text(plain.get("by")),
        _text(plain.get("field")),
        plain.get("value"),
        "value" in nodes,
        _text(plain.get("name")),
        _text(plain.get("country")),
        file,
        node.start_mark.line + 1,
    )
    _check(ruling, node)
    return ruling


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _several(nodes: dict[str, Any], one: str, file: str) -> list[Any]:
    many = {"record": "records", "person": "people"}[one]
    found = [nodes[one]] if one in nodes else []
    if many in nodes:
        if not isinstance(nodes[many], yaml.SequenceNode):
            raise _error(f"'{many}' is no list", f"put each {one} on a line of its own after '- '", file, nodes[many])
        found += nodes[many].value
    return found


def _record_key(node: Any, loader: Any, file: str) -> RecordKey:
    if isinstance(node, yaml.ScalarNode):
        return RecordKey(str(node.value), None, None, (), node.start_mark.line + 1)
    values: dict[str, Any] = {}
    for key, key_node, value in _entries(node, file):
        if key not in _RECORD_FIELDS | {"id", "doc", "quote"}:
            remedy = _known(key, tuple(_RECORD_FIELDS | {"id", "doc", "quote"}))
            raise _error(f"no record has a field '{key}'", remedy, file, key_node)
        values[key] = _plain(value, loader, file)
    ident, doc, quote = (_text(values.pop(key, None)) for key in ("id", "doc", "quote"))
    if ident is None and (doc is None or quote is None or not quote.strip()):
        raise _error("a record is not named", "give its 'id', or 'doc' and 'quote'", file, node)
    return RecordKey(ident, doc, quote, tuple(sorted(values.items())), node.start_mark.line + 1)


def _person_key(node: Any, loader: Any, file: str) -> PersonKey:
    if isinstance(node, yaml.ScalarNode):
        return PersonKey(str(node.value), None, node.start_mark.line + 1)
    values = {key: _plain(value, loader, file) for key, _, value in _entries(node, file)}
    if not isinstance(values.get("name"), str) or set(values) - {"name", "country", "doc", "quote"}:
        raise _error(
            "a person is not named",
            "give 'name', and where several bear it 'country' as a three-letter code, or 'doc'",
            file,
            node,
        )
    return PersonKey(
        values["name"],
        _text(values.get("country")),
        node.start_mark.line + 1,
        _text(values.get("doc")),
        _text(values.get("quote")),
    )


def _mention_key(node: Any, loader: Any, file: str) -> MentionKey:
    values = {key: _plain(value, loader, file) for key, _, value in _entries(node, file)}
    if not {"doc", "name"} <= set(values) <= {"doc", "name", "quote"}:
        raise _error("the mention is not named", "give 'doc' and 'name' as the article has it", file, node)
    return MentionKey(str(values["doc"]), str(values["name"]), _text(values.get("quote")), node.start_mark.line + 1)


def _check(ruling: Ruling, node: Any) -> None:
    """Check that an entry names what its verdict needs, and nothing that its verdict has no use for."""

    def wrong(what: str, remedy: str) -> DecisionError:
        return _error(what, remedy, ruling.file, node)

    many = max(len(ruling.records), len(ruling.people))
    verdict = ruling.verdict
    if bool(ruling.records) + bool(ruling.people) + (ruling.mention is not None) > 1:
        raise wrong("records, people or a mention in one decision", "make a decision of its own for each")
    if verdict in ("same", "different") and many < 2:
        raise wrong(f"'{verdict}' needs two", "list two or more under 'records' or 'people'")
    if verdict in ("wrong", "right", "value") and not ruling.records:
        raise wrong(f"'{verdict}' needs a record", "name it under 'record'")
    if verdict == "value" and ruling.field is None:
        raise wrong("'value' needs a field", "add 'field: …', and 'value: …' if it is not the record's own")
    if verdict == "value" and len(ruling.records) != 1:
        raise wrong("'value' is about one record", "make a decision of its own for each record")
    if verdict == "rename" and (len(ruling.people) != 1 or not ruling.name):
        raise wrong("'rename' needs a person and a name", "add 'person: …' and 'name: …'")
    if verdict == "country" and (ruling.mention is None or not ruling.country):
        raise wrong(
            "'country' needs a mention and a country",
            "add 'mention: {doc: …, name: …}' and 'country: …', a three-letter code or 'none'",
        )
    if verdict == "note" and not many and ruling.mention is None:
        raise wrong("'note' is about nothing", "add 'record: …' or 'person: …'")
    spare = [
        name
        for name, given, verdicts in (
            ("field", ruling.field is not None, ("value", "note")),
            ("value", ruling.has_value, ("value",)),
            ("name", ruling.name is not None, ("rename",)),
            ("country", ruling.country is not None, ("country",)),
            ("mention", ruling.mention is not None, ("country", "note")),
        )
        if given and verdict not in verdicts
    ]
    if spare:
        raise wrong(f"'{verdict}' has no use for '{spare[0]}'", "remove it, or choose another verdict")

"""What a person ruled: reading ``corpus/decisions.yaml``.

In: a path. Out: :class:`Ruling` values with their lines. The file is a list; each entry has a ``verdict``, what it is
about, and a ``reason``; ``date`` and ``by`` are optional::

    - verdict: same                       # or different: two or more records, or two or more people
      records:
        - {doc: relations.txt, quote: signed a bilateral Convention, kind: treaty}
        - {id: r-0123456789}
      reason: One convention under two names.
      date: 2025-06-12
      by: A. Reader
    - verdict: wrong                      # this record says what its text does not say
      record: {doc: relations.txt, quote: does not maintain an embassy in Armenia, kind: status}
      reason: A slip for Azerbaijan.
    - verdict: value                      # this is the right value of a field of the fact that the record tells
      record: {doc: visit.txt, quote: arrived on Tuesday}
      field: date
      value: 2010-04-16
      reason: The ministry's own page has the 16th.
    - verdict: rename                     # this is how the person is written
      person: {name: Robert Heyg, country: CAN}
      name: Robert Hage
      reason: A transliteration taken back.
    - verdict: note                       # a remark on a record's fact, or on a person
      record: {doc: visit.txt, quote: arrived on Tuesday}
      reason: The host's own report is lost.

A record is named by its ``id``, or by ``doc`` and a ``quote`` from its evidence, which outlives a rebuild; where a
sentence holds several records, ``kind`` or any other field of the record (``flow: exports``) tells which.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import yaml

from relations_kb.errors import DecisionError
from relations_kb.model.knowledge import Verdict

VERDICTS: tuple[str, ...] = get_args(Verdict)
_KEYS = frozenset(
    {"verdict", "record", "records", "person", "people", "reason", "date", "by", "field", "value", "name"}
)
_SUBJECTS = ("record", "records", "person", "people")


class RecordKey(NamedTuple):
    """How a ruling names a record: by ``id``, or by ``doc`` and ``quote``; ``fields`` narrow it (name, value)."""

    id: str | None
    doc: str | None
    quote: str | None
    fields: tuple[tuple[str, Any], ...]
    line: int


class PersonKey(NamedTuple):
    """How a ruling names a person: any of the names met, and the country (None for any)."""

    name: str
    country: str | None
    line: int


class Ruling(NamedTuple):
    """One entry of the file; ``line`` is where it begins, counted from 1."""

    verdict: Verdict
    records: tuple[RecordKey, ...]
    people: tuple[PersonKey, ...]
    reason: str
    date: str | None
    by: str | None
    field: str | None
    value: Any
    name: str | None
    file: str
    line: int


def load_decisions(path: Path) -> tuple[Ruling, ...]:
    """Read a file of rulings; a missing or empty file holds none.

    :raises DecisionError: the file is no YAML list of entries as described above; says where and what to do.
    """
    if not path.exists():
        return ()
    file = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
    except UnicodeDecodeError as error:
        raise DecisionError("not UTF-8 text", remedy="save the file as UTF-8", file=file) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"not readable as YAML ({getattr(error, 'problem', None) or 'syntax error'})"
        raise DecisionError(
            what, remedy="mend the indentation or quoting there", file=file, line=mark.line + 1 if mark else None
        ) from error
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise _error("the file is no list", "begin each decision with '- verdict: …'", file, root)
    return tuple(_ruling(node, loader, file) for node in root.value)


def _error(what: str, remedy: str, file: str, node: Any) -> DecisionError:
    return DecisionError(what, remedy=remedy, file=file, line=node.start_mark.line + 1)


def _entries(node: Any, file: str) -> Iterator[tuple[str, Any, Any]]:
    """Return key, key node and value node of each pair of a mapping; a key that stands twice is an error."""
    if not isinstance(node, yaml.MappingNode):
        raise _error("expected 'key: value' pairs", "see docs/corrections.md for the form of a decision", file, node)
    seen: set[str] = set()
    for key, value in node.value:
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


def _ruling(node: Any, loader: Any, file: str) -> Ruling:
    nodes: dict[str, Any] = {}
    for key, key_node, value in _entries(node, file):
        if key not in _KEYS:
            raise _error(f"unknown key '{key}'", f"use one of: {', '.join(sorted(_KEYS))}", file, key_node)
        nodes[key] = value
    plain = {key: _plain(value, loader, file) for key, value in nodes.items() if key not in _SUBJECTS}
    verdict = plain.get("verdict")
    if verdict not in VERDICTS:
        raise _error(
            f"the verdict is {verdict!r}", f"use one of: {', '.join(VERDICTS)}", file, nodes.get("verdict", node)
        )
    if not isinstance(plain.get("reason"), str) or not plain["reason"].strip():
        raise _error("the decision has no reason", "add 'reason: …', in a sentence", file, node)
    records = _several(nodes, "record", file)
    people = _several(nodes, "person", file)
    ruling = Ruling(
        verdict,
        tuple(_record_key(item, loader, file) for item in records),
        tuple(_person_key(item, loader, file) for item in people),
        plain["reason"].strip(),
        _text(plain.get("date")),
        _text(plain.get("by")),
        _text(plain.get("field")),
        plain.get("value"),
        _text(plain.get("name")),
        file,
        node.start_mark.line + 1,
    )
    _check(ruling, "value" in nodes, node)
    return ruling


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
    values = {key: _plain(value, loader, file) for key, _, value in _entries(node, file)}
    ident, doc, quote = (_text(values.pop(key, None)) for key in ("id", "doc", "quote"))
    if ident is None and (doc is None or quote is None):
        raise _error("a record is not named", "give its 'id', or 'doc' and 'quote'", file, node)
    return RecordKey(ident, doc, quote, tuple(sorted(values.items())), node.start_mark.line + 1)


def _person_key(node: Any, loader: Any, file: str) -> PersonKey:
    if isinstance(node, yaml.ScalarNode):
        return PersonKey(str(node.value), None, node.start_mark.line + 1)
    values = {key: _plain(value, loader, file) for key, _, value in _entries(node, file)}
    if not isinstance(values.get("name"), str) or set(values) - {"name", "country"}:
        raise _error("a person is not named", "give 'name', and 'country' as a three-letter code", file, node)
    return PersonKey(values["name"], _text(values.get("country")), node.start_mark.line + 1)


def _check(ruling: Ruling, has_value: bool, node: Any) -> None:
    """Check that an entry names what its verdict needs."""
    many = max(len(ruling.records), len(ruling.people))
    verdict = ruling.verdict
    if ruling.records and ruling.people:
        raise _error("records and people in one decision", "make two decisions of it", ruling.file, node)
    if verdict in ("same", "different") and many < 2:
        raise _error(f"'{verdict}' needs two", "list two or more under 'records' or 'people'", ruling.file, node)
    if verdict in ("wrong", "value") and not ruling.records:
        raise _error(f"'{verdict}' needs a record", "name it under 'record'", ruling.file, node)
    if verdict == "value" and (ruling.field is None or not has_value):
        raise _error("'value' needs a field and its value", "add 'field: …' and 'value: …'", ruling.file, node)
    if verdict == "rename" and (len(ruling.people) != 1 or not ruling.name):
        raise _error("'rename' needs a person and a name", "add 'person: …' and 'name: …'", ruling.file, node)
    if verdict == "note" and not many:
        raise _error("'note' is about nothing", "add 'record: …' or 'person: …'", ruling.file, node)

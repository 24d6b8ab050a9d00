"""YAML that tells where it went wrong: values with the lines they stand on.

In: YAML text. Out: a mapping and the line of each of its keys. Used for front matter and sidecars. The loader is
PyYAML's safe one, so that nothing in a file can run; aliases are refused, so that a small file stays small.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import yaml


class YamlError(Exception):
    """The YAML cannot be used. ``line`` counts from 1 within the YAML text; ``what`` is one clause."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line


class YamlMapping(NamedTuple):
    """A mapping of names to values, and the line (from 1) of each name."""

    values: Mapping[str, object]
    lines: Mapping[str, int]


class _Loader(yaml.SafeLoader):
    """The safe loader, but dates stay the words they are (EDTF knows more than YAML does)."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_mapping(text: str) -> YamlMapping:
    """Read a mapping of plain names to values; an empty text is an empty mapping.

    :raises YamlError: if it is no YAML, no mapping, has a name twice or an alias.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlMapping({}, {})
        if not isinstance(node, yaml.MappingNode):
            raise YamlError("it is no list of 'name: value' lines", node.start_mark.line + 1)
        _refuse_aliases(node)
        values: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in values:
                raise YamlError(f"'{key}' stands here for the second time", line)
            values[key] = loader.construct_object(value_node, deep=True)
            lines[key] = line
        return YamlMapping(values, lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(error.problem or "it is no valid YAML", mark.line + 1 if mark else 1) from None
    except yaml.YAMLError as error:
        raise YamlError(f"it is no valid YAML ({str(error).splitlines()[0]})", 1) from None
    except (ValueError, RecursionError) as error:
        raise YamlError(f"a value cannot be read ({error})", 1) from None
    finally:
        loader.dispose()


def _refuse_aliases(node: yaml.Node) -> None:
    """Refuse a node that stands in the tree twice: '*name' points back at '&name'."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            raise YamlError("'&' and '*' (anchors and aliases) are not allowed", current.start_mark.line + 1)
        seen.add(id(current))
        if isinstance(current, yaml.MappingNode):
            waiting.extend(part for pair in current.value for part in pair)
        elif isinstance(current, yaml.SequenceNode):
            waiting.extend(current.value)

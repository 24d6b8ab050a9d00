"""YAML of the vocabularies, parsed once for all runs of the program."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

import yaml

from relations_kb.kept import KEPT

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is eight times as fast
_KNOWN: Final = KEPT.table("yaml", yaml.__version__)


def parse(text: str) -> Any:
    """Return what a YAML text says, the caller's own to change.

    :raises yaml.YAMLError: where it is none.
    """
    key = sha256(text.encode()).digest()
    said = _KNOWN.get(key)
    if said is None:
        # Safe, though ruff cannot know: both are safe loaders.
        said = yaml.load(text, Loader=_LOADER)
        _KNOWN.put(key, said)
    return said

"""Short bytes that stand for values: others where the values differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from relations_kb.model.knowledge import Fact
from relations_kb.model.late import Late, complete


def digest(parts: Iterable[bytes]) -> bytes:
    """Return sixteen bytes that stand for some parts in their order."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(part)
    return found.digest()


def written(value: Any) -> bytes:
    """Return a value as bytes that differ when it does."""
    if isinstance(value, BaseModel):
        if isinstance(value, Late | Fact):
            complete(value)
        return value.__pydantic_serializer__.to_json(value)
    if isinstance(value, tuple):
        return b"(" + b"\0".join(map(written, value)) + b")"
    return repr(value).encode()

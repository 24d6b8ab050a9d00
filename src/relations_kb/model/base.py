"""The base of all values: frozen, closed, comparable."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Unknown fields are an error; fields that hold several things are tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def slim(*values: Any) -> None:
    """Let values, and all that they hold, share what pydantic notes of each: the set of the fields that were given.

    Nothing here asks for it, and with hundreds of thousands of values it takes more memory than what they say.
    """
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, Value):
            shared = _all_fields(type(value))
            if value.model_fields_set is shared:
                continue  # and so is all that it holds: what is changed in a copy has a set of its own
            object.__setattr__(value, "__pydantic_fields_set__", shared)
            waiting.extend(value.__dict__.values())
        elif type(value) is tuple and value and isinstance(value[0], Value | tuple):
            waiting.extend(value)  # a tuple holds things of one sort: a text's thousands of spans are no values


@cache
def _all_fields(model: type[Value]) -> set[str]:
    return set(model.model_fields)

"""The base of all values: frozen, closed, comparable."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

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
            if value.__pydantic_fields_set__ is shared:
                continue  # and so is all that it holds: what is changed in a copy has a set of its own
            object.__setattr__(value, "__pydantic_fields_set__", shared)
            own = value.__dict__
            waiting.extend(own[name] for name in _deep_fields(type(value)))
        elif type(value) is tuple and value and isinstance(value[0], Value | tuple):
            waiting.extend(value)  # a tuple holds things of one sort: a text's thousands of spans are no values


@cache
def _deep_fields(model: type[Value]) -> tuple[str, ...]:
    """Return the names of the fields that may hold values: most hold texts and numbers."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold_values(field.annotation))


def _may_hold_values(hint: Any) -> bool:
    if hint is Any:
        return True
    return issubclass(hint, Value) if isinstance(hint, type) else any(map(_may_hold_values, get_args(hint)))


@cache
def _all_fields(model: type[Value]) -> set[str]:
    return set(model.model_fields)

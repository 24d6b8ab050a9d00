"""The base of all values: frozen, closed, comparable."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict

V = TypeVar("V", bound="Value")


class Value(BaseModel):
    """A frozen value. Unknown fields are an error; fields that hold several things are tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@contextmanager
def lasting() -> Iterator[None]:
    """Look for no garbage meanwhile, nor later among what was made: it is millions of values that stay.

    A search looks at each of them again and again. Hardly any of them is such that only a search finds it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def of_known(model: type[V], fields: dict[str, Any]) -> V:
    """Return a value of fields that are known to be right, without looking at them again: that takes ten times as long.

    :param fields: all fields of the model, in its order, each of its type there; the value keeps the dictionary.
    """
    value = model.__new__(model)
    put = object.__setattr__
    put(value, "__dict__", fields)
    put(value, "__pydantic_fields_set__", (_FIELDS.get(model) or _fields_of(model))[0])
    put(value, "__pydantic_extra__", None)
    put(value, "__pydantic_private__", None)
    return value


def changed(value: V, /, **fields: Any) -> V:
    """Return a value with other values of some fields, known to be right, as :func:`of_known` does."""
    other = of_known(type(value), {**value.__dict__, **fields})
    object.__setattr__(other, "__pydantic_private__", value.__pydantic_private__)
    return other


def slim(*values: Any) -> None:
    """Let values, and all that they hold, share what pydantic notes of each: the set of the fields that were given.

    Nothing here asks for it, and with hundreds of thousands of values it takes more memory than what they say.
    """
    waiting = list(values)
    take = waiting.append
    while waiting:
        value = waiting.pop()
        model = type(value)
        if model is tuple:
            if value and isinstance(value[0], Value | tuple):
                waiting += [one for one in value if one]
            continue  # a tuple holds things of one sort: a text's thousands of spans are no values
        fields = _FIELDS.get(model) or _fields(model)
        if fields is None:
            continue
        shared, deep = fields
        if value.__pydantic_fields_set__ is shared:
            continue  # and so is all that it holds: what is changed in a copy has a set of its own
        object.__setattr__(value, "__pydantic_fields_set__", shared)
        own = value.__dict__
        for name in deep:
            if held := own[name]:
                take(held)


_FIELDS: dict[type, tuple[set[str], tuple[str, ...]]] = {}


def _fields(model: type) -> tuple[set[str], tuple[str, ...]] | None:
    """Return the names of a model's fields, all and those that may hold values; None for what is no model."""
    if not issubclass(model, Value):
        return None
    return _fields_of(model)


def _fields_of(model: type[Value]) -> tuple[set[str], tuple[str, ...]]:
    found = _FIELDS[model] = set(model.model_fields), _deep_fields(model)
    return found


def deep_fields(model: type[Value]) -> tuple[str, ...]:
    """Return the names of the fields of a model that may hold values."""
    return (_FIELDS.get(model) or _fields_of(model))[1]


def _deep_fields(model: type[Value]) -> tuple[str, ...]:
    """Return the names of the fields that may hold values: most hold texts and numbers."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold_values(field.annotation))


def _may_hold_values(hint: Any) -> bool:
    if hint is Any:
        return True
    return issubclass(hint, Value) if isinstance(hint, type) else any(map(_may_hold_values, get_args(hint)))

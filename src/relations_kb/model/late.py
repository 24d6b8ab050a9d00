"""Values whose bulk is taken in only when somebody asks for it: a text, the words that prove a record.

In: the other fields of a value, and who can tell the rest. Out: a value like any other: whoever asks for a field that
is not there yet has it told, and so has whoever compares, writes out or copies the value as a whole. Of ten thousand
articles a build with one more needs the words of a few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeVar

from relations_kb.model.base import Value, deep_fields, of_known

V = TypeVar("V", bound="Late")
Places = tuple[int, int, int, int]
_REST = "rest"


class Rest(Protocol):
    """Who can tell the fields that a value was made without."""

    def of(self, value: Any) -> Mapping[str, Any]:
        """Return the fields that are missing, by their names; others may be among them."""

    def places(self, value: Any) -> Places:
        """Return where the words of a record stand, as its ``places`` says, without taking them in."""


class Late(Value):
    """A value that may be made without some of its fields (:func:`late`)."""

    def whole(self) -> None:
        """Take in what is missing."""
        rest = self.missing
        if rest is None:
            return
        own, told = self.__dict__, rest.of(self)
        fields = {name: own[name] if name in own else told[name] for name in type(self).model_fields}
        object.__setattr__(self, "__dict__", fields)
        object.__setattr__(self, "__pydantic_private__", None)

    @property
    def missing(self) -> Rest | None:
        """Who can tell what is missing; None where nothing is."""
        held = self.__pydantic_private__
        return None if held is None else held[_REST]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Late):
            return NotImplemented
        self.whole()
        other.whole()
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        self.whole()
        return hash((type(self), *self.__dict__.values()))

    def __iter__(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override]
        self.whole()
        return super().__iter__()

    def __repr_args__(self) -> Any:
        self.whole()
        return super().__repr_args__()

    def __getstate__(self) -> dict[Any, Any]:
        self.whole()
        return super().__getstate__()

    def __deepcopy__(self: V, memo: dict[int, Any] | None = None) -> V:
        self.whole()
        return super().__deepcopy__(memo)

    def model_dump(self, **how: Any) -> dict[str, Any]:
        """Return the fields by name, as pydantic does."""
        self.whole()
        return super().model_dump(**how)

    def model_dump_json(self, **how: Any) -> str:
        """Return the fields as JSON, as pydantic does."""
        self.whole()
        return super().model_dump_json(**how)


def _asked(self: Late, name: str) -> Any:
    """Return a field that is not there yet: Python asks for it where the value has nothing of that name."""
    if name[:2] != "__" and name in type(self).model_fields and self.missing is not None:
        self.whole()
        return self.__dict__[name]
    raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


setattr(Late, "__getattr__", _asked)  # noqa: B010 (said in the class, it would hide every misspelt field from mypy)


def late(model: type[V], fields: dict[str, Any], rest: Rest) -> V:
    """Return a value without some of its fields, which ``rest`` can tell; the others are known to be right."""
    value = of_known(model, fields)
    object.__setattr__(value, "__pydantic_private__", {_REST: rest})
    return value


def complete(value: Any) -> None:
    """Take in what is missing in a value and in all that it holds: before pydantic writes it out."""
    if isinstance(value, Late):
        value.whole()
    if isinstance(value, Value):
        for name in deep_fields(type(value)):
            complete(getattr(value, name))
    elif isinstance(value, tuple) and value and isinstance(value[0], Value | tuple):
        for one in value:
            complete(one)

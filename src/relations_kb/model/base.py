"""The base of all values: frozen, closed, comparable."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Unknown fields are an error; fields that hold several things are tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")

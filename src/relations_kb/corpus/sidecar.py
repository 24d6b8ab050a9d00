"""The ``<name>.yaml`` beside an article: what the text cannot say of itself."""

from __future__ import annotations

from relations_kb.model.base import Value
from relations_kb.model.text import Publish


class Sidecar(Value):
    """What a sidecar says; every field is optional. Dates are EDTF."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    licence: str | None = None
    publish: Publish | None = None
    language: str | None = None
    place: str | None = None
    notes: str | None = None

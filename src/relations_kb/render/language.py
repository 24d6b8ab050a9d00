"""The language in which dates and numbers are written while pages are made.

In: a site's ``language``. Out: what writes in it, for :mod:`relations_kb.render.format`, whose functions stand in a
hundred places of views and templates: it is chosen once, around the making of all pages, instead of being handed to
each of them. It changes nothing for other threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Language(Protocol):
    """What writes dates and numbers; :class:`relations_kb.render.local.Local` says more."""

    @property
    def is_english(self) -> bool:
        """Whether words can stand beside dates: those of the pages."""

    def date(self, edtf: str) -> str | None:
        """Write an EDTF date or span; None for what is no date."""

    def money(self, value: float, currency: str, qualifier: str) -> str:
        """Write a sum with about three significant digits."""

    def grouped(self, value: float) -> str:
        """Write a number in full."""


_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


@contextmanager
def written_in(language: str) -> Iterator[None]:
    """Within, dates and numbers are written in ``language``; ``en`` is the English of :mod:`.format`."""
    if language == "en":
        yield
        return
    # Babel takes its time to be imported, and most sites do without.
    from relations_kb.render.local import local  # noqa: PLC0415

    token = _chosen.set(local(language))
    try:
        yield
    finally:
        _chosen.reset(token)


def chosen() -> Language | None:
    """Return the language that is written now, or None for English with the day first."""
    return _chosen.get()

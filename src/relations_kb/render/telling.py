"""The lines that tell facts in long lists: made once for several pages, and kept for the next build.

In: what a template asks for: a macro, a fact, a flag. Out: the line. Lists of thousands of facts come without their
views (:class:`~relations_kb.render.views.facts.FactLine`): their lines are taken from what an earlier build kept, by
the fingerprint of all that a fact's line is made of, so that a line is never an old one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Protocol

from markupsafe import Markup

from relations_kb.render.index import Index
from relations_kb.render.needs import Fingerprints, Notes
from relations_kb.render.views.facts import FactLine, FactView, fact_view


class Lines(Protocol):
    """Keeps lines between builds. Neither of its methods fails: what cannot be kept is told again."""

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, str]:
        """Return those lines that are kept, by their keys."""

    def put(self, lines: Mapping[bytes, str]) -> None:
        """Keep some lines."""


class Telling:
    """What templates call as ``once(macro, fact, flag)``.

    ``known`` notes what is asked of it into ``notes``; ``lines`` are those of earlier builds, or None.
    """

    def __init__(self, known: Index, notes: Notes, fingerprints: Fingerprints, lines: Lines | None) -> None:
        self._known = known
        self._notes = notes
        self._fingerprints = fingerprints
        self._lines = lines
        self._fresh: dict[bytes, str] = {}
        self._ahead: Mapping[bytes, str] = {}

    def __call__(self, tell: Callable[[FactView, bool], Markup], fact: FactView | FactLine, flag: bool = False) -> Any:
        """Return what a macro tells of a fact; made once, whichever pages it stands on."""
        name = tell.name  # type: ignore[attr-defined]
        if isinstance(fact, FactView):
            return self._known.once((name, fact.id, fact.href, flag), lambda: tell(fact, flag))
        if self._lines is None:
            return self._known.once((name, fact.id, fact.href, flag), lambda: self._told(tell, fact, flag))
        key = self._fingerprints.line(fact.fact, (name, fact.href, flag))
        kept = self._ahead.get(key) or self._fresh.get(key) or self._lines.get((key,)).get(key)
        if kept is None:
            with self._notes.taken() as asked:
                made = self._told(tell, fact, flag)
            if self._fingerprints.in_line(fact.fact, asked):
                self._fresh[key] = str(made)
            return made
        if self._notes.asked is not None:
            self._notes.asked |= self._fingerprints.needs_of_line(fact.fact)
        return Markup(kept)

    def ahead(self, name: str, facts: Iterable[FactLine], flag: bool = True) -> None:
        """Look up the lines of a list together, as one by one takes longer; ``name`` is the macro that tells them."""
        if self._lines is not None:
            self._ahead = self._lines.get([self._fingerprints.line(one.fact, (name, one.href, flag)) for one in facts])

    def _told(self, tell: Callable[[FactView, bool], Markup], fact: FactLine, flag: bool) -> Markup:
        return tell(fact_view(self._known, fact.fact), flag)

    def keep(self) -> None:
        """Keep the lines that were made since the last call, and forget those that were looked up."""
        self._ahead = {}
        if self._lines is not None and self._fresh:
            self._lines.put(self._fresh)
            self._fresh.clear()

"""What ``relations-kb check`` looks for: everything that a person should mend before publishing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from relations_kb.errors import BuildError, RelationsKbError
from relations_kb.model.site import Settings
from relations_kb.pipeline import Understood, site, to_publish, understand, unproven_quotes
from relations_kb.render.links import broken_links


def check(root: Path, settings: Settings) -> tuple[Understood, tuple[RelationsKbError, ...]]:
    """Return what the corpus was understood to say, and every problem of the project in ``root``; writes nothing.

    :raises RelationsKbError: a problem that hides all others, such as an unreadable ``decisions.yaml``.
    """
    understood = to_publish(understand(root, settings), settings)
    return understood, tuple(_problems(understood, settings, root))


def _problems(understood: Understood, settings: Settings, root: Path) -> Iterator[RelationsKbError]:
    yield from understood.problems
    yield from unproven_quotes(understood.knowledge)
    yield from _unresolved(understood, settings)
    yield from _broken_links(understood, settings, root)


def _unresolved(understood: Understood, settings: Settings) -> Iterator[RelationsKbError]:
    unresolved = understood.knowledge.unresolved
    if len(unresolved) > settings.max_unresolved:
        often = Counter(item.name for item in unresolved).most_common(5)
        yield BuildError(
            f"names left unresolved: {len(unresolved)}, more than max_unresolved: {settings.max_unresolved}"
            f" (most often {', '.join(name for name, _ in often)})",
            remedy="look at them on the quality page, then rule on them in decisions.yaml or raise the setting",
            file="relations.yaml",
        )


def _broken_links(understood: Understood, settings: Settings, project: Path) -> Iterator[RelationsKbError]:
    pages = tuple(site(understood.knowledge, settings, project))
    for broken in broken_links(pages):
        yield BuildError(
            f"links to {broken.target!r}: {broken.reason}",
            remedy="mend the template that makes it, or report it if that is not yours",
            file=f"{settings.output}/{broken.page}",
        )

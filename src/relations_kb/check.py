"""What ``relations-kb check`` looks for: everything that a person should mend before publishing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from relations_kb.errors import BuildError, RelationsKbError
from relations_kb.limits import Size, inputs_of, warnings
from relations_kb.model.site import Page, Settings
from relations_kb.pipeline import Understood, site, to_publish, understand, unproven_quotes
from relations_kb.render.links import broken_links


class Checked(NamedTuple):
    """What the corpus was understood to say, what must be mended, and what will have to be sooner or later."""

    understood: Understood
    problems: tuple[RelationsKbError, ...]
    warnings: tuple[RelationsKbError, ...]


def check(root: Path, settings: Settings) -> Checked:
    """Return every problem of the project in ``root``, and what comes near a limit; writes nothing.

    :raises RelationsKbError: a problem that hides all others, such as an unreadable ``decisions.yaml``.
    """
    whole = understand(root, settings)
    understood = to_publish(whole, settings)
    pages = tuple(site(understood.knowledge, settings, root))
    size = Size(
        files=len(pages),
        site=sum(len(page.content) for page in pages),
        text=sum(len(document.text) for document in whole.knowledge.documents),
        records=len(whole.knowledge.records),
        inputs=inputs_of(root / settings.corpus),
    )
    return Checked(understood, tuple(_problems(understood, settings, pages)), tuple(warnings(size)))


def _problems(understood: Understood, settings: Settings, pages: Iterable[Page]) -> Iterator[RelationsKbError]:
    yield from understood.problems
    yield from unproven_quotes(understood.knowledge)
    yield from _unresolved(understood, settings)
    yield from _broken_links(pages, settings)


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


def _broken_links(pages: Iterable[Page], settings: Settings) -> Iterator[RelationsKbError]:
    for broken in broken_links(pages):
        yield BuildError(
            f"links to {broken.target!r}: {broken.reason}",
            remedy="mend the template that makes it, or report it if that is not yours",
            file=f"{settings.output}/{broken.page}",
        )

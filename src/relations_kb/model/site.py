"""What the site is made with and of: its settings (``relations.yaml``) and its pages."""

from __future__ import annotations

from typing import Final, NamedTuple

from pydantic import Field

from relations_kb.model.base import Value

# Of records below it, fewer than half were right on annotated texts (see the quality page).
MIN_CONFIDENCE: Final = 0.5


class Settings(Value):
    """The settings of a site. Every field has a default, so that ``relations.yaml`` is optional.

    ``base_url`` is the address that the site will have (for the sitemap and canonical links), or None;
    ``max_unresolved`` is the number of unresolved names above which ``check`` fails; ``min_confidence`` is the
    confidence (0 to 1) below which a record is not published but listed for review.
    """

    title: str = "Relations between countries"
    description: str = "A knowledge base of relations between countries: every statement with its source."
    base_url: str | None = None
    corpus: str = "corpus"
    output: str = "build"
    max_unresolved: int = Field(default=50, ge=0)
    min_confidence: float = Field(default=MIN_CONFIDENCE, ge=0.0, le=1.0)
    max_article_megabytes: int = Field(default=50, ge=1)


class Page(NamedTuple):
    """A file of the site: its path below the output folder, with ``/`` between the parts, and its bytes."""

    path: str
    content: bytes

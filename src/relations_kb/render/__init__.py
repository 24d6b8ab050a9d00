"""Stage 4: from a knowledge base to the pages of the site. Read :mod:`relations_kb.render.site` first."""

from __future__ import annotations

from relations_kb.render.site import pages, search_pages, site

__all__ = ["pages", "search_pages", "site"]

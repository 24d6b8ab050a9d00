"""Which pages the site has, where they stand, and from which template each is made. Read this first in ``render``.

In: a KnowledgeBase and the settings. Out: the pages, in the order of their paths' sections. Everything is known before
the first page is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup, escape

from relations_kb.kinds import KINDS
from relations_kb.model.address import country_page, pair_page, pairs_of, person_page, source_page
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Page, Settings
from relations_kb.render.assets import Asset, asset, static_assets
from relations_kb.render.index import Index, index
from relations_kb.render.names import names_script
from relations_kb.render.search import entries, entry_page
from relations_kb.render.templates import environment, templates_folder, up_to_root, with_relative_links
from relations_kb.render.views.country import country_view
from relations_kb.render.views.facts import KIND_REFS, KindRef
from relations_kb.render.views.overview import (
    all_people,
    all_sources,
    counts,
    home_view,
    quality_view,
    search_view,
)
from relations_kb.render.views.pair import pair_view
from relations_kb.render.views.people import person_view
from relations_kb.render.views.registers import RegisterView, pairs_view, register_pages, timeline_pages
from relations_kb.render.views.source import source_view
from relations_kb.vocab.world import load_world

_SPACE = re.compile(r"\n\s*<")


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to be made: its path, its template, and the view that the template gets as ``view``."""

    path: str
    template: str
    view: Any


def pages(kb: KnowledgeBase, settings: Settings) -> Iterator[Page]:
    """Yield every page of the site: HTML, style sheet, scripts, site map (not what stands below ``data/``)."""
    known = index(kb, load_world().countries)
    static = static_assets((templates_folder() / "static",))
    static["names.js"] = asset("names.js", names_script(known))
    made = environment(_globals(known, settings, static))
    paths = []
    for planned in plan(known):
        paths.append(planned.path)
        if isinstance(planned.view, RegisterView) and planned.view.pages > 1 and planned.view.page == 1:
            yield Page(rows_path(planned.view.kind), rows_script(made, known, planned.view.kind))
        yield Page(planned.path, _filled(made, planned, up_to_root(planned.path)).encode("utf-8"))
    yield Page("404.html", _filled(made, Planned("404.html", "404.html", None), base_path(settings)).encode("utf-8"))
    yield from (Page(asset.path, asset.content) for asset in static.values())
    yield Page("sitemap.xml", _sitemap(paths, settings).encode("utf-8"))
    yield Page("robots.txt", _robots(settings).encode("utf-8"))
    yield Page(".nojekyll", b"")


def search_pages(kb: KnowledgeBase) -> Iterator[str]:
    """Yield, for everything that can be found, the page that Pagefind reads; none of them is a page of the site."""
    known = index(kb, load_world().countries)
    made = environment({"country": known.country, "person": known.person})
    return map(entry_page, entries(known, made))


def plan(known: Index) -> Iterator[Planned]:
    """Yield what pages there are. A new sort of page is a line here, a view and a template."""
    kb = known.kb
    yield Planned("index.html", "home.html", home_view(known))
    yield Planned("pairs/index.html", "pairs.html", pairs_view(known))
    for pair in known.by_pair:
        yield Planned(pair_page(pair), "pair.html", pair_view(known, pair))
    yield Planned("countries/index.html", "countries.html", tuple(country_view(known, one) for one in kb.countries))
    for country in kb.countries:
        yield Planned(country_page(country.slug), "country.html", country_view(known, country))
    yield Planned("people/index.html", "people.html", all_people(known))
    for person in kb.people:
        yield Planned(person_page(person.slug), "person.html", person_view(known, person))
    yield Planned("sources/index.html", "sources.html", all_sources(known))
    for document in kb.documents:
        yield Planned(source_page(document.slug), "source.html", source_view(known, document))
    registers = [register_pages(known, kind) for kind in KIND_REFS.values()]
    yield Planned("registers/index.html", "registers.html", tuple(register[0] for register in registers))
    for register in registers:
        for part in register:
            yield Planned(part.path, "register.html", part)
    for years in timeline_pages(known):
        yield Planned(years.path, "timeline.html", years)
    yield Planned("search/index.html", "search.html", search_view(known))
    yield Planned("quality/index.html", "quality.html", quality_view(known))
    yield Planned("data/index.html", "data.html", counts(known))
    yield Planned("about/index.html", "about.html", None)


def base_path(settings: Settings) -> str:
    """Return the path of the site on its server, with ``/`` at both ends, or an empty string where unknown.

    Only the 404 page needs it, since servers show that page at any depth.
    """
    if settings.base_url is None:
        return ""
    return f"/{urlsplit(settings.base_url).path.strip('/')}/".replace("//", "/")


def _globals(known: Index, settings: Settings, static: Mapping[str, Asset]) -> dict[str, Any]:
    return {
        "site": settings,
        "kinds": tuple(KIND_REFS[kind.name] for kind in KINDS),
        "country": known.country,
        "person": known.person,
        "asset": {name: asset.path for name, asset in static.items()},
        "canonical": lambda path: _address(settings, path),
        "fact_link": known.fact_link,
        "rows_path": rows_path,
        "pair_path": lambda *codes: pair_page(pairs_of(codes)[0]),
    }


def rows_path(kind: KindRef) -> str:
    """Return the path of the script with all rows of a register."""
    return f"static/rows-{kind.path}.js"


def rows_script(made: Environment, known: Index, kind: KindRef) -> bytes:
    """Return the script that holds all rows of a register, for filters that look beyond one page."""
    macros: Any = made.get_template("macros/facts.html").module
    rows = [
        _SPACE.sub("<", str(macros.row(fact, True)).strip())
        for part in register_pages(known, kind)
        for fact in part.facts
    ]
    written = json.dumps([with_relative_links(row, "~/") for row in rows], ensure_ascii=False, separators=(",", ":"))
    return f"self.relationsRows={written};\n".encode()


def _address(settings: Settings, path: str) -> str | None:
    """Return the full address of a page, with ``index.html`` left out, or None where the site's is unknown."""
    if settings.base_url is None:
        return None
    return f"{settings.base_url.rstrip('/')}/{path.removesuffix('index.html')}"


def _filled(made: Environment, planned: Planned, prefix: str) -> str:
    html = made.get_template(planned.template).render(path=planned.path, view=planned.view)
    return with_relative_links(html, prefix)


def _sitemap(paths: list[str], settings: Settings) -> str:
    """Return the site map. Without ``base_url`` its addresses are relative, which readers of site maps may refuse."""
    lines = [Markup("  <url><loc>%s</loc></url>") % escape(_address(settings, path) or path) for path in sorted(paths)]
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        )
    )


def _robots(settings: Settings) -> str:
    where = _address(settings, "sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {where}\n" if where else "")

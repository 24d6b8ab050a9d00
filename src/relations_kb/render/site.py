"""Which pages the site has, where they stand, and from which template each is made. Read this first in ``render``.

In: a KnowledgeBase and the settings. Out: the pages, in the order of their paths' sections. Everything is known before
the first page is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, TemplateError
from markupsafe import Markup

from relations_kb.errors import BuildError
from relations_kb.kinds import KINDS
from relations_kb.model.address import pair_page, pairs_of, person_page
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Page, Settings
from relations_kb.render import format as say
from relations_kb.render.assets import Asset, asset, static_assets
from relations_kb.render.card import card
from relations_kb.render.index import Index, SourceRef, index
from relations_kb.render.jsonld import json_ld, newest
from relations_kb.render.language import written_in
from relations_kb.render.names import names_script
from relations_kb.render.search import entries, entry_page
from relations_kb.render.templates import environment, template_folders, up_to_root, with_relative_links
from relations_kb.render.theme import footer, logo, theme_css
from relations_kb.render.views.changes import changes_view
from relations_kb.render.views.country import country_view
from relations_kb.render.views.facts import KIND_REFS, KindRef
from relations_kb.render.views.overview import (
    all_people,
    all_sources,
    counts,
    home_view,
    known_places,
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
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None


def pages(kb: KnowledgeBase, settings: Settings, project: Path | None = None) -> Iterator[Page]:
    """Yield every page of the site: HTML, style sheet, scripts, site map (not what stands below ``data/``).

    ``project`` is the folder whose own templates, static files and logo are used.

    :raises BuildError: a template of the project cannot be used, or its logo.
    """
    with written_in(settings.language):
        yield from _pages(kb, settings, project)


def _pages(kb: KnowledgeBase, settings: Settings, project: Path | None) -> Iterator[Page]:
    known = index(kb, load_world().countries)
    static = static_assets(folder / "static" for folder in template_folders(project))
    static["style.css"] = asset("style.css", static["style.css"].content + theme_css(settings.theme).encode())
    static["names.js"] = asset("names.js", names_script(known))
    if own_logo := logo(settings.theme, project):
        static["logo"] = own_logo
    if settings.base_url and "card.png" not in static:  # what shows it must know its full address
        static["card.png"] = asset("card.png", card(known_places(known), settings.theme))
    made = environment(_globals(known, settings, static), project)
    paths: dict[str, str] = {}
    for planned in plan(known):
        paths[planned.path] = newest(source.published for source in _sources_of(planned.view))
        if isinstance(planned.view, RegisterView) and planned.view.pages > 1 and planned.view.page == 1:
            yield Page(rows_path(planned.view.kind), rows_script(made, known, planned.view.kind))
        yield Page(planned.path, _filled(made, planned, up_to_root(planned.path)).encode("utf-8"))
    yield Page("404.html", _filled(made, Planned("404.html", "404.html", None), base_path(settings)).encode("utf-8"))
    yield from (Page(asset.path, asset.content) for asset in static.values())
    yield Page("sitemap.xml", _sitemap(paths, settings).encode("utf-8"))
    yield Page("robots.txt", _robots(settings).encode("utf-8"))
    for name, view in (("feed.xml", changes_view(known)), ("llms.txt", None)):
        filled = _filled(made, Planned(name, name, view), f"{(settings.base_url or '').rstrip('/')}/".lstrip("/"))
        yield Page(name, filled.encode("utf-8"))
    yield Page(".nojekyll", b"")


def search_pages(kb: KnowledgeBase, language: str = "en") -> Iterator[str]:
    """Yield, for everything that can be found, the page that Pagefind reads; none of them is a page of the site."""
    with written_in(language):
        known = index(kb, load_world().countries)
        made = environment({"country": known.country, "person": known.person})
        yield from map(entry_page, entries(known, made))


def plan(known: Index) -> Iterator[Planned]:
    """Yield what pages there are. A new sort of page is a line here, a view and a template."""
    kb = known.kb
    yield Planned("index.html", "home.html", home_view(known))
    yield Planned("pairs/index.html", "pairs.html", pairs_view(known))
    for pair in known.by_pair:
        yield Planned(pair_page(pair), "pair.html", pair_view(known, pair))
    countries = sorted((country_view(known, one) for one in kb.countries), key=lambda view: view.country.name)
    yield Planned("countries/index.html", "countries.html", tuple(countries))
    yield from in_a_row(
        Planned(str(view.country.path), "country.html", view, (view.country.name, str(view.country.path)))
        for view in countries
    )
    people = all_people(known)
    yield Planned("people/index.html", "people.html", people)
    by_path = {person_page(person.slug): person for person in kb.people}
    yield from in_a_row(
        Planned(line.path, "person.html", person_view(known, by_path[line.path]), (line.name, line.path))
        for line in people
    )
    sources = all_sources(known)
    yield Planned("sources/index.html", "sources.html", sources)
    yield from in_a_row(
        Planned(
            line.source.path,
            "source.html",
            source_view(known, known.documents[line.source.name]),
            (say.shortened(line.source.title, 60), line.source.path),
        )
        for line in sources
    )
    registers = [register_pages(known, kind) for kind in KIND_REFS.values()]
    yield Planned("registers/index.html", "registers.html", tuple(register[0] for register in registers))
    for register in registers:
        for part in register:
            yield Planned(part.path, "register.html", part)
    for years in timeline_pages(known):
        yield Planned(years.path, "timeline.html", years)
    yield Planned("changes/index.html", "changes.html", changes_view(known))
    yield Planned("search/index.html", "search.html", search_view(known))
    yield Planned("quality/index.html", "quality.html", quality_view(known))
    yield Planned("data/index.html", "data.html", counts(known))
    yield Planned("about/index.html", "about.html", None)


def in_a_row(listed: Iterable[Planned]) -> Iterator[Planned]:
    """Yield pages with the one before and after each; what a page is called there stands in its own ``before``."""
    last: tuple[str, str] | None = None
    held: Planned | None = None
    for following in chain(listed, (None,)):
        if held is not None:
            yield replace(held, before=last, after=following.before if following else None)
            last = held.before
        held = following


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
        "footer": footer(settings.theme),
        "kinds": tuple(KIND_REFS[kind.name] for kind in KINDS),
        "country": known.country,
        "person": known.person,
        "asset": {name: asset.path for name, asset in static.items()},
        "canonical": lambda path: _address(settings, path),
        "fact_link": known.fact_link,
        "rows_path": rows_path,
        "json_ld": lambda view, path: Markup(
            json_ld(view, path, known, settings, lambda to: _address(settings, to) or to)
        ),
        "csl": lambda title, address, day, key: csl(settings, title, address, day, key),
        "pair_path": lambda *codes: pair_page(pairs_of(codes)[0]),
    }


def csl(settings: Settings, title: str, address: str, day: str, key: str) -> str:
    """Return the citation of a page as CSL-JSON; ``day`` is the date of its latest source."""
    item: dict[str, Any] = {"id": key, "type": "webpage", "title": title, "container-title": settings.title}
    if day:
        item["issued"] = {"date-parts": [[int(part) for part in day.split("-")]]}
    if "://" in address:
        item["URL"] = address
    return json.dumps([item], ensure_ascii=False, indent=2)


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
    try:
        html = made.get_template(planned.template).render(
            path=planned.path,
            view=planned.view,
            before=planned.before,
            after=planned.after,
            day=newest(source.published for source in _sources_of(planned.view)),
        )
    except TemplateError as error:
        raise BuildError(
            f"the page {planned.path} cannot be made ({error.message})",
            remedy="mend the template, or remove it from the project's own `templates`",
            file=getattr(error, "filename", None) or planned.template,
            line=getattr(error, "lineno", None),
        ) from error
    return with_relative_links(html, prefix)


def _sources_of(view: Any) -> Iterable[SourceRef]:
    """Return the sources that a page rests on; their latest date is the page's."""
    own = getattr(view, "source", None)
    return (own,) if isinstance(own, SourceRef) else getattr(view, "sources", ())


def _sitemap(paths: Mapping[str, str], settings: Settings) -> str:
    """Return the site map. Without ``base_url`` its addresses are relative, which readers of site maps may refuse."""
    lines = [
        Markup("  <url><loc>%s</loc>%s</url>")
        % (_address(settings, path) or path, Markup("<lastmod>%s</lastmod>") % day if day else "")
        for path, day in sorted(paths.items())
    ]
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

"""The site as a whole: its pages (:mod:`~relations_kb.render.plan`), and the files beside them. Read this first.

In: a KnowledgeBase and the settings. Out: what makes each file, and what it was made of. Everything is known before
the first page is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, TemplateError
from markupsafe import Markup

from relations_kb.errors import BuildError
from relations_kb.kinds import KINDS
from relations_kb.model.address import pair_page, pairs_of
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Made, Page, Piece, Settings
from relations_kb.render.assets import Asset, asset, static_assets
from relations_kb.render.card import card
from relations_kb.render.compiled import Compiled
from relations_kb.render.index import Index, SourceRef, index
from relations_kb.render.jsonld import json_ld, newest
from relations_kb.render.language import written_in
from relations_kb.render.names import names_script
from relations_kb.render.needs import NO_STANDS, Fingerprints, Notes, Stands, noting
from relations_kb.render.numbers import SourceNumber, numbered, numbers_of
from relations_kb.render.plan import Planned, plan
from relations_kb.render.rows import list_script, rows_folder, rows_path, rows_script, years_path, years_script
from relations_kb.render.search import entries, entry_page
from relations_kb.render.telling import Lines, Telling
from relations_kb.render.templates import (
    environment,
    template_folders,
    templates_version,
    up_to_root,
    where_raised,
    with_relative_links,
)
from relations_kb.render.theme import footer, logo, theme_css
from relations_kb.render.views.changes import changes_view
from relations_kb.render.views.facts import KIND_REFS
from relations_kb.render.views.lists import LISTINGS, is_cut
from relations_kb.render.views.overview import known_places
from relations_kb.render.views.part import part_in_words
from relations_kb.render.views.quality import ConflictsView
from relations_kb.render.views.registers import RegisterView, by_years
from relations_kb.render.views.timeline import TimelineView
from relations_kb.vocab.world import load_world


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of a site, before any of them is made.

    ``pieces`` are made one by one, or kept where ``fingerprints`` say that what they need is as it was; ``last`` makes
    the files that need to know the newest day of all pages, by their paths.
    """

    pieces: tuple[Piece, ...]
    fingerprints: Fingerprints
    last: Callable[[Mapping[str, str]], Iterator[Page]]


def pages(kb: KnowledgeBase, settings: Settings, project: Path | None = None) -> Iterator[Page]:
    """Yield every page of the site: HTML, style sheet, scripts, site map (not what stands below ``data/``).

    ``project`` is the folder whose own templates, static files and logo are used.

    :raises BuildError: a template of the project cannot be used, or its logo.
    """
    planned = site(kb, settings, project)
    days: dict[str, str] = {}
    for piece in planned.pieces:
        made = piece.make()
        days[piece.path] = made.day
        yield Page(piece.path, made.content)
    yield from planned.last(days)


def site(
    kb: KnowledgeBase,
    settings: Settings,
    project: Path | None = None,
    version: str = "",
    kept: Path | None = None,
    lines: Lines | None = None,
    stands: Stands = NO_STANDS,
) -> Site:
    """Return all pages of the site, none of them made.

    ``version`` is that of the program, for the fingerprints; ``kept`` is the folder of what is kept between builds,
    ``lines`` what keeps the lines of long lists; ``stands`` is short for what was made of the same as before.

    :raises BuildError: as :func:`pages` does.
    """
    with written_in(settings.language):
        return _site(kb, settings, project, version, kept, lines, stands)


def _site(
    kb: KnowledgeBase,
    settings: Settings,
    project: Path | None,
    version: str,
    kept: Path | None,
    lines: Lines | None,
    stands: Stands,
) -> Site:
    plain = index(kb, load_world().countries)
    notes = Notes()
    known = noting(plain, notes)
    static = static_assets(folder / "static" for folder in template_folders(project))
    static["style.css"] = asset("style.css", static["style.css"].content + theme_css(settings.theme).encode())
    # Under a name that stays, as every page has it: a new article would else change them all.
    static["names.js"] = Asset("static/names.js", names_script(known))
    if own_logo := logo(settings.theme, project):
        static["logo"] = own_logo
    if settings.base_url and "card.png" not in static:  # what shows it must know its full address
        static["card.png"] = Asset("static/card.png", card(known_places(known), settings.theme))
    compiled = Compiled(kept / "templates", version) if kept else None
    # With the pairs that are told by years, as every page may lead to a fact of theirs.
    long = repr(sorted(plain.long_pairs))
    given = [version, repr(settings), long, *(f"{name} {one.path}" for name, one in sorted(static.items()))]
    fingerprints = Fingerprints(plain, "\n".join((*given, *templates_version(project))), stands)
    telling = Telling(known, notes, fingerprints, lines)
    made = environment({**_globals(known, settings, static), "once": telling}, project, compiled)
    root = f"{(settings.base_url or '').rstrip('/')}/".lstrip("/")

    def piece(planned: Planned, prefix: str) -> Piece:
        fixed = (planned.path, planned.template, planned.before, planned.after, *planned.fixed)
        return Piece(planned.path, repr(fixed), lambda: _made(planned, prefix), planned.near)

    def _made(planned: Planned, prefix: str) -> Made:
        with written_in(settings.language), notes.taken() as asked:
            view = planned.view()
            if isinstance(view, RegisterView):
                telling.ahead("told_row", view.facts)
            elif isinstance(view, ConflictsView):
                telling.ahead("told_alarm", view.alarms)
            elif isinstance(view, TimelineView):
                telling.ahead("told_line", chain.from_iterable(year.facts for year in view.years))
            day = newest(source.published for source in _sources_of(view))
            content = _filled(made, planned, view, day, prefix, known.places).encode("utf-8")
        telling.keep()
        return Made(content, fingerprints.least(asked), day)

    def rows(script: Callable[[], bytes]) -> Made:
        with written_in(settings.language), notes.taken() as asked:
            content = script()
        telling.keep()
        return Made(content, fingerprints.least(asked))

    pieces = [piece(planned, up_to_root(planned.path)) for planned in plan(known)]
    pieces += [
        Piece(rows_path(kind, label), "rows", partial(rows, partial(rows_script, made, known, kind, label, telling)))
        for kind in KIND_REFS.values()
        if by_years(plain, kind)
        for label in plain.totals.labels[kind.name]
    ]
    pieces += [
        Piece(f"{one.folder}/{label}.js", "rows", partial(rows, partial(list_script, made, known, one, label)))
        for one in LISTINGS
        if is_cut(plain, one)
        for label in plain.lists.parts[one.name]
    ]
    pieces += [
        Piece(years_path(pair), "years", partial(rows, partial(years_script, known, pair)))
        for pair in sorted(plain.long_pairs)
    ]
    pieces.append(piece(Planned("404.html", "404.html", lambda: None), base_path(settings)))
    pieces.append(piece(Planned("feed.xml", "feed.xml", partial(changes_view, known)), root))
    pieces.append(piece(Planned("llms.txt", "llms.txt", lambda: None), root))

    def last(days: Mapping[str, str]) -> Iterator[Page]:
        yield from (Page(asset.path, asset.content) for asset in static.values())
        listed = {path: day for path, day in days.items() if path.endswith(".html") and path != "404.html"}
        yield Page("sitemap.xml", _sitemap(listed, settings).encode("utf-8"))
        yield Page("robots.txt", _robots(settings).encode("utf-8"))
        yield Page(".nojekyll", b"")

    return Site(tuple(pieces), fingerprints, last)


def search_pages(kb: KnowledgeBase, language: str = "en") -> Iterator[str]:
    """Yield, for everything that can be found, the page that Pagefind reads; none of them is a page of the site."""
    with written_in(language):
        known = index(kb, load_world().countries)
        made = environment({"country": known.country, "person": known.person})
        yield from map(entry_page, entries(known, made))


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
        "part": part_in_words(settings, known),
        "kinds": tuple(KIND_REFS[kind.name] for kind in KINDS),
        "country": known.country,
        "person": known.person,
        "asset": {name: asset.path for name, asset in static.items()},
        "canonical": lambda path: _address(settings, path),
        "fact_link": known.fact_link,
        "rows_folder": rows_folder,
        "years_path": years_path,
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


def _address(settings: Settings, path: str) -> str | None:
    """Return the full address of a page, with ``index.html`` left out, or None where the site's is unknown."""
    if settings.base_url is None:
        return None
    return f"{settings.base_url.rstrip('/')}/{path.removesuffix('index.html')}"


def _filled(
    made: Environment, planned: Planned, view: Any, day: str, prefix: str, places: Mapping[str, SourceNumber]
) -> str:
    try:
        html = made.get_template(planned.template).render(
            path=planned.path, view=view, before=planned.before, after=planned.after, day=day
        )
    except TemplateError as error:
        file, line = where_raised(error)
        raise BuildError(
            f"the page {planned.path} cannot be made ({error.message})",
            remedy="mend the template, or remove it from the project's own `templates`",
            file=file or planned.template,
            line=line,
        ) from error
    return numbered(with_relative_links(html, prefix), numbers_of(view, places))


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

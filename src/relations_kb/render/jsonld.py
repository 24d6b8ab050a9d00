"""What a page says to programs: schema.org as JSON-LD, written into the page.

In: a view and the Index. Out: JSON text that is safe within a ``script`` element, or an empty string. Events are
events; every other fact is a Claim, with the articles that make it as its appearances.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from relations_kb.model.address import country_page
from relations_kb.model.site import Settings
from relations_kb.render import format as say
from relations_kb.render.index import CountryRef, Index
from relations_kb.render.views.country import CountryView
from relations_kb.render.views.facts import FactView
from relations_kb.render.views.overview import Count, HomeView
from relations_kb.render.views.pair import PairView, PairYearView
from relations_kb.render.views.people import PersonView
from relations_kb.render.views.source import SourceView

MOST = 60  # facts of a page; data/ has all of them
Address = Callable[[str], str]


def json_ld(view: object, path: str, index: Index, settings: Settings, address: Address) -> str:
    """Return the JSON-LD of the page at ``path``; ``address`` makes a path an address."""
    nodes = list(_nodes(view, path, index, settings, address))
    if not nodes:
        return ""
    told = {"@context": "https://schema.org", "@graph": nodes}
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _nodes(view: object, path: str, index: Index, settings: Settings, address: Address) -> Iterator[dict[str, Any]]:
    if isinstance(view, HomeView):
        yield {"@type": "WebSite", "name": settings.title, "description": settings.description, "url": address(path)}
    elif isinstance(view, tuple) and view and isinstance(view[0], Count):
        yield _dataset(settings, address)
    elif isinstance(view, PairView):
        countries = [_country(country, address) for country in view.countries]
        yield {"@type": "WebPage", "url": address(path), "about": countries}
        facts = [fact for section in view.sections for fact in section.facts]
        yield from (_fact(fact, index, address) for fact in facts[-MOST:])
    elif isinstance(view, PairYearView):
        facts = [fact for section in view.sections for fact in section.facts]
        yield from (_fact(fact, index, address) for fact in facts[-MOST:])
    elif isinstance(view, CountryView):
        yield {**_country(view.country, address), "alternateName": list(view.also)}
    elif isinstance(view, PersonView):
        yield _clean(
            {
                "@type": "Person",
                "name": view.name,
                "alternateName": list(view.also),
                "jobTitle": list(dict.fromkeys(office.title for office in view.offices)),
                "url": address(path),
                "nationality": _country(view.country, address) if view.country else None,
            }
        )
    elif isinstance(view, SourceView):
        yield _clean(
            {
                "@type": "Article",
                "headline": view.source.title,
                "datePublished": (view.source.published or "").split("T")[0],
                "publisher": {"@type": "Organization", "name": view.source.publisher}
                if view.source.publisher
                else None,
                "url": view.url or address(path),
                "license": view.document.licence,
            }
        )


def _fact(view: FactView, index: Index, address: Address) -> dict[str, Any]:
    best = view.best
    shared = {"url": address(view.href), "citation": [address(citation.href) for citation in view.citations]}
    if view.kind.name in ("consultation", "visit"):
        names = " – ".join(index.country(code).name for code in view.countries)
        begin, _, end = (best.date or "").replace("~", "").partition("/")
        city = best.place.city if best.place else None
        return _clean(
            {
                "@type": "Event",
                "name": f"{view.kind.title}: {names}",
                "startDate": begin,
                "endDate": end,
                "eventStatus": "https://schema.org/EventCancelled" if best.modality == "cancelled" else None,
                "location": {"@type": "Place", "name": city} if city else None,
                "attendee": [{"@type": "Person", "name": person.name} for person in best.people],
                **shared,
            }
        )
    mission, actor = getattr(best, "mission", None), getattr(best, "actor", None)
    about = None
    if mission and actor:
        name = f"{say.capital(say.label(mission))} of {index.country(actor).in_text}"
        about = {"@type": "GovernmentOrganization", "name": name}
    return _clean(
        {
            "@type": "Claim",
            "name": view.citations[0].quote[:200] if view.citations else view.kind.title,
            "about": about,
            "appearance": [
                {"@type": "Article", "name": citation.source.title, "url": address(citation.source.path)}
                for citation in view.citations[:3]
            ],
            **shared,
        }
    )


def _country(country: CountryRef, address: Address) -> dict[str, Any]:
    path = country.path or country_page(country.code.lower())
    return _clean(
        {
            "@type": "Country",
            "name": country.name,
            "identifier": country.code,
            "url": address(path) if country.path else None,
        }
    )


def _dataset(settings: Settings, address: Address) -> dict[str, Any]:
    files = (
        ("facts.jsonl", "application/jsonl"),
        ("records.jsonl", "application/jsonl"),
        ("people.json", "application/json"),
        ("kb.jsonld", "application/ld+json"),
        ("kb.sqlite", "application/vnd.sqlite3"),
    )
    return {
        "@type": "Dataset",
        "name": settings.title,
        "description": settings.description,
        "url": address("data/index.html"),
        "distribution": [
            {"@type": "DataDownload", "contentUrl": address(f"data/{name}"), "encodingFormat": form}
            for name, form in files
        ],
    }


def _clean(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def newest(dates: Iterable[str | None]) -> str:
    """Return the newest full date of several; empty where none is full."""
    days = [given for date in dates if len(given := (date or "").split("T")[0]) == 10 and "~" not in given]
    return max(days, default="")

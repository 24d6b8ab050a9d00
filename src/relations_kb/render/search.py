"""What can be found on the search page: one entry a fact, and one a source, pair, country and person.

In: the Index and the environment of the templates, which tell a fact in a sentence. Out: entries, and for each the
little HTML page that Pagefind reads (:mod:`relations_kb.render.pagefind`). The entries are made apart from the site's
own pages because Pagefind filters whole pages: on a pair's page every kind and year is found, so a filter 'treaties,
1994' would filter nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from relations_kb.model.address import country_page, pair_page, person_page, source_page
from relations_kb.model.knowledge import Fact
from relations_kb.model.text import Document
from relations_kb.render import format as say
from relations_kb.render.index import Index, quotes
from relations_kb.render.lists import span_of_years
from relations_kb.render.views.facts import KIND_REFS, fact_view

SHOWN_QUOTE = 320  # characters of a quote in a result; the words themselves are one click away


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    ``title`` and ``href`` (a path from the site's root) lead to it, ``text`` is searched and not shown, ``quote`` is
    shown, with ``words`` leading to it on its source's page. ``kind``, ``countries``, ``people`` and ``years`` are
    filtered by; ``date`` (EDTF) orders.
    """

    kind: str
    title: str
    href: str
    text: str = ""
    quote: str = ""
    words: str = ""
    byline: str = ""
    date: str = ""
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def entries(known: Index, made: Environment) -> Iterator[Entry]:
    """Yield everything that can be found, in a stable order."""
    for fact in known.facts.values():
        yield _of_fact(known, fact, made)
    for document in known.kb.documents:
        yield _of_source(known, document)
    for pair, facts in known.by_pair.items():
        names = tuple(known.country(code).name for code in pair)
        yield Entry(
            "Pairs",
            " – ".join(names),
            pair_page(pair),
            text=" ".join((*names, *pair)),
            byline=_told(facts),
            countries=names,
        )
    for country in known.kb.countries:
        yield Entry(
            "Countries",
            country.name,
            country_page(country.slug),
            text=" ".join((*country.names, country.code)),
            byline=_told(known.by_country.get(country.code, ())),
            countries=(known.country(country.code).name,),
        )
    for person in known.kb.people:
        offices = tuple(dict.fromkeys(office.title for office in person.offices))
        yield Entry(
            "People",
            person.name,
            person_page(person.slug),
            text=" ".join((*person.names, *offices)),
            byline=say.capital("; ".join(offices[:3])),
            countries=(known.country(person.country).name,) if person.country else (),
            people=(person.name,),
        )


def _told(facts: Iterable[Fact]) -> str:
    listed = tuple(facts)
    years = span_of_years(listed)
    return say.counted(len(listed), "fact") + (f", {years}" if years else "")


def _of_fact(known: Index, fact: Fact, made: Environment) -> Entry:
    view = fact_view(known, fact)
    told: Any = made.get_template(f"kinds/{fact.kind}.html").module
    first = view.citations[0] if view.citations else None
    people = {
        str(participant.id): known.people[str(participant.id)].name
        for record in fact.records
        for participant in known.records[record].people
        if participant.id in known.people
    }
    names = tuple(known.country(code).name for code in fact.countries)
    offices = (participant.office or "" for record in fact.records for participant in known.records[record].people)
    return Entry(
        kind=KIND_REFS[fact.kind].plural,
        title=say.capital(" ".join(Markup(told.sentence(view)).striptags().split())),
        href=known.fact_link(fact),
        text=" ".join((*names, *dict.fromkeys((*people.values(), *filter(None, offices))), say.date(fact.best.date))),
        quote=" … ".join(quote.quote for citation in view.citations[:2] for quote in quotes(citation.record)[:1]),
        words=first.href if first else "",
        byline=" · ".join(filter(None, (" – ".join(names), first.source.title if first else ""))),
        date=fact.best.date or "",
        countries=names,
        people=tuple(sorted(set(people.values()))),
        years=() if view.year is None else (view.year,),
    )


def _of_source(known: Index, document: Document) -> Entry:
    """Return the entry of a source; only words that its page shows can be found."""
    source = known.sources[document.name]
    year = say.year((source.published or "").split("T")[0]) if source.published else None
    masked = sorted((mask.span.start, mask.span.end) for mask in document.masks)
    if document.publish == "full":
        text, position = "", 0
        for start, end in masked:
            text += document.text[position:start] if start > position else ""
            position = max(position, end)
        text += document.text[position:]
    else:
        text = " ".join(quote.quote for record in known.records_of_source[document.name] for quote in quotes(record))
    codes = sorted({code for fact in known.by_source.get(document.name, ()) for code in fact.countries})
    return Entry(
        "Sources",
        source.title,
        source_page(document.slug),
        text=text,
        byline=source.byline,
        date=(source.published or "").split("T")[0],
        countries=tuple(known.country(code).name for code in codes),
        years=() if year is None else (year,),
    )


def entry_page(entry: Entry) -> str:
    """Return the page of an entry that Pagefind reads: what is found as text, what is shown and filtered as attributes.

    Titles weigh more than quotes, and names of pairs, countries and people most.
    """
    weight = 8 if entry.kind in ("Pairs", "Countries", "People") else 2
    told = {
        "title": entry.title,
        "href": entry.href,
        "quote": say.shortened(entry.quote, SHOWN_QUOTE),
        "words": entry.words,
        "byline": entry.byline,
        "date": say.date(entry.date) if entry.date else "",
        "kind": entry.kind,
    }
    filters = [("kind", entry.kind)]
    filters += [("country", name) for name in entry.countries]
    filters += [("person", name) for name in entry.people]
    filters += [("year", str(year)) for year in entry.years]
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body data-pagefind-body>',
            *(_attribute("meta", name, value) for name, value in told.items() if value),
            *(_attribute("filter", name, value) for name, value in filters),
            Markup('<i data-pagefind-sort="date[data-v]" data-v="%s"></i>') % (entry.date or "0000"),
            Markup('<p data-pagefind-weight="%d">%s</p>') % (weight, entry.title),
            Markup("<p>%s</p>") % entry.quote if entry.quote else "",
            *(Markup("<p>%s</p>") % part for part in entry.text.split("\n\n") if part.strip()),
            "</body></html>",
        )
    )


def _attribute(sort: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{sort}="{name}[data-v]" data-v="{escape(value)}"></i>'

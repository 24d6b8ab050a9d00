"""A knowledge base of what strains pages: two hundred facts of one pair, hundreds of pairs, endless names, Arabic.

Made by counting, so that nothing of it needs to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, cycle
from typing import Any

from tests.site.small import MODELS, knowledge

from relations_kb.corpus import read_article
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Evidence, Record
from relations_kb.vocab.world import load_world

LONG = ("COD", "VCT")  # the Democratic Republic of the Congo, Saint Vincent and the Grenadines
FACTS = 200
SOURCES = 20
ENDLESS = "Maximiliana-Konstantina Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ARABIC_NAME = "عبد الرحمن بن عبد العزيز آل خليفة"
ARABIC_TITLE = "وزير الخارجية يستقبل نظيره في زيارة رسمية"
ARABIC_QUOTE = "استقبل وزير الخارجية عبد الرحمن بن عبد العزيز آل خليفة نظيره يوم الثلاثاء."
PEOPLE = (("p-endless", "endless", ENDLESS), ("p-arabic", "arabic", ARABIC_NAME))


def crowded_knowledge() -> KnowledgeBase:
    """The knowledge base; the pair of long names has all but the last facts, which have a pair each."""
    codes = sorted(code for code, country in load_world().countries.items() if country.alpha2)[:20]
    pairs = [*[LONG] * FACTS, *(pair for pair in combinations(codes, 2) if pair != LONG)]
    rows = list(_rows(pairs))
    texts = {
        f"source-{number}.txt": f"A source of things that happened, number {number}\n\n" for number in range(SOURCES)
    }
    texts["arabic.txt"] = f"{ARABIC_TITLE}\n\n{ARABIC_QUOTE}\n"
    for row, name in zip(rows, cycle(list(texts)[:SOURCES]), strict=False):
        row["doc"] = name
        texts[name] += f"{row['quote']}\n\n"
    rows.append(
        {"kind": "visit", "countries": LONG, "date": "2024-01-02", "form": "visit", "guest": "COD", "host": "VCT",
         "doc": "arabic.txt", "quote": ARABIC_QUOTE,
         "people": [{"name": ARABIC_NAME, "country": "COD", "id": "p-arabic", "office": "Foreign Minister"}]}
    )  # fmt: skip
    documents = tuple(read_article(name, text.encode()) for name, text in sorted(texts.items()))
    found = {document.name: document.text for document in documents}
    records = tuple(_record(number, row, found) for number, row in enumerate(rows))
    people = [{"id": id, "slug": slug, "name": name, "country": "COD"} for id, slug, name in PEOPLE]
    return knowledge(documents, records, people=people)


def _rows(pairs: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield records of all kinds in turn, each with a sentence of its own."""
    for number, (one, two) in enumerate(pairs):
        date = f"{1950 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}"
        shared = {"countries": (one, two), "date": date}
        about = f"of the two countries, the {number}th thing that this source tells of"
        speaker = {"name": ENDLESS, "country": one, "id": "p-endless", "office": "Minister of " + "Various " * 12}
        kinds: list[dict[str, Any]] = [
            {**shared, "kind": "visit", "form": "visit", "guest": one, "host": two, "people": [speaker],
             "quote": f"The minister paid a visit on {date} to speak {about}."},
            {**shared, "kind": "consultation", "mechanism": "political", "round": number // 5 + 1, "people": [speaker],
             "quote": f"Consultations were held on {date} at the level {about}."},
            {**shared, "kind": "treaty", "title": f"Agreement number {number} on " + "cooperation, " * 15,
             "action": "signed", "quote": f"An agreement was signed on {date} between ministries {about}."},
            {**shared, "kind": "trade", "date": date[:4], "period": date[:4], "flow": "exports", "reporter": one,
             "partner": two, "value": 1_000_000 * (number + 1), "currency": "USD",
             "quote": f"Exports in {date[:4]} came to {number + 1} million dollars, in the reckoning {about}."},
            {**shared, "kind": "status", "event": "mission-opened", "actor": one, "counterpart": two,
             "mission": "consulate", "place": {"city": f"Town {number}", "country": two},
             "quote": f"A consulate was opened on {date} in Town {number}, by the wish {about}."},
        ]  # fmt: skip
        yield kinds[number % 5]


def _record(number: int, row: dict[str, Any], texts: dict[str, str]) -> Record:
    fields = {name: value for name, value in row.items() if name != "quote"}
    start = texts[row["doc"]].index(row["quote"])
    evidence = Evidence(start=start, end=start + len(row["quote"]), quote=row["quote"])
    made: Record = MODELS[row["kind"]].model_validate(
        {**fields, "id": f"r{number}", "countries": list(row["countries"]), "evidence": [evidence]}, strict=False
    )
    return made

"""Measure the linker: 100,000 made-up records in under 60 s and 2 GB on one core, at a cost near linear.

The records are drawn with a fixed seed: 150 countries, a few thousand officials under several spellings, events told
by one to six sources with differing precision. Run with ``python benchmarks/link.py [RECORDS]``.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from typing import Any

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.visit.model import Visit
from relations_kb.link import link
from relations_kb.model.record import Evidence, Participant, Place, Record
from relations_kb.model.text import Document, Found
from relations_kb.vocab.world import load_world

MOST_SECONDS = 60.0
MOST_GIGABYTES = 2.0
RECORDS_A_DOCUMENT = 8
GIVEN = "Amir Bela Carlo Dina Emil Farida Goran Hana Igor Jana Kamal Lena Marat Nora Oleg Petra Rashid Sona Tariq Vera"
STEMS = "Abdul Baran Cerev Dolmat Erdem Fariz Golub Hamid Ibrag Jovan Karim Lazar Mirzo Nazar Orlov Petrov Rahim Sabir"
ENDS = "ov ev in ic yan ian idze enko i y zade oglu sky man son sen ez es a o"
TOPICS = "trade visa culture education tourism transport energy customs extradition investment health science"


def main() -> None:
    """Link the made-up records, print the cost, and fail where it is above what is promised."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    documents, records = corpus(count)
    start = time.process_time()  # of this process alone: what else the machine does is not the linker's
    kb = link(documents, records)
    seconds = time.process_time() - start
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{len(records):,} records, {len(kb.facts):,} facts, {len(kb.people):,} people")
    print(f"{seconds:.1f} s, {gigabytes:.2f} GB")
    if seconds > MOST_SECONDS or gigabytes > MOST_GIGABYTES:
        sys.exit(f"promised: {MOST_SECONDS:.0f} s, {MOST_GIGABYTES:.0f} GB")


def corpus(count: int) -> tuple[list[Document], list[Record]]:
    """Return documents and ``count`` records, the same at each call."""
    draw = random.Random(7)
    codes = sorted(code for code, entry in load_world().countries.items() if entry.capital)[:150]
    officials = {code: [_official(draw) for _ in range(20)] for code in codes}
    pairs = [tuple(sorted(draw.sample(codes, 2))) for _ in range(800)]
    records: list[Record] = []
    while len(records) < count:
        records += _event(draw, pairs, officials, len(records), count)
    documents = [
        Document(
            name=_document(n),
            slug=_document(n),
            text=f"Report {n} of the day. " + " ".join(f"word{draw.randrange(5000)}" for _ in range(120)),
            published=Found(value=f"{draw.randrange(1995, 2025)}-06-15"),
        )
        for n in range(count // RECORDS_A_DOCUMENT + 10)
    ]
    return documents, records[:count]


def _document(number: int) -> str:
    return f"report-{number:06d}.txt"


def _official(draw: random.Random) -> str:
    first, second = draw.choices(ENDS.split(), k=2)
    return f"{draw.choice(GIVEN.split())} {draw.choice(STEMS.split())}{first}{second}"


def _event(
    draw: random.Random, pairs: list[tuple[str, ...]], officials: dict[str, list[str]], start: int, count: int
) -> list[Record]:
    a, b = draw.choice(pairs)
    year, month, day = draw.randrange(1992, 2025), draw.randrange(1, 13), draw.randrange(1, 29)
    number, kind, value = draw.randrange(1, 30), draw.randrange(5), draw.randrange(10**6, 10**9)
    people = [draw.choice(officials[a]), draw.choice(officials[b])]
    topics = draw.sample(TOPICS.split(), 2)
    told: list[Record] = []
    for n in range(draw.randrange(1, 7)):
        date = draw.choice(
            (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}-{month:02d}-{day:02d}")
        )
        common: dict[str, Any] = {
            "id": f"r-{start + n:08d}",
            "doc": _document(draw.randrange(count // RECORDS_A_DOCUMENT + 10)),
            "countries": (a, b),
            "date": date,
            "place": Place(city=f"City of {b}", country=b),
            "people": tuple(
                Participant(name=_spelling(draw, name), country=code, office="Minister of Foreign Affairs")
                for name, code in zip(people, (a, b), strict=True)
            ),
            "evidence": (Evidence(start=0, end=6, quote="Report"),),
        }
        told.append(_record(kind, common, number, value, topics))
    return told


def _spelling(draw: random.Random, name: str) -> str:
    spelled = name.replace("k", "q") if draw.random() < 0.1 else name
    if draw.random() < 0.1:
        return f"{spelled[0]}. {spelled.split()[-1]}"
    return spelled.split()[-1] if draw.random() < 0.1 else spelled


def _record(kind: int, common: dict[str, Any], number: int, value: int, topics: list[str]) -> Record:
    a, b = common["countries"]
    if kind == 0:
        return Consultation.model_validate({**common, "mechanism": "political", "round": number})
    if kind == 1:
        return Visit.model_validate({**common, "guest": a, "host": b})
    if kind == 2:
        return Treaty.model_validate({**common, "title": f"Agreement on {topics[0]} and {topics[1]}"})
    if kind == 3:
        money = {"flow": "exports", "reporter": a, "partner": b, "value": value, "currency": "USD"}
        return Trade.model_validate({**common, **money, "period": common["date"]})
    return Status.model_validate(
        {**common, "event": "mission-opened", "actor": a, "counterpart": b, "mission": "embassy"}
    )


if __name__ == "__main__":
    main()

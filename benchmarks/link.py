"""Measure the linker: 100,000 made-up records in under 60 s and 2 GB on one core, at a cost near linear.

``python benchmarks/link.py [RECORDS …]`` links each number of records in a process of its own (100,000 where none is
given) and prints processor time and peak memory of the linking; ``--profile`` prints where the time goes instead, and
``--memory`` what linking costs that remembers what it worked out: at first, again, and with an article more.

The records are drawn with a fixed seed and skewed as real ones are. A few pairs of countries have most of the news, a
few events are told by dozens of articles and most by one or two, presidents and foreign ministers are named far oftener
than ambassadors, a handful of surnames is shared by many of a country's officials, and a tenth of the articles copy
another one. Officials hold their offices for some years and are named in full, by surname, with initials and in other
transliterations. More records mean more articles on the same countries and years, as they do in life.
"""

from __future__ import annotations

import cProfile
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from hashlib import sha1
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from relations_kb.incremental.linking import Kept
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
COUNTRIES, PAIRS = 150, 1500
YEARS = range(1992, 2025)

# Four manners of naming: given names, stems and ends of surnames. The first surnames of a country are the commonest.
CULTURES = (
    ("Amir Bela Carlo Dina Emil Farida Goran Hana Igor Jana Kamal Lena Marat Nora Oleg Petra Rashid Sona Tariq Vera",
     "Abdul Baran Cerev Dolmat Erdem Fariz Golub Hamid Ibrag Jovan Karim Lazar Mirzo Nazar Orlov Petr Rahim Sabir",
     "ov ev yev enko idze yan ian ic"),
    ("Juan María José Ana Luis Carmen Pedro Lucía Jorge Elena Raúl Inés Andrés Clara Mateo Rosa Diego Julia Hugo Paz",
     "Gonz Rodrigu Lop Mart Sanch Per Gom Fernand Ramir Torr Flor Riv Vargas Castr Orti Mor Rom Su Alvar Mend",
     "alez ez inez era os eda ado illo"),
    ("Min-ho Ji-woo Van-Anh Thi-Lan Hyun-soo Duc-Thang Xiaoming Weidong Ha-joon Quang-Vinh Li-hua Jian-guo Soo-jin",
     "Kim Lee Park Nguyen Tran Wang Zhang Liu Choi Pham Chen Le Hoang Jung Vu", ""),
    ("Anna Peter Marta Johan Lars Ingrid Karl Sofia Hans Eva Paul Greta Otto Ida Niels Maja Erik Lotte Finn Astrid",
     "Ander Johan Karl Niel Han Lar Jen Peter Olof Sven Berg Lind Holm Nord Dahl Wint Som Keller Brand Schnei",
     "sson sen s er mann strom berg gren"),
)  # fmt: skip
POSTS = ("President", "Prime Minister", "Minister of Foreign Affairs", "Deputy Minister of Foreign Affairs",
         "Minister of Trade", "Minister of Defence", "Deputy Minister of Economy", "Director of Protocol")  # fmt: skip
TOPICS = (
    "trade", "visa", "culture", "education", "tourism", "transport", "energy", "customs", "extradition", "investment",
    "health", "science", "farming", "fisheries", "aviation", "taxation", "labour", "defence", "sport", "archives",
)  # fmt: skip
FORMS = ("Agreement on cooperation in the field of", "Memorandum of Understanding on", "Protocol on", "Treaty on")
STEPS = ("mission-opened", "mission-present", "mission-closed", "envoy-accredited", "relations-established",
         "accreditation", "recognition", "relations-severed", "relations-restored")  # fmt: skip


class Nation(NamedTuple):
    """A country's officials: who held each post in each year, whom it sent where, and its capital."""

    capital: str
    posts: dict[str, list[str]]
    names: Iterator[str]


def main() -> None:
    """Link the made-up records, print the cost, and fail where it is above what is promised."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    counts = [int(count) for count in given] or [100_000]
    if len(counts) > 1:  # peak memory is a process's own
        options = [argument for argument in sys.argv[1:] if argument.startswith("--")]
        for count in counts:
            subprocess.run([sys.executable, __file__, str(count), *options], check=True)
        return
    documents, records = corpus(counts[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    if "--profile" in sys.argv:
        with cProfile.Profile() as profile:
            link(documents, records)
        for order in ("cumulative", "tottime"):
            pstats.Stats(profile).sort_stats(order).print_stats("relations_kb", 60)
        return
    if "--memory" in sys.argv:
        measure_memory(documents, records)
        return
    start = time.process_time()  # of this process alone: what else the machine does is not the linker's
    kb = link(documents, records)
    seconds = time.process_time() - start
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{len(records):,} records, {len(kb.facts):,} facts, {len(kb.people):,} people, "
        f"{len(kb.standing.intervals):,} intervals: {seconds:.1f} s, {gigabytes:.2f} GB "
        f"({before:.2f} GB before linking), {1e6 * seconds / len(records):.0f} µs a record",
        flush=True,
    )
    if seconds > MOST_SECONDS or gigabytes > MOST_GIGABYTES:
        sys.exit(f"promised: {MOST_SECONDS:.0f} s, {MOST_GIGABYTES:.0f} GB")


def measure_memory(documents: Sequence[Document], records: Sequence[Record]) -> None:
    """Link without the last article, the same again, and with it; print the cost of each, and what was worked out."""
    last = documents[-1].name
    keys = {document.name: sha1(document.model_dump_json().encode()).digest() for document in documents}
    before = [record for record in records if record.doc != last]
    told = []
    with tempfile.TemporaryDirectory(prefix="relations-kb-") as folder:
        for some, own in ((documents[:-1], before), (documents[:-1], before), (documents, records)):
            start = time.process_time()
            with Kept(Path(folder), keys) as memory:
                link(some, own, memory=memory)
            told.append(f"{time.process_time() - start:.2f} s ({memory.fresh:,} results worked out)")
    print(f"{len(documents):,} articles, {len(records):,} records: {told[0]}; again {told[1]}; one more {told[2]}")


def corpus(count: int) -> tuple[list[Document], list[Record]]:
    """Return documents and ``count`` records, the same at each call."""
    draw = random.Random(7)
    nations = _nations(draw)
    pairs = [tuple(sorted(draw.sample(sorted(nations), 2))) for _ in range(PAIRS)]
    weights = list(accumulate(1 / rank**0.9 for rank in range(1, PAIRS + 1)))
    told: dict[int, list[tuple[str, dict[str, Any]]]] = {}
    number, articles = 0, count // RECORDS_A_DOCUMENT + 10
    while number < count:
        a, b = draw.choices(pairs, cum_weights=weights)[0]
        for kind, fields in _event(draw, a, b, nations):
            told.setdefault(draw.randrange(articles), []).append((kind, {**fields, "id": f"r-{number:08d}"}))
            number += 1
    documents, records = [], []
    for article in range(articles):
        document, own = _article(draw, article, told.get(article, []))
        documents.append(document)
        records += own
    return documents, sorted(records, key=lambda r: r.id)[:count]


def _nations(draw: random.Random) -> dict[str, Nation]:
    world = load_world().countries
    codes = sorted(code for code, entry in world.items() if entry.capital and not entry.existed)[:COUNTRIES]
    nations: dict[str, Nation] = {}
    for at, code in enumerate(codes):
        entry = world[code]
        names = _names(draw, *CULTURES[at % len(CULTURES)])
        posts = {post: list(_terms(draw, names)) for post in POSTS}
        nations[code] = Nation(entry.capital.name if entry.capital else "", posts, names)
    return nations


def _names(draw: random.Random, given: str, stems: str, ends: str) -> Iterator[str]:
    """Yield names of a country's people; its commonest surname has a sixth of them."""
    surnames = [stem + end for stem in stems.split() for end in (ends.split() or [""])]
    draw.shuffle(surnames)
    weights = list(accumulate(1 / rank for rank in range(1, len(surnames) + 1)))
    while True:
        yield f"{draw.choice(given.split())} {draw.choices(surnames, cum_weights=weights)[0]}"


def _terms(draw: random.Random, names: Iterator[str]) -> Iterator[str]:
    """Yield who holds a post in each of the years, for some years each."""
    left, holder = 0, ""
    for _ in YEARS:
        if left == 0:
            left, holder = draw.randrange(2, 7), next(names)
        left -= 1
        yield holder


def _event(draw: random.Random, a: str, b: str, nations: dict[str, Nation]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tellings of one event: mostly one or two, now and then dozens."""
    at = draw.randrange(len(YEARS))
    year, month, day = YEARS[at], draw.randrange(1, 13), draw.randrange(1, 29)
    kind = draw.choices(("visit", "status", "treaty", "trade", "consultation"), (35, 25, 18, 14, 8))[0]
    host = draw.choice((a, b))
    post = draw.choices(POSTS, (9, 7, 12, 6, 3, 3, 2, 2))[0]
    people = [(nations[code].posts[post][at], code, post) for code in (a, b)]
    number, value = (year - 1991) // draw.randrange(1, 4) + 1, _value(draw, a, b, year)
    title = f"{draw.choice(FORMS)} {' and '.join(draw.sample(TOPICS, draw.randrange(1, 3)))}"
    step, flow = draw.choice(STEPS), draw.choice(("exports", "imports", "turnover"))
    envoy = (next(nations[a].names), a, "Ambassador")
    for _ in range(min(40, int(draw.paretovariate(1.1)))):
        date = draw.choices((f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}"), (1, 1, 4))[0]
        common: dict[str, Any] = {
            "countries": (a, b),
            "date": date,
            "place": Place(city=nations[host].capital, country=host) if draw.random() < 0.7 else None,
            "people": _people(draw, people) if kind in ("visit", "consultation", "treaty") else (),
        }
        if kind == "visit":
            common |= {"guest": a if host == b else b, "host": host}
        elif kind == "consultation":
            common |= {"mechanism": "political", "round": number if draw.random() < 0.6 else None}
        elif kind == "treaty":
            common |= {"title": title, "action": draw.choice(("signed", "signed", "signed", "ratified", "in-force"))}
        elif kind == "trade":
            common |= {"flow": flow, "reporter": a, "partner": b, "currency": "USD", "period": f"{year}"}
            common |= {"date": f"{year}", "value": value if draw.random() < 0.8 else round(value, -7) or value}
        else:
            common |= {"event": step, "actor": a, "counterpart": b, "people": ()}
            common |= {"mission": draw.choice(("embassy", "consulate"))} if step.startswith("mission") else {}
            common |= {"people": _people(draw, [envoy])} if step.startswith("envoy") else {}
            common |= {"date": None} if step in ("mission-present", "accreditation") else {}
        yield kind, common


def _value(draw: random.Random, a: str, b: str, year: int) -> int:
    """Return a figure of a pair and year: it grows, and once in a hundred it is a thousand times too large."""
    size = 10 ** (6 + sum(map(ord, a + b)) % 4) * (sum(map(ord, a)) % 9 + 1)
    figure = int(size * 1.05 ** (year - 1992) * (1 + draw.random() / 20))
    return figure * 1000 if draw.random() < 0.01 else figure


def _people(draw: random.Random, people: Sequence[tuple[str, str, str]]) -> tuple[Participant, ...]:
    return tuple(
        Participant(name=_spelling(draw, name), country=code, office=office if draw.random() < 0.8 else None)
        for name, code, office in people
        if draw.random() < 0.9
    )


def _spelling(draw: random.Random, name: str) -> str:
    given, _, surname = name.partition(" ")
    how = draw.random()
    if how < 0.06:
        return f"{given[0]}. {surname}"
    if how < 0.16:
        return surname
    if how < 0.22:
        return name.replace("k", "q").replace("yev", "ev").replace("ei", "ey")
    return f"{surname} {given}" if how < 0.25 else name


MODELS: dict[str, type[Record]] = {
    "visit": Visit,
    "status": Status,
    "treaty": Treaty,
    "trade": Trade,
    "consultation": Consultation,
}


def _article(
    draw: random.Random, number: int, told: Sequence[tuple[str, dict[str, Any]]]
) -> tuple[Document, list[Record]]:
    """Return an article in which every record has a sentence of its own; a tenth share their other words."""
    name = f"report-{number:06d}.txt"
    text = f"Daily Report {number % 50}\n\n"
    records = []
    for kind, fields in told:
        words = ", ".join(f"{p.office or ''} {p.name}".strip() for p in fields["people"])
        quote = f"On {fields['date']} the {kind} of {fields['countries'][0]} and {fields['countries'][1]}: {words}."
        evidence = Evidence(start=len(text), end=len(text) + len(quote), quote=quote)
        records.append(MODELS[kind].model_validate({**fields, "doc": name, "evidence": (evidence,)}))
        text += quote + " "
    same = random.Random(number // 50) if number % 10 == 0 else draw  # five articles share their words
    text += " ".join(f"word{same.randrange(5000)}" for _ in range(250))
    published = Found(value=f"{draw.choice(YEARS)}-06-15") if draw.random() < 0.8 else None
    return Document(name=name, slug=name, text=text, published=published), records


if __name__ == "__main__":
    main()

"""Measure whole builds as a corpus grows: from nothing, again, with an article more, and with all pages to be made.

``python benchmarks/growth.py [ARTICLES ...]`` (by default 300, 1,000 and 3,000) makes a corpus of each size, builds it
without the search index, and prints one table; ``--plot FILE`` draws it as SVG. ``--steps PROJECT`` tells instead where
the time of a build goes. The corpus is made of the articles in
``../shared/corpora`` where that is there, and for the rest, or altogether with ``--generated``, of short made-up ones:
the same at each run. ``python -m benchmarks.beside`` measures what others take for the same pages.

Processor time is that of all processes of a build; peak memory is that of the largest of them.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, count
from math import log10
from pathlib import Path
from typing import NamedTuple

REPO = Path(__file__).parent.parent
SHARED = REPO.parent / "shared" / "corpora"
PAIRS = 1500
PEOPLE = [
    "Ana Rojas",
    "Jon Berg",
    "Mary Otieno",
    "Ivan Petrov",
    "Li Wei",
    "Sara Haddad",
    "Paul Martin",
    "Eva Novak",
    "Ali Khan",
    "Rosa Diaz",
]
TELLINGS = (
    "{a} and {b} established diplomatic relations on {day} {month} {year}.",
    "On {day} {month} {year} the President of {a}, {p}, visited {b} and met Prime Minister {q}.",
    "The {n} round of political consultations between {a} and {b} was held on {day} {month} {year}.",
    "{a} and {b} signed an Agreement on {topic} on {day} {month} {year}.",
    "In {year}, exports from {a} to {b} reached {n2}.{day} million US dollars.",
    "{a} opened an embassy in {b} in {year}.",
    "On {day} {month} {year} the Minister of Foreign Affairs of {a}, {p}, received the Ambassador of {b}, {q}.",
    "Most of those who came to the reception in the evening had come a long way, and spoke of music, rain and the sea.",
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
TOPICS = [
    "Fisheries",
    "Air Services",
    "Cultural Cooperation",
    "Visas",
    "Customs",
    "Extradition",
    "Tourism",
    "Science",
    "Energy",
    "Taxation",
]
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


class Cost(NamedTuple):
    """What a build cost: seconds by the clock and on processors, megabytes of its largest process, what it printed."""

    clock: float
    processor: float
    megabytes: float
    said: str


class Row(NamedTuple):
    """The costs of a corpus of some articles; ``pages`` is None where that was not measured."""

    articles: int
    files: int
    nothing: Cost
    same: Cost
    added: Cost
    pages: Cost | None


def main() -> None:
    """Measure, print the table, draw the plot."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles", nargs="*", type=int, default=[300, 1000, 3000])
    asked.add_argument("--plot", type=Path)
    asked.add_argument("--generated", action="store_true")
    asked.add_argument(
        "--steps", type=Path, metavar="PROJECT", help="tell what the steps of a build of it cost instead"
    )
    given = asked.parse_args()
    if given.steps:
        steps(given.steps)
        return
    print("| articles | files | from nothing | peak | nothing changed | one article added | all pages again |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)
    rows = []
    for articles in given.articles:
        with tempfile.TemporaryDirectory(prefix="relations-kb-") as folder:
            row = measured(Path(folder), articles, given.generated)
        rows.append(row)
        costs = (row.nothing, row.same, row.added, row.pages)
        first, *others = (f"{cost.processor:.1f} s ({cost.clock:.1f})" if cost else "" for cost in costs)
        cells = (f"{row.articles:,}", f"{row.files:,}", first, f"{row.nothing.megabytes:.0f} MB", *others)
        print(f"| {' | '.join(cells)} |", flush=True)
    print("Seconds on processors, in brackets by the clock.")
    if given.plot:
        given.plot.write_text(plot(rows), encoding="utf-8")


def measured(root: Path, articles: int, generated: bool) -> Row:
    """Make a corpus, and measure its builds."""
    texts = corpus(articles + 1, generated)
    (root / "corpus").mkdir()
    *before, (last_name, last_text) = texts
    for name, text in before:
        (root / "corpus" / name).write_bytes(text)
    (root / "relations.yaml").write_text("title: One\n")
    nothing = cost(root)
    same = cost(root)
    (root / "corpus" / last_name).write_bytes(last_text)
    added = cost(root)
    (root / "relations.yaml").write_text("title: Two\n")
    pages = cost(root)
    files = sum(len(names) for _, _, names in os.walk(root / "build"))
    return Row(articles, files, nothing, same, added, pages)


def cost(root: Path) -> Cost:
    """Build, and return what it cost."""
    return cost_of([sys.executable, "-m", "relations_kb", "build", "--no-search", str(root)], root, (0, 1))


def cost_of(command: Sequence[str], root: Path, fine: Sequence[int] = (0,)) -> Cost:
    """Run a program in a folder, and return what it cost.

    :param fine: what it may end with; 1 is our build where some articles state nothing, and are named.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=root, stdout=said, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            sys.exit(f"{' '.join(command)} failed")
        said.seek(0)
        scale = 1e6 if sys.platform == "darwin" else 1e3
        return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / scale, said.read())


def steps(root: Path) -> None:
    """Print what each step of a build of a project costs, in one process; nothing is written but the cache."""
    from relations_kb import export, render
    from relations_kb.pipeline import understand
    from relations_kb.settings import load_settings

    print("| step | files | MB | processor seconds | ms a file |")
    print("| --- | ---: | ---: | ---: | ---: |")

    def told(step: str, files: int, size: int, seconds: float) -> None:
        each = f"{seconds / files * 1000:.2f}" if files else ""
        print(f"| {step} | {files or ''} | {size / 1e6:.1f} | {seconds:.2f} | {each} |", flush=True)

    settings = load_settings(root)
    start = time.process_time()
    knowledge = understand(root, settings).knowledge
    told("read from the cache or anew (this process), link", 0, 0, time.process_time() - start)
    start = time.process_time()
    pieces = [*render.site(knowledge, settings, root).pieces, *export.pieces(knowledge)]
    told("plan", 0, 0, time.process_time() - start)
    sums: dict[str, list[float]] = {}
    for piece in pieces:
        folder, *deeper = piece.path.split("/")
        found = sums.setdefault(f"{folder}/…" if len(deeper) > 1 else piece.path, [0, 0, 0])
        start = time.process_time()
        size = len(piece.make().content)
        found[0] += 1
        found[1] += size
        found[2] += time.process_time() - start
    for step, (files, total, seconds) in sorted(sums.items(), key=lambda one: -one[1][2]):
        told(step, int(files), int(total), seconds)
    whole = [sum(found[at] for found in sums.values()) for at in range(3)]
    told("all files", int(whole[0]), int(whole[1]), whole[2])
    scale = 1e6 if sys.platform == "darwin" else 1e3
    print(f"At most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale:.0f} MB")


def corpus(articles: int, generated: bool) -> list[tuple[str, bytes]]:
    """Return names and bytes of articles: those at hand, then made-up ones."""
    found = [] if generated else [(f"{path.parent.name}-{path.name}", path) for path in sorted(SHARED.glob("*/*.txt"))]
    random.Random(1).shuffle(found)
    texts = [(name, path.read_bytes()) for name, path in found[:articles]]
    made = made_up()
    return texts + [next(made) for _ in range(articles - len(texts))]


def made_up() -> Iterator[tuple[str, bytes]]:
    """Yield made-up articles without end: a few pairs have most of them, as in life."""
    from relations_kb.vocab.world import load_world

    draw = random.Random(2)
    names = sorted(one.name for one in load_world().countries.values() if one.capital and not one.existed)
    pairs = [draw.sample(names, 2) for _ in range(PAIRS)]
    weights = list(accumulate(1 / rank**0.9 for rank in range(1, PAIRS + 1)))
    for number in count(1):
        a, b = draw.choices(pairs, cum_weights=weights)[0]
        lines = [
            told.format(
                a=a, b=b, day=draw.randrange(1, 29), month=draw.choice(MONTHS), year=draw.randrange(1992, 2025),
                p=draw.choice(PEOPLE), q=draw.choice(PEOPLE), n=draw.choice(ORDINALS), n2=draw.randrange(10, 900),
                topic=draw.choice(TOPICS),
            )
            for told in draw.sample(TELLINGS, 4)
        ]  # fmt: skip
        text = (
            f"{a} and {b}: news {number}\n\n{draw.randrange(1, 29)} {draw.choice(MONTHS)} 2024\n\n{' '.join(lines)}\n"
        )
        yield f"made-{number:06}.txt", text.encode()


def plot(rows: Sequence[Row]) -> str:
    """Return the table as a drawing: seconds on processors over articles, both in powers of ten."""
    lines = (("from nothing", "#2b5c8a", [row.nothing for row in rows]),
             ("all pages again", "#8a5c2b", [row.pages for row in rows]),
             ("one article added", "#2b8a57", [row.added for row in rows]),
             ("nothing changed", "#777777", [row.same for row in rows]))  # fmt: skip

    def x(articles: float) -> float:
        return 60 + (log10(articles) - 2) * 170

    def y(seconds: float) -> float:
        return 330 - (log10(max(seconds, 0.1)) + 1) * 75

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 370" font-family="sans-serif" font-size="12">',
        '<rect width="720" height="370" fill="#fff"/>',
    ]
    for power in range(2, 6):
        parts.append(f'<path d="M{x(10**power):.0f} 30V330" stroke="#ddd"/>')
        parts.append(f'<text x="{x(10**power):.0f}" y="348" text-anchor="middle">{10**power:,}</text>')
    for power in range(-1, 4):
        parts.append(f'<path d="M60 {y(10.0**power):.0f}H570" stroke="#ddd"/>')
        parts.append(f'<text x="52" y="{y(10.0**power) + 4:.0f}" text-anchor="end">{10.0**power:g}</text>')
    parts.append('<text x="315" y="366" text-anchor="middle">articles</text>')
    parts.append('<text x="60" y="18">seconds on processors</text>')
    for name, colour, costs in lines:
        points = [(x(row.articles), y(cost.processor)) for row, cost in zip(rows, costs, strict=True) if cost]
        joined = " ".join(f"{px:.0f},{py:.0f}" for px, py in points)
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{px:.0f}" cy="{py:.0f}" r="3" fill="{colour}"/>' for px, py in points]
        parts.append(f'<text x="{points[-1][0] + 8:.0f}" y="{points[-1][1] + 4:.0f}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    main()

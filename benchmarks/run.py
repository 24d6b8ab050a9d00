"""Measure what is promised, and fail where it is not kept.

- ``relations-kb --help`` is there in under 0.3 s;
- the project's own five articles are built in under 3 s, from the start of the program to its end;
- extraction is to reach a megabyte of text a second on one core (articles are read and turned into records): a goal,
  shown beside what is reached;
- memory does not grow with the number of articles that were read and extracted.

``python benchmarks/run.py FOLDER`` measures speed and memory on the ``.txt`` files of another folder.

Each figure is the best of some runs: what else the machine does can only make a run slower.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

REPO = Path(__file__).parent.parent
MOST_SECONDS_TO_HELP = 0.3
MOST_SECONDS_TO_BUILD = 3.0
GOAL_MEGABYTES_A_SECOND = 1.0
MOST_MEGABYTES_GROWN = 20.0
RUNS = 8


class Seconds(NamedTuple):
    """How long something took: by the clock, and on the processor (its own and its children's)."""

    clock: float
    processor: float


def best(runs: int, work: Callable[[], object]) -> Seconds:
    """Return the fastest of ``runs``, by the clock. Where both figures differ much, the machine was busy."""
    measured = []
    for _ in range(runs):
        start, used = time.perf_counter(), os.times()
        work()
        now = os.times()
        measured.append(Seconds(time.perf_counter() - start, sum(now[:4]) - sum(used[:4])))
    return min(measured)


def program(*arguments: str) -> None:
    """Run relations-kb in a process of its own."""
    subprocess.run([sys.executable, "-m", "relations_kb", *arguments], check=True, capture_output=True)


def seconds_to_help() -> Seconds:
    """Return the seconds from start to end of ``relations-kb --help``."""
    return best(5, lambda: program("--help"))


def seconds_to_build() -> Seconds:
    """Return the seconds from start to end of ``relations-kb build`` for the project's own corpus."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(REPO / "corpus", Path(folder) / "corpus")
        return best(3, lambda: program("build", "--no-cache", folder))


class Speed(NamedTuple):
    """Megabytes (10**6 bytes) a processor second: reading alone, all stages up to records; memory that came on top."""

    megabytes: float
    read: float
    records: float
    grown: float


def speed(folder: Path) -> Speed:
    """Return how fast the articles of a folder (and of those in it) are read and extracted on one core.

    Every article counts with its fastest run, since nothing but the rest of the machine makes one slower. Memory is
    what the runs after the first take on top, in megabytes: near nothing, if nothing is kept of a text.
    """
    from relations_kb.cli import look_for_garbage_seldom
    from relations_kb.corpus import read_article
    from relations_kb.errors import InputError
    from relations_kb.extract import extract

    look_for_garbage_seldom()  # as a build does

    def run(name: str, data: bytes) -> tuple[float, float]:
        start = time.thread_time()
        document = read_article(name, data)
        middle = time.thread_time()
        extract(document)
        return middle - start, time.thread_time() - middle

    articles = []
    for path in sorted(folder.rglob("*.txt")):
        data = path.read_bytes()
        try:
            run(path.name, data)  # vocabularies and rules are loaded once
        except InputError:
            continue
        articles.append((path.name, data))
    held = peak_megabytes()
    runs = [[run(name, data) for name, data in articles] for _ in range(RUNS)]
    grown = peak_megabytes() - held
    fastest = [[min(times) for times in zip(*measured, strict=True)] for measured in zip(*runs, strict=True)]
    megabytes = sum(len(data) for _, data in articles) / 1e6
    reading = sum(read for read, _ in fastest)
    return Speed(megabytes, megabytes / reading, megabytes / (reading + sum(rest for _, rest in fastest)), grown)


def peak_megabytes() -> float:
    """Return the most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> int:
    """Print the figures; return 1 where a promise is not kept."""
    kept = True
    for what, seconds, most in (
        ("relations-kb --help", seconds_to_help(), MOST_SECONDS_TO_HELP),
        ("build of corpus/", seconds_to_build(), MOST_SECONDS_TO_BUILD),
    ):
        well = seconds.clock < most
        kept = kept and well
        print(
            f"{what:<20} {seconds.clock:5.2f} s     ({seconds.processor:.2f} s on the processor)"
            f"  promised under {most} s: {'kept' if well else 'NOT KEPT'}"
        )
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPO / "corpus"
    reached = speed(folder)
    print(f"{'read':<20} {reached.read:5.2f} MB/s  ({reached.megabytes:.2f} MB of articles in {folder})")
    print(f"{'up to records':<20} {reached.records:5.2f} MB/s  goal {GOAL_MEGABYTES_A_SECOND} MB/s")
    well = reached.grown < MOST_MEGABYTES_GROWN
    kept = kept and well
    print(
        f"{'memory grown':<20} {reached.grown:5.1f} MB    in {RUNS} more runs over the same articles"
        f"  promised under {MOST_MEGABYTES_GROWN:.0f} MB: {'kept' if well else 'NOT KEPT'}"
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

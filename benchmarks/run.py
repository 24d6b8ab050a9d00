"""Measure what is promised, and fail where it is not kept.

- ``relations-kb --help`` is there in under 0.3 s;
- the project's own five articles are built in under 3 s, from the start of the program to its end;
- extraction is to reach a megabyte of text a second on one core (articles are read and turned into records): a goal,
  shown beside what is reached.

Each figure is the best of some runs: what else the machine does can only make a run slower.
"""

from __future__ import annotations

import os
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
COPIES = 10  # of the corpus, so that extraction runs for some seconds


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
        return best(3, lambda: program("build", folder))


def megabytes_a_second() -> float:
    """Return how many megabytes (10**6 bytes) of articles are read and extracted a processor second."""
    from relations_kb.corpus import read_article
    from relations_kb.extract import extract

    articles = [(path.name, path.read_bytes()) for path in sorted((REPO / "corpus").glob("*.txt"))]

    def work(copies: int) -> None:
        for _ in range(copies):
            for name, data in articles:
                extract(read_article(name, data))

    work(1)  # vocabularies and rules are loaded once
    megabytes = COPIES * sum(len(data) for _, data in articles) / 1e6
    return megabytes / best(2, lambda: work(COPIES)).processor


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
    print(f"{'read and extract':<20} {megabytes_a_second():5.2f} MB/s  goal {GOAL_MEGABYTES_A_SECOND} MB/s")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

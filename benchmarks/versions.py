"""Compare two versions of the program: how fast each turns articles into records, and how long each takes to start.

``python benchmarks/versions.py OLD NEW FOLDER`` takes two folders that hold the package (such as ``src`` of two
checkouts) and one with ``.txt`` articles. Each version runs in a process of its own; both take turns, article by
article, so that whatever else the machine does slows both alike. Told are megabytes (10**6 bytes) a processor second,
each article by its fastest run, and the processor seconds of importing the program and of the first article.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import IO, NamedTuple

RUNS = 5
STARTS = 3
_START = """
import sys, time
begun = time.process_time()
from relations_kb.corpus import read_article
from relations_kb.extract import extract
imported = time.process_time()
data = open(sys.argv[1], 'rb').read()
extract(read_article('first.txt', data))
print(imported - begun, time.process_time() - imported)
"""
_WORKER = """
import sys, time
from pathlib import Path
from relations_kb.corpus import read_article
from relations_kb.extract import extract
for line in sys.stdin:
    path = Path(line.rstrip('\\n'))
    data = path.read_bytes()
    begun = time.process_time()
    try:
        extract(read_article(path.name, data))
    except ValueError:
        pass
    print(time.process_time() - begun, flush=True)
"""


class Start(NamedTuple):
    """Processor seconds of importing what reads articles, and of the first article on top."""

    importing: float
    first: float


class Version:
    """A process that reads articles with one version of the package."""

    def __init__(self, package: Path) -> None:
        self._environment = {**os.environ, "PYTHONPATH": str(package)}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORKER],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def seconds(self, article: Path) -> float:
        """Return the processor seconds that reading and extracting an article takes."""
        _pipe(self._process.stdin).write(f"{article}\n")
        _pipe(self._process.stdin).flush()
        return float(_pipe(self._process.stdout).readline())

    def start(self, article: Path) -> Start:
        """Return what a new process takes for its first article."""
        told = subprocess.run(
            [sys.executable, "-c", _START, str(article)],
            env=self._environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return Start(*map(float, told.stdout.split()))

    def end(self) -> None:
        """End the process."""
        _pipe(self._process.stdin).close()
        self._process.wait()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def main() -> None:
    """Print the table."""
    if len(sys.argv) != 4:
        sys.exit("usage: python benchmarks/versions.py OLD NEW FOLDER")
    packages, articles = [Path(name).resolve() for name in sys.argv[1:3]], sorted(Path(sys.argv[3]).rglob("*.txt"))
    if not articles:
        sys.exit(f"{sys.argv[3]}: no .txt files; name a folder of articles")
    versions = [Version(package) for package in packages]
    starts = [[version.start(articles[0]) for version in versions] for _ in range(STARTS)]
    for article in articles:  # vocabularies are loaded and patterns compiled once
        for version in versions:
            version.seconds(article)
    fastest = [[float("inf")] * len(articles) for _ in versions]
    ratios = []
    for _ in range(RUNS):
        run = [0.0, 0.0]
        for at, article in enumerate(articles):
            for which, version in enumerate(versions):
                seconds = version.seconds(article)
                fastest[which][at] = min(fastest[which][at], seconds)
                run[which] += seconds
        ratios.append(run[0] / run[1])
    for version in versions:
        version.end()
    megabytes = sum(article.stat().st_size for article in articles) / 1e6
    print(f"{len(articles)} articles, {megabytes:.2f} MB")
    for which, name in enumerate(("old", "new")):
        best = Start(min(s[which].importing for s in starts), min(s[which].first for s in starts))
        print(
            f"{name}: {megabytes / sum(fastest[which]):.3f} MB a second; "
            f"importing {best.importing:.2f} s, first article {best.first:.2f} s"
        )
    print(f"new is {statistics.median(ratios):.2f} times as fast (each run: {', '.join(f'{r:.2f}' for r in ratios)})")


if __name__ == "__main__":
    main()

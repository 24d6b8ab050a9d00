"""Whether a project grows towards what its host takes, told before it does.

In: how large the site, the corpus and their parts are. Out: warnings, each with what to do. They are those of GitHub
and GitHub Pages, for which the sites are made; elsewhere they may not hold, so they are no problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from relations_kb.errors import BuildError

# 'Published GitHub Pages sites may be no larger than 1 GB', 'source repositories have a recommended limit of 1 GB',
# 'deployments will timeout if they take longer than 10 minutes':
# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
SITE_BYTES: Final = 1_000_000_000
CORPUS_BYTES: Final = 1_000_000_000
MINUTES: Final = 10.0
# 'GitHub blocks files larger than 100 MiB', and warns of those above 50 MiB:
# https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
FILE_BYTES: Final = 100 * 2**20

NEAR: Final = 0.8
"""The share of a limit from which on it is told."""

# What a build costs, in processor seconds of a server of 2021 (docs/scale.md has the measurements), and how many
# processors a runner of GitHub has at least for a public or private repository (2 to 4).
_SECONDS_A_MB_READ: Final = 6.0
_SECONDS_A_RECORD_LINKED: Final = 0.0005
_SECONDS_A_FILE_MADE: Final = 0.008
_PROCESSORS: Final = 2
# The search index: its share of the pages it is made of.
SEARCH_SHARE: Final = 0.06

_HOW = "publish a part (`pairs`, `since`), less of each article (`publish: excerpt`), or several sites: docs/scale.md"


class Size(NamedTuple):
    """How large a project is: ``files`` and ``site`` (bytes) without the search index, ``text`` that is read (bytes),
    ``records`` that are linked, and the files of the corpus folder with their bytes."""

    files: int
    site: int
    text: int
    records: int
    inputs: tuple[tuple[str, int], ...]


def inputs_of(corpus: Path) -> tuple[tuple[str, int], ...]:
    """Return the files of a corpus folder with their sizes, in the order of their names."""
    return tuple((str(path), path.stat().st_size) for path in sorted(corpus.rglob("*")) if path.is_file())


def warnings(size: Size) -> Iterator[BuildError]:
    """Yield what comes near a limit or is beyond it."""
    site = size.site * (1 + SEARCH_SHARE)
    if site >= NEAR * SITE_BYTES:
        yield BuildError(
            f"the site has about {_megabytes(site)} MB with its search index; GitHub Pages takes"
            f" {_megabytes(SITE_BYTES)} MB at most",
            remedy=_HOW,
        )
    minutes = seconds(size) / _PROCESSORS / 60
    if minutes >= NEAR * MINUTES:
        yield BuildError(
            f"a build from nothing takes about {minutes:,.0f} minutes of {_PROCESSORS} processors;"
            f" GitHub Pages stops after {MINUTES:.0f}",
            remedy=f"keep the folder `.relations-cache` from one run of the workflow to the next, or {_HOW}",
        )
    yield from _of_inputs(size.inputs)


def seconds(size: Size) -> float:
    """Return how many seconds of one processor a build from nothing takes, about."""
    return (
        size.text / 1e6 * _SECONDS_A_MB_READ
        + size.records * _SECONDS_A_RECORD_LINKED
        + size.files * _SECONDS_A_FILE_MADE
    )


def _of_inputs(inputs: Iterable[tuple[str, int]]) -> Iterator[BuildError]:
    whole = 0
    for path, size in inputs:
        whole += size
        if size >= NEAR * FILE_BYTES:
            yield BuildError(
                f"has {_megabytes(size)} MB; GitHub takes no file above {FILE_BYTES // 2**20} MiB into a repository",
                remedy="split it into several articles, or keep it with Git LFS or outside of the repository",
                file=path,
            )
    if whole >= NEAR * CORPUS_BYTES:
        yield BuildError(
            f"the files of the corpus have {_megabytes(whole)} MB; GitHub recommends"
            f" {_megabytes(CORPUS_BYTES)} MB for a repository that Pages publishes",
            remedy="keep the articles in several repositories, each with its own site: docs/scale.md",
        )


def _megabytes(size: float) -> str:
    return f"{size / 1e6:,.0f}"

"""Whatever happens between builds, and whenever one is killed: the site is that of a build from nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from relations_kb import pipeline
from relations_kb.errors import RelationsKbError
from relations_kb.incremental import articles, folder, linking, store
from relations_kb.model.site import Settings
from relations_kb.render import write

STATES = ("Chile", "Peru", "Norway", "Iceland", "Kenya")
TELLINGS = (
    "{a} and {b} established diplomatic relations on {day} May {year}.",
    "On {day} May {year} the President of {a}, Ana Rojas, visited {b} and met President Jon Berg in the capital.",
    "The second round of political consultations between {a} and {b} was held on {day} May {year}.",
    "{a} and {b} signed the Agreement on Fisheries on {day} June {year}.",
    "In {year}, exports from {a} to {b} reached 12.{day} million US dollars.",
    "{a} opened an embassy in {b} in {year}.",
)


class Keeper:
    """Somebody who keeps a project, and does all sorts of things to it."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.draw = root, random.Random(seed)
        self.settings = Settings()
        self.versions = ["one", "one", "one"]
        self.number = 0
        (root / "corpus").mkdir()
        for _ in range(4):
            self.add()

    def text(self) -> str:
        a, b = self.draw.sample(STATES, 2)
        told = self.draw.sample(TELLINGS, self.draw.randrange(1, 4))
        day, year = self.draw.randrange(1, 10), self.draw.randrange(1995, 1999)
        return f"{a} and {b}\n\n3 July 2001\n\n" + " ".join(line.format(a=a, b=b, day=day, year=year) for line in told)

    def any_article(self) -> Path:
        return self.draw.choice(sorted((self.root / "corpus").glob("*.txt")))

    def add(self) -> None:
        self.number += 1
        (self.root / "corpus" / f"article-{self.number:02}.txt").write_text(self.text())

    def edit(self) -> None:
        self.any_article().write_text(self.text())

    def rename(self) -> None:
        self.number += 1
        self.any_article().rename(self.root / "corpus" / f"renamed-{self.number:02}.txt")

    def remove(self) -> None:
        if len(sorted((self.root / "corpus").glob("*.txt"))) > 2:
            self.any_article().unlink()

    def empty(self) -> None:
        self.any_article().write_text("")

    def describe(self) -> None:
        path = self.any_article().with_suffix(".yaml")
        path.write_text(f"publisher: Paper {self.draw.randrange(3)}\npublished: 2002-03-0{self.draw.randrange(1, 9)}\n")

    def decide(self) -> None:
        path = self.any_article()
        line = path.read_text().rpartition("\n")[2].partition(". ")[0].removesuffix(".")
        (self.root / "corpus" / "decisions.yaml").write_text(
            f'- verdict: wrong\n  record: {{doc: {path.name}, quote: "{line}"}}\n  reason: A test.\n'
            if line
            else "[]\n"
        )

    def template(self) -> None:
        path = self.root / "templates" / "about.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text("{% extends 'original/about.html' %}\n" + f"{{# {self.draw.random()} #}}")

    def retitle(self) -> None:
        self.settings = self.settings.model_copy(update={"title": f"Title {self.draw.randrange(3)}"})

    def be_strict(self) -> None:
        self.settings = self.settings.model_copy(update={"min_confidence": self.draw.choice((0.0, 0.5, 0.9))})

    def publish_a_part(self) -> None:
        pairs = self.draw.choice(((), (("CHL", "NOR"), ("ISL", "KEN")), (("CHL", "PER"), ("KEN", "NOR"))))
        since = self.draw.choice((None, "1996", "1997-06"))
        self.settings = self.settings.model_copy(update={"pairs": pairs, "since": since})

    def upgrade(self) -> None:
        self.versions[self.draw.randrange(3)] = str(self.draw.random())

    def tamper(self) -> None:
        if pages := sorted((self.root / "build").rglob("*.html")):
            self.draw.choice(pages).write_text("edited by hand")

    def forget(self) -> None:
        shutil.rmtree(self.root / ".relations-cache", ignore_errors=True)

    def damage(self) -> None:
        if kept := sorted((self.root / ".relations-cache").glob("*.*")):
            path = self.draw.choice(kept)
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    def build(self, **other: Any) -> tuple[dict[str, bytes], list[str]]:
        """Build; return the site, and what went wrong."""
        settings = self.settings.model_copy(update=other)
        try:
            report = pipeline.build(self.root, settings, search=False)
            problems = [str(problem) for problem in report.understood.problems]
        except RelationsKbError as error:
            problems = [str(error)]
        return site_in(self.root / settings.output), problems


def site_in(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


CHORES: tuple[Callable[[Keeper], None], ...] = (
    *(Keeper.add, Keeper.edit, Keeper.edit, Keeper.rename, Keeper.remove, Keeper.empty, Keeper.describe),
    *(Keeper.decide, Keeper.template, Keeper.retitle, Keeper.be_strict, Keeper.upgrade, Keeper.tamper),
    *(Keeper.forget, Keeper.damage, Keeper.publish_a_part, Keeper.publish_a_part),
)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_sequence_of_chores_gives_the_site_of_a_build_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    keeper = Keeper(tmp_path, seed)
    monkeypatch.setattr(articles, "reading_version", lambda: keeper.versions[0])
    monkeypatch.setattr(pipeline, "program_version", lambda: keeper.versions[1])
    monkeypatch.setattr(linking, "linking_version", lambda: keeper.versions[2])
    keeper.build()
    chores = list(CHORES)
    keeper.draw.shuffle(chores)
    done: list[str] = []
    while chores:
        for chore in [chores.pop() for _ in range(min(len(chores), keeper.draw.randrange(1, 4)))]:
            done.append(chore.__name__)
            chore(keeper)
        site, problems = keeper.build()
        fresh, expected = keeper.build(output="fresh", cache=None)
        assert problems == expected, done
        assert sorted(site) == sorted(fresh), done
        assert [path for path in site if site[path] != fresh[path]] == [], done


# Where a build is killed: the function, and at which call of it, before or after.
DEATHS: tuple[tuple[Any, str, int, bool], ...] = (
    (store.Store, "put", 1, True),
    (linking.Kept, "keep", 1, False),
    (linking.Kept, "keep", 2, True),
    (os, "link", 30, False),
    (write, "write_file", 5, True),
    (write, "_exchanged", 1, False),
    (write, "_exchanged", 1, True),
    (folder, "write_whole", 1, False),
    (folder, "write_whole", 1, True),
)


def killed(keeper: Keeper, arrange: Callable[[], None], seconds: float | None) -> bool:
    """Build in a copy of this process that is killed; tell whether it was killed before its end."""
    child = os.fork()
    if child == 0:
        try:
            arrange()
            keeper.build()
        finally:
            os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def deadly(holder: Any, name: str, at: int, after: bool) -> None:
    """Let the process kill itself at a call of a function, wherever that was imported to."""
    real, calls = getattr(holder, name), 0

    def kill(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        result = real(*given, **named) if after or calls < at else None
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    for module in [holder, *(m for m in list(sys.modules.values()) if m.__name__.startswith("relations_kb"))]:
        if getattr(module, name, None) is real:
            setattr(module, name, kill)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied, and folders change names in one step")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_and_the_next_is_right(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path, 3)
    site, _ = keeper.build()
    moments: list[tuple[Callable[[], None], float | None]] = [
        *((lambda death=death: deadly(*death), None) for death in DEATHS),
        *((lambda: None, keeper.draw.uniform(0.0, 0.8)) for _ in range(2)),
    ]
    for arrange, seconds in moments:
        keeper.edit()
        keeper.add()
        died = killed(keeper, arrange, seconds)
        fresh, _ = keeper.build(output="fresh", cache=None)
        found = site_in(tmp_path / "build")
        assert found in (site, fresh)
        assert died or seconds is not None
        site, _ = keeper.build()
        assert site == fresh

"""What several commands share: arguments, exit codes, and how problems and counts are told."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from relations_kb.errors import RelationsKbError

if TYPE_CHECKING:
    from relations_kb.model.knowledge import Part
    from relations_kb.pipeline import Understood

Command = TypeVar("Command", bound=Callable[..., Any])

PROGRAM = "relations-kb"
OK, FAILED, MISUSED = 0, 1, 2
_MANY = 100  # articles; fewer are read before anybody wonders
_SELDOM = 15.0  # seconds between two lines of progress where nobody sits before a terminal

folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=Path())
_pairs = click.option(
    "--pairs",
    default="",
    metavar="AZE-KAZ,…",
    help="Publish only these pairs of countries, instead of what relations.yaml says.",
)
_since = click.option(
    "--since",
    default="",
    metavar="DATE",
    help="Publish only what is dated since then (2015, 2015-06 or 2015-06-01).",
)
file_type = click.Path(path_type=Path)


def summary(understood: Understood) -> str:
    """Return in one line how much was understood."""
    from relations_kb.render.index import is_alarm

    knowledge = understood.knowledge
    alarms = sum(is_alarm(fact, conflict) for fact in knowledge.facts for conflict in fact.conflicts)
    counts = [
        (len(knowledge.documents), "article", "articles"),
        (len(knowledge.records), "record", "records"),
        (len(knowledge.facts), "fact", "facts"),
        (alarms, "open conflict", "open conflicts"),
        (len(knowledge.unresolved), "unresolved name", "unresolved names"),
    ]
    if understood.review:
        counts.append((len(understood.review), "record held back for review", "records held back for review"))
    if knowledge.questions:
        counts.append((len(knowledge.questions), "question for review", "questions for review"))
    said = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    return said if knowledge.part is None else f"{said}\n{_part(knowledge.part)}"


def _part(part: Part) -> str:
    """Return in a line which part that is, and what is left out."""
    shown = [*("-".join(pair) for pair in part.pairs), *([f"since {part.since}"] if part.since else [])]
    left = part.left_out
    undated = f" ({left.undated} undated)" if left.undated else ""
    nothing = f"; nothing is known of {', '.join('-'.join(pair) for pair in part.without_facts)}"
    return (
        f"A part ({', '.join(shown)}); left out: {_counted(left.facts, 'fact')}{undated}, "
        f"{_counted(left.articles, 'article')}, {_counted(left.people, 'person', 'people')}, "
        f"{_counted(left.countries, 'country', 'countries')}{nothing if part.without_facts else ''}"
    )


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def part_options(command: Command) -> Command:
    """Give a command the options that name a part to publish."""
    return _pairs(_since(command))


def complain(problems: Iterable[RelationsKbError]) -> None:
    """Print one line a problem, to standard error, so that what was asked for stays clean."""
    for line in lines(problems):
        click.echo(line, err=True)


def lines(problems: Iterable[RelationsKbError]) -> Iterator[str]:
    """Yield one line a problem, after a line for each of its notes."""
    for problem in problems:
        yield from (f"{PROGRAM}: {note}" for note in getattr(problem, "__notes__", ()))
        yield f"{PROGRAM}: {problem}"


def is_terminal() -> bool:
    """Tell whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def reading_progress() -> Callable[[int, int], None]:
    """Return what tells on standard error how many articles are read.

    On a terminal it is one line that counts up and goes away; elsewhere (a log) a line now and then.
    """
    if not sys.stderr.isatty():
        return _in_lines()

    def tell(done: int, of: int) -> None:
        if of >= _MANY:
            click.echo(f"\rReading articles: {done:,} of {of:,}", nl=False, err=True)
            if done == of:
                click.echo("\r\033[K", nl=False, err=True)

    return tell


def _in_lines() -> Callable[[int, int], None]:
    last = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        if done < of and time.monotonic() - last >= _SELDOM:
            last = time.monotonic()
            click.echo(f"Reading articles: {done:,} of {of:,}", err=True)

    return tell

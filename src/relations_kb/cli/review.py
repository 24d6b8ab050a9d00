"""The command ``review``."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

import click

from relations_kb.cli.group import cli
from relations_kb.cli.saying import OK, PROGRAM, complain, folder_argument, is_terminal
from relations_kb.errors import DecisionError


@cli.command()
@folder_argument
@click.option("--list", "as_list", is_flag=True, help="Print the questions as text instead of asking them.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON, with the entry that each answer writes.")
@click.option(
    "--about",
    multiple=True,
    type=click.Choice(("conflict", "facts", "people", "slip", "held-back", "name")),
    help="Only questions of this sort; may be given several times.",
)
@click.option("--most", type=click.IntRange(1), metavar="N", help="Only the N most valuable.")
@click.option("--by", metavar="NAME", envvar="RELATIONS_KB_BY", help="Sign the decisions with a name.")
def review(folder: Path, as_list: bool, as_json: bool, about: Sequence[str], most: int | None, by: str | None) -> int:
    """Decide what no rule could, at the terminal: the most valuable questions first, with the evidence side by side.

    Each answer is a keypress, and is written at once into decisions.yaml, where it can be written, mended and removed
    by hand as well (docs/corrections.md). Without a terminal the questions are listed.

    \b
    Examples:
      relations-kb review my-site
      relations-kb review my-site --about conflict --by "A. Reader"
      relations-kb review my-site --list --most 10
    """
    from relations_kb.pipeline import DECISIONS, understand
    from relations_kb.settings import load_settings

    settings = load_settings(folder)
    asking = not (as_list or as_json) and is_terminal()
    if asking:
        click.echo("Reading the articles …", err=True)
    understood = understand(folder, settings)
    knowledge = understood.knowledge
    questions = [question for question in knowledge.questions if not about or question.about in about][:most]
    today = datetime.date.today().isoformat()  # the day of the decision, which no build depends on
    if as_json:
        from relations_kb.review.listing import rows

        click.echo(json.dumps(rows(knowledge, questions, today, by), ensure_ascii=False, indent=2))
        return OK

    from relations_kb.review.listing import counted, plain

    complain(problem for problem in understood.problems if isinstance(problem, DecisionError))
    if not questions or not asking:
        if not as_list and questions:
            click.echo(f"{PROGRAM}: there is no terminal to decide at, so the questions are listed", err=True)
        for line in plain(knowledge, questions):
            click.echo(line)
        click.echo(f"Undecided: {counted(questions)}" if questions else "Nothing is undecided")
        return OK

    from relations_kb.review.desk import FileBook, sit

    path = folder / settings.corpus / DECISIONS
    done = sit(knowledge, questions, FileBook(path, today, by)).done
    click.echo(
        f"{len(done)} {'decision' if len(done) == 1 else 'decisions'} written to {path}"
        if done
        else "Nothing was decided."
    )
    if done:
        click.echo(f"They show after the next build: {PROGRAM} build {folder}")
    return OK

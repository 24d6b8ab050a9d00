"""The command ``diff``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from relations_kb.cli.group import cli
from relations_kb.cli.saying import OK


@cli.command("diff")
@click.argument("revision", metavar="[REV|REV..REV|SITE]", default="HEAD")
@click.option("--folder", type=click.Path(path_type=Path), default=Path(), help="The project (by default, this one).")
@click.option("--to", metavar="REV|SITE", help="Compare with this instead of the files as they are.")
@click.option("--json", "form", flag_value="json", help="Print as JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Print as Markdown, for a pull request.")
def diff(revision: str, folder: Path, to: str | None, form: str | None) -> int:
    """Tell which facts were added, changed or lost since a git revision, and which conflicts opened or closed.

    Compares REV (by default HEAD, the last commit) with the files as they are, two revisions, or sites built before
    (their folders) with one another.

    \b
    Examples:
      relations-kb diff
      relations-kb diff origin/main --markdown
      relations-kb diff v1.0..v2.0 --json
      relations-kb diff old-build --to build
    """
    from relations_kb.difference import compare, show, state_of

    if ".." in revision and to is None and not Path(revision).exists():
        revision, _, to = revision.partition("..")
        to = to.removeprefix(".") or None
    found = compare(state_of(folder, revision or "HEAD"), state_of(folder, to))
    if form == "json":
        click.echo(json.dumps(show.as_json(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(show.markdown(found) if form else show.text(found)))
    return OK

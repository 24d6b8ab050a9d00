"""The command ``add``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Literal

import click

from relations_kb.cli.group import cli
from relations_kb.cli.saying import FAILED, OK, PROGRAM, folder_argument, is_terminal


@cli.command()
@click.argument("where", metavar="FILE|URL|-")
@folder_argument
@click.option("--dry-run", is_flag=True, help="Show what it would bring, and stop there.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON what it brings; writes only with --yes.")
@click.option("--anyway", is_flag=True, help="Add it even if the same words are in the corpus already.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("html", "wikitext", "markdown", "text", "pdf")),
    help="The format, where it is not told right.",
)
@click.option("--name", metavar="NAME", help="The article's name in the corpus, instead of the one proposed.")
@click.option("--title", help="Its title; this and the following go into the sidecar.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", metavar="DATE", help="When: 2023-06-30, 2023-06 or 2023.")
@click.option("--url", metavar="URL", help="Where.")
@click.option("--language", metavar="TAG", help="Its language: en, pt-BR.")
@click.option("--publish", type=click.Choice(("full", "excerpt", "none")), help="How much of its text the site shows.")
def add(
    where: str,
    folder: Path,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    anyway: bool,
    form: Literal["html", "wikitext", "markdown", "text", "pdf"] | None,
    name: str | None,
    **stated: str | None,
) -> int:
    """Add an article to the project in FOLDER: a saved web page, wikitext, Markdown, text, a PDF, an address, or - for
    standard input.

    Shows first what it would bring: records, new facts, facts better attested, new conflicts, unresolved names. Then
    writes the article, its sidecar and, where it was converted, its original; or nothing at all.

    \b
    Examples:
      relations-kb add saved-page.html my-site
      relations-kb add https://example.org/news/talks my-site --dry-run
      pbpaste | relations-kb add - my-site --published 2023-06-30 --yes
    """
    from relations_kb.adding import plan, read_source, show, write
    from relations_kb.settings import load_settings

    settings = load_settings(folder)
    source = read_source(where, settings.max_article_megabytes * 1_000_000, sys.stdin.buffer)
    planned = plan(folder, settings, source, {k: v for k, v in stated.items() if v is not None}, form, name)
    if not as_json:
        for line in show.lines(planned):
            click.echo(line)
    for warning in planned.warnings:
        click.echo(f"{PROGRAM}: {where}: {warning}", err=True)
    for clause in show.there(planned):
        click.echo(f"{PROGRAM}: {where}: {clause}", err=True)
    refused = planned.is_there and not anyway
    agreed = yes and not dry_run and not refused
    if not (agreed or dry_run or refused or as_json) and is_terminal():
        agreed = click.confirm("Add it?")
    if agreed:
        for path in write(planned.corpus, planned.files):
            if not as_json:
                click.echo(f"wrote {path}")
    if as_json:
        click.echo(json.dumps(show.as_json(planned, written=agreed), ensure_ascii=False, indent=2))
    if refused:
        click.echo(f"{PROGRAM}: nothing was written, as it is there already; --anyway adds it all the same", err=True)
        return FAILED
    if agreed or dry_run or as_json:
        return OK
    click.echo("Nothing was written; --yes adds it.")
    return FAILED

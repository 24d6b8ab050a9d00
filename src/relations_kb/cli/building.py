"""Commands that make a project and its site: ``init``, ``build``, ``serve``, ``check``."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from click.core import ParameterSource

from relations_kb.cli.group import cli
from relations_kb.cli.saying import (
    FAILED,
    OK,
    PROGRAM,
    complain,
    folder_argument,
    lines,
    part_options,
    reading_progress,
    summary,
)
from relations_kb.errors import RelationsKbError

if TYPE_CHECKING:
    from relations_kb.incremental.crew import Engine
    from relations_kb.model.site import Settings
    from relations_kb.pipeline import Report


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Start a project in FOLDER: settings, an example article, and workflows for GitHub.

    \b
    Example:
      relations-kb init my-site
    """
    from relations_kb.scaffold import create

    for path in create(folder):
        click.echo(f"wrote {folder / path}")
    click.echo(f"Now put articles into {folder / 'corpus'} and run: {PROGRAM} serve {folder}")
    return OK


@cli.command()
@folder_argument
@click.option(
    "--base-url",
    metavar="URL",
    envvar="RELATIONS_KB_BASE_URL",
    help="The address that the site will have, instead of the one in relations.yaml.",
)
@click.option("--search/--no-search", default=True, help="Make the index of the search page (by default, yes).")
@click.option("--cache/--no-cache", default=True, help="Keep what was read for the next build (by default, yes).")
@part_options
@click.option(
    "--engine",
    type=click.Choice(("local", "ray")),
    default="local",
    show_default=True,
    help="What reads the articles: this machine's processors, or a Ray cluster (docs/scale.md).",
)
@click.option(
    "--ray-address",
    metavar="HOST:PORT",
    envvar="RAY_ADDRESS",
    show_envvar=True,
    help="The Ray cluster to use; without it, --engine ray starts one on this machine.",
)
def build(
    folder: Path,
    base_url: str | None,
    search: bool,
    cache: bool,
    pairs: str,
    since: str,
    engine: Literal["local", "ray"],
    ray_address: str | None,
) -> int:
    """Build the site of the project in FOLDER (by default, this one).

    Articles that cannot be used are named and left out, and so are decisions that no longer apply; the exit code is
    then 1. A build that fails altogether leaves the site of the last one as it was.

    \b
    Examples:
      relations-kb build
      relations-kb build my-site --base-url https://example.org/relations/
      relations-kb build --pairs AZE-KAZ,AZE-CAN --since 2015
      relations-kb build --engine ray --ray-address 10.0.0.1:6379
    """
    crew = _engine(engine, ray_address)
    from relations_kb.incremental.unchanged import CACHE, last_said

    part = (pairs, since)
    told = last_said(folder, base_url, search, part=part) if cache else None
    if told is None:
        from relations_kb.settings import load_settings

        settings = load_settings(folder)
        if not cache:
            settings = settings.model_copy(update={"cache": None})
        elif settings.cache not in (None, CACHE):
            told = last_said(folder, base_url, search, settings.cache, part)
    if told is not None:
        for line in told.problems:
            click.echo(line, err=True)
        click.echo(told.summary)
        click.echo(f"Nothing changed since the last build: {told.files} files in {told.folder}")
        return FAILED if told.problems else OK
    report = build_and_tell(folder, settings, search, base_url, crew, part)
    click.echo(f"Open {report.folder / 'index.html'} in a browser")
    return FAILED if report.understood.problems else OK


@cli.command()
@folder_argument
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
def serve(folder: Path, port: int) -> int:
    """Build the site in FOLDER, serve it on this machine, and build it again when something changes.

    \b
    Examples:
      relations-kb serve
      relations-kb serve my-site --port 8080
    """
    from relations_kb.errors import SettingsError
    from relations_kb.serve import Latest, serving, stamps, watch
    from relations_kb.settings import FILE, load_settings

    settings = load_settings(folder)
    output = folder / settings.output
    latest = Latest()

    def again(paths: Sequence[str] = ()) -> None:
        if paths:
            named = [os.path.relpath(path, folder) for path in paths]
            click.echo(f"Changed: {', '.join(named[:5])}{f' and {len(named) - 5} more' if len(named) > 5 else ''}")
        try:
            changed = load_settings(folder)
            if (changed.corpus, changed.output) != (settings.corpus, settings.output):
                raise SettingsError(
                    "names another corpus or output now", remedy="stop and start again to see it", file=FILE
                )
            report = build_and_tell(folder, changed, search=False)
            latest.tell(built=True, problems=[str(problem) for problem in report.understood.problems])
        except RelationsKbError as error:
            complain([error])
            latest.tell(built=False, problems=[str(error), *getattr(error, "__notes__", ())])

    # The site of the last build is there at once; what builds the next one is imported behind it.
    with serving(output, port, latest) as address:
        click.echo(f"Serving {output} at {address} (stop with Ctrl+C); changes are built as they are saved")
        try:
            from relations_kb.render.templates import template_folders

            folders = (folder / settings.corpus, *template_folders(folder))
            # The project may get templates of its own while it is served.
            files = [path for path in (folder / FILE, folder / "templates") if path not in folders]
            before = stamps((*folders, *files))
            again()
            watch(folders, files, again, since=before)
        except KeyboardInterrupt:
            click.echo("Stopped.")
    return OK


@cli.command()
@folder_argument
@part_options
def check(folder: Path, pairs: str, since: str) -> int:
    """Look for everything that should be mended before the project in FOLDER is published.

    Inputs that cannot be used or say nothing, decisions that no longer apply, too many unresolved names, quotes that
    do not match their source, broken links within the site. Nothing is written. A site or corpus that comes near what
    GitHub and its Pages take is warned of; that is no failure.

    \b
    Example:
      relations-kb check my-site
    """
    from relations_kb.check import check as find_problems
    from relations_kb.settings import asking_for, load_settings

    understood, problems, warnings = find_problems(folder, asking_for(load_settings(folder), pairs, since))
    complain(problems)
    for line in lines(warnings):
        click.echo(line.replace(": ", ": warning: ", 1), err=True)
    click.echo(summary(understood))
    number = len(problems)
    said = f"{number} {'problem' if number == 1 else 'problems'} to mend" if problems else "All is well"
    more = f" ({len(warnings)} {'warning' if len(warnings) == 1 else 'warnings'})" if warnings else ""
    click.echo(f"{said}{more}")
    return FAILED if problems else OK


def _engine(name: Literal["local", "ray"], ray_address: str | None) -> Engine | None:
    """Return what is to read the articles; None for this machine's processors.

    :raises BuildError: Ray is asked for and not installed.
    """
    if name == "ray":
        from relations_kb.incremental.cluster import on_ray

        return on_ray(ray_address or None, partial(click.echo, err=True))
    told = click.get_current_context().get_parameter_source("ray_address")
    if told is ParameterSource.COMMANDLINE:
        raise click.UsageError("--ray-address needs --engine ray")
    return None


def build_and_tell(
    folder: Path,
    settings: Settings,
    search: bool,
    base_url: str | None = None,
    engine: Engine | None = None,
    part: tuple[str, str] = ("", ""),
) -> Report:
    """Build, print what came of it, and keep that for a build that finds nothing changed."""
    from relations_kb.incremental.unchanged import Told, keep, look, wish

    start = time.perf_counter()
    wished = wish(folder, settings, base_url, search, part)
    taken = look(folder, wished)  # at once: what changes from here on is seen by the next build

    from relations_kb.incremental.crew import processes
    from relations_kb.pipeline import build as build_site
    from relations_kb.settings import asking_for

    settings = asking_for(settings, *part)
    if base_url:
        settings = settings.model_copy(update={"base_url": base_url})
    report = build_site(folder, settings, search, reading_progress(), engine or processes)
    problems = tuple(lines(report.understood.problems))
    for line in problems:
        click.echo(line, err=True)
    said = summary(report.understood)
    click.echo(said)
    made = "" if report.made == report.files else f", {report.made} of them new,"
    click.echo(f"Built {report.files} files{made} into {report.folder} in {time.perf_counter() - start:.1f} s")
    if settings.cache is not None:
        with suppress(OSError):  # the build is done; that it cannot be kept was told before
            keep(folder, settings.cache, wished, taken, Told(problems, said, str(report.folder), report.files))
    return report

"""The commands. They print and set exit codes, nothing else; the work is done by the modules they import.

Exit codes: 0 all is well; 1 something needs mending (an input, a failed check, an error); 2 a mistake in the command
line. The stages are imported inside the commands, so that ``--help`` is there at once.
"""

from __future__ import annotations

import datetime
import gc
import json
import os
import sys
import time
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from relations_kb import __version__
from relations_kb.errors import DecisionError, RelationsKbError

if TYPE_CHECKING:
    from relations_kb.model.site import Settings
    from relations_kb.pipeline import Report, Understood

PROGRAM = "relations-kb"
OK, FAILED, MISUSED = 0, 1, 2

_folder = click.argument("folder", type=click.Path(path_type=Path), default=Path())
_file = click.Path(path_type=Path)


@click.group(no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=PROGRAM)
@click.option("--debug", is_flag=True, help="Show the traceback of an internal error (also: RELATIONS_KB_DEBUG=1).")
def cli(debug: bool) -> None:
    """Turn a folder of articles into a cited knowledge base of relations between countries: a static site.

    \b
    A project from nothing:
      relations-kb init my-site
      relations-kb serve my-site
    """


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Start a project in FOLDER: settings, an example article, and the workflow for GitHub Pages.

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
@_folder
@click.option(
    "--base-url",
    metavar="URL",
    envvar="RELATIONS_KB_BASE_URL",
    help="The address that the site will have, instead of the one in relations.yaml.",
)
@click.option("--search/--no-search", default=True, help="Make the index of the search page (by default, yes).")
def build(folder: Path, base_url: str | None, search: bool) -> int:
    """Build the site of the project in FOLDER (by default, this one).

    Articles that cannot be used are named and left out, and so are decisions that no longer apply; the exit code is
    then 1. A build that fails altogether leaves the site of the last one as it was.

    \b
    Examples:
      relations-kb build
      relations-kb build my-site --base-url https://example.org/relations/
    """
    from relations_kb.settings import load_settings

    settings = load_settings(folder)
    report = _build(folder, settings.model_copy(update={"base_url": base_url}) if base_url else settings, search)
    click.echo(f"Open {report.folder / 'index.html'} in a browser")
    return FAILED if report.understood.problems else OK


@cli.command()
@_folder
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
def serve(folder: Path, port: int) -> int:
    """Build the site in FOLDER, serve it on this machine, and build it again when something changes.

    \b
    Examples:
      relations-kb serve
      relations-kb serve my-site --port 8080
    """
    from relations_kb.errors import SettingsError
    from relations_kb.serve import Latest, serving, watch
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
            report = _build(folder, changed, search=False)
            latest.tell(built=True, problems=[str(problem) for problem in report.understood.problems])
        except RelationsKbError as error:
            _complain([error])
            latest.tell(built=False, problems=[str(error), *getattr(error, "__notes__", ())])

    # The site of the last build is there at once; what builds the next one is imported behind it.
    with serving(output, port, latest) as address:
        click.echo(f"Serving {output} at {address} (stop with Ctrl+C); changes are built as they are saved")
        try:
            from relations_kb.render.templates import template_folders

            again()
            watch((folder / settings.corpus, *template_folders(folder)), (folder / FILE,), again)
        except KeyboardInterrupt:
            click.echo("Stopped.")
    return OK


@cli.command()
@click.argument("where", metavar="FILE|URL|-")
@_folder
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
    if not (agreed or dry_run or refused or as_json) and _is_terminal():
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


@cli.command()
@_folder
def check(folder: Path) -> int:
    """Look for everything that should be mended before the project in FOLDER is published.

    Inputs that cannot be used or say nothing, decisions that no longer apply, too many unresolved names, quotes that
    do not match their source, broken links within the site. Nothing is written.

    \b
    Example:
      relations-kb check my-site
    """
    from relations_kb.check import check as find_problems
    from relations_kb.settings import load_settings

    understood, problems = find_problems(folder, load_settings(folder))
    _complain(problems)
    click.echo(_summary(understood))
    click.echo(
        f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'} to mend" if problems else "All is well"
    )
    return FAILED if problems else OK


@cli.command()
@_folder
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
    asking = not (as_list or as_json) and _is_terminal()
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

    _complain(problem for problem in understood.problems if isinstance(problem, DecisionError))
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


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


@cli.command()
@click.argument("files", nargs=-1, required=True, type=_file, metavar="FILE...")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Leave out records that are less sure; 0 prints all.",
)
def extract(files: Sequence[Path], min_confidence: float) -> int:
    """Print what any articles state, as JSON Lines: one record a line (docs/records.md). No project is needed.

    A file that cannot be read is named, the others are printed, and the exit code is 1. A file that states nothing
    is mentioned; that is no failure.

    \b
    Examples:
      relations-kb extract article.txt
      relations-kb extract news/*.txt > records.jsonl
    """
    from relations_kb.pipeline import as_line, extract_file

    failed = False
    for file in files:
        try:
            extraction = extract_file(file)
        except RelationsKbError as error:
            _complain([error])
            failed = True
            continue
        for record in extraction.records:
            if record.confidence >= min_confidence:
                click.echo(as_line(record))
        if not extraction.records:
            click.echo(f"{file}: no record; see why with `{PROGRAM} explain {file}`", err=True)
    return FAILED if failed else OK


@cli.command()
@click.argument("where", metavar="FILE[:LINE]")
def explain(where: str) -> int:
    """Show for each sentence of FILE (or those of LINE) what was seen in it, which rules fired or failed, and why.

    \b
    Examples:
      relations-kb explain article.txt
      relations-kb explain article.txt:12
    """
    from relations_kb.pipeline import explain_file

    file, line = _place(where)
    click.echo(explain_file(file, line))
    return OK


@cli.command()
@click.argument("gold", nargs=-1, required=True, type=_file, metavar="GOLD...")
@click.option(
    "--texts", multiple=True, type=_file, metavar="FOLDER", help="The texts of GOLD; else GOLD without .jsonl."
)
@click.option(
    "--by", type=click.Choice(("kind", "rule", "doc")), default="kind", show_default=True, help="Rows of the table."
)
@click.option("--errors", is_flag=True, help="Print everything that was missed or is wrong, with the rule to blame.")
@click.option(
    "--near-misses", "most", type=click.IntRange(0), default=0, metavar="N", help="Show the N likeliest of them."
)
@click.option(
    "--part",
    type=click.Choice(("all", "open", "aside")),
    default="all",
    show_default=True,
    help="Of each set all texts, only every fifth (kept aside), or only the others (open).",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Leave out what is less sure; 0 takes everything (best with --calibrate).",
)
@click.option("--against", type=_file, metavar="BASELINE", help="Tell what was gained and lost since it was saved.")
@click.option("--save", type=_file, metavar="FILE", help="Save this evaluation, to compare later ones with.")
@click.option("--calibrate", is_flag=True, help="Judge the confidences: records said and right, a rule and a level.")
def evaluate(
    gold: Sequence[Path],
    texts: Sequence[Path],
    by: Literal["kind", "rule", "doc"],
    errors: bool,
    most: int,
    part: Literal["all", "open", "aside"],
    min_confidence: float,
    against: Path | None,
    save: Path | None,
    calibrate: bool,
) -> int:
    """Measure what is extracted from annotated texts against their records in GOLD (docs/evaluation.md).

    GOLD is JSON Lines as `extract` prints them, one record a line; {"doc": NAME, "kind": "none"} says that a text
    states nothing. With several files, the table is over all of them; --texts is then given once for each.

    \b
    Examples:
      relations-kb evaluate gold/dev.jsonl
      relations-kb evaluate gold/dev.jsonl --by rule --errors
      relations-kb evaluate gold/dev.jsonl --save before.json
      relations-kb evaluate gold/dev.jsonl --against before.json
    """
    from relations_kb import evaluate as bench
    from relations_kb.evaluate import tables

    if texts and len(texts) != len(gold):
        raise click.UsageError(f"{len(gold)} GOLD but {len(texts)} --texts: name a folder for each, or none")
    folders = texts or [bench.texts_beside(path) for path in gold]
    before = bench.read_baseline(against) if against is not None else None
    done = bench.together(
        [
            bench.evaluate(g, folder, part=part, min_confidence=min_confidence, count_matches=by == "rule")
            for g, folder in zip(gold, folders, strict=True)
        ]
    )
    after = bench.to_baseline(done)

    parts = [tables.table(done, by)]
    if errors:
        parts.append(tables.errors(done))
    if most:
        parts.append(tables.near_misses(done, most))
    if calibrate:
        parts.append(tables.calibration(bench.calibrate([done])))
    if before is not None:
        parts.append(tables.changes(before, after, bench.compare(before, after)))
    click.echo("\n\n".join("\n".join(part) for part in parts))
    if save is not None:
        bench.write_baseline(after, save)
        click.echo(f"saved {save}")
    return OK


def _build(folder: Path, settings: Settings, search: bool) -> Report:
    """Build, and print what came of it."""
    from relations_kb.pipeline import build as build_site

    start = time.perf_counter()
    report = build_site(folder, settings, search)
    _complain(report.understood.problems)
    click.echo(_summary(report.understood))
    click.echo(f"Built {report.files} files into {report.folder} in {time.perf_counter() - start:.1f} s")
    return report


def _summary(understood: Understood) -> str:
    from relations_kb.render.views.facts import is_alarm

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
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)


def _place(where: str) -> tuple[Path, int | None]:
    """Split ``FILE:LINE``; a file whose own name ends in a colon and digits is found too."""
    file, _, line = where.rpartition(":")
    if file and line.isdecimal() and not Path(where).exists():
        return Path(file), int(line)
    return Path(where), None


def _complain(problems: Iterable[RelationsKbError]) -> None:
    """Print one line a problem, to standard error, so that what was asked for stays clean."""
    for problem in problems:
        for note in getattr(problem, "__notes__", ()):
            click.echo(f"{PROGRAM}: {note}", err=True)
        click.echo(f"{PROGRAM}: {problem}", err=True)


def look_for_garbage_seldom() -> None:
    """Save a tenth of the time of a build, which makes many small frozen values and drops few."""
    gc.set_threshold(20_000, 20, 50)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. No traceback reaches the user."""
    look_for_garbage_seldom()
    arguments = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in arguments or os.environ.get("RELATIONS_KB_DEBUG", "") not in ("", "0")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # articles are in any script, terminals not always in UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return MISUSED
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return FAILED
    except BrokenPipeError:
        # The reader has enough (`... | head`). Nobody is left to print to, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except RelationsKbError as error:
        _complain([error])
        return FAILED
    except OSError as error:
        what = error.strerror or str(error)
        click.echo(f"{PROGRAM}: {error.filename or 'file system'}: {what}; mend it and run again", err=True)
        return FAILED if not debug else _show()
    except Exception as error:
        if debug:
            return _show()
        last = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(str(error).split())[:300]
        click.echo(
            f"{PROGRAM}: internal error: {type(error).__name__}: {said} ({Path(last.filename).name}:{last.lineno}); "
            "please report it (--debug shows more)",
            err=True,
        )
        return FAILED
    return code if isinstance(code, int) else OK


def _show() -> int:
    traceback.print_exc()
    return FAILED

"""Commands that need no project: ``extract``, ``explain``, ``evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from relations_kb.cli.group import cli
from relations_kb.cli.saying import FAILED, OK, PROGRAM, complain, file_type
from relations_kb.errors import RelationsKbError


@cli.command()
@click.argument("files", nargs=-1, required=True, type=file_type, metavar="FILE...")
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
            complain([error])
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

    file, line = place(where)
    click.echo(explain_file(file, line))
    return OK


def place(where: str) -> tuple[Path, int | None]:
    """Split ``FILE:LINE``; a file whose own name ends in a colon and digits is found too."""
    file, _, line = where.rpartition(":")
    if file and line.isdecimal() and not Path(where).exists():
        return Path(file), int(line)
    return Path(where), None


@cli.command()
@click.argument("gold", nargs=-1, required=True, type=file_type, metavar="GOLD...")
@click.option(
    "--texts", multiple=True, type=file_type, metavar="FOLDER", help="The texts of GOLD; else GOLD without .jsonl."
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
@click.option("--against", type=file_type, metavar="BASELINE", help="Tell what was gained and lost since it was saved.")
@click.option("--save", type=file_type, metavar="FILE", help="Save this evaluation, to compare later ones with.")
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

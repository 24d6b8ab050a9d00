"""Run the command line: exit codes, and what a user sees of errors."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from relations_kb.cli.group import cli
from relations_kb.cli.saying import FAILED, MISUSED, OK, PROGRAM, complain
from relations_kb.errors import RelationsKbError
from relations_kb.patterns import keep_compiled


def look_for_garbage_seldom() -> None:
    """Save a tenth of the time of a build, which makes many small frozen values and drops few."""
    gc.set_threshold(20_000, 20, 50)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. No traceback reaches the user."""
    look_for_garbage_seldom()
    keep_compiled()
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
        complain([error])
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

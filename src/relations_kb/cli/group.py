"""The group that all commands belong to."""

from __future__ import annotations

import click

from relations_kb import __version__
from relations_kb.cli.saying import PROGRAM


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

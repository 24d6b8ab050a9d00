"""Where the templates are, and the Jinja environment that fills them.

In: the globals that templates may call. Out: HTML text. A template writes a link to another page as
``href="~/pairs/aze-can/index.html"``; :func:`with_relative_links` makes it relative to the page it stands on, so
that the site works at a domain's root, under a project's path and from disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from relations_kb.errors import BuildError
from relations_kb.render import format as say
from relations_kb.render.quick import QuickEnvironment


def templates_folder() -> Path:
    """Return the folder of the templates: inside an installed package, or beside ``src`` in a checkout.

    :raises BuildError: neither exists.
    """
    package = Path(str(files("relations_kb")))
    for folder in (package / "templates", package.parents[1] / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise BuildError("the templates are missing", remedy="install relations-kb again", file=str(package / "templates"))


def template_folders(project: Path | None) -> tuple[Path, ...]:
    """Return where templates and static files are looked for: the project's own ``templates`` first."""
    own = project / "templates" if project else None
    shipped = templates_folder()
    return (own, shipped) if own and own.is_dir() and own.resolve() != shipped.resolve() else (shipped,)


def templates_version(project: Path | None) -> Iterator[str]:
    """Yield what differs when a template does: the path of each and a hash of what it holds."""
    for folder in template_folders(project):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield f"{file.relative_to(folder).as_posix()} {hashlib.blake2b(file.read_bytes()).hexdigest()}"


def environment(
    names: Mapping[str, Any], project: Path | None = None, compiled: BytecodeCache | None = None
) -> Environment:
    """Return the Jinja environment; ``names`` are the globals of this site (``country``, ``person`` …).

    ``compiled`` is where compiled templates are kept. Without a ``once`` among them nothing that macros tell is kept.

    A template in the project's own ``templates`` stands in for the one of the same name. One that replaces only a part
    extends the original by its full name: ``{% extends "original/pair.html" %}``.

    Everything is escaped, and a name that a template does not get is an error.
    """
    made = QuickEnvironment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(template_folders(project)),
                PrefixLoader({"original": FileSystemLoader(templates_folder())}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.filters.update(
        date=say.date,
        iso=say.iso_date,
        label=say.label,
        money=say.money,
        grouped=say.grouped,
        ordinal=say.ordinal,
        counted=say.counted,
        joined=say.joined,
        capital=say.capital,
        shortened=say.shortened,
    )
    made.globals.update({"once": lambda tell, *given: tell(*given), **names})
    return made


def where_raised(error: TemplateError) -> tuple[str | None, int | None]:
    """Return the template and the line that an error is about, as far as they are known.

    A slip in the language names its place itself; a name that a template does not get is found by the calls it came by.
    """
    if isinstance(error, TemplateSyntaxError):
        return error.filename, error.lineno
    through = [call for call in extract_tb(error.__traceback__) if not call.filename.endswith(".py")]
    return (through[-1].filename, through[-1].lineno) if through else (None, None)


def with_relative_links(html: str, prefix: str) -> str:
    """Return ``html`` with the ``~/`` of its links replaced by ``prefix`` (``../../``, or ``/name/`` on a 404 page).

    Text cannot be mistaken for a link, since quotation marks in text are escaped.
    """
    return html.replace('="~/', f'="{prefix}')


def up_to_root(path: str) -> str:
    """Return the relative prefix that leads from the page at ``path`` to the site's root."""
    return "../" * path.count("/")

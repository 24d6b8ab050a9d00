"""A state of a knowledge base: what the files of a project say now, or said at a git revision, or a built site has.

In: a project, and the name of a state. Out: a :class:`State`. What articles say is taken from the project's cache, so a
revision that shares most articles with today's files is read at once.
"""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from relations_kb.difference.compare import State
from relations_kb.errors import RevisionError
from relations_kb.export.shapes import fact_row, record_row
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Settings
from relations_kb.pipeline import to_publish, understand
from relations_kb.settings import FILE, load_settings, parse_settings

DATA = ("data/facts.jsonl", "data/records.jsonl")


def state_of(root: Path, name: str | None) -> State:
    """Return the state that ``name`` means: a folder with a built site, a git revision, or None for the files now.

    :raises RevisionError: there is no such revision or folder.
    :raises RelationsKbError: the files cannot be used.
    """
    if name is None:
        return _of_files(root, "the files", load_settings(root))
    if (Path(name) / DATA[0]).is_file():
        return _of_site(Path(name))
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    if not commit:
        raise RevisionError(
            f"{name!r} is neither a revision nor a folder with a built site",
            remedy="name a commit, branch or tag that `git log` shows (in CI, fetch the whole history), or a site",
            file=str(root),
        )
    return _of_revision(root, name, commit)


def _of_revision(root: Path, name: str, commit: str) -> State:
    own = load_settings(root)
    told = _git(root, "show", f"{commit}:./{FILE}")
    settings = parse_settings(told.decode("utf-8-sig", "replace"), f"{name}:{FILE}") if told else Settings()
    with tempfile.TemporaryDirectory(prefix="relations-kb-") as folder:
        there = Path(folder)
        if not _git(root, "ls-tree", "--name-only", commit, f"{settings.corpus}/"):
            return State(name, {}, {})
        packed = _git(root, "archive", "--format=tar", commit, "--", settings.corpus)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(there, filter="data")
        kept = None if own.cache is None else str((root / own.cache).resolve())
        return _of_files(there, name, settings.model_copy(update={"cache": kept}))


def _of_files(root: Path, name: str, settings: Settings) -> State:
    if not any((root / settings.corpus).glob("*")):
        return State(name, {}, {})
    return of_knowledge(to_publish(understand(root, settings), settings).knowledge, name)


def of_knowledge(kb: KnowledgeBase, name: str) -> State:
    """Return a knowledge base as a state."""
    return State(
        name,
        {fact.id: _plain(fact_row(fact)) for fact in kb.facts},
        {record.id: record_row(record) for record in kb.records},
    )


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as it comes back from a file."""
    plain: dict[str, Any] = json.loads(json.dumps(row))
    return plain


def _of_site(folder: Path) -> State:
    try:
        facts, records = (_by_id((folder / path).read_text(encoding="utf-8").splitlines()) for path in DATA)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RevisionError(
            f"its data cannot be read ({error})", remedy="build it again with this version", file=str(folder)
        ) from error
    return State(str(folder), facts, records)


def _by_id(lines: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    rows = map(json.loads, lines)
    return {row["id"]: row for row in rows}


def _git(root: Path, *arguments: str) -> bytes:
    """Return what git says; nothing where it knows no such thing.

    :raises RevisionError: there is no git, or no repository.
    """
    try:
        if subprocess.run(["git", "-C", str(root), "rev-parse"], capture_output=True, check=False).returncode:
            raise RevisionError(
                "is not in a git repository",
                remedy="run it in one, or name the folder of a site that was built before",
                file=str(root),
            )
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False).stdout
    except OSError as error:
        raise RevisionError("git cannot be run", remedy="install git", file=str(root)) from error

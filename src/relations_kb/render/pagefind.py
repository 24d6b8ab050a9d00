"""Make the index of the search page with Pagefind, which comes with its own program (``pip install pagefind[bin]``).

In: the pages that it reads, and the folder of a site that is being written. Out: the folder ``pagefind/`` in it. The
same pages give the same bytes. As Pagefind writes them they would not: it lists the values of a filter in an order that
differs from run to run, and names files by hashes of what they hold. So the filters are put in order here, and renamed.
"""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from relations_kb.errors import BuildError
from relations_kb.render import cbor

FOLDER = "pagefind"

# What every part of an index begins with, before its CBOR.
_MAGIC = b"pagefind_dcd"

# What comes with every index and this site does not use: ready-made interfaces, a highlighter.
_NOT_USED = ("pagefind-*ui.*", "pagefind-highlight.js")


def write_search(pages: Iterable[str], site: Path) -> None:
    """Write the index of ``pages`` into the folder ``pagefind`` of ``site``.

    :raises BuildError: Pagefind is not there, or fails.
    """
    with tempfile.TemporaryDirectory(prefix="relations-kb-") as name:
        read = Path(name)
        for number, page in enumerate(pages):
            # Results of equal rank come in the order of these names.
            (read / f"{number:07}.html").write_text(page, encoding="utf-8")
        command = (sys.executable, "-m", "pagefind", "--site", name, "--output-path", str(site / FOLDER), "--silent")
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            raise _failed(str(error.strerror or error)) from error
    if done.returncode or not (site / FOLDER / "pagefind.js").is_file():
        told = (done.stderr or done.stdout).strip().splitlines()
        raise _failed(told[-1] if told else f"exit code {done.returncode}")
    for pattern in _NOT_USED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
    try:
        _put_in_order(site / FOLDER)
    except (ValueError, OSError, IndexError, TypeError) as error:
        raise _failed(f"its form is not known: {error}") from error


def _put_in_order(index: Path) -> None:
    """Rewrite the filters in the order of their values, and whatever names them by their old hashes."""
    new_names: dict[str, str] = {}
    for file in sorted((index / "filter").glob("*.pf_filter")):
        name, values = _read(file)
        new_names[file.stem] = _write(file, [name, sorted(values)], 7)
    for file in sorted(index.glob("*.pf_meta")):
        parts = _renamed(_read(file), new_names)
        # A list of the filters is a list of pairs of a name and a hash; its order differs too.
        ordered = [sorted(part) if _names_filters(part, new_names) else part for part in parts]
        old, new = file.stem.partition(".")[2], _write(file, ordered, 10, "pagefind.")
        entry = index / "pagefind-entry.json"
        entry.write_text(entry.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _names_filters(part: object, new_names: dict[str, str]) -> bool:
    return isinstance(part, list) and any(
        isinstance(item, list) and any(isinstance(word, str) and word in new_names.values() for word in item)
        for item in part
    )


def _renamed(value: Any, new_names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(item, new_names) for item in value]
    return new_names.get(value, value) if isinstance(value, str) else value


def _read(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_MAGIC):
        raise ValueError(f"{file.name} begins with {content[:12]!r}")
    return cbor.decode(content.removeprefix(_MAGIC))


def _write(file: Path, value: Any, length: int, before: str = "") -> str:
    """Write ``value`` in the place of ``file``, under the name that its hash gives; return that name."""
    content = _MAGIC + cbor.encode(value)
    language = file.stem.removeprefix(before).partition("_")[0]
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:length]}"
    file.unlink()
    file.with_name(f"{before}{name}{file.suffix}").write_bytes(gzip.compress(content, mtime=0))
    return name


def _failed(why: str) -> BuildError:
    return BuildError(
        f"the search index could not be made ({why})",
        remedy="run `pip install 'pagefind[bin]'`; the site is complete but for full-text search",
    )

"""Static files of the site: style sheet, scripts, icon. Their paths carry a hash of what they hold.

In: the folders with static files, the user's own before those that come with the program. Out: assets by name. A
folder ``style`` of parts is one file ``style.css``, made of its parts in the order of their names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file: its path on the site carries a hash of its content, so that browsers may keep it for ever."""

    path: str
    content: bytes


def asset(name: str, content: bytes) -> Asset:
    """Return the asset of a file: ``style.css`` becomes ``static/style-1f0c2b3a.css``."""
    short = hashlib.sha256(content).hexdigest()[:8]
    return Asset(f"static/{PurePosixPath(name).stem}-{short}{PurePosixPath(name).suffix}", content)


def static_assets(folders: Iterable[Path]) -> dict[str, Asset]:
    """Return the assets of several folders by name; a file of an earlier folder stands in for a later one's."""
    found: dict[str, Path] = {}
    for folder in reversed(tuple(folders)):
        if folder.is_dir():
            found |= {
                file.relative_to(folder).as_posix(): file
                for file in folder.rglob("*")
                if file.is_file() and not file.name.startswith(".")
            }
    return {name: asset(name, content) for name, content in _joined(found).items()}


def _joined(found: Mapping[str, Path]) -> dict[str, bytes]:
    joined: dict[str, bytes] = {}
    for name in sorted(found):
        content = found[name].read_bytes()
        folder, _, _ = name.rpartition("/")
        joined_name = folder + PurePosixPath(name).suffix if folder else name
        joined[joined_name] = joined.get(joined_name, b"") + content
    return joined

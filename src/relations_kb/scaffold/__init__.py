"""Start a new project: copy the files beside this module into a folder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from relations_kb.errors import SettingsError

# Where each file goes, and what it is called here: without the leading dots, which packaging tools like to leave out.
FILES = {
    "relations.yaml": "relations.yaml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    "corpus/elysee-treaty.md": "corpus/elysee-treaty.md",
    "corpus/decisions.yaml": "corpus/decisions.yaml",
    ".github/workflows/changes.yml": "changes.yml",
    ".github/workflows/pages.yml": "pages.yml",
}


def create(folder: Path) -> tuple[Path, ...]:
    """Write a project into ``folder``, which is made where it does not exist, and return the paths below it.

    :raises SettingsError: one of the files is there already. Nothing is written then.
    """
    for path in FILES:
        if (folder / path).exists():
            raise SettingsError(
                "exists already", remedy="choose another folder for the new project", file=str(folder / path)
            )
    if folder.exists() and not folder.is_dir():
        raise SettingsError("is a file", remedy="choose another folder for the new project", file=str(folder))
    source = files(__package__) / "files"
    for path, name in FILES.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.joinpath(name).read_bytes())
    return tuple(Path(path) for path in FILES)

"""Load ``relations.yaml`` into :class:`~relations_kb.model.site.Settings`, with errors that name the line."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Any

import yaml
from pydantic import ValidationError

from relations_kb.errors import SettingsError
from relations_kb.model.site import Settings

FILE = "relations.yaml"


def asking_for(settings: Settings, pairs: str | None, since: str | None) -> Settings:
    """Return ``settings`` with the part that was asked for on the command line, which counts instead of theirs.

    :raises SettingsError: it is no list of pairs, no date, or a country does not exist.
    """
    asked = {name: value for name, value in (("pairs", pairs), ("since", since)) if value}
    try:
        found = Settings.model_validate(asked)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(
            f"--{first['loc'][0]} is {first['input']!r}: {first['msg'].removeprefix('Value error, ')}",
            remedy="see `relations-kb build --help`",
        ) from error
    _check_pairs(found, {}, None)
    return settings.model_copy(update={name: getattr(found, name) for name in asked})


def load_settings(root: Path) -> Settings:
    """Return the settings of the project in ``root``; the defaults where it has no ``relations.yaml``.

    :raises SettingsError: the folder is no project, or the file cannot be used.
    """
    path = root / FILE
    if not root.is_dir():
        raise SettingsError("there is no such folder", remedy="name the folder of a project", file=str(root))
    if path.is_file():
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise SettingsError("is not UTF-8 text", remedy="save it as UTF-8", file=str(path)) from error
        return parse_settings(text, str(path))
    if not (root / Settings().corpus).is_dir():
        raise SettingsError(
            f"has neither a {FILE} nor a folder {Settings().corpus}/",
            remedy=f"start a project with `relations-kb init {root}`, or name the folder of one",
            file=str(root),
        )
    return Settings()


def parse_settings(text: str, file: str = FILE) -> Settings:
    """Return the settings that ``text`` (YAML) says; ``file`` is the name to show in errors.

    :raises SettingsError: no YAML, a key that does not exist or stands twice, or a value that does not fit.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be parsed"
        raise SettingsError(
            f"is not valid YAML: {problem}",
            remedy="mend the line; text that holds ': ' or '#' needs quotes",
            file=file,
            line=mark.line + 1 if mark else None,
        ) from error
    if values is None:
        return Settings()
    if not isinstance(node, yaml.MappingNode):
        raise SettingsError(
            "does not hold settings", remedy="write lines of the form `title: My site`", file=file, line=1
        )
    lines = _lines(node, file)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise _explained(error, lines, file) from error
    _check_pairs(settings, lines, file)
    for field in ("corpus", "output", "cache"):
        if (value := getattr(settings, field)) is not None:
            _check_folder(field, value, lines, file)
    if settings.output in (settings.corpus, ".") or PurePath(settings.output) in PurePath(settings.corpus).parents:
        raise SettingsError(
            f"output is {settings.output!r}, and the build replaces that folder with the articles in it",
            remedy="give the site a folder of its own, such as `output: build`",
            file=file,
            line=lines.get("output") or lines.get("corpus"),
        )
    if settings.cache is not None and _holds(settings.cache, settings.corpus, settings.output):
        raise SettingsError(
            f"cache is {settings.cache!r}, where articles or pages stand",
            remedy=f"give it a folder of its own, such as `cache: {Settings().cache}`, or write `cache: null`",
            file=file,
            line=lines.get("cache"),
        )
    return settings


def _check_pairs(settings: Settings, lines: dict[str, int], file: str | None) -> None:
    if not settings.pairs:
        return
    # The names of countries take their time to be loaded, and most sites publish all.
    from relations_kb.vocab.world import load_world  # noqa: PLC0415

    known = load_world().countries
    for code in (code for pair in settings.pairs for code in pair if code not in known):
        raise SettingsError(
            f"pairs names {code}, which is no country's code",
            remedy="write the codes that stand in the addresses of pages, such as AZE-KAZ (ISO 3166, three letters)",
            file=file,
            line=lines.get("pairs"),
        )


def _holds(cache: str, *others: str) -> bool:
    """Tell whether the cache is one of the other folders, holds one of them, or lies in one."""
    own = PurePath(cache)
    return any(
        own == other or own in other.parents or (other in own.parents and other != PurePath())
        for other in map(PurePath, others)
    )


def _lines(node: yaml.MappingNode, file: str) -> dict[str, int]:
    """Return the line of each key, counted from 1; a key that stands twice is an error."""
    lines: dict[str, int] = {}
    for key, _ in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in lines:
            raise SettingsError(
                f"{name} stands here and in line {lines[name]}", remedy="keep one of them", file=file, line=line
            )
        lines[name] = line
    return lines


def _explained(error: ValidationError, lines: dict[str, int], file: str) -> SettingsError:
    first = min(error.errors(), key=lambda item: lines.get(str(item["loc"][0]), 0) if item["loc"] else 0)
    name = str(first["loc"][0]) if first["loc"] else ""
    line = lines.get(name)
    if len(first["loc"]) > 1:
        where = ".".join(str(part) for part in first["loc"] if not str(part).startswith(("constrained", "tuple")))
        said = "does not exist" if first["type"] == "extra_forbidden" else f"is {first['input']!r}: {first['msg']}"
        return SettingsError(
            f"{where} {said}", remedy=f"what may stand under {name} is in docs/theming.md", file=file, line=line
        )
    if first["type"] == "extra_forbidden":
        close = get_close_matches(name, Settings.model_fields, n=1)
        known = ", ".join(Settings.model_fields)
        remedy = f"did you mean {close[0]}?" if close else f"the settings are {known}"
        return SettingsError(f"there is no setting {name}", remedy=remedy, file=file, line=line)
    given: Any = first["input"]
    return SettingsError(
        f"{name} is {given!r}: {first['msg'][0].lower()}{first['msg'][1:]}",
        remedy=f"the default is {Settings.model_fields[name].default!r}"
        if name in Settings.model_fields
        else "mend it",
        file=file,
        line=line,
    )


def _check_folder(field: str, value: str, lines: dict[str, int], file: str) -> None:
    path = PurePath(value)
    if not value.strip() or path.is_absolute() or ".." in path.parts:
        raise SettingsError(
            f"{field} is {value!r}, which is no folder below the project",
            remedy=f"write a relative path, such as `{field}: {Settings.model_fields[field].default}`",
            file=file,
            line=lines.get(field),
        )

"""What adding an article would do, worked out before anything is written.

In: a project and a :class:`~relations_kb.adding.source.Source`. Out: a :class:`Plan`: the files to write, what the
sidecar says, what is there already, and what the article brings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final, NamedTuple

import yaml

from relations_kb.adding.formats import Converted, Format, convert, format_of
from relations_kb.adding.gains import Gains, gains
from relations_kb.adding.language import language_of, named
from relations_kb.adding.likeness import Alike, alike
from relations_kb.adding.naming import proposed
from relations_kb.adding.source import Source, too_large
from relations_kb.corpus import ARTICLE_SUFFIXES, Sidecar, read_article, read_sidecar, slug_of
from relations_kb.errors import ArticleError
from relations_kb.model.site import Settings
from relations_kb.model.text import Document, Found
from relations_kb.pipeline import DECISIONS, understand_with

ORIGINALS: Final = "originals"
"""The folder below the corpus that keeps what was converted. Folders in a corpus are not read as articles."""

_TOLD: Final = ("title", "publisher", "author", "published")


class Plan(NamedTuple):
    """An article, ready to be written.

    ``files`` are the paths below the corpus folder and their bytes, in the order of writing: the article last, so that
    it is never there without the others. ``told`` is what will be known of the article, by field: the value, and
    where it stands ('text', 'sidecar' …). ``warnings`` are clauses for the user.
    """

    corpus: Path
    name: str
    form: Format
    files: tuple[tuple[str, bytes], ...]
    told: Mapping[str, tuple[str, str]]
    language: str | None
    alike: tuple[Alike, ...]
    same_address: tuple[str, ...]
    gains: Gains
    warnings: tuple[str, ...]

    @property
    def is_there(self) -> bool:
        """Whether the article is in the corpus already."""
        return bool(self.alike or self.same_address)


def plan(
    root: Path,
    settings: Settings,
    source: Source,
    stated: Mapping[str, str],
    form: Format | None = None,
    name: str | None = None,
) -> Plan:
    """Work out what adding an article to the project in ``root`` would do; nothing is written.

    :param stated: fields of the sidecar that the user gave, which win over all else.
    :param form: the format, if the user named it.
    :param name: the stem of the file, if the user named it.
    :raises RelationsKbError: the article or the corpus cannot be used.
    """
    corpus = root / settings.corpus
    if _lies_in(source, corpus):
        raise ArticleError("is in the corpus already", remedy="name an article from elsewhere", file=source.name)
    form = form or format_of(source)
    converted = convert(source, form)
    if len(converted.data) > settings.max_article_megabytes * 1_000_000:
        raise too_large(source.name, settings.max_article_megabytes * 1_000_000)

    # Read once as it stands, to see what the text says of itself; a sidecar need not say it again.
    text = read_article(f"{source.stem or 'article'}{converted.suffix}", converted.data)
    language = language_of(" ".join(text.text[block.span.start : block.span.end] for block in text.blocks))
    fields = _fields(source, converted, text, language, stated)
    taken = _taken(corpus)
    known = {field: _stated(fields, field) or _value(text, field) for field in _TOLD}
    stem = _chosen(name, taken) if name else proposed(
        known["title"], known["published"], source.stem or "article", taken
    )  # fmt: skip
    if converted.original:
        fields["notes"] = _notes(_stated(fields, "notes"), f"{ORIGINALS}/{stem}{converted.original}")
    sidecar = _sidecar(fields)

    file = f"{stem}{converted.suffix}"
    document = read_article(file, converted.data, read_sidecar(f"{stem}.yaml", sidecar))
    before, after = understand_with(root, settings, document)
    files = [(file, converted.data)]
    if fields:
        files.insert(0, (f"{stem}.yaml", sidecar))
    if converted.original:
        files.insert(0, (f"{ORIGINALS}/{stem}{converted.original}", source.data))
    there = before.knowledge.documents
    return Plan(
        corpus=corpus,
        name=file,
        form=form,
        files=tuple(files),
        told=_told(document),
        language=language,
        alike=alike(document, there),
        same_address=tuple(one.name for one in there if document.url is not None and one.url == document.url),
        gains=gains(before.knowledge, after.knowledge, file),
        warnings=tuple(_warnings(document, language)),
    )


def _fields(
    source: Source, converted: Converted, text: Document, language: str | None, stated: Mapping[str, str]
) -> dict[str, object]:
    """Return what the sidecar says: what the user states, what stood in a sidecar already, and what the format tells.

    What the text says itself is left to it: rules read a title where it stands.
    """
    fields = _beside(source)
    for field in _TOLD:
        value = getattr(converted, field)
        if value is not None and not _says(text, field, value):
            fields.setdefault(field, value)
        found = getattr(text, field)
        if isinstance(found, Found) and found.found_in == "file-name":  # the article gets another name
            fields.setdefault(field, found.value)
    if converted.url is not None:
        fields.setdefault("url", converted.url)
    elif source.url is not None:
        fields.setdefault("url", source.url)
    told = language or converted.language
    if told is not None and text.language is None:
        fields.setdefault("language", told)
    return {**fields, **stated}


def _beside(source: Source) -> dict[str, object]:
    """Return the fields of the sidecar that stands beside the file that is added, if there is one."""
    if source.url is not None or source.suffix not in ARTICLE_SUFFIXES:
        return {}
    path = Path(source.name).with_suffix(".yaml")
    if path.name == DECISIONS or not path.is_file():
        return {}
    found = read_sidecar(str(path), path.read_bytes())
    return dict(found.model_dump(exclude_none=True))


def _says(text: Document, field: str, value: str) -> bool:
    """Tell whether the text says this of itself; a date with its time of day says the day."""
    said = _value(text, field)
    if said is None:
        return False
    if field == "published":
        return said.startswith(value)
    return " ".join(said.split()).casefold() == value.casefold()


def _stated(fields: Mapping[str, object], field: str) -> str | None:
    value = fields.get(field)
    return str(value) if value is not None else None


def _value(document: Document, field: str) -> str | None:
    found = getattr(document, field)
    return found.value if isinstance(found, Found) else None


def _told(document: Document) -> dict[str, tuple[str, str]]:
    told: dict[str, tuple[str, str]] = {}
    for field in (*_TOLD, "language"):
        found = getattr(document, field)
        if isinstance(found, Found):
            told[field] = (found.value, found.found_in)
    if document.url is not None:
        told["url"] = (document.url, "sidecar")
    return told


def _notes(notes: str | None, original: str) -> str:
    return " ".join(filter(None, (notes, f"Converted from {original}, which is kept as it came.")))


def _sidecar(fields: Mapping[str, object]) -> bytes:
    order = {name: number for number, name in enumerate(Sidecar.model_fields)}
    rows = dict(sorted(fields.items(), key=lambda item: order.get(item[0], len(order))))
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=100).encode() if rows else b""


def _taken(corpus: Path) -> frozenset[str]:
    """Return the stems that a new article cannot have: of articles, sidecars and kept originals."""
    folders = (corpus, corpus / ORIGINALS)
    found = {
        taken
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        for taken in (path.stem, slug_of(path.name))
    }
    return frozenset(found | {PurePath(DECISIONS).stem})


def _chosen(name: str, taken: frozenset[str]) -> str:
    """Return the stem that the user chose.

    :raises ArticleError: it is no plain name, or taken.
    """
    stem = re.sub(rf"(?:{'|'.join(map(re.escape, ARTICLE_SUFFIXES))})\Z", "", name)
    if not re.fullmatch(r"\w[\w. -]*", stem):
        raise ArticleError(
            f"{name!r} is no name for an article", remedy="use letters, digits and hyphens, and no folder"
        )
    if stem in taken or slug_of(f"{stem}.x") in taken:
        raise ArticleError(f"the name '{stem}' is taken", remedy="choose another with --name")
    return stem


def _lies_in(source: Source, corpus: Path) -> bool:
    if source.url is not None or not source.stem:
        return False
    return Path(source.name).resolve().parent == corpus.resolve()


def _warnings(document: Document, language: str | None) -> list[str]:
    said = []
    if language is not None and language != "en":
        said.append(f"the text seems to be {named(language)}; only English is understood, so little or nothing is read")
    if document.published is None:
        said.append("no date was found, so 'today' and 'last month' stay open; give it with --published 2023-06-30")
    said.extend(document.notices)
    return said

"""The ``<name>.yaml`` beside an article: what the text cannot say of itself, or says wrongly.

In: the bytes of the file. Out: a :class:`Sidecar`, or a :class:`~relations_kb.errors.SidecarError` that names the line.
"""

from __future__ import annotations

import re

from pydantic import ValidationError, field_validator

from relations_kb.corpus.decode import decode
from relations_kb.corpus.yaml_source import YamlError, load_mapping
from relations_kb.errors import ArticleError, SidecarError
from relations_kb.model.base import Value
from relations_kb.model.text import Publish

_EDTF = re.compile(
    r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d"
    r"|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?[~?%]?"
)
_URL = re.compile(r"https?://\S+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Sidecar(Value):
    """What a sidecar says; every field is optional, and what it says wins over the text.

    ``published`` and ``modified`` are EDTF (``2023-06-30``, ``2023-06-30T21:38``, ``2004-09``), ``language`` is a
    BCP 47 tag (``en``), ``publish`` tells how much of the text the site may show (``full``, ``excerpt``, ``none``),
    ``notes`` are for the people who keep the corpus and are not published, ``expect_records: false`` says that it is
    no problem when nothing in the article becomes a record.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    licence: str | None = None
    publish: Publish | None = None
    language: str | None = None
    place: str | None = None
    notes: str | None = None
    expect_records: bool | None = None

    @field_validator("title", "publisher", "author", "licence", "place", "notes")
    @classmethod
    def _not_blank(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise ValueError("it is empty; leave the line out instead")
        return value

    @field_validator("published", "modified")
    @classmethod
    def _date(cls, value: str | None) -> str | None:
        if value is not None and not _EDTF.fullmatch(value):
            raise ValueError("a date is written like 2023-06-30, 2023-06-30T21:38 or 2004-09")
        return value

    @field_validator("url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not _URL.fullmatch(value):
            raise ValueError("an address begins with https:// or http:// and has no blanks")
        return value

    @field_validator("language")
    @classmethod
    def _tag(cls, value: str | None) -> str | None:
        if value is not None and not _LANGUAGE.fullmatch(value):
            raise ValueError("a language is written like en or pt-BR")
        return value


SPELLINGS = {"date": "published", "license": "licence", "lang": "language", "source": "publisher"}
"""Other spellings of the fields, as front matter and American English have them."""


class FieldError(Exception):
    """A field that cannot be used: what is wrong, and its line within the YAML (from 1)."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line


def parse_fields(text: str, *, extra: bool) -> Sidecar:
    """Read the fields of a sidecar or front matter from YAML text.

    :param extra: whether unknown names are skipped (front matter serves other programs too) or an error.
    :raises FieldError: if the YAML or a field cannot be used.
    """
    try:
        mapping = load_mapping(text)
    except YamlError as problem:
        raise FieldError(problem.what, problem.line) from None
    fields: dict[str, object] = {}
    lines: dict[str, int] = {}
    for name, value in mapping.values.items():
        field = SPELLINGS.get(name.lower(), name.lower() if extra else name)
        if field not in Sidecar.model_fields:
            if extra:
                continue
            known = ", ".join(Sidecar.model_fields)
            raise FieldError(f"'{name}' is no field of a sidecar (the fields are {known})", mapping.lines[name])
        if field in fields:
            raise FieldError(f"'{name}' says again what another line says", mapping.lines[name])
        fields[field] = _as_text(value)
        lines[field] = mapping.lines[name]
    try:
        return Sidecar.model_validate(fields)
    except ValidationError as error:
        first = min(error.errors(), key=lambda entry: lines.get(str(entry["loc"][0]), 1))
        field = str(first["loc"][0])
        message = str(first["msg"]).removeprefix("Value error, ")
        raise FieldError(f"'{field}' cannot be used: {message[:1].lower()}{message[1:]}", lines.get(field, 1)) from None


def _as_text(value: object) -> object:
    """Return a value as words where that is clear: a year that YAML read as a number, authors in a list."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list) and value and all(isinstance(entry, str) for entry in value):
        return ", ".join(value)
    return value


def read_sidecar(name: str, data: bytes) -> Sidecar:
    """Read a sidecar.

    :param name: the file as the user named it, for messages.
    :raises SidecarError: if it cannot be used.
    """
    try:
        text = decode(name, data).text if data.strip() else ""
    except ArticleError as error:
        raise SidecarError(error.what, remedy="save the sidecar as UTF-8 text", file=name, line=error.line) from None
    try:
        return parse_fields(text, extra=False)
    except FieldError as problem:
        raise SidecarError(problem.what, remedy="mend the line or remove it", file=name, line=problem.line) from None

"""What the site is made with and of: its settings (``relations.yaml``) and its pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType
from typing import Annotated, Final, NamedTuple

from pydantic import Field, StringConstraints, field_validator

from relations_kb.model.base import Value

# Of records below it, fewer than half were right on annotated texts (see the quality page).
MIN_CONFIDENCE: Final = 0.5


_CODE = re.compile(r"[A-Z]{3}")
_YEAR_TO_DAY = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)

COLOURS: Final = (
    *("paper", "raised", "sunken", "ink", "quiet", "rule", "link", "focus", "alarm", "alarm-soft", "warn", "warn-soft"),
    *("sea", "land", "border", "tint", "side-1", "side-2"),
    *(f"{kind}{soft}" for kind in ("consultation", "visit", "treaty", "trade", "status") for soft in ("", "-soft")),
)

Colour = Annotated[str, StringConstraints(pattern=r"^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")]
# Names of fonts and commas: nothing that could end a declaration of a style sheet.
Fonts = Annotated[str, StringConstraints(pattern=r"^[\w\s,'\"-]+$")]


class Theme(Value):
    """How a site looks, where it differs from what comes with the program (docs/theming.md).

    ``colours`` are hexadecimal, one for light and dark or one each, by the names in :data:`COLOURS`; ``serif`` and
    ``sans`` are lists of fonts, ``logo`` is an image file of the project, ``footer`` is one line of Markdown.
    """

    colours: Mapping[str, Colour | tuple[Colour, Colour]] = Field(default_factory=dict)
    serif: Fonts | None = None
    sans: Fonts | None = None
    logo: str | None = None
    footer: str | None = None

    @field_validator("colours")
    @classmethod
    def _known(cls, value: Mapping[str, object]) -> Mapping[str, object]:
        for name in value:
            if name not in COLOURS:
                near = get_close_matches(name, COLOURS, 1)
                raise ValueError(f"there is no colour {name!r}" + (f"; perhaps {near[0]!r}" if near else ""))
        return MappingProxyType(dict(value))


class Settings(Value):
    """The settings of a site. Every field has a default, so that ``relations.yaml`` is optional.

    ``language`` is that of dates and numbers: ``en`` (10 August 1992), ``en-US``, ``de`` or any other that the Unicode
    CLDR knows; ``base_url`` is the address that the site will have (for the sitemap and canonical links), or None;
    ``cache`` is the folder of what is kept between builds, or None to keep nothing;
    ``max_unresolved`` is the number of unresolved names above which ``check`` fails; ``min_confidence`` is the
    confidence (0 to 1) below which a record is not published but listed for review; ``theme`` is how it looks.
    ``pairs`` (``[AZE-KAZ, AZE-CAN]``) and ``since`` (``2015``, ``2015-06-01``) publish only a part of what is known.
    """

    title: str = "Relations between countries"
    description: str = "A knowledge base of relations between countries: every statement with its source."
    language: str = "en"
    base_url: str | None = None
    corpus: str = "corpus"
    output: str = "build"
    cache: str | None = ".relations-cache"
    max_unresolved: int = Field(default=50, ge=0)
    min_confidence: float = Field(default=MIN_CONFIDENCE, ge=0.0, le=1.0)
    max_article_megabytes: int = Field(default=50, ge=1)
    theme: Theme = Theme()
    pairs: tuple[tuple[str, str], ...] = ()
    since: str | None = None

    @field_validator("pairs", mode="before")
    @classmethod
    def _as_pairs(cls, value: object) -> object:
        """Take ``'AZE-KAZ, CAN-AZE'``, or a list of such; the codes of a pair in either order and case."""
        listed = value.split(",") if isinstance(value, str) else value
        if not isinstance(listed, list | tuple):
            raise ValueError("no list of pairs; write [AZE-KAZ, AZE-CAN]")
        return tuple(sorted({_pair(one) for one in listed}))

    @field_validator("since", mode="before")
    @classmethod
    def _as_date(cls, value: object) -> object:
        """Take a year, a month or a day; YAML makes numbers and dates of two of them."""
        if value is None:
            return None
        given = str(value).strip()
        try:
            date.fromisoformat((given + "-01-01")[:10] if _YEAR_TO_DAY.fullmatch(given) else "")
        except ValueError as error:
            raise ValueError("no date; write a year, month or day such as 2015, 2015-06 or 2015-06-01") from error
        return given

    @field_validator("language")
    @classmethod
    def _known(cls, value: str) -> str:
        if value == "en":
            return value
        # Babel takes its time to be imported, and most sites do without.
        from babel import Locale, UnknownLocaleError  # noqa: PLC0415

        try:
            return str(Locale.parse(value, sep="-")).replace("_", "-")
        except (ValueError, UnknownLocaleError) as error:
            raise ValueError("no language that dates can be written in; write 'en', 'en-US', 'de' …") from error


def _pair(given: object) -> tuple[str, str]:
    parts = given if isinstance(given, list | tuple) else str(given).split("-")
    codes = sorted({str(part).strip().upper() for part in parts})
    if len(parts) != 2 or len(codes) != 2 or not all(map(_CODE.fullmatch, codes)):
        raise ValueError(f"{given!r} is no pair; write two different three-letter codes, such as AZE-KAZ")
    return codes[0], codes[1]


class Page(NamedTuple):
    """A file of the site: its path below the output folder, with ``/`` between the parts, and its bytes."""

    path: str
    content: bytes


Key = str | tuple[str, ...]
Need = tuple[str, Key | None]
"""Something that was asked for while a page was made: a look-up by name, and its key, or None for all of it."""


class Made(NamedTuple):
    """A file that was made: its bytes, what was asked for to make it, and the day (ISO) of its newest source."""

    content: bytes
    needs: tuple[Need, ...]
    day: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the site that need not be made where its input did not change.

    ``made_of`` is what is fixed about it (its template, the pages before and after), ``make`` makes it. ``near``, where
    there is one, tells the place of the piece in an order in which pieces that need the same things follow each other.
    """

    path: str
    made_of: str
    make: Callable[[], Made]
    near: Callable[[], tuple[int, ...]] | None = None

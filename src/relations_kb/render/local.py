"""Dates and numbers as other languages and countries write them, by the Unicode CLDR (package Babel).

In: a language (``en-US``, ``de``, ``pt-BR``) and values. Out: text. English with the day first is written by
:mod:`relations_kb.render.format` itself; only what a site's ``language`` asks for comes here. The pages' own words stay
English, so where a date or sum needs a word, such as 'about', other languages get a sign that all of them share.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_compact_currency, format_currency, format_decimal

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d)\S*)?(~?)", re.ASCII)
_SIGNS: Final = {"exact": "", "about": "≈ ", "over": "> ", "under": "< "}
_BY_TEN_THOUSAND: Final = ("ja", "ko", "yue", "zh")  # 10,000 and 100,000,000 have names there, not the million
_SKELETONS: Final = ("y", "yMMM", "yMMMd")  # of spans, by how much of a date is known


@cache
def local(language: str) -> Local:
    """Return how ``language`` writes."""
    return Local(Locale.parse(language, sep="-"))


@dataclass(frozen=True, eq=False)
class Local:
    """How one language writes dates and numbers."""

    locale: Locale

    @property
    def is_english(self) -> bool:
        """Whether words can stand beside dates: those of the pages."""
        return bool(self.locale.language == "en")

    @lru_cache(maxsize=16_384)  # noqa: B019 - there is one of these a language, for ever
    def date(self, edtf: str) -> str | None:
        """Write an EDTF date or span; None for what is no date."""
        ends = [_EDTF.fullmatch(half) for half in edtf.split("/")]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2:
            return None
        about = ("about " if self.is_english else "≈ ") if first[5] or last[5] else ""
        try:
            written = self._point(first) if len(ends) == 1 else self._span(first, last)
        except ValueError:  # the 31st of February
            return None
        return about + written

    def _point(self, found: re.Match[str]) -> str:
        day, known = _day(found)
        if known == 2:
            written = str(format_date(day, "long", locale=self.locale))
            return f"{written}, {found[4]}" if found[4] else written
        return found[1] if known == 0 else str(format_skeleton("yMMMM", day, locale=self.locale))

    def _span(self, first: re.Match[str], last: re.Match[str]) -> str:
        (begin, known), (end, known_too) = _day(first), _day(last)
        if known != known_too:
            return f"{self._point(first)} – {self._point(last)}"
        if known == 0:
            return first[1] if first[1] == last[1] else f"{first[1]}–{last[1]}"
        return str(format_interval(begin, end, _SKELETONS[known], locale=self.locale))

    def money(self, value: float, currency: str, qualifier: str) -> str:
        """Write a sum with about three significant digits: 1168295000 USD is ``1,17 Mrd. $`` in German."""
        size = abs(value)
        if size < 1_000_000:
            digits = 0 if value == int(value) else 2
            pattern = self.locale.currency_formats["standard"].pattern.replace("0.00", "0.00" if digits else "0")
            written = format_currency(value, currency, pattern, locale=self.locale, currency_digits=False)
        else:
            unit = 10_000 if self.locale.language in _BY_TEN_THOUSAND else 1000
            while size >= unit:
                size /= unit
            places = 2 if size < 10 else 1 if size < 100 else 0
            written = format_compact_currency(value, currency, locale=self.locale, fraction_digits=places)
        return _SIGNS.get(qualifier, "") + str(written)

    def grouped(self, value: float) -> str:
        """Write a number in full."""
        return str(format_decimal(value, locale=self.locale, decimal_quantization=False))


def _day(found: re.Match[str]) -> tuple[datetime.date, int]:
    """Return the first day of a date, and how much of it is known: 0 the year, 1 the month, 2 the day."""
    month, day = found[2], found[3]
    known = bool(month) + bool(month and day)
    return datetime.date(int(found[1]), int(month or 1), int(day or 1)), known

"""How values are written for people: dates, money, numbers, codes. Functions from values to plain text.

What a site's ``language`` writes differently is in :mod:`relations_kb.render.local`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from relations_kb.render.language import chosen

_KEPT = 8_192  # of what is written, by what it is written of: pages ask for the same dates and quotes again and again

NBSP = "\u00a0"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d)\S*)?(~?)", re.ASCII)

_FIGURE = re.compile(r"(?:(about|over|under) )?(-?[\d,]+(?:\.\d+)?) ([A-Z]{3})(?: \(([A-Z]{3}) ([a-z]+)\))?", re.ASCII)

# Signs that cannot be mistaken for another currency's; every other currency is written with its code.
_CURRENCY_SIGNS = {
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "CAD": "C$",
    "AUD": "A$",
    "NZD": "NZ$",
    "JPY": "JP¥",
    "CNY": "CN¥",
    "INR": "₹",
    "RUB": "₽",
    "KRW": "₩",
    "TRY": "₺",
    "UAH": "₴",
    "KZT": "₸",
    "ILS": "₪",
}
_MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_QUALIFIERS = {"exact": "", "about": "about ", "over": "more than ", "under": "less than "}

_LABELS = {
    "political": "political consultations",
    "consular": "consular consultations",
    "commission": "joint commission",
    "dialogue": "dialogue",
    "expert": "expert talks",
    "other": "consultations",
    "in-force": "in force",
    "recognition": "recognised",
    "relations-established": "relations established",
    "relations-severed": "relations severed",
    "relations-restored": "relations restored",
    "relations-upgraded": "relations upgraded",
    "relations-downgraded": "relations downgraded",
    "mission-opened": "mission opened",
    "mission-closed": "mission closed",
    "mission-present": "mission present",
    "mission-absent": "no mission",
    "accreditation": "covered from elsewhere",
    "envoy-accredited": "envoy accredited",
    "envoy-recalled": "envoy recalled",
    "consulate-general": "consulate general",
    "high-commission": "high commission",
    "turnover": "trade turnover",
    "balance": "trade balance",
    "stated": "stated in the text",
    "published": "from the article’s date",
    "inferred": "worked out from the text",
    "conflict": "Conflict",
    "superseded": "Updated",
    "measure": "Measured differently",
    "precision": "More or less precise",
    "naming": "Named differently",
    "value": "figure",
    "malformed-figure": "malformed figure",
    "possible-slip": "possible slip in the source",
    "date_basis": "how the date is known",
    "as_written": "as written",
    "front-matter": "front matter",
    "text": "the text",
    "sidecar": "the file beside it",
}


def date(edtf: str | None) -> str:
    """Write an EDTF date: ``2006-03-27/2006-03-28`` is ``27–28 March 2006``, ``2016~`` is ``about 2016``.

    Spans of years with ``~`` are how the contract writes decades: ``1985/1989~`` is ``late 1980s``. None is
    ``undated``; what is no date is returned as it is.
    """
    if edtf is None:
        return "undated"
    if own := chosen():
        return own.date(edtf) or edtf
    return _date(edtf)


@lru_cache(maxsize=_KEPT)
def _date(edtf: str) -> str:
    ends = [_POINT.fullmatch(half) for half in edtf.split("/")]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2:
        return edtf
    if len(ends) == 1:
        return ("about " if first[5] else "") + _point(first)
    decade = _decade(first, last)
    if decade:
        return decade
    return ("about " if first[5] or last[5] else "") + _range(first, last)


def _point(found: re.Match[str]) -> str:
    year, month, day, time = found[1], found[2], found[3], found[4]
    if not month or not 1 <= int(month) <= 12:
        return year
    written = f"{MONTHS[int(month) - 1]} {year}"
    if day:
        written = f"{int(day)} {written}"
    return f"{written}, {time}" if time else written


def _range(first: re.Match[str], last: re.Match[str]) -> str:
    """Leave out of the beginning what the end says too."""
    if first.group(1, 2, 3) == last.group(1, 2, 3):
        return _point(last)
    if not first[2] or not last[2]:
        return f"{_point(first)}–{_point(last)}"
    same_year, same_month = first[1] == last[1], first[2] == last[2]
    if first[3] and last[3] and same_year and same_month:
        return f"{int(first[3])}–{_point(last)}"
    if not first[3] and not last[3] and same_year:
        return f"{MONTHS[int(first[2]) - 1]}–{_point(last)}"
    begin = _point(first).removesuffix(f" {first[1]}") if same_year else _point(first)
    return f"{begin} – {_point(last)}"


def _decade(first: re.Match[str], last: re.Match[str]) -> str | None:
    if first[2] or last[2] or not last[5] or first[1][:3] != last[1][:3]:
        return None
    part = {"09": "", "04": "early ", "03": "early ", "59": "late ", "69": "late ", "46": "mid-"}.get(
        first[1][3] + last[1][3]
    )
    return None if part is None else f"{part}{first[1][:3]}0s"


@lru_cache(maxsize=_KEPT)
def iso_date(edtf: str | None) -> str | None:
    """Return what HTML's ``datetime`` can hold: a single year, month or day; None for anything else."""
    found = _POINT.fullmatch(edtf or "")
    if found is None or found[5]:
        return None
    return "-".join(part for part in found.group(1, 2, 3) if part)


@lru_cache(maxsize=_KEPT)
def year(edtf: str | None) -> int | None:
    """Return the year in which a date begins."""
    found = re.match(r"\d{4}", edtf or "", re.ASCII)
    return int(found[0]) if found else None


def money(value: float, currency: str, qualifier: str = "exact") -> str:
    """Write a sum with three significant digits: 1168295000 USD is ``US$1.17 billion``.

    ``value`` is in units of ``currency`` (ISO 4217); ``qualifier`` is the contract's (``over`` is ``more than``).
    """
    own = chosen()
    if own and not own.is_english:
        return own.money(value, currency, qualifier)
    return _money(value, currency, qualifier)


@lru_cache(maxsize=_KEPT, typed=True)  # 1 and 1.0 are written differently
def _money(value: float, currency: str, qualifier: str) -> str:
    number = Decimal(str(value))
    size = abs(number)
    word = ""
    for magnitude, name in _MAGNITUDES:
        if size >= magnitude * Decimal("0.9995"):
            number /= magnitude
            word = f"{NBSP}{name}"
            break
    written = _digits(number, 3) if word or size < 1000 else grouped(float(number) if number % 1 else int(number))
    sign = "−" if number < 0 else ""
    symbol = _CURRENCY_SIGNS.get(currency, f"{currency}{NBSP}")
    return f"{_QUALIFIERS.get(qualifier, '')}{sign}{symbol}{written.lstrip('−')}{word}"


def _digits(number: Decimal, significant: int) -> str:
    """Round half up to so many significant digits, and leave out zeros at the end: 1.20 is ``1.2``."""
    size = abs(number)
    if size == 0:
        return "0"
    places = max(0, significant - 1 - size.adjusted())
    rounded = size.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    written = f"{rounded:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def grouped(value: float) -> str:
    """Write a number in full: 1168295000 is ``1,168,295,000``."""
    if own := chosen():
        return own.grouped(value)
    if type(value) is int:
        return f"{value:,}".replace("-", "−")
    number = Decimal(str(value))
    whole = f"{abs(number):,f}"
    if "." in whole:
        whole = whole.rstrip("0").rstrip(".")
    return f"−{whole}" if number < 0 else whole


_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]


def ordinal(number: int) -> str:
    """Write a round's number: 3 is ``third``, 15 is ``15th``."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@lru_cache(maxsize=_KEPT)
def label(code: str) -> str:
    """Write a code of the contract in words: ``mission-opened`` is ``mission opened``."""
    return _LABELS.get(code, code.replace("-", " ").replace("_", " "))


def capital(text: str) -> str:
    """Return ``text`` with its first letter large."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a count: ``1 source``, ``1,200 sources``."""
    return f"{grouped(number)} {one if number == 1 else many or one + 's'}"


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Write a list: ``a``, ``a and b``, ``a, b and c``."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


@lru_cache(maxsize=_KEPT)
def shortened(text: str, length: int = 120) -> str:
    """Return ``text`` in one line, cut at a word's end after at most ``length`` characters."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[:length].rsplit(" ", 1)[0].rstrip(",;:–— ")
    return f"{cut} …"


def value(field: str, given: object, country_names: dict[str, str]) -> str:
    """Write one value of a record's field, whatever its type, for a table of who says what.

    ``country_names`` are the names of alpha-3 codes.
    """
    if given is None or given in ((), ""):
        return "—"
    if isinstance(given, dict):
        return _mapping(given, country_names)
    if isinstance(given, Sequence) and not isinstance(given, str):
        return "; ".join(value(field, item, country_names) for item in given)
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return str(given)
    if isinstance(given, int | float):
        return grouped(given) if field == "value" else str(given)
    if field in ("date", "period"):
        told, basis = given.removesuffix(")").partition(" (")[::2]
        return f"{date(told)} ({label(basis)})" if basis else date(given)
    if field == "value":
        return _figure(given, country_names)
    if field == "countries":
        return "; ".join(country_names.get(code.strip(), code.strip()) for code in given.split(","))
    if given in country_names and field not in ("title", "people", "currency"):
        return country_names[given]
    if field in ("title", "people", "currency", "as_written", "place", "note", "topics"):
        return given
    return label(given)


def _figure(given: str, country_names: dict[str, str]) -> str:
    """Write a figure that the linker tells as ``about 5,600,000 USD (KWT imports)``."""
    found = _FIGURE.fullmatch(given)
    if found is None:
        return given
    qualifier, number, currency, reporter, flow = found.groups()
    told = money(float(number.replace(",", "")), currency, qualifier or "exact")
    return f"{told} ({label(flow)}, {country_names.get(reporter, reporter)})" if reporter else told


def _mapping(given: dict[object, object], country_names: dict[str, str]) -> str:
    """Write a place, a participant, or a figure with its currency."""
    country = given.get("country")
    where = country_names.get(str(country), str(country)) if country else ""
    if "name" in given:
        return ", ".join(str(part) for part in (given["name"], given.get("office")) if part)
    if "city" in given:
        return ", ".join(str(part) for part in (given["city"], where) if part) or "—"
    if isinstance(given.get("value"), int | float) and given.get("currency"):
        return money(float(str(given["value"])), str(given["currency"]), str(given.get("qualifier") or "exact"))
    return ", ".join(str(given[key]) for key in sorted(given, key=str) if given[key] is not None)

"""Rows of a list of envoys: a name and when the envoy came, in whichever way a scrape leaves them.

In: a line of text. Out: the name, the date as EDTF, and the span of its words in the line.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.dates import find_dates

_TEMPLATE: Final = re.compile(r"^\s*\{\{dts\|(?P<dts>[^|}]+)[^}]*\}\} *\| *(?P<name>[^|\n]{5,60}?) *(?=\||$)")
_COLUMNS: Final = re.compile(r"^ *(?P<name>[^\s|{][^|\n]{4,50}?) {2,}(?P<dates>\d.*)$")
_NAME: Final = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w'’.-]*|[A-Z]\.|al-\w+|[ld]['’][A-Z]\w+)(?: (?:de|da|dos|do|van|von|der|den|la|le|el|bin|ibn|y|"
    r"e|jr\.|Jr\.))? ?){2,6}"
)
_NOT_A_NAME: Final = re.compile(
    r"(?i)\b(?:independence|relations|government|republic|president|minister|embassy|legation|ambassador|vacant|was|"
    r"the|no)\b"
)


# '- Kari Lund (1975–1977)', whoever that is
_TERMED: Final = re.compile(
    r"\s*(?:[-*•–]|\d{1,3}[.)])\s+(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|H\.E\.)\.? )*"
    r"(?P<name>[A-ZÀ-Þ][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){1,4})"
    r" ?,? ?\((?P<year>1[5-9]\d\d|20\d\d)(?: ?[–-] ?(?:\d{2,4}|present|incumbent|today|date)? ?)?\)"
)


def envoy_row(line: str) -> tuple[str, str, tuple[int, int]] | None:
    """Return name, date and the date's span in the line, or None where it is no row with both."""
    columns = _COLUMNS.match(line)
    if columns is not None and is_name(columns.group("name")):
        # Agreement, then accreditation: the later column dates the envoy. Dates of the remarks come after text.
        head = re.split(r"[A-Za-zÀ-ÿ]{3,} [A-Za-z]{2,}", columns.group("dates"))[0]
        dates = [m for m in find_dates(line, columns.start("dates"), columns.end("dates")) if m.edtf]
        dates = [m for m in dates if m.end <= columns.start("dates") + max(len(head), 44)]
        if dates and dates[0].edtf:
            chosen = dates[min(1, len(dates) - 1)]
            return columns.group("name").strip(), chosen.edtf or dates[0].edtf, (chosen.start, chosen.end)
        return None
    termed = _TERMED.match(line)
    if termed is not None and is_name(termed.group("name")):
        return termed.group("name"), termed.group("year"), termed.span("year")
    return _cells(line)


def _cells(line: str) -> tuple[str, str, tuple[int, int]] | None:
    """Read '{{dts|1965 | }} | Kari Lund', '3 May 1965 | Kari Lund', 'Kari Lund | 1965–1968 | Envoy | 3 May 1965'.

    A day in a later cell is that of the letters, where the first date tells but its year.
    """
    found = _TEMPLATE.match(line)
    if found is not None:
        edtf = _only_date(found.group("dts")) if is_name(found.group("name")) else None
        return (found.group("name").strip(), edtf, found.span("dts")) if edtf is not None else None
    cells = [(cell.group().strip(), cell.span()) for cell in re.finditer(r"[^|\n]+", line)]
    named = next((at for at, (words, _) in enumerate(cells[:2]) if len(words) > 4 and is_name(words)), None)
    if named is None or len(cells) < 2:
        return None
    dated = [(edtf, span) for words, span in cells[: named + 6] if (edtf := _only_date(words)) is not None]
    if not dated or (named == 0 and _only_date(cells[1][0]) is None):
        return None
    first = dated[0]
    day = next((one for one in dated[1:] if len(one[0]) == _DAY and one[0][:4] >= first[0][:4]), first)
    chosen = day if len(first[0]) < _DAY else first
    return cells[named][0], chosen[0], chosen[1]


_DAY: Final = len("1965-05-03")


def _only_date(cell: str) -> str | None:
    """Return the EDTF value of a cell that holds a date or a term and nothing else."""
    words = cell.strip(" \t|")
    year = re.fullmatch(r"(1[5-9]\d\d|20\d\d)(?: ?[–-] ?(?:\d{2,4}|present|incumbent)?)?", words)
    if year:
        return year.group(1)
    dates = find_dates(words)
    if dates and dates[0].edtf and dates[0].start <= 1 and len(words) - (dates[-1].end - dates[0].start) <= 6:
        return dates[0].edtf
    iso = re.fullmatch(r"(\d{4})\|(\d{1,2})(?:\|(\d{1,2}))?", words)
    return "-".join(part.zfill(2) for part in iso.groups() if part) if iso else None


_WHEN: Final = re.compile(r"(?i)(?:since|from|until|till|as of|by|in|on) ")


def is_name(words: str) -> bool:
    """Tell whether words are a name and nothing else."""
    bare = re.sub(r"\([^)]*\)", "", words).strip(" :")
    # 'Since October 2019 – X Y': a date before a name is none.
    return bool(_NAME.fullmatch(bare)) and not _NOT_A_NAME.search(bare) and not _WHEN.match(bare)

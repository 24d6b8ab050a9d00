"""When an undated text was written, by its own words. In: a text and its date mentions. Out: a date, or None."""

from __future__ import annotations

import re
from collections.abc import Sequence

from relations_kb.rules import edtf
from relations_kb.rules.date_types import DateMention, Partial, YearRef
from relations_kb.rules.resolve_dates import DateContext, Resolved, resolve

_REPORTED = re.compile(
    r"(?:report(?:s|ed)?|said|says|told|announced|stated|wrote|published|posted|updated|added|quoted|confirmed)\b"
    r"[^.;\n]{0,60}\b(?:on|dated)\s+(?:the\s+)?$"
)


def infer_publication(text: str, mentions: Sequence[DateMention]) -> Resolved | None:
    """Work out when an undated text was written, from its own words.

    The rule: a text that places its news 'N years after' an event of a year that it names was written N years after
    that year; where it also says of a report or statement that it was made on a month and day, without a year, it was
    written in that month. Both are approximate: 'five years after the mission closed in 2003' and 'the agency reported
    on March 3' give ``2008-03~``. None where no such words stand in the text, or where they contradict each other.
    """
    years: set[int] = set()
    for index, mention in enumerate(mentions):
        ref = mention.relative
        if isinstance(ref, YearRef) and ref.base == "following":
            found = resolve(mention, DateContext(after=tuple(mentions[index + 1 : index + 4])))
            if found is not None and found.edtf[:4].isdigit():
                years.add(int(found.edtf[:4]))
    if len(years) != 1:
        return None
    year = years.pop()
    if any(m.edtf is not None and (edtf.year_of(m.edtf) or 0) > year for m in mentions):
        return None  # the text knows later years: it tells history, not news
    months = {
        m.relative.first[0]
        for m in mentions
        if isinstance(m.relative, Partial)
        and m.relative.year is None
        and m.relative.first[1] is not None
        and _REPORTED.search(text, max(0, m.start - 90), m.start)
    }
    month = months.pop() if len(months) == 1 else None
    return Resolved(edtf.point(year, month, approximate=True), "inferred", approximate=True)

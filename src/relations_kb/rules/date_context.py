"""What stands around a year or month: whether it is a date at all, and what the words before it make of it.

'early 1990s', 'the first quarter of 2019', 'circa 1500', 'FY 2012-13', 'at the end of November'; and the bare numbers
that are no years: '1500 troops', 'Resolution 1441', '2000 km'.
"""

from __future__ import annotations

import re
from dataclasses import replace

from relations_kb.rules import edtf
from relations_kb.rules.date_types import NUMBER, Hit, Partial, Which, number_value

_LOOKBACK = 44
_WS = r"[^\S\n]?\s[^\S\n]*"
_NTH = {
    **dict.fromkeys(("first", "1st", "i", "1"), 1),
    **dict.fromkeys(("second", "2nd", "ii", "2"), 2),
    **dict.fromkeys(("third", "3rd", "iii", "3"), 3),
    **dict.fromkeys(("fourth", "4th", "iv", "4"), 4),
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_NTH_WORD = r"(?:first|1st|second|2nd|third|3rd|fourth|4th|iv|iii|ii|i|1|2|3|4)"
_YEAR_BEFORE = re.compile(
    rf"(?:(?<![^\s(\[|,;:—–/'\"“‘])(?:"
    rf"(?P<part>early|late|mid|the{_WS}middle|middle)(?:[-–]|{_WS})(?:(?:in|of){_WS})?(?:the{_WS})?"
    rf"|(?:the{_WS})?(?:very{_WS})?(?P<edge>beginning|start|end|close){_WS}of{_WS}(?:the{_WS})?"
    rf"|(?:the{_WS})?(?P<quarter>{_NTH_WORD}){_WS}quarter{_WS}(?:(?:of|in){_WS})?"
    rf"|q(?P<q>[1-4])(?:{_WS}of)?{_WS}"
    rf"|h(?P<h>[12])(?:{_WS}of)?{_WS}"
    rf"|(?:the{_WS})?(?P<half>first|1st|second|2nd|latter|last){_WS}(?:half|semester){_WS}(?:of|in){_WS}(?:the{_WS})?"
    rf"|(?:the{_WS})?(?:(?P<which>first|last|past){_WS})?(?P<count>{NUMBER}){_WS}months{_WS}(?:of|in){_WS}"
    rf"|(?:the{_WS})?(?P<season>spring|summer|autumn|fall|winter)(?:{_WS}of|,)?{_WS}"
    rf"|(?P<fiscal>fy|fiscal{_WS}years?|financial{_WS}years?)[-\s]?"
    rf"|(?P<about>circa|ca\.|c\.|ca|around|about|approximately|roughly|some{_WS}time{_WS}in)\s?"
    rf"|(?:(?:in|by|since|from|of|until|till|during|for){_WS})?(?P<named>the{_WS}(?:year|management|exercise|"
    rf"campaign)|years?)(?:{_WS}of)?{_WS}"
    rf"|(?:same|like|corresponding|similar|comparable|analogous|respective){_WS}(?P<same>period|time|quarter|month|"
    rf"half|months)"
    rf"{_WS}(?:of|in|for){_WS}(?:the{_WS}year{_WS})?"
    rf"|(?P<strong>whole{_WS}(?:year{_WS})?of|course{_WS}of|as{_WS}(?:of|at)|as{_WS}(?:early|late|"
    rf"recently){_WS}as(?:{_WS}in)?|in|since|by|until|till|during|from|between|before|after|through|dated|circa|"
    rf"throughout|early|closed|ended|finished|(?:in|into){_WS}force|into{_WS}effect|"
    rf"(?<=\()(?:signed|concluded|ratified))"
    rf"(?:{_WS}(?:the|a))?{_WS}"
    rf"|(?P<weak>of|to|and|or|for|as|on|the|versus|vs\.?|with|than|over){_WS}"
    rf"))$"
)
_FOLLOW_REJECT = re.compile(
    r"[-\s]?(?:%|°|€|\$|£|bce?\b|b\.\s?c|[-\s]?(?:"
    r"people|persons|troops|soldiers|men|women|children|students|pupils|employees|workers|refugees|peacekeepers|"
    r"participants|delegates|visitors|tourists|citizens|nationals|migrants|passengers|officers|guests|"
    r"companies|firms|enterprises|jobs|cases|units|vehicles|cars|buses|items|documents|copies|pages|words|"
    r"k[mg]?|kilomet\w+|met(?:re|er)s?|m|miles?|ha|hectares?|acres?|tons?|tonnes?|mt|kg|kilos?|lit(?:er|re)s?|"
    r"barrels?|bpd|"
    r"mw|gw|kw|mwh|kwh|dollars?|euros?|pounds?|usd|eur|us\$|roubles|rubles|yuan|yen|"
    r"per\s?cent|percent|points?|million|billion|thousand|mln|bln|bn|hundred|"
    r"hours|hrs|days|weeks|months|years|times|households|families|homes|beds|seats|places|votes|square|cubic)\b)"
)
_STRONG = frozenset({"in", "since", "by", "until", "during", "before", "after"})
_BEFORE_STRONG = frozenset({"months", "quarter", "half", "early", "late", "mid", "middle", "time", "years", "year"})
_NO_YEAR_BEFORE = re.compile(
    r"\b(?:tel|phone|fax|no|nos|article|resolutions?|boeing|airbus|flight|room|box|directive|regulation|decree|law|"
    r"paragraph|page|pp?|section|rule|order|bill|unscr|code|number|suite|chapter|windows|mobile)\.?:?\s$"
)
# Before a number that counts what follows by its look ('2010 people'): 'In 2010 people …' opens a sentence.
_SURELY_YEAR = re.compile(
    r"(?:(?:[.;:\n]\s*|\A)in|\bsince|\bas\s(?:of|at)|\b(?:end|beginning|start|middle|course|half|quarter)\sof|\bduring|"
    r"\bback\sin|\buntil|\bin\sthe\syear)\s\Z"
)
_VISITS = re.compile(r"\s(?:(?:state|official|working|historic)\s)?(?:visit|trip|tour|journey)\b")
_OWNER = re.compile(r"(?:['’]s?|\b(?:his|her|their))\s$")
# 'USD 7.4 million, 2013 – USD 6.1 million'
_AMOUNT_FOLLOWS = re.compile(
    r"\s?(?:[-–—:]|\s?\()\s?(?:(?:about|over|some|nearly|almost)\s)?(?:[$€£¥]|[a-z]{2,3}\$?\s?\d|\d)"
)
_WEAK_FOLLOW = re.compile(
    r"\s?[.,;:)\]\n|’'\"–—-]|\s?$|\s(?:and|to|or|when|with|the|was|were|is|has|had|in|at|on|by|as|between|until|"
    r"which|that|a|onwards?|present|who|but|while|for|after|under|where|did|would|shows?|showed|puts?|gives?|gave|"
    r"indicates?|saw|brought|rose|fell|grew|amounted|reached|stood|made|totall?ed|came|equall?ed|exceeded|there|"
    r"it|he|she|they|this|both|its|their)\b"
)
_MONTH_BEFORE = re.compile(
    rf"(?<![^\s(\[|,;:—–/'\"“‘])(?:"
    rf"(?P<which>last|this|this{_WS}past|past|next|this{_WS}coming){_WS}"
    rf"|(?:(?:the|since|by|in|at|until|from){_WS})*(?P<part>early|late|mid|beginning|end|start|middle|close|"
    rf"first{_WS}half|second{_WS}half|"
    rf"first{_WS}days|last{_WS}days|first{_WS}week|last{_WS}week)(?:[-–]|{_WS})(?:(?:in|of){_WS})?"
    rf"|(?P<prep>in|since|by|until|till|during|from|through|between|before|after|around|about|of|(?:planned|"
    rf"scheduled|foreseen|slated|set|due|expected|fixed){_WS}for)(?:{_WS}the{_WS}month{_WS}of)?{_WS}"
    rf")$"
)
# 'the November visit', 'their March talks'
_OWNER_BEFORE = re.compile(r"\b(?:the|his|her|their|our|its|'s|’s)\s$")
_EVENT_BEHIND = re.compile(
    r"\s(?:state |official |working |bilateral |telephone |phone )?(?:visits?|meetings?|trip|summit|talks|session|"
    r"calls?|tour|"
    r"conversation|round|consultations)\b"
)
_PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "since",
        "by",
        "until",
        "till",
        "from",
        "during",
        "before",
        "after",
        "between",
        "of",
        "to",
        "for",
        "at",
    }
    | {"around", "about", "effective", "dated"}
)


def before(low: str, at: int) -> str:
    """Return the few words before ``at`` that can bear on a date."""
    return low[max(0, at - _LOOKBACK) : at]


def preposition(low: str, at: int) -> str | None:
    """Return the preposition right before ``at`` ('the' skipped), or None."""
    if at == 0 or not low[at - 1].isspace():
        return None
    words = low[max(0, at - 16) : at].split()
    if words and words[-1] == "the":
        words.pop()
    if not words:
        return None
    word = words[-1].lstrip("(['\"“‘")
    if len(words) > 1 and words[-2] == "as" and word in {"of", "from"}:
        return f"as {word}"
    return word if word in _PREPOSITIONS else None


def _thirds(first: int, last: int, part: str) -> tuple[int, int]:
    """'early 1990s' is 1990-1994, 'late' 1995-1999, 'mid' 1993-1997; a century by thirds."""
    if last - first < 10:
        return {"e": (first, first + 4), "l": (last - 4, last)}.get(part[0], (first + 3, last - 2))
    return {"e": (first, first + 33), "l": (first + 67, last)}.get(part[0], (first + 34, first + 66))


def vague_span(value: str, part: str) -> str:
    """Narrow a decade or century to its early, middle or late part, as an approximate interval."""
    first, last = value.split("/")
    low, high = _thirds(int(first), int(last), part)
    return f"{low:04d}/{high:04d}~"


def _surely_year(low: str, hit: Hit) -> bool:
    """Tell whether a number before a noun is a year all the same; a round one ('2000 companies') counts."""
    lead = low[max(0, hit.start - 24) : hit.start]
    return not low[hit.start : hit.end].endswith("00") and _SURELY_YEAR.search(lead) is not None


def year_with_words(low: str, hit: Hit, *, loose: bool = False) -> Hit | None:
    """Take the words before a year into account; None if the number is no year.

    :param loose: whether the surroundings (a table cell, a line of its own) already make the number a year.
    """
    if _FOLLOW_REJECT.match(low, hit.end) and not _surely_year(low, hit):
        return None
    assert hit.edtf is not None
    window = before(low, hit.start)
    words = window[-24:].split()
    if words and window[-1] == " " and words[-1] in _STRONG and (len(words) < 3 or words[-2] not in _BEFORE_STRONG):
        return hit  # the common case, without the patterns
    if _NO_YEAR_BEFORE.search(window):
        return None
    found = _YEAR_BEFORE.search(window) if window and (window[-1].isspace() or window[-1] in "-–y.") else None
    if found is None:
        return hit if loose or hit.form == "decade" or _stands_alone(low, hit) else None
    start = hit.start - len(window) + found.start()
    while low[start].isspace():
        start += 1
    single = hit.form == "year"
    year = int(hit.edtf[:4])
    if found["part"] or found["edge"]:
        if single:
            return hit._replace(start=start, form="vague-year", edtf=hit.edtf + "~")
        part = found["part"] or {"beginning": "early", "start": "early"}.get(found["edge"], "late")
        part = "mid" if "middle" in part else part
        if hit.form == "decade":
            return hit._replace(start=start, form="vague-decade", edtf=vague_span(hit.edtf, part))
        return hit
    months = _months(found)
    if months is not None and single:
        first, last = months
        value = edtf.make_range(edtf.point(year - (first > last), first), edtf.point(year, last))
        return hit._replace(start=start, form="part-of-year", edtf=value)
    if found["half"] and hit.form == "decade":
        part = "early" if _NTH.get(found["half"]) == 1 else "late"
        return hit._replace(start=start, form="vague-decade", edtf=vague_span(hit.edtf, part))
    if found["fiscal"]:
        return hit._replace(start=start, form="fiscal-year", fiscal=True)
    if found["about"]:
        if single and not _WEAK_FOLLOW.match(low, hit.end):
            return None
        return hit._replace(start=start, form="vague-year", edtf=edtf.approximate(hit.edtf))
    if found["weak"] and single and not loose and not _WEAK_FOLLOW.match(low, hit.end):
        return None
    if found["weak"] in {"on", "the", "than", "over", "as", "with"} and single and not loose:
        return None
    return hit


def _months(found: re.Match[str]) -> tuple[int, int] | None:
    """Return first and last month for 'first quarter', 'H1', 'nine months', 'spring'."""
    nth = found["quarter"] or found["q"]
    if nth:
        quarter = _NTH[nth]
        return quarter * 3 - 2, quarter * 3
    if found["half"] or found["h"]:
        first = _NTH.get(found["half"] or found["h"]) == 1
        return (1, 6) if first else (7, 12)
    if found["count"]:
        count = number_value(found["count"])
        if not 1 <= count <= 12:
            return None
        return (13 - count, 12) if found["which"] == "last" else (1, count)
    if found["season"]:
        return SEASONS[found["season"]]
    return None


# 'Total trade 2021: RM 2 billion', 'Bilateral trade 2011:': a label and its year at the begin of a line.
_LABEL = re.compile(r"(?:^|(?<=\n))[ \t*_•-]*[a-z][a-z' -]* \Z")
_LONGEST_LABEL = 60


def _stands_alone(low: str, hit: Hit) -> bool:
    """Tell whether a number without a preposition is a year: '(1975)', '| 1957', 'Vienna, 1961.', '1992-1994'."""
    start, end = hit.start, hit.end
    left = low[start - 1] if start else "\n"
    right = low[end] if end < len(low) else "\n"
    if left in "([" and right in ")],;–—-/ :":
        return right != " " or not low[end + 1 : end + 2].isalpha() or _WEAK_FOLLOW.match(low, end) is not None
    if right == ":" and left == " " and _LABEL.search(low, max(0, start - _LONGEST_LABEL), start):
        return True
    begin = start
    while begin and low[begin - 1] in " \t\xa0*_•#=-–":
        begin -= 1
    edge = low[begin - 1] if begin else "\n"
    if edge == "|":
        return True
    if edge == "\n":
        return (
            hit.form == "years"
            or right in "\n:|\t)"
            or low[end : end + 2] in {" -", " –", " —", " |", " (", " =", "-\n"}
            or (right in " .," and _beside_years(low, begin, end))
            or (low[end : end + 2] in {"  ", " \t"} and not _HOUR.match(low, start))
        )
    if left == " " and right in "–-" and low[end + 1 : end + 2] in {"", "\n", ")", "|"}:
        return True  # an ambassador's '2024–'
    if hit.form == "years" or (
        left == " " and _OWNER.search(low[max(0, start - 8) : start]) and _VISITS.match(low, end)
    ):
        return True
    if left == " " and _ends_heading(low, start, end):
        return True
    if left == " " and start > 2 and low[start - 2] in ",;:" and _AMOUNT_FOLLOWS.match(low, end):
        return True
    if left == " " and right == "\n" and low[max(0, start - 3) : start - 1] in {" –", " —", " -"}:
        return True  # 'Foreign Minister X – 2003'
    if left == " " and start > 1 and low[start - 2] == "," and start > 2 and not low[start - 3].isdigit():
        return right in '.,;:)]\n"”’|' or low[end : end + 2] == " ("  # 'the President, 2014 (cancelled)'
    return False


# In '1630  Talks with the minister' a programme tells the time.
_HOUR = re.compile(r"(?:[01]\d|2[0-4])[0-5][05]|1[0-4]")
_YEAR_LINE = re.compile(r"\s*[*•–—·-]*\s*(?:1[5-9]|20)\d\d(?!\d)")


def _beside_years(low: str, begin: int, end: int) -> bool:
    """Tell whether the line after or before one that begins with a number begins with a year too: a chronology."""
    after = low.find("\n", end)
    if after >= 0 and _YEAR_LINE.match(low, after + 1):
        return True
    above = low[max(0, begin - 400) : begin].rstrip()
    first = above.rfind("\n")
    return first >= 0 and _YEAR_LINE.match(above, first + 1) is not None


def _ends_heading(low: str, start: int, end: int) -> bool:
    """Tell whether a number ends a short line of its own: 'Bilateral trade 2011:'."""
    after = low[end : end + 2]
    if not (after[:1] in {"", "\n"} or after in {":\n", ":"}) or not low[start - 2 : start - 1].isalpha():
        return False
    begin = low.rfind("\n", max(0, start - 60), start)
    if begin < 0 and start > 60:
        return False
    return not any(c in ".,;!?" for c in low[begin + 1 : start])


def month_with_words(low: str, hit: Hit, name: str) -> Hit | None:
    """Take the words before a month without day and year into account; None if the word is no month.

    'in September', 'this October', 'at the end of November', 'mid-May'; not 'March on', 'May we'.
    """
    partial = hit.relative
    assert isinstance(partial, Partial)
    window = before(low, hit.start)
    found = _MONTH_BEFORE.search(window)
    if found is None:
        if name != "may" and _OWNER_BEFORE.search(window) and _EVENT_BEHIND.match(low, hit.end):
            return hit._replace(form="which-month", relative=replace(partial, which="this"))
        return hit if hit.form == "months" else None
    start = hit.start - len(window) + found.start()
    if found["which"]:
        which: Which = "last" if "last" in found["which"] or "past" in found["which"] else "next"
        if found["which"] == "this":
            which = "this"
        return hit._replace(start=start, form="which-month", relative=replace(partial, which=which))
    if found["part"]:
        return hit._replace(start=hit.start - len(window) + found.start("part"), form="part-of-month")
    if found["prep"] == "of" and not re.search(r"(?:month|day|week|night|morning|th|st|rd|nd)s?\s+of\s+$", window):
        return None
    if name in {"may", "march"} and found["prep"] not in {"in", "since", "until", "by", "during", "from", "of"}:
        return None
    return hit


def qualify_absolute_month(low: str, hit: Hit) -> Hit:
    """Widen 'March 2016' to 'early March 2016': the date stays, the span takes the words in."""
    window = before(low, hit.start)
    found = _MONTH_BEFORE.search(window)
    if found is None or not found["part"]:
        return hit
    return hit._replace(start=hit.start - len(window) + found.start("part"))

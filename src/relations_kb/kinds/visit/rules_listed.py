"""How lists of visits have them: an entry with a date, who went, and where; the head tells who visits whom."""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

# What stands before the one who goes: 'From 3 to 5 May 2011: ', '10.2017. – ', '2004 - '.
_WHEN: Final = r"^\W*(?:(?:from|on|in) )?<D\d+>(?:,? <D\d+>)?\.?\)?(?: ?[-–—:|.,]+| ) ?"
# What follows the place: '… in Lima, at the invitation of', '… to Lima (for talks)', '… in Lima as part of'.
_THEN: Final = (
    r"(?=,| ?[()|;–—.]| -| <D|$| (?:for|as part|on (?:the|an?|<D)|at the|upon|within|in the|with|to attend|and)\b)"
)

# Lists are headed 'High-level visits', 'To Chile:', 'From Norway'.
_HEAD: Final = r"\bvisits?\b|^(?:to|from) [^\n]{3,40}$"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="visit.listed-to",
        triggers=("(", "–", "-", "|", ",", " to ", ":"),
        head=r"\b(?:visits?|meetings?|delegations?|trips|guests|high[- ]level)\b",
        pattern=r"^(?=.*<D\d+>)[^\w<]*(?:<D\d+>(?:,? <D\d+>)?\W{1,4})?(?P<guest>{person})"
        r"(?P<verb>,? to|,? in|,| \(| [-–—:|])(?:,? (?:an? |the )?(?:[a-z-]+ ){0,3}visit to)? ?{place:host}"
        r"(?=,| ?[()|;–—]| -| <D| (?:in|on|from) (?:the )?<D|\.?$)",
        gives={"form": "visit"},
        examples=(
            "High-level visits between Norway and Chile\n\n- Foreign Minister Kari Lund, Santiago, 3-4 May 2009",
            "Visits of Norway and Chile\n\n- 2011: Foreign Minister Kari Lund to Chile",
        ),
        not_examples=("Foreign Minister Kari Lund, Santiago, 3-4 May 2009",),
        confidence=0.8,
    ),
    Rule(
        id="visit.listed",
        triggers=("(", "–", "-", "|", ","),
        head=_HEAD,
        pattern=r"^\W*(?P<guest>{person})(?:[ ,(:–—-]|(?:in|on|from) ){1,4}(?P<when>{date})",
        gives={"form": "visit"},
        examples=("Visits from Norway to Chile\n\n- Prime Minister Kari Lund (May 2009)\n- King Olaf, June 2011",),
    ),
    Rule(
        id="visit.listed-later",
        triggers=("–", "-", "|", ":", ",", ")"),
        head=_HEAD,
        pattern=r"^\W*(?P<when>{date})[\W]{1,4}(?P<guest>{person})\W*$",
        gives={"form": "visit"},
        examples=("Visits from Norway to Chile\n\n- May 2009: Prime Minister Kari Lund\n- June 2011: King Olaf",),
    ),
    Rule(
        id="visit.dated-entry",
        triggers=(" in ", " to ", "visit", " at ", ","),
        pattern=_WHEN + r"(?:(?:sheikh|sheikha|emir|king|sultan|prince) )?(?P<guest>{person})"
        r"(?P<verb>,? (?:to|in|on (?:an?|his|her) [a-z -]{0,40}(?:visit|trip|tour) "
        r"(?:to|in)|(?:- |– )?(?:an? |the )?(?:[a-z-]+ ){0,3}(?:visit|trip) (?:to|in)|arrived in))"
        r" {place:host}" + _THEN,
        gives={"form": "visit", "entry": "yes"},
        examples=(
            "- 3 May 2009: Norwegian Foreign Minister Kari Lund in Santiago, as part of a tour",
            "05.2009. – Norwegian Foreign Minister Kari Lund, official visit to Chile, at the invitation of Ana Soto",
        ),
        not_examples=("3 May 2009: Norwegian Foreign Minister Kari Lund praised Chile",),
        confidence=0.8,
    ),
    Rule(
        id="visit.participation",
        triggers=("participation", "attendance", "presence"),
        pattern=r"\b(?P<verb>participation|attendance|presence) (?:of|by) {side:guest}{gap} (?:in|at|of|during) "
        r"{gap} ?(?:in|at) {place:host}",
        gives={"form": "visit", "entry": "yes"},
        examples=("3 May 2009: participation of Norwegian Minister Kari Lund in the Independence Day in Santiago",),
        confidence=0.75,
    ),
    Rule(
        id="visit.those-of",
        triggers=("those of", "that of", "those by", "those paid", "one of", "ones of", "visits of", "visits by"),
        pattern=r"(?:\b(?P<verb>(?:those|that|the ones?|visits)) (?:paid )?(?:of|by)|(?<=>),? (?:and|as well as)(?: "
        r"(?:those|that))? (?:of|by)|(?<=>)[,;] (?:of|by)) "
        r"{side:guest}{gap} (?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("The last visits were those of King Olaf of Norway to Chile in May 2009 and of Ana Soto to Oslo.",),
        not_examples=("The exports of Norway to Chile were those of 2009.",),
        confidence=0.8,
    ),
)

"""The pieces that the patterns of treaties are made of, and what one of several papers is called."""

from __future__ import annotations

import re
from typing import Final

PAPER: Final = (
    r"(?:treat(?:y|ies)|convention|agreement|accord|protocol|memorand|\bmous?\b|m\.o\.u|pact\b|pacts\b|declaration|"
    r"communiqu|statement|"
    r"minutes|charter|compact|armistice|concordat|letters? of|exchange of|arrangement|deals?\b|\bplans?\b|program|"
    r"roadmap|partnership|frameworks? (?:for|on|to|\()|aide-memoire|contract|(?:paper|document|text|instrument)s? "
    r"(?:of|"
    r"with|to|on) (?:the same|this|such|like|an?)|\b(?:nafta|usmca|anzus|new start|fta|bit|cepa|epa|dtaa?|mlat|"
    r"tifa|moa)s?\b)"
)
BE: Final = (
    r"(?:(?:was|were|is|are|has been|have been|had been|been|being|be|gets?|got) (?:(?:also|both|formally|officially|"
    r"then|later|finally|subsequently|jointly|recently|already|first|initially|successfully|all|soon|eventually|"
    r"provisionally|unanimously|today|yesterday) )?)"
)
# Where the instrument stands: behind the verb, or before it.
AFTER: Final = {"place": "after"}
BEFORE: Final = {"place": "before"}


def singular(head: str) -> str:
    """Return 'Agreement' for 'Agreements', 'memorandum of understanding' for 'memoranda of understanding'."""
    for pattern, one in (
        (r"(?i)(?<=treat)ies\b", "y"),
        (r"(?i)(?<=memorand)(?:a|ums)\b", "um"),
        (r"(?i)(?<=mou)s\b", ""),
        (r"(?i)(?<=agreement)s\b", ""),
        (r"(?i)(?<=accord)s\b", ""),
        (r"(?i)(?<=protocol)s\b", ""),
        (r"(?i)(?<=declaration)s\b", ""),
        (r"(?i)(?<=program)(?:mes|s)\b", ""),
        (r"(?i)(?<=pact|plan|deal)s\b", ""),
        (r"(?i)(?<=convention)s\b", ""),
        (r"(?i)(?<=contract)s\b", ""),
        (r"(?i)(?<=arrangement)s\b", ""),
    ):
        try:
            changed = re.sub(pattern, one, head)
        except re.error:
            continue
        if changed != head:
            return changed
    return head

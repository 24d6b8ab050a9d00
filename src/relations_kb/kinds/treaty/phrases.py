"""The pieces that the patterns of treaties are made of."""

from __future__ import annotations

from typing import Final

PAPER: Final = (
    r"(?:treat(?:y|ies)|convention|agreement|accord|protocol|memorand|\bmous?\b|m\.o\.u|pact\b|pacts\b|declaration|"
    r"communiqu|statement|"
    r"minutes|charter|compact|armistice|concordat|letters? of|exchange of|arrangement|deals?\b|\bplans?\b|program|"
    r"roadmap|frameworks? (?:for|on|to|\()|aide-memoire|contract|(?:paper|document|text|instrument)s? (?:of|"
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

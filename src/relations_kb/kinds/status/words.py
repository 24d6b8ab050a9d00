"""The words for missions and relations that the rules on diplomatic status share."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.status.model import Mission

MISSION: Final = (
    r"(?:(?:honou?rary |general |resident |permanent |full-fledged |diplomatic |own |first |new |liaison |"
    r"representative |trade |"
    r"economic |cultural |and |commercial |joint |interests? |consular |de facto |small |residential |separate |"
    r"nonresident |"
    r"non-resident |official |unofficial |its |an? |four |two |three |five |six |seven |eight |nine |ten |\d+ |"
    r"several |more |another |additional |further |\"[^\"]{3,60}\" |'[^']{3,60}' |"
    r"<[CS]\d+> )*"
    r"(?:embass(?:y|ies)|legations?|consulates?[- ]general|consulates?|high commissions?|missions?|representations?|"
    r"representative offices?|offices?|interests? sections?|delegation general|diplomatic presence|chancer(?:y|ies)))"
)
# One of these stands in every sentence on missions.
TRIGGERS: Final = (
    "embass",
    "legation",
    "consulate",
    "high commission",
    "mission",
    "office",
    "representation",
    "interests section",
    "consular",
    "chancer",
)
OPENED: Final = (
    r"(?:opened|re-?opened|opens|re-?opens|re-?open|re-?opening|establishes|establishing|inaugurates|"
    r"established|set up|inaugurated|installed|founded|launched|created|"
    r"placed|sent|built|opening|to open|open|establish|re-?established|officially opened)"
)
RELATIONS: Final = (
    r"(?<!\w)(?:(?:full|formal|official|normal|bilateral|diplomatic|consular|regular|mutual|friendly|direct|"
    r"ambassador(?:ial)?[- ]level|ambassadorial|"
    r"trade|and|or|"
    r"political|<C\d+>(?:-<C\d+>)?(?:'s)?)[ ,]+)*(?:diplomatic )?(?:relations(?:hip)?|ties|links|contacts)"
)
# Who speaks or acts without a name: 'we', 'our country', and 'it' or 'the country' of a sentence that named one.
WE: Final = r"(?P<we>(?<![\w<])(?:we|our country|it|the (?:country|nation|kingdom|republic|island|sultanate))(?![\w-]))"
DIPLOMATIC: Final = re.compile(
    r"(?i)\b(?:diplomatic|consular|official|formal|full|bilateral|ambassadorial|relations between|<C\d+>)"
)

_FORMS: Final[tuple[tuple[str, Mission], ...]] = (
    (r"honou?rary (?:general )?consul(?:ate)?s?", "consulate"),
    (r"consulates?[- ]general|general consulates?", "consulate-general"),
    (r"consulates?", "consulate"),
    (r"high commissions?", "high-commission"),
    (r"legations?", "legation"),
    (r"embass(?:y|ies)", "embassy"),
    (r"interests? sections?|offices?\b", "office"),
)


def mission_of(words: str) -> Mission | None:
    """Return the kind of mission that words name, or None for 'a diplomatic mission', which may be any.

    >>> mission_of("an honorary consulate")
    'consulate'
    """
    lowered = words.lower()
    if re.search(r"diplomatic office", lowered):
        return None
    for pattern, mission in _FORMS:
        if re.search(pattern, lowered):
            return mission
    return None


# Why a mission was closed, which may stand before what became of it: 'for lack of funds it shut in 1993'.
CAUSE: Final = (
    r"(?:for|due to|owing to|because of|out of) (?:(?:a )?(?:lack|want|shortage) of|reasons? of|financial|"
    r"budgetary) [a-z]+"
)

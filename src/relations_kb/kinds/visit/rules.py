"""How English reports that people of one side go to, meet or call people of the other.

Names in the patterns: ``guest`` goes, ``host`` is the country or city gone to, ``receiver`` the people who receive,
``one`` and ``two`` meet or talk, ``who`` are further people, ``when`` is the date.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.visit import (
    rules_calls,
    rules_going,
    rules_listed,
    rules_meeting,
    rules_other,
    rules_presence,
    rules_receiving,
    rules_returning,
    rules_verbless,
)
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *rules_going.RULES,
    *rules_returning.RULES,
    *rules_receiving.RULES,
    *rules_meeting.RULES,
    *rules_calls.RULES,
    *rules_other.RULES,
    *rules_presence.RULES,
    *rules_listed.RULES,
    *rules_verbless.RULES,
)

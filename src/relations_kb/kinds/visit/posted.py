"""Journeys that are no visits: whoever arrives 'as ambassador of Peru' or to take up a post has come to stay."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted

_POSTED: Final = Sifted(
    r"(?i)(?:[^.;<]|<[CD]\d+>){0,60}?"
    r"(?:\bto take (?:up|over) (?:the|his|her|a) (?:post|duties|office|place|position|functions)|"
    r"\bto (?:take charge of|head|lead) (?:the|his|her|its|their) (?:new |reopened "
    r")?(?:embassy|mission|"
    r"legation|consulate)|\bto (?:assume|begin|start|enter upon) (?:his|her|the) (?:duties|functions|post|mission|"
    r"work as)|"
    r"\bas (?:the |its |his |her |their |an? )?(?:new |first |resident |next |<O\d+> )*"
    r"(?:ambassador|high commissioner|charg[eé]|envoy|consul|permanent representative)|\bto present (?:his|her) "
    r"credentials)\b"
)
# '… as ambassador of Peru', where the office with its country is one slot
_AS: Final = re.compile(r"(?:[^.;<]|<[CD]\d+>){0,60}?\bas (?:the |its |his |her |their |an? )?(?:new |first )?<S(\d+)>")
_ENVOY: Final = re.compile(r"(?i)(?:ambassador|high commissioner|charg[eé]|envoy|consul)\b")
_NEAR: Final = 90  # code points behind the words that tell the journey


def posted(match: Match) -> bool:
    """Tell whether the words behind a journey say that it was made to take up a post."""
    masked = match.sentence.masked
    if _POSTED.search(masked, match.end, match.end + _NEAR):
        return True
    found = _AS.match(masked, match.end)
    return found is not None and _ENVOY.match(match.sentence.slots[int(found.group(1))].title or "") is not None

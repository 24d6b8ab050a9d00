"""What became of a visit that was planned: called off, put off, given up, or never more than a wish."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.model.record import Modality
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted

# 'The visit of X to Peru, foreseen for May 2009, did not take place.'
NOT_HELD: Final = Sifted(
    r"(?i)[^.;|]{0,80}?\b(?:did not take place|didn't take place|did not materiali[sz]e|never took place|"
    r"fell through|did not come (?:about|off)|came to naught|fell victim|(?:had to be|was|were|been) (?:given up|"
    r"abandoned|"
    r"called off)|came between|was thwarted|(?:trip|visit|journey|plan|stop) (?:was|"
    r"had to be|were) (?:called off|cancell?ed|dropped|scrapped)|"
    r"came to nothing)\b"
)
# 'visit of X to Peru, cancelled on account of the floods', '…, set for June, had to be called off', '…, put off to May'
CALLED_OFF: Final = Sifted(
    r"(?i)(?:[^.;|<]|<D\d+>){0,60}?(?:,|\(|\bwhich|\bhas|\bhad|\bstays|\bremains|\bis|\bwas) ?(?:has |had |was |is |"
    r"to )*(?:be |been )?"
    r"(?:again |once more )?(?:cancell?ed|called off|scrapped|dropped|(?P<later>moved to|shifted to|rescheduled|"
    r"postponed|put off|deferred|"
    r"adjourned))\b"
)
# 'A visit by the President is not on the agenda.'
NOT_AT_ALL: Final = re.compile(
    r"(?i),? (?:is|was|are|were) (?:currently |for now |at present )?not (?:yet )?(?:on|planned|foreseen|envisaged|"
    r"scheduled|in|under|being|to be)\b|"
    r" (?:was|has been|had been|is) (?:often |long |much |merely |only )?(?:wished for|hoped for|desired|rumou?red|"
    r"mooted)\b"
)
_WAS_TO: Final = re.compile(r"(?i)\b(?:was|were|had been) (?:due |to have|scheduled to have|supposed to)[a-z ]*$")
DROPPED: Final = Sifted(
    r"(?i)\b(?:cancel\w*|call(?:ed|s|ing)? (?:it |the \w+ )?off|dropped|scrapped|prevented|"
    r"stayed (?:at home|home|away)|(?:did )?not (?:permit(?:ting)?|allow(?:ing)?)|impossible|kept (?:him|her|them)|"
    r"in between|intervened|put paid|stood in the way|never (?:came|went|did|arrived|made)|"
    r"did not (?:come|go|appear|make it)|thwarted|(?:given up|abandoned)|foiled|fell victim|"
    r"came to nothing|nothing came)\b"
)
_HAD_BEEN_TO: Final = re.compile(
    r"(?i)\b(?:(?:was|were|had been|has been) (?:originally |also |once )?(?:due|scheduled|expected|supposed|set|"
    r"meant|slated|"
    r"to|invited|planned|announced|awaited)|had (?:planned|intended|meant|hoped)|planned|intended)\b[a-z ]*$"
)


def unless_dropped(match: Match, verb: int, modality: Modality | None) -> Modality | None:
    """Return the sense of a visit that was to be: cancelled, where the rest of its sentence tells what came in between.

    :param modality: the sense that the words around the verb at offset ``verb`` give.
    """
    masked = match.sentence.masked
    if modality is not None and _WAS_TO.search(masked[:verb][-24:]):
        # 'was to have visited Lima, but had to call off the trip'
        return "cancelled" if DROPPED.search(masked, match.end) else None
    goes = match.rule.gives["form"] == "visit"
    if goes and modality == "planned" and _HAD_BEEN_TO.search(masked[: verb + len(match.words.get("verb", ""))]):
        # 'was due in Lima in May; the floods kept him at home', 'had planned to go to Lima, which the floods …'
        return "cancelled" if DROPPED.search(masked, match.end) else modality
    return modality

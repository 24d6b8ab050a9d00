"""Clauses that hang on the phrase for a round and tell of it, whatever else is said: 'which Oslo hosted in 2013'."""

from __future__ import annotations

import re
from typing import Final

# 'which had been held in Lima in 2013', ', convened in 2013', 'which Lima sheltered in 2013'
_TOOK_PLACE: Final = (
    r"(?:held|hosted|convened|conducted|organi[sz]ed|took place|met|sat|assembled|gathered|opened|closed|concluded|"
    r"chaired|celebrated|staged|inaugurated|(?:was|were|had been) (?=(?:in|at) <C))"
)
HANGS_ON: Final = re.compile(
    rf"(?i)(?: \([^()<]{{1,40}}\))?,? (?:(?:(?:of|for|to|at|during) )?(?:which|that|where)\b"
    rf"(?:(?: [a-z]+){{0,3}} (?:the )?<[CS]\d+>(?: had| (?:was|were) to)? [a-z]+|"
    rf"(?! (?:will|would|shall|should|is|are|may|can|could)\b)(?: [a-z]+){{0,3}}? {_TOOK_PLACE})|{_TOOK_PLACE})\b"
    r"(?:[^;|.<]|<[CPSB]\d+>){0,60}?(?:\b(?:in|on|from|for|until)|>|yesterday|,) <D(?P<date>\d+)>"
)

# 'the mid-term review of the twelfth session', 'to prepare the second session': a meeting, and not that session.
_REVIEW: Final = (
    r"(?:(?:mid-?term|half-?time|half-?way|interim|mid-?point|follow-up) (?:review|meeting|stocktaking|assessment|"
    r"evaluation)|follow-up)(?: meeting)? (?:of|to|on)"
)
_WHAT: Final = (
    r"(?: (?:the|its|their))?(?: (?:conclusions|decisions|outcomes?|results|recommendations|commitments|progress|"
    r"implementation|execution)(?: and (?:conclusions|decisions|outcomes?|results|recommendations))? (?:of|made "
    r"since|since|from))?"
)
_BEFORE_IT: Final = (
    rf"(?:{_REVIEW}|to (?:prepare(?: for)?|follow up(?: on)?|take (?:half-way |mid-term )?stock(?:, [a-z]+,)? of"
    rf"(?: what)?|(?:review|assess|evaluate|examine)(?: half-?way| at mid-?term| mid-?term| at half-?time)?|pave the "
    r"way for|lay the ground "
    r"for)|in "
    rf"preparation (?:of|for)|on the preparation of|preparing(?: for)?|ahead of){_WHAT} (?:(?:the|their|its) "
    rf")?(?:own )?$"
)
# 'A mid-term review of the Commission brought Secretary X to Lima', 'The half-way review of the 6th session was held'
REVIEW_ITSELF: Final = re.compile(
    rf"(?i)(?:^\W*|[,;] |<D\d+>,? )(?:the|a|an|its|their) {_REVIEW}{_WHAT} (?:(?:the|their|its) )?$"
)
REVIEWED: Final = re.compile(rf"(?i)\b{_BEFORE_IT}")
# 'Experts of the two countries were in Lima on 3 May to prepare the second session'
PREPARED: Final = re.compile(
    rf"(?i)(?:<[SB]\d+>|\b(?:experts|officials|secretaries|teams|technicians|representatives|delegations?|"
    rf"co-?chairs|directors)\b)"
    rf"[^;|]{{0,60}}? (?:(?:met|were|sat|gathered|worked|convened|assembled|came together|held|got together|spent)\b"
    rf"[^;|]{{0,90}}? |(?:at|for|in|to) (?:the |a )?){_BEFORE_IT}"
)
# 'will join President Diaz in Lima to preside over the second session'
WILL_LEAD: Final = re.compile(
    r"(?i)\b(?:will|shall|(?:is|are) (?:to|due to|set to|expected to|scheduled to)) (?:jointly |together |also "
    r")?(?:join|"
    r"preside|co-?chair|chair|lead|head|open|host|attend|meet|sit|steer|travel|fly|go|take part|participate|"
    r"represent)\b"
    r"[^;]*$"
)
# 'such aim was set at the ordinary sitting of the commission': what was told there may speak of any year.
SAID_AT: Final = re.compile(
    r"(?i)\b(?:said|set|put|noted|agreed|stated|told|named|announced|given|mentioned|outlined|formulated|voiced|fixed|"
    r"declared|stressed|reported|spoken|confirmed|repeated|proclaimed|expressed|raised|adopted|approved|settled) "
    r"(?:[a-z]+ )?(?:at|on|during|in the course of) (?:the |its |their |an? )?"
    r"(?:(?:regular|ordinary|last|latest|recent|previous) |<O\d+> )?$"
)
# 'The page was renewed on 12.09.2013', 'Last change: 28 November 2013': the year up to which an undated page tells.
RENEWED: Final = re.compile(
    r"(?im)^[^\n]{0,60}\b(?:updated?|renewed|chang(?:ed?|es)|revis(?:ed|ion)|refreshed|actuali[sz](?:ed|ation)|edited|"
    r"modified|edition|corrected)\b[^\n]{0,40}?\b(?P<year>(?:19|20)\d\d)\b"
)
UNKNOWN: Final = re.compile(
    r"(?i)\b(?:no(?:body| one)|(?:not|n't) (?:yet )?(?:known|clear|say|tell)|unclear|unknown)\b[^;]{0,60}?\bwhen\b|"
    r"\bwhen\b[^;.]{0,40}?\b(?:no(?:body| one)\b|(?:is|was|remains) (?:not (?:yet )?(?:known|clear)|unclear|unknown|"
    r"open)\b)"
)
PARTICIPANTS: Final = re.compile(
    r"(?i)(?:the )?(?:participants|delegates|members|delegations|guests|officials|heads) (?:of|in|to|at|for) (?:an? |"
    r"the )?$"
)
NOT_ITS_CLAUSE: Final = re.compile(
    r"(?i)\b(?:not|never|no|agree[ds]?|decided|establish\w*|creat\w*|found\w*|sign\w*|set up|since|until|announced|"
    r"called|proposed|cancell?ed|postponed)\b"
)

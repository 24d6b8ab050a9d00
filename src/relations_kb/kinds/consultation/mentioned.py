"""Whether a sentence that no narrower rule reads still tells of a round: by the words around the phrase that names it.

Reports put it in endless ways ('Lima saw the third round', 'the sides went through the agenda of the fourth session',
'the commission came to a close'). A round with a number, a day or a place, in a clause that tells of something done or
agreed on, took place; one that is only founded, prepared, praised or hoped for did not.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.consultation.clauses import PREPARED, REVIEW_ITSELF, REVIEWED, WILL_LEAD
from relations_kb.kinds.consultation.talks import Talk
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Sentence

# What ends the reach of words around the phrase.
_CUT_BEFORE: Final = re.compile(r".*(?:; |\. | – | — |, (?:but|while|whereas|although) |\b(?:while|whereas) )")
_CUT_AFTER: Final = re.compile(r"; |\. (?=[A-Z<])| – | — |, (?:but|while|whereas|although) |\b(?:while|whereas) ")
_REACH: Final = 110

# Right before the phrase: it is a part of another thing that is spoken of, not the event.
_PART_OF: Final = re.compile(
    r"(?i)\b(?:results?|decisions?|outcomes?|implementation|recommendations?|follow-up|conclusions|minutes|"
    r"protocols?|agenda|proposals?|"
    r"(?:co-?)?chair(?:s|m[ae]n|person|persons)?|co-?chairs|members?|heads?|secretar(?:y|ies|iat)|part|work|role|"
    r"importance|idea|need|usefulness|potential|activit(?:y|ies)|resumption|revival|launch|creation|establishment|"
    r"activation|possibility|mechanism|format|date|dates|preparations?|regularity|delegation|participants|"
    r"representatives|eve) (?:of|for|in|to|at)"
    r" (?:the |their |its |a |this |that )?(?:[a-z]+ )?$|\b(?:preparing|prepare|prepared) (?:for )?(?:the |their |"
    r"its )?$|<[BS]\d+> (?:of|to|at) (?:the )?$"
)
# 'the results of the fifth session, which was held in …': the clause tells of the session itself.
_RELATIVE: Final = re.compile(
    r"(?i)^,? (?:which|that) (?:is|was|were|has|had|took|met|sat|passed|ended|closed|opened|convened|began)\b|"
    r"^,? held\b"
)
_WENT_THROUGH: Final = re.compile(
    r"(?i)\b(?:went|worked|got) through the agenda of |(?:signed|inked|(?:put|affixed|appended|set) "
    r"(?:pen|their (?:names?|signatures?|pens)) to) (?:the |an? )?(?:[a-z]+ )?(?:record|minutes|protocol)s? "
    r"(?:of the [a-z]+ )?(?:of|from) "
)
_FOUNDED: Final = re.compile(
    r"(?i)\b(?:creat\w+|establish\w*|set(?:ting)? up|sets up|found(?:ed|ing)|institut\w+|memorand\w+|mou|revive\w*|"
    r"reactivat\w+|"
    r"agreements? (?:on|of|for)|protocols? on|under the agreement)\b[^;]{0,60}$"
)
_WISHED: Final = re.compile(
    r"(?i)\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|want(?:s|ed)?|desir\w+|propos\w+|suggest\w+|urg\w+|call(?:s|ed)? for|"
    r"read(?:y|iness)|interest\w*|consider\w*|should|could|may|might|if|possib\w+|importan\w+|need\w*|"
    r"useful\w*|invit\w+|offer\w*|look(?:s|ed|ing)? forward|like|keen|willing\w*|intention|prospects?|desirab\w+|"
    r"appreciat\w+|prais\w+|hail\w+|underlin\w+|stress\w+|emphasi\w+|express\w+|satisfact\w+|"
    r"discuss(?:ed|es)?|talk(?:ed)? about|mention\w*|recall\w*|speak\w*|spoke)\b"
)
_DENIED: Final = re.compile(
    r"(?i)\b(?:not|never|no|nor|n't|without|fail\w*|unable|refus\w+|since|until|before|instead of|"
    r"has not|regular(?:ly)?|annual(?:ly)?|every|alternat\w+|usually|periodic\w*|each year|yearly)\b"
)
# Something done or undergone, at the phrase or by the sides.
_DONE: Final = re.compile(
    r"(?i)\b(?:host|(?:play\w*|was|is|were|became) (?:the )?(?:host|venue|scene|stage|setting|seat)|venue|saw|sees|"
    r"witness(?:ed|es)|received|staged?|stages|"
    r"arranged|organi[sz]ed|conducted|chaired|co-?chair(?:ed|s)?|headed|presid(?:ed|es|ing)|led|opened|opens|"
    r"clos(?:ed|es)|"
    r"conclud(?:ed|es)|rounded|completed|finished|wound up|wrapped|carried out|attend(?:ed|s|ing)?|"
    r"took part|takes part|participat(?:ed|es|ing)|arrived|travell?ed|came|comes|met|meets|gather(?:ed|s)|"
    r"assembled|convened|convenes|sat|held|holds|holding|had|began|begins|started|starts|launched|inaugurated|"
    r"resumed|resumes|"
    r"went|brought|visited|was in|were in|are in|is in|took|takes|under ?way|ended|ends|end|"
    r"close|drew|followed|ran|lasted|dealt|focus(?:s?ed|es)|addressed|reviewed|adopted|"
    r"approved|devoted|concentrated|examined|covered|touched|looked|passed|signed|initialled|kicks? off|kicked|"
    r"will|shall|scheduled|slated|due|expected|faced|flew|joined|represented|leads|leading|heads|under the|during|"
    r"at the|in the course|on the occasion|in the framework|"
    r"within the framework|exchanged|discussed|for)\b"
)
_DOING_AFTER: Final = re.compile(
    r"(?i)^[^;|]{0,60}?\b(?:was|were|took|takes|has been|have been|had been|been|met|sat|opens|closes|ends|concludes|"
    r"came|comes|drew|got|kicks|brought|saw|ran|went|wound|broke|gave|made|set|led|dealt|began|begins|starts|is "
    r"in|ha[sd] (?:its|their|a|the)|"
    r"discusses|convenes|held|will|shall|(?:is|are) (?:being|meeting|sitting|taking|gathering|due)|in <C|on <D|at <C|"
    r"(?!establish|creat|found|need|mention)[a-z]{3,}ed)\b"
)
# Done at or by a mechanism that has no number here: only what can be done to a sitting.
_SITTING: Final = re.compile(
    r"(?i)\b(?:host(?:ed|s)?|venue|scene|stage|setting|saw|sees|witness(?:ed|es)|staged|arranged|organi[sz]ed|"
    r"conducted|"
    r"chaired|co-?chaired|presid(?:ed|es|ing)|attended|took part|participat(?:ed|es)|met|meets|gathered|"
    r"assembled|convened|convenes|sat|held|holds|"
    r"went through|opened|closed|concluded|ended|rounded off|wound up|wrapped up|came together|led)\b"
)
_SAT: Final = re.compile(
    r"(?i)^(?: [a-z]+ly)?,?(?: on <D\d+>,?| in <C\d+>,?| here| at last)* (?:met|sat|assembled|gathered|convened|"
    r"came together|"
    r"came to (?:a close|its close|an end|its end)|drew to a close|got under way|took place|ended|closed|"
    r"concluded|opened|"
    r"began|started|wrapped up|is (?:again )?in session|(?:was|were) (?:in session|sitting|meeting)|worked|"
    r"wound up|rounded off|kicked off|took up|"
    r"dealt with|focused on|addressed|reviewed|covered|touched (?:up)?on|"
    r"discussed|examined|(?:has |have )?(?:been |was |were |is being |are being )(?:held|convened|hosted|staged|"
    r"conducted|"
    r"organi[sz]ed|arranged|chaired|co-chaired|led|opened|closed|concluded|attended))\b"
)
_STANDING: Final = re.compile(
    r"(?i)\b(?:regular|close|intensive|continu\w+|ongoing|constant|permanent|declaration|protocol|agreement|"
    r"memorandum|statement|office of|deal|treaty|relaunch\w*|launch\w*|establish\w*|creat\w*|set up|found\w*|"
    r"officially opened|resumed its|report|plan)\b"
)
# 'coincided in convoking the III Meeting', 'it was agreed to hold the next, ninth sitting': one to come.
# The words for a meeting, not for the body that meets.
_MEETING: Final = re.compile(
    r"(?i)\b(?:sessions?|rounds?|meetings?|sittings?|editions?|consultations?|talks|dialogue)\b"
)
_BEGAN_WITH: Final = re.compile(
    r"(?i)\b(?:(?:beginning|start) was made (?:with|by)|(?:began|started|opened) with|(?:took|was given) the form of) "
    r"(?:the |a |an )?$"
)
_PREVIOUS: Final = re.compile(r"(?i)\b(?:last|previous|preceding|earlier|latest)\b")
_RESOLVED: Final = re.compile(
    r"(?i)\b(?:agree[ds]?|decided?|coincided?|resolved?|undertook|arranged?|intend(?:ed|s)?|plan(?:s|"
    r"ned)?)\b[^;<]{0,40}"
    r"\b(?:to|in|on|of) [a-z]+ (?:(?:the|its|their) )?(?:next,? )?$"
)
_NAME: Final = re.compile(r"(?i)\bjoint permanent\b")
_TODAY: Final = re.compile(r"<D\d+>|\b(?:here|now|this week)\b")
_PLACED: Final = re.compile(r"(?i)\b(?:in|at|to|by) (?:the )?<[CS]\d+>|<C\d+> (?:capital|hosted|was|saw|sees)")

# 'the aim was fixed by the Joint Commission at its meeting in Lima in June': whatever it did there, it met.
_AT_ITS: Final = re.compile(
    r"(?i),? (?:at|during|in the course of) (?:its|their|a|the) (?:(?:<O\d+>|[a-z-]+),? ){0,3}?(?:meeting|session|"
    r"sitting|"
    r"plenary|round)\b,?(?: (?:held|convened|(?:which|that) (?:was held|took place)))?[^;.<|]{0,20}(?:<C\d+>,? "
    r"(?:[a-z]+ ){0,2}<D\d+>|<D\d+>)"
)
# … of a meeting of officials, where a town that is not known counts too: 'gathered at Mbale', 'Lima received'.
_SPOT: Final = re.compile(
    r"\b(?:in|at|to|by) (?:the )?(?:<[CS]\d+>|[A-Z])|<C\d+>(?= (?:saw|received|hosted|was|sheltered)\b)"
)


def around(sentence: Sentence, talk: Talk) -> tuple[str, str]:
    """Return the words of the clause before and after the phrase."""
    masked = sentence.masked
    before = _CUT_BEFORE.sub("", masked[max(0, talk.start - _REACH) : talk.start])
    after = masked[talk.end : talk.end + _REACH]
    cut = _CUT_AFTER.search(after)
    return before, after[: cut.start()] if cut is not None else after


def mentioned(match: Match, talk: Talk, verb: tuple[int, int]) -> bool:
    """Tell whether a phrase that only stands in a sentence tells of a round that was held or is agreed on."""
    if not talk.joint and len(talk.codes) < 2 and not (talk.coming or _PREVIOUS.search(talk.words)):
        return False
    before, after = around(match.sentence, talk)
    ahead = match.sentence.masked[: talk.start]
    if (talk.number is not None or talk.named) and PREPARED.search(ahead):
        told = f"{before} {after}" if REVIEWED.search(ahead) else before
        return _TODAY.search(told) is not None and _SPOT.search(before) is not None
    if talk.named and talk.joint and _AT_ITS.match(match.sentence.masked, talk.end):
        return True
    if REVIEW_ITSELF.search(ahead):
        return _TODAY.search(f"{before} {after}") is not None and _SPOT.search(f"{before} {after}") is not None
    words = re.sub(r"<\w+>", " ", before)
    if (
        (
            _PART_OF.search(before)
            and not (talk.number and WILL_LEAD.search(before))
            and not _WENT_THROUGH.search(before)
            and not _RELATIVE.match(after)
        )
        or _FOUNDED.search(before)
        or _WISHED.search(words[-60:])
        or _DENIED.search(words)
    ):
        return False
    behind = re.sub(r"<\w+>", " ", after)
    if re.search(
        r"(?i)\b(?:not|never|no|yet to|still to|should|could|regularly|annually|every|if|hopes?)\b", behind[:60]
    ):
        return False
    done = _DONE.search(words) is not None or _DOING_AFTER.search(after) is not None
    dated = _TODAY.search(after) is not None or _TODAY.search(before) is not None
    placed = _PLACED.search(after) is not None or _PLACED.search(before) is not None
    if talk.plural and talk.number is None:
        return False
    if re.search(r"(?i)\b(?:called off|cancell?ed|postponed)\b", behind[:80]) and len(talk.codes) >= 2:
        return True
    if talk.number is not None:
        # Whatever the verb ('had Lima for its venue', 'returned'): a number with a day or a place is told of a round.
        return (dated or placed) and (done or not _RESOLVED.search(before))
    if not talk.named and (talk.coming or _PREVIOUS.search(talk.words)):
        return done and dated and (placed or not talk.coming)
    if talk.coming and talk.named and done and dated and placed:
        return True  # 'the following sitting of the commission will be gathered in Lima in 2014'
    if talk.named and len(talk.codes) > 1 and _BEGAN_WITH.search(words) and _MEETING.search(talk.words):
        return True  # 'A beginning was made with political consultations between A and B'
    if not talk.named or not dated or _STANDING.search(f"{words} {_NAME.sub(' ', talk.words)} {behind[:70]}"):
        return False
    if re.search(r"(?i)\b(?:at|during) (?:the |their )?$", before) and placed and _TODAY.search(after):
        return True
    if len(talk.codes) > 1 and done and _MEETING.search(match.sentence.masked, talk.start, talk.end):
        return True  # 'The consultations between A and B returned on Wednesday'
    return _SITTING.search(words[-70:]) is not None or _SAT.match(after) is not None

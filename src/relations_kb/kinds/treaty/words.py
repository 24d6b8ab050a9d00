"""The words that treaties are told in: what instruments are called, and what stands around their names."""

from __future__ import annotations

import re
from typing import Final

# What an instrument is called. 'plan', 'programme' and 'statement' only in phrases that are signed.
HEAD: Final = (
    r"(?:(?:treat(?:y|ies)|conventions?|agreements?|accords?|protocols?|memorand(?:um|a|ums)|mous?|m\.o\.u\.s?|pacts?|"
    r"declarations?|(?:joint )?communiqu[eé]s?|joint statements?|minutes|charters?|compacts?|armistice|concordat|"
    r"letters? of (?:intent|understanding)|exchange of (?:diplomatic )?(?:notes|letters)|aide-memoire|arrangements?|deals?|"
    r"(?:(?:cooperation|action|work|joint|exchange|executive) )?(?:plans?|program(?:me)?s?|roadmaps?)|roadmaps?)"
    r"(?: of (?:mutual |common )?(?:understanding|intent)s?(?=\W|$))?)"
)
# 'in agreement', 'reached agreement', 'according to the protocol department', 'the agreement's text' are none.
NOT_HEAD: Final = re.compile(
    r"(?i)\b(?:in|mutual|full|general|their|expressed|broad) (?:agreement|accord)\b(?! (?:on|for|of|to|between|with|was|signed))|of its own accord|"
    r"\b(?:in accord|pact act|great deal|good deal|a deal of|chief of protocol|state protocol|protocol (?:department|officer|service|chief|section)|"
    r"minutes (?:later|before|after|ago|of (?:talks|silence)|long|from)|<O\d+> minutes|\d+ minutes|few minutes|declaration of (?:war|independence|the)\b|"
    r"customs declaration|declaration of intent to|business plan|marshall plan|five-year plan|peace plan|cease-?fire (?:agreement|deal|accord|pact)|truce (?:agreement|deal)|prisoner[- ](?:exchange|swap) deal|travel plans?|future plans|"
    r"un charter|united nations charter|charter (?:of the (?:united nations|un)|flights?|member)|atlantic charter|olympic charter|"
    r"nuclear program|missile program|space program|exchange program|scholarship program|aid program|"
    r"treaty (?:port|organi[sz]ation|allies|ally|bodies|body)|convention (?:cent(?:er|re)|hall)|"
    r"peace agreements? implementation|dealing|deals with|deal with)\b"
)
DETERMINER: Final = frozenset(
    "a an the this that these those its their his her our any some several many various numerous few another "
    "each every all such both other more different following multiple certain respective said two-sided dozens".split()
)
_COUNTS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
        start=1,
    )
}
STOP_LEFT: Final = frozenset(
    "of on for in with by to from at under between into after before during through about over against as than via per "
    "that which who when where while if but or nor so is are was were be been being has have had will would shall can "
    "may not also then including namely like such signed sign signs signing inked ink concluded conclude concludes "
    "concluding ratified ratify ratifies reached reach reaching made make initialed initialled exchanged struck sealed "
    "sealing finalized finalised entered adopted approve approved approves called became brought "
    "is there only put include includes included including comprise comprises cover namely resulted produced saw see negotiate negotiated negotiating discuss discussed "
    "upon following until since because therefore thus among within without regarding concerning it they he she we i "
    "number series set package range pair couple dozen lot host raft ceremony text draft drafts signature conclusion "
    "ratification implementation ; : . ( )".split()
)
# Verbs and participles before a head end it ('signed', 'expanding'), but these describe it.
PARTICIPLE: Final = re.compile(
    r"(?!(?:related|renewed|revised|amended|enhanced|updated|extended|expanded|detailed|limited|integrated|advanced|proposed|"
    r"so-called|simplified|unified|combined|codified|based|united|allied|red|shared|operating|housing|banking|training|"
    r"shipping|fishing|twinning|sharing|funding|financing|lending|mining|engineering|building|understanding|trading|"
    r"broadcasting|nursing|farming|marketing|manufacturing|taxation|breeding|tracking|licensing|parking|planning|"
    r"binding|outstanding|framed|need|seed|landing|boundary-setting|skilled|unlimited|standing|clearing|sporting)$)[a-z-]+(?:ed|ing)$"
)


def is_count(word: str) -> int | None:
    """Return the number that a word or figure says, or None: 'two', '15'."""
    if word in _COUNTS:
        return _COUNTS[word]
    return int(word) if re.fullmatch(r"\d{1,3}", word, re.ASCII) else None


# Treaties of many: 'X ratified the …' is no bilateral instrument.
OPEN_TO_MANY: Final = re.compile(
    r"(?i)\b(?:united nations|u\.?n\.?|kyoto|paris agreement|paris accord|rome statute|treaty of rome|geneva (?:conventions?|protocol)|vienna convention|hague (?:conventions?|code)|"
    r"non-?proliferation|npt|ctbt|test[- ]ban|versailles|maastricht|lisbon treaty|treaty of lisbon|schengen|wto|world trade|warsaw pact|north atlantic|nato|"
    r"european (?:convention|charter|union|economic)|eu treaty|"
    r"commonwealth of independent|cis|asean|african (?:union|charter|continental|free)|antarctic|ottawa treaty|ottawa convention|landmine|chemical weapons|"
    r"biological weapons|universal|international (?:convention|covenant|criminal)|multilateral|eurasian (?:union|economic)|collective security|"
    r"helsinki (?:final|accords)|abraham|regional comprehensive|trans-pacific|cptpp|usmca|nafta|cafta|mercosur|tlatelolco|rio treaty|bretton|gatt|"
    r"general agreement on tariffs|framework convention on climate|law of the sea|unclos|budapest (?:memorandum|convention)|minsk (?:agreement|protocol)s?|dayton|oslo accords?|camp david|artemis|"
    r"inter-american|arms trade treaty|cluster munitions|energy charter|open skies|"
    r"kellogg|san francisco|basel|montreal protocol|rights of the child|genocide|(?:convention )?against corruption|torture|human rights|discrimination|disabilities|mine ban|intermediate-range|strategic arms|start (?:i|ii|treaty)|anti-ballistic|abm)\b"
)

"""The words that treaties are told in: what instruments are called, and what stands around their names."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.words import read_words
from relations_kb.rules.sifted import Sifted

# What an instrument is called. 'plan', 'programme' and 'statement' only in phrases that are signed.
HEAD: Final = (
    r"(?:(?:treat(?:y|ies)|conventions?|agreements?|accords?|protocols?|memorand(?:um|a|ums)|"
    r"memos?(?= of understanding)|mous?|m\.o\.u\.s?|pacts?|"
    r"declarations?|(?:joint )?communiqu[eé]s?|joint statements?|minutes|charters?|compacts?|armistice|concordat|"
    r"letters? of (?:intent|understanding)|exchange of (?:diplomatic )?(?:notes|letters)|aide-memoire|arrangements?|"
    r"(?:papers?|documents?|texts?|instruments?|statements?|notes)(?= (?:of|with|to|on) (?:the same|this|such an?|"
    r"like|an? (?:similar|identical|like)) "
    r"(?:sort|kind|nature|type|contents?|tenor|purport|aim|end|purpose|effect|wording|subject|object)\b)|deals?|"
    r"(?-i:Contracts?)|contracts?(?= (?:by|under) which\b| whereby\b)|(?-i:NAFTA|USMCA|ANZUS|New START|FTAs?|BITs?|"
    r"CEPAs?|EPAs?|"
    r"DTAAs?|DTAs?|MLATs?|TIFAs?|MOAs?|MoAs?)|"
    r"(?<=[a-z] )(?-i:Partnerships?)(?= (?:was|were|had been|has been|is) (?:also )?(?:signed|concluded|inked))|"
    r"frameworks?(?! (?:of|agreements?|conventions?|accords?|treat(?:y|ies)|programmes?|documents?|conditions?|"
    r"laws?)\b)"
    r"(?= (?:(?:for|on) an? |for (?:closer|enhanced|cooperation|dialogue)\b|to |\())|"
    r"(?:(?:cooperation|action|work|joint|exchange|executive) )?(?:plans?|program(?:me)?s?|roadmaps?)|roadmaps?)"
    r"(?: of (?:mutual |common )?(?:understanding|intent)s?(?=\W|$))?)"
)
# 'in agreement', 'reached agreement', 'according to the protocol department', 'the agreement's text' are none.
NOT_HEAD: Final = Sifted(
    r"(?i)\b(?:in|mutual|full|general|their|expressed|broad) (?:agreement|accord)\b(?! (?:on|for|of|to|between|with|"
    r"was|signed))|of its own accord|"
    r"\b(?:in accord|pact act|great deal|good deal|a deal of|chief of protocol|state protocol|"
    r"protocol (?:department|officer|service|chief|section)|"
    r"minutes (?:later|before|after|ago|of (?:talks|silence)|long|from)|<O\d+> minutes|\d+ minutes|few minutes|"
    r"declaration of (?:war|independence|the(?! (?:same|like)))\b|"
    r"customs declaration|declaration of intent to|business plan|marshall plan|five-year plan|peace plan|"
    r"cease[- ]?fire (?:agreement|deal|accord|pact)|truce (?:agreement|deal)|prisoner[- ](?:exchange|swap) deal|"
    r"travel plans?|future plans|"
    r"un charter|united nations charter|charter (?:of the (?:united nations|un)|flights?|member)|atlantic charter|"
    r"olympic charter|"
    r"nuclear program|missile program|space program|exchange program|scholarship program|aid program|"
    r"treaty (?:port|organi[sz]ation|allies|ally|bodies|body)|convention (?:cent(?:er|re)|hall)|"
    r"peace agreements? implementation|dealing|deals with|deal with)\b"
)
_LISTS: Final = read_words("relations_kb.kinds.treaty", "words.yaml")
DETERMINER: Final = frozenset(_LISTS["determiner"])
STOP_LEFT: Final = frozenset(_LISTS["stop_left"])
LINKS: Final = frozenset(_LISTS["links"])
TO_VERB: Final = frozenset(_LISTS["to_verb"])
_COUNTS: Final = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
        ),
        start=1,
    )
}
# Verbs and participles before a head end it ('signed', 'expanding'), but these describe it.
PARTICIPLE: Final = re.compile(
    r"(?!(?:related|renewed|revised|amended|enhanced|updated|extended|expanded|detailed|limited|integrated|advanced|"
    r"proposed|"
    r"so-called|simplified|unified|combined|codified|based|united|allied|red|shared|operating|housing|banking|training|"
    r"shipping|fishing|working|twinning|sharing|funding|financing|lending|mining|engineering|building|understanding|"
    r"trading|"
    r"broadcasting|nursing|farming|marketing|manufacturing|taxation|breeding|tracking|licensing|parking|planning|"
    r"binding|outstanding|framed|need|seed|landing|boundary-setting|skilled|unlimited|standing|clearing|"
    r"sporting)$)[a-z-]+(?:ed|ing)$"
)


def is_count(word: str) -> int | None:
    """Return the number that a word or figure says, or None: 'two', '15'."""
    if word in _COUNTS:
        return _COUNTS[word]
    return int(word) if re.fullmatch(r"\d{1,3}", word, re.ASCII) else None


# Treaties of many: 'X ratified the …' is no bilateral instrument.
OPEN_TO_MANY: Final = Sifted(
    r"(?i)\b(?:united nations|u\.?n\.?|kyoto|paris agreement|paris accord|rome statute|treaty of rome|"
    r"geneva (?:conventions?|protocol)|vienna convention|hague (?:conventions?|code)|"
    r"non-?proliferation|npt|ctbt|test[- ]ban|versailles|maastricht|lisbon treaty|treaty of lisbon|schengen|wto|"
    r"world trade|warsaw pact|north atlantic|(?<!non-)nato|"
    r"european (?:convention|charter|union|economic)|eu treaty|"
    r"conventional armed forces|paris convention|patent cooperation|"
    r"commonwealth of independent|cis|asean|african (?:union|charter|continental|free)|antarctic (?:treaty|marine|"
    r"system)|ottawa treaty|"
    r"ottawa convention|landmine|chemical weapons|"
    r"biological weapons|universal|international (?:convention|covenant|criminal)|multilateral|eurasian (?:union|"
    r"economic)|collective security|"
    r"helsinki (?:final|accords)|(?:treaty on|the) open skies|open skies treaty|abraham|regional comprehensive|"
    r"trans-pacific|(?:cp)?tpp[- ]?(?:11)?|usmca|nafta|cafta|mercosur|"
    r"tlatelolco|rio treaty|bretton|gatt|"
    r"general agreement on tariffs|framework convention on climate|law of the sea|unclos|budapest (?:memorandum|"
    r"convention)|minsk (?:agreement|protocol)s?|dayton|oslo accords?|camp david|artemis|"
    r"inter-american|arms trade treaty|cluster munitions|energy charter|"
    r"(?:convention|protocol) (?:on|for|against|relating to) (?:the )?(?:means of prohibiting|status of refugees|"
    r"psychotropic|world heritage|transnational organi[sz]ed|biological diversity|climate change|tobacco|"
    r"international trade in endangered|nuclear (?:safety|terrorism)|reduction of statelessness|civil aspects of)|"
    r"world heritage convention|international civil aviation|istanbul convention|single convention|"
    r"taif (?:agreement|accord)|comprehensive peace (?:agreement|accord)|doha agreement|austrian state treaty|"
    r"state treaty of (?:1955|<D\d+)|lom[eé] convention|cotonou|chicago convention|arusha (?:accord|agreement)s?|"
    r"kellogg|san francisco|basel|montreal protocol|rights of the child|genocide|(?:convention )?against corruption|"
    r"torture|human rights|discrimination|disabilities|mine ban|intermediate-range|strategic arms|start (?:i|ii|"
    r"treaty)|anti-ballistic|abm)\b"
)

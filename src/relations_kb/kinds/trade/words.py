"""The words that decide whether a figure near a flow of trade is that flow's figure.

All patterns run over masked sentences (see :mod:`relations_kb.rules.slots`) and ignore case.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.sifted import Sifted

# Goods of one group: a figure for them alone is no record ('oil exports', 'agricultural trade').
_GROUPS: Final = (
    r"oil(?: products?)?|gas|petroleum|crude|energy|fuels?|lng|lpg|electricity|power|coal|"
    r"uranium|nuclear|gold|diamonds?|"
    r"metals?|mineral|minerals|steel|iron|alumin\w+|copper|nickel|ore|ores|cement|timber|wood|furniture|paper|"
    r"agricultur\w+|agri[- ]?food|agri[- ]?business|agro\w*|farm|food|foodstuffs?|food "
    r"and drink|wine|wines|spirits|beer|beverages?|"
    r"meat|beef|pork|poultry|chicken|dairy|milk|cheese|fish|fishery|seafood|salmon|shrimp|"
    r"fruits?|vegetables?|bananas?|cashews?|grain|wheat|"
    r"corn|maize|rice|soybeans?|soy|sugar|tea|coffee|cocoa|nuts?|spices?|cotton|wool|textiles?|"
    r"garments?|apparel|clothing|"
    r"leather|footwear|rubber|palm|tobacco|flowers?|livestock|cattle|sheep|halal|"
    r"arms|weapons?|defen[cs]e|military|security|ammunition|cars?|automobiles?|automotive|"
    r"auto|vehicles?|trucks?|tractors?|buses|"
    r"machinery|machines?|equipment|engineering|aircraft|airplanes?|aerospace|ships?|chemicals?|"
    r"pharmaceuticals?|medicines?|"
    r"drugs?|medical|vaccines?|fertili[sz]ers?|phosphates?|potash|plastics?|electronics?|"
    r"electronic|electrical|semiconductors?|chips?|"
    r"technology|high-tech|hi-tech|ict|software|digital|e-commerce|services?|tourism|travel|education|film|cultural|"
    r"jewel+e?ry|ceramics?|carpets?|handicrafts?|toys?|cosmetics?|border|cross-border|"
    r"barter|slave|fur|ivory|opium|retail|"
    r"industrial|manufactured|consumer|capital goods|raw materials?|hydrocarbons?|non-energy|petrochemicals?|transit"
)
GROUP_BEFORE: Final = Sifted(rf"(?i)\b(?:{_GROUPS})(?:,? (?:and|or) [a-z-]+)?[ -](?:product |products |goods )?$")
GROUP_OF: Final = re.compile(
    r"(?i)\b(?:of|in) (?!goods|merchandise|products|commodities|services|all\b|the |its "
    r"|their |this |that |both|<|\d|total|about|around|over|more|nearly|"
    r"almost|some\b|approximately|other|various|different|our|manufactures|general)[a-z]"
)
GROUP_IN: Final = re.compile(rf"(?i)\b(?:{_GROUPS})\b(?! (?:and|year))")
# What follows 'trade' or 'export' where no flow is meant.
NOT_FLOW_AFTER: Final = (
    r"(?!s?[- ](?:agreements?|accords?|pacts?|deals?|treat(?:y|ies)|ministers?|ministry|minist\w+|war|wars|barriers?|"
    r"partners?|partnerships?|missions?|representati\w+|fairs?|commissions?|committees?|"
    r"offices?|routes?|sanctions|restrictions|"
    r"tariffs?|union|unions|zones?|areas?|blocs?|delegations?|council|counsell?ors?|centers?|"
    r"centres?|policy|policies|embargo|"
    r"disputes?|negotiations?|talks|promotion|finance|financing|financed|credits?|controls?|"
    r"licen[cs]es?|insurance|guarantees?|"
    r"facility|preferences|concessions|framework|bank|potential|opportunities|capacity|"
    r"facilitation|remed\w+|practices|distort\w+|measures|law|laws|act|rules|liberali[sz]ation|"
    r"organi[sz]ation|association|"
    r"federation|forum|houses?|shows?|exhibitions?|liabilities|duties|duty|quotas?|bans?|pipelines?|terminal|agency|"
    r"authority|department|secretary|officials?|envoy|bills?|targets?|items?|positions?|destinations?|markets?|"
    r"and (?:investment )?(?:agreements?|cooperation agreement|development agreement)|"
    r"deficits?|surplus|balance|imbalance|gap)\b)"
)
# A verb or preposition right before the amount that makes it the amount of what stands before.
LINK: Final = re.compile(
    r"(?i)(?:\b(?:amount\w*(?: up)?(?: to)?|total\w*(?: to| of| at)?|sum\w* (?:of|to)|"
    r"reach\w*(?: to)?|st(?:ood|ands?|anding)(?: at)?|was|were|is|are|been|being|be|"
    r"equal\w*(?: to)?|hit\w*|surpass\w*|exceed\w*|cross\w*(?: the)?|pass\w*(?: the)?|"
    r"top\w*|made(?: up)?|mak(?:es|ing)(?: up)?|make up|constitut\w+|"
    r"compris\w+|c[ao]me to|coming to|added up to|adds? up to|worth|valu\w+(?: at| of| for)?|estimated(?: at| to be)?|"
    r"account\w*(?: for)?|register\w*(?: at)?|record\w*(?: at| of)?|post\w*|of|to|from|"
    r"at|with|for|in|only|just|average\w*|"
    r"against|versus|vs\.?|compared (?:to|with)|and|by value|approach\w*|near(?:ed|s|ing)|attain\w*|achiev\w*|"
    r"fetch\w*|earn\w*|brought in|bring(?:s|ing)? in|net(?:ted|s)|cost(?: [a-z]+| <C\d+> [a-z]+)?|touch\w*|grossed|"
    r"clos\w+ (?:at|in|with)|arriv\w+ (?:to|at)|located at|ascend\w+ to|"
    r"end\w+ (?:at|up at)|came in at|put at|pegged at|rang\w+ up|rack\w+ up|nudg\w+|grazed|levelled at|"
    r"settled at|turned out (?:to be|at)|leav\w+|left|giv\w+|result\w+ in|produc\w+|report\w*(?: at)?|"
    r"notch\w*(?: up)?|log(?:ged|s)|count\w*(?: for)?|mak(?:es|ing) for|swung to|widen\w* to|narrow\w* to|"
    r"climb\w*(?: to)?|generat\w+|represent\w*|"
    r"saw|show\w*|brought|yield\w*|earned|fetched|contribut\w*|deliver\w*|had|has|have|"
    r"tun[e]? of|clocked(?: in)? at|r[au]n(?:s|ning)? (?:at|to)|"
    r"(?:went|gone|goes|going|got) (?:beyond|past|over|above)|"
    r"measured|counted|or|a record|"
    r"an all-time high of|a total of|"
    r"invested|exported|imported|sold|bought|purchased|shipped|supplied|received|did|do|"
    r"than|about|already|imports|exports|trade|turnover|volume|goods)|[:(=,–—\-|])"
    r"\s*(?:the |a |an |its |their )?(?:level |mark |figure |sum |amount |total |value "
    r"|record |historic |new |high |peak |level |rate |equivalent |whopping |mere |massive "
    r"|staggering |respectable |modest |nominal )*(?:of )?$"
)
# Whatever verb stands there: 'has formed', 'had been put at', 'slid by a tenth and stayed at', 'was a tiny'. A verb or
# an auxiliary is asked for; no comma, no noun of another matter (BLOCK) may be among the words.
PLAIN_VERBS: Final = re.compile(
    r"(?i)(?: (?:in|for|over|during|by|at|of|through(?:out)?)(?: the)?(?: (?:end|course|results|outcome) of)? "
    r"<D\d+>,?| "
    r"<D\d+>,?| \([^()<]{1,40}\))?(?: (?!\w+ing\b)(?:has|had|have|was|were|is|are|[a-z]{2,}(?:ed|s|t|k|w|d|e)))"
    r"(?: (?!to\b(?! <)|and\b(?! [a-z]+ed)|which|who|that|for\b|between|with\b|by\b)(?:[a-z-]+|<[DO]\d+>|"
    r"[\d.,]+ ?%|[\d.,]+ "
    r"per ?cent)){0,7} ?"
)
# Words of the qualifier, which the amount already carries: off before LINK looks.
QUALIFIER: Final = re.compile(
    r"(?i)(?:\b(?:about|around|some|approximately|approx\.?|roughly|an estimated|estimated|"
    r"nearly|almost|close to|less than|under|below|up to|"
    r"over|more than|above|at least|in excess of|upwards? of|no less than|not less than|exceeding|surpassing|only|just|"
    r"plus|minus|a positive|a negative|slightly|well|a little|already|now|currently|as much as|barely|merely|fully|"
    r"even|hardly|scarcely|likewise|again|somewhat|something|rather|comfortably|marginally|clearly|considerably|"
    r"a (?:shade|touch|trifle|bit|hair|good|full|whisker)|"
    r"a total of|exactly|bare|scant|meagre|meager|paltry|mere|modest|respectable|lean|of|the|to|a)|[~≈>])\s*$"
)
# A figure after these is a difference, a rate or a sum of something else.
NOT_AMOUNT: Final = re.compile(
    r"(?i)(?:\b(?:(?:rose|risen|rise|rises|rising|grew|grown|grow|grows|growing|increas\w+|"
    r"fell|fallen|declin\w+|decreas\w+|drop\w*|shrank|shrunk|reduc\w+|jump\w*|"
    r"surg\w+|expand\w+|higher|lower|up|down|gain\w*|growth|contract\w+|soar\w*|climb\w*)(?: "
    r"(?:again|further|sharply|only|slightly|significantly))? (?:by|of)(?: (?:about|around|"
    r"more than|over|nearly|some|almost|another))?|"
    r"by (?:a further|another|an additional)|(?:an? )?(?:increase|rise|growth|decrease|"
    r"decline|fall|drop|jump) of(?: (?:about|around|more than|over|nearly|some|almost))?|"
    r"difference of|savings? of|an? (?:additional|extra|further)|up by|down by|by)\s*)$"
)
# Between a flow and an amount these mean another matter.
BLOCK: Final = re.compile(
    r"(?i)\b(?:loans?|grants?|grant aid|credit (?:line|of)|line of credit|credit|aid|assistance|"
    r"donat\w+|contracts? (?:worth|for|of|valued)|deals? worth|"
    r"projects?|tariffs?|tax(?:es)?|budget|funds?|funding|debts?|fines?|gdp|gross domestic|"
    r"per capita|capita|barrels?|bonds?|remittances?|"
    r"jobs|subsid\w+|humanitarian|relief|facility|financing|memorandum|construct\w+|pipeline|"
    r"plant|potential|target\w*|capital of|reserves|"
    r"damage|losses|tourists?|royalt\w+|bail-?out)\b"
)
# In the clause before the amount: a target, forecast or hope.
TARGET: Final = re.compile(
    r"(?i)(?:\b(?:will|shall|would|could|should|may|might|can|must|targets?|targeted|targeting|"
    r"goals?|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|expect(?:s|ed|ing|ation|ations)?|hop(?:e|"
    r"es|ed|ing)|"
    r"intend\w*|intention|potential|forecast\w*|project(?:ed|ion|ions)|predict\w*|objective|"
    r"ambition|ambitious|task|want(?:s|ed)?|wish(?:es|ed)?|desire\w*|"
    r"dream|possib\w+|opportunit\w+|prospect\w*|commit(?:s|ted|ment|ments)?|pledg\w+|promis\w+|"
    r"agreed to|decided to|determined to(?! (?:be )?worth\b)|seek\w*|sought|strive\w*|"
    r"efforts?|set to|due to reach|is to|are to|about to reach|on track|milestone of|count(?:s|"
    r"ed)? to|call(?:s|ed)? (?:for|to)|urged|propos\w+|"
    r"need to|meant to|supposed to|destined to|necessary|ready to|capable|capacity|if|before 20[3-9]\d|by 20[3-9]\d)\b"
    r"|\bto (?:\w+ )?(?:bring|raise|double|triple|quadruple|boost|increase|expand|take|"
    r"lift|push|grow|achieve|elevate|enhance|scale|up|ramp)\b)"
)
# The infinitive after a verb of growth tells what came out: 'rose by a fifth to reach 12 billion'.
RESULT: Final = re.compile(
    r"(?i)\b(?:grew|rose|increas\w+|grown|risen|jump\w+|up|fell|decreas\w+|declin\w+|expanded|"
    r"soared|surged|climbed|has managed|managed|%|per ?cent)\b[^;]{0,60} to (?:reach|hit|"
    r"exceed|surpass|total|stand at|come to|make up|<M)"
)
ANNOUNCED: Final = re.compile(
    r"(?i)\b(?:will|shall|commit(?:s|ted|ting|ment|ments)?|pledg\w+|announc\w+|plan(?:s|"
    r"ned)? to|plans|agreed to|intends? to|promis\w+|is to|are to|decided to|undert(?:ook|"
    r"akes))\b"
)
WISHED: Final = re.compile(
    r"(?i)\b(?:would|could|should|may|might|can|hop\w+|targets?|goals?|aims?|aimed|potential|"
    r"expect\w*|forecast\w*|possib\w+|if|ready to|seek\w*|want\w*|"
    r"invit\w+|encourag\w+|prospect\w*|discuss\w*|talks|underway|propos\w+|attract\w*|"
    r"considering|negotiat\w+|call(?:s|ed)? (?:for|on)|not)\b"
)
GROWN: Final = re.compile(
    r"(?i)\b(?:pass\w*|cross\w*|surpass\w*|exceed\w*|topp\w*|overtook|broke(?:n)?(?: through)?)(?: the)?\s*$"
)
# Words of a list of partners: 'ranked first', 'main export destinations'.
RANKING: Final = re.compile(
    r"(?i)\b(?:among|partners?|most of all|ranking|(?:first|second|third|fourth|fifth|next|leading|top|main|key) "
    r"(?:place|line|spot|"
    r"position|market|destination|buyer|supplier|source|partner|customer)s?|sources? of|(?:closes?|closed|leads?|led|"
    r"heads|headed|tops|topped) the (?:list|ranking|top|table)|"
    r"in the lead|(?:the )?top (?:three|five|ten|\d+)|most (?:to|from|with|goods)|ahead of|behind|customers?|runner-up|"
    r"largest|leading|destinations|countries|ranking|ranks?|ranked|follow\w*|(?:came|"
    r"is|was|are|were|comes?|stands?|stood) (?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|next)|"
    r"(?:results?|figures?|scores?|showing) (?:turned out|(?:was|were|is|came|made|stood|reached|amounted)(?= "
    r"[^;.]{0,24}"
    r"(?:\$|€|£|\d|<M)))|(?:first|second|third|fourth|fifth|sixth|next|then) (?:is|come|comes|came|are|was|were)|"
    r"in terms of (?:exports|imports)|largest|biggest|leaders?|first place|top|main (?:buyers|"
    r"importers|exporters|suppliers)|"
    r"list of|origins?|placed|importers?|suppliers?|buyers?|exporters?|trade operations)\b"
)

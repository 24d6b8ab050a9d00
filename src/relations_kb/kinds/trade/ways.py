"""Which way goods went by the words of a clause, in which QQ stands for the partner, WW for the text's own country and
MM for the amount: who sells, buys, takes, pays; what is a market or a supplier.
"""

from __future__ import annotations

import re
from typing import Final, Literal

Way = Literal["exports", "imports"]

OUT_NOUN: Final = r"(?:destination|market|buyer|customer|purchaser|taker|outlet|client|consumer|importer)s?"
IN_NOUN: Final = r"(?:supplier|seller|source|origin|provider|vendor|exporter)s?"
_TAKES: Final = (
    r"(?:took|takes|taken|taking|bought|buys|buying|purchased|purchasing|absorbed|absorbs|absorbing|received|"
    r"receiving|imported|importing|acquired|acquiring|ordered|paid|paying|spent|accepted)"
)
_GIVES: Final = (
    r"(?:sold|sells|selling|supplied|supplying|shipped|ships|shipping|delivered|delivers|delivering|exported|"
    r"exporting|sent|sends|sending|provided)"
)
_SALES: Final = (
    r"(?:sales|shipments|deliveries|exports?|supplies|consignments|sold|sells|exported|shipped|supplied|"
    r"sent|delivered|dispatched|went|goes|gone|goods|products|merchandise)"
)
_CAME: Final = (
    r"(?:purchases|imports?|imported|bought|buys|purchased|acquired|acquires|procured|obtained|brought|"
    r"deliver\w+|suppl\w+|shipments|goods|merchandise|products|came|come|arrived|originat\w+|sourced|got)"
)
_WARES: Final = r"(?:goods|products|merchandise|commodities|exports|wares)"
_GAP: Final = r"(?:(?!QQ|WW|MM)[^;:<]|<[DOMS]\d+>){0,70}?"
_WIDE: Final = r"(?:(?!QQ|MM)[^;<]|<[DOMS]\d+>){0,110}?"

# As in: 'From Chile, the country bought for …', 'what Chile makes', 'purchases of Chilean goods'
_IMPORTS: Final = re.compile(
    rf"^\W*(?:for|with|in the case of|as for) (?:the )?QQ\b{_WIDE}\b(?:imports|purchases)\b"
    rf"|\bQQ(?:'s?)? (?:own )?(?:deliveries|sales|shipments|supplies|exports)\b(?! to (?!WW|the country))"
    rf"|\bQQ (?:goods|products|merchandise|wares) cost\b"
    rf"|\bfrom (?:the )?QQ\b[^;]*\b{_CAME}\b|\b{_CAME}\b[^;]*\bfrom (?:the )?QQ\b"
    rf"|\b(?:originat\w+|made|produced|manufactured) (?:in|from) (?:the )?QQ"
    rf"|\bwhat (?:the )?QQ (?:makes|made|sells|sold|produces|sends|sent|supplies|supplied|ships|shipped)\b"
    rf"|\b(?:spent|paid|bought|buys|purchased|purchases|imported|imports|acquired|brought in)\b{_WIDE}\bQQ(?:'s?)? "
    rf"{_WARES}"
    rf"|\b(?:spent|paid)\b{_GAP}MM{_GAP}\bQQ(?:'s?)? {_WARES}"
)
# As in: 'Sales to Chile brought home', 'To Chile the country sold …', 'goods bound for Chile', 'What Chile took …'
_EXPORTS: Final = re.compile(
    rf"\b{_SALES}\b{_WIDE}\b(?:to|into|towards) (?:the )?QQ"
    rf"|\bto (?:the )?QQ\b{_WIDE}\b(?:sold|sells|exported|exports|shipped|sent|went|sales|shipments|deliveries)\b"
    rf"|\b(?:heading|bound|destined|leaving|headed) (?:for|to) (?:the )?QQ"
    rf"|\b(?:sold|exported|shipped|sent|supplied|delivered)\b{_GAP}MM{_GAP}\b(?:to|into) (?:the )?QQ"
    rf"|\bMM{_GAP}\b(?:went|go|goes) to (?:the )?QQ"
    rf"|^\W*(?:for|with|in the case of|as for) (?:the )?QQ\b{_WIDE}\b(?:exports|sales|shipments)\b"
    rf"|\bQQ(?:'s?)? (?:own )?(?:purchases|imports)\b(?! from (?!WW|the country))"
    rf"|\bwhat (?:the )?QQ (?:took|takes|bought|buys|purchased|ordered|absorbed|imported)\b"
)
_NOT_SUBJECT: Final = (
    r"(?<!\bto )(?<!\bfrom )(?<!\bwith )(?<!\bof )(?<!\bin )(?<!\bfor )(?<!\bthan )(?<!\bby )"
    r"(?<!\bto the )(?<!\bfrom the )(?<!\bwith the )(?<!\bof the )(?<!\bin the )"
)
_Q_TAKES: Final = re.compile(
    rf"{_NOT_SUBJECT}\bQQ(?!')\b{_WIDE}\b(?P<verb>{_TAKES})\b(?!{_WIDE}\bfrom (?!WW|the country|us\b|our\b|it\b|home))"
)
_Q_GIVES: Final = re.compile(
    rf"{_NOT_SUBJECT}\bQQ(?!')\b{_WIDE}\b(?P<verb>{_GIVES})\b(?!{_WIDE}\bto (?!WW|the country|us\b|our\b|"
    rf"it\b|home|the tune|the value|MM))"
)
_Q_IS_OUT: Final = re.compile(rf"\bQQ\b{_WIDE}\b{OUT_NOUN}\b|\b{OUT_NOUN}\b{_WIDE}\bQQ")
_Q_IS_IN: Final = re.compile(rf"\bQQ\b{_WIDE}\b{IN_NOUN}\b|\b{IN_NOUN}\b{_WIDE}\bQQ")
# Its place in the row, or nothing but 'with', 'at', 'for': the way is that of the partner before.
NEXT: Final = re.compile(
    r"^\W*(?:(?:and|then|while|next|after(?: it| them)?|behind (?:it|them)|followed by|finally|last|also|the|"
    r"<O\d+>|second|third|fourth|fifth|came|comes|was|is|it|they|trailed by|figure|amount|total|sum|number|share|for|"
    r"of|to|from|with|in|case) ){0,5}QQ(?:'s?)?,?"
    r"(?: (?:accounted|accounts|accounting|ran|runs|share|part|result|figure|only|had|has|came|comes|"
    r"coming|was|is|were|ranked|ranks|stood|stands|follows?|followed|following|took|takes|taking|"
    r"placed|closes|closed|next|second|third|fourth|fifth|sixth|last|then|place|position|rank|spot|in|on|the|"
    r"top|list|row|line|with|at|for|worth|by|about|some|nearly|almost|around|over|more|less|than|just|only|slightly|"
    r"to|of|a|an|amount|value|total|behind|after|it|them|goods)\b,?| <O\d+>,?){0,12} ?[(:–—-]? ?(?:about |"
    r"some |nearly |almost "
    r"|over |around )?MM",
    re.IGNORECASE,
)
# ', to Chile $3 million', ', $3 million from Chile'
TOWARDS: Final = re.compile(
    r"\W*(?:and |while )?(?:(to|from) (?:the )?QQ,?(?: (?:it|went|go|about|some|over|only|another|goods|"
    r"worth|for|of|came|was|were|a|at|with|that|figure))* ?\(?MM|(?:about |some |over |another )?MM (to|"
    r"from) (?:the )?QQ)"
)
ASIDE: Final = re.compile(
    r",(?: (?:in|of|with|mainly|mostly|chiefly|largely))?(?: [a-z-]+){1,4} (?:for the (?:most|better|greater) part|"
    r"above all|mainly|mostly|chiefly|in the main),|(?<=QQ), (?:an?|the|its|our) [^,;<]{3,60},|"
    r"(?<=QQ), (?:mainly|mostly|chiefly|whose|which|where|who) (?:[^,;<]|<[DO]\d+>){3,60},|"
    # '… the main buyer of what the country sells'
    r"\b(?:of|from|for) what (?:WW|the country) [a-z]+(?: (?:in|abroad|out))?"
)
APART: Final = re.compile(
    r"(?:; |: |, (?:and |while |whereas |but |with )?|(?<!>) and |,? (?:while|whereas|but) |\. | [–—-] )"
)
BESIDE: Final = re.compile(
    r"(?i)\b(?:after|behind|ahead of|than|overtaking|surpassing|before|via|through|like)(?: the)? $"
)
# What makes an amount something else than the partner's trade: the whole of all partners, a wish, capital.
OTHER: Final = re.compile(
    r"(?i)\b(?:deficit|surplus|balance|turnover|trade (?:with|between)|invest\w*|capital|per cent of|altogether|"
    r"all (?:countries|partners)|worldwide|hop\w+|would|will|could|should|may|might|aim\w*|target\w*|plan\w*|"
    r"expect\w*|if|talks|agreement|contract|tender|fine[ds]?|salar\w+|wages?|tickets?|ransom|transfer\w*|remitt\w+|"
    r"weapons?|arms|aircraft|jets?|missiles?|tanks?|warships?|stakes?|shares of)\b"
)

# As in: 'Chile is in the lead: exports $3 million …'
_LABEL: Final = re.compile(
    r"(?:^|[:;,(] ?|\b(?:with|its|our|the|and|while) )(?P<flow>exports?|imports?)(?: (?:were|was|of|at|to|"
    r"stood|reached|"
    r"amounted|amounting|totalled|totalling|made|worth|came|about|some|around|nearly|over|almost|valued|up|down|rose|"
    r"fell|grew)){0,4} MM"
)
_SLOT: Final = re.compile(r"<[a-z]\d+>")


def way_of(words: str) -> Way | None:
    """Return which way goods went by the words of a clause, if they tell one way only."""
    lowered = words.replace("QQ", "\0").replace("WW", "\1").replace("MM", "\2").lower()
    plain = _SLOT.sub(lambda slot: slot[0].upper(), lowered)
    plain = plain.replace("\0", "QQ").replace("\1", "WW").replace("\2", "MM")
    label = _LABEL.search(plain)
    if label is not None:
        return "exports" if label["flow"].startswith("ex") else "imports"
    out, back = _EXPORTS.search(plain) is not None, _IMPORTS.search(plain) is not None
    if out != back:
        return "exports" if out else "imports"
    if out:
        return None
    out, back = _Q_IS_OUT.search(plain) is not None, _Q_IS_IN.search(plain) is not None
    if out != back:
        return "exports" if out else "imports"
    out, back = _Q_TAKES.search(plain) is not None, _Q_GIVES.search(plain) is not None
    return None if out == back else "exports" if out else "imports"

"""The pieces that the patterns of trade are made of."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.words import NOT_FLOW_AFTER

# A few words, no party and no amount among them.
GAP: Final = r"(?:[^<>|;:.]|<[DO]\d+>|(?<=\b[A-Z])\.|\.(?=[\dA-Za-z])){0,60}?"
NEAR: Final = r"(?:[^<>|;:.]|<[DO]\d+>){0,28}?"
# The same with amounts: 'exported goods worth $5 million to'.
GAP_M: Final = r"(?:[^<>|;:]|<[DOM]\d+>){0,90}?"
ADJ: Final = r"(?:(?:(?!and |or |but |while |which |whose |with |in )[a-z-]+|<D\d+>|<O\d+>) ){0,3}?"
# What may stand between a subject and its verb.
ADV: Final = (
    r"(?:,? ?(?:in |during |for |over )?(?:the )?<D\d+>,? )?(?:(?!and |or |but |while |which |whose )[a-z-]+ ){0,3}?"
)
S: Final = r"(?:'s?|s')?"
OF_THE: Final = r"(?:the )?(?:[a-z]+ )?(?:(?:markets?|economy|economies|territory|side|people) of )?(?:the )?"
# 'the two countries, Norway and Chile': the names.
PAIR: Final = (
    r"(?:<B\d+>,? )?(?P<pair><B\d+>(?!,? <C\d+> and <C\d+>)|"
    r"(?:the )?<[CS]\d+>(?:(?:,? and |, | & | with )(?:the )?| ?[-–—/] ?)<[CS]\d+>(?:'s?)?)"
)
TRADE: Final = (
    r"(?<!free )(?:goods and services )?"
    r"(?:(?:trade|commodity|goods|commercial|merchandise|foreign|external|economic) )?(?:and economic )?"
    r"(?:trade|turnovers?|commerce|interchange|trading|(?<=commodity )(?:circulation|exchanges?)|(?<=goods "
    r")(?:circulation|exchanges?)|"
    r"(?:exchange|circulation) of (?:goods|commodities)|(?<=commercial )exchanges?|(?<=bilateral )"
    r"exchanges?|(?<=economic )exchanges?)"
    + NOT_FLOW_AFTER
    + r"(?:[- ](?:turnovers?|volumes?|exchanges?|flows?|figures?|values?|transactions|relationship|"
    r"relations|(?:in|of) (?:merchandise|goods)(?: and services)?|"
    r"in (?:both )?goods and services|and economic (?:cooperation|ties|relations|turnover)))*"
)
EXPORTS: Final = r"\b(?:exports?|exportations?)\b" + NOT_FLOW_AFTER
IMPORTS: Final = r"\b(?:imports?|importations?)\b" + NOT_FLOW_AFTER
SHIPMENTS: Final = (
    r"\b(?:shipments|deliveries|supplies|sales|(?:goods|products|merchandise) (?:exports?|"
    r"shipped|sold|delivered|supplied))"
)
GOODS: Final = r"(?:goods|products|merchandise|commodities|goods and services)"
INVESTMENT: Final = (
    r"(?:(?:foreign|direct|accumulated|cumulative|total|net|inward|outward|capital|portfolio|private|overall|gross) )*"
    r"(?:investments?(?! (?:agreements?|forum|treat|protection|promotion|bank|fund|climate|"
    r"project|opportunit|cooperation|commission|committee|partner|authority|attract))|"
    r"\bFDI|\bODI)(?: (?:stocks?|flows?|inflows?|volumes?|positions?))?"
)

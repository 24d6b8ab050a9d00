"""How English reports trade both ways, and what is left of it: the balance."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.notation import ADJ, ADV, GAP, GOODS, NEAR, OF_THE, PAIR, TRADE, S
from relations_kb.rules.rule import Rule

_TURNOVER: Final = {"flow": "turnover"}
_BALANCE: Final = {"flow": "balance"}
_TRIGGERS: Final = ("trade", "trading", "turnover", "commerce", "change", "circulation")
_REACHED: Final = (
    r"(?=,? (?:[a-z]+ly |also |already |even |has |had |have |only |then |now |<D\d+> "
    r"|in <D\d+>,? |for <D\d+> |during <D\d+> |of <M|worth |turnover |volume |value )*"
    r"(?:amount|stood|stands|total|reach|hit|surpass|exceed|made|makes|came|was|were|is|"
    r"equal|constitut|valued|worth|grew|rose|fell|increas|decreas|declin|jump|"
    r"climb|cross|top|soared|pass|regist|record|account|estimated|added|doubled|tripled|"
    r"expanded|went|dropped|approach|attain|<M|\(|:|=|–|-|of <M|from <M|over <M|down|up))"
)
_GAP_WORD: Final = (
    r"(?:positive|negative|favou?rable|unfavou?rable|adverse|active|passive) (?:(?:foreign )?trade )?(?:balance|saldo)|"
    r"(?:(?:trade|trading|commercial|merchandise|goods) )(?:in goods )?(?:deficit|surplus|"
    r"balance|gap|imbalance)|(?:deficit|surplus)(?: in (?:trade|goods))?"
)

TURNOVER_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="trade.between",
        triggers=_TRIGGERS,
        pattern=rf"\b{TRADE}{GAP}\b(?:between|among|amongst|of|by) {PAIR}",
        gives=_TURNOVER,
        examples=(
            "Trade turnover between Norway and Chile amounted to $30 million in 2011.",
            "In 2014 the volume of trade between the two countries reached 400 mln USD.",
        ),
        not_examples=("The free trade agreement between Norway and Chile covers $3 billion.",),
    ),
    Rule(
        id="trade.with",
        triggers=_TRIGGERS,
        pattern=rf"(?:{{country:reporter}}{S} {ADJ})?\b{TRADE}(?: of {{country:reporter}})?{NEAR} with "
        rf"{OF_THE}{{country:partner}}",
        gives=_TURNOVER,
        examples=(
            "Norway's trade with Chile stood at US$30 million in 2011.",
            "Trade turnover of Norway with Chile was 30 million dollars.",
        ),
    ),
    Rule(
        id="trade.traded",
        triggers=("traded", "trades"),
        pattern=rf"{{country:reporter}}{S} {ADV}(?P<verb>traded|trades) {NEAR}(?:{{money:value}} (?:worth )?(?:of |"
        rf"in )?"
        rf"{GOODS} )?{NEAR}with {OF_THE}{{country:partner}}",
        gives=_TURNOVER,
        examples=("In the first months of the year Norway traded most with Chile: over $12 million.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.exchanged",
        triggers=("exchanged",),
        pattern=rf"{PAIR} {ADV}exchanged {GOODS} "
        rf"(?:worth |for |valued at |to the (?:value|tune) of )(?=(?:[a-z]+ ){{0,2}}<M)",
        gives=_TURNOVER,
        examples=("Norway and Chile exchanged goods worth $12 million in 2011.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.business",
        triggers=("business",),
        pattern=rf"\bbusiness (?:between {PAIR}|with {OF_THE}{{country:partner}}){_REACHED}|\b(?:reckon|count|estimat|"
        rf"register|record|report)\w* (?:a |mutual )?business (?:of|for|worth) (?:[a-z]+ ){{0,3}}(?=<M)",
        gives=_TURNOVER,
        examples=("Business between Norway and Chile came to $12 million last year.",),
        not_examples=("Business leaders from Norway and Chile signed deals for $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.did-business",
        triggers=("business", "trade"),
        pattern=r"\b(?:doing|did|do|transacted|conducted) (?:about |over |more than |nearly |some )?{money:value} "
        r"(?:worth )?(?:of|in) (?:mutual |bilateral |two-way )?(?:business|trade)\b",
        gives=_TURNOVER,
        examples=("Norway and Chile did $12 million in business in 2011.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.moved-between",
        triggers=("moved", "passed", "flowed", "crossed", "went back and forth", "travelled"),
        pattern=rf"{GOODS} (?:worth |for |valued at |to the (?:value|tune) of )(?:[a-z]+ ){{0,3}}{{money:value}} "
        rf"(?:moved|passed|flowed|travelled|went back and forth|crossed the border) between {PAIR}",
        gives=_TURNOVER,
        examples=("Goods worth $12 million passed between Norway and Chile in 2011.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.traded-for",
        triggers=("traded",),
        pattern=r"(?P<pair><B\d+>|<[CS]\d+> and <[CS]\d+>) (?:[a-z]+ ){0,3}traded (?:goods )?(?:for|worth|to the "
        r"(?:value|tune) of) (?:[a-z]+ ){0,3}{money:value}",
        gives=_TURNOVER,
        examples=("Last year Norway and Chile traded for more than $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.were-exchanged",
        triggers=("exchanged",),
        pattern=rf"{{money:value}} (?:that |which )?(?:was|were|had been|have been) exchanged(?:{{gap}} between "
        rf"{PAIR})?",
        gives=_TURNOVER,
        examples=("$12 million were exchanged between Norway and Chile in 2011.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.changed-hands",
        triggers=("changed hands", "were exchanged", "was exchanged", "were traded"),
        pattern=rf"(?:{GOODS} (?:worth |for |valued at |to the (?:value|tune) of )(?:[a-z]+ ){{0,3}}{{money:value}}|"
        rf"{{money:value}} (?:worth )?(?:of |in ){GOODS}) (?:were |was |had |have |has )?(?:changed hands|exchanged|"
        rf"traded)(?:{NEAR}\b(?:between|by|among) {PAIR})?",
        gives=_TURNOVER,
        examples=("Last year goods for more than $12 million changed hands between Norway and Chile.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.balance-stood",
        triggers=("balance",),
        pattern=r"\b(?P<sort>balance)(?: of trade)?(?:(?= ?[:–-])|(?= (?:was|stood|is) (?:positive|negative|plus|"
        r"minus))|"
        r" (?:stood|was|is|remained|lay) in {country:favoured}'s? favou?r(?:,? (?:by|at|with|"
        r"of|amounting to|to the (?:tune|amount) of) {money:value})?)",
        gives=_BALANCE,
        examples=(
            "The balance of trade stood in Norway's favour by $12 million.",
            "exports – $5 million; balance – $2 million",
        ),
        not_examples=("The balance of power shifted by $3 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.of-pair",
        triggers=_TRIGGERS,
        pattern=r"(?P<pair><[CS]\d+> ?(?:[-–—/]|and|,) ?<[CS]\d+>|<B\d+>)" + rf"{S} {ADJ}{TRADE}",
        gives=_TURNOVER,
        examples=("Norwegian-Chilean trade in 2011 reached almost $30 million.",),
    ),
    Rule(
        id="trade.two-way",
        triggers=(
            "bilateral",
            "two-way",
            "mutual",
            "reciprocal",
            "our trade",
            "our commer",
            "our turnover",
            "total trade",
            "turnover",
            "trade volume",
            "volume of trade",
            "trade exchange",
            "exchange of goods",
            "trade flow",
            "trade value",
            "overall trade",
            "annual trade",
            "circulation",
            "commodity exchange",
            "combined",
        ),
        pattern=r"\b(?:(?:bilateral|two-way|2-way|mutual|reciprocal|our|total|overall|annual|their|"
        r"this|the countries') "
        + ADJ
        + TRADE
        + r"|(?<!free )(?:(?:foreign |external )?trade|commodity|goods|commercial|merchandise) "
        r"(?:turnovers?|volumes?|exchanges?|flows?|circulation|value)\b|"
        r"\b(?:two-way|bilateral|mutual|combined|joint|reciprocal) (?:sum|total|figure|volume|value|flow)s?\b|"
        r"\bthe (?:mutual )?circulation(?= (?:is|was|has|had|made|makes|reached|came|amounted|stood|rose|fell|grew)\b)|"
        r"\bturnover(?! (?:tax|rate))|(?:volume|value|amount) of (?:[a-z-]+ ){0,3}(?:trade|"
        r"commerce)(?! (?:agree|barrier|war|minis)))",
        gives=_TURNOVER,
        examples=(
            "Two-way trade stood at an estimated $30 million in 2011.",
            "The commodity turnover made up 30.2 mln USD.",
            "Bilateral trade in goods and services was worth over EUR 3 billion.",
        ),
        not_examples=("The bilateral trade agreement covers $3 billion.",),
    ),
    Rule(
        id="trade.fronted-with",
        triggers=("trade", "turnover", "commerce", "exchange"),
        pattern=rf"(?:^|[;:,] ?(?:and |while |whereas )?)\W*(?:with|in the case of) (?:the )"
        rf"?{{country:partner}},? (?:the |its |"
        rf"our |mutual |bilateral |total |goods ){{0,2}}(?:trade(?: turnover)?|turnover|commerce|exchange)\b{_REACHED}",
        gives=_TURNOVER,
        examples=("With Chile trade reached nearly $12 million.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.plain",
        triggers=("trade", "commerce"),
        pattern=r"(?:^\W*|[,;:(] ?|\b(?:and|while|with|that|as|where|when|the|whose|said|of|in|<D\d+>) "
        r")(?:(?:<D\d+>|goods|merchandise|commercial),? )?"
        r"\b(?:trade|commerce|trade in goods(?: and services)?)\b" + _REACHED,
        gives=_TURNOVER,
        examples=("Trade came to some $2 million last year.",),
        not_examples=("Trade unions asked for $2 million last year.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.in-trade",
        triggers=("trade", "commerce"),
        pattern=r"(?:totall?ing |amounting to |worth )?(?<!deficit of )(?<!surplus of ){money:value} "
        r"(?:worth )?(?:in|of) (?:(?:annual|"
        r"total|bilateral|two-way|mutual) ){0,2}(?:trade|commerce)"
        r"(?! (?:agree|deal|barrier|deficit|surplus|finance|credit|talks))(?: (?:turnover|volume))?(?:{gap} (?:between "
        + PAIR
        + r"|with {country:partner}))?",
        gives=_TURNOVER,
        examples=("Chile is Norway's fifth partner, with more than $30 million in trade in 2011.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.balance",
        triggers=("deficit", "surplus", "balance", "imbalance", "trade gap"),
        pattern=rf"(?:(?<!with )(?<!to )(?<!from ){{country:reporter}}{S} (?:(?:was left|remained|ended(?: up)?|"
        "came out|closed|finished|stayed|left) "
        rf"(?:the year )?with |[a-z]+ )?(?:an? |the )?{ADJ})?\b(?P<sort>{_GAP_WORD})(?:{NEAR} "
        rf"(?:with|against|between) {OF_THE}"
        r"(?:{country:partner}))?(?:{gap}\b(?:in favou?r of|for the benefit of|on the side "
        r"of|on) (?:the )?{country:favoured}|{gap}\bin {country:favoured}'s? favou?r)?",
        gives=_BALANCE,
        examples=(
            "Norway's trade deficit with Chile was $12 million in 2011.",
            "The trade balance in favour of Chile was 12 million dollars.",
        ),
        not_examples=("The budget was balanced.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.balance-in-trade",
        triggers=("deficit", "surplus"),
        pattern=rf"(?:{{country:reporter}}{S} (?:[a-z]+ ){{0,4}})?(?P<sort>deficit|surplus) of (?:[a-z]+ ){{0,3}}"
        rf"{{money:value}} (?:in|on) (?:its |the |bilateral |mutual )?(?:trade|exchanges)(?: with {OF_THE}"
        rf"{{country:partner}})?",
        gives=_BALANCE,
        examples=("Norway recorded a surplus of EUR 12 million in trade with Chile in 2011.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.balance-recorded",
        triggers=("deficit", "surplus"),
        pattern=rf"\b(?P<sort>deficit|surplus)(?: in (?:trade|goods))? (?:was |is |has been )?(?:[a-z]+ )"
        rf"{{0,3}}(?:with|"
        rf"against) {OF_THE}{{country:partner}},? ?(?:\(|at |of |worth |– |: ?)?(?:[a-z]+ ){{0,3}}{{money:value}}",
        gives=_BALANCE,
        examples=("The greatest surplus was recorded with Chile, 12 million euros.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.left-gap",
        triggers=("gap of",),
        pattern=r"\b(?:leaving|leaves|left|giving|with|making) (?:it |the country )?(?:an? )?(?:[a-z]+ )"
        r"?(?P<sort>gap) of "
        r"(?:[a-z]+ ){0,3}{money:value}",
        gives=_BALANCE,
        examples=("Imports were $13 million, exports $12 million, leaving a gap of $1 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.difference",
        triggers=("difference of",),
        pattern=r"\b(?P<sort>difference) of (?:[a-z]+ ){0,3}{money:value},? (?:is |was |stood |remains? |being )?in "
        r"(?:favou?r of (?:the )?(?:{country:favoured}|[A-Z])|{country:favoured}'s? favou?r)",
        gives=_BALANCE,
        examples=("The difference of some 12 million euros is in favour of Norway.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.balance-of",
        triggers=("deficit", "surplus"),
        pattern=r"(?:{country:reporter} (?:[a-z]+ ){0,3})?{money:value} (?:trade |goods |merchandise "
        r")?(?P<sort>deficit|surplus)(?: in (?:trade|goods))?(?: with {country:partner})",
        gives=_BALANCE,
        examples=("Norway ran a $12 million trade deficit with Chile in 2011.",),
        confidence=0.8,
    ),
)

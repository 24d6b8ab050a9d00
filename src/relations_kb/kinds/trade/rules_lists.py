"""How lists go on with a flow told before: 'It reached …', '2011: …', 'Italy with …, Turkey (…)'.

Their flow is ``same``: that of the words above them. :mod:`relations_kb.kinds.trade.going_on` finds it.
"""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

_SAME: Final = {"flow": "same"}
_AMOUNT: Final = ("$", "usd", "dollar", "eur", "€", "million", "billion", "mln", "bln", "bn", "£", "¥", "yuan", "rub")
_ABOUT: Final = (
    r"(?:(?:something|somewhat|well|just|slightly|a|little|bit|shade|not|quite|close|less|at|least|no|than|only|up|to|"
    r"upwards|of|about|over|under|above|below|more|nearly|almost|some|around|approximately|roughly|near|sum|"
    r"likewise|also|again|exactly|hardly|scarcely|barely) ){0,6}"
)
_REACHED: Final = (
    r"(?:(?:has|have|had|already|also|then|even|only|thus|again|would) ){0,3}(?:reached|been|"
    r"amounted|stood|stands|totall?ed|hit|exceeded|surpassed|was|were|is|made|makes|came|come(?= (?:down|up|to|"
    r"back) )|grew|grown|risen|fallen|sunk|"
    r"rose|fell|"
    r"soared|increased|decreased|dropped|declined|jumped|climbed|crossed|topped|came to|did not (?:go|exceed|"
    r"pass|reach|surpass|top|get)|"
    r"doubled|tripled|went|approached|picked up|recovered|slid|slipped|shrank|contracted|advanced|improved|"
    r"expanded|equal\w*|constituted|dwindled|sank|plunged|shrunk|climbed|mounted|swelled)\b"
    r"(?! (?:said|noted|recalled|stressed|added|reported|announced|agreed|decided|told|mentioned|planned|hoped|"
    r"expected|"
    r"possible|necessary|time)\b)"
)

_RANKS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "top",
    "lead",
    "led ",
    "largest",
    "biggest",
    "main",
    "major",
    "place",
    "line",
    "position",
    "spot",
    "rank",
    "follow",
    "close",
    "next",
    "come",
    "came",
    "market",
    "destination",
    "partner",
    "supplier",
    "origin",
    "demand",
    "acquired",
    "buyer",
    "source",
    "behind",
    "ahead",
    "list",
    "customer",
    "most",
    "rest",
    "account",
    "share",
    "after",
    "then",
    "ran ",
    "trail",
    "breath",
    "lower down",
    "result",
    "figure",
    "score",
    "show",
    "record",
    "regist",
    "posted",
    "lags",
    "sum ",
    "(",
    ":",
    "–",
)

LIST_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="trade.it",
        triggers=(
            "it ",
            "they ",
            "figure",
            "number",
            "amount",
            "volume",
            "indicator",
            "value",
            "total",
            "which",
            "sum",
        ),
        pattern=r"(?:\b(?!which is \d)(?:it|(?<!.)they|(?:the (?:volume|value|amount|total) of )?which|(?:this|"
        r"that|the)(?: \w+)? (?:figure|number|amount|volume|indicator|"
        r"value|sum|total)|the total(?: volume| value)?)|"
        r"(?:its|their|the) (?:volume|value|total))(?: (?:in|for|during) <D\d+>)? " + _REACHED,
        gives=_SAME,
        examples=("In 2011 it reached $12 million.", "The figure amounted to 12 million dollars."),
        confidence=0.75,
    ),
    Rule(
        id="trade.period-brought",
        triggers=("brought", "gave", "yielded", "closed with", "ended with", "showed", "saw", "produced"),
        pattern=r"^\W*(?:the )?(?:results of (?:the )?|figures? for (?:the )?)?(?P<when><D\d+>) (?:already |"
        r"then |only |has |have "
        r")*(?:brought|gave|yielded|closed with|ended with|showed|produced|saw) (?:[a-z]+ ){0,4}{money:value}",
        gives=_SAME,
        examples=("The eight months of 2012 brought 12 million dollars.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.mark",
        triggers=("mark of", "threshold of", "bar of", "level of"),
        pattern=r"\bthe (?:mark|threshold|bar|level) of (?:[a-z]+ ){0,2}{money:value} (?:has |had |was |is |were )?"
        r"(?:already |now |also |even |just )*(?:been )?(?:overcome|passed|crossed|surpassed|exceeded|reached|"
        r"left behind|"
        r"broken|topped)",
        gives=_SAME,
        examples=("In January-August 2012 the mark of $12 million has already been overcome.",),
        not_examples=("The mark of $12 million is still far.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.opposite",
        triggers=(
            "opposite",
            "reverse direction",
            "other direction",
            "the other way",
            "contrary sense",
            "other sense",
            "inverse",
            "conversely",
            "counter-flow",
            "counterflow",
            "return flow",
            "reverse flow",
            "back-flow",
        ),
        pattern=r"(?:\b(?:those|goods|shipments|flows?|trade|deliveries|exports|sales|supplies|traffic|movement) "
        r")?(?:[a-z]+ ){0,2}?"
        r"\b(?:in the (?:opposite|reverse|other|contrary|inverse) (?:direction|sense|way)|from there|the other "
        r"way(?: round| around)?|(?:the |a )"
        r"?(?:counter|return|"
        r"reverse|back)[- ]?flow)",
        gives=_SAME,
        examples=("Exports made $12 million, while those in the opposite direction came to $3 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.dated",
        triggers=_AMOUNT,
        pattern=r"^\W*(?:in |for )?(?P<when><D\d+>)(?: \(<D\d+>\))?(?: year)? {0,40}(?:[-–—:=|]+|was|amounted to)? "
        r"{0,40}" + _ABOUT + r"{money:value}\W*$",
        gives=_SAME,
        examples=("2011: $12.3 million", "2010 - about 14 million USD"),
        confidence=0.8,
    ),
    Rule(
        id="trade.ranked",
        triggers=_AMOUNT,
        pattern=r"{country:partner}(?:'s)?(?:,? ?[(]?(?:<O\d+>|ranks?|ranked|is|was|came|comes|stood|"
        r"in|the|first|second|third|fourth|fifth|next|place|with|at|for|worth|by|accounted|"
        r"accounting|<O\d+>|turnover|volume|of|a|trade|exports|imports|bought|receiving|supplying|"
        r"total|totalling|having|being|follows?|followed|to|ranking|amounting|sold|stands|"
        r"remains|leads|led|closes|list|top|third-largest|"
        r"largest|[\d.,]+ ?(?:%|per ?cent)|or|equal|share|its|their|main|biggest|principal|"
        r"major|trading|trade|partner|market|destination|supplier|buyer|took|brought))*,? "
        r"?[-–—:(]? ?(?:[\d.,]+ ?(?:%|per ?cent)[,;]? ?(?:or |[(–-] ?)?)?" + _ABOUT + r"{money:value}",
        gives=_SAME,
        examples=("followed by Chile with $12 million, Peru ($3 million) and Brazil – $2 million",),
        confidence=0.75,
    ),
    Rule(
        # Whatever stands between; going_on.py asks for words of a ranking and for none of another matter.
        id="trade.ranked-far",
        triggers=_RANKS,
        pattern=r"{country:partner}(?:'s)?(?P<gap>(?:[^<>|;.]|\.(?=\d)|<[OD]\d+>|<C\d+>(?='?s? (?:goods|products|"
        r"exports?|"
        r"imports?|merchandise|market|trade|purchases|sales|commodities|foreign|external)\b)){0,110}?)"
        + _ABOUT
        + r"{money:value}",
        gives=_SAME,
        examples=("Chile occupies the second line of the ranking, its result being $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.ranked-to",
        triggers=_AMOUNT,
        pattern=r"{money:value} (?:worth of goods )?(?:went |came |goes |goods )?(?P<way>to|from) "
        r"(?:the )?{country:partner}",
        gives=_SAME,
        examples=("Of the exports, $12 million went to Chile and $3 million to Peru.",),
        confidence=0.7,
    ),
)

"""How English reports goods that one country sends to another: exports, imports, and the verbs for them."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.notation import ADJ, ADV, EXPORTS, GAP, GAP_M, GOODS, IMPORTS, NEAR, OF_THE, SHIPMENTS, S
from relations_kb.rules.rule import Rule

_EXPORTS: Final = {"flow": "exports"}
_IMPORTS: Final = {"flow": "imports"}
_TO: Final = rf"(?:to|into|towards?|for) {OF_THE}{{country:partner}}"
_FROM: Final = rf"(?:from|of|by) {OF_THE}{{country:reporter}}"
_SENT: Final = (
    r"(?:exported|exports|export|exporting|sold|sells|shipped|ships|supplied|supplies|delivered|sent|dispatched|placed)"
)
# '$5 million in exports', '… fell to the share of exports', 'earned $5 million from exports'.
_AS: Final = (
    r"(?:worth )?(?:in|of|as|were|was|being|are|is|from|through|by|f[ae]lls? (?:on|to)|fell on|fell to|accrued to|"
    r"(?:came|comes) from|(?:was |were |is |are )?accounted for by|corresponding to|"
    r"corresponded to|corresponds to|attributable to|due to|on|[–-] (?:was|were|is|are)|,? (?:was|were|being)|"
    r"represent\w*|constitut\w*|made up|went to|to that "
    r"of|to|belong\w* to)"
)
_GOT: Final = (
    r"(?:imported|imports|import|importing|bought|buys|purchased|purchases|received|acquired|demanded|procured|ordered|"
    r"brought(?: in)?(?= goods)|took(?= goods)|takes(?= goods))"
)

_GETTING: Final = (
    "import",
    "bought",
    "buys",
    "purchased",
    "received",
    "acquired",
    "demanded",
    "procured",
    "ordered",
    "brought goods",
    "brought in goods",
    "took goods",
    "takes goods",
)

GOODS_RULES: Final[tuple[Rule, ...]] = (
    # ------------------------------------------------------------ exports
    Rule(
        id="trade.exports-to",
        triggers=("export",),
        pattern=rf"(?:{{country:reporter}}{S} {ADJ})?{EXPORTS}(?:{NEAR} {_FROM})?{NEAR} {_TO}(?: {_FROM})?",
        gives=_EXPORTS,
        examples=(
            "Norway's exports to Chile amounted to $12 million.",
            "Exports to Chile from Norway: ¥ 12 million",
            "The export of goods from Norway to the Chilean market was EUR 12 mln.",
        ),
        not_examples=("Norway's export agency opened an office.",),
    ),
    Rule(
        id="trade.exports-of",
        triggers=("export",),
        pattern=rf"(?:{{country:reporter}}{S} {ADJ}{EXPORTS}|{EXPORTS}{NEAR} {_FROM})",
        gives=_EXPORTS,
        examples=("Of this, Norwegian exports made up $12 million.", "Exports of Norway accounted for 12 million USD."),
    ),
    Rule(
        id="trade.exports",
        triggers=("export",),
        pattern=rf"{EXPORTS}",
        gives=_EXPORTS,
        examples=("Exports reached $12 million.", "of which exports made $12 million and imports $10 million"),
        not_examples=("The export agency got $3 million.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.exported",
        triggers=("export", "sold", "ship", "suppl", "deliver", "sent", "dispatched", "placed"),
        pattern=rf"{{country:reporter}}{S} {ADV}\b(?P<verb>{_SENT})\b{GAP_M} {_TO}",
        gives=_EXPORTS,
        examples=(
            "In 2011 Norway exported goods worth $12 million to Chile.",
            "Norway exported $12 million worth of goods to Chile.",
        ),
    ),
    Rule(
        id="trade.was-exported",
        triggers=("exported to", "exported from"),
        pattern=rf"(?:was|were|been|is|are|goods|products) (?:mainly |mostly |also )?exported (?:{_FROM} )?{_TO}",
        gives=_EXPORTS,
        examples=("What was exported to Chile made $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.sent-to",
        triggers=("export", "sold", "ship", "suppl", "deliver", "sent"),
        pattern=rf"{{country:reporter}}{S} {ADV}\b(?P<verb>{_SENT}) {_TO}{S}(?: market)?{GAP}"
        rf"(?:{GOODS} (?:worth|for|valued at|to the (?:value|tune) of|with a value of|(?:in|of) the (?:order|amount|"
        rf"value) of|amounting to|totall?ing) (?:[a-z]+ ){{0,3}}"
        rf"{{money:value}}|{{money:value}}(?:'s?)? (?:worth|in goods)|"
        rf"for (?:a|the) (?:total )?(?:value|sum|amount) of (?:[a-z]+ ){{0,2}}{{money:value}})",
        gives=_EXPORTS,
        examples=(
            "In 2011 Norway shipped to Chile goods to the value of $12 million.",
            "Norway sold to Chile $12 million's worth in 2011.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="trade.sold-sum",
        triggers=("sold", "exported", "shipped", "supplied"),
        pattern=rf"{{country:reporter}}{S} {ADV}\b(?:sold|exported|shipped|supplied) (?:(?:more|less|over|about|"
        rf"some|nearly|"
        rf"almost|only|around|than|just|a|total|of) ){{0,4}}{{money:value}} (?:to|into) (?:its (?:[a-z]+ )"
        rf"?(?:neighbou?r|"
        rf"partner) )?{OF_THE}{{country:partner}}",
        gives=_EXPORTS,
        examples=("Norway shipped $12 million to its neighbour Chile in 2011.",),
        not_examples=("Norway shipped weapons for $12 million to Chile in 2011.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.sold-at-once",
        triggers=("sold", "exported"),
        pattern=rf"{{country:reporter}}{S} {ADV}\b(?P<verb>sold|exported) {_TO}{S}(?: market)?,? (?:in <D\d+>,? )?"
        rf"(?:for )?(?:(?:more|less|over|about|some|nearly|almost|only|around|than|a|value|of|just) ){{0,4}}"
        rf"{{money:value}}(?=[.;,)]|$| in <D| and | worth)",
        gives=_EXPORTS,
        examples=("In 2008 Norway sold to Chile more than $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.sales-with",
        triggers=("sales", "shipments"),
        pattern=r"^\W*(?:with|to|in the case of|as for|regarding) (?:the )?{country:partner},? (?:the |our |its )?"
        r"(?:sales|shipments)\b",
        gives=_EXPORTS,
        examples=("With Chile, the sales closed at $12 million; the purchases surpassed $13 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.purchases",
        triggers=("purchases ",),
        pattern=r"(?:\b(?:the|our|its|while|and|but|whereas)|^\W*|[;:,]) ?\bpurchases\b(?= (?:surpass|amount|reach|"
        r"total|"
        r"were|was|came|closed|stood|made|exceed|cost|represent|account|constitut|rose|fell|did not)\w*)",
        gives=_IMPORTS,
        examples=("Norway's sales to Chile were worth $12 million; the purchases surpassed $13 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.were-exported",
        triggers=("export", "sold", "ship", "suppl", "deliver", "sent"),
        pattern=rf"(?:{GOODS} (?:(?:worth|valued at|to the value of|for|of) (?:[a-z]+ ){{0,3}})?{{money:value}}|"
        rf"{{money:value}} "
        rf"(?:worth )?(?:of |in )?{GOODS}) "
        rf"(?:was |were |had been |have been )?(?:exported|sold|shipped|supplied|delivered|"
        rf"sent)(?: {_FROM})? (?:{_TO}|{{country:partner}})(?: {_FROM})?",
        gives=_EXPORTS,
        examples=("Goods worth $12 million were exported from Norway to Chile.",),
    ),
    Rule(
        id="trade.leaving-for",
        triggers=("leaving for", "heading for", "bound for", "flowing to", "destined for", "headed for"),
        pattern=r"{money:value}(?: (?:worth|of|in|goods|products)){0,4} (?:leaving for|heading for|"
        r"bound for|flowing to|destined for|headed for) {country:partner}",
        gives=_EXPORTS,
        examples=("Norway's customs counted just $12 million leaving for Chile.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.sold-them",
        triggers=("sold", "sell", "suppl", "ship", "sent"),
        pattern=rf"(?:{{country:reporter}}{S} {ADV}|\band )(?P<verb>sold|sells|supplied|shipped|sent) (?:the "
        rf")?{{country:partner}} {GOODS}",
        gives=_EXPORTS,
        examples=("In 2011 Norway sold Chile goods to the value of $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.exporters-sold",
        triggers=("exporters", "companies", "firms", "producers", "suppliers"),
        pattern=rf"{{country:reporter}}{S} (?:exporters|companies|firms|producers|suppliers|businesses) "
        rf"{ADV}(?:sold|exported|shipped|supplied|delivered) {GOODS}"
        rf"(?:{GAP_M} {_TO})?",
        gives=_EXPORTS,
        examples=("Norwegian exporters sold goods for $12 million in 2011.",),
    ),
    Rule(
        id="trade.shipments-to",
        triggers=("shipments", "deliveries", "supplies", "sales", "goods", "products", "merchandise"),
        pattern=rf"(?:{{country:reporter}}{S} {ADJ})?{SHIPMENTS}(?: of (?:{{country:reporter}}{S} )?{GOODS})"
        rf"?(?: {_FROM})?{NEAR} "
        rf"(?:to|into) {OF_THE}{{country:partner}}(?: {_FROM})?",
        gives=_EXPORTS,
        examples=(
            "Shipments to Chile accounted for 12 million USD.",
            "Deliveries of goods from Norway to Chile were worth 12 million USD.",
        ),
    ),
    Rule(
        id="trade.shipments-of",
        triggers=("shipments", "deliveries", "supplies", "sales"),
        pattern=rf"{{country:reporter}}{S} (?:shipments|deliveries|supplies|sales)(?= (?:[a-z]+ly |also |had |have )?"
        rf"(?:represent|account|amount|total|made|reach|stood|were|was|came|constitut|rose|fell|grew|"
        rf"contribut|provid|brought|earn|fetch|yield|exceed|surpass|did not)\w*)",
        gives=_EXPORTS,
        examples=("Of that total, Norwegian shipments represented $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.one-to-other",
        triggers=(" to ",),
        pattern=r"^\W*(?:the )?{country:reporter} to (?:the )?{country:partner} ?[:–-] ?{money:value}",
        gives=_EXPORTS,
        examples=("Norway to Chile: 14.0 million euros (2006)",),
        confidence=0.7,
    ),
    Rule(
        id="trade.in-exports",
        triggers=("export",),
        pattern=rf"{{money:value}}(?: ?{_AS})? (?:the )?(?:(?:total|goods|share of|its|their|our|value of|"
        rf"merchandise|{{country:reporter}}{S}) ){{0,2}}?\bexports?\b(?! credit| financ)(?:{NEAR} {_FROM})?(?: {_TO})?",
        gives=_EXPORTS,
        examples=("Trade was worth $22 million, including $12 million in exports.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.in-sales",
        triggers=("sales", "shipments", "deliveries", "dispatches", "supplies"),
        pattern=rf"{{money:value}} ?{_AS} (?:the |its |our )?(?:{{country:reporter}}{S} (?:sales|shipments|deliveries|"
        rf"dispatches|supplies)\b(?:{NEAR} {_TO})?|(?:sales|shipments|deliveries|dispatches|supplies) "
        rf"(?:{_FROM}|(?:of|from) our (?:country|side)|{_TO}))",
        gives=_EXPORTS,
        examples=("Of this sum $12 million were Norwegian sales and $2 million Chilean sales.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.ones",
        triggers=(" ones",),
        pattern=rf"(?P<flow>sales|shipments|deliveries|exports){{gap}},? and {{money:value}} (?:were |was |of )?"
        rf"{{country:reporter}}{S} ones\b",
        gives=_EXPORTS,
        examples=("$12 million were Norwegian exports and $2 million Chilean ones.",),
        confidence=0.75,
    ),
    Rule(
        # 'there' has been read as the country: 'the export of Norwegian goods there exceeded …'
        id="trade.exports-there",
        triggers=("export",),
        pattern=rf"{EXPORTS} of {{country:reporter}}{S} {GOODS} (?:to )?{{country:partner}}(?:, [^,<;.]{{3,40}},)?",
        gives=_EXPORTS,
        examples=("The export of Norwegian goods to Chile, chiefly fish, exceeded $12 million.",),
        confidence=0.8,
    ),
    # ------------------------------------------------------------ what a country takes in
    Rule(
        id="trade.imports-from",
        triggers=("import", "purchases"),
        pattern=rf"(?:{{country:reporter}}{S} {ADJ})?(?:{IMPORTS}|\bpurchases)(?:{NEAR} (?:to|into|"
        rf"of|by) {OF_THE}{{country:reporter}})?{NEAR} from {OF_THE}{{country:partner}}"
        rf"(?: (?:to|into|by) {OF_THE}{{country:reporter}})?",
        gives=_IMPORTS,
        examples=(
            "Chilean imports from Norway were worth USD 12m in 2011.",
            "Imports from Norway to Chile: ¥ 12 million",
            "Chile's total import from Norway reached $12 million.",
        ),
    ),
    Rule(
        id="trade.imports-into",
        triggers=("import",),
        pattern=rf"{IMPORTS}{NEAR} (?:to|into) {OF_THE}{{country:reporter}}",
        gives=_IMPORTS,
        examples=("The import to Chile was $12 million.",),
    ),
    Rule(
        # Literally goods of the first in the second; joining.py asks the figures around whether that is meant.
        id="trade.imports-to",
        triggers=("import",),
        pattern=rf"{{country:partner}}{S} {ADJ}{IMPORTS}{NEAR} (?:to|into) {OF_THE}{{country:reporter}}",
        gives=_IMPORTS,
        examples=("Norwegian imports into Chile were $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.imports-of",
        triggers=("import", "purchases"),
        pattern=rf"(?:{{country:reporter}}{S} {ADJ}{IMPORTS}(?: of {{country:partner}} {GOODS})?|"
        rf"{{country:reporter}}{S} purchases(?= of <M)|(?:{IMPORTS}|\bpurchases) "
        rf"of {{country:partner}} {GOODS}(?: (?:into|to|by|in) {OF_THE}{{country:reporter}})?|{IMPORTS} (?:of|by) "
        rf"{OF_THE}{{country:reporter}})",
        gives=_IMPORTS,
        examples=("Chilean imports stood at $12 million.", "Imports of Norwegian goods stood at $12 million."),
    ),
    Rule(
        id="trade.imports",
        triggers=("import",),
        pattern=rf"{IMPORTS}",
        gives=_IMPORTS,
        examples=("Imports reached $12 million.",),
        not_examples=("The import duties brought $3 million.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.imported",
        triggers=_GETTING,
        pattern=rf"{{country:reporter}}{S} {ADV}\b(?P<verb>{_GOT})\b{GAP_M} from {OF_THE}{{country:partner}}",
        gives=_IMPORTS,
        examples=(
            "Chile imported goods worth $12 million from Norway.",
            "Chile imported $12 million worth of goods from Norway.",
        ),
    ),
    Rule(
        id="trade.got-from",
        triggers=_GETTING,
        pattern=rf"{{country:reporter}}{S} {ADV}\b(?P<verb>{_GOT})\b{NEAR} from {OF_THE}{{country:partner}}"
        rf"(?:{GAP}{GOODS} (?:worth|for|valued at|to the (?:value|tune) of) | for )(?:[a-z]+ ){{0,2}}{{money:value}}",
        gives=_IMPORTS,
        examples=("Chile received from Norway goods for $12 million.", "Chile bought from Norway for $12 million."),
        confidence=0.75,
    ),
    Rule(
        id="trade.sold-for",
        triggers=("sold", "sell", "suppl", "ship", "sent", "provided"),
        pattern=rf"{{country:reporter}}{S}(?: in turn,?| for its part,?)? {ADV}(?P<verb>sold|sells|supplied|shipped|"
        rf"sent) "
        rf"(?:the )?{{country:partner}}(?: market)?(?: with)? (?:an? |only |just |[a-z]+ "
        rf"){{0,2}}{{money:value}}(?:(?: worth)? (?:in|of|worth of) {GOODS}|(?=[.;,]|$| in <D| and ))",
        gives=_EXPORTS,
        examples=("Norway in turn supplied the Chilean market with $12 million worth of products.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.bought-goods-of",
        triggers=("bought", "buys", "import", "purchased", "purchases", "took", "takes", "absorbed", "received"),
        pattern=rf"(?<!from )(?<!from the ){{country:reporter}} {ADV}(?:bought|buys|imported|imports|purchased|"
        rf"purchases|(?:took|takes|"
        rf"absorbed|absorbs|received|receives)(?= (?:[a-z]+ ){{0,3}}<M)){GAP_M} "
        rf"{{country:partner}}{S} {GOODS}",
        gives=_IMPORTS,
        examples=("Chile bought Norwegian goods worth $12 million.",),
    ),
    Rule(
        id="trade.were-imported",
        triggers=("import", "bought", "purchased", "received"),
        pattern=rf"(?:{GOODS} (?:(?:worth|valued at|for|of) (?:[a-z]+ ){{0,3}})?{{money:value}}|{{money:value}} "
        rf"(?:worth )?(?:of "
        rf"|in )?{GOODS}) (?:was |were |had been |have been )?"
        rf"(?:imported|bought|purchased|received)(?: (?:to|into|by) {OF_THE}{{country:reporter}})? "
        rf"from {OF_THE}{{country:partner}}",
        gives=_IMPORTS,
        examples=("Goods worth $12 million were imported from Norway.",),
    ),
    Rule(
        id="trade.in-imports",
        triggers=("import",),
        pattern=rf"{{money:value}}(?: ?{_AS})? (?:the )?(?:(?:total|goods|share of|its|their|our|value of|"
        rf"merchandise|{{country:reporter}}{S}) ){{0,2}}?\bimports?\b(?! dut| tax| tarif)(?:{NEAR} from "
        rf"{OF_THE}{{country:partner}})?",
        gives=_IMPORTS,
        examples=("Trade was worth $22 million, including $10 million in imports.",),
        confidence=0.8,
    ),
    # ------------------------------------------------------------ verbs without a partner: 'and imported 10 million'
    Rule(
        id="trade.sent-what",
        triggers=("and sold", "and shipped", "exported", "exporting", "sold goods", "sold for", "shipped for"),
        pattern=rf"(?:(?<= and )(?:sold|shipped|exported)(?= (?:about |some |over |nearly |almost |only |just |"
        rf"around |more than )?<M[0-9]+>(?:[,.;]|$| (?:in|from|worth|during)\b))|(?:{{country:reporter}} "
        rf"{ADV})?\b(?:exported|exporting|sold goods|(?<!were )(?<!was )"
        rf"(?<!been )(?:sold|shipped)(?= for )){GAP}(?=<M))",
        gives=_EXPORTS,
        examples=("It imported $10 million and exported 12 million USD.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.got-what",
        triggers=(
            "and bought",
            "and purchased",
            "and received",
            "imported",
            "importing",
            "bought goods",
            "purchased goods",
            "bought for",
            "purchased for",
        ),
        pattern=rf"(?:(?<= and )(?:bought|purchased|imported|received)(?= (?:about |some |over |nearly |almost |"
        rf"only |just |around |more than )?<M[0-9]+>(?:[,.;]|$| (?:in|from|worth|during)\b))|(?:{{country:reporter}} "
        rf"{ADV})?\b(?:imported|importing|bought goods|purchased goods|"
        rf"(?<!were )(?<!was )(?<!been )(?:bought|purchased)(?= for )){GAP}(?=<M))",
        gives=_IMPORTS,
        examples=("Norway exported $12 million and imported goods worth 10 million USD from there.",),
        confidence=0.8,
    ),
)

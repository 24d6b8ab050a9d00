"""How English reports accreditations: an embassy or envoy in one country that covers another.

Names: ``actor`` sends, ``counterpart`` is covered, ``via`` is where the mission or envoy is.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.words import MISSION, OPENED, TRIGGERS
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    # ------------------------------------------------------------ accreditation
    Rule(
        id="status.represented-through",
        triggers=("represented", "accredited", "handled", "covered", "responsible", "accreditation"),
        pattern=r"(?<!\bin )(?<!\bin the ){country:actor}{gap}\b(?P<verb>(?:is|are|was|were|has been|had been|have "
        r"been|remains) (?:also |"
        r"presently |now |still |currently )?(?:represented|accredited|covered))(?: (?:in|to) "
        r"{country:counterpart})?{gap}"
        r"\b(?:through|via|from|by|out of)(?: parallel accreditation of| the| a)*(?: non[- ]?resident)? ?(?:its |the |"
        r"their |an? )?(?P<seat>"
        + MISSION
        + r"|(?:non[- ]?resident |roving |honou?rary )*(?:ambassadors?|envoys?|high commissioners?|consuls?|"
        r"charg[eé] d'affaires|(?:ministry|department) (?:of|for) foreign affairs|foreign ministry|<S\d+>)(?:,? "
        r"(?:who )?(?:is )?(?:based|residing|resident|resides|stationed))?)"
        r"(?: to (?:the )?(?:United Nations|UN|U\.N\.|European Union|EU|OAS|UNESCO)(?: office)?)?"
        r"(?:,? (?:(?:located|based|resident) )?(?:in|to|at) {place:via})?",
        gives={"event": "accreditation"},
        examples=(
            "Norway is accredited to Malawi from its embassy in Lusaka, Zambia.",
            "Norway is represented in Malawi through its embassy in Lusaka, Zambia.",
        ),
    ),
    Rule(
        id="status.embassy-accredited",
        triggers=(
            "accredited",
            "covers",
            "responsible for",
            "responsibility for",
            "concurrent",
            "accreditation",
            "represents",
            "handles",
            "oversees",
            "in charge of",
            "looks after",
            "takes care of",
            "jurisdiction",
            "competen",
            "serves",
        ),
        pattern=r"(?:(?P<mission>embassy|legation|high commission|consulate[- ]general|consulate|mission|ambassador|"
        r"high commissioner|minister|consul general|envoy) of {country:actor}(?: (?:in|to|at) {place:via})?"
        r"|{country:actor}'?s? (?:\w+ ){0,2}(?P<mission2>embassy|legation|high commission|consulate[- ]general|"
        r"consulate|mission|ambassador|high commissioner|minister|consul general|envoy)(?: (?:in|to|at|resident in|"
        r"based in) {place:via})|(?:(?P<we>its|our)|the) (?P<mission3>embassy|legation|high commission|"
        r"consulate[- ]general|mission|ambassador|high commissioner)(?: (?:in|to|at|resident in|based in) {place:via}))"
        r",?{gap} (?P<verb>(?:(?:is|was|are|has been|has also been) )?(?:also |concurrently |jointly |simultaneously )*"
        r"(?:accredited (?:to|in|for)|covers|responsible for|represents (?:it |the country )?in|serves|handles|"
        r"oversees|has (?:consular |diplomatic |also )*(?:responsibility for|jurisdiction (?:over|in|for)|"
        r"competence for)|"
        r"(?:whose |its )?(?:consular |diplomatic )?(?:area of )?(?:jurisdiction|competence|responsibility|"
        r"accreditation) (?:also )?(?:extends to|covers|includes|comprises|encompasses)|extends to|competent for|"
        r"has (?:concurrent |side )?accreditation (?:to|in|for)|in charge of|looks after|"
        r"takes care of|represents (?:<C\d+>(?:'?s)?|the country's|its) interests in))(?:,[^,<;]{3,40},)? "
        r"{country:counterpart}",
        gives={"event": "accreditation"},
        examples=(
            "The Norwegian embassy in Lusaka is also accredited to Malawi.",
            "The Embassy of Norway in Lusaka, Zambia, is accredited to Malawi.",
            "In a text on Norway and Zambia: The Embassy in Lusaka covers, as further countries, Malawi and Kenya.",
        ),
    ),
    Rule(
        id="status.side-accredited",
        triggers=("accredited", "in charge of", "responsible for", "covers"),
        pattern=r"(?P<person>{side})(?:,? [^<;|]{0,40})?(?: (?:in|to) {place:via})? (?P<verb>(?:is|was|is to be|"
        r"will be|has "
        r"(?:also )?been) "
        r"(?:(?:also|concurrently|jointly|simultaneously|currently) )?(?:accredited (?:to|in|for)|in charge of|"
        r"responsible for)|"
        r"(?:also )?covers) {country:counterpart}"
        r"(?:(?:,? with (?:his |her |its )?(?:residence|seat)|,? residing|,? resident|,? based) (?:in|at) "
        r"{place:via2})?",
        gives={"event": "accreditation"},
        examples=("The ambassador of Norway to Zambia is also accredited to Malawi.",),
    ),
    Rule(
        id="status.and-accredited",
        triggers=("accredited", "accreditation", "accredition"),
        pattern=r"(?:(?P<person><[SP]\d+>) (?:was|is|served as|became) )?(?:the |an? |<S\d+>|appointed |first "
        r")*(?:ambassador|"
        r"high commissioner|envoy|minister|<S\d+>)(?: \([a-z ]+\))? (?:in|to|at) {place:via}(?:,? and|,|;|,? "
        r"with)(?: (?:was|is|were))? "
        r"(?P<verb>(?:(?:concurrently|also|simultaneously|jointly|additionally) accredited|"
        r"(?:concurrent |additional |side )?accredi\w+)) (?:in|to|for|at) (?:the governments? (?:of|in) )?"
        r"{country:counterpart}",
        gives={"event": "accreditation", "also": "yes"},
        examples=("From 1970 to 1976 he was ambassador in Lima, and was concurrently accredited in Quito and La Paz.",),
        confidence=0.75,
    ),
    Rule(
        id="status.envoy-resides",
        triggers=("resides", "resident in", "residing", "based in", "resided", "is resident", "located in"),
        pattern=r"(?:(?P<person><[SP]\d+>)|{country:actor}(?:'?s)? (?:non[- ]?resident )?(?P<mission>ambassador|"
        r"high commissioner|envoy))(?: (?:to|in) {country:counterpart})?(?:,[^,;<]{0,30}<P\d+>)?,?{gap}"
        r"(?P<verb>(?:(?:is|was|are|will be|is to be) (?:also |now |currently )?(?:based|resident|residing|stationed|"
        r"located))|resides|will reside|is to reside|"
        r"resided|lives) (?:in|at) {place:via}",
        gives={"event": "accreditation", "resides": "yes"},
        examples=("Norway's ambassador to Malawi resides in Lusaka, Zambia.",),
        not_examples=("Norway's embassy in Malawi is old.",),
    ),
    Rule(
        id="status.works-from",
        triggers=("functions", "duties", "mandate", "mission", "accreditation", "responsibilities", "from "),
        pattern=r"(?P<person><[SP]\d+>),?{gap}\b(?P<verb>(?:will |is to |would |shall |is going to )?(?:carry out|"
        r"carries out|perform|performs|discharge|discharges|exercise|exercises|fulfil|fulfils|conduct|conducts|cover|"
        r"covers|execute|executes) (?:his|her|the|these|this|its|their) (?:new |diplomatic |non-resident "
        r")*(?:functions|"
        r"duties|mandate|mission|work|tasks|"
        r"accreditation|responsibilities)|(?:will |is to |would )(?:work|serve|operate|cover <C\d+>|"
        r"represent <C\d+>)|covers <C\d+>),? "
        r"(?:from|out of|while (?:based|resident|residing) in|with residence in) (?:(?:his|her|its|the) )?"
        r"(?:(?:base|residence|seat|office|embassy|high commission|mission|capital) (?:in|at) )?{place:via}",
        gives={"event": "accreditation", "resides": "yes"},
        examples=(
            "Kari Lund is Ambassador of Norway to Malawi; she will carry out her functions from Lusaka, Zambia.",
        ),
        not_examples=("Kari Lund will carry out her functions well.",),
        confidence=0.8,
    ),
    Rule(
        id="status.with-residence",
        triggers=(
            "with residence",
            "with seat",
            "with his seat",
            "with her seat",
            "with his residence",
            "resident in",
            "residing in",
            "based in",
            "with her residence",
            "stationed in",
        ),
        pattern=r"(?P<person><[SP]\d+>)(?: (?:to|in) {country:counterpart})?(?:, <P\d+>)?(?:,|,? who is|(?= (?:with|"
        r"resid)))? ?\(?"
        r"(?P<verb>with (?:his |her |a |its )?(?:permanent )?(?:residence|seat) (?:in|at)|"
        r"(?:resident|residing|based|stationed) in) {place:via}",
        gives={"event": "accreditation", "resides": "yes"},
        examples=("The Norwegian Ambassador to Malawi, resident in Lusaka, Zambia, presented his credentials.",),
        not_examples=("The Norwegian Ambassador to Malawi met firms based in Oslo.",),
        confidence=0.75,
    ),
    Rule(
        id="status.accredited-from",
        triggers=(
            "accredited",
            "represented",
            "covers",
            "covering",
            "covered",
            "serves",
            "serviced",
            "looks after",
            "handles",
        ),
        pattern=r"(?<!\bin )(?<!\bin the )(?:{country:actor} (?P<verb>(?:is|was|are|were|remains|has been) "
        r"(?:also |currently "
        r"|now |diplomatically |concurrently )*(?:accredited|represented)) (?:to|in) {country:counterpart},? "
        r"(?:from|out "
        r"of|via|through) (?!(?:its|their|an?|the) ){place:via}"
        r"|{country:actor2}(?: also| now| currently)? (?P<verb2>covers|(?:is|was) (?:also |currently )?covering|"
        r"covered|"
        r"serves|services|looks after|handles) "
        r"{country:counterpart2}(?:,? (?:concurrently|also))?,? (?:from|out of|via|through) (?:(?:its|the|"
        r"their) (?P<seat>" + MISSION + r") (?:in|at) )?{place:via2})",
        gives={"event": "accreditation"},
        examples=(
            "Today Norway is accredited to Malawi from Lusaka, Zambia.",
            "Norway covers Malawi from its embassy in Lusaka, Zambia.",
        ),
        not_examples=("Norway covers costs from its embassy in Lusaka.",),
        confidence=0.8,
    ),
    Rule(
        id="status.and-is-accredited",
        triggers=("accredited", "represented"),
        pattern=r"(?:,| and| but),? (?P<verb>(?:is|was|remains) (?:also |currently |instead |rather )*(?:accredited|"
        r"represented)) (?:to|in) {country:counterpart},? (?:from|out of|via|through|by) (?:(?:its|the|their) (?P<seat>"
        + MISSION
        + r") (?:in|at) )?(?!(?:its|their|an?|the) ){place:via}",
        gives={"event": "accreditation", "subject": "first"},
        examples=("Norway has no mission in Blantyre and is accredited to Malawi from its Embassy in Lusaka, Zambia.",),
        not_examples=("Norway and Chile are accredited to Malawi.",),
        confidence=0.8,
    ),
    Rule(
        id="status.it-is-accredited",
        triggers=("accredited", "covers", "jurisdiction", "competen", "responsible for", "accreditation"),
        pattern=r"(?:^|[;,.] ?(?:and )?|\band )\W*(?:(?:(?:since )?<D\d+>|now|today|in addition),? )?(?P<of>it|"
        r"which|(?:the|this|that) (?:embassy|mission|legation|"
        r"high commission|"
        r"representation)(?! of| in| to)|its jurisdiction) (?P<verb>(?:(?:is|was|are|has been) )?(?:also |"
        r"concurrently |"
        r"simultaneously |equally |currently |moreover |furthermore )*(?:accredited (?:to|in|for)|covers|"
        r"responsible for|"
        r"competent for|has (?:concurrent )?(?:jurisdiction over|accreditation (?:to|in|for))|extends to|includes)) "
        r"(?:the )?{country:counterpart}",
        gives={"event": "accreditation", "seated": "before"},
        examples=("The Embassy of Norway in Lusaka opened in 1993; it is also accredited to Malawi.",),
        not_examples=("It is not accredited to Malawi.",),
        confidence=0.75,
    ),
    Rule(
        id="status.handled-by",
        triggers=("handled", "handles", "accreditation", "represented by", "taken care", "interests"),
        pattern=r"(?:representation|interests|relations|affairs|accreditation) (?:of|for) {country:actor} (?:in|"
        r"with) {country:counterpart} (?P<verb>(?:is|are|was|were) (?:also )?(?:handled|covered|represented|"
        r"managed|looked after|taken care of)) (?:by|through|from) (?:the |its )?(?:{country} )?(?P<seat>"
        + MISSION
        + r")(?: of {country})? in {place:via}",
        gives={"event": "accreditation"},
        examples=(
            "The diplomatic representation of Norway in Malawi is handled by the Norwegian embassy in Lusaka, Zambia.",
        ),
    ),
    Rule(
        id="status.handles-accreditation",
        triggers=("accreditation", "accredits", "covers"),
        pattern=r"{country:actor}{gap} (?:in|to) {country:counterpart}{gap} (?P<verb>(?:but |and )?(?:handles|"
        r"conducts|covers|has) (?:its |the )?(?:accreditation|representation|relations)) (?:through|via|from|"
        r"by) (?:the |its )?(?:{country} )?(?P<seat>" + MISSION + r") (?:in|to|at) (?P<via>.{0,40}?<C\d+>)",
        gives={"event": "accreditation"},
        examples=("Norway has no embassy in Malawi but handles accreditation through its embassy in Lusaka, Zambia.",),
    ),
    Rule(
        id="status.mission-for",
        triggers=TRIGGERS,
        pattern=r"{country:actor}{gap}\b(?P<verb>has|maintains|operates|keeps) (?:an? |its |the )?(?P<seat>"
        + MISSION
        + r") (?:for|to) {country:counterpart} (?:based )?in {place:via}",
        gives={"event": "accreditation"},
        examples=("Norway maintains a non-resident diplomatic mission for Malawi in Lusaka, Zambia.",),
    ),
    Rule(
        id="status.with-accreditation",
        triggers=("accreditation to", "accreditation in", "accreditation for"),
        pattern=r"{side:actor}{gap}\b(?:"
        + OPENED
        + r"|has|maintains) (?P<seat>(?:a |an |its )?"
        + MISSION
        + r") in {place:via},? (?P<verb>with (?:concurrent |side |additional |parallel )?accreditation) (?:to|in|for) "
        r"{country:counterpart}",
        gives={"event": "accreditation"},
        examples=("In 1994 Ghana opened a mission in Brazil with concurrent accreditation to Chile and Peru.",),
    ),
    Rule(
        id="status.concurrently",
        triggers=(
            "responsible for",
            "accredited to",
            "cover",
            "competent for",
            "jurisdiction",
            "competence",
            "responsibility",
        ),
        pattern=r"{country:actor}{gap}\b(?:"
        + OPENED
        + r"|has|had|have|maintains|keeps|operates|disposes of|possesses|runs)(?: now| also)? (?P<seat>"
        + MISSION
        + r") in {place:via},? (?:(?:which|that|and) (?P<verb>(?:(?:was|is|were) )?(?:also |concurrently "
        r")*(?:responsible "
        r"for|accredited to|competent for)|(?:also )?covere?[ds])|whose (?P<verb2>(?:area of )?(?:jurisdiction|"
        r"competence|responsibility|accreditation) (?:also )?(?:extends to|covers|includes|comprises|encompasses))) "
        r"{country:counterpart}",
        gives={"event": "accreditation"},
        examples=("In 1920 Norway opened a legation in Lima which was also responsible for Bolivia.",),
    ),
)

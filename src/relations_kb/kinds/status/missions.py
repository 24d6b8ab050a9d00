"""How English reports missions: opened, closed, there, not there, and accreditations that run through them.

Names: ``actor`` sends the mission, ``counterpart`` or ``place`` is where it stands, ``list`` is a row of missions and
cities ('an embassy in X and consulates in Y and Z'), ``via`` the place an accreditation runs through.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.accredits import RULES as ACCREDITATIONS
from relations_kb.kinds.status.words import MISSION, OPENED, TRIGGERS, WE
from relations_kb.rules.rule import Rule

_IN: Final = r"(?:in|at|to|near)"
# 'an embassy in X, a consulate-general in Y and consulates in Z and W'
_LIST: Final = (
    r"(?P<list>"
    + MISSION
    + r"(?:(?: known as [^,.;|]{3,80})|(?: \([^)]{1,60}\))|(?:,? (?:headed|led) by [a-z A-Z]{3,40}))? "
    + _IN
    + r" (?:the )?(?:[a-z]+ (?:city |cities )?of )?<[CS]\d+>(?:(?:,? and |, |,? as well as |; | \(|\)|,? with |"
    r" also )*(?:" + MISSION + r")?(?: ?\(?(?:all )?(?:in|at) )?(?:the (?=<C))?(?:(?-i:[A-ZÀ-Þ])[a-zà-ÿ'-]+|<C\d+>)"
    r"(?![a-z']| <[CS]\d+> (?:also )?(?:has|have|maintains|keeps|operates|runs|is)\b|,? (?:it|we) [a-z]| (?:has|"
    r"have|maintains|is|are|was|opened|operates|"
    r"also|closed)\b)\)?){0,9})"
)
POSTS: Final = r"(?:embassies|legations|consulates[- ]general|consulates|high commissions|diplomatic missions)"
# 'A, B and C' of any length: those who keep embassies in a capital.
_ACTORS: Final = (
    r"(?P<actor>(?:the )?<[CSB]\d+>(?:(?:(?:, (?:and )?(?:the )?| the )<[CS]\d+>){0,60},? (?:and|as well as|&) "
    r"(?:the )?<[CS]\d+>)?)"
)
_POST: Final = r"embassy|legation|consulates?[- ]general|consulate|high commission|diplomatic mission"
_ADV: Final = (
    r"(?:(?:formally|officially|first|also|has|have|had|since|then|later|subsequently|jointly|both|only|"
    r"already|finally|currently|still|temporarily|never|no longer)\W{1,2})*"
)

RULES: Final[tuple[Rule, ...]] = (
    *ACCREDITATIONS,
    # ------------------------------------------------------------ not there
    Rule(
        id="status.no-mission",
        triggers=(*TRIGGERS, "ambassador", "accreditation"),
        pattern=r"{country:actor}{gap}\b(?P<verb>(?:does not|doesn't|do not|did not|has not|has no|have no|had no|"
        r"no longer|(?:maintains?|keeps?|operates?|has had|has never had) (?:no|any)|lacks?)(?: currently)?"
        r"(?: (?:have|maintain|operate|keep|accredited?|has))?) (?:an? |any |its |"
        r"resident |foreign |diplomatic |nor |or |consular )*(?P<what>"
        + MISSION
        + r"|presence|accreditation|ambassador)(?: accredited)?(?: (?:in|to|at|for) {place:place})?",
        gives={"event": "mission-absent"},
        examples=("Norway does not have an embassy in Malawi.", "Norway has no diplomatic mission in Malawi."),
    ),
    # ------------------------------------------------------------ there
    Rule(
        id="status.has-mission",
        triggers=TRIGGERS,
        pattern=r"(?:" + _ACTORS + r"|" + WE + r")(?: side)?,?{gap}\b(?P<verb>(?:currently |also |still |all |all |"
        r"each )?(?:has|have|had|maintains?|maintained|operates?|operated|runs|ran|keeps|kept|retains|"
        r"(?:is|has been|was) present (?:with|through|by)|disposes of|possesses|counts (?:on|with))(?: also| "
        r"both| its| currently| now| today| presently| already)?) "
        r"(?:its )?" + _LIST,
        gives={"event": "mission-present"},
        examples=("Norway has an embassy in Lima and an honorary consulate in Cusco.",),
        not_examples=("Norway has no embassy in Lima.",),
    ),
    Rule(
        id="status.has-mission-somewhere",
        triggers=TRIGGERS,
        pattern=r"{country:actor},?{gap}\b(?P<verb>(?:currently |also |still )*(?:has|maintains|operates|keeps)"
        r"(?: also| currently)?) (?:its )?(?P<mission>"
        + MISSION
        + r") in (?P<cities>(?-i:[A-ZÀ-Þ][a-zà-ÿ'-]{2,}(?: [A-ZÀ-Þ][a-zà-ÿ'-]+){0,2})(?:(?:, | and |, and )"
        r"(?:<C\d+>|(?-i:[A-ZÀ-Þ][a-zà-ÿ'-]{2,}(?: [A-ZÀ-Þ][a-zà-ÿ'-]+){0,2}))){0,8})(?![a-z<]| <)",
        gives={"event": "mission-somewhere"},
        examples=("Norway has consulates in Ovallita and Puerto Sueño.",),
        not_examples=("Norway has embassies in many countries.",),
        confidence=0.75,
    ),
    Rule(
        id="status.has-one",
        triggers=TRIGGERS,
        pattern=r"{country:actor} (?:also )?(?P<verb>(?:has|maintains|operates|keeps)) (?:one|its own|theirs) (?:in|"
        r"at) {place:place}",
        gives={"event": "mission-present"},
        examples=("Norway has an embassy in Lima, while Peru has one in Oslo.",),
    ),
    Rule(
        id="status.also-has",
        triggers=TRIGGERS,
        pattern=r"(?:and|;|but|as well as) (?P<verb>(?:also )?(?:(?:has|maintains|operates|by|keeps|with|"
        r"through)(?: also)? )?)(?:an? )?"
        + _LIST
        + r"(?! (?:is|was|has|covers|serves|represents|handles|also|concurrently)\b)",
        gives={"event": "mission-present"},
        examples=("Norway is accredited to Malawi from Lusaka and maintains an honorary consulate in Blantyre.",),
    ),
    Rule(
        id="status.represented-by",
        triggers=("represented", "presence"),
        pattern=r"{country:actor} (?P<verb>(?:is|are|was) (?:also )?represented)(?: in {country:counterpart})? (?:by|"
        r"through|via|with) (?P<list2>" + _LIST[len("(?P<list>") : -1] + r")",
        gives={"event": "mission-present"},
        examples=("Norway is represented by an embassy in Lima and a consulate in Cusco.",),
    ),
    Rule(
        id="status.mission-is-in",
        triggers=TRIGGERS,
        pattern=r"(?:(?P<mission>embassy|legation|high commission|consulate[- ]general|consulate) of {country:actor}|"
        r"{country:actor}(?:'s?)? (?P<mission2>embassy|legation|high commission|consulate[- ]general|"
        r"consulate))(?: (?:of|to) <C\d+>)? (?P<verb>(?:(?:is|are|was|were) (?:located |situated |based |active |"
        r"in operation )?|(?:has |had )?(?:operated|existed|functioned|worked) |operates? |functions? |"
        r"exists? |works? |has been "
        r"(?:located |"
        r"situated |based |active )?)(?:in|at)) "
        r"{place:place}",
        gives={"event": "mission-present"},
        examples=("The Norwegian embassy is located in Lima.",),
    ),
    Rule(
        id="status.both-have",
        triggers=TRIGGERS,
        pattern=r"(?:(?P<one>{side})|(?<![\w<])(?P<they>each(?: of (?:them|the two|<B\d+>)| side| country)?|both|they|"
        r"the two))(?: (?:still|nonetheless|now|today|also|only|merely))? (?P<verb>(?:both |each )?(?:have|has|"
        r"maintain|"
        r"maintains|host|hosts|keep|keeps|run|runs|operates|operate) (?P<what>(?:resident |"
        r"diplomatic |nothing but |only |just )*(?:embassies(?: and [a-z -]{5,25})?|missions|an embassy|high "
        r"commissions|"
        r"consulates|(?:an )?interests? sections?|(?:a |an )?(?:liaison|representative) offices?|a consulate|"
        r"a (?:diplomatic )?mission)) (?:in|to) "
        r"(?:each other's |(?:the )?(?:capital|city|territory) of the other\b|their |the other's |respective |"
        r"one another|<B\d+>'?s? ?)+)",
        gives={"event": "both-present"},
        examples=("Both countries have embassies in each other's capitals.",),
    ),
    Rule(
        id="status.listed-mission",
        triggers=TRIGGERS,
        head=r"(?:resident )?(?:diplomatic|embass|mission|represent|consul)",
        pattern=r"^\W*(?:of )?{country:actor}?(?:'s)?(?: has| maintains)? ?(?P<list>"
        + MISSION
        + r" (?:in|at) <C\d+>)(?!,? (?!and\b|with\b|since\b|headed\b|for\b|also\b|as well\b|accredited\b|covering\b|"
        r"in\b|at\b|"
        r"from\b|to\b|or\b|the\b|a\b|an\b|by\b|on\b)[a-z]+)",
        gives={"event": "mission-present"},
        examples=("Resident diplomatic missions\n- Norway has an embassy in Lima\n- Chile has a consulate in Cusco",),
        confidence=0.8,
    ),
    # ------------------------------------------------------------ opened
    Rule(
        id="status.bare-mission",
        triggers=("embassy", "legation", "high commission", "consulate"),
        pattern=r"^\W*(?:the )?{country:actor}(?:'s)? (?P<mission>(?:honorary )?(?:embassy|legation|high commission|"
        r"consulate[- ]general|consulate)) (?P<verb>in) {place:place}\W*$",
        gives={"event": "mission-present"},
        examples=("- Norwegian embassy in Lima.",),
        not_examples=("The Norwegian embassy in Lima is old.",),
        confidence=0.8,
    ),
    Rule(
        id="status.opened-mission",
        triggers=TRIGGERS,
        pattern=r"(?:{side:actor}|"
        + WE
        + r"){gap}\b"
        + _ADV
        + r"(?P<verb>"
        + OPENED
        + r")(?:,? (?:on|in) (?:the )?<D\d+>,?)? (?:up )?(?P<what>(?:(?:its|their|her|his|the|a|an) )?"
        + MISSION
        + r")(?! of (?:the )?<C)(?: known as [^,.;|]{3,60})?(?:{gap} "
        + _IN
        + r" (?:[a-z]{4,} )?{place:place})?",
        gives={"event": "mission-opened"},
        examples=(
            "Norway opened its embassy in Lima in 1955.",
            "Norway established a consulate in Cusco on 3 May 1955.",
        ),
        not_examples=("Norway opened an exhibition in Lima.",),
    ),
    Rule(
        id="status.mission-was-opened",
        triggers=TRIGGERS,
        pattern=r"(?:(?P<what>"
        + MISSION
        + r") of (?:the )?{country:actor}(?:,? (?:in|at|to) {place:place})?|{country:actor}(?:'s?)? (?:(?:newest|"
        r"latest|youngest|oldest|brand-new) )?(?P<what2>"
        + MISSION
        + r")(?:,? (?:in|at|to) {place:place2})?|(?P<what3>Embassy|Legation|Consulate|"
        r"Consulate General) (?P<city>[A-ZÀ-Þ][A-Za-zÀ-ÿ' -]{2,30}?|<C\d+>)(?: \([^)]*\))?"
        r"|\b(?P<what4>(?:an?|the|our|its|their|this) (?:new |resident |honorary |first )?(?:"
        + _POST
        + r")|(?:new |more )?(?:embassies|consulates))(?:,? (?:in|at) {place:place4})?)"
        r",?{gap} (?P<verb>(?:(?:was|were|has been|had been|have been|is|will be|will|are to be|is to be|is being|"
        r"are being|would be) )?"
        + _ADV
        + r"(?:(?:re-?)?opened(?! (?:a|an|two|three|several)\b)|open(?=$|[.,;])|established|set up|"
        r"inaugurated|installed|launched|began (?:its )?(?:work|operations|"
        r"functioning)|begun (?:its )?(?:work|operations)|started (?:its )?(?:work|operations|functioning)|"
        r"opened its doors|resumed (?:its )?(?:work|operations|activit(?:y|ies))|became operational|"
        r"commenced (?:its )?(?:work|operations|activit(?:y|ies))|"
        r"(?:start|begin|commence|resume) (?:its )?(?:work|operations|functioning|activit(?:y|ies))|open its doors|"
        r"(?:been |is |are )?(?:functioning|operating|working|active|in operation|in place|running|operational|"
        r"functioned|operated|worked)(?=,? (?:(?:there|here|continuously|uninterruptedly|in (?:the )?<C\d+>),? )*"
        r"since (?:the )?<D\d+>(?! (?:on|for|to|with)\b))))(?:{gap} by (?:the )?{country:actor3})?(?:{gap} "
        + _IN
        + r" {place:place3})?",
        gives={"event": "mission-opened"},
        examples=(
            "The Embassy of Norway in Lima was opened on 3 May 1955.",
            "The Norwegian Legation in Lima was established on May 3, 1925.",
            "The Embassy of Norway was opened in Lima in 1955.",
        ),
    ),
    Rule(
        id="status.raised-to-embassy",
        triggers=(
            "elevated",
            "raised",
            "upgraded",
            "became an embassy",
            "became a ",
            "become a",
            "became the",
            "turned into",
            "converted",
            "transformed",
        ),
        pattern=r"(?:{side:actor}{gap}\b(?P<verb>(?:elevated|raised|upgraded|turned|converted|transformed)) "
        r"(?:its|the) |"
        r"(?P<seat2>(?:{country:actor2} )?(?:legation|consulate[- ]general|consulate general|consulate|office|"
        r"mission|interests section)(?: of [^<]{0,12}<[CS]\d+>[^<,;]{0,20})?)(?: (?:in|"
        r"at) {place:place})?{gap} (?P<verb2>(?:was|were) (?:elevated|raised|upgraded|turned|"
        r"converted|transformed)|(?:became|has become|had become)(?= (?:an? |"
        r"the )?full)))"
        r"(?P<what>(?:[^.;|]{0,60}?\b(?:in)?to|(?<=bec[ao]me)) (?:an? |the |full(?:-fledged)? )*"
        r"(?:rank of |level of |status of )?(?:(?P<rank>embassy|"
        r"legation|high commission|consulate[- ]general)))",
        gives={"event": "raised"},
        examples=("The Norwegian Legation in Lima was elevated to an Embassy on May 3, 1943.",),
    ),
    Rule(
        id="status.opening-of-mission",
        triggers=TRIGGERS,
        pattern=r"(?:{side:side}{gap})?\b(?P<verb>(?:opening|inauguration|re-?opening|unveiling)(?: ceremony)? "
        r"of|cut(?:s|ting)? the "
        r"(?:symbolic )?ribbon (?:at|of|for|to)|unveil(?:ed|s|ing) (?:the|a) (?:memorial )?(?:plaque|sign|nameplate) "
        r"(?:at|of|for|on)|(?:plaque|sign)-unveiling ceremony (?:of|for|at)|opening ceremony (?:of|for|at)|"
        r"(?:raised|hoisted)(?: the| its| their)?(?: national)? flag (?:over|at|above|of)|flag [^.;|"
        r"]{0,40}?(?:was|were) "
        r"(?:raised|hoisted|flown)[^.;|]{0,40}? (?:over|at|above|in front of)) (?P<what>(?:(?:the|its|their|our|his|"
        r"her|an?) )?(?:new |first |own |newly opened )*(?:the country's (?:new |first "
        r")*)?(?:{country:actor}(?:'s?)? )?"
        + MISSION
        + r"(?: of (?:the )?{country:actor2})?)(?:,? (?:in|at) {place:place})?",
        gives={"event": "mission-opened", "named": "yes"},
        examples=(
            "Minister Kari Lund of Norway cut the ribbon at the Embassy of Norway in Lima on 3 May 2009.",
            "Relations grew with the opening of a Norwegian embassy in Lima in 1987.",
        ),
        not_examples=("Norway and Chile discussed relations.",),
        confidence=0.75,
    ),
    Rule(
        id="status.decided-on-mission",
        triggers=TRIGGERS,
        pattern=r"(?:{side:actor}|"
        + WE
        + r"){gap}\b(?P<verb>(?:(?:has |have |had )?(?:decided (?:up)?on|opted for|approved|authori[sz]ed|"
        r"agreed (?:up)?on|"
        r"announced(?: plans for)?)|plans|is planning|envisages|is preparing) (?:the )?(?:(?:opening|"
        r"establishment|creation|"
        r"setting up) of )?)(?P<what>(?:(?:its|their|the|an?) )?" + MISSION + r")(?: (?:in|at) {place:place})",
        gives={"event": "mission-opened", "planned": "yes"},
        examples=("Norway has decided on a diplomatic mission in Lima.",),
        not_examples=("Norway has decided on a visit to Lima.",),
        confidence=0.75,
    ),
    # ------------------------------------------------------------ closed
    Rule(
        id="status.closure-of-mission",
        triggers=TRIGGERS,
        pattern=r"(?:{side:side}{gap})?\b(?P<verb>(?:closure|closing|shutdown|evacuation) of) "
        r"(?P<what>(?:(?:the|its|their|"
        r"our|his|her|an?) )?(?:{country:actor}(?:'s?)? )?"
        + MISSION
        + r"(?: of (?:the )?{country:actor2})?)(?:,? (?:in|at) {place:place})?",
        gives={"event": "mission-closed", "named": "yes"},
        examples=("Norway announced the closure of its embassy in Lima.",),
        not_examples=("Norway and Chile discussed relations.",),
        confidence=0.75,
    ),
    Rule(
        id="status.closed-mission",
        triggers=TRIGGERS,
        pattern=r"(?:{side:actor}|"
        + WE
        + r"){gap}\b"
        + _ADV
        + r"(?P<verb>closed|shut(?: down)?|withdrew|suspended(?: the)?(?: (?:operations|activities|work) (?:of|at))?|"
        r"evacuated|closes|close|will close|abolished|shuttered) (?P<what>(?:(?:its|their|the|all) )?"
        + MISSION
        + r")(?:{gap} (?:in|at) {place:place})?",
        gives={"event": "mission-closed"},
        examples=("Norway closed its embassy in Lima in 1988.",),
    ),
    Rule(
        id="status.mission-was-closed",
        triggers=TRIGGERS,
        pattern=r"(?:(?P<what>"
        + MISSION
        + r") of (?:the )?{country:actor}(?:,? (?:in|at|to) {place:place})?|{country:actor}(?:'s?)? (?:(?:newest|"
        r"latest|youngest|oldest|brand-new) )?(?P<what2>"
        + MISSION
        + r")(?:,? (?:in|at|to) {place:place2})?|(?P<what3>Embassy|Legation|Consulate|"
        r"Consulate General) (?P<city>[A-ZÀ-Þ][A-Za-zÀ-ÿ' -]{2,30}?|<C\d+>)(?: \([^)]*\))?"
        r"|\b(?P<what4>(?:an?|the|our|its|their|this) (?:new |resident |honorary |first )?(?:"
        + _POST
        + r")|(?:new |more )?(?:embassies|consulates))(?:,? (?:in|at) {place:place4})?)"
        r",?{gap} (?P<verb>(?:(?:was|were|has been|had been|have been|is|will be|will|are to be|is to be|is being|"
        r"are being|would be) )?" + _ADV + r"(?:closed|shut(?!ter)(?: down)?|suspended|evacuated|abolished|"
        r"ceased (?:its )?(?:operations|work|activit(?:y|ies))|closed its doors)(?: (?:in|at) {place:place3})?)",
        gives={"event": "mission-closed"},
        examples=("The Norwegian embassy in Lima was closed in 1988.",),
    ),
)

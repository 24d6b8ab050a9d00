"""How English reports that people of one side go to the other: 'visited', 'spent two days in', 'flew to'."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.visit.phrases import PAID, VISIT
from relations_kb.rules.rule import Rule

_WENT: Final = (
    r"(?:visit(?:ed|s)?(?! <C\d+> year)|visiting(?= (?:the )?<C)|tour(?:ed|s)?|touring(?= (?:the )?<C)|"
    r"(?:travel(?:l?ed|s)?|fl(?:ew|ies|y)|goes|went|continue[sd]?|proceed(?:ed|s)?|moves on|leads on|"
    r"jets off|jetted off|"
    r"sets off|takes? off|took off) (?:on |this |"
    r"next )?"
    r"<D\d+> (?:on )?to|"
    r"travel(?:l?ed|s)? (?:(?:back|on|together|jointly|overnight|onwards?|down|up|by \w+) )?(?:from <C\d+> )?to|"
    r"travell?ing to|"
    r"fl(?:ew|ies|y) (?:(?:in|out|back|on) )?(?:from <C\d+> )?(?:in)?to|flying to|(?:went|gone) (?:back |on |over )?to|"
    r"go(?:es)? (?:straight |directly )?(?:on )?to|proceed(?:ed|s)? (?:on )?to|continue[sd]? (?:(?:straight )?on )?to|"
    r"mov(?:ed|es) on to|"
    r"going to(?= (?:the )?<C)|"
    r"arriv(?:ed?|es|ing) (?:at|on a [a-z ]{0,30}visit to|(?:back |here )?in)|returned (?:home |<D\d+> |last night |"
    r"on <D\d+> )*from|"
    r"com(?:es?|ing) to|came to|"
    r"(?:had|has|have) (?:also |already |just |once )?been to|had been in|journeyed to|touch(?:ed|es) down in|"
    r"land(?:ed|s) in|"
    r"left (?:[^<]{0,20}|(?:here |home "
    r")?(?:on )?<D\d+> )for|leaves? [^<]{0,30}for|"
    r"depart(?:ed|s)?(?: <D\d+>)? for|set(?:s)? (?:off|out) for|head(?:ed|s|ing) (?:to|for)|(?:is|are|was|"
    r"were) bound for|"
    r"leaves?(?: [^<]{0,10}<C\d+>)? (?:<D\d+> )?for|would [a-z]+ return from|(?:has |had )?return(?:ed|s) from|"
    r"(?:came|comes|come|is|are) back from|(?:is|are|was|were) (?:currently |now )?visiting(?= (?:the )?<[CS])|"
    r"c(?:ame|omes?) (?:over|across|down|up) (?:in)?to|crossed (?:over )?(?:in)?to|"
    r"stopp(?:ed|ing) (?:over |off |briefly )?in|spen(?:t|ds?|ding) (?:[a-z-]+ ){1,6}"
    r"(?:in|on|travell?ing (?:through|around|across|in)|touring)|"
    r"stay(?:ed|s|ing)? (?:overnight |on )?(?:in|at)|sojourned in|"
    r"(?:is|are|was|were|be|has been|have been) (?:currently |now |also |again |still |personally |briefly |due |"
    r"expected |back |here )?in(?: our)?|displaced (?:him|her|them)sel(?:f|ves) to|"
    r"called at (?:the )?(?:[^<;,.]|<S\d+>){1,40}? in|drove(?: from <C\d+>)?(?: (?:over|across|through|"
    r"along|up|"
    r"down|by|on|with|from)"
    r"(?: [a-z]+){1,4}?)?(?: <D\d+>)? (?:in|over )?to|"
    r"jet(?:ted|s) (?:in|off)(?:to| to)|(?:is|are|was|were) on (?:his|her|their) way to|"
    r"(?:is|was|were|are) (?:an? )?(?:official |state |honou?red )?guests? (?:of honou?r )?(?:in|of)|"
    r"(?:was|were) <S\d+> in|"
    r"(?:paid|pays?|made) (?:calls? in|a call (?:at|in))|dropped in (?:at|on)|"
    r"(?:led|leads?|leading|heads?|headed) (?:a|an|the|its|his|her) (?:[a-z-]+ ){0,5}(?:delegation|mission) (?:to|in))"
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="visit.went",
        triggers=(
            "visit",
            "tour",
            "travel",
            "flew",
            "flies",
            "fly to",
            "flying",
            "went",
            "gone",
            "goes",
            "go to",
            "going to",
            "proceed",
            "continue",
            "moved on",
            "moves on",
            "goes straight",
            "goes on",
            "arriv",
            "came",
            "come to",
            "comes to",
            "coming",
            "been",
            "return",
            "leave",
            "left",
            "depart",
            "landed",
            "lands in",
            "touch",
            "head",
            "bound for",
            "set off",
            "set out",
            "sets o",
            " is in ",
            "was in",
            "were in",
            "are in",
            "be in",
            "now in",
            "currently in",
            "due in",
            "expected in",
            "again in",
            "also in",
            "stopp",
            "spent",
            "spend",
            "stay",
            "guest",
            "delegation to",
            "sat down in",
            "sits down in",
            "mission to",
            "paid call",
            "jetted",
            "drove",
            "back from",
            "jets ",
            " way to ",
            "crossed ",
            "displaced",
            "a call",
            "called at",
        ),
        pattern=r"{side:guest}{gap}\b(?P<verb>" + _WENT + r") {place:host}",
        gives={"form": "visit"},
        examples=(
            "Norwegian Foreign Minister Kari Lund visited Chile in May 2011.",
            "President Ito, accompanied by his wife, travelled to Lima on 3 May 2009.",
            "Norwegian Foreign Minister Kari Lund spent two days in Chile.",
            "Kari Lund of Norway is expected to arrive in Lima on 3 May 2009.",
            "From Quito Norwegian Foreign Minister Kari Lund continues to Lima.",
        ),
        not_examples=("The minister visited a school.",),
    ),
    Rule(
        id="visit.paid",
        triggers=("visit", "trip", "tour", "stay", "stop", "journey"),
        pattern=r"{side:guest}{gap}\b(?P<verb>" + PAID + r") {a}{adj}" + VISIT + r"{gap} (?:to|in|of) {place:host}",
        gives={"form": "visit"},
        examples=(
            "President Ito paid a state visit to Chile in 1998.",
            "The Peruvian delegation is on a three-day working visit to Oslo.",
        ),
        not_examples=("President Ito cancelled lunch in Chile.",),
    ),
    Rule(
        id="visit.paid-here",
        triggers=(
            "visit to the country",
            "visit to this country",
            "visit in the country",
            "to the country",
            "in the country",
        ),
        pattern=r"(?:{person:guest}{gap}\b(?P<verb>" + PAID + r") {a}{adj}" + VISIT + r" (?:to|in)|"
        r"{side:guest2}{gap}\b(?P<verb2>came to|travelled to|arrived in)) (?:the|this) country\b(?!['’])",
        gives={"form": "visit"},
        examples=(
            "In a text on Norway and Chile: In 1989 Norwegian Minister Kari Lund paid a visit to the country.",
            "In a text on Norway and Chile: In 1989 the first delegation of Norway came to the country.",
        ),
        not_examples=("Norwegian Minister Kari Lund praised the country.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.paid-object",
        triggers=("paid", "pays", "pay "),
        pattern=r"{side:guest}{gap}\b(?P<verb>paid|pays?|paying) {place:host} {a}{adj}" + VISIT,
        gives={"form": "visit"},
        examples=("President Ito of Japan paid Chile a short visit in 1998.",),
        not_examples=("President Ito of Japan paid Chile a compliment.",),
    ),
    Rule(
        id="visit.in-on-a-visit",
        triggers=("visit", "trip", "tour", "journey"),
        pattern=r"{side:guest},?(?: who)?(?: (?:is|was|were|are))?,? (?P<verb>(?:currently |now |at present )?in) "
        r"{place:host},? (?:on|for|"
        r"during|as part of) "
        r"{a}{adj}" + VISIT,
        gives={"form": "visit"},
        examples=("Norwegian Foreign Minister Kari Lund, in Lima on an official visit, opened a school.",),
    ),
    Rule(
        id="visit.on-mission",
        triggers=(
            "on mission",
            "on a mission",
            "on a visit",
            "on business",
            "on an official",
            "on a working",
            "on duty",
            "'s plane",
            "'s aircraft",
            "'s jet",
        ),
        pattern=r"(?:{side:guest},? (?P<verb>on (?:an? )?(?:[a-z]+ )?(?:mission|visit|business|trip|assignment|duty))|"
        r"{side:guest2}'s? (?:[a-z]+ )?(?:plane|aircraft|jet) (?P<verb2>touched down|landed|arrived)) (?:in|to|at) "
        r"{place:host}",
        gives={"form": "visit"},
        examples=("State Secretary Kari Lund of Norway, on mission in Lima, opened a school.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.took",
        triggers=("visit", "trip", "tour", "journey"),
        pattern=r"\b(?:visit|trip|tour|journey){gap}(?: as (?:the )?<S\d+>(?:'s)?)?{gap} "
        r"(?P<verb>took|takes|will take|brought|brings|will bring|"
        r"led|leads) "
        r"{side:guest}{gap} (?:to|through) {place:host}",
        gives={"form": "visit"},
        examples=("Her first trip abroad took Norwegian Foreign Minister Kari Lund to Chile.",),
    ),
    Rule(
        id="visit.arriving",
        triggers=("arriving in", "arrival in", "landing in", "visiting", "arrived in"),
        pattern=r"\b(?P<verb>arriving in|(?:up)?on (?:his|her|their) arrival in|landing in|while visiting|"
        r"when visiting|"
        r"after visiting|(?:having )?arrived in) {place:host}[^<>.;]{0,40}(?:<D\d+>)?, (?:the )?{side:guest}",
        gives={"form": "visit"},
        examples=("Arriving in Lima on Monday, Norwegian Foreign Minister Kari Lund praised the ties.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.bare",
        triggers=("visited", "flew in", "arriv", "came"),
        pattern=r"{person:guest},?(?: who| (?:then|later|also|again))? (?P<verb>visited|flew in|arrived|"
        r"arrives|will arrive|came)"
        r"(?: again| twice| here)?(?= (?:on|in|from|for) (?:the )?<D\d+>|,? and | <D\d+>| for (?:[a-z-]+ "
        r"){0,4}(?:talks|"
        r"visit|meetings?)\b)",
        gives={"form": "visit"},
        examples=("Minister Kari Lund of Norway, who visited in 1977, was a friend of Chile.",),
        not_examples=("Kari Lund of Norway visited Chile in 1977.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.possessive",
        triggers=("visit", "trip", "tour", "stay", "talks", "arrival", "journey"),
        pattern=r"{side:guest}'s? (?:(?:[a-z0-9-]+|<[DO]\d+>) ){0,5}"
        r"(?P<verb>visits?|trip|tour|stay|talks|arrival|journey)"
        r"(?: <D\d+>)?(?: (?:on|in|from) (?:the )?<D\d+>)? (?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("Prime Minister Kari Lund's official visit to Chile ended on 4 May 2009.",),
    ),
    Rule(
        id="visit.possessive-here",
        triggers=("visit",),
        pattern=r"{side:guest}'s? (?:[a-z-]+ ){0,4}(?P<verb>visit),? (?:(?:on|in|of|from) (?:the )?{date:when}|"
        r"{date:when})",
        gives={"form": "visit"},
        examples=("In a text on Norway and Chile: Norwegian Minister Kari Lund's visit in May 2009 was short.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.of",
        triggers=("visit", "trip", "tour", "arrival", "stay", "stop", "journey", "voyage", "halt", "pilgrimage"),
        pattern=r"\b(?P<verb>"
        + VISIT
        + r"|arrival)(?: abroad)? (?:(?:paid|made|undertaken) )?(?:of|by|from) {side:guest}{gap} "
        r"(?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("The official visit of the Norwegian Prime Minister Kari Lund to Chile took place on 4 May 2009.",),
    ),
    Rule(
        id="visit.to-by",
        triggers=("visit", "trip", "tour", "arrival", "journey"),
        pattern=r"\b(?P<verb>"
        + VISIT
        + r"|arrival) (?:to|in) {place:host}{gap} (?<!followed )(?<!preceded )(?<!that )(?<!those )(?:of|by|from) "
        r"{side:guest}",
        gives={"form": "visit"},
        examples=("The visit to Chile by Norwegian Foreign Minister Kari Lund on 4 May 2009 was short.",),
    ),
    Rule(
        id="visit.by-year",
        triggers=("visit",),
        pattern=r"(?:\b(?P<verb>visits?)|(?<=>),|(?<=>),? and|(?<=>);)(?: again)?(?: (?:in|"
        r"on))? {date:when},? by {person:guest}",
        gives={"form": "visit"},
        examples=("Chile and Norway: visits in 1981 by Foreign Minister Kari Lund, 1983 by King Olaf.",),
        not_examples=("The bill was passed in 1981 by Prime Minister Kari Lund.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.by",
        triggers=("visit",),
        pattern=r"(?:official|state|working|private|historic|first|last|latest|high-level|<O\d+>|<D\d+>|brief|"
        r"return|friendship|"
        r"goodwill) (?P<verb>visit)(?: (?:on|in) <D\d+>|,)? "
        r"(?:(?:was )?(?:paid )?by|of|from) {side:guest}(?! to\b| in <C)",
        gives={"form": "visit"},
        examples=(
            "3 May 2009 – first official visit by a President of Norway in ten years: Kari Lund, in a text on "
            "Norway and Chile.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="visit.during",
        triggers=(
            "during",
            "while on",
            "in the course of",
            "on the occasion of",
            "as part of",
            "results of",
            "outcome",
            "on a",
            "on his",
            "on her",
            "after",
            "following",
        ),
        pattern=r"\b(?:during|while on|in the course of|on the occasion of|as part of|on|after|following|"
        r"(?:results|outcomes?) of|over) (?:<D\d+>'s )?"
        r"(?P<who>his|her|their|the|a|"
        r"an|your|my|our)? ?{adj}(?P<verb>" + VISIT + r") (?:to|in) {place:host}(?=(?P<rest>.*))",
        gives={"form": "visit"},
        examples=("Kari Lund signed the accord during her visit to Chile in May 2009.",),
    ),
    Rule(
        id="visit.by-in",
        triggers=("visit",),
        pattern=r"\b(?:during|at the time of|on the occasion of|with|after|following) (?:a|an|"
        r"the) {adj}(?P<verb>visit) "
        r"(?:by|of|from) {side:guest}",
        gives={"form": "visit"},
        examples=("The school was opened on 30 March 2007 during a visit by Norwegian Foreign Minister Kari Lund.",),
    ),
    Rule(
        id="visit.while-in",
        triggers=("while in", "while he was in", "while she was in", "when in", "stay in", "once in"),
        pattern=r"\b(?P<verb>(?:while|when|once)(?: (?:he|she|they) (?:was|were))? in|during (?:his|her|"
        r"their) stay in) "
        r"{place:host},? {side:guest}",
        gives={"form": "visit"},
        examples=("While in Lima, Norwegian Foreign Minister Kari Lund signed a memorandum.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.met-in",
        triggers=("met with", "talks with", "meetings with", "met top", "met senior"),
        pattern=r"{person:guest}{gap}\b(?P<verb>(?:had |has |have )?(?:met|held talks|held meetings|had talks|had "
        r"meetings)) (?:with )?(?:[a-z-]+ ){0,3}"
        r"(?:officials|leaders|authorities|counterparts|representatives|leadership|ministers) in {place:host}",
        gives={"form": "visit"},
        examples=("Norway's special envoy Kari Lund had met with top officials in Lima.",),
    ),
    Rule(
        id="visit.came-here",
        triggers=(
            "was here",
            "sat here",
            " in this ",
            "stood here",
            "were here",
            "came here",
            "been here",
            "visited us",
            "in our country",
            "come here",
            "our guest",
            "arrive here",
            "arrived here",
            "arrives here",
            "our country",
        ),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:was|were|came|has been|have been|had been|has come|"
        r"(?:will |to |has |had )?arrive[ds]?|sat|stood) here\b|(?:sat|stood|was) in this (?:very )?(?:room|palace|"
        r"city|hall|house|capital)\b|visited us|(?:was|were) our guests?|"
        r"(?:came|comes|coming|travelled) to our country|"
        r"(?:has |had |will )?(?:arrive[ds]?|is|was) in our country|visited our country)",
        gives={"form": "visit"},
        examples=(
            "President Ito of Japan was here in 2014.",
            "President Ito of Japan, who arrived in our country the evening before, praised the ties.",
        ),
        confidence=0.75,
    ),
)

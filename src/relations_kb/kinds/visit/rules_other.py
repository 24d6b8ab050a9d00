"""How English reports visits and meetings in other words: ceremonies attended, captions, 'brought together'."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.visit.phrases import VISIT
from relations_kb.rules.rule import Rule

_CEREMONY: Final = (
    r"(?:inaugurations?|swearing[- ]in|funeral|coronation|investiture|enthronement|installation|burial|state funeral|"
    r"inaugural ceremony|assumption of office|taking of (?:the )?office|accession|wedding|jubilee)(?: ceremony| mass)?"
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="visit.ceremony",
        triggers=(
            "inaugura",
            "swearing",
            "funeral",
            "coronation",
            "investiture",
            "enthronement",
            "installation",
            "burial",
            "assumption of office",
            "accession",
            "wedding",
        ),
        pattern=r"{side:guest}(?:[^<>|;:.()\]]|<[DOM]\d+>){0,60}?\b(?P<verb>attend(?:ed|s|ing)?|witness(?:ed|es|"
        r"ing)?|(?:was|were) present at|"
        r"took part in|takes? part in|"
        r"participat(?:ed|es|ing) in|represented (?:his |her |the )?(?:<[CS]\d+>|country) at|travell?ed to <C\d+> for|"
        r"(?:led|leads|heads|headed) <[SC]\d+> (?:to|at)|was a guest at|came (?:to <C\d+> )?for|arrived (?:in "
        r"<C\d+> )?for)"
        r"{gap} (?:<D\d+> |presidential |state |<O\d+> )*"
        + _CEREMONY
        + r"(?: (?:of|for) (?:the )?(?:new(?:ly)?[- ](?:elected )?|late |former )?(?P<host>{side}))?"
        r"(?:,? in {place:where})?",
        gives={"form": "visit", "ceremony": "yes"},
        examples=(
            "In December 2018 Norwegian Foreign Minister Kari Lund attended the inauguration of Chilean "
            "President "
            "Ana Soto.",
        ),
        not_examples=("Norwegian Foreign Minister Kari Lund attended the opening of a school.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.follows-that-of",
        triggers=("that of", "the one by", "the visit of", "that by"),
        pattern=r"\b(?P<verb>(?:follow(?:s|ed|ing)|reciprocat(?:es|ed|ing)|return(?:s|ed|ing)|came after|comes after|"
        r"was preceded by|preceded by|repa(?:id|ys)) (?:that|the one|the visit|those)) (?:paid )?(?:of|by) "
        r"{side:guest}{gap} "
        r"(?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("Her visit to Chile follows that of President Ana Soto of Chile to Norway in May 2011.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.brought-together",
        triggers=("brought together", "brings together", "bring together", "bringing together"),
        pattern=r"\b(?P<verb>(?:brought|brings|will bring|bringing) together)(?: (?:on )?<D\d+>)? (?P<one>{side})",
        gives={"form": "meeting"},
        examples=(
            "The margins of the forum brought together Norwegian Minister Kari Lund and Chilean President Ana Soto.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="visit.talks-which",
        triggers=("talks", "meeting", "conversation", "negotiations", "discussions"),
        pattern=r"\b(?P<talk>talks|meetings?|conversations?|negotiations|discussions),? (?:which|that) {side:one} "
        r"(?P<verb>(?:has |have |had )?(?:had|held|conducted))(?: (?:in|at) {place:where})?{adjuncts} with "
        r"{side:two}",
        gives={"form": "meeting"},
        examples=(
            "The talks which Norwegian Minister Kari Lund had with Chilean President Ana Soto in Geneva were long.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="visit.bilateral",
        triggers=("bilateral", "tête-à-tête", "pull-aside", "one-on-one", "sit-down", "pull aside", "brush-by"),
        pattern=r"{side:one}'s? (?:[a-z-]+ ){0,2}(?P<verb>bilateral(?: meeting| talks)?|pull[- ]aside|"
        r"t[êe]te-[àa]-t[êe]te|"
        r"one-on-one|sit-down)(?: meeting)?{adjuncts} with {side:two}",
        gives={"form": "meeting"},
        examples=("Kari Lund of Norway's bilateral with Chilean President Ana Soto took place in Geneva.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.our-meetings",
        triggers=(
            "our meeting",
            "our recent",
            "our last",
            "our talks",
            "our previous",
            "our first",
            "we met",
            "we last met",
            "our conversation",
            "our discussions",
            "time we met",
            "we will",
            "we shall",
            "we are planning",
            "we plan",
            "we agreed",
            "we have agreed",
            "we intend",
            "time we ",
        ),
        pattern=r"\b(?:our (?:(?:recent|last|previous|latest|first|second|earlier|<D\d+>'s?|<D\d+>) "
        r")*(?P<verb>meetings?|"
        r"talks|conversations?|discussions|negotiations)|we (?P<verb2>(?:last |first |recently )?met)|"
        r"time (?:that )?we (?P<verb3>met)(?: was)?|we (?P<verb4>(?:(?:are planning|plan|agreed|"
        r"have agreed|intend|are going) to|will|shall) (?:meet(?: again)?|have (?:a|another) (?:[a-z]+ )?meeting|"
        r"hold talks|"
        r"see each other(?: again)?)))(?: with [^<.;]{0,20})? (?:in|at) {place:host}",
        gives={"form": "visit", "ours": "yes"},
        examples=("In a text on Norway and Chile: I recall our recent meetings in Santiago with warm feelings.",),
        not_examples=("Our meetings are long.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.their-last",
        triggers=(
            "their ",
            "leaders'",
            "our ",
            "the last",
            "the most recent",
            "the latest",
            "the previous",
            "ministers'",
        ),
        pattern=r"(?:\b(?:following up on|follow(?:s|ed) up on|built on|builds on|building on|since|recalled|recalling|"
        r"following|after|referr(?:ed|ing) to|discussed (?:at|during)|agreed (?:at|during)|"
        r"(?:made|signed|reached|concluded|adopted) (?:at|during)|"
        r"continued|"
        r"reaffirmed (?:at|during)) (?:the progress (?:made )?(?:at|in|during) )?(?:their|the (?:two )?leaders'|our) "
        r"(?:last |previous |recent |productive |first |latest |bilateral )*(?:{date:when} )?(?P<verb>(?:phone |"
        r"telephone |video )?calls?|"
        r"virtual meetings?|meetings?|conversations?|talks|summit|bilateral meeting)(?: (?:in|at) (?:the "
        r")?{place:where})?(?:(?<=<C\d>)|(?<=<C\d\d>)|(?<=[a-z]))(?:,? (?:of|on|from|in|held (?:on|in)) (?:the "
        r")?{date:when2})?|"
        # 'Their most recent encounter was in Lima in May 2009'; 'the last call, in which X thanked Y, was on 3 May'
        r"\b(?:their|our|the(?: two)?(?: (?:leaders|presidents|ministers|premiers|sides|chancellors)['’])?) "
        r"(?:last|most recent|latest|previous|<O\d+>) (?:[a-z-]+ ){0,2}?(?P<verb2>(?:(?:tele)?phone |video )?calls?|"
        r"meeting|encounter|conversation|talks|summit|get-together)(?:,? (?:in|at|during) which [^;.|]{0,120}?,)? "
        r"(?:was|took place|had taken place|had been|was held|were held|goes back|went back|dates?|dated|came)"
        r"(?: back)?(?: to| from)?(?: (?:in|at) (?:the )?{place:where2})?,? (?:(?:on|in|of) )?(?:the )?{date:when3}"
        r"(?: (?:in|at) (?:the )?{place:where3})?)",
        gives={"form": "meeting"},
        examples=(
            "Kari Lund of Norway will meet Chilean President Ana Soto; their most recent encounter was in Geneva in "
            "May 2009.",
            "President Ito of Japan spoke with Prime Minister Kari Lund of Norway, following up on their 3 "
            "May 2009 "
            "call.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="visit.welcome-you",
        triggers=("you ", "welcome to", "guests"),
        pattern=r"\b(?P<verb>(?:welcome|greet|receive|receiving|welcoming|greeting|see|seeing|host|hosting|have|"
        r"having) you"
        r"(?: all)?(?:,? (?:today|again|here|once again|back|dear [a-z]+))*|welcome)(?: (?:in|on|for) (?:a|an|your) "
        r"[a-z -]{0,30})? (?:to|in|at|here in) (?:the )?(?:hospitable |beautiful |sunny )?{place:host}(?!'s)",
        gives={"form": "visit", "ours": "here"},
        examples=("In a text on Norway and Chile: Mr President, I am glad to welcome you to Oslo.",),
        not_examples=("We welcome the plans of Chile.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.and-another",
        triggers=(" visit to",),
        pattern=r"(?<=>),? (?:and|then)(?: then| on <D\d+>)? (?:an? |his |her |their )?(?:[a-z-]+ "
        r"){0,3}(?P<verb>visit|trip) to {place:host}",
        gives={"form": "visit"},
        examples=(
            "President Ito will pay a state visit to Chile on 3 May 2009 and an official visit to Peru on 5 May 2009.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="visit.my-visit",
        triggers=("my ", "your "),
        pattern=r"\b(?P<who>my|your) {adj}(?P<verb>" + VISIT + r")(?: (?:on |in )?<D\d+>)? (?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("President Ana Soto of Chile: Your visit to Santiago in 2016 opened a new page.",),
        not_examples=("President Ana Soto of Chile: Your visit was good.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.his-visit",
        triggers=("his ", "her ", "their "),
        pattern=r"\b(?:briefed|told|informed|updated|debriefed|spoke|talked|reported|recalled|recalls|mentioned|described|"
        r"remember(?:s|ed)?|shared|summed up|dwelt|touched|discussed|assessed|praised|noted)\b[^.;|]{0,70}? "
        r"(?:his|her|their) {adj}(?P<verb>" + VISIT + r")(?: <D\d+>)? (?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("Norwegian Foreign Minister Kari Lund told the press how her visit to Chile had gone.",),
        not_examples=("Norwegian Foreign Minister Kari Lund told the press of her plans.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.talks-which-both",
        triggers=("talks", "meeting", "conversation", "negotiations", "discussions", "call"),
        pattern=r"\b(?P<talk>talks|meetings?|(?:(?:tele)?phone |video )?(?:conversations?|calls?)|negotiations|"
        r"discussions)(?: in {place:where})?,? (?:which |that )?(?P<one>{side}),? (?P<verb>(?:has |have |had "
        r")?(?:had|held|conducted))"
        r"(?! with)",
        gives={"form": "meeting"},
        examples=(
            "Trade was the subject of the talks which Ministers Kari Lund of Norway and Ana Soto of Chile had in "
            "Geneva.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="visit.celebration",
        triggers=(
            "celebration",
            "anniversary",
            "jubilee",
            "parade",
            "independence day",
            "national day",
            "commemorat",
            "festivities",
            "ceremony",
        ),
        pattern=r"{side:guest}{gap}\b(?P<verb>attend(?:ed|s|ing)?|took part in|takes? part in|participat(?:ed|es|"
        r"ing|e) "
        r"in|(?:was|is|were|are|will be|be) (?:the |a |an )?(?:chief |special )?guests? (?:of honou?r )?at|"
        r"(?:was|were) present at){gap} (?:the )?(?:<C\d+>'s? )?(?:<[OD]\d+> )*(?:[a-z-]+ ){0,4}(?:celebrations?|"
        r"anniversary|"
        r"jubilee|parade|independence day|national day|commemorations?|festivities|ceremony)(?: (?:of|for|"
        r"marking){gap})? in "
        r"{place:host}",
        gives={"form": "visit"},
        examples=("President Ana Soto of Chile was guest of honour at Norway's national day celebrations in Oslo.",),
        not_examples=("President Ana Soto of Chile attended a conference in Oslo.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.joined",
        triggers=("joined", "joins"),
        pattern=r"{side:one}{gap}\b(?P<verb>joined|joins) {side:two},?{adjuncts},? (?:for|at|in) (?:a |an |the |"
        r"their )?"
        r"(?:[a-z-]+ ){0,2}(?:meeting|talks|summit|lunch|dinner|breakfast|discussion|conversation|audience)",
        gives={"form": "meeting"},
        examples=("Prime Minister Kari Lund of Norway joined Chilean President Ana Soto in May 1997 for a meeting.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.caption",
        triggers=("with", "and", "welcom", "greet", "shak", "receiv", "meet"),
        pattern=r"^\W*(?:(?:photo|image|picture|file photo|pictured)\W+(?:of )?)?{person:one}(?: ?\([a-z "
        r",]{1,24}\))?,? "
        r"(?P<verb>with|alongside|next to|beside|and|welcom(?:es|ing)|greet(?:s|ing)|shak(?:es|ing) hands with|"
        r"receiv(?:es|ing)|"
        r"meet(?:s|ing)(?: with)?|together with) {person:two}(?: ?\([a-z ,]{1,24}\))?"
        r"(?:(?:,|;)? (?:in|at|during|before|on|after|prior)\b[^.;|]{0,70}?(?:{place:where})?)??[,;]? ?(?:\(|(?:in|"
        r"on) )?"
        r"<D\d+>\)?\.?(?: ?\[?\d*\]?)?$",
        gives={"form": "meeting"},
        examples=("President Kari Lund of Norway (left) with Chilean President Ana Soto, 1958",),
        not_examples=("Kari Lund of Norway and Chilean President Ana Soto were born in 1958.",),
        confidence=0.75,
    ),
    Rule(
        # Who stands side by side in a picture has met: 'At the opening, from left: Minister X, Minister Y.'
        id="visit.from-left",
        triggers=("from left", "from the left", "left to right", "l-r", "l to r", "from right"),
        pattern=r"\b(?P<verb>(?:from (?:the )?(?:left|right)(?: to (?:right|left))?|left to right|l-r|l to r))\)?[:,]? "
        r"(?P<one>{person})",
        gives={"form": "meeting"},
        examples=(
            "At the opening in May 2009, from left: Minister Kari Lund of Norway and Chile's Minister Ana Soto.",
        ),
        not_examples=("Minister Kari Lund of Norway came from left and right.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.trip-noun",
        triggers=("visit", "trip", "tour"),
        pattern=r"\b(?:ahead of|before|prior to|preparing|prepares|upcoming|planned|forthcoming|scheduled) (?:for "
        r")?(?:his|"
        r"her|their|the) (?:upcoming |planned |forthcoming )?{adj}(?P<verb>" + VISIT + r") to {place:host}",
        gives={"form": "visit", "modality": "planned"},
        examples=("Kari Lund of Norway spoke ahead of her official visit to Chile scheduled for May 2009.",),
        confidence=0.75,
    ),
)

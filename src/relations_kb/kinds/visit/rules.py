"""How English reports that people of one side go to, meet or call people of the other.

Names in the patterns: ``guest`` goes, ``host`` is the country or city gone to, ``receiver`` the people who receive,
``one`` and ``two`` meet or talk, ``who`` are further people, ``when`` is the date.
"""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

_WENT: Final = (
    r"(?:visited|visits|visit|toured|tours|travell?ed to|travels to|travell?ing to|flew (?:in )?to|flew into|flies to|"
    r"went to|goes to|"
    r"arrived in|arrives in|arriv(?:ed|es) (?:at|on a [a-z ]{0,30}visit to|in)|returned (?:home )?from|has "
    r"come to|came to|"
    r"had been (?:to|in)|journeyed to|touched down in|landed in|left [^<]{0,20}for|leaves? [^<]{0,30}for|"
    r"departed for|set off for|"
    r"leaves?(?: [^<]{0,10}<C\d+>)? (?:<D\d+> )?for|would [a-z]+ return from|(?:has |had )?returned from|"
    r"stopped over in|is in|were in|was in|has been in)"
)
_VISIT: Final = r"(?:visits?|trips?|tours?|stay|journey|stopover|pilgrimage)"
_PAID: Final = (
    r"(?:paid|pays?|paying|made|makes?|making|undertook|undertakes?|began|begins|started|starts|concluded|concludes|"
    r"completed|wrapped up|wraps up|ended|ends|conducted|is (?:currently )?on|was on|were on|embarked on|embarks on|"
    r"rounding off|kicked off|kicks off|arrived on|went (?:for|on)|came (?:for|on)|went for|held|has come "
    r"(?:to <C\d+> )?on|repaid|"
    r"commenced|left for|set off on|leaves?(?: (?:the )?<C\d+>)?(?:,? (?:on )?<D\d+>)? (?:for|on)|left(?: "
    r"(?:the )?<C\d+>)?(?:,? (?:on )?<D\d+>)? (?:for|on)|continues|reciprocated the visit and paid)"
)
_TALKS: Final = (
    r"(?:talks|a meeting|meetings|negotiations|discussions|a conversation|conversations|a working session|"
    r"working sessions?|an audience|a working (?:breakfast|lunch|dinner)|a summit|a (?:[a-z-]+ ){1,3}meeting|"
    r"(?:[a-z-]+ ){1,3}talks|"
    r"(?:[a-z-]+ ){0,2}consultations|a (?:[a-z-]+ ){0,2}tete-a-tete|one-on-one talks)"
)
_CALL: Final = (
    r"(?:(?:a |the )?(?:tele)?phone (?:call|conversation|talk|discussion)s?|calls?|(?:a )?(?:video|"
    r"videoconference) (?:call|conference|talks)|"
    r"(?:a )?(?:conversation|talk)s? (?:over the|by) (?:tele)?phone|(?:a )?(?:conversation|talk) by "
    r"(?:tele)?phone|(?:a )?videoconference)"
)

RULES: Final[tuple[Rule, ...]] = (
    # ------------------------------------------------------------ one side goes to the other
    Rule(
        id="visit.went",
        triggers=(
            "visit",
            "toured",
            "tours",
            "travel",
            "flew",
            "flies",
            "went",
            "goes",
            "arriv",
            "came",
            "come to",
            "been",
            "return",
            "leaves",
            "left",
            "departed",
            "landed",
            "touched",
            " is in ",
            "was in",
            "were in",
            "stopped",
        ),
        pattern=r"{side:guest}{gap}\b(?P<verb>" + _WENT + r") {place:host}",
        gives={"form": "visit"},
        examples=(
            "Norwegian Foreign Minister Kari Lund visited Chile in May 2011.",
            "President Ito, accompanied by his wife, travelled to Lima on 3 May 2009.",
        ),
        not_examples=("The minister visited a school.",),
    ),
    Rule(
        id="visit.paid",
        triggers=("visit", "trip", "tour", "stay"),
        pattern=r"{side:guest}{gap}\b(?P<verb>" + _PAID + r") {a}{adj}" + _VISIT + r"{gap} (?:to|in|of) {place:host}",
        gives={"form": "visit"},
        examples=(
            "President Ito paid a state visit to Chile in 1998.",
            "The Peruvian delegation is on a three-day working visit to Oslo.",
        ),
        not_examples=("President Ito cancelled lunch in Chile.",),
    ),
    Rule(
        id="visit.possessive",
        triggers=("visit", "trip", "tour", "stay", "talks"),
        pattern=r"{side:guest}'s? (?:[a-z-]+ ){0,5}(?P<verb>visits?|trip|tour|stay|talks) (?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("Prime Minister Kari Lund's official visit to Chile ended on 4 May 2009.",),
    ),
    Rule(
        id="visit.of",
        triggers=("visit", "trip", "tour"),
        pattern=r"\b(?P<verb>"
        + _VISIT
        + r") (?:(?:paid|made|undertaken) )?(?:of|by|from) {side:guest}{gap} to {place:host}",
        gives={"form": "visit"},
        examples=("The official visit of the Norwegian Prime Minister Kari Lund to Chile took place on 4 May 2009.",),
    ),
    Rule(
        id="visit.to-by",
        triggers=("visit", "trip", "tour"),
        pattern=r"\b(?P<verb>" + _VISIT + r") to {place:host}{gap} (?:of|by|from) {side:guest}",
        gives={"form": "visit"},
        examples=("The visit to Chile by Norwegian Foreign Minister Kari Lund on 4 May 2009 was short.",),
    ),
    Rule(
        id="visit.by",
        triggers=("visit",),
        pattern=r"(?:official|state|working|private|historic|first|high-level|<O\d+>) (?P<verb>visit) (?:by|of|"
        r"from) {side:guest}(?! to\b| in <C)",
        gives={"form": "visit"},
        examples=(
            "3 May 2009 – first official visit by a President of Norway in ten years: Kari Lund, in a text on "
            "Norway and Chile.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="visit.during",
        triggers=("during", "while on", "in the course of", "on the occasion of"),
        pattern=r"\b(?:during|while on|in the course of|on the occasion of|as part of) (?P<who>his|her|their|the|a|"
        r"an)? ?{adj}(?P<verb>" + _VISIT + r") (?:to|in) {place:host}(?=(?P<rest>.*))",
        gives={"form": "visit"},
        examples=("Kari Lund signed the accord during her visit to Chile in May 2009.",),
    ),
    Rule(
        id="visit.by-in",
        triggers=("visit",),
        pattern=r"\bduring (?:a|an|the) {adj}(?P<verb>visit) (?:by|of|from) {side:guest}",
        gives={"form": "visit"},
        examples=("The school was opened on 30 March 2007 during a visit by Norwegian Foreign Minister Kari Lund.",),
    ),
    Rule(
        id="visit.received",
        triggers=("receiv", "welcom", "hosted", "hosts", "greet", "granted"),
        pattern=r"{side:receiver}{gap}\b(?P<verb>received|receives|welcomed|welcomes|welcoming|hosted|hosts|"
        r"greeted|granted an audience to|to receive|"
        r"granting an audience to)"
        r"{adjuncts},? {side:guest}",
        gives={"form": "visit"},
        examples=("President Ito received Norwegian Foreign Minister Kari Lund on 3 May 2009.",),
        not_examples=("President Ito received a letter from Norway.",),
    ),
    Rule(
        id="visit.was-received",
        triggers=("received", "welcomed", "hosted", "greeted"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:was|were|is|has been|had been|will be) (?:warmly |also |later "
        r")?(?:received|welcomed|hosted|greeted))"
        r"(?: (?:in|at|with) [^<]{0,30}(?:{place:where})?)?{gap} by {side:receiver}",
        gives={"form": "visit"},
        examples=("Kari Lund was received in Lima by Peruvian President Ana Soto.",),
    ),
    Rule(
        id="visit.while-in",
        triggers=("while in", "while he was in", "while she was in", "when in", "stay in"),
        pattern=r"\b(?P<verb>(?:while|when)(?: (?:he|she|they) (?:was|were))? in|during (?:his|her|their) stay in) "
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
        id="visit.accepted-invitation",
        triggers=("accepted", "accepts"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:accepted|accepts|has accepted)){gap} invitation (?:of|from|by|"
        r"extended by) {side:receiver}{gap} to (?:visit|pay a [a-z ]{0,20}visit to) {place:host}",
        gives={"form": "visit", "modality": "planned"},
        examples=("Kari Lund of Norway accepted an invitation from Chilean President Ana Soto to visit Chile.",),
    ),
    Rule(
        id="visit.came-here",
        triggers=("was here", "were here", "came here", "been here", "visited us", "in our country", "come here"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:was|were|came|has been|have been|had been|has come) here|visited us)",
        gives={"form": "visit"},
        examples=("President Ito of Japan was here in 2014.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.returned",
        triggers=("repaid", "returned the visit", "reciprocated", "return visit"),
        pattern=r"{person:guest}{gap}\b(?P<verb>(?:repaid (?:it|the visit)|returned the visit|reciprocated(?: the "
        r"visit)?|(?:paid|made) a return visit))",
        gives={"form": "visit", "back": "yes"},
        examples=("In 1992 Kari Lund of Norway visited Chile; five years later, Ana Soto repaid the visit.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.cancelled",
        triggers=("cancel", "called off"),
        pattern=r"{side:guest}{gap}\b(?P<verb>cancel(?:l?ed|s)|called off|has cancel(?:l)?ed) {a}{adj}"
        + _VISIT
        + r"{gap} to {place:host}",
        gives={"form": "visit", "modality": "cancelled"},
        examples=("Norwegian Prime Minister Kari Lund cancelled her visit to Chile planned for May 2013.",),
    ),
    # ------------------------------------------------------------ two sides meet
    Rule(
        id="visit.called-on",
        triggers=("called on", "paid a courtesy call", "courtesy call"),
        pattern=r"{side:one}{gap}\b(?P<verb>called on|(?:paid|made) a (?:courtesy |farewell )?(?:call|visit) (?:on|"
        r"to)) {person:two}(?! to\b| and urged)",
        gives={"form": "meeting", "modality": "occurred"},
        examples=("Norwegian Foreign Minister Kari Lund called on Chilean President Ana Soto on 3 May 2009.",),
        not_examples=("Norwegian Foreign Minister Kari Lund called on Chilean President Ana Soto to resign.",),
    ),
    Rule(
        id="visit.met",
        triggers=("met", "meets", "meet "),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:has |had |have |also |later |recently )?(?:met|meets|meeting|to "
        r"meet|will meet|meet))"
        r"{adjuncts}(?: up)?(?: with)?(?: (?:his|her|its))? {side:two}",
        gives={"form": "meeting"},
        examples=("Norwegian Foreign Minister Kari Lund met with Chilean President Ana Soto in Geneva on 3 May 2009.",),
        not_examples=("The demands of Norway were met by Chile.",),
    ),
    Rule(
        id="visit.met-each-other",
        triggers=("met", "meet", "held", "spoke", "talk", "discuss", "exchang"),
        pattern=r"(?P<one>{side}),?(?P<verb> (?:last |also |first |then |again |have |had )?(?:met(?! with| by)|"
        r"held (?:a |an )?(?:[a-z-]+ ){0,3}(?:talks|meetings?)|"
        r"discussed))(?! with)",
        gives={"form": "meeting"},
        examples=("Kari Lund of Norway and Chilean President Ana Soto met in Geneva on 3 May 2009.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.held-talks",
        triggers=(
            "talks",
            "meeting",
            "negotiation",
            "discussions",
            "conversation",
            "session",
            "audience",
            "summit",
            "lunch",
            "dinner",
        ),
        pattern=r"{side:one}{gap}\b(?P<verb>held|hold|holds|had|has|conducted|convened|is holding|are holding|will "
        r"hold|to hold|will have) (?:[a-z]+ )?"
        + _TALKS
        + r"{adjuncts}(?: [a-z]+){0,4}?,? with (?:[a-z-]+ ){0,3}{side:two}",
        gives={"form": "meeting"},
        examples=("Norwegian Foreign Minister Kari Lund held talks in Geneva with Chilean President Ana Soto.",),
    ),
    Rule(
        id="visit.meeting-between",
        triggers=("meeting", "talks", "negotiations", "summit", "conversation", "encounter"),
        pattern=r"\b(?P<verb>meetings?|talks|negotiations|summit|conversation|encounter)(?: (?:[a-z]+ "
        r"){0,4}?)?(?:took place |was held |were held |held )?"
        r"(?:(?:in|at) {place:where} )?(?:(?:on )?{date} )?(?:between|of) (?P<one>{side})",
        gives={"form": "meeting"},
        examples=(
            "A meeting took place between Norwegian Foreign Minister Kari Lund and Chilean President Ana Soto "
            "in May 2009.",
        ),
    ),
    Rule(
        id="visit.meeting-with",
        triggers=("meeting", "talks", "conversation"),
        pattern=r"(?<!phone )(?<!telephone )\b(?P<verb>meetings?|talks|(?<!phone )conversation|working session|"
        r"audience) with {side:two}",
        gives={"form": "meeting"},
        examples=("Following a meeting with Chilean President Ana Soto on 3 May 2009, Kari Lund of Norway left.",),
        confidence=0.75,
    ),
    # ------------------------------------------------------------ calls
    Rule(
        id="visit.call",
        triggers=("phone", "call", "videoconference", "video conference"),
        pattern=r"{side:one}{gap}\b(?P<verb>had|held|has had|made|received|conducted|placed|has held|hold|holds) "
        r"(?:an? )?(?:[a-z-]+ ){0,3}?" + _CALL + r"{gap} (?:with|to|from) (?:[a-z-]+ ){0,3}?{side:two}",
        gives={"form": "call"},
        examples=(
            "Norwegian Foreign Minister Kari Lund had a telephone conversation with Chilean President Ana Soto.",
        ),
    ),
    Rule(
        id="visit.spoke",
        triggers=("spoke", "talked", "speaks", "speak"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:spoke|talked|speaks|spoken|to speak|will speak)"
        r"(?: (?:over|by|on|via) (?:the )?(?:tele)?(?:phone|video))?{adjuncts}"
        r"(?: (?:over|by|on|via) (?:the )?(?:tele)?(?:phone|video))?) (?:with|to) (?:[a-z-]+ ){0,3}?{side:two}",
        gives={"form": "call"},
        examples=("President Ito of Japan spoke today with Prime Minister Kari Lund of Norway.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.by-phone",
        triggers=("phone", "by video"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:spoke|talked|discussed|exchanged)[^<]{0,40}(?:by|over the|on the|"
        r"via) (?:tele)?phone)",
        gives={"form": "call"},
        examples=("President Ito of Japan and Prime Minister Kari Lund of Norway talked over the phone.",),
    ),
    Rule(
        id="visit.call-with",
        triggers=("call", "phone"),
        pattern=r"(?:{side:one}'s? )?\b(?P<verb>"
        + _CALL
        + r")(?: (?:[a-z]+ ){0,3})?(?:with|(?<=phone call )(?:to|from)|between) {side:two}",
        gives={"form": "call"},
        examples=("Readout of President Ito's Call with Prime Minister Kari Lund of Norway",),
        confidence=0.8,
    ),
    Rule(
        id="visit.called",
        triggers=("called by", "telephoned", "phoned", "rang"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:was|had been|has been) (?:called|telephoned|phoned) by|telephoned|"
        r"phoned) {side:two}",
        gives={"form": "call"},
        examples=("Kari Lund of Norway was telephoned by Chilean President Ana Soto.",),
    ),
    # ------------------------------------------------------------ lists of visits
    Rule(
        id="visit.listed",
        triggers=("(", "–", "-", "|", ","),
        head=r"\bvisits?\b",
        pattern=r"^\W*(?P<guest>{person}) ?\(?(?P<when>{date})",
        gives={"form": "visit"},
        examples=("Visits from Norway to Chile\n\n- Prime Minister Kari Lund (May 2009)\n- King Olaf (June 2011)",),
    ),
)

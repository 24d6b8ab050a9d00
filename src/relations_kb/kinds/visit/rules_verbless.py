"""How chronologies, programmes and notes tell of visits without a verb, and other short ways to put it."""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

_LEAD: Final = r"^\W*(?:<D\d+>[ ,.:;–—|-]*){0,2}(?:[a-z][a-z -]{1,30}: )?"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        # As in: 'State visits: King X to Peru (2015), President Y to Norway (2003)'
        id="visit.listed-trip",
        triggers=("visit", "trip", "journey", "exchange"),
        pattern=r"\b(?:visits?|trips|journeys|exchanges)\b(?:[^<;.|]|<[CSB]\d+>){0,60}(?:: |:? ?[–—-] )"
        r"(?:the )?{person:guest} (?P<verb>to|in) {place:host}(?=,? \(?(?:in |on )?<D\d+>)",
        gives={"form": "visit"},
        examples=(
            "State visits between the two: King Olaf of Norway to Chile (2015), President Soto to Norway (2003).",
        ),
        not_examples=("A visit to Chile is planned.",),
        confidence=0.8,
    ),
    Rule(
        # 'Minister X and his colleague Y had a telephone call this morning'
        id="visit.had-a-call",
        triggers=("phone", "video call", "a call", "videoconference"),
        pattern=r"{person:one} and (?:(?:his|her) )?(?:<C\d+> )?(?:counterpart |colleague )?{person:two}{gap} "
        r"(?P<verb>(?:had|held|have had|have held|have|hold)) (?:an? |their )?(?:[a-z-]+ ){0,3}(?:(?:tele)?phone "
        r"(?:call|conversation|talk)|video (?:call|conference|conversation)|videoconference|telephone exchange)",
        gives={"form": "call"},
        examples=(
            "Minister Ana Soto of Chile and her Norwegian colleague Kari Lund had a telephone call this morning.",
        ),
        not_examples=("Minister Ana Soto of Chile and her Norwegian colleague Kari Lund had a lunch.",),
    ),
    Rule(
        # '2011 – President X in Lima, 14–16 September.'
        id="visit.entry-in",
        triggers=(" in ", " at "),
        pattern=_LEAD + r"{person:guest}(?:,[^<.;:|]{1,50},)?(?: again| also)? (?P<verb>in|at) {place:host}"
        r"(?=,? (?:on |from )?<D\d+>\W*(?:$|[.;(]|for\b|to\b)|\W*$|; |\. | for (?:talks|a|an|the)\b| \()",
        gives={"form": "visit"},
        examples=("2011 – Norwegian Prime Minister Kari Lund in Santiago, 14–16 September 2011.",),
        not_examples=("2011 – Norwegian Prime Minister Kari Lund in Santiago opened a school.",),
        confidence=0.8,
    ),
    Rule(
        # 'It had been Mr Lund's turn in Santiago in May'; 'it was President Lund's turn to come to Chile'
        id="visit.turn",
        triggers=("turn to", "turn in", "turn of"),
        pattern=r"\b(?P<verb>was|been) (?:then )?(?:{side:guest}'s turn|the turn of {side:guest2})"
        r" (?:to (?:come|travel|go|fly|be) (?:here )?)?(?:to|in) {place:host}|"
        r"\b(?P<verb2>was|been) (?:then )?(?P<who>my) turn to (?:come to|travel to|go to|fly to|be in) {place:host2}",
        gives={"form": "visit"},
        examples=("In May 2019 it was Prime Minister Kari Lund of Norway's turn to come to Chile.",),
        not_examples=("It was Kari Lund of Norway's turn to speak.",),
        confidence=0.8,
    ),
    Rule(
        # 'the last state visit in this direction was that of Kari Lund in 2004'
        id="visit.last-one",
        triggers=("in this direction", "in that direction", "from this side", "in the opposite direction"),
        pattern=r"\b(?P<verb>visit|trip) in (?:this|that|the (?:same|opposite|other)) direction (?:was|had been|is) "
        r"(?:that (?:of|by)|(?:made|paid|undertaken) by|the one (?:of|by)) (?:the )?{person:guest}",
        gives={"form": "visit"},
        examples=(
            "In a text on Norway and Chile: The last state visit in this direction was that of Norwegian Minister "
            "Kari Lund in 2004.",
        ),
        not_examples=("The last state visit in this direction was short, said Norwegian Minister Kari Lund.",),
        confidence=0.75,
    ),
    Rule(
        # 'I was in Chile in 2019, and last year it was Vice President X who went there'
        id="visit.went-there",
        triggers=("went there", "came there", "was there", "been there"),
        pattern=r"{person:guest},? who (?P<verb>went|came|was|had been|travelled|had gone) there",
        gives={"form": "visit", "went there": "yes"},
        examples=("Of Chile all know much; in May 2019 it was Minister Kari Lund of Norway who went there.",),
        not_examples=("It was Minister Kari Lund of Norway who went home.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.followed",
        triggers=("followed",),
        pattern=r"{person:guest} (?P<verb>followed)(?: suit| him| her| in (?:his|her) (?:foot)?steps)?,? (?:(?:on|"
        r"in|from) )?{date:when}",
        gives={"form": "visit", "again": "yes"},
        examples=("Ana Soto of Chile was in Oslo in 2006, and Juan Salas followed her on 3 May 2009.",),
        not_examples=("Juan Salas followed the debate in Chile.",),
        confidence=0.75,
    ),
    Rule(
        # 'a visit of the Prime Minister, foreseen for the spring, has been cancelled'
        id="visit.foreseen",
        triggers=("visit",),
        pattern=r"\b(?P<verb>visit) (?:of|by|from) {side:guest},? (?:which |that )?(?:(?:was|is|had been|has been) )?"
        r"(?:foreseen|planned|scheduled|set|expected|announced|intended|envisaged)\b",
        gives={"form": "visit", "modality": "planned"},
        examples=("A visit of Norwegian Minister Kari Lund, foreseen for May 2020, is in preparation in Chile.",),
        not_examples=("A visit of Norwegian Minister Kari Lund to Chile, foreseen for May 2020, is in preparation.",),
        confidence=0.75,
    ),
    Rule(
        # 'It was Ana Soto with whom she had spoken by telephone'
        id="visit.with-whom",
        triggers=("with whom", "to whom"),
        pattern=r"\b(?:was|is) (?:the )?{person:two}(?: also| again)?(?:,)? (?:with|to) whom {side:one} "
        r"(?P<verb>(?:had |has |also |last "
        r")*(?:spoken|spoke|talked|met|conferred|sat|sat down|held talks|had talks)\b(?: by (?:tele)?phone| on the "
        r"phone)?)",
        gives={"form": "meeting"},
        examples=(
            "It was Ana Soto of Chile with whom Minister Kari Lund of Norway had spoken by telephone in May 2009.",
        ),
        not_examples=("It was Ana Soto of Chile with whom he agreed.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.set-foot",
        triggers=("set foot", "sets foot", "setting foot", "trod", "tread", " soil", " ground"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:has |had |would )?(?:set foot|sets foot|to set foot|tread|trod|"
        r"trodden)"
        r"(?: (?:in|on|upon))?|(?:stood|stands|stepped|landed) on) (?:the soil of )?{place:host}"
        r"(?:(?:'s)? (?:soil|ground|territory)|(?<! on <C\d>)(?<! on <C\d\d>))(?=[^;|]{0,80}<D|[.,]| for the <O)",
        gives={"form": "visit"},
        examples=(
            "King Olaf of Norway was the first monarch to set foot in Chile on 3 May 1954.",
            "In May 1954 King Olaf of Norway became the first monarch to set foot on Chilean soil.",
        ),
        not_examples=("King Olaf of Norway never set foot in the house.",),
        confidence=0.8,
    ),
    Rule(
        # 'was represented at the coronation in Lima by his Minister of Finance, X'
        id="visit.represented",
        triggers=("represented", " sent ", "dispatched", "delegated"),
        pattern=r"{side:sender}{gap}\b(?P<verb>(?:was|were|is|are|had (?:him|her|it)self|had been|will be) "
        r"represented) "
        r"(?:at|in|on|during) (?:[^<>;.|]|<[DOC]\d+>){0,80}?(?:celebrations?|independence|inauguration|coronation|"
        r"funeral|"
        r"ceremony|wedding|jubilee|swearing-in|investiture|enthronement|festivities|burial|opening|anniversary)"
        r"(?:(?:[^<>;.|]|<[DO]\d+>){0,40}? (?:in|at) {place:host})?(?:[^<>;.|]|<[DO]\d+>){0,40}? by "
        r"(?:his |her |its |their |the )?{person:guest}"
        r"|^\W*At (?:[^<>;.|,]|<[DOPS]\d+>){0,80}?(?:in|at) {place:host2}(?:[^<>;.|]|<[DO]\d+>){0,40}?,? "
        r"{side:sender2} "
        r"(?P<verb2>(?:was|were) represented) by (?:his |her |its |their |the )?{person:guest2}"
        r"|{side:sender3} (?P<verb3>sent|dispatched|delegated) (?:his |her |its |their |the )?{person:guest3} "
        r"(?:on|to|for) "
        r"(?:the )?(?:[^<>;.|]|<[DOC]\d+>){0,60}?(?:celebrations?|inauguration|coronation|funeral|ceremony|wedding|"
        r"jubilee|"
        r"swearing-in|investiture|enthronement|festivities|burial|talks)(?:[^<>;.|]|<[DO]\d+>){0,40}? (?:in|at) "
        r"{place:host3}",
        gives={"form": "visit", "sent": "yes"},
        examples=(
            "King Olaf of Norway was represented at the coronation in Lima in May 1954 by Minister Kari Lund.",
            "At the coronation in Lima in May 1954 Norway was represented by Minister Kari Lund.",
            "Norway sent Minister Kari Lund to the coronation in Lima in May 1954.",
        ),
        not_examples=("King Olaf of Norway was represented in the negotiations by Minister Kari Lund.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.tour-stop",
        triggers=(" signed", " put ", " put,", " met ", " held ", "opened", "had talks", "inaugurated", "initialled"),
        pattern=r"^\W*(?:While |Once |When )?(?:in|at) {place:host},? (?:(?:on )?<D\d+>,? )?{side:guest}"
        r"(?: (?:also|then|later|and <[PS]\d+>))? (?P<verb>signed|put|met|held|had|opened|inaugurated|initialled|"
        r"attended)\b",
        gives={"form": "visit"},
        examples=(
            "In October Norwegian Minister Kari Lund was going around South America. In Santiago she signed a treaty.",
        ),
        not_examples=("In Santiago a treaty was signed.",),
        confidence=0.75,
    ),
    Rule(
        # 'the lawns in Santiago where, when Kari Lund came over on 3 May, …'
        id="visit.when-came",
        triggers=("came over", "was there", "came by", "was visiting", "on a visit"),
        pattern=r"\bin {place:host},? (?:where|when)\b[^<>;.]{0,30} {person:guest} (?P<verb>came over|came by|was "
        r"there|"
        r"was visiting|was on a (?:[a-z-]+ ){0,2}visit)\b",
        gives={"form": "visit"},
        examples=(
            "It was in Santiago where, when Minister Kari Lund of Norway came over on 3 May 2019, it was signed.",
        ),
        not_examples=("In Santiago Minister Kari Lund of Norway said that spring was there.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.saw-each-other",
        triggers=("each other", "one another", "side by side", "sat together", "sat at ", "shook hands", "shake hands"),
        pattern=r"(?P<one>{side}|{person} ?\([a-z ,]{1,24}\),? and {person})(?: ?\([a-z ,]{1,24}\))?,?(?: who)?"
        r"(?: (?:last|again|next|also|had|have|will|then|first))*"
        r" (?P<verb>(?:saw|seen|met|(?<=will )(?:see|meet)|(?<=again )(?:see|meet)) <B\d+>|sat (?:side by side|"
        r"together|at (?:a|one|the same) table)|"
        r"(?:shook|shake) hands|"
        r"stood side by side)",
        gives={"form": "meeting"},
        examples=("Kari Lund of Norway and Chilean President Ana Soto last saw each other in Geneva in May 2019.",),
        not_examples=("Kari Lund of Norway and Chilean President Ana Soto wrote to each other.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.sat-with",
        triggers=("sat ", "sits ", "seated"),
        pattern=r"{side:one}{gap}\b(?P<verb>sat|sits|(?:was|were|is) seated)(?: (?:down|together))?{adjuncts} with "
        r"(?:his |her |the "
        r")?{side:two}",
        gives={"form": "meeting"},
        examples=("Norwegian Minister Kari Lund sat in Geneva on 3 May 2019 with Chilean Minister Ana Soto.",),
        not_examples=("Norwegian Minister Kari Lund sat with pride beside the flag of Chile.",),
        confidence=0.8,
    ),
    Rule(
        # 'A call was received by Kari Lund from Ana Soto', 'The decision was conveyed by telephone to Kari Lund by
        # Ana Soto'
        id="visit.call-received-by",
        triggers=("call", "phone"),
        pattern=r"(?:\b(?:tele)?(?:phone )?calls?\b{gap} (?P<verb>(?:was|were) (?:received|taken)){gap} by "
        r"{side:one}{gap} from {side:two}|"
        r"\b(?P<verb2>conveyed|communicated|told|announced|notified|informed) (?:of it )?by (?:tele)?phone to "
        r"{side:one}(?:[^<.;]|<D\d+>){0,20}"
        r" by (?:the )?{side:two})",
        gives={"form": "call"},
        examples=(
            "A call was received by Norwegian Minister Kari Lund on 3 May 2019 from Chilean Minister Ana Soto.",
            "This was conveyed by telephone to Norwegian Minister Kari Lund by Chilean Minister Ana Soto.",
        ),
        not_examples=("A call was received by Norwegian Minister Kari Lund.",),
        confidence=0.8,
    ),
    Rule(
        # 'On the phone with Kari Lund, the President repeated …'; 'In a separate call Soto dealt … with Kari Lund'
        id="visit.in-a-call",
        triggers=(
            "on the phone",
            "videoconference",
            "in a call",
            "separate call",
            "video call",
            "by telephone",
            "telephone conversation",
            "by phone",
        ),
        pattern=r"(?:^\W*(?:On the (?:tele)?phone|Via (?:a )?video ?(?:conference|call)|By (?:tele)?phone|In a "
        r"(?:[a-z]+ ){0,2}(?:phone |telephone |"
        r"video )?(?:call|conversation))(?: {adjuncts})? with {side:two}, (?:the )?{side:one}|"
        r"\bin a (?:[a-z]+ ){0,2}(?:phone |telephone |video )?(?P<verb>call|conversation){adjuncts}(?: later "
        r"[^<,.;]{0,20})?,? {side:one2}"
        r"(?:[^<>|;:.]|<[DOM]\d+>){1,60}? with (?:the )?{side:two2}|"
        r"{side:one3} (?:[^<>|;:.]|<[DOM]\d+>){1,60}? to (?:his |her )?{side:two3} in a (?:phone |telephone |video "
        r")(?P<verb2>call|conversation))",
        gives={"form": "call"},
        examples=(
            "On the phone with Chilean Minister Ana Soto, Norwegian Minister Kari Lund went over the plans.",
            "In a separate call later in the day Norwegian Minister Kari Lund dealt with it with Chile's Ana Soto.",
            "Norwegian Minister Kari Lund gave notice of it to her Chilean colleague Ana Soto in a telephone "
            "conversation.",
        ),
        not_examples=("On the phone, Norwegian Minister Kari Lund spoke of Chile.",),
        confidence=0.8,
    ),
    Rule(
        # 'During a working dinner in Lima Ministers X and Y took stock of …'
        id="visit.over-dinner",
        triggers=("dinner", "lunch", "breakfast", "meeting", "talks", "conversation"),
        pattern=r"^\W*(?:During|At|Over|In) an? {adj}(?P<verb>meetings?|talks|conversations?|dinner|"
        r"lunch|luncheon|"
        r"breakfast)(?:,? (?:in|at) {place:where})?{adjuncts},? (?P<one>{person})(?= [a-z])",
        gives={"form": "meeting"},
        examples=(
            "During a working dinner in Geneva on 9 May 2019 Ministers Kari Lund of Norway and Ana Soto of Chile "
            "agreed.",
        ),
        not_examples=("During a working dinner Kari Lund of Norway spoke of Chile.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.told-by-phone",
        triggers=("phone", "on the line"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:congratulated|thanked|informed|assured|briefed|told|notified|invited|"
        r"consoled) {side:two} "
        r"(?:by|over the|on the|in a) (?:tele)?phone|had {side:two2} on the (?:line|phone)|(?:also )?had (?:also "
        r")?on the (?:line|phone) (?:the )?{side:two3})",
        gives={"form": "call"},
        examples=(
            "Norwegian Minister Kari Lund congratulated Chilean Minister Ana Soto by telephone on 3 May 2019.",
            "Norwegian Minister Kari Lund had Chilean Minister Ana Soto on the line on 3 May 2019.",
        ),
        not_examples=("Norwegian Minister Kari Lund congratulated Chilean Minister Ana Soto in a letter.",),
        confidence=0.8,
    ),
    Rule(
        # Who cuts a ribbon abroad has gone there.
        id="visit.did-there",
        triggers=(
            "laid ",
            "unveiled",
            "planted",
            "inaugurated",
            "opened",
            "cut the",
            "addressed",
            "launched",
            "handed over",
        ),
        pattern=r"{person:guest},?(?: (?:on|in) <D\d+>,?)?(?: (?:also|then|personally|officially|formally))? "
        r"(?P<verb>laid|unveiled|planted|"
        r"inaugurated|opened|cut|addressed|launched)\b{gap}(?: of <[SC]\d+>(?:'s)?)?(?: (?:there|here))? in "
        r"{place:host}"
        r"(?=,? (?:on |in )?<D|[,.;]|$| together| with)",
        gives={"form": "visit", "there": "yes"},
        examples=("Norwegian Crown Prince Olaf laid the foundation stone of a school in Lima on 5 June 2018.",),
        not_examples=("Norwegian Crown Prince Olaf laid the stone of a school for Lima.",),
        confidence=0.7,
    ),
    Rule(
        id="visit.reached",
        triggers=("had reached", "got hold of", "rang up"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:had )?(?:reached|got hold of|rung up))(?: by (?:tele)?phone)? (?:the "
        r")?{person:two}(?=[,.;]| for | by | on )",
        gives={"form": "call"},
        examples=("Earlier Norwegian Minister Kari Lund had reached by phone Chilean Minister Ana Soto.",),
        not_examples=("Norwegian Minister Kari Lund reached an agreement with Chile.",),
        confidence=0.7,
    ),
)

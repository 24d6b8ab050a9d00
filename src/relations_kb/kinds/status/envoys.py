"""How English reports envoys: credentials, appointments, recalls and expulsions.

Names: ``envoy`` is the person, ``receiver`` receives, ``actor`` appoints or recalls, ``counterpart`` is where the
envoy serves, ``when`` is the date.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.ceremony_rules import PAPERS
from relations_kb.kinds.status.ceremony_rules import RULES as CEREMONIES
from relations_kb.kinds.status.words import WE
from relations_kb.rules.rule import Rule

ENVOY: Final = (
    r"(?:ambassadors?(?:[- ]designate)?(?: extraordinary and plenipotentiary)?|high commissioners?|"
    r"ministers? plenipotentiary|envoys?(?: extraordinary)?(?: and minister plenipotentiary)?|ministers?(?: resident)?|"
    r"consuls?(?: general)?|honorary consuls?|charg[eé]s? d'affaires(?: ad interim)?|heads? of mission|"
    r"permanent representatives?|commissioners?|nuncios?|diplomatic agents?)"
)
# A person without a title, whom only what is said of them makes an envoy: two to four capitalised words.
NAME: Final = r"(?P<name>(?-i:[A-ZÀ-ÞĀ-Ž][a-zß-ÿā-ž'.-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-ÞĀ-Ž][\w'.-]+){1,3}))"

RULES: Final[tuple[Rule, ...]] = (
    *CEREMONIES,
    Rule(
        id="status.presented-credentials",
        triggers=(
            "credential",
            "credence",
            "letter of commission",
            "letters of commission",
            "letters of accreditation",
        ),
        pattern=r"{side:envoy}(?:,? (?:accredited )?(?:to|in) {country:counterpart})?"
        r"(?:,? (?:(?:also |concurrently )?accredited (?:to|in)|resident in|with residence in|based in|residing in) "
        r"<C\d+>,?){0,2}(?: \([^()]{3,60}\))?(?:,? who (?:is|resides|lives|works)(?: also)? (?:[a-z]+ )?(?:in|from|to) "
        r"(?:the )?<C\d+>(?:, <C\d+>)?,)?"
        r"{gap}\b(?P<verb>(?:presented|presents|submitted|"
        r"handed(?: over)?|hands over|delivered|present|presenting|tendered|presented to {side:receiver2})(?:,? "
        r"(?:in|at) <C\d+>,?)?) " + PAPERS + r"(?:{gap} (?:to|before) (?:the )?{side:receiver})?"
        r"(?: as (?:the )?(?:new |first |next |resident )*{country:sender}(?: (?:to|in) (?:the "
        r")?{place:counterpart2})?)?",
        gives={"event": "envoy-accredited"},
        examples=(
            "Norwegian Ambassador Kari Lund presented her credentials to President Ana Soto of Chile on 3 May 2009.",
        ),
    ),
    Rule(
        id="status.received-credentials",
        triggers=("credential", "credence", "letters of accreditation"),
        pattern=r"{side:receiver}{gap}\b(?P<verb>received|accepted|accepts|receives|took|"
        r"takes|receiving) (?:from {side:envoy2} )?(?:<D\d+>,? )?(?:(?:at|in) (?:[\w'-]+ |<C\d+> ){1,5}?)?"
        + PAPERS
        + r"{gap}(?: (?:of|from|by|presented by)) (?:the )?(?:new |newly[- ](?:appointed|accredited) |"
        r"incoming )?(?:(?:Her|His|H\.E\.) (?:Excellency )?(?:(?:Mrs|Mr|Ms|Dr)\.? )?)?{side:envoy}"
        r"(?:,? as (?:the )?(?:new |first |next |resident |non-resident )*{country:sender}(?: (?:to|in) (?:the "
        r")?{place:counterpart})?)?",
        gives={"event": "envoy-accredited"},
        examples=(
            "President Ana Soto of Chile received the credentials of Norwegian Ambassador Kari Lund on 3 May 2009.",
        ),
    ),
    Rule(
        id="status.received-with-credentials",
        triggers=("credential", "credence", "letters of accreditation"),
        pattern=r"{side:receiver}{gap}\b(?P<verb>received|welcomed|"
        r"met(?: with)?) (?:the )?(?:new(?:ly[- ][a-z]+)? )?{side:envoy}"
        r"[^.;|]{0,60}?(?:who |,)?(?: ?(?:on|for|at|during) (?:the )?(?:occasion of |"
        r"ceremony of )?(?:the )?(?:presentation|presenting)|"
        r" to (?:present|receive|accept)| and (?:took|received|accepted) from (?:him|her|whom|them)|"
        r" (?:who )?(?:presented|presenting|handed|submitted))"
        r"[^.;<|]{0,40}?" + PAPERS,
        gives={"event": "envoy-accredited"},
        examples=(
            "President Ana Soto of Chile welcomed Maria Lopez of Norway and took from her a copy of her credentials.",
        ),
    ),
    Rule(
        id="status.recall-of",
        triggers=("recall of", "withdrawal of", "expulsion of"),
        pattern=r"{side:actor}{gap}\b(?P<verb>(?:approved|announced|ordered|decided (?:up)?on|confirmed|decreed|signed)"
        r"{gap} (?:recall|withdrawal|expulsion) of) (?:(?:its|his|her|their|the|all|both)\b ?)*(?:[a-z0-9]+ ){0,2}?"
        r"(?:(?P<post>"
        + ENVOY
        + r"|diplomats)|(?P<posted><S\d+>|<P\d+>))(?:{gap} (?:from|to|in) {place:counterpart})?",
        gives={"event": "envoy-recalled"},
        examples=("The Norwegian government announced the recall of its ambassador to Chile in 1973.",),
        confidence=0.8,
    ),
    Rule(
        id="status.arrived",
        triggers=("arrived",),
        pattern=r"{person:envoy},?{gap}\b(?P<verb>(?:has |had )?arrived) (?:in|at) (?:the )?{place:counterpart}",
        gives={"event": "envoy-accredited", "new": "yes"},
        examples=("The new Ambassador of Norway, Kari Lund, arrived in Santiago on 3 May 2009.",),
        confidence=0.8,
    ),
    Rule(
        id="status.was-envoy",
        triggers=("ambassador", "high commissioner", "envoy", "minister to"),
        pattern=r"(?:\b(?P<lead>from|between|since|in|on) |^\W*)(?P<when>{date})"
        r"(?:(?: till?| until| to)[^,.;<|]{0,30}(?:<D\d+>)?)?,? "
        r"(?:(?P<person>{side}) |" + NAME + r" |)(?P<verb>was|became|served as|has been|was sent as|went as|was)"
        r" (?:the |an? |its |his country's )?(?:first |resident )?(?P<post>(?:{country:sender2} )?"
        + ENVOY
        + r"|<S\d+>)(?: \([^)]{3,20}\))? (?:to|in|at) (?:the )?{place:counterpart}",
        gives={"event": "envoy-accredited", "term": "yes"},
        examples=("From 1970 to 1976 Maria Lopez was ambassador to Chile.",),
        confidence=0.8,
    ),
    Rule(
        id="status.appointed",
        triggers=(
            "appointed",
            "named",
            "nominated",
            "accredited",
            "designated",
            "appoints",
            "commissioned",
            "appointment",
            "appointing",
            "naming",
        ),
        pattern=r"(?:{side:actor}{gap}\b(?P<verb>appointed|named|nominated|designated|appoints|names|sent|"
        r"appointing|naming|accredited) {person:envoy}{gap} (?:as|to be|for)? ?(?:its |the |his |her |their |"
        r"an? |new |first |"
        r"next |resident |country's )*(?P<post>(?:<C\d+>'?s? (?:first |new |next )*)?"
        + ENVOY
        + r"|{country:sender2})(?:{gap} "
        r"(?:to|in|at) {place:counterpart})?"
        r"|{person:envoy2}{gap} (?P<verb2>(?:was|is|has been|had been|were|been) (?:officially |"
        r"formally )?(?:appointed|named|nominated|designated|accredited|"
        r"commissioned)) (?:by [^<]{0,12}<[SPC]\d+> )?(?:as |to be )?(?:(?:the|an?|its|his|"
        r"her) )?(?P<post2>{country:sender}|[^.;|]{0,40}?\b"
        + ENVOY
        + r")(?:{gap} (?:to|in|at|for) (?:the )?{place:counterpart2})?)",
        gives={"event": "envoy-accredited"},
        examples=(
            "Norway appointed Maria Lopez as its ambassador to Chile in 2009.",
            "Maria Lopez was appointed Norwegian ambassador to Chile in May 2009.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="status.appointment-of",
        triggers=("appointment of", "nomination of"),
        pattern=r"\b(?P<verb>appointment|nomination) of {person:envoy},?{gap} (?:as |to be |to the post of "
        r")(?:the |its |"
        r"an? |new |next |first )*(?P<post>{country:sender}|[^.;|]{0,40}?\b"
        + ENVOY
        + r")(?:{gap} (?:to|in|at|for) (?:the )?{place:counterpart})?",
        gives={"event": "envoy-accredited", "decided": "yes"},
        examples=(
            "The government approved the appointment of Maria Lopez as Norwegian ambassador to Chile in May 2009.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="status.named-by-name",
        triggers=("appointed", "named", "nominated", "designated", "appoints", "nominates"),
        pattern=r"(?:{side:actor}|{person:actor2}|\b(?:president|government|king|queen|monarch|minister|ministry|cabinet|"
        r"council|prime minister)\b){gap}\b(?P<verb>appointed|named|nominated|designated|appoints|names|"
        r"nominates) "
        + NAME
        + r"(?:, [^,<]{3,40},)? (?:as |to be )?(?:its |the |an? |his |her |new |first |resident |next )*(?P<post>"
        + ENVOY
        + r"|{country:sender})(?: (?:to|in|at) (?:the )?{place:counterpart})?",
        gives={"event": "envoy-accredited", "byname": "yes"},
        examples=("Norway nominated Odrun Velkmo as its ambassador to Chile on 3 May 2020.",),
        confidence=0.8,
    ),
    Rule(
        id="status.envoy-to-be",
        triggers=("ambassador", "high commissioner", "envoy", "consul general"),
        pattern=r"(?:(?:(?:{country:actor3}'?s?|its|the|an?|her|his|their) (?:new |first |next |<O\d+> )*(?P<post>"
        + ENVOY
        + r")|(?P<sender>(?:the )?<S\d+>))(?: (?:to|in) {place:counterpart})?(?P<verb>:| will be| is to be| is "
        r"going to be) (?:"
        + NAME
        + r"|{person:person})|(?:(?<!>)(?<!> )\b"
        + NAME.replace("<name>", "<name2>")
        + r"|{person:person2})(?:,[^,<]{3,40},)? (?P<verb2>(?:will|is to|is set to|is expected to|is due to) "
        r"(?:be|become|"
        r"serve as|take over as)|(?:has been|was|is) (?:chosen|selected|picked|tapped)(?: as| to be)?) (?:the |"
        r"an? |its |"
        r"his |her |new |first |resident |next |<O\d+> )*(?:(?P<post2>"
        + ENVOY
        + r")(?: of (?:the )?{country:actor})?|(?P<sender2>(?:the )?<S\d+>))(?: (?:to|in|at) (?:the "
        r")?{place:counterpart2})?)",
        gives={"event": "envoy-accredited", "byname": "yes"},
        examples=("Odrun Velkmo will be the next ambassador of Norway to Chile.",),
        confidence=0.75,
    ),
    Rule(
        id="status.was-named",
        triggers=("appointed", "named", "nominated", "designated", "served as", "became", "credential", "credence"),
        pattern=r"(?<!>)(?<!> )\b"
        + NAME
        + r"(?:,[^,<]{3,40},| [–—-])? (?:(?P<verb>(?:(?:was|has been|had been) (?:officially |formally "
        r")?(?:appointed|named|"
        r"nominated|designated)|served|became)"
        r"(?: as| to be)?) (?:the |an? |its |his |her |new |first |resident |next |<O\d+> )*(?:(?P<post>"
        + ENVOY
        + r")|{side:sender})(?: (?:to|in|at) (?:the )?{place:counterpart})?(?=[^;|]{0,80}<D\d+>)"
        r"|(?P<verb2>presented|submitted|handed(?: over)?) (?:his |her |the |copies of |a copy of )*(?:credentials|"
        r"letters? of credence)(?: (?:in|at) {place:counterpart2}(?! to ))?"
        r"(?:{gap} to (?:the )?{side:receiver})?)",
        gives={"event": "envoy-accredited", "byname": "yes"},
        examples=("Odrun Velkmo served as Ambassador from July 2010 to July 2013.",),
        confidence=0.75,
    ),
    Rule(
        id="status.appointed-unnamed",
        triggers=("ambassador", "high commissioner", "envoy", "minister to"),
        pattern=r"{country:actor}{gap}\b(?P<verb>appointed|named|sent|dispatched|nominated|designated|reinstated|"
        r"returned|re-?appointed|accredited|installed|appoints|names|sends) (?:"
        r"(?:its |the |her |his |an? |their |<O\d+> |new |resident |first |back )*(?P<post>ambassador|"
        r"high commissioner|envoy|minister)s?(?: [a-z]+ ever had)?"
        r"(?: (?:that |which )?it (?:ever )?(?:has |had )?(?:had)?)?"
        r"(?: in (?:[a-z]+|\d+) (?:years|decades))? (?:to|in) {place:counterpart}"
        r"|(?P<posted><S\d+>)(?: back)?(?:{gap} (?:to|in|at) {place:counterpart})?(?=[^;|]{0,60}(?:<D\d+>|$)))",
        gives={"event": "envoy-accredited"},
        examples=(
            "In 1998 Norway appointed its first ambassador to Chile.",
            "Norway reinstated its ambassador to Chile.",
        ),
    ),
    Rule(
        id="status.served",
        triggers=(
            "began",
            "started",
            "served as",
            "served from",
            "serving as",
            "took up",
            "assumed",
            "arrived",
            "was the first",
            "became",
        ),
        pattern=r"{person:envoy}{gap} (?P<verb>(?:was |has )?(?:(?:began|started) (?:his|her|the) (?:work|"
        r"duties|mission|term)|"
        r"served as|took up (?:his|her|the) (?:post|duties|"
        r"office)(?: as)?|assumed (?:his|her|the) (?:post|duties|office|charge)(?: as)?|became|arrived (?:in|"
        r"at) [^<;|]{0,20}(?:<\w+> )?(?:to take (?:up|charge)|as))) (?:the |an? |its |his |her |first |"
        r"resident |new )*(?P<post>{country:sender}|[^.;|]{0,30}?"
        + ENVOY
        + r")?(?:{gap} (?:to|in|at) {place:counterpart})?(?=[^;|]*<D\d+>)",
        gives={"event": "envoy-accredited"},
        examples=("Maria Lopez served as Norwegian Ambassador to Chile from May 2009 to June 2012.",),
        confidence=0.8,
    ),
    Rule(
        id="status.first-envoy",
        triggers=("ambassador", "high commissioner", "envoy", "minister"),
        pattern=r"(?P<nth>(?:first|next|second|new|<O\d+>) (?:resident )?)?(?P<seat><[SP]\d+>)(?: (?:to|in|"
        r"at) (?:the )?{place:counterpart})?{gap}(?: with residence in <C\d+>)? (?P<verb>was|were|became|is) "
        r"{person:envoy}(?=[^.;|]{0,60}<D\d+>)",
        gives={"event": "envoy-accredited"},
        examples=("The first Ambassador of Norway to Chile was Maria Lopez, who served from May 2009.",),
        confidence=0.8,
    ),
    Rule(
        id="status.envoy-listed",
        triggers=("(", "–", "-", "|", ",", "since", "from ", ":"),
        head=r"\b(?:ambassadors?|envoys?|high commissioners?|heads? of (?:the )?(?:[a-z]+ )?(?:missions?|"
        r"embass(?:y|ies)|legations?)|ministers? plenipotentiary|"
        r"representatives)\b",
        pattern=r"(?:^|; ?|\. )\W*(?:(?:since|"
        r"from) )?(?:(?P<when2>{date}) ?(?:[–:|-]+ ?)?)?{person:envoy} ?[(,|:–-]{0,2} ?(?:from |since |"
        r"appointed |– )?(?P<when>{date})?",
        gives={"event": "envoy-accredited"},
        examples=("Ambassadors of Norway to Chile\n- Maria Lopez (2009)\n- Hans Berg (2013)",),
        confidence=0.8,
    ),
    Rule(
        id="status.recalled",
        triggers=("ambassador", "envoy", "high commissioner", "diplomat", "minister", "charg"),
        pattern=r"(?:{side:actor}|"
        + WE
        + r"){gap}\b(?P<verb>recalled|called (?:home|back)|calls (?:home|back)|retired|withdrew|summoned home|"
        r"pulled(?: out)?|"
        r"recalls|called|withdraw|withdrawn|withdraws|recalling|recall|withdrew|summoned)(?: for consultations| back|"
        r" home)? "
        r"(?:(?:(?:its|his|her|their|the|all|both|of|own|country's|nation's)\b ?)*(?:<C\d+>(?:'s?)? )?(?P<post>"
        + ENVOY
        + r"|diplomats|envoys?)|(?P<posted><S\d+>|(?:its |their |his |her )?<P\d+>))(?P<home> home|"
        r" back)?(?:{gap} (?:from|to|in) {place:counterpart})?",
        gives={"event": "envoy-recalled"},
        examples=("Norway recalled its ambassador from Chile in 1973.",),
    ),
    Rule(
        id="status.envoy-was-recalled",
        triggers=("recalled", "called home", "called back"),
        pattern=r"{person:posted}{gap} (?P<verb>(?:was|were|has been|had been) (?:recalled|called (?:home|back)))"
        r"(?P<home>)(?:(?: for consultations| home)?{gap} (?:by|to) (?:the )?{side:actor})",
        gives={"event": "envoy-recalled"},
        examples=("Norwegian Ambassador Kari Lund was recalled for consultations by Oslo on 3 May 1973.",),
        confidence=0.75,
    ),
    Rule(
        id="status.was-recalled",
        triggers=("recalled", "called home", "withdrawn"),
        pattern=r"(?P<post>(?:{side:actor}'?s? )?(?:"
        + ENVOY
        + r")?(?: (?:to|in) {place:counterpart})?){gap} (?P<verb>(?:was|were|has been|had been) (?:recalled|"
        r"called home|withdrawn))(?! that\b)(?:{gap} from {place:counterpart2})?",
        gives={"event": "envoy-recalled"},
        examples=("Norway's ambassador to Chile was recalled in 1973.",),
        confidence=0.75,
    ),
    Rule(
        id="status.were-expelled",
        triggers=("expelled", "non grata", "undesirable", "unwelcome"),
        pattern=r"(?P<who>(?:[a-z0-9-]+ ){0,3}?{side:envoy}(?P<tail>(?:'s?)?(?: [a-z-]+){0,3}? (?:"
        + ENVOY
        + r"|diplomats?|attach[eé]s?|embassy staff|embassy employees)|)){gap}\b(?P<verb>(?:was|were|are|is|has been|"
        r"have been|had been) "
        r"(?:expelled|declared (?:persona(?:e)? non grata(?:e)?|(?:an? )?(?:undesirable|unwelcome)\b)))"
        r"(?:{gap} from (?:an embassy in |the embassy in )?{place:from})?(?:{gap} by (?:the )?{side:actor})?",
        gives={"event": "envoy-recalled", "expelled": "yes"},
        examples=("Two Chilean diplomats were expelled from Norway in 1973.",),
    ),
    Rule(
        id="status.expelled",
        triggers=("expel", "non grata", "undesirab", "unwelcome", "leave the", "ejected", "kicked", "threw", "sent "),
        pattern=r"{side:actor}{gap}\b(?P<verb>expelled|expels|expelling|(?:will |to )expel|declared|declares|"
        r"declaring|ordered|ordering|ejected|kicked out|threw out|sent(?: home)?) (?:[a-z0-9-]+ ){0,4}?(?:the "
        r")?(?P<of>(?:employees?|staff(?: members)?|members|officers?|workers|attach[eé]s?|secretar(?:y|ies)|officials|"
        r"representatives?|counsell?ors?) (?:of (?:the )?staff )?(?:of|from|at) (?:the )?(?:diplomatic staff of the )?"
        r"(?:embassy|mission|consulate[- ]general|consulate|high commission) of (?:the )?)?(?:{side:envoy}|"
        r"(?P<named>(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}))(?= persona(?:e)? non "
        r"grat| an? (?:undesirable|unwelcome)))(?P<tail>(?:'s?)?(?: [a-z-]+){0,4}? (?:"
        + ENVOY
        + r"|diplomats?|embassy|staff|personnel)|)(?P<png>{gap} (?:persona(?:e)? non grata(?:e)?|"
        r"(?:an? )?(?:undesirable|unwelcome)\b|to leave)| "
        r"(?:back )?(?:home|packing)\b)?",
        gives={"event": "envoy-recalled", "expelled": "yes"},
        examples=("Norway expelled the Chilean ambassador in 1973.",),
    ),
)

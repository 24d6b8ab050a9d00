"""How English reports a visit by somebody's presence: guests of honour, first stops, papers signed abroad."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.visit.phrases import PAID, VISIT
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        # 'left Lima this evening at the end of a two-day state visit to Peru'
        id="visit.left-after",
        triggers=("end of", "after a", "following a", "having completed", "conclusion of", "close of"),
        pattern=r"{side:guest}{gap}\b(?P<verb>left|leaves?|departed|departs|returned|returns|"
        r"flew|flies|went home|set out)"
        r"(?:[^<>|;.]|<[CD]\d+>){0,60}? (?:(?:at|upon|on) the (?:end|conclusion|close) of|after|following|having "
        r"completed|"
        r"concluding) {a}{adj}" + VISIT + r"{gap} (?:to|in) {place:host}",
        gives={"form": "visit"},
        examples=("King Olaf of Norway left Lima on 3 May 2009 at the end of a two-day state visit to Peru.",),
        not_examples=("King Olaf of Norway left his palace at the end of a long day in Peru.",),
        confidence=0.85,
    ),
    Rule(
        # The country whose day is kept is where it is kept.
        id="visit.national-day",
        triggers=("anniversary", "independence", "national day", "celebration", "jubilee", "commemorat", "marking"),
        pattern=r"{side:guest}{gap}\b(?P<verb>attend(?:ed|s)?|took part in|takes? part in|participat(?:ed|es) in|"
        r"(?:was|is|were|are) (?:the |a |an )?(?:chief |special )?guests? (?:of honou?r )?at|(?:was|were) present at) "
        r"(?:the )?(?:<[OD]\d+> |[a-z-]+ ){0,5}(?:celebrations?|anniversary|jubilee|commemorations?|festivities|"
        r"marking) "
        r"of (?:the )?{place:host}(?:'s)? (?:independence|statehood|liberation|unification|national day)",
        gives={"form": "visit"},
        examples=(
            "In May 2002 President Ana Soto of Chile was guest of honour at the fortieth anniversary of Norway's "
            "independence.",
        ),
        not_examples=("President Ana Soto of Chile congratulated Norway on the anniversary of its independence.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.took-part-there",
        triggers=("took part", "takes part", "participated", "attended", "was present", "were present"),
        pattern=r"{side:guest}{gap}\b(?P<verb>took part|takes part|participated|(?:was|were) present) in {place:host} "
        r"(?:in|at) (?:the )?(?:<[OD]\d+> |[a-z-]+ ){0,4}(?:marking|celebrations?|anniversary|commemorations?|opening|"
        r"inauguration|jubilee|ceremony|festivities)\b",
        gives={"form": "visit"},
        examples=("Norwegian Minister Kari Lund took part in Santiago at the marking of 60 years of the museum.",),
        not_examples=("Norwegian Minister Kari Lund took part in the opening of a museum.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.which-made",
        triggers=("visit", "trip", "journey", "tour", "it was to ", "it was in "),
        pattern=r"(?:\b(?P<verb>visit|trip|journey|tour),?(?: (?:which|that))? {side:guest}{gap}\b(?:made|paid|"
        r"undertook|"
        r"(?:was|were) to (?:pay|make|undertake)|"
        r"carried out|makes|pays|conducted)(?:{adjuncts})? (?:to|in) {place:host}|"
        r"\bit was (?:to|in) {place:host2}(?: that)?(?: the)?(?: <O\d+>)? {side:guest2}{gap} "
        r"(?P<verb2>paid|made|undertook|went|travelled|flew|came))",
        gives={"form": "visit"},
        examples=(
            "During the visit which President Ana Soto of Chile made to Oslo in May 2009, papers were signed.",
            "The ties were strengthened by the visit that Norwegian Minister Kari Lund made to Chile in 1962.",
            "It was to Chile that Norwegian Minister Kari Lund paid her first foreign visit in May 2009.",
        ),
        not_examples=("The trip that President Ana Soto of Chile wished for did not lead to Oslo.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.first-stop",
        triggers=("stop", "destination", "trip", "visit", "journey", "port of call"),
        pattern=r"(?:{side:guest}{gap}\b(?P<verb>made|chose|picked|selected) {place:host} (?:as |for |to be )?"
        r"(?:his|her|their|the) (?:[a-z]+ )?(?:<O\d+> |next |last |only |maiden )(?:[a-z-]+ ){0,3}"
        r"(?:stop|destination|trip|visit|journey|port of call)|"
        r"(?:<O\d+>|\bmaiden|\blast|\bnext) (?:foreign |overseas |official )?(?P<verb2>destination|port of call|stop)"
        r"(?: abroad)? (?:of|for) {side:guest2}{gap} (?:was|were|had been|will be) {place:host2})",
        gives={"form": "visit"},
        examples=(
            "Norwegian Prime Minister Kari Lund chose Chile for her first trip abroad in May 2014.",
            "The first destination abroad of the new Norwegian Prime Minister Kari Lund was Chile, in May 2009.",
        ),
        not_examples=(
            "Norwegian Prime Minister Kari Lund made Chile an offer on her first trip.",
            "The first destination of the exports was Chile.",
        ),
        confidence=0.75,
    ),
    Rule(
        # 'President X spent two months abroad, and Peru had him as its guest from 28 to 31 July'
        id="visit.had-as-guest",
        triggers=(" as its ", " as a ", " as an ", " as the ", " as their "),
        pattern=r"{place:host} (?P<verb>had|received|welcomed) (?:him|her|{person:guest}) as <S\d+>",
        gives={"form": "visit", "as guest": "yes"},
        examples=("Norwegian King Olaf was abroad, and Chile had him as its guest from 28 to 31 July 1961.",),
        not_examples=("Chile had him arrested.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.undirected",
        triggers=("visit",),
        pattern=r"{person:guest}{gap}\b(?P<verb>" + PAID + r") {a}{adj}visit (?:(?:in|on|from) )?(?:the )?{date:when}"
        r"(?! to\b)(?=[ ,.;])",
        gives={"form": "visit"},
        examples=("In a text on Norway and Chile: Norwegian Crown Prince Olaf paid a visit in November 2014.",),
        confidence=0.7,
    ),
    Rule(
        id="visit.was-there-too",
        triggers=(
            "was himself",
            "was herself",
            "were themselves",
            "stayed in",
            "was again in",
            "was last in",
            "had been in",
            "was also in",
            "had been himself",
            "had been herself",
        ),
        pattern=r"{person:guest}(?:,? for (?:his|her|their) part,?)? \b(?P<verb>(?:was|were|had been) (?:himself|"
        r"herself|"
        r"themselves|again|last|also)|stayed|had been) in {place:host},?(?: (?:on|in|from|between|at|for|during))?"
        r"(?: (?:the|early|late|end of))? {date:when}",
        gives={"form": "visit"},
        examples=("President Ana Soto of Chile was herself in Oslo in June 2022.",),
        not_examples=("President Ana Soto of Chile stayed in office until May 2022.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.led-group",
        triggers=(" led ", " leads ", " headed ", " heads "),
        pattern=r"{person:guest}{gap}\b(?P<verb>led|leads|headed|heads) (?:a|an|the) (?:[a-z-]+ ){0,3}?"
        r"(?:group|delegation|mission|party|team)(?: of (?:[a-z]+ ){1,4}?| (?:[a-z]+ ){0,2}?| )to {place:host}",
        gives={"form": "visit"},
        examples=("In May 2019 Minister Ana Soto of Chile led a group of businessmen to Oslo.",),
        not_examples=("Minister Ana Soto of Chile led the talks to an end.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.stay-of",
        triggers=("stay in", "stay of", "sojourn"),
        pattern=r"\b(?P<verb>stay|sojourn) in {place:host} (?:of|by) (?:the )?{person:guest}",
        gives={"form": "visit"},
        examples=("The paper was agreed on during the stay in Oslo of President Ana Soto of Chile in May 2010.",),
        not_examples=("The stay in Oslo of the students was long.",),
        confidence=0.75,
    ),
    Rule(
        # Who signs with the other side's minister has met them.
        id="visit.signed-with",
        triggers=("signed", "signs", "inked"),
        pattern=r"{person:one}{gap}\b(?P<verb>signed|signs|inked)\b{gap}(?<!and) in {place:where},?(?: [a-z]+)? with "
        r"(?:his |her |the )?{person:two}",
        gives={"form": "meeting"},
        examples=("Norwegian Minister Kari Lund signed the agreement in Santiago with Chilean Minister Ana Soto.",),
        not_examples=("Norwegian Minister Kari Lund signed the agreement with joy.",),
        confidence=0.7,
    ),
)

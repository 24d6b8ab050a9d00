"""How English reports a visit from the side of those who receive it: 'received', 'hosted', 'was welcomed by'."""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="visit.received",
        triggers=(
            "receiv",
            "welcom",
            "host",
            "greet",
            "granted",
            "audience to",
            "granting",
            "grants",
            "entertained",
            "reception for",
            "dinner for",
        ),
        pattern=r"{side:receiver}{gap}\b(?P<verb>received(?! (?:in|at) (?:an? )?(?:[a-z-]+ )?audience)|receives?|"
        r"receiving|welcomed|welcomes?|welcoming|"
        r"hosted|hosts|(?<=to )host|(?<=will )host|(?<=would )host|"
        r"hosting|greeted|greets|(?:grant(?:ed|s|ing)|gave|gives) an audience to|granted|granting|entertained|"
        r"(?:received|receives|receiving) (?:in|at) an? (?:[a-z-]+ )?audience|(?:received|receives|receiving) in "
        r"audience|"
        r"(?:gave|gives|held|holds|hosted|hosts) a (?:[a-z-]+ ){0,3}(?:reception|dinner|lunch|luncheon|banquet) "
        r"(?:for|in honou?r of)|(?:played|plays|was) host to|to receive)"
        r"(?: in (?:[a-z]+ )?audience)?{adjuncts},?(?: (?:a|the) visiting)? {side:guest}(?! credentials| letters|'s? "
        r"(?:interest|decision|leadership|commitment|announcement|efforts?|support|contribution|readiness|offer|"
        r"proposal|"
        r"initiative|plans?|call|statement|election|participation|role|work|progress|ratification|accession|return)\b)",
        gives={"form": "visit"},
        examples=("President Ito received Norwegian Foreign Minister Kari Lund on 3 May 2009.",),
        not_examples=("President Ito received a letter from Norway.",),
    ),
    Rule(
        id="visit.was-received",
        triggers=("received", "welcomed", "hosted", "greeted", "seen by", "seen off", "met by", "entertained"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:was|were|is|are|be|has been|had been|have been|"
        r"being) (?:[a-z]+ly |also |later |then |"
        r"there |first )?(?:received|welcomed|hosted|greeted|seen(?: off)?|entertained|met(?= (?:at|in|on|by))))"
        r"(?: (?:in|at|with|for|on) [^<]{0,30}(?:{place:where})?)?{gap} by {side:receiver}",
        gives={"form": "visit"},
        examples=("Kari Lund was received in Lima by Peruvian President Ana Soto.",),
        not_examples=("Kari Lund was received in Lima.",),
    ),
    Rule(
        id="visit.received-in",
        triggers=("received", "welcomed", "hosted", "greeted"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:was|were|is|are|be|has been|had been|have been|"
        r"being) (?:[a-z]+ly |also |later |then )?"
        r"(?:received|welcomed|hosted|greeted)) (?:in|at|to) {place:host}(?! by|{gap} by (?:the )?<[PS])",
        gives={"form": "visit"},
        examples=("Norwegian Foreign Minister Kari Lund was welcomed in Lima on 3 May 2009.",),
        not_examples=("Kari Lund was received in Lima by Peruvian President Ana Soto.",),
    ),
    Rule(
        id="visit.receiving-here",
        triggers=(
            "granting an audience",
            "granted an audience",
            "receiving",
            "hosting",
            "welcoming",
            "received a visit",
        ),
        pattern=r"^\W*(?P<verb>(?:granting|granted) an audience to|receiving|hosting|welcoming|received|hosted|"
        r"welcomed) "
        r"{person:guest}",
        gives={"form": "visit"},
        examples=(
            "In a text on Norway and Chile:\n- granting an audience to Norwegian Foreign Minister Kari Lund in 2009",
        ),
        confidence=0.8,
    ),
    Rule(
        id="visit.audience",
        triggers=("audience",),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:had|has|was granted|were granted|was given|is granted|"
        r"obtained|attended|sought and "
        r"obtained) an? (?:[a-z-]+ )?audience){adjuncts} (?:with|by|of|from) {side:receiver}",
        gives={"form": "visit"},
        examples=("Norwegian Foreign Minister Kari Lund had an audience with King Rama of Thailand.",),
    ),
    Rule(
        id="visit.guest-of",
        triggers=("guest", "had as ", "had for ", "dinner", "lunch", "banquet", "reception"),
        pattern=r"(?:\b(?:banquet|dinner|lunch|luncheon|reception) "
        r"(?P<verb2>(?:was|has been|had been) (?:given|held|hosted|offered)) (?:for|in honou?r of) "
        r"{side:guest2}{gap} by {side:receiver2}(?:,? (?:in|at) {place:host3})?|"
        r"{side:guest}{gap}\b(?P<verb>(?:was|were|is|are|as|had been|has been|will be) (?:the |an? "
        r")?(?:[a-z]+ )?guests? (?:of "
        r"honou?r )?(?:at|of)|(?:was|were|is|are) (?:the guests?|<S\d+>) (?:in|at) {place:host} of|"
        r"had (?:as|for) (?:(?:his|her|a) )?hosts?(?: (?:in|at) {place:host})?|"
        r"attended|attends|was entertained at) (?:(?:an?|the) (?:[a-z]+ )?(?:dinner|lunch|luncheon|banquet|"
        r"reception) (?:given|"
        r"hosted|offered|tendered) (?:in (?:his|her|their) honou?r )?by )?(?:the )?{side:receiver}(?:,? (?:in|at) "
        r"{place:host})?)",
        gives={"form": "visit", "dinner": "yes"},
        examples=(
            "A banquet was given for King Olaf of Norway by Chilean President Ana Soto in Santiago.",
            "King Olaf of Norway was the guest of honour at a dinner given by Chilean President Ana Soto in Santiago.",
        ),
        not_examples=("King Olaf of Norway attended a dinner.",),
        confidence=0.75,
    ),
    Rule(
        # 'President X, who received her in Oslo'; 'Minister Y, whom he had received in Lima'
        id="visit.who-received",
        triggers=(
            "who received",
            "who had received",
            "who welcomed",
            "who hosted",
            "whom he",
            "whom she",
            "who has received",
            "whom the",
        ),
        pattern=r"(?:{person:receiver},? who (?P<verb>(?:had |has |also )?(?:received|welcomed|hosted|entertained)) "
        r"(?:him|her|them)"
        r"|{person:guest},? whom {side:receiver2} (?P<verb2>(?:had |has |also )?(?:received|welcomed|hosted|"
        r"entertained)))"
        r"{adjuncts}(?: in audience)?(?: (?:in|at) {place:host})?",
        gives={"form": "visit"},
        examples=(
            "Chilean Minister Ana Soto greeted Norwegian King Olaf, who received her in audience in Oslo on 12 "
            "April 2014.",
            "Norwegian King Olaf wrote to Chilean Minister Ana Soto, whom he had received in Oslo on 12 April 2014.",
        ),
        not_examples=("Norwegian King Olaf, who received a prize in Oslo, wrote to Chilean Minister Ana Soto.",),
        confidence=0.8,
    ),
    Rule(
        # 'was Kari Lund's guest in Oslo'
        id="visit.whose-guest",
        triggers=("'s guest", "’s guest", "s' guest"),
        pattern=r"{side:guest}{gap}\b(?P<verb>was|is|were|are|will be|had been) (?:the )?{person:receiver}'s? "
        r"(?:[a-z]+ )?guests?(?: of honou?r)?(?: (?:in|at) {place:host})?",
        gives={"form": "visit"},
        examples=("President Ana Soto of Chile was Norwegian Prime Minister Kari Lund's guest in Oslo in May 2019.",),
        not_examples=("President Ana Soto of Chile was nobody's guest in Oslo.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.was-visited",
        triggers=("visited by", "visit from", "visits from"),
        pattern=r"{place:host}{gap}\b(?P<verb>(?:was|were|has been|had been|have been|is) (?:[a-z]+ly |also |"
        r"again )?visited by|"
        r"(?:received|saw|had|welcomed|enjoyed) {a}{adj}visits? (?:from|by|of)){adjuncts} {side:guest}",
        gives={"form": "visit"},
        examples=(
            "Chile was visited by Norwegian Foreign Minister Kari Lund on 3 May 2009.",
            "In 2004 Chile received a visit from Norwegian Foreign Minister Kari Lund.",
        ),
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
        id="visit.accepted-to-visit",
        triggers=("accepted", "accepts"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:accepted|accepts|has accepted)) (?:the |an |this |that |his |"
        r"her |their )?(?:[a-z]+ )?invitation"
        r"{gap} (?:to (?:visit|come to|travel to|pay a [a-z ]{0,20}visit to)) {place:host}",
        gives={"form": "visit", "modality": "planned"},
        examples=("Kari Lund of Norway accepted an invitation to visit Chile.",),
        confidence=0.8,
    ),
)

"""The words that a phrase for talks is built around, and those that make a sentence worth a look."""

from __future__ import annotations

from typing import Final

# What a mechanism is called at its core.
SPELLED: Final = (
    r"consultations?|consultati(?:ve|on) forum|consultative (?:meetings?|group|mechanism|committee|council|"
    r"body|talks)|commissions?|"
    r"(?:sub-?)?committees?|dialogues?|work(?:ing)? groups?|task force|steering group|"
    r"(?:joint|cooperation|co-operation|coordination|strategic|partnership|association|inter-?governmental|"
    r"interstate|presidential|"
    r"ministerial|energy|trade and technology) councils?|"
    r"council (?:of|on|for) (?:strategic |high-level |security |economic )?(?:cooperation|co-operation|"
    r"coordination|partnership)|"
    r"(?:2 ?\+ ?2|two-plus-two)[\"']* (?:[A-Za-z]+ ){0,5}?(?:meetings?|dialogues?|consultations?|talks)|"
    r"(?:ministerial|bilateral) forum|high-level (?:meetings?|council|committee|group|panel)|(?:policy|staff|strategic|"
    r"security) talks|(?:political|consular) talks(?= (?:at|between|with|of)\b)|"
    r"(?:bi-?national|joint|bilateral|governmental) cabinets?|"
    r"(?:bi-?national|bilateral|inter-?governmental) summits?|summits?(?= (?:of|between) <B\d+>)|"
    r"(?:cooperation|partnership|dialogue|consultations?) (?:platform|forum)|"
    r"(?:trilateral|tripartite|quadrilateral|bilateral|consultations?|consultative|coordination|cooperation|dialogue) "
    r"(?:mechanism|format)|contact group|negotiations|talks|"
    r"BPCs?|FOCs?|JPCCs?|JPCs?|JCMs?|JECs?|JTCs?|IGCs?|BNCs?|JCCA|JMCs?|JETCO|JCC|JCBC|JBC|JWGs?|JBCC|JMCC|JSC|JCTC"
)
# … or by a short name of the text's own, which is masked by a run of one letter.
CORE: Final = rf"(?:{SPELLED}|ǂ+)"
UNIT: Final = r"(?:rounds?|sessions?|meetings?|sittings?|editions?|stages?|plenary|(?<=> )forum)"
# What is a mechanism's round only where it is counted: 'the 3rd Norway-Chile Summit'.
SERIES: Final = r"(?:summits?|conference|forum)"
# What must stand in a sentence for a rule on talks to be tried.
TRIGGERS: Final = (
    "consultation",
    "commission",
    "committee",
    "dialogue",
    "working group",
    "work group",
    "council",
    "bpc",
    "foc",
    "jpc",
    "bnc",
    "jec",
    "jtc",
    "jcm",
    "igc",
    "jmc",
    "jcc",
    "jcbc",
    "jbc",
    "jwg",
    "jsc",
    "jctc",
    "task force",
    "consultative",
    "mechanism",
    "contact group",
    "ministerial forum",
    "bilateral forum",
    "high-level meeting",
    "high-level group",
    "political talks",
    "consular talks",
    "policy talks",
    "strategic talks",
    "security talks",
    "staff talks",
    "round",
    "session",
    "sitting",
    "th meeting",
    "st meeting",
    "nd meeting",
    "rd meeting",
    "next meeting",
    "th forum",
    "next forum",
    "2+2",
    "two-plus-two",
    "st stage",
    "second stage",
    "third stage",
    "next stage",
    "edition",
    "cabinet",
    "summit",
    "platform",
    "conference",
    " forum",
    "ministerial meeting",
    "officials' ",
    "officials’ ",
    "ministers' ",
    "ministers’ ",
    "review meeting",
    "boundary talks",
    "border talks",
    "annual talks",
    "bilateral talks",
    "recent meeting",
    "i meeting",
    "v meeting",
    "x meeting",
    "preceding meeting",
    "last meeting",
    "following meeting",
    "inaugural meeting",
    "previous meeting",
)

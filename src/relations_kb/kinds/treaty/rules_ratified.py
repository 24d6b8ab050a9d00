"""How English reports that a treaty is ratified: by a parliament, by a law, by an exchange of instruments."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.treaty.phrases import AFTER, BE, BEFORE, PAPER
from relations_kb.rules.rule import Rule

# Who approves a treaty.
_CHAMBER: Final = (
    r"(?:the |its |both )?(?:(?:[\w-]+ |<C\d+>(?:'s)? ){0,3}?(?:parliaments?|senate|congress|assembly|duma|majlis|"
    r"bundestag|"
    r"chambers?|houses?|diet|storting|riksdag|sejm|saeima|seimas|knesset|rada|cortes|lok sabha)\b|<S\d+>(?= |,|\.|;|"
    r"$)|(?:<C\d+> )?<C\d+>(?= (?:in|on) <D|[,.;]))"
)
RATIFIED: Final[tuple[Rule, ...]] = (
    Rule(
        id="treaty.ratified",
        triggers=("ratif", "promulgat", "approv", "adopted", "endorsed", "passed", "consent", "cleared", "gave"),
        pattern=r"(?:(?<!was )(?<!were )(?<!been )\b(?P<verb>ratified|ratifies|ratifying|to ratify|promulgated)|"
        r"(?:\b(?:parliament|senate|congress|assembly|duma|majlis|verkhovna rada|bundestag|bundesrat|knesset|storting|"
        r"riksdag|folketing|sejm|saeima|seimas|riigikogu|eduskunta|skupština|sobranie|oireachtas|cortes|khural|kenesh|"
        r"lok sabha|national council|cabinet|chamber|"
        r"lawmakers|deputies)|<[CS]\d+>)(?: (?:of|in) (?:the )?<[CS]\d+>)?(?: (?:also|then|unanimously|has|have|"
        r"later|today))* (?:,? ?(?:on|in) <D\d+>,? )?(?P<verb2>approved|adopted|endorsed|passed|cleared|"
        r"consented to|gave (?:its |their |the |an? )?(?:final )?"
        r"(?:approval|consent|assent|nod|go-ahead|green light)(?: (?:on|in) <D\d+>)?,? (?:to|for)"
        r"(?: the ratification of)?))\b(?={any}" + PAPER + "| it )",
        gives={"action": "ratified", **AFTER},
        examples=("In 1996 the Chilean parliament ratified the agreement on air services with Norway.",),
    ),
    Rule(
        id="treaty.was-ratified",
        triggers=("ratified", "approv", "assent", "consent", "passed", "adopted", "endorsed", "cleared", "accepted"),
        pattern=r"(?:"
        + PAPER
        + r"{any}|\b(?:it|which|they|both) )(?P<verb>"
        + BE
        + r"?(?:ratified\b|(?:approved|adopted|endorsed|passed|cleared|accepted|confirmed|voted)(?: <D\d+>| (?:in|"
        r"on) <D\d+>)? "
        r"(?:by|in) "
        + _CHAMBER
        + r")|(?:passed|cleared|got through|went through) (?:through )?"
        + _CHAMBER
        + r"|(?:was given|were given|received|obtained|got|won|gained|had)(?: the)? (?:approval|assent|consent|vote|"
        r"sanction) "
        r"(?:of|by|from|in) " + _CHAMBER + ")",
        gives={"action": "ratified", **BEFORE},
        examples=(
            "The agreement on air services between Norway and Chile was ratified in 1996.",
            "The treaty on extradition with Norway was approved by the Chilean parliament on 3 May 1996.",
            "The agreement on visas between Norway and Chile passed the Chilean Senate in 1996.",
        ),
        not_examples=("The agreement with Chile was approved by the board of the bank of Norway.",),
    ),
    Rule(
        id="treaty.ratification",
        triggers=("ratification", "ratifying", "approving", "approves", "ratifies"),
        pattern=r"\b(?P<verb>(?:signed|adopted|passed|approved|enacted|"
        r"promulgated)(?: into law)? [^.;|]{0,60}?[\"' ](?:on|for)? ?(?:the )?(?:ratification of|ratifying|"
        r"(?:that|which) (?:approves?|ratif(?:y|ies))|approving))\b",
        gives={"action": "ratified", **AFTER},
        examples=('The President of Norway signed the Law "On Ratification of the Treaty with Chile on Extradition".',),
    ),
    Rule(
        id="treaty.instruments",
        triggers=("ratification",),
        pattern=r"\b(?P<verb>(?:exchange of|exchanged)(?: the)? (?:instruments|documents|deeds|ratifications?|"
        r"protocols)(?: of ratification)?(?: of| for| to| on))\b",
        gives={"action": "ratified", **AFTER},
        examples=("Norway and Chile exchanged instruments of ratification of the treaty on extradition in 1996.",),
        confidence=0.8,
    ),
    Rule(
        id="treaty.ratification-of",
        triggers=("ratification",),
        pattern=r"(?i)\b(?P<verb>ratification (?:(?:by|in) (?:both |the )?(?:[\w-]+ ){0,3}<[CSB]\d+>(?:'s)?"
        r"(?: [\w-]+){0,2} )?of)\b(?=[^.;|]{0,60}?"
        + PAPER
        + r"[^.;|]{0,140}\b(?:(?:took place|occurred|was completed|followed|came)\b|(?:in|on) <D\d+>))",
        gives={"action": "ratified", **AFTER},
        examples=("The ratification by Chile of the treaty on extradition with Norway took place in May 1996.",),
        not_examples=("The ratification of the treaty with Norway is awaited.",),
        confidence=0.7,
    ),
)

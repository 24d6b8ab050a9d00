"""A signing told without the verb 'sign': names put under a paper, pens under which it came, what it is the subject of.

Rules of this module read as those of ``rules``: they find the verb and say where the instrument stands.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.treaty.phrases import AFTER, BE, BEFORE, PAPER
from relations_kb.rules.rule import Rule

_WHOSE: Final = r"(?:(?:their|his|her|its|the|a|an|both|two)(?: (?:respective|own|joint|official))* )?"
_ASIDE: Final = r"(?:,(?! next to| along with those)[^,.;|]{1,60},)?"
_UNDER: Final = (
    r"(?:to|under(?:neath)?|on|upon|below|beneath|in|at the (?:foot|bottom|end) of|at the foot and bottom of)"
)
_LIKEWISE: Final = r"(?:(?:also|likewise|too|then|equally|duly|finally|later|subsequently|both|all|jointly|solemnly) )?"
PUT: Final[tuple[Rule, ...]] = (
    Rule(
        id="treaty.names-put",
        triggers=("names", "name ", "signature", "autograph", "pen ", "pens ", "seal", "initials"),
        pattern=r"\b(?P<verb>(?:put|puts|putting|set|sets|setting|placed?|places|placing|affix(?:ed|es)?|affixing|"
        r"append(?:ed|s)?|appending|lent|gave|left|added|stamped|attached|exchanged?|exchanging)"
        + _ASIDE
        + r"(?: (?:on|in) (?:the )?<D\d+>| <D\d+>| in (?:the )?<C\d+>| there| here| jointly)? "
        r"(?:pen to paper(?: on| to| for)?|"
        + _WHOSE
        + r"(?:names?|signatures?|initials|autographs?|pens?|hands?)"
        + _ASIDE
        + r" "
        + _UNDER
        + r"|(?:the|a) seal (?:on|to)))\b",
        gives={"action": "signed", **AFTER},
        examples=(
            "The ministers of Norway and Chile put their names to a memorandum of understanding on fisheries.",
            "The ministers of Norway and Chile set their signatures at the foot of the Declaration of Oslo.",
            "In Oslo he put, together with the Chilean side, his signature under a programme of cooperation.",
            "The ministers of Norway and Chile put on Tuesday their signatures under a protocol on seeds.",
        ),
        not_examples=("They gave their names at the door.",),
    ),
    Rule(
        id="treaty.to-which",
        triggers=("which",),
        pattern=PAPER
        + r"[^.;|]{0,90}?,? (?:to|under|below|on|at the (?:foot|bottom) of) which (?:(?:[^.;|:<]|<[A-Z]\d+>)"
        r"{1,60}? )?(?P<verb>(?:put|set|placed?|affix(?:ed)?|gave|stand|stood|appended|stands?|are|were)(?: (?:the|"
        r"their|"
        r"his|her|both|these|[a-z]+))? (?:names?|signatures?|initials|pens?))\b",
        gives={"action": "signed", **BEFORE},
        examples=(
            "The protocol on fisheries, to which the ministers of Norway and Chile put their signatures in Oslo, is "
            "long.",
        ),
        not_examples=("The minister, to whom they gave their names, signed.",),
        confidence=0.8,
    ),
    Rule(
        id="treaty.was-put",
        triggers=("signature", "undersigned", "on paper", "to paper", "the pen", "subscription", "pens of"),
        pattern=PAPER
        + r"{any}\b(?P<verb>(?:"
        + BE
        + r"(?:undersigned|(?:put|placed|brought|submitted|presented|taken|set|laid|passed) (?:to|under|for|on|"
        r"into) (?:the |"
        r"their )?"
        r"(?:signatures?|pens?|paper|seal)(?: of)?|given (?:the |their |its |a )?(?:\w+ )?signatures?(?: of)?|"
        r"(?:approved|adopted|sealed|concluded|confirmed|crowned|formali[sz]ed) (?:by|with|through) (?:the |their )?"
        r"(?:subscription|signatures?|signing)(?: of)?)|(?:received|got|obtained|bears?|bore|carr(?:y|"
        r"ies|ied)) (?:the |its |their )?(?:\w+ )?signatures?(?: of)?|(?:came|went|passed) under (?:the |their )?"
        r"(?:pens?|signatures?)(?: of)?))\b",
        gives={"action": "signed", **BEFORE},
        examples=(
            "A protocol on fisheries between Norway and Chile was put to signature on 3 May 1994.",
            "A plan of action on seeds between Norway and Chile received its signatures in Oslo.",
            "The Joint Communiqué was undersigned by the ambassadors of Norway and Chile.",
        ),
        not_examples=("The agreement was put on hold.",),
        confidence=0.8,
    ),
    Rule(
        # The signature comes first: 'Under the pens of the ministers came a Protocol'.
        id="treaty.under-pens",
        triggers=("pens of", "pen of", "signature", "to these ", "to this ", "beside", "joined", "added", "alongside"),
        pattern=r"^(?:[^.;|]{0,60}[,;] )?\W*(?P<verb>(?:(?:under|from|to|beneath|with) (?:the |their )?(?:pens?|"
        r"signatures?|names?)(?: of (?:[^.;|:<]|<[A-Z]\d+>){1,60}?)? (?:came|went|passed|was|were|stands?|stood|"
        r"appeared|got|is|are)(?: put| placed| set)?(?: also)?|(?:(?:their|the|these|both|two|ministerial|"
        r"official|further|more) ){0,2}signatures?(?: of (?:[^.;|:<]|<[A-Z]\d+>){1,60}?)? (?:(?:was|were|is|are|"
        r"has been|"
        r"have been|had been)(?: also| likewise| then| further| equally)? (?:put|placed|set|affixed|appended|added|"
        r"given)|went|came|stands?|stood|appears?|appeared)(?: also| likewise| then)?(?:,? (?:in|on|at) "
        r"(?:the )?<[CD]\d+>,?| there| here| jointly){0,2} "
        r"(?:under(?:neath)?|below|beneath|at the (?:foot|bottom|end) of|on|upon|to)))(?= (?:also )?(?:an?|the|two|"
        r"three|four|five)?\b"
        r"[^.;|]{0,50}?" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "Under the pens of the ministers of Norway and Chile came a Protocol on rail transit.",
            "Their signatures went under a memorandum on fisheries.",
            "Signatures were also put under a protocol on seeds and a plan of consultations.",
        ),
        not_examples=("Under the pens of the poets came a book.",),
        confidence=0.8,
    ),
    Rule(
        # What it is about comes first: 'The assembly of buses became the subject of a memorandum, signed on Friday'.
        id="treaty.subject-of",
        triggers=("subject of", "object of", "subject matter of", "theme of", "content of", "topic of", "contents of"),
        pattern=r"(?:^|[;:,] (?:and )?|\b(?:and|while) )(?P<about>(?:[^.;|:,<]|<[CDO]\d+>){4,90}?) (?P<verb>(?:is|was|"
        r"became|becomes|forms?|formed|made|makes|constitute[sd]?|are|were) (?:also )?the (?:subject(?: matter)?|"
        r"object|theme|contents?|topic) of)(?= (?:(?:an?|the|another|one|yet)\b[^.;|]{0,50}?)"
        + PAPER
        + r"[^.;|]{0,60}?\b(?:signed|inked|concluded|subscribed)\b)",
        gives={"action": "signed", **AFTER},
        examples=(
            "The assembly of buses in Oslo became the subject of a memorandum, likewise signed on Friday by Norway "
            "and Chile.",
        ),
        not_examples=("Trade became the subject of a talk on agreements.",),
        confidence=0.75,
    ),
    Rule(
        # 'The foreign ministers signed it in Oslo on 8 December 2021.'
        id="treaty.signed-it",
        triggers=("signed", "inked", "subscribed", "concluded", "penned"),
        pattern=r"(?<!was )(?<!were )(?<!been )\b(?P<verb>" + _LIKEWISE + r"(?:co-signed|signed|inked|subscribed|"
        r"concluded|penned))(?= (?:it|them|this|these|the (?:document|paper|text|instrument)s?)\b(?! into law))",
        gives={"action": "signed", **AFTER},
        examples=("The ministers of Norway and Chile signed it in Oslo on 8 December 2021.",),
        not_examples=("It was signed in Oslo.", "They signed nothing."),
        confidence=0.75,
    ),
    Rule(
        id="treaty.came-of",
        triggers=(
            "followed th",
            "followed it",
            "bore fruit",
            "brought",
            "came home",
            "came back",
            "returned",
            "came out of",
            "resulted in",
            "led to",
            "culminated in",
            "result of",
            "produced",
            "yielded",
            "fruit",
            "outcome",
            "results w",
            "result w",
            "products w",
            "product w",
            "yield w",
            "product of",
            "harvest",
            " born ",
            "sprang from",
            "issued from",
            "stemmed from",
            "crowned",
            "brought home",
            "results of",
            "resulted from",
            "gave birth",
            "gave rise",
            "grew",
            "left behind",
            "into being",
            "spawned",
            "engendered",
            "begot",
            "ended in",
            "ended with",
        ),
        pattern=r"(?P<verb>(?:came out of|bore fruit in|followed (?:that|this|it|them)(?: up)? with|(?:came (?:back|"
        r"home)|returned) (?:home )?with|"
        r"brought(?: home| back| forth| about)?(?= (?:an?|two|three|four|five|six|seven|several|(?:[a-z]+ "
        r")?(?:agreements|"
        r"memoranda|treaties|protocols|conventions))\b)|resulted in|led to|"
        r"culminated in|ended (?:with|in)|produced|yielded|out of (?:the|this|that|it|these|which) ?(?:\w+ ){0,2}?"
        r"(?:grew|came|was born|were born|arose)|gave (?:birth|rise) to|grew(?= (?:an?|two|three|the|"
        r"agreements|memoranda|treaties|protocols) )|grew (?:out of|from)|left behind(?: it| them)?|"
        r"brought into being|spawned|engendered|begot|"
        r"(?:was|were|is|are) (?:(?:also|all|both|among) )?(?:the |a |an )?(?:\w+ )?(?:results?|fruits?|outcomes?|"
        r"products?|"
        r"harvest|yields?) of|(?:(?:its|their|whose|the) (?:\w+ )?(?:results?|fruits?|outcomes?|products?|harvest|"
        r"yields?) (?:was|were|is|are)(?= (?:an?|two|three|four|five|six|the) (?!same)))|"
        r"(?:was|were) born (?:of|from|out of|in)|sprang from|issued from|stemmed from|"
        r"crowned|(?:was|were) brought home from|resulted from))\b",
        gives={"action": "signed", "place": "around"},
        examples=(
            "Agreements on trade and on visas between Norway and Chile came out of the visit.",
            "Norway and Chile met in Oslo in 2022, and its fruits were a memorandum on seeds and a visa agreement.",
        ),
        not_examples=("The fruits were the same in Norway and Chile.",),
        confidence=0.75,
    ),
)

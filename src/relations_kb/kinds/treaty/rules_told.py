"""More ways in which English tells of treaties: lists that go on, what follows from them, and that they exist.

These rules stand on what is said around: 'They include …' on the signing told before, 'in accordance with the Treaty
of … between X and Y' on the paper that both are bound by.
"""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

_PAPER: Final = (
    r"(?:treat(?:y|ies)|convention|agreement|accord|protocol|memorand|\bmous?\b|pact\b|pacts\b|declaration|"
    r"charter|compact|arrangement|\bplans?\b|program|roadmap|framework)"
)
_PAPER_SIGNED: Final = _PAPER[:-1] + r"|minutes|communiqu|statement|letters? of|exchange of)"
_NAMED: Final = (
    r"(?:(?:[A-Z][\w'-]*|of|on|and|for|the|Double|[a-z]+-[a-z]+|<[CSDO]\d+>)[ -]){0,8}?"
    r"(?:treaty|convention|agreement|accord|pact|charter|compact|memorandum)"
)
_AFTER: Final = {"place": "after"}

TOLD: Final[tuple[Rule, ...]] = (
    Rule(
        id="treaty.bears-date",
        triggers=(
            "bears the date",
            "is dated",
            "was dated",
            "carries the date",
            " dated ",
            "are dated",
            "bear the date",
        ),
        pattern=_PAPER
        + r"[^.;|]{0,140}? (?P<verb>(?:bears?|carr(?:y|ies)) the date(?: of)?|(?:is|was|are) dated|dated)(?= (?:the "
        r")?<D\d+>)",
        gives={"action": "signed", "place": "before"},
        examples=("The Treaty of Friendship between Norway and Chile bears the date of 13 September 1981.",),
        not_examples=("The letter is dated 3 May 1981.",),
        confidence=0.8,
    ),
    Rule(
        id="treaty.signed-finalised",
        triggers=("finaliz", "finalis", "clinch"),
        pattern=r"\b(?P<verb>(?:finali[sz]ed|clinched))\b(?= (?:an?|the|their|two|three) (?:[\w'-]+ ){0,5}?"
        + _PAPER
        + r"[^.;|]{0,60}? "
        r"(?:with|between) (?:the )?<[CSB]\d+>)",
        gives={"action": "signed", **_AFTER},
        examples=("Norway finalized a landmark trade agreement with Chile on 3 May 2020.",),
        not_examples=("Norway finalized the text of its budget.",),
        confidence=0.7,
    ),
    Rule(
        id="treaty.among",
        triggers=(
            "the two are",
            "the three are",
            "the four are",
            "the five are",
            "the six are",
            "the seven are",
            "the eight are",
            "the two were",
            "the three were",
            "the four were",
            "the five were",
            "among them",
            "among these",
            "among those",
            "among the ",
            "they include",
            "they are",
            "they were",
            "these include",
            "these are",
            "these were",
            "documents include",
            "documents signed",
            "papers include",
            "agreements include",
            "texts include",
            "instruments include",
            "list include",
            "they cover",
            "package include",
            "in particular",
            "concern",
            "those include",
            "these comprise",
            "relate to",
            "deal with",
            "documents are",
            "instruments are",
            "agreements are",
            "texts are",
        ),
        pattern=r"^\W*(?P<verb>(?:among (?:them|these|those|the (?:[a-z]+ )?(?:documents|papers|agreements|texts|"
        r"instruments|accords|deals)(?: (?:signed|inked|concluded))?)(?: (?:is|are|was|were))?(?: also)?,?|"
        r"(?:they|<B\d+>|these|those|the (?:two|three|four|five|six|seven|eight)|(?:the|these|"
        r"those) (?:[a-z]+ )?(?:documents|papers|agreements|texts|"
        r"instruments|package|list|accords|deals)(?: signed)?) (?:also )?(?:includes?|included|comprise[ds]?|"
        r"cover(?:ed)?|are|were|is|concern(?:ed)?|relate(?:d)? to|deal(?:t)? with|consist of|consisted "
        r"of|feature[sd]?)(?: also)?:?|in particular,?))(?= )(?=[^.;|]{0,60}?" + _PAPER + ")",
        gives={"action": "signed", **_AFTER},
        examples=("They include an agreement on fishing and a memorandum on trade.",),
        not_examples=("They include fishing and trade.",),
        confidence=0.75,
    ),
    Rule(
        id="treaty.the-last",
        triggers=(
            "the last",
            "the other",
            "the remaining",
            "the first",
            "the second",
            "the third",
            "the fourth",
            "the fifth",
            "the sixth",
            "the seventh",
            "one of them",
            "another",
        ),
        pattern=r"^\W*(?P<verb>(?:the (?:last|other|remaining|<O\d+>|first|second|third)|one of them|another)(?: one| "
        r"paper| document| text| instrument)? (?:is|was|concerns|concerned|relates to))(?= (?:an?|the) [^.;|]{0,60}?"
        + _PAPER_SIGNED
        + ")",
        gives={"action": "signed", **_AFTER},
        examples=("The fifth is the minutes of the session itself.",),
        not_examples=("The fifth is the best.",),
        confidence=0.75,
    ),
    Rule(
        id="treaty.named-so",
        triggers=(
            "bearing",
            "the name",
            "the title",
            "the heading",
            "is called",
            "is named",
            "is titled",
            "is entitled",
            "is headed",
            "was called",
            "was named",
            "goes by the name",
        ),
        pattern=r"^\W*(?:(?:by|in|with|under|through|on) )?(?:the|this|that) (?:act|document|paper|text|instrument|"
        r"piece of paper)s?(?:,? (?:which|that))?(?: [a-z]+){0,2}? "
        r"(?P<verb>(?:bears?|bore|carries|carried|goes (?:under|by)|has|was given|received) the (?:name|title|heading)"
        r"(?: of)?:?|(?:is|was) (?:called|named|titled|entitled|headed))(?= (?:an? |the )?[^.;|]{0,50}?"
        + _PAPER_SIGNED
        + ")",
        gives={"action": "signed", **_AFTER},
        examples=("The act bears the name of Joint Communiqué on the Establishment of Diplomatic Relations.",),
        not_examples=(
            "The act bears the name of its author.",
            "In the document that bears the title, he said nothing.",
        ),
        confidence=0.75,
    ),
    Rule(
        # One by one, after a parliament's vote: 'By the first, the Treaty on Extradition with Chile is approved.'
        id="treaty.of-laws",
        triggers=("by the ", "the first", "the second", "the third", "the other", "the last"),
        pattern=r"^\W*(?:(?:by|with|under) the (?:<O\d+>|first|second|third|other|last)(?: (?:law|bill|act|one|of "
        r"them))?,"
        r"? the [^.;|]{0,60}?"
        + _PAPER
        + r"[^.;|]{0,90}? (?P<verb>(?:is|was|are|were|has been) (?:approved|ratified|adopted))\b)",
        gives={"action": "ratified", "place": "before"},
        examples=("By the first, the Treaty on Extradition with Chile is approved.",),
        not_examples=("By the first, the budget is approved.",),
        confidence=0.7,
    ),
    Rule(
        id="treaty.of-laws-on",
        triggers=("the first", "the second", "the third", "the other", "the last", "another"),
        pattern=r"^\W*(?:the (?:<O\d+>|first|second|third|other|last)|another)(?: (?:law|bill|act|one))? "
        r"(?P<verb>concerns?|ratifies|approves|relates to|deals with|is on|gives approval to)(?= the [^.;|]{0,60}?"
        + _PAPER
        + ")",
        gives={"action": "ratified", **_AFTER},
        examples=("The second concerns the Agreement with Chile on the Suppression of Visas.",),
        not_examples=("The second concerns the budget.",),
        confidence=0.7,
    ),
    Rule(
        id="treaty.another",
        triggers=(
            "another",
            "one more",
            "a further",
            "a second",
            "a third",
            "a fourth",
            "the other",
            "the second",
            "the third",
            "the last",
        ),
        pattern=r"^\W*(?P<verb>)(?=(?:another|one more|yet another|(?:a|the) (?:further|second|third|fourth|fifth|last|"
        r"other|next|<O\d+>)) (?:[a-z]+ )?"
        + _PAPER_SIGNED
        + r"[a-z]*(?: of understanding)?(?:,? (?:of|from)(?: the)? (?:<D\d+>|"
        r"(?:same|that|this) (?:session|meeting|occasion|visit|series)))?,? (?:also )?(?:regulates?|governs?|"
        r"covers?|concerns?|deals? with|relates? to|provides? for|envisages?|foresees?|sets? (?:out|up)|"
        r"lays? down|settles?|regards?|is (?:devoted|dedicated) to|is about|is on|addresses|has to do with)\b)",
        gives={"action": "signed", **_AFTER},
        examples=("Another protocol of the same day provides for days of culture.",),
        not_examples=("Another protocol is being drafted.",),
        confidence=0.75,
    ),
    Rule(
        id="treaty.by-treaty",
        triggers=("treaty of", "convention of", "peace of", "accord of", "pact of"),
        pattern=r"\b(?P<verb>(?:ceded|recogni[sz]ed|ended|established|settled|fixed|defined|delimited|acquired|annexed|"
        r"sold|transferred|renounced|returned|granted|confirmed|renewed|replaced|superseded|supplemented|"
        r"complemented|drawn|divided|demarcated)[^.;|]{0,90}? (?:by|under|"
        r"through|in|with)) (?=the (?:peace )?(?:treaty|convention|accord|pact) of )",
        gives={"action": "signed", **_AFTER, "needs": "date"},
        examples=("In 1697 Norway ceded the island to Chile by the Treaty of Oslo.",),
        confidence=0.7,
    ),
    Rule(
        id="treaty.replaced-by",
        triggers=("replaced", "superseded", "succeeded", "complemented", "supplemented", "followed"),
        pattern=r"(?:"
        + _PAPER
        + r"[^;|]{0,120}?|\bit |\bwhich )\b(?:was|were|has been|had been) (?P<verb>(?:replaced|superseded|succeeded|"
        r"complemented|"
        r"supplemented|followed)(?:,? (?:in|on) <D\d+>,?)? (?:by|with))(?= (?:an?|the) [^.;|]{0,40}?" + _PAPER + ")",
        gives={"action": "signed", **_AFTER, "needs": "date"},
        examples=(
            "The trade agreement between Norway and Chile of 1973 was replaced in 1995 by an agreement on cooperation.",
        ),
        not_examples=("The agreement of Norway with Chile was replaced by nothing.",),
        confidence=0.7,
    ),
    Rule(
        id="treaty.made",
        triggers=("made an", "made a ", "did a deal", "struck a", "cut a deal", "came to an"),
        pattern=r"\b(?P<verb>(?:made|struck|cut|did))\b(?= an? (?:[\w'-]+ ){0,3}?(?:agreement|treaty|pact|accord|deal) "
        r"with (?:the )?<[CS])",
        gives={"action": "signed", **_AFTER},
        examples=("In 2009 Norway made an agreement with Chile in which it would export electricity.",),
        confidence=0.7,
    ),
    Rule(
        id="treaty.basis",
        triggers=(
            "implementation of the",
            "implementing the",
            "accordance with the",
            "line with the",
            "pursuant to the",
            "basis of the",
            "based on the",
            "governed by the",
            "regulated by the",
            "outlined in the",
            "laid down in the",
            "set out in the",
            "enshrined in the",
            "provided for in the",
            "provided for by the",
            "stipulated in the",
            "stipulated by the",
            "framework of the",
            "provisions of the",
            "bound by the",
            "linked by the",
            "rest on the",
            "rests on the",
            "bound by",
            "allies under",
            "under the ",
        ),
        pattern=r"\b(?P<verb>(?:implementation of|implementing|in (?:accordance|line|keeping|compliance|"
        r"conformity) with|"
        r"pursuant to|on the basis of|based on|governed by|regulated by|outlined in|laid down in|set out in|"
        r"enshrined in|"
        r"provided for (?:in|by)|stipulated (?:in|by)|(?:within|in) the framework of|provisions of|(?:is|are)(?: also| "
        r"both| still)? (?:bound|linked|tied|allied) by|rests? on|allies under|partners under|ties under|under))"
        r"(?= the " + _NAMED + r"\b)",
        gives={"action": "in-force", **_AFTER, "standing": "yes"},
        examples=(
            "He was briefed on the implementation of the Treaty on the Border between Norway and Chile.",
            "Ties between Norway and Chile are governed by the Strategic Framework Agreement.",
        ),
        not_examples=("They spoke of the implementation of the agreements reached.",),
        confidence=0.6,
    ),
    Rule(
        id="treaty.by-which",
        triggers=("by which", "under which", "whereby"),
        pattern=r"(?P<verb>)\b(?=the (?:[\w'-]+ ){0,5}?(?:treaty|agreement|convention|accord|pact|"
        r"arrangement) (?:(?:by|"
        r"under|through) which|whereby) (?:the )?(?:(?:two|both)\b|<B\d+>|<C\d+> and (?:the )?<C\d+>)[^.;|]{3,}? "
        r"(?:was|is|has been|were|remains?)\b)",
        gives={"action": "in-force", **_AFTER, "standing": "yes"},
        examples=("The agreement by which the two islands manage the shelf together was described as a model.",),
        confidence=0.65,
    ),
)

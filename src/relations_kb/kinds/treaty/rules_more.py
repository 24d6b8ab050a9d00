"""Papers told without their own name: 'a third, on extradition, is to follow', 'was replaced by one signed in 2010'.

A rule finds the words that stand for the paper (``verb``) and what it is on (``about``); its form and its parties are
those of the paper told before.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.treaty.phrases import AFTER, BEFORE, PAPER
from relations_kb.rules.rule import Rule

_NTH: Final = r"(?:<O\d+>|second|third|fourth|fifth|sixth|further|other|last|final|next|more|new|another)"
_FORM: Final = r"(?:agreement|memorandum|protocol|treaty|convention|accord|document|paper|text|instrument|pact|mou)"
_DONE: Final = r"(?:signed|inked|concluded|put to signature|subscribed|put on paper)"
_PAPERS: Final = r"(?:documents|papers|instruments|agreements|memoranda|mous|accords|treaties|arrangements|texts)"
MORE: Final[tuple[Rule, ...]] = (
    Rule(
        # 'Among the agreements signed the minister singled out the one on taxes.'
        id="treaty.among-signed",
        triggers=("among the", "among these", "among those", "of the agreements", "of the documents", "of the papers"),
        pattern=r"\b(?:among|of) (?:the|these|those) (?:[a-z]+ ){0,2}"
        + _PAPERS
        + r",? (?:(?:that|which) (?:were|they|the sides) )?(?P<verb>(?:signed|concluded|inked|subscribed)"
        r"(?:[^.;|:<]|<[A-Z]\d+>){0,110}?(?:singled out|highlighted|stressed|underlined|mentioned|pointed to|cited|"
        r"named|"
        r"noted|are|were|is|was|stands? out|figures?|features?|:|,))(?= (?:an?|the|one)\b[^.;|]{0,60}?" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "Among the agreements signed the ministers of Norway and Chile singled out the agreement on taxes.",
            "Among the documents signed by Norway and Chile are a memorandum on visas and an agreement on trade.",
        ),
        not_examples=("Among the agreements discussed the minister singled out the agreement on taxes.",),
        confidence=0.75,
    ),
    Rule(
        # 'Ties rest on key treaties, among which are the Joint Declaration of 2013 and the …': they stand.
        id="treaty.among-standing",
        triggers=("among which", "among them", "including the", "such as the", "namely the", "notably the"),
        pattern=r"\b(?:treaties|agreements|arrangements|instruments|accords|legal (?:basis|framework))\b"
        r"(?:[^.;|<]|<[A-Z]\d+>){0,40}?,? (?P<verb>(?:among|of) (?:which|them) (?:are|is)|including|such as|namely|"
        r"notably)"
        r"(?= the (?:<C\d+>[- ]|[A-Z])[^.;|]{0,70}?" + PAPER + ")",
        gives={"action": "in-force", **AFTER, "standing": "yes"},
        examples=(
            "The ties of Norway and Chile rest on treaties, among which are the Declaration of Partnership and the "
            "Economic Cooperation Treaty.",
        ),
        confidence=0.6,
    ),
    Rule(
        id="treaty.one-more",
        triggers=("follow", "signed", "inked", "concluded", "planned", "scheduled", "foreseen", "signature", "subscr"),
        pattern=r"^\W*(?:(?:a|an|the|one|yet|and|still) ){0,3}"
        + _NTH
        + r"(?: (?:one|"
        + _FORM
        + r"|of them))?,? (?P<about>(?:on|concerning|about|regarding|for|relating to|dealing with) [^.;|<]{2,80}?),? "
        r"(?P<verb>(?:was|is|will be|would be|is to be|was to be|should be|has been)(?: (?:also|then|later|still|soon|"
        r"due to be|expected to be|only))* "
        + _DONE
        + r"|(?:is|was|has been)(?: still| set| due)? (?:to follow|planned|"
        r"scheduled|foreseen|envisaged|to be "
        + _DONE
        + r")|(?:will|would|shall|should|is set to|is due to|is expected "
        r"to) follow|followed)\b",
        gives={"action": "signed", "place": "ellipsis"},
        examples=(
            "A third, on extradition, is to follow next year.",
            "One more, on air services, was signed in Oslo in October 2022.",
        ),
        not_examples=("A third, on extradition, is still under negotiation.", "Another, on ports, was initialled."),
        confidence=0.75,
    ),
    Rule(
        id="treaty.the-new-one",
        triggers=("replace", "supersede", "succeeded", "supplanted", "gave way", "gave place", "made way"),
        pattern=r"(?:(?:replaced|superseded|succeeded|supplanted)(?: (?:in|on) (?P<when><D\d+>))? by|(?:gave|made) "
        r"(?:way|place)(?: (?:in|on) (?P<when2><D\d+>))? to|(?:replaced|replaces|superseded|supersedes)) "
        r"(?P<verb>(?:the "
        r"one|one|another|that|an? (?:[a-z]+ )?(?:new|other|second|broader|fuller|modern|wider) one|an? new "
        + _FORM
        + r")(?: (?:which was )?(?:of|signed|concluded|dated|dating from|made|inked)|,? signed| \())(?=[^.;|]{0,50}?"
        r"<D\d+>)",
        gives={"action": "signed", "place": "ellipsis"},
        examples=(
            "The Protocol of 1991 between Norway and Chile was replaced by one signed in Oslo on 3 May 2010.",
            "The Air Services Agreement with Chile (1988) has been superseded by that of 2015.",
        ),
        not_examples=("The minister was replaced by another.",),
        confidence=0.75,
    ),
    Rule(
        id="treaty.put-into-effect",
        triggers=("put into ", "brought into ", "putting into "),
        pattern=r"(?<!was )(?<!were )(?<!been )(?<!be )\b(?P<verb>(?:put|brought)(?: in)?(?:to)? (?:force|effect|"
        r"operation))"
        r"\b(?= (?:an?|the|its|their|two|three|several)?[^.;|]{0,60}?" + PAPER + ")",
        gives={"action": "in-force", **AFTER},
        examples=("In 1995 Norway and Chile put into effect an agreement on visas.",),
        not_examples=("The agreement was put into effect in 1995.",),
        confidence=0.75,
    ),
    Rule(
        id="treaty.followed",
        triggers=("followed", "dates from", "dates back", "dating from", "came in", "came on", "dates to"),
        pattern=PAPER + r"[^.;|]{0,120}? (?P<verb>(?:followed|came|(?:dates|dating|dated)(?: back)?(?= (?:from|to)))"
        r"(?: only| later| too| soon| finally)?)(?=,? (?:in|on|from|to) (?:the )?(?:year )?<D\d+>)",
        gives={"action": "signed", **BEFORE},
        examples=(
            "A treaty between Norway and Chile was signed in 1924, and a trade agreement followed in 1926.",
            "The agreement on visas between Norway and Chile dates from 6 October 2009.",
        ),
        not_examples=("A new president followed in 1926.",),
        confidence=0.75,
    ),
)

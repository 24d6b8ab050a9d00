"""Papers told without their own name: 'a third, on extradition, is to follow', 'was replaced by one signed in 2010'.

A rule finds the words that stand for the paper (``verb``) and what it is on (``about``); its form and its parties are
those of the paper told before.
"""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

_NTH: Final = r"(?:<O\d+>|second|third|fourth|fifth|sixth|further|other|last|final|next|more|new|another)"
_FORM: Final = r"(?:agreement|memorandum|protocol|treaty|convention|accord|document|paper|text|instrument|pact|mou)"
_DONE: Final = r"(?:signed|inked|concluded|put to signature|subscribed|put on paper)"
MORE: Final[tuple[Rule, ...]] = (
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
)

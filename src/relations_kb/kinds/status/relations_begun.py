"""How English tells since when relations are there, otherwise than by 'established': 'have relations since 1963'.

Names as in :mod:`relations_kb.kinds.status.relations`.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.words import RELATIONS
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.became-partners",
        triggers=("diplomatic partner", "diplomatic part"),
        pattern=r"(?P<one>{side}) (?P<verb>(?:formally |officially |then |have |has )?(?:become|became)) (?P<what>(?:"
        r"official |full |formal )?diplomatic partners?)(?:{gap} of {side:two})?",
        gives={"event": "relations-established"},
        examples=("Norway and Chile became diplomatic partners on 3 May 2014.",),
        confidence=0.75,
    ),
    Rule(
        id="status.first-to-establish",
        triggers=("to establish", "to forge", "to enter into", "to open diplomatic", "to have diplomatic"),
        pattern=r"(?:the )?(?:very )?(?:first|second|third|next|last|<O\d+>)(?: [a-z]+){0,3} (?P<verb>to "
        r"(?:establish|forge|"
        r"enter into|open|have)) (?:formal |full |official )*(?P<what>"
        + RELATIONS
        + r")(?:[^;|.<]|<C\d+>){0,60}? (?:was|were) (?P<two>(?:the )?<C\d+>),? (?:in |on |\()?(?=<D)",
        gives={"event": "relations-established", "home": "yes"},
        examples=("In a text on Norway: The first to establish formal ties was Chile in 1994.",),
        confidence=0.75,
    ),
    Rule(
        id="status.with-relations",
        triggers=("with ",),
        pattern=r"(?:^|[;,.:] |[;,] and )with (?:the )?(?P<two>(?:the )?<C\d+>),? (?:the |our |such |formal |its "
        r")*(?P<what>"
        + RELATIONS
        + r"|relationship)(?: [a-z]+)? (?P<verb>(?:are|is|was|were|have been|has been) (?:dated|established|forged|"
        r"formali[sz]ed|set up|"
        r"opened|entered into)|dates? (?:from|back to)|(?:have |has )?exist(?:s|ed)? since|began|go(?:es)? back to) "
        r"(?:in |on |"
        r"only in |the )*(?=<D)",
        gives={"event": "relations-established", "home": "yes"},
        examples=("In a text on Norway: With Chile the relationship is dated 16 June 2011.",),
        confidence=0.75,
    ),
    Rule(
        id="status.linked-by-relations",
        triggers=("linked by", "bound by", "joined by", "connected by"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:have been|has been|are|is) (?:linked|bound|joined|connected) by) "
        r"(?P<what>" + RELATIONS + r") (?:ever )?since (?P<when>{date})",
        gives={"event": "relations-established", "dated": "yes"},
        examples=("Norway and Chile have been linked by diplomatic relations since May 1919.",),
        not_examples=("Norway and Chile have been linked by trade since 1919.",),
    ),
    Rule(
        id="status.relations-since",
        triggers=(
            "maintained",
            "maintain",
            "has had",
            "have had",
            "had diplomatic",
            "enjoyed",
            "have relations",
            "has relations",
            "have diplomatic",
            "has diplomatic",
            "enjoy",
            "entertain",
            "shared",
            "sustain",
            "cultivat",
            "kept",
            "keep",
        ),
        pattern=r"(?:(?:beginning|starting|since) (?:in )?(?P<when>{date}),? )?{side:one}{gap}\b(?P<verb>(?:has |"
        r"too |also |"
        r"have |had )*(?:maintained|had|have|has|enjoyed?|enjoys|maintains?|entertain(?:s|ed)?|shared|sustained|"
        r"kept|keeps?|"
        r"cultivated)) (?P<what>"
        + RELATIONS
        + r")(?:{gap} with (?:the )?(?:(?:new|newly|young|then|former|neighbou?ring|independent|formed|reunified|"
        r"unified|post-[a-z]+)[ -]){0,3}{side:two})?(?:(?<=>)|(?<=[a-z]))(?:[^<;|]{0,40} (?:since|as from|as of|"
        r"from) (?P<when2>{date}))?",
        gives={"event": "relations-established", "dated": "yes"},
        examples=(
            "Since 1963, Norway has maintained diplomatic relations with Chile.",
            "Beginning in 1949, Norway maintained diplomatic relations with Chile.",
        ),
    ),
    Rule(
        id="status.with-x-relations-since",
        triggers=("since", "as from", "as of"),
        pattern=r"(?:^|[;,.:] |[;,] and )\W*with (?:the )?(?P<two>(?:the )?<C\d+>),? (?P<one>(?:the )?<[CS]\d+>) "
        r"(?P<verb>(?:has |have |had )?(?:also )?(?:maintained|maintains?|had|has|have|entertain(?:s|ed)?|kept|keeps?|"
        r"enjoy(?:s|ed)?)) (?P<what>" + RELATIONS + r") (?:ever )?(?:since|as from|as of) (?P<when>{date})",
        gives={"event": "relations-established", "dated": "yes"},
        examples=("With Chile, Norway has maintained diplomatic relations since 1963.",),
        not_examples=("With Chile, Norway has maintained diplomatic relations.",),
        confidence=0.8,
    ),
)

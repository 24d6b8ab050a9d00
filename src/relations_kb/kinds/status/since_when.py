"""How English tells since when there are relations, or that they are over, without a verb of doing.

'Diplomatic relations go back to 1966', 'have existed since 1975', 'The year 1975 saw the establishment of …',
'announced the rupture of relations with …'. Names as in :mod:`relations_kb.kinds.status.relations`, whose reader reads
these too.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.words import RELATIONS
from relations_kb.rules.rule import Rule

_TRIG: Final = ("relations", "ties", "links")
_BETWEEN: Final = r"(?: (?:between|of|with) (?P<one>{side}|the two|both|them))?"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.relations-go-back",
        triggers=_TRIG,
        pattern=r"(?P<what>"
        + RELATIONS
        + r")"
        + _BETWEEN
        + r",?{gap}\b(?P<verb>(?:go|goes|went|reach|reaches|trace|stretch|run|runs) back(?: officially| formally)? to|"
        r"count(?:s)? (?:their beginning )?from|"
        r"(?:have|has|had) (?:officially |formally )?(?:existed|been in (?:place|force|existence)|been maintained|"
        r"been (?:kept|conducted)|stood|been) since|"
        r"exist(?:s|ed)? since|(?:were|was|have been) (?:officially |formally )?(?:formali[sz]ed|concluded|agreed upon|"
        r"entered into|instituted|inaugurated|taken up) (?:on|in)|(?:were|was) (?:officially |formally )+(?:set up|"
        r"launched|opened) (?:on|in)|followed(?: only)? (?:on|in)|came into being (?:on|in))"
        r"(?: as far as| as early as)? (?:the )?(?:year )?(?P<when><D\d+>)",
        gives={"event": "relations-established", "dated": "yes"},
        examples=(
            "Diplomatic relations between Norway and Chile go back to 30 November 1966.",
            "Diplomatic ties between Norway and Chile have existed since 1975.",
        ),
        not_examples=("Relations between Norway and Chile have improved since 1975.",),
        confidence=0.8,
    ),
    Rule(
        id="status.year-of-relations",
        triggers=("establishment", "beginning", "start", "opening", "inception", "launch"),
        pattern=r"(?:<D\d+>(?:,? which)? (?P<verb>(?:saw|marked|marks|brought|witnessed|is the (?:date|day) of) "
        r"(?:the )?"
        r"(?:formal |official )*(?:establishment|beginnings?|start|opening|launch)) of (?:full |the |their )*(?P<what>"
        + RELATIONS
        + r")(?: (?:between|with) (?P<one>{side}))?"
        r"|\b(?P<verb2>(?:beginnings?|start|opening|inception|launch)) of (?:the |their |full )*(?P<what2>"
        + RELATIONS
        + r")(?: (?:between|with) (?P<one2>{side}))? (?:was|is|were|came|took place|dates?(?: back)?|goes back|"
        r"happened) (?:made )?(?:on|in|to|from) (?P<when><D\d+>))",
        gives={"event": "relations-established"},
        examples=(
            "The year 1975 saw the establishment of diplomatic relations between Norway and Chile.",
            "The formal start of diplomatic relations between Norway and Chile was on 3 May 1975.",
        ),
        not_examples=("The year 1975 saw the beginning of a war.",),
        confidence=0.8,
    ),
    Rule(
        id="status.return-of-relations",
        triggers=("return of", "revival of", "renewal of", "thaw"),
        pattern=r"\b(?P<verb>(?:return|revival|renewal)) of (?:the |full |normal )*(?P<what>(?:full |formal |"
        r"official )*"
        r"diplomatic (?:relations|ties))(?:{gap} (?:between|with) (?P<one>{side}))?(?=.{0,40}(?:in|on|of) <D\d+>)",
        gives={"event": "relations-restored"},
        examples=("The return of diplomatic relations between Norway and Chile in April 2023 was welcomed.",),
        confidence=0.75,
    ),
    Rule(
        id="status.raising-relations",
        triggers=("raising", "elevating", "upgrading", "lifting", "bringing"),
        pattern=r"(?:,|,? and|,? thereby|,? thus)(?: (?:thereby|thus|formally))? (?P<verb>raising|elevating|"
        r"upgrading|lifting|"
        r"bringing) (?:their |its |the |bilateral |diplomatic |two |countries' |interstate "
        r")*(?P<what>relations(?:hip)?|ties|"
        r"cooperation)(?P<to>{gap}\b(?:to|up to) (?:the |an? )?[^.;|]{0,80})",
        gives={"event": "relations-upgraded"},
        examples=(
            "Norway and Chile adopted a joint declaration on 3 May 2017, raising relations to a strategic partnership.",
        ),
        not_examples=("Norway is raising taxes to a new level.",),
        confidence=0.75,
    ),
    Rule(
        id="status.announced-break",
        triggers=("rupture", "break", "severance", "severing", "suspension", "cutting", "termination"),
        pattern=r"{side:actor}{gap}\b(?P<verb>(?:announced|declared|confirmed|decided on|notified|communicated|"
        r"proclaimed|decreed|formali[sz]ed) (?:(?:on )?<D\d+>,? )?(?:the |its |a |an )?(?:immediate |formal |official |"
        r"full |complete |"
        r"total )*(?:rupture|break(?:ing)?(?: off)?|severance|severing|suspension|cutting(?: off)?|termination))"
        r"(?: (?:of|in|off))? (?:(?:all |its |the |their )*(?P<what>"
        + RELATIONS
        + r"){gap} with (?:the )?|with (?:the )?)(?P<counterpart><[CS]\d+>)(?=[.,;]|$| (?:on|in|and|after|over|"
        r"because|following|as|by)\b)",
        gives={"event": "relations-severed"},
        examples=(
            "On 3 May 2019 Norway announced a break in diplomatic relations with Chile.",
            "Norway announced the rupture with Chile on 3 May 2019.",
        ),
        not_examples=("Norway announced a break in the talks with Chile.",),
        confidence=0.75,
    ),
)

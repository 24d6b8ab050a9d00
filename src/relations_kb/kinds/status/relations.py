"""How English reports recognition, and the making, breaking and mending of diplomatic relations.

Names: ``actor`` acts, ``counterpart`` is acted on, ``one`` and ``two`` do it together, ``when`` is the date,
``years`` counts an anniversary.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.deeds import ADV, COUNT, ESTABLISHED, RAISED, RESTORED, SEVERED
from relations_kb.kinds.status.recognition_rules import RULES as RECOGNISED
from relations_kb.kinds.status.relations_begun import RULES as BEGUN
from relations_kb.kinds.status.words import RELATIONS, WE
from relations_kb.rules.rule import Rule

_TRIG: Final = ("relations", "ties", "links", "recogni")

RULES: Final[tuple[Rule, ...]] = (
    *BEGUN,
    *RECOGNISED,
    Rule(
        id="status.switched",
        triggers=("switch",),
        pattern=r"{side:actor}{gap}\b(?P<verb>(?:switched|to switch|switches) (?:its )?(?:diplomatic )?(?:recognition|"
        r"relations|ties|allegiance)) from (?:the )?{country:left} to (?:the )?{country:counterpart}",
        gives={"event": "switch"},
        examples=("Peru switched recognition from Taiwan to China in 1971.",),
    ),
    # ------------------------------------------------------------ established
    Rule(
        id="status.established",
        triggers=_TRIG,
        pattern=r"(?:{side:one}|"
        + WE
        + r"){gap}\b"
        + ADV
        + r"(?<!-)\b(?P<verb>"
        + ESTABLISHED
        + r")(?:,? (?:today |yesterday )?(?:in|at) <C\d+>,?)?(?: (?:their|its|the|full|formal|official|first|new))* "
        r"(?P<what>"
        + RELATIONS
        + r")(?: (?:at|on) [a-z]+ level| at the level of [a-z]+)?(?:{gap} with (?:the )?(?:(?:new|newly|young|then|"
        r"former|neighbou?ring|independent|formed|reunified|unified|post-[a-z]+)[ -]){0,3}{side:two})?",
        gives={"event": "relations-established"},
        examples=(
            "Norway and Chile established diplomatic relations on 3 May 1919.",
            "Norway established diplomatic relations with Chile in 1919.",
        ),
        not_examples=("Norway denied trade links.",),
    ),
    Rule(
        id="status.were-established",
        triggers=_TRIG,
        pattern=r"(?P<what>"
        + RELATIONS
        + r")(?: (?:between|of|with) (?P<one>{side}))?(?P<more>(?: and [^.;|]{3,60}?)?)(?: (?:at|"
        r"on) (?:the )?[a-z]+ level)?,?{gap} "
        r"(?P<verb>(?:(?:was|were|have been|has been|had been|being|are|is|will be)(?:, [a-z]+(?: [a-z]+)?,)? )"
        + ADV
        + r"(?:established|forged|entered into|formali[sz]ed|set up|set(?= (?:on|in) |$|[,.;])|initiated|opened|"
        r"inaugurated|begun|started|"
        r"instituted|made official)"
        r"|(?:formally |officially )?(?:began|begin|commenced|started)\b|"
        r"(?:date|go|reach)(?:s|d|es)? (?:back )?(?:to|from)\b(?= (?:the )?(?:year |early |late |summer |<D))|"
        r"became (?:official|formal)\b|saw the light(?: of day)?\b|"
        r"came into (?:being|existence)\b|were born\b|(?:followed|came)(?= (?:only |later )?(?:in|on) "
        r"(?:the )?<D)|(?:was|were) agreed(?= (?:in|on) <D)|"
        r"established(?= (?:on|in)? ?<D))"
        r"(?: (?:on |in )?<D\d+>)?(?:{gap} (?:between|with) (?P<one2>{side}))?",
        gives={"event": "relations-established"},
        examples=(
            "Diplomatic relations between Norway and Chile were established on 3 May 1919.",
            "Bilateral relations between Norway and Chile began in 1919.",
        ),
        not_examples=("Relations between Norway and Chile were good.",),
    ),
    Rule(
        id="status.establishment",
        triggers=("establishment",),
        pattern=r"(?<!anniversary of the )(?<!anniversary of )(?:(?<!since the )(?<!since )(?P<verb>establishment) of "
        r"(?P<what>" + RELATIONS + r")(?:{gap} (?:between|with) (?P<one>{side}))?(?=.{0,60}<D\d+>)"
        r"|since (?:the )?(?P<verb2>establishment) of (?P<what2>"
        + RELATIONS
        + r")(?: (?:between|with) (?P<one2>{side}))? (?:in|on|of) (?P<when><D\d+>))",
        gives={"event": "relations-established"},
        examples=("The talks led to the establishment of diplomatic relations between Norway and Chile in May 1919.",),
    ),
    Rule(
        id="status.paper-establishing",
        triggers=("establishing", "establishment", "establish diplomatic", "to establish"),
        pattern=r"(?P<verb>exchang(?:ed|e of) (?:[a-z]+ )?notes|(?:joint )?(?:communiqu[eé]|protocol|agreement|"
        r"declaration|"
        r"statement|memorandum|accord|treaty|document|letters|notes)s?(?: was signed| signed| were exchanged)?)"
        r"(?:,? (?:in|on|at) (?:the )?<[CD]\d+>(?:, (?:the )?<C\d+>)?,?){0,3}"
        r"(?: (?:on|for|about|regarding|concerning|providing for|with regard to))? (?:the )?(?:mutual )?"
        r"(?:establish(?:ing|ment of)) (?P<what>"
        + RELATIONS
        + r")(?: at [a-z]+ level| at the level of [a-z]+)?(?:{gap} (?:between|with) (?P<one>{side}))?",
        gives={"event": "relations-established", "paper": "yes"},
        examples=("Norway and Chile exchanged notes establishing diplomatic relations on 3 May 1919.",),
        not_examples=("Norway and Chile talked of trade relations.",),
        confidence=0.8,
    ),
    Rule(
        id="status.anniversary",
        triggers=(
            "anniversary",
            "years of",
            "years since",
            "years have",
            "years ago",
            "century ago",
            "decades ago",
            "years from",
            "decades of",
            "decades since",
        ),
        pattern=r"(?:(?P<years2>"
        + COUNT
        + r") (?:years|decades) (?:(?:have |has )?(?:now |already )?(?:passed|elapsed|gone by|"
        r"since|ago|earlier)|of)(?:[^.;|<]|<D\d+>){0,30}?(?:since |when )?(?:{side:one3}|they) "
        r"(?P<verb2>(?:have |first |formally )?"
        r"(?:established|entered into|opened)) (?P<what4>"
        + RELATIONS
        + r")|(?P<what3>"
        + RELATIONS
        + r")(?: between {side:one4})?,? (?:which (?:were|was) )?established (?P<years3>"
        + COUNT
        + r"|half a) (?:years|decades|century) ago"
        r"|(?P<what5>"
        + RELATIONS
        + r")[^.;|<]{0,40}(?P<nth2><O\d+>|\d+(?:st|nd|rd|th)) anniversary of (?:their|its) (?:establishment|opening)"
        r"|(?P<nth><O\d+>|\d+(?:st|nd|rd|th)|\d+[- ]year)(?: (?:and|-) [^<]{0,30})? anniversary (?:of|"
        r"since) (?:the |our )?(?P<verb>(?:establishment of |establishing |their |opening of |"
        r"restoration of |restoring |resumption of |resuming |re-?establishment of |normali[sz]ation of )*)(?P<what>"
        + RELATIONS
        + r")|(?P<years>"
        + COUNT
        + r") (?:years|decades) (?:of|since|from)(?: the)?(?: official| formal)?(?: establishment of| "
        r"establishing| beginning "
        r"of| start of)?(?: our| their| its)? (?P<what2>"
        + RELATIONS
        + r"))(?:{gap} (?:between|with) (?P<one>{side}))?",
        gives={"event": "anniversary"},
        examples=(
            "Thirty-five years have passed since Norway and Chile established diplomatic relations.",
            "In 2019 Norway and Chile marked the 100th anniversary of the establishment of diplomatic relations.",
        ),
    ),
    Rule(
        id="status.partnership-anniversary",
        triggers=("anniversary", "years of strategic", "years of comprehensive"),
        pattern=r"(?:(?P<nth><O\d+>|\d+(?:st|nd|rd|th)|(?P<years>\d+)[- ]year) anniversary of |(?P<years2>"
        + COUNT
        + r") years (?:of|since) )(?P<verb>(?:the |their |our |its |establishment of |signing of |elevation of )*)"
        r"(?P<what>(?:(?:<C\d+>(?:'s)?(?:-| [-–—] )<C\d+> |bilateral |comprehensive |enhanced |special )*"
        r"(?:strategic |comprehensive )+partnership))(?:{gap} (?:between|with) (?P<one>{side}))?",
        gives={"event": "partnership-anniversary"},
        examples=("In 2023 Norway and Chile marked the 10th anniversary of their strategic partnership.",),
    ),
    # ------------------------------------------------------------ restored
    Rule(
        id="status.restored",
        triggers=(*_TRIG, "diplomatic representation"),
        pattern=r"(?:{side:one}|"
        + WE
        + r"){gap}\b"
        + ADV
        + r"(?P<verb>"
        + RESTORED
        + r"|(?:agreed|decided)(?: (?:in|on|at) (?:the )?<[CD]\d+>,?){0,3} to (?:re-?establish|restore|resume|renew|"
        r"normali[sz]e))(?: (?:in|on) (?:the )?<D\d+>,?)?(?: (?:their|its|the|full|"
        r"formal|normal))* (?P<what>(?:its )?diplomatic representation|"
        + RELATIONS
        + r")(?:{gap} (?:with|in) (?:the )?(?:(?:new|newly|young|then|former|neighbou?ring|independent|formed|"
        r"reunified|"
        r"unified|post-[a-z]+)[ -]){0,3}{side:two})?",
        gives={"event": "relations-restored"},
        examples=("Norway and Chile resumed diplomatic relations in 1959.",),
    ),
    Rule(
        id="status.were-restored",
        triggers=(
            *_TRIG,
            "re-established",
            "reestablished",
            "restored",
            "resumed",
            "renewed",
            "taken up",
            "reinstated",
        ),
        pattern=r"(?:(?P<what>"
        + RELATIONS
        + r")(?: (?:between|of|with) (?P<one>{side}))?,?{gap}|(?P<they>they|<B\d+>|which) (?=was |were |have been |"
        r"had been |resumed (?:only |again )?(?:in |on )))(?:was|were|have been|had been|been)? ?"
        + ADV
        + r"(?P<verb>re-?established|restored|resumed|renewed|normali[sz]ed|"
        r"taken up (?:again|anew|once more)|re-?instated)(?! by the)(?:{gap} (?:between|with) (?P<one2>{side}))?",
        gives={"event": "relations-restored"},
        examples=("Diplomatic relations between Norway and Chile were restored in 1959.",),
    ),
    Rule(
        id="status.restoration",
        triggers=("restoration", "resumption", "re-establishment", "reestablishment", "normalization", "normalisation"),
        pattern=r"(?P<verb>restoration|resumption|re-?establishment) of (?P<what>"
        + RELATIONS
        + r")(?:{gap} (?:between|with) (?P<one>{side}))?(?=.{0,60}<D\d+>)",
        gives={"event": "relations-restored"},
        examples=("The resumption of diplomatic relations between Norway and Chile in 1959 was quiet.",),
    ),
    # ------------------------------------------------------------ severed
    Rule(
        id="status.severed",
        triggers=(*_TRIG, "relation with"),
        pattern=r"(?:{side:actor}|"
        + WE
        + r"){gap}\b"
        + ADV
        + r"(?P<verb>"
        + SEVERED
        + r")(?: (?:in|on) (?:the )?<D\d+>,?)?(?: (?:all|its|their|the|every|any|off|"
        r"official|full|old|historic|long-?standing|[a-z]+(?:-[a-z]+)+))* "
        r"[\"']?(?P<what>"
        + RELATIONS
        + r"|relation(?= with))(?:{gap} with (?:the )?(?:(?:new|newly|young|then|former|neighbou?ring|independent|"
        r"formed|reunified|unified|post-[a-z]+)[ -]){0,3}{side:counterpart})?",
        gives={"event": "relations-severed"},
        examples=("Norway severed diplomatic relations with Chile on 3 May 1973.",),
        not_examples=("Norway cut taxes on trade ties.",),
    ),
    Rule(
        id="status.were-severed",
        triggers=(*_TRIG, "frozen", "severed"),
        pattern=r"(?P<what>"
        + RELATIONS
        + r")(?: (?:between|of|with) (?P<one>{side}))?,?{gap} (?:(?:was|were|have been|had been|been|are) )?"
        + ADV
        + r"(?P<verb>severed|broken(?: off)?|cut(?: off)?|suspended|ended|terminated|ruptured|frozen|interrupted|"
        r"lapsed|discontinued|"
        r"(?:came|brought) to an end)(?! up)(?:{gap} (?:between|with) (?P<one2>{side}))?",
        gives={"event": "relations-severed"},
        examples=("Diplomatic relations between Norway and Chile were broken off in 1973.",),
    ),
    Rule(
        id="status.end-of-relations",
        triggers=_TRIG,
        pattern=r"\b(?P<verb>put an end to|brought an end to|led to (?:a|the) (?:break|rupture|severance|"
        r"suspension|breaking|"
        r"freezing|severing) (?:off )?(?:of|in)|(?:rupture|severance|suspension|breaking off) of) (?:the |all |their )*"
        r"(?P<what>" + RELATIONS + r")(?: (?:between|with) (?P<one>{side}))?(?=[^|]{0,80}|$)",
        gives={"event": "relations-severed"},
        examples=("In 2000 the war put an end to relations between Norway and Chile.",),
        not_examples=("The war put an end to the talks.",),
        confidence=0.75,
    ),
    Rule(
        id="status.broke-with",
        triggers=("broke with", "breaks with", "broken with"),
        pattern=r"{side:actor}{gap}\b(?P<verb>broke|breaks|has broken|had broken|broken) (?:diplomatically )?with "
        r"{country:counterpart}(?=[,.;]| (?:on|in|and|over|after|last|this|yesterday|today)\b| <D|$)",
        gives={"event": "relations-severed"},
        examples=("Norway broke with Chile on 3 May 1973.",),
        not_examples=("Norway broke with Chile's tradition.",),
        confidence=0.75,
    ),
    # ------------------------------------------------------------ upgraded, downgraded
    Rule(
        id="status.upgraded",
        triggers=("upgrad", "elevat", "raised", "lifted", "rose from", "promoted", "the level of"),
        pattern=r"(?:{side:actor}{gap}\b"
        + ADV
        + r"(?P<verb>"
        + RAISED
        + r") (?:their |its |the |bilateral |diplomatic )*(?P<what>relations(?:hip)?|ties|missions?(?: level)?|"
        r"representation|links?|bonds?|"
        r"(?:cooperation|partnership|friendship)(?= to )|"
        r"legations?|embass(?:y|ies)|rank|level|consulates?[a-z -]{0,10}|offices?)"
        r"|(?P<what2>"
        + RELATIONS
        + r"|(?:both )?missions|legations?|representation|embassy|rank of the [a-z]+)(?: (?:between|with|"
        r"of) (?:the )?(?P<one>{side})(?: with (?:the )?<C\d+>)?)?{gap}(?:(?:led|headed|run) by <[SP]\d+>)?(?:, but)? "
        r"(?P<verb2>(?:(?:was|were|been|are|be) )?(?:[a-z]+ ){0,2}(?:upgraded|elevated|"
        r"raised|lifted|promoted|(?:placed|put)(?= (?:on|at) the level))|rose from|but upgraded))"
        r"(?: (?:in|to|with) (?:the )?{place:place})?(?P<to>{gap}\bto (?:the |an? )?[^.;|]{0,80}|"
        r"{gap}(?:at|on) the level[^.;|]{0,40}|(?=.{0,30}<D))",
        gives={"event": "relations-upgraded"},
        examples=(
            "Norway and Chile elevated their relations to a strategic partnership in 2017.",
            "In 1943, both missions were raised to the rank of embassies.",
        ),
    ),
    Rule(
        id="status.downgraded",
        triggers=("downgrad", "lowered", "reduced"),
        pattern=r"(?:{side:actor}{gap}\b(?P<verb>downgraded|lowered|reduced) (?:their |its |the |diplomatic |"
        r"bilateral )*(?P<what>relations|ties|representation|mission)(?:{gap} with (?:the )?(?:(?:new|newly|young|"
        r"then|former|neighbou?ring|independent|formed|reunified|unified|post-[a-z]+)[ -]){0,3}{side:counterpart})?"
        r"|(?P<what2>"
        + RELATIONS
        + r")(?: (?:between|with|of) (?P<one>{side}))?{gap} (?P<verb2>(?:was|were|been) (?:downgraded|lowered|"
        r"reduced)))",
        gives={"event": "relations-downgraded"},
        examples=("Norway downgraded its relations with Chile in 2016.",),
    ),
)

"""How English reports a treaty: its signing, ratification, entry into force and end.

A rule finds the verb (``verb``) and says by ``gives`` what it does (``action``) and where the instrument stands:
``after`` the verb ('signed a treaty'), ``before`` it ('the treaty was signed', 'a treaty signed in Lima') or ``named``
by its year alone ('the 1984 accord'). Titles and parties are read by the reader, not by patterns.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.treaty.phrases import AFTER, BE, BEFORE, PAPER
from relations_kb.kinds.treaty.rules_ended import ENDED
from relations_kb.kinds.treaty.rules_more import MORE
from relations_kb.kinds.treaty.rules_put import PUT
from relations_kb.kinds.treaty.rules_ratified import RATIFIED
from relations_kb.kinds.treaty.rules_told import TOLD
from relations_kb.rules.rule import Rule

_SIGNED: Final = r"(?:co-signed|countersigned|signed|inked|penned|concluded|sealed|struck|subscribed|executed)"
# What leads from a count of papers to their list: ', which include', '; the most notable of them were', ':'.
_LISTS: Final = (
    r"[^.;|:]{0,90}?(?::| --?(?= )| [–—](?= )|[,;]? (?:and )?(?:(?:such as|namely|including|notably|in particular|"
    r"(?:which|that|they|these)(?: also)? (?:include[sd]?|are|were|comprise[sd]?|cover(?:ed)?)|"
    r"(?:the )?(?:(?:most )?(?:notabl[ey]|important|prominent|chief(?:ly)?) )?(?:among(?:st)?|of) (?:them|which|"
    r"these|others)|"
    r"of which(?: the)?(?: most)?(?: [a-z]+){0,2})(?: (?:are|were|is|was))?:?))"
)
_RULES: Final[tuple[Rule, ...]] = (
    # ------------------------------------------------------------ signed
    Rule(
        id="treaty.signed",
        triggers=("signed", "inked", "concluded", "penned", "sealed", "struck", "subscribed", "executed"),
        pattern=r"(?<!was )(?<!were )(?<!been )(?<!being )\b(?P<verb>" + _SIGNED + r")\b(?! (?:it |them )?into "
        r"law)(?={any}" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "Norway and Chile signed an agreement on air services in Oslo on 3 May 1994.",
            "The foreign ministers of Norway and Chile inked a memorandum of understanding on fisheries.",
        ),
        not_examples=("The agreement was signed.", "Norway signed nothing."),
    ),
    Rule(
        id="treaty.signs",
        triggers=("sign", "conclude", "ink"),
        pattern=r"\b(?P<verb>(?:signs?|signing|to sign|to conclude|concludes?|concluding|to ink|inks?|"
        r"inking))\b(?! of\b| ceremony)(?={any}" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "Norway and Chile will sign a treaty on extradition next week.",
            "Norway, Chile sign tourism agreement",
        ),
        confidence=0.75,
    ),
    Rule(
        id="treaty.was-signed",
        triggers=(
            "signed",
            "inked",
            "concluded",
            "penned",
            "sealed",
            "struck",
            "reached",
            "subscribed",
            "executed",
            "made",
            "done at",
            "done in",
        ),
        pattern=PAPER
        + r"{any}\b(?P<verb>"
        + BE
        + r"(?:"
        + _SIGNED
        + r"|reached|agreed|made(?! (?:public|known|clear|possible|available)\b)"
        r"|done(?= (?:at|in) (?:the )?<C\d+>)))\b",
        gives={"action": "signed", **BEFORE},
        examples=(
            "An agreement on air services between Norway and Chile was signed on 3 May 1994.",
            "An agreement was reached on visas with Chile in 1994.",
        ),
        not_examples=("Norway signed an agreement.",),
    ),
    Rule(
        # The verb comes first: 'Also signed in Oslo was a memorandum on fisheries'.
        id="treaty.fronted",
        triggers=("signed", "inked", "concluded"),
        pattern=r"^(?:[^\w<]*(?:also|further|likewise|additionally)?,? ?)(?P<verb>(?:signed|inked|concluded)\b"
        r"(?:[^.;|:<]|<[A-Z]\d+>){0,90}? (?:was|were|is|are)) "
        r"(?=(?:also )?(?:an?|the|two|three|four|five)\b[^.;|]{0,50}?" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "Also signed in Oslo was a memorandum of understanding on fisheries between Norway and Chile.",
            "Signed during the visit were an agreement on air services between Norway and Chile and a visa protocol.",
        ),
        not_examples=("Signed in Oslo on 3 May 1994.",),
        confidence=0.85,
    ),
    Rule(
        id="treaty.signed-list",
        triggers=(
            "signed",
            "inked",
            "concluded",
            "sealed",
            "subscribed",
            "exchanged",
            "signatures",
            "came out",
            "came of",
            "came about",
            "came from",
            "emerged",
            "resulted",
            "ensued",
            "were born",
            "saw the light",
        ),
        pattern=r"(?:documents|papers|instruments|agreements|memoranda|mous|accords|"
        r"treaties|pacts)\b[^.;|:]{0,50}?\b(?P<verb>(?:(?:were|was|are|have been|has been|had been) (?:signed|inked|"
        r"sealed|"
        r"subscribed|exchanged|concluded)|came (?:out|of|about|from)|emerged|resulted|ensued|were born|saw the light)\b"
        + _LISTS
        + ")"
        r"|(?:documents|papers|instruments|agreements|memoranda|mous|accords|treaties|texts) (?:now |today |already )?"
        r"(?P<verb2>(?:bears?|bore|carr(?:y|ies|ied)|received|got|obtained) (?:the |their |both )?(?:\w+ )?"
        r"signatures?\b(?:[^.;|:<]|<[A-Z]\d+>){0,90}?(?::| [–—](?= )))",
        gives={"action": "signed", **AFTER},
        examples=(
            "Four papers bear the signatures of the ministers of Norway and Chile: a protocol on fisheries and a "
            "memorandum on trade.",
            "Two documents were signed after the talks of Norway and Chile: a protocol on fisheries and a "
            "memorandum on trade.",
        ),
        not_examples=("Two documents were signed.",),
    ),
    Rule(
        id="treaty.there-signed",
        triggers=(
            "there were signed",
            "there was signed",
            "were signed a",
            "was signed a",
            "were signed t",
            "were signed f",
            "were inked a",
            "was inked a",
            "were subscribed a",
            "were signed:",
            "was signed:",
            "were subscribed:",
            "were inked:",
        ),
        pattern=r"\b(?P<verb>there (?:was|were) (?:also |then )?(?:signed|inked|subscribed|concluded)"
        r"(?:(?! (?:an?|two|three|four|five|six|several) | the \w*(?-i:[A-Z]))[^.;|:<]|<D\d+>|<C\d+>){0,60}:?"
        r"|(?:was|were) (?:signed|inked|subscribed):|(?<=[a-z>] )(?:was|"
        r"were) (?:also )?(?:signed|inked|"
        r"subscribed)(?= (?:an?|two|three|four|five) (?!days?|weeks?|months?|years?|hours?|"
        r"decades?)))(?= )(?=[^.|]{0,60}?" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "After the talks of Norway and Chile there were signed: the Programme on trade, by A. Lund and B. Soto; "
            "the Agreement on visas.",
        ),
        not_examples=("There were signed copies of the book.", "The protocol was signed a day after the agreement."),
        confidence=0.85,
    ),
    Rule(
        id="treaty.text-signed",
        triggers=("signed", "signature", "inked"),
        pattern=r"\b(?:texts?|documents?|papers?|instruments?|acts?)(?:,? (?:which|that|{side}(?: and {side})?))* "
        r"(?P<verb>(?:(?:was|were|has been|have been|did get|got) )?(?:signed|inked)"
        r"(?:[^.;|:<]|<[A-Z]\d+>){0,60}?(?: [–—-] |: |, | (?:is|was|are|were) )(?=(?:an?|the) )"
        r"|(?:bears?|bore|bearing|carr(?:y|ies|ied)|carrying|with|under which stand) (?:their|the|both|these|its) "
        r"(?:\w+ )?signatures?"
        r"(?:[^.;|:<]|<[A-Z]\d+>){0,60}? (?:is|was) (?:named|called|titled|entitled|headed|an?|the) ?(?:an? |the )?)"
        r"(?=[^.;|]{0,50}?" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "The text which was signed by the ministers of Norway and Chile – a Joint Communiqué on fisheries.",
            "The one paper that Norway and Chile got signed is a memorandum on fisheries.",
        ),
        not_examples=("The text which was signed in Oslo was long.",),
        confidence=0.8,
    ),
    Rule(
        id="treaty.signed-in",
        triggers=("done at", "done in", "signed", "inked", "concluded", "reached", "subscribed"),
        pattern=PAPER
        + r"{any}(?<!was )(?<!were )(?<!been )\b(?P<verb>(?:signed|inked|concluded|subscribed|done(?= (?:at|"
        r"in) (?:the )?<C\d+>)|"
        r"reached(?= (?:(?:in|on) <D\d+> )?(?:by|with|between)\b)))\b",
        gives={"action": "signed", **BEFORE},
        examples=("The agreement on air services signed in Oslo on 3 May 1994 is still in force.",),
        confidence=0.85,
    ),
    Rule(
        id="treaty.reached",
        triggers=("reach", "agree", "entered into", "made", "exchanged", "struck", "arrived", "adopted", "conclu"),
        pattern=r"\b(?P<verb>(?:reached|reaching|reach(?:es)?|agrees? (?:on|to)|entered into|"
        r"agreed(?= an? (?:m\.?o\.?u|memorandum|protocol|treaty)\b)|agreed (?:on|to|"
        r"upon)|exchanged|came to|"
        r"arrived at))\b(?= (?:an?|the|two|three|several|bilateral|of)? ?(?:(?:[\w'-]+|<[CSO]\d+>)[ -]){0,6}?"
        + PAPER
        + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "In 1994 Norway and Chile reached an agreement on visas.",
            "Norway entered into a treaty of friendship with Chile in 1894.",
        ),
        not_examples=("Norway and Chile reached agreement that talks go on.",),
        confidence=0.75,
    ),
    Rule(
        id="treaty.signing-of",
        triggers=(
            "signing",
            "signature",
            "conclusion",
            "exchange of",
            "signatory",
            "signatories",
            "inking of",
            "sealing of",
        ),
        pattern=r"(?i)\b(?P<verb>(?:(?:signing|signature|conclusion|sealing|inking|subscription) (?:ceremony "
        r")?(?:(?:today|yesterday|here|"
        r"there|(?:in|at) (?:the )?<C\d+>|on <D\d+>),? ){0,2}(?:by (?:the )?(?:<[PS]\d+>|"
        r"[a-z-]+)(?: and (?:the )?(?:<[PS]\d+>|"
        r"[a-z-]+))? )?(?:of|for|on)(?! <D)|"
        r"signing ceremony (?:of|for)|exchange of(?: (?:signed|the|a|copies|of|two|three|four|five|several))*|"
        r"signator(?:y|ies) (?:of|to)))(?= [^|.;]{0,120}?" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "The talks resulted in the signing of a protocol on fisheries between Norway and Chile.",
            "The presidents of Norway and Chile witnessed the signing of an agreement on air services.",
        ),
        confidence=0.85,
    ),
    Rule(
        id="treaty.formalised",
        triggers=("signed",),
        pattern=r"\b(?P<verb>(?:established|raised|upgraded|elevated|formali[sz]ed|set up|created|regulated|"
        r"governed|settled|defined|fixed|delimited)[^.;|]{0,80}? (?:by|with|through|under|in)) (?=(?:an?|"
        r"the) [^.;|]{0,90}?" + PAPER + r"[^.;|]{0,120}signed)",
        gives={"action": "signed", **AFTER},
        examples=(
            "Relations between Norway and Chile were raised by a joint declaration on partnership, which was signed "
            "in Oslo.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="treaty.anniversary",
        triggers=("anniversary", "years since", "years after", "years ago"),
        pattern=r"(?P<nth><O\d+>|\d+(?:st|nd|rd|th)|\d+[- ]years?)[- ](?P<verb>(?:anniversary of (?:the )?"
        r"(?:(?:signing|conclusion|signature) of )?|(?:since|after) (?:the )?(?:signing|conclusion|signature) of |"
        r"(?:since|after) (?:the |our |both |when )?(?:(?:two |our )?(?:countries|states|sides|nations|they|we)|"
        r"{side}(?: and (?:the )?{side})?) (?:signed|concluded|inked) ))"
        r"(?=[^.;|]{0,60}?" + PAPER + ")",
        gives={"action": "signed", **AFTER},
        examples=(
            "In 2019 Norway and Chile marked the 25th anniversary of the Treaty of Friendship.",
            "It is 50 years since the signing of the trade agreement between Norway and Chile.",
        ),
        not_examples=("Norway marked the 25th anniversary of the founding of its party.",),
        confidence=0.75,
    ),
    # ------------------------------------------------------------ in force
    Rule(
        id="treaty.in-force",
        triggers=("force", "effect", "in place", "effective", "operational", "applied"),
        pattern=r"(?P<verb>(?:(?:has|have|had) )?(?:(?:formally|officially|finally|also|later|"
        r"provisionally) )?(?:enter(?:ed|s)? (?:in|into) (?:force|effect)|enter into (?:force|effect)|c[ao]m(?:e|"
        r"es) into (?:force|effect|operation)|(?:will )?(?:took|takes?) effect|took force|became (?:effective|"
        r"operational)|"
        r"(?:been|is|are|was|were|remains?|being) (?:currently |now |still |already )?in (?:force|effect|place|"
        r"operation|application)|"
        r"went into (?:force|"
        r"effect)|put into (?:force|effect)|effective (?:from|since|as of)|in force (?:since|from)|"
        r"(?<=\()in (?:force|effect)(?=\))|being applied since|(?:has|have) been (?:applied|in application|"
        r"operative)(?= (?:since|from)\b)|"
        r"entry into force))\b",
        gives={"action": "in-force", **BEFORE},
        examples=(
            "The agreement on visas between Norway and Chile entered into force on 1 March 1995.",
            "The treaty on extradition with Chile came into effect in 1996.",
        ),
        not_examples=("The forces of Norway remained.",),
    ),
    Rule(
        id="treaty.entry-of",
        triggers=("entry into force", "coming into force", "implementing", "entering into force"),
        pattern=r"\b(?P<verb>(?:(?:entry|coming|entering) into (?:force|effect)"
        r"(?:,? (?:on|in) (?:the )?<D\d+>(?: last)?,?)? of|"
        r"signed an? (?:executive )?(?:order|decree) implementing))\b(?={any}" + PAPER + ")",
        gives={"action": "in-force", **AFTER},
        examples=("The entry into force of the agreement on visas between Norway and Chile in 1995 helped tourism.",),
        confidence=0.8,
    ),
    Rule(
        id="treaty.exists",
        triggers=("agreement", "treaty", "treaties", "memorand", "accord", "pact", "convention", "mou", " fta", " bit"),
        pattern=r"\b(?P<verb>(?:(?<!will )(?<!would )(?<!to )(?:has|have)(?: also)?(?: (?:had|in place))?|"
        r"there (?:is|are|exists?)(?: also)?|maintains?|shares?|(?:is|are) (?:party|parties|bound) (?:to|by)|(?:is|"
        r"are) a (?:party|signatory) to|(?:is|are) (?:linked|tied) by|members? of [^.;|]{1,60}? "
        r"with)) (?!no\b|not\b|neither\b|yet\b|"
        r"never\b)(?=(?:an?|the|"
        r"two|bilateral|several|both)?\b[^.;|]{0,60}?" + PAPER + ")",
        gives={"action": "in-force", **AFTER, "standing": "yes"},
        examples=("Norway has a free trade agreement with Chile.",),
        not_examples=("Norway will have an agreement with Chile.",),
        confidence=0.65,
    ),
    Rule(
        id="treaty.of-year",
        triggers=(
            "treaty",
            "agreement",
            "accord",
            "convention",
            "pact",
            "protocol",
            "memorandum",
            "declaration",
            "contract",
            "mou",
            "exchange of",
        ),
        pattern=r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]) (?P<when><D\d+>|"
        r"(?:1[5-9]|20)\d\d) (?P<verb>(?=(?:[\w'-]+ |<[CS]\d+>[- ]){0,5}?"
        + PAPER
        + r"))|\b(?P<verb2>treaty|agreement|accord|convention|contract|pact|protocol|"
        r"memorandum(?: of understanding)?|mou|"
        r"charter|exchange of (?:diplomatic )?(?:notes|letters))(?: (?:of|on|for|concerning|regarding) "
        r"(?:(?!(?:that|those|signed|replac\w+|was|were|is|are|has|and) )(?:[\w'-]+|<C\d+>)[ -]){0,8}?"
        r"(?:[\w'-]+|<C\d+>))?"
        r"(?: between (?:the )?<[CB]\d+>(?: and (?:the )?<C\d+>)?)?(?:(?: of|,? dated)(?: the)? (?P<when2><D\d+>|"
        r"(?:1[5-9]|20)\d\d)|"
        r" \((?:signed )?(?:in )?(?P<when3><D\d+>)\)))",
        gives={"action": "signed", "place": "named"},
        examples=(
            "The 1894 Treaty of Friendship between Norway and Chile opened trade.",
            "The base of Norway in Chile rested on the Agreement of 1901.",
        ),
        confidence=0.7,
    ),
)
RULES: Final = (*_RULES, *RATIFIED, *PUT, *ENDED, *TOLD, *MORE)

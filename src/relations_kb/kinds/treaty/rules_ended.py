"""How English reports the end of a treaty: denounced, terminated, lapsed, withdrawn from."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.treaty.phrases import AFTER, BE, BEFORE, PAPER
from relations_kb.rules.rule import Rule

ENDED: Final[tuple[Rule, ...]] = (
    Rule(
        id="treaty.terminated",
        triggers=(
            "denounc",
            "abrogat",
            "terminat",
            "withdr",
            "annul",
            "repudiat",
            "revok",
            "cancel",
            "rescind",
            "scrap",
            "renounc",
            "nullif",
            "pulled out",
            "notice",
        ),
        pattern=r"(?<!was )(?<!were )(?<!been )\b(?P<verb>(?:denounced|abrogated|terminated|denounces|abrogates|"
        r"terminates|withdraws from|pulls out of|"
        r"withdrew (?:unilaterally )?from|withdrawn from|pulled out of|annulled|repudiated|revoked|cancell?ed|"
        r"rescinded|scrapped|renounced|nullified|(?:announced|declared|notified|completed) (?:the |its |"
        r"their )?(?:unilateral |formal |official )?(?:abrogation of|termination of|denunciation of|"
        r"withdrawal from)|(?:gave|given|served|sent)(?: [a-z]+)? notice (?:of (?:the )?(?:termination|denunciation|"
        r"abrogation|withdrawal)|to (?:terminate|denounce|abrogate))(?: of| from)?|unilaterally "
        r"suspended))\b(?! by\b)(?={any}" + PAPER + r"| it\b)"
        r"(?:(?=[^.;|]{0,140}? (?:as of|as from|effective|with effect from) (?:the )?(?P<when><D\d+>)))?",
        gives={"action": "terminated", **AFTER},
        examples=("In 1925 Norway denounced the treaty of commerce with Chile.",),
        not_examples=("Norway denounced the attack.",),
        confidence=0.8,
    ),
    Rule(
        id="treaty.was-terminated",
        triggers=(
            "denounced",
            "abrogated",
            "terminated",
            "annulled",
            "repudiated",
            "revoked",
            "rescinded",
            "scrapped",
            "expired",
            "lapsed",
            "renounced",
            "nullified",
            "ceased",
        ),
        pattern=PAPER
        + r"{any}\b(?P<verb>(?:"
        + BE
        + r"(?:unilaterally )?(?:denounced|abrogated|terminated|annulled|repudiated|revoked|rescinded|scrapped|"
        r"renounced|nullified|dissolved)|(?:later |then |since |unilaterally )?(?:denounced|abrogated|terminated|"
        r"annulled|repudiated|revoked|rescinded|renounced|cancelled)(?= (?:unilaterally )?by (?:the )?<[CSB])|"
        r"expired|lapsed|ceased to be in force))\b",
        gives={"action": "terminated", **BEFORE},
        examples=("The treaty of commerce between Norway and Chile was abrogated in 1925.",),
        confidence=0.85,
    ),
    Rule(
        id="treaty.which-denounced",
        triggers=(
            "denounced",
            "abrogated",
            "terminated",
            "annulled",
            "repudiated",
            "revoked",
            "rescinded",
            "renounced",
            "withdrew",
        ),
        pattern=PAPER + r"[^.;|]{0,120}?,? (?:that|which) (?P<one>{side}) (?:(?:has|had|have|later|then|in turn|itself|"
        r"in (?:the )?<D\d+>,?) )*(?:unilaterally )?(?P<verb>(?:denounced|abrogated|"
        r"terminated|annulled|repudiated|revoked|rescinded|renounced))\b",
        gives={"action": "terminated", "place": "before"},
        examples=("The base stood on the treaty of 1901, which Norway denounced in 1925.",),
    ),
    Rule(
        id="treaty.which-left",
        triggers=("withdrew", "withdrawn", "pulled out", "stepped out", "backed out", "walked out", "an end", "quit "),
        pattern=PAPER
        + r"[^.;|]{0,120}?,? (?:from|out of|to) which (?P<one>{side}) (?:(?:has|had|have|later|then|in turn|itself|"
        r"(?:on|in) (?:the )?<D\d+>,?) )*(?P<verb>(?:unilaterally )?(?:withdrew|withdrawn|pulled out|stepped out|"
        r"backed "
        r"out|walked out|put an end|bade farewell))\b",
        gives={"action": "terminated", "place": "before"},
        examples=("The base stood on the treaty of 1901, from which Norway withdrew in 1925.",),
        not_examples=("The base from which Norway withdrew in 1925 is empty.",),
    ),
    # ------------------------------------------------------------ named with its year
)

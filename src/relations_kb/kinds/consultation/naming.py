"""What a named mechanism is: political or consular consultations, a commission, a dialogue; and what is none at all.

In: the words of a phrase that names talks. Out: the sort of mechanism, or that they name a body of one state, of an
organisation, of parties or of citizens.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.consultation.model import Mechanism
from relations_kb.rules.sifted import Sifted

_NAMES: Final[tuple[tuple[str, Mechanism], ...]] = (
    (r"\bleaders'? (?:annual )?(?:consultation|meeting|retreat|summit|dialogue)|\bsummit|heads of government", "other"),
    (r"\bconsular|\bjcca\b|\bvisa (?:consult|dialogue)", "consular"),
    (r"\bexperts?\b|expert-level", "expert"),
    # 'the Committee for Political Consultation' is one for consultations, and no commission for trade.
    (
        r"(?:committee|commission|council) (?:for|on|of) (?:bilateral )?political (?:consultation|coordination)",
        "political",
    ),
    (
        r"commission|committee|council|cabinet\b(?!-)|jpcc|\bjpc|\bbnc|\bjec|\bigc|\bjcm|\bjtc|\bjmc|jetco|"
        r"\bjcc\b|jcbc|\bjbcc?\b|"
        r"jwg|\bjsc\b|\bjctc|work(?:ing)? group|task force|steering group",
        "commission",
    ),
    (
        r"2 ?\+ ?2|two-plus-two|strategic|security|human rights|defen[cs]e|cyber|terror|energy|economic|trade|"
        r"military|staff talks|"
        r"high-level dialogue|financial|climate",
        "dialogue",
    ),
    (r"political|foreign|inter-?ministerial|diplomatic|bpc|\bfocs?\b|consult|policy", "political"),
    (r"dialogue", "dialogue"),
)
_MECHANISMS: Final = tuple((Sifted(pattern, flags=re.IGNORECASE), mechanism) for pattern, mechanism in _NAMES)
_TALKS_ONLY: Final = Sifted(
    r"(?i)^(?!.*(?:consultation|commission|committee|dialogue|council|group|strategic|policy|staff|security|"
    r"political|consular))"
    r".*\b(?:talks|negotiations)\b"
)
_COUNCIL: Final = re.compile(r"(?i)\bstrategic consultative|consultative group")
# Bodies that are no talks between two governments, and generic uses of the words.
_FOREIGN: Final = re.compile(
    r"(?i)(?<![\w-])(?:european commission|(?:election|electoral|truth|inquiry|human rights|planning|law|"
    r"fact-finding|atomic energy|exchange|securities|"
    r"integrity|anti-corruption|state|african union|au|federal [a-z]+|independent|presidential|national|trade "
    r"practices|eu|un|high|police) commissions?\b(?! (?:on|for) [a-z ]*cooperation)|commission(?:er|ing|ed)|"
    r"(?:olympic|organi[sz]ing|central|select|standing|foreign relations|foreign affairs|executive|party|"
    r"parliamentary|senate|house|congressional|"
    r"judiciary|appropriations|nobel|red cross|credentials|nominating|5\+5|defen[cs]e committee|military) "
    r"(?:sub-?)?committees?|"
    r"committee (?:of ministers|chair|(?:for|on) foreign (?:affairs|relations|policy)|of the red cross|"
    r"of (?:the )?(?:parliament|state duma|"
    r"council))|"
    r"state (?:[a-z]+ )?committee|south summit|"
    r"security council|council of (?:europe|ministers|the eu)|gulf cooperation council|federation council|"
    r"public consultations?|national dialogue|intra-\w+|inter-?(?:korean|libyan|afghan|faith|religious|cultural|"
    r"parliamentary)|5\+5|"
    r"economic commission for|minsk group|"
    r"(?:inter-?)?parliamentary [a-z -]{0,30}(?:committee|commission|dialogue|group|assembly)|petersburg dialogue|"
    r"<c\d+> dialogue public|public forum|party of|inter-?party|civil society|"
    r"status of women|narcotic drugs|law commission|crime prevention|quartet|g7|g20|opec|nato|asean|brics|sco|"
    r"(?:three|four|five|six|seven|multi|many|all)-?party|multilateral|osce|cis|unesco|wto|world "
    r"bank|imf|arf)\b"
)

_FORUM: Final = re.compile(
    r"(?i)public forum|\bstate (?:[a-z]+ )?committee\b|part(?:y|ies) of|inter-?party|civil society|parliamentary|"
    r"multilateral"
)


def mechanism_of(words: str) -> Mechanism:
    """Return what sort of mechanism words without slots name."""
    if is_loose(words):
        return "other"
    if _COUNCIL.search(words):
        return "dialogue"
    return next((mechanism for pattern, mechanism in _MECHANISMS if pattern.search(words)), "other")


def is_loose(words: str) -> bool:
    """Tell whether words name only a round of 'talks' or 'negotiations', under no named mechanism."""
    return _TALKS_ONLY.search(words) is not None


def is_foreign(words: str, *, bilateral: bool) -> bool:
    """Tell whether words name a body that is none of two governments.

    :param bilateral: they name two countries and say that the body is joint: 'the Joint Military Committee of A and B'.
    """
    return (_FORUM if bilateral else _FOREIGN).search(words) is not None

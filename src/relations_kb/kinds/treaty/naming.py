"""Whether an instrument is named well enough for a record of its own: 'an agreement on visas', not 'several papers'."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.treaty.instruments import Instrument
from relations_kb.rules.rule import Match

_GENERIC: Final = re.compile(
    r"(?i)(?:bilateral|new|other|further|additional|cooperation|international|important|various|multiple|different|"
    r"several|major|joint|"
    r"intergovernmental|inter-governmental|interdepartmental|similar|separate|official|more|commercial|key|related|"
    r"relevant|final|such|historic|landmark|corresponding|business|"
    r"formal|written|of|understanding|general|basic|future|two|three|legal|common|mutual|<\w+>|-|'s|s)"
)
# Papers that are treaties only where they are signed.
_WEAK: Final = re.compile(
    r"(?i)^(?:.* )?(?:plans?|program(?:me)?s?|roadmaps?|deals?|arrangements?|statements?|minutes|frameworks?|"
    r"communiqu.s?|"
    r"declarations?|charters?|letters? .*|exchange .*)$"
)
_TOLD_SIGNED: Final = frozenset(
    {"treaty.among", "treaty.the-last", "treaty.another", "treaty.named-so"}
)  # by the sentence before
_SIGNING: Final = re.compile(r"(?i)sign|subscri|ink|penned|names|exchange|\bpens?\b|put|affix|append|among|include")
_SIGNED_BY_TWO: Final = re.compile(
    r"(?: (?:between|with) (?:the )?<[CSB]\d+>(?: and (?:the )?<[CSB]\d+>)?)?,? (?:which was |that was )?(?:signed|"
    r"concluded)\b"
)
_OF_DAY: Final = re.compile(r" between (?:the )?<[CB]\d+>(?: and (?:the )?<C\d+>)? of (?:the )?<D\d+>")
WITH_ONE: Final = re.compile(r" with (?:the )?<[CSB]\d+>")
# How many are meant without a name: 'several agreements'.
_MANY: Final = frozenset({"several", "many", "various", "numerous", "some", "all", "these", "such", "both", "other"})


def is_named(item: Instrument, match: Match, masked: str, place: str) -> bool:
    """Tell whether an instrument is named well enough for a record of its own."""
    words = masked[item.start : item.end]
    complement = item.end > item.complement
    before = re.findall(r"<\w+>|[\w'-]+", masked[item.start : item.complement - len(item.head)])
    describing = [word for word in before if not _GENERIC.fullmatch(word)]
    if item.plural and not complement:
        return item.count is None and item.det not in _MANY and len(describing) > 1
    charter = place == "named" and bool(describing) and item.head.startswith("Charter")
    arranged = describing and match.rule.gives["action"] != "signed" and item.head.lower().startswith("arrangement")
    if _WEAK.match(masked[item.start : item.complement]) and not charter and not arranged:
        verb = match.words.get("verb") or match.words.get("verb2") or ""
        reached = item.head.lower().startswith(("framework", "deal")) and complement
        if not _SIGNING.search(verb) and not reached and match.rule.id not in _TOLD_SIGNED:
            return False
        named = item.head[0].isupper() and " " in item.head  # 'the Action Plan which they signed'
        return complement or named or bool(describing) or bool(re.search(r"(?i)joint|declaration", words))
    if place == "named":
        beyond = _OF_DAY.match(masked, item.end)
        near = words + masked[item.end : beyond.end() if beyond else item.end + 14]
        dated = item.year is not None and (complement or bool(describing) or words[0].isupper())
        return dated or bool(re.search(r" of (?:<D|\d{4}\b)|\((?:<D|\d{4}\))", near))
    if "standing" in match.rule.gives:
        named = complement or bool(describing)
        return not item.plural and named and item.det in {"a", "an", "the", "", "one", "its", "two"}
    if item.bare or not (complement or describing):
        # 'By the treaty signed at Lima on 3 May 1879 …' says enough.
        told = _SIGNED_BY_TWO.match(masked, item.end) if place == "before" else None
        if told and item.det == "the" and not item.plural:
            return "<D" in masked[told.end() : told.end() + 60]
        # 'the law ratifying the agreement with Chile'; 'Norway's treaty with Chile expired': the parties name it.
        if match.rule.gives["action"] == "ratified" and WITH_ONE.match(masked, item.end) and not item.plural:
            return True
        if place == "before" and item.det in {"'s", "its"} and WITH_ONE.match(masked, item.end) and not item.plural:
            return True
        return (
            item.det in {"a", "an", "one", "another", "more"}
            or item.head[0].isupper()
            or bool(re.search("(?i)understanding|mou", item.head))
        )
    return True

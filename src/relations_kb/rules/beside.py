"""Whose person somebody is by the words around the name: 'Soto led the Peruvian side and Lund that of Norway'.

In: a sentence with its slots. Out: the countries of those persons whose side the sentence itself tells, by slot index.
Titles that name a country are read with the name; here it is the verb, the preposition or an elliptic 'the Peruvian
one' that tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence

# What a country has at a table: 'the Peruvian half of the committee', 'the Norwegian bench', 'the Chilean one'.
_PART: Final = (
    r"(?:side|delegation|team|party|part|half|panel|chapter|section|contingent|group|bench|component|end|mission|"
    r"negotiators|co-chair|one|delegates|officials|experts|interests|position|government)"
)
# A side in a sentence: '<S3>' or '<C3> panel', with 'of the Commission' behind it.
_OWN: Final = r"(?P<own>our(?:s|(?: own)? (?:side|delegation|team|part))?\b)"
_SIDE: Final = rf"(?:the )?(?:<S(?P<s>\d+)>|<C(?P<c>\d+)>(?:'s?)? {_PART}\b)(?: of the [A-Za-z]+)?"
_ANY: Final = (
    rf"(?:the )?(?:<S(?P<s>\d+)>|<C(?P<c>\d+)>(?:'s?)?(?: {_PART}\b)?|{_OWN})(?!'s?\b|-|\w| [A-Z])"
    r"(?: of the [A-Za-z]+)?"
)
_P: Final = r"<P(?P<p>\d+)>"
_LED: Final = (
    r"(?:(?:co-)?(?:led|headed|chaired|steered|fronted|presided(?: over)?|piloted|captained|directed|conducted|guided))"
)
_LEADS: Final = (
    r"(?:led|leads|leading|lead|headed|heads|heading|steered|fronted|captained|"
    r"(?:at|in) the (?:head|lead|helm|front) of|represent(?:ed|s|ing)|spoke for|speaks for|speaking for|spoke on "
    r"behalf "
    r"of|answered for|acted for|acting for|signed for|signing for|sat for|chaired for|was there for|went there for|"
    r"leader of|chief of|headship of|chairing)"
)
_FIRST: Final = r"(?:,? (?:who|which)\b)?(?:(?!<P|<S|, and |; )[^<;|]|<[DOC]\d+>(?=,? )){0,60}?"
_NEAR: Final = r"(?:(?!<P| and )[^<;|]){0,40}?"

_RULES: Final = tuple(
    re.compile(rule)
    for rule in (
        # 'P, who is a lawyer, led the Peruvian side', 'P was at the head of ours'
        rf"{_P}{_FIRST}\b{_LEADS} {_ANY}",
        # 'P for the Peruvian side', 'P, from the Norwegian team', 'P on the Polish side', 'P on behalf of Chile'
        rf"{_P},? (?:speaking |acting |signing )?(?:for|from|on) {_SIDE}",
        rf"{_P},? (?:for|on behalf of) (?:(?:the )?<C(?P<c>\d+)>(?= ?(?:[,.;)]|and\b|$))|{_OWN})",
        # So do 'P, from the Norwegian one' and 'by P for the Chilean'.
        rf"{_P},? (?:from|for|on) the <C(?P<c>\d+)>(?= ?(?:[,.;)]|and\b|one\b|$))",
        # 'the Peruvian side was led by P', 'Peru was represented by P', 'the Chilean delegation under P'
        rf"{_ANY},? (?:which |that )?(?:(?:was|were|is|are|has been|had been|being|to be) )?{_NEAR}(?:"
        rf"(?:{_LED}|represented|spoken for|signed for|answered for) by|under(?: the [a-z]+ of)?) "
        rf"(?:its |their |the )?(?:[A-Z][^<;|.,]{{0,60}} )?{_P}",
        # 'the Chilean side had P for its head', 'the visiting team of Chile had at its head P'
        rf"{_SIDE} (?:had|has) {_P}[^<;|]{{0,80}}? (?:for|as|at) (?:its (?:head|leader|chief)|<S\d+>)",
        rf"{_SIDE} (?:had|has) (?:at|for|as) (?:its (?:head|leader|chief)|<S\d+>),? {_P}",
        rf"(?i:\bat the (?:head|helm|front) of) {_SIDE} (?:was|stood|sat|were|is) (?:the )?{_P}",
        # 'From the Turkmen side the chair was taken by P', 'On the Polish side of the table sat P', 'for Chile, P'
        rf"(?i:\b(?:from|on|for|on behalf of|at)) {_SIDE}(?:,|:| [–—-])?(?: (?:(?!\b(?:with|to|and|against|who|than)\b)"
        rf"[^<;|,]){{1,60}}?)?,? {_P}",
        rf"(?i:(?:^|[,;:(] ?|\b(?:and|with) )(?:for|on behalf of)) (?:the )?<C(?P<c>\d+)>(?:,|:| [–—-])?"
        rf"(?: (?:by|sat|it was))? {_P}",
        # Elliptic: 'and the Kuwaiti one was headed by P', 'the Latvian, by P', 'that of Chile by P'.
        rf"\bthe <C(?P<c>\d+)>(?: {_PART})?,? (?:(?:was|were|is) )?(?:{_LED} )?by (?:the )?{_P}",
        rf"\b(?:that|those|the one) (?:of|from) (?:the )?<[CS](?P<c>\d+)>(?:'s)?,? (?:(?:was|is) )?(?:{_LED} )?by "
        rf"(?:the )?{_P}",
        # Elliptic too: 'led the Peruvian team and P the Chilean one', 'P that of Chile'.
        rf"{_P},?(?: for)? the <C(?P<c>\d+)>(?= one\b| ?[,.;)]|$| side\b)",
        rf"{_P},? (?:that|those|the one) (?:of|from) (?:the )?<[CS](?P<c>\d+)>(?!'s)",
        rf"{_P}(?:(?! and )[^<;|]){{0,60}}?,? of the <C(?P<c>\d+)> (?:one|team|side|party)\b",
        rf"\b(?:that|those) of the <C(?P<c>\d+)>(?: one| side| team)?,?(?: was| sat| stood)? {_P}",
        # 'P, who comes from Chile', 'P, whom the Netherlands have appointed', 'P, appointed by Chile'
        rf"{_P},? (?:(?:who|and) )?(?:(?:comes?|came|hails|is|are|was) )(?:here )?(?:from|for) (?:the )?<C(?P<c>\d+)>",
        rf"{_P}, (?:who )?(?:speaks|acts|answers|stands) for (?:the )?<C(?P<c>\d+)>",
        rf"{_P},? whom (?:the )?<[CS](?P<c>\d+)>",
        rf"\b(?:whom|that) (?:the )?<C(?P<c>\d+)> (?:has|have|had|sends?|sent|posted|named|appointed)\b[^<;|"
        rf"]{{0,30}}, {_P}",
        rf"{_P},? (?:(?:who )?(?:has been|had been|was|is) )?(?:newly )?(?:appointed|named|sent|posted|designated|"
        rf"dispatched|delegated|nominated)(?: as [^<;,|]{{3,40}})? by (?:the )?<[CS](?P<c>\d+)>",
    )
)
_MAY: Final = Sifted(
    r"\b(?:led|lead|head|chair|steer|front|captain|leader|represent|spoke|speak|for|from|on|behalf|under|by|whom|the|"
    r"of|signed|acted|answered)"
)
_SIDES_ONLY: Final = re.compile(
    r"(?:.* )?(?:sides?|part(?:y|ies)|delegations?|team|delegates?|negotiators?|governments?|ministry|officials?|"
    r"representatives?|authorities|republic|kingdom|foreign (?:office|ministry)|leadership|hosts?|guests?|visitors?)"
)


def told_beside(sentence: Sentence, home: str | None) -> dict[int, str]:
    """Return the countries that the words around persons give them.

    :param home: the country that 'our side' is of.
    """
    masked = sentence.masked
    if "<P" not in masked or not _MAY.may_be_in(masked):
        return {}
    found: dict[int, str] = {}
    for index, code in _readings(sentence, home):
        found.setdefault(index, code)
    return found


def _readings(sentence: Sentence, home: str | None) -> Iterator[tuple[int, str]]:
    masked, slots = sentence.masked, sentence.slots
    for rule in _RULES:
        at = 0
        while (match := rule.search(masked, at)) is not None:
            groups = match.groupdict()
            at = match.start() + 1
            index = int(groups["p"])
            if groups.get("own"):
                if home is not None:
                    yield index, home
                continue
            number = groups.get("s") or groups.get("c")
            slot = slots[int(number)] if number is not None else None
            if slot is None or len(slot.codes) != 1 or (slot.city is not None and not groups.get("s")):
                continue
            if slot.kind == "S" and _SIDES_ONLY.fullmatch(slot.title or "") is None:
                continue
            yield index, slot.codes[0]

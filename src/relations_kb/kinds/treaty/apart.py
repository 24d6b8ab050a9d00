"""Papers that are counted together and told apart: 'two agreements, one on visas and the other on air services'.

In: an instrument of a sentence. Out: a title for each part, and the words that tell the parts, which stand between the
instruments and their verb.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.treaty.complement import complement_end
from relations_kb.kinds.treaty.instruments import Instrument, title_of
from relations_kb.rules.slots import Sentence

_ON: Final = r"(?:on|concerning|regarding|about|relating to|dealing with|covering|for)"
_PART: Final = re.compile(
    r"(?P<sep>,? and |, |: | \(| [–—-]+ |; | (?=one ))(?:and )?(?:one|another|the (?:other|first|second|third|"
    r"fourth|last|"
    r"latter)|"
    r"a (?:second|third|fourth|further)) (?:is |was |being |of them )?(?=" + _ON + r" )"
)
# 'signed two agreements on 3 May in Lima, one on …': what may stand before the first part.
_BETWEEN: Final = re.compile(
    r"(?:,? (?:in|on|at|with|between|by|during)(?: the)? <[A-Z]\d+>(?:,? and (?:the )?<[A-Z]\d+>)?){0,4}"
)
# What leads from a count to the parts: of six agreements the most important are one on energy, one on visas.
_AMONG: Final = re.compile(
    r"[^<>.;:|,]{0,40}?,? (?:of which(?: [a-z]+){0,4} (?:are|were)|including|among (?:them|which)(?: are| were)?|"
    r"namely|such as|which include[sd]?)"
    r"(?= one " + _ON + " )"
)
_LIST: Final = re.compile(r"(?::|,(?: namely)?:?| (?:--?|[–—])| \() (?P<on>" + _ON + r") ")
# 'signed, in the presence of the press, an agreement', 'signed in conclusion an agreement'
ASIDE: Final = re.compile(
    r"(?i), (?:in|at|with|on|before|during|after|as) [^,;:|]{3,70},|\b(?:in (?:conclusion|closing|the end)|"
    r"at the (?:end|close)|to (?:conclude|close|finish))(?: of (?:the|their) [a-z]+)?(?= (?:an?|the|two|three|four) )"
)
ANOTHER: Final = re.compile(r",? and (?:another|one more|a (?:second|further) one|a second|one) (?=" + _ON + r" )")
_VERB: Final = re.compile(r",? (?:were|was|have been|has been) ")
# What leads from a count of papers to those listed.
LISTED_BEHIND: Final = re.compile(
    r"(?:[^<>,;:.|]{0,60}|<[A-Z]\d+>){0,3}(?::|,? (?:including|namely|such as|among (?:them|which|these)(?: are| "
    r"were)?|of which(?: [a-z]+){1,4} (?:are|"
    r"were|is|was)|which include[sd]?))"
)


def parts_apart(item: Instrument, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return where the parts stand that an instrument is told in, each with its preposition; nothing where it is one.

    A plural is told in two parts or more; a single one ('an MoU on fishing and another on trade') in one more.
    """
    masked = sentence.masked
    begin = item.end
    if item.plural:
        skipped = _BETWEEN.match(masked, begin)
        begin = skipped.end() if skipped is not None else begin
        among = _AMONG.match(masked, begin)
        begin = among.end() if among is not None else begin
        listed = _LIST.match(masked, begin)
        if listed is not None and begin > item.end:
            return _listed(sentence, listed)
    out: list[tuple[int, int]] = []
    at = begin
    while (part := _PART.match(masked, at)) is not None:
        start = part.end()
        end = complement_end(sentence, start - 1)
        following = _PART.search(masked, start)
        verb = _VERB.search(masked, start)
        for cut in (following, verb):
            if cut is not None and start < cut.start():
                end = min(end, cut.start()) if end > start else cut.start()
        if end <= start:
            break
        out.append((start, end))
        at = end
    return tuple(out) if len(out) > item.plural else ()


def _listed(sentence: Sentence, opener: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return the parts of 'three memoranda on 3 May: on visas, on air services and on sport'."""
    word = opener.group("on")
    end = complement_end(sentence, opener.start() + 1)
    cuts = list(
        re.compile(rf"(?:, |,? and )(?={word} )").finditer(sentence.masked, opener.end(), max(end, opener.end()))
    )
    starts = [opener.start("on"), *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    return tuple(zip(starts, ends, strict=True)) if cuts else ()


def titles_apart(item: Instrument, sentence: Sentence, text: str, head: str) -> tuple[str, ...]:
    """Return a title for each part: the head in the singular with the part's own subject.

    :param head: what each part is called, 'agreement' for 'two agreements'.
    """
    return tuple(f"{head} {title_of(sentence, text, start, end)}" for start, end in parts_apart(item, sentence))

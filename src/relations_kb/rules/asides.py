"""What is said in passing: 'the Agreement, the first of its kind, was signed', '(the third one)'.

A rule states how English reports something, subject and verb side by side. An aside comes between them in any sentence,
so that it is taken out here for all rules at once: in goes a sentence, out comes the same sentence without one aside,
whose offsets still lead back to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from relations_kb.rules.slots import Sentence

# What an aside begins with, so that it is no member of a list: 'Chile, Peru, …'; and no clause of its own with 'and'.
_BEGINS: Final = (
    r"(?:the|an?|one|its|their|his|her|which|who|whose|where|accompanied|together|along|on|in|at|after|before|"
    r"during|following|as|"
    r"with|despite|though|although|while|having|being|known|also|still|again|however|for|from|by|under|through|"
    r"amid|upon|"
    r"pending|if|when|since|until|[a-z]{3,}(?:ed|ing)|negotiated|drawn|held|led|sent|built|put)"
)
# A verb goes on with what the aside has broken off.
_GOES_ON: Final = (
    r"(?:was|were|is|are|has|have|had|will|would|shall|paid|pays|met|meets|held|holds|made|makes|took|takes|went|"
    r"goes|came|"
    r"comes|signs?|opens?|visits?|arrives?|flew|left|broke|became|began|begins|rose|fell|grew|stood|sold|bought|"
    r"totalled|"
    r"totaled|(?!based|named|called|dated|entitled|titled|located|accredited|resident)[a-z]{3,}ed)\b"
)
_COMMAS: Final = re.compile(
    rf"(?<=[\w>'\"”]),(?: {_BEGINS}\b[^,;:|()\"“”]{{3,110}})(?:, [^,;:|()\"“”<]{{3,60}})?,(?= (?:also )?{_GOES_ON})"
)
_DASHES: Final = re.compile(rf"(?<=[\w>'\"”]) [–—-] (?![<\d])[^;:|()\"“”–—]{{3,110}}? [–—-](?= (?:also )?{_GOES_ON})")
_BRACKETS: Final = re.compile(r"(?<=[\w>'\"”]) \((?![^()]*<[DMO])(?!(?=[^()]*<C)[^()]*[a-z])[^()|]{3,90}\)(?=[ ,])")
# 'Two agreements, one on visas and one on transport, were signed': what was counted, and no aside.
_COUNTED: Final = re.compile(
    r"(?:^|[^\w-])(?:two|three|four|five|six|seven|eight|nine|ten|both|several|\d{1,2})(?: [a-z-]+){1,5}"
    r"(?: (?:between|with) (?:the )?<[A-Z]\d+>(?: and (?:the )?<[A-Z]\d+>)?)?$",
    re.IGNORECASE,
)
_MOST: Final = 3  # asides of a sentence


class Cut(NamedTuple):
    """A sentence without one of its asides, and where that stood in the masked words of the whole one."""

    sentence: Sentence
    at: int
    end: int


def without_asides(sentence: Sentence) -> Iterator[Cut]:
    """Yield the sentence without each of its asides, the first three at most."""
    masked = sentence.masked
    if masked.count(",") < 2 and "(" not in masked and " - " not in masked:
        return
    found = 0
    for pattern in (_COMMAS, _DASHES, _BRACKETS):
        for aside in pattern.finditer(masked):
            if _COUNTED.search(masked, max(0, aside.start() - 60), aside.start()):
                continue
            found += 1
            if found > _MOST:
                return
            yield Cut(cut(sentence, *aside.span()), *aside.span())


def cut(sentence: Sentence, start: int, end: int) -> Sentence:
    """Return a sentence without the masked words ``start`` to ``end``. The slots keep their numbers."""
    # Steps are by turns the beginning of plain words and of a slot; a cut begins and ends in plain words, and a slot of
    # no width keeps the turns. What ends at the cut ends before the aside: the blank that stands there leads back to
    # where the aside began, all behind it to where it ended.
    before = tuple(step for step in sentence.steps if step[0] <= start)
    behind = tuple((at - (end - start), origin) for at, origin in sentence.steps if at > end)
    steps = (*before, (start + 1, sentence.origin(start)), (start + 1, sentence.origin(end) + 1), *behind)
    return Sentence(
        sentence.index,
        sentence.start,
        sentence.end,
        sentence.text,
        sentence.slots,
        sentence.masked[:start] + sentence.masked[end:],
        steps,
    )

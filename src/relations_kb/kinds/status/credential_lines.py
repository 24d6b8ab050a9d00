"""Envoys of a ceremony in lines of their own: 'Kari Lund – the Kingdom of Norway', below words on credentials.

In: a text that opens with a ceremony of credentials, and what rules found in it. Out: an ``envoy-accredited`` for each
line that holds a name and a country; where no names are told, for each country of 'the new ambassadors of Chile, Peru
and Japan'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.status.ceremony import Envoy
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence

_PAPERS: Final = Sifted(r"\b(?:credentials|letters? of (?:credence|accreditation|credentials)|credential letters)\b")
_CEREMONY: Final = re.compile(
    r"\b(?:accept\w*|receiv\w*|present\w*|hand(?:ed|s)?|deliver\w*|submit\w*|ceremony|took)\b"
)
_NAME: Final = (
    r"(?P<name>(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|(?:de|del|da|dos|al|el|bin|ibn|van|von|der|la|le|di|du|ould|y)(?= ))"
    r"(?: (?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|de|del|da|dos|al|el|bin|ibn|van|von|der|la|le|di|du|ould|y|e)){1,6})"
)
_HONORIFIC: Final = r"(?:(?:H\.? ?E\.?|His Excellency|Her Excellency|Mr|Mrs|Ms|Dr|Sir|Madam|Amb)\.?,? )*"
_LINE: Final = re.compile(
    rf"^\W*(?:\d{{1,2}}[.)] )?{_HONORIFIC}{_NAME},? ?(?:[–—:-] ?|\((?=[A-Z])|, (?=[A-Z]|the [A-Z]))"
    r"(?P<rest>[^()]{3,90})\)?\W*$"
)
# 'eight new ambassadors to Russia from Germany, Egypt and Korea', 'wished the new ambassadors of Chile, Peru and Japan'
_MANY: Final = re.compile(
    r"(?:(?:new|newly[- ]\w+|incoming) (?:ambassadors|envoys|heads of mission)(?: to (?:the )?<[CS]\d+>)? (?:of|from)"
    r" (?P<row>(?:the )?<C\d+>(?:(?:, |,? and )(?:the )?<C\d+>){1,30}))|"
    r"(?P<slots><S\d+>(?:(?:, |,? and )<[CS]\d+>){0,9})"
)
_HEAD: Final = 8  # sentences in which a text says that it tells of a ceremony
_FEWEST: Final = 2  # lines that make a list


def lead_of(reading: Reading) -> int | None:
    """Return the sentence among the first ones that tells of a ceremony, or None."""
    return next((n for n, words in enumerate(reading.lowered[:_HEAD]) if _tells(words)), None)


def _tells(words: str) -> bool:
    return _PAPERS.search(words) is not None and _CEREMONY.search(words) is not None


def listed_after(lead: int, host: str, reading: Reading) -> tuple[tuple[int, Envoy | str], ...]:
    """Return the envoys of such lines with the sentences that tell of them: a name, or else who sends.

    :param lead: the number of the sentence on the ceremony.
    :param host: whose head of state receives.
    """
    lines = tuple(_lines(reading, lead, host))
    if len(lines) >= _FEWEST:
        return lines
    for number, words in enumerate(reading.lowered):
        if "ambassadors" in words or "envoys" in words:
            codes = _countries(reading.sentence(number), host)
            if len(codes) >= _FEWEST:
                return tuple((number, code) for code in codes)
    return ()


def _lines(reading: Reading, lead: int, host: str) -> Iterator[tuple[int, Envoy]]:
    """Yield the sentences that are such lines, with name and country, up to where the list ends."""
    begun = False
    for number in range(lead + 1, len(reading.document.sentences)):
        span = reading.document.sentences[number].span
        match = _LINE.match(reading.text[span.start : span.end]) if span.end - span.start < 200 else None
        country = None
        if match is not None:
            named = reading.countries_in(span.start + match.start("rest"), span.start + match.end("rest"))
            country = next((m.code for m in named if m.code and m.code != host), None)
        if match is not None and country is not None:
            begun = True
            yield number, Envoy(match["name"].strip(" ,"), None, country)
        elif begun:
            return


def _countries(sentence: Sentence, host: str) -> tuple[str, ...]:
    for match in _MANY.finditer(sentence.masked):
        numbers = [int(n) for n in re.findall(r"<[CS](\d+)>", match["row"] or match["slots"] or "")]
        slots = [sentence.slots[n] for n in numbers]
        if match["slots"] and "ambassadors" not in (slots[0].title or ""):
            continue
        return tuple(dict.fromkeys(code for slot in slots for code in slot.codes if code != host))
    return ()

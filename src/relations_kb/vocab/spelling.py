"""The ways in which one name is written: with and without diacritics, 'St.' or 'Saint', 'and' or '&'.

In: a name as the vocabulary lists it, in its proper form. Out: all forms that stand for it, the given one first.
"""

from __future__ import annotations

import re

from anyascii import anyascii

# Latin letters that a transliteration by sound gets wrong for English readers: Azerbaijani ə is written a.
_BEFORE_FOLDING = str.maketrans({"ə": "a", "Ə": "A"})
# Romanian writes s and t with a comma below, many texts with the cedilla that older fonts had.
_CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")
# What a name is written in that is written in one way alone: plain letters, and no saint, 'and', apostrophe or hyphen.
_ONE_WAY = re.compile(r"(?!.*(?: and |St|Saint))[A-Za-z .,()]+", re.DOTALL)
_SAINT = re.compile(r"\b(Saint|St\.|St)(?=[ -][A-Z])")


def fold(text: str) -> str:
    """Return ``text`` in ASCII: 'Côte d’Ivoire' gives "Cote d'Ivoire"."""
    return text if text.isascii() else anyascii(text.translate(_BEFORE_FOLDING))


def spellings(text: str) -> tuple[str, ...]:
    """Return ``text`` and its variants, each once, in a fixed order."""
    if _ONE_WAY.fullmatch(text):
        return (text,)
    forms = [text]
    if _SAINT.search(text):
        forms += [_SAINT.sub(saint, text) for saint in ("Saint", "St.", "St")]
    if " and " in text:
        forms += [form.replace(" and ", " & ") for form in forms]
    elif " & " in text:
        forms += [form.replace(" & ", " and ") for form in forms]
    forms += [form.translate(_CEDILLA) for form in forms]
    forms += [fold(form) for form in forms]
    forms += [form.replace("'", "’") for form in forms if "'" in form]
    forms += [form.replace("-", "–") for form in forms if "-" in form]
    return tuple(dict.fromkeys(forms))

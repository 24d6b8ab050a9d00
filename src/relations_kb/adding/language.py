"""Which language a text is in, by its script and its little words.

In: a text. Out: a BCP 47 tag, or None where it cannot be told (too short, a list of names). This need not tell fifty
languages apart; it has to notice that a text is not English, since only English is understood.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

NAMES: Final = {
    "ar": "Arabic", "az": "Azerbaijani", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
_SAMPLE: Final = 200_000
_FEWEST_WORDS: Final = 20
_FEWEST_SHARE: Final = 0.1  # of the words of running text, in every language here, three in ten are such words
_LEAD: Final = 1.25  # Portuguese and Spanish share many little words; English shares few with any
# Scripts that tell the language by themselves; the first that has a third of the letters.
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.1),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.33),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.33),
    ("he", re.compile("[\u0590-\u05ff]"), 0.33),
    ("fa", re.compile("[\u067e\u0686\u0698\u06af\u06cc\u06a9]"), 0.05),
    ("ar", re.compile("[\u0600-\u06ff]"), 0.33),
    ("hi", re.compile("[\u0900-\u097f]"), 0.33),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.33),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.33),
    ("hy", re.compile("[\u0530-\u058f]"), 0.33),
    ("el", re.compile("[\u0370-\u03ff]"), 0.33),
)


@cache
def _little_words() -> dict[str, frozenset[str]]:
    told = yaml.safe_load((files(__package__) / "stopwords.yaml").read_text(encoding="utf-8"))
    # YAML reads a bare 'no' or 'on' as false and true.
    written = {True: "on", False: "no"}
    return {tag: frozenset(str(written.get(word, word)) for word in words) for tag, words in told.items()}


def language_of(text: str) -> str | None:
    """Return the language of a text, None where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    for tag, script, share in _SCRIPTS:
        if letters and len(script.findall(sample)) > share * letters:
            return tag
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    total = words.total()
    if total < _FEWEST_WORDS:
        return None
    counts = sorted(
        ((sum(words[word] for word in little), tag) for tag, little in _little_words().items()), reverse=True
    )
    (most, best), (second, _) = counts[:2]
    if most < _FEWEST_SHARE * total or most < _LEAD * second:
        return None
    return best


def named(tag: str) -> str:
    """Return the English name of a language, or its tag."""
    return NAMES.get(tag.partition("-")[0].lower(), tag)

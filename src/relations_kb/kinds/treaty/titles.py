"""What a treaty is about, from its title, so that two names of one instrument can be told from two instruments.

In: titles as written. Out: sets of plain words; 'agreement on judicial cooperation in penal matters' and 'Agreement
on Mutual Legal Assistance in Criminal Matters' are both about {criminal, justice}.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from relations_kb.kinds.comparison import fold_words

# Words of the form, not of the subject; 'cooperation' and 'assistance' say nothing that tells two papers apart.
_FORM = frozenset(
    ["a", "about", "accord", "act", "action", "affair", "agency", "agreement", "aid", "all", "an", "and", "announcement", "arrangement", "article", "as", "assistance", "at", "basic", "between", "bilateral", "body", "both", "by", "certain", "charter", "collaboration", "communique", "concerning", "concluded", "contract", "convention", "cooperation", "cooperative", "council", "country", "covenant", "declaration", "development", "document", "due", "exchange", "executive", "field", "first", "for", "foreign", "form", "frame", "framework", "from", "further", "general", "government", "governmental", "governments", "in", "instrument", "intent", "inter", "interdepartmental", "intergovernmental", "interim", "into", "intention", "issue", "its", "joint", "letter", "matter", "measure", "memoranda", "memorandum", "minister", "ministerial", "ministry", "minute", "mou", "mutual", "nation", "new", "note", "number", "of", "on", "or", "other", "pact", "paper", "party", "peoples", "plan", "programme", "program", "project", "protocol", "reciprocal", "regarding", "regular", "relating", "relation", "related", "republic", "respect", "roadmap", "second", "separate", "signed", "sphere", "state", "statement", "subject", "summary", "that", "the", "their", "three", "to", "treaty", "two", "understanding", "united", "upon", "various", "with", "work", "year", "years"]
)

# Words that say the same thing in titles.
_SAME = {
    word: group.split()[0]
    for group in (
        "justice legal judicial judiciary juridical law",
        "criminal penal crime",
        "transport transportation haulage carriage carrier traffic transit",
        "road highway motor automobile",
        "tax taxation fiscal",
        "avoid avoidance elimination prevention preventing eliminating avoiding prevent",
        "trade commerce commercial export exporter import",
        "investment investor invest",
        "promotion encouragement promoting encouraging",
        "protection safeguard protecting",
        "economic economy economical",
        "finance financial monetary",
        "defence defense military",
        "air aviation airline flight",
        "visa",
        "exemption waiver abolition exempting waiving free liberalization liberalisation",
        "culture cultural",
        "education educational",
        "science scientific",
        "technology technical technological",
        "friendship amity friendly",
        "border boundary frontier",
        "nuclear atomic",
        "agriculture agricultural agrarian farming",
        "tourism tourist touristic",
        "health healthcare medical medicine",
        "energy power",
        "fishery fishing fish",
        "labour labor employment worker",
        "migration migrant readmission immigration",
        "consultation",
        "diplomacy diplomatic",
        "extradition fugitive",
        "customs custom",
        "media press information",
        "environment environmental ecology ecological",
        "security secure",
        "sport sports",
        "maritime shipping sea navigation naval",
        "loan credit",
        "standard standardization standardisation",
    )
    for word in group.split()
}

_PARTIES = re.compile(r"\s*,?\s*\bbetween\b.*", re.IGNORECASE | re.DOTALL)


class Subject(NamedTuple):
    """What two titles have in common: the number of shared words, and their share of the shorter and of both."""

    common: int
    of_shorter: float
    of_both: float
    empty: bool


@lru_cache(maxsize=65536)
def subject(title: str) -> frozenset[str]:
    """Return the words that say what an instrument is about; empty for 'joint memorandum'."""
    for text in (_PARTIES.sub("", title), title):
        words = frozenset(
            plain
            for word in fold_words(text.replace("-", " ")).split()
            if (plain := _plain(word)) and not plain.isdigit()
        )
        if words:
            return words
    return frozenset()


def _plain(word: str) -> str:
    """Return a word in its plain form: without plural, and the first of its synonyms; '' for a word of the form."""
    for form in (word, _singular(word)):
        if form in _FORM or len(form) < 3:
            return ""
        if form in _SAME:
            return _SAME[form]
    return _singular(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def compare_subjects(a: str, b: str) -> Subject:
    """Return what the subjects of two titles have in common."""
    one, two = subject(a), subject(b)
    common = len(one & two)
    if not one or not two:
        return Subject(0, 0.0, 0.0, True)
    return Subject(common, common / min(len(one), len(two)), common / len(one | two), False)

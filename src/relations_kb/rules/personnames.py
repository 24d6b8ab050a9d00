"""Where a name ends, and whether capitals without a title are a person's name.

In: :class:`Tokens` and a token index. Out: token indices and yes or no.
"""

from __future__ import annotations

import re
from functools import cache

from relations_kb.rules.nametokens import (
    ALLCAPS,
    AND,
    BODY,
    CAP,
    COMMON,
    DET,
    FAMILY,
    GIVEN,
    HEAD,
    HON,
    INITIAL,
    MOD,
    PARTICLE,
    PORT,
    PREP,
    STOP,
    STYLE,
    SUFFIX,
    Tokens,
)
from relations_kb.vocab.leaders import Leader, load_leaders, name_key
from relations_kb.vocab.names import key
from relations_kb.vocab.offices import load_offices

_BLOCKED = HEAD | HON | STOP | BODY | PORT | MOD | DET | PREP
_LONGEST = 8
_GROUNDS = frozenset({"villa", "field", "lake", "bay", "hill"})  # bodies by name that are surnames as well
_SHORTEST_SHOUTED = 5  # letters of a surname in capitals; organisations are mostly shorter
# An Arabic name with its article: "Al-Sudani", "el-Sisi".
_ARTICLED = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Aa]r|[Aa]t|[Aa]z)[-‑][A-Z]")
# Particles that only join: 'José Batlle y Ordóñez', or are English words.
_INNER = frozenset(
    {"et", "und", "do", "to", "as", "es", "los", "les", "oglu", "ogly", "ogli", "uulu", "kyzy", "qizi", "ugli"}
)
_RETIRED = frozenset({"ret", "retd", "ret'd", "rtd", "retired"})
_QUOTES = frozenset("\"“”«»'‘’")
_TOWNS = frozenset({"capital", "city", "province", "seat"})


@cache
def _styles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the styles of several words by their first word: 'his' -> (('his', 'royal', 'highness'), …)."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for style in load_offices().styles:
        words = tuple(key(word) for word in style.split())
        by_first.setdefault(words[0], []).append(words)
    return {first: tuple(found) for first, found in by_first.items()}


def honorific_end(tokens: Tokens, at: int) -> int:
    """Return the index behind the forms of address at ``at`` ('H.E. Mr.'), or ``at`` where there are none."""
    end = at
    if at >= tokens.size or not tokens.flags[at] & (HON | STYLE):
        return at
    while end < tokens.size:
        if tokens.words[end] == "." and end > at and tokens.ends[end - 1] == tokens.starts[end]:
            end += 1
            continue
        if end > at and not (tokens.joined(end - 1) or tokens.words[end - 1] in {".", ")"}):
            break
        if end > at and tokens.words[end] == "(" and (retired := _retired(tokens, end)) > end:
            end = retired
            continue
        style = _style_at(tokens, end) if tokens.flags[end] & STYLE else end
        if style > end:
            end = style
        elif tokens.flags[end] & HON and not (end + 1 >= tokens.size):
            end += 1
        else:
            break
    return end


def address_end(tokens: Tokens, at: int) -> int:
    """Return the index behind forms of address, also with an article: 'Prime Minister the Hon Ana Soto'."""
    if at + 1 < tokens.size and tokens.words[at] in {"the", "The"}:
        end = honorific_end(tokens, at + 1)
        return end if end > at + 1 else at
    return honorific_end(tokens, at)


def _retired(tokens: Tokens, at: int) -> int:
    """Return the index behind '(ret.)', '(Rtd)' or '(retired)' at ``at``, or ``at`` where it is none."""
    if at + 2 < tokens.size and key(tokens.words[at + 1]) in _RETIRED:
        stop = at + 2 + (tokens.words[at + 2] == ".")
        if stop + 1 < tokens.size and tokens.words[stop] == ")":
            return stop + 1
    return at


def _style_at(tokens: Tokens, at: int) -> int:
    for words in _styles().get(key(tokens.words[at]), ()):
        stop = at + len(words)
        if stop < tokens.size and tuple(key(word) for word in tokens.words[at:stop]) == words:
            return stop
    return at


def name_end(tokens: Tokens, at: int, *, titled: bool, bare_office: bool = False) -> int:
    """Return the index behind the name at ``at``, or ``at`` where none begins.

    ``titled`` names may begin with words that are no names elsewhere ('Prime Minister May'); behind a ``bare_office``,
    one without 'of …', also with a town's name ('Ambassador Hamilton').
    """
    end = at
    while end < tokens.size and end - at < _LONGEST:
        if end > at and not tokens.joined(end - 1):
            end = _over_punctuation(tokens, at, end)
            break
        flags = tokens.flags[end]
        if (
            (flags & SUFFIX and end > at and not tokens.places[end] >= 0)
            or _takes(tokens, at, end, titled, bare_office)
            or (flags & PARTICLE and (end > at or (titled and _may_begin(tokens, end))) and _leads_on(tokens, end))
        ):
            end += 1
        elif tokens.words[end] in _QUOTES and end > at:
            closed = _nickname(tokens, end)
            if closed == end:
                break
            end = closed
        else:
            break
    while end > at and tokens.flags[end - 1] & PARTICLE and not tokens.flags[end - 1] & CAP:
        end -= 1
    if end == at:
        return at
    if end < tokens.size and tokens.joined(end - 1) and tokens.flags[end] & CAP and tokens.flags[end] & BODY:
        return at
    return end


def _over_punctuation(tokens: Tokens, at: int, end: int) -> int:
    """Go on over ', Jr.', a nickname in quotes, or the missing blank after an initial."""
    if tokens.flags[end - 1] & INITIAL and tokens.ends[end - 1] == tokens.starts[end] and tokens.flags[end] & CAP:
        return name_end(tokens, end, titled=True)
    if tokens.words[end] == "," and end + 1 < tokens.size and key(tokens.words[end + 1]) in {"jr", "sr"}:
        return end + 2
    return end


def _may_begin(tokens: Tokens, at: int) -> bool:
    """Tell whether the particle at ``at`` may begin a name: 'President de Gaulle', but not 'Minister y …'."""
    return len(tokens.words[at]) > 1 and key(tokens.words[at]) not in _INNER


# Particles that stand before no town: 'Ana Maria dos Santos'.
_NO_TOWNS = frozenset({"dos", "das"})


def _leads_on(tokens: Tokens, at: int) -> bool:
    """Tell whether the particle at ``at`` is followed by the rest of a name: 'de la Madrid'."""
    for step in range(at, min(at + 3, tokens.size - 1)):
        if not tokens.joined(step):
            return False
        flags = tokens.flags[step + 1]
        if flags & CAP and not (flags & _BLOCKED and not flags & (COMMON | GIVEN | PARTICLE)):
            if tokens.places[step + 1] < 0 or flags & GIVEN:
                return True
            # 'Miguel de la Madrid': two particles lead to no town.
            several = step > at or (at > 0 and tokens.flags[at - 1] & PARTICLE) or key(tokens.words[at]) in _NO_TOWNS
            return bool(several) and tokens.countries[tokens.places[step + 1]].role in _TOWNS
        if not flags & PARTICLE:
            return False
    return False


def _nickname(tokens: Tokens, at: int) -> int:
    """Return the index behind '"Jokowi"' where more of the name follows, else ``at``."""
    for step in range(at + 1, min(at + 4, tokens.size - 1)):
        if tokens.words[step] in _QUOTES:
            return step + 1 if tokens.flags[step + 1] & CAP and step > at + 1 else at
        if not tokens.flags[step] & CAP:
            break
    return at


def _takes(tokens: Tokens, at: int, end: int, titled: bool, bare_office: bool) -> bool:
    """Tell whether the token at ``end`` belongs to the name that begins at ``at``."""
    flags = tokens.flags[end]
    if not flags & CAP:
        return False
    first = end == at
    after_given = not first and bool(tokens.flags[end - 1] & (GIVEN | INITIAL))
    if tokens.places[end] >= 0 and not _place_as_name(tokens, at, end, titled, bare_office):
        return False
    if flags & INITIAL:
        return True
    if flags & _BLOCKED:
        if flags & HON and not first and key(tokens.words[end - 1]) == "al":
            return True
        if flags & BODY and not first and not titled:
            return False
        if flags & (DET | PREP):
            return False
        if not first and _is_surname(tokens, at, end, titled):
            return True
        if titled and after_given and _article_follows(tokens, end):
            return True
        if not flags & (COMMON | GIVEN | FAMILY):
            return False
        follows = tokens.joined(end) and tokens.flags[end + 1] & CAP and not tokens.flags[end + 1] & _BLOCKED
        if not first and flags & COMMON and not flags & (HEAD | HON | PORT | BODY):
            return True
        if first:
            if titled:
                return bool(flags & COMMON and not flags & (HEAD | PORT)) or bool(follows and not flags & HEAD)
            return bool(follows and flags & (GIVEN | FAMILY) and not flags & (HEAD | HON | STOP))
        return after_given or bool(follows and titled) or bool(tokens.flags[at] & FAMILY and end == at + 1)
    if flags & ALLCAPS and not flags & (GIVEN | FAMILY):
        neighbour = tokens.joined(end) and tokens.flags[end + 1] & CAP and not tokens.flags[end + 1] & _BLOCKED
        if first and titled and not neighbour and at > 0 and not tokens.flags[at - 1] & ALLCAPS:
            return len(tokens.words[end]) >= _SHORTEST_SHOUTED  # 'Foreign Minister HAYASHI', as some ministries write
        return len(tokens.words[end]) > 2 and (not first or bool(titled and neighbour))
    return True


def _is_surname(tokens: Tokens, at: int, end: int, titled: bool) -> bool:
    """Tell whether a word of bodies or portfolios ends a name: 'Ambassador Ana Villa,', 'Jon Silk, Minister of …'."""
    flags = tokens.flags[end]
    known = (flags & PORT and not flags & BODY) or key(tokens.words[end]) in _GROUNDS
    if not known or flags & (HEAD | HON | STOP | MOD | ALLCAPS) or tokens.flags[end - 1] & _BLOCKED:
        return False
    if tokens.joined(end) and not tokens.words[end + 1].islower():
        return False
    if titled:
        return not tokens.joined(end) or not tokens.flags[end + 1] & (PREP | AND | PORT | BODY)
    office = end + 2 < tokens.size and tokens.words[end + 1] == "," and tokens.flags[end + 2] & (HEAD | MOD)
    return bool(tokens.flags[at] & GIVEN and office)


def _article_follows(tokens: Tokens, at: int) -> bool:
    """Tell whether an Arabic name goes on behind ``at``: 'Mohammed Shia Al-Sudani', where 'Shia' is a name."""
    return tokens.joined(at) and _ARTICLED.match(tokens.words[at + 1]) is not None


def _place_as_name(tokens: Tokens, at: int, end: int, titled: bool, bare_office: bool) -> bool:
    """Tell whether a word that is also a place is a part of this name: 'Kevin Hamilton', 'Israel Katz'."""
    flags, role = tokens.flags[end], tokens.countries[tokens.places[end]].role
    if end > at:
        if key(tokens.words[end - 1]) in _NO_TOWNS:
            return role in _TOWNS
        before = tokens.flags[end - 1] & (GIVEN | INITIAL) or (titled and not tokens.flags[end - 1] & STOP)
        if not before:
            return False
        if titled and end == at + 1 and not (tokens.joined(end) and tokens.flags[end + 1] & CAP):
            return True  # A given name alone is rare behind a title: 'Deputy Attorney General Lisa Monaco'.
        return (
            role in _TOWNS or bool(flags & (COMMON | GIVEN)) or role == "demonym-noun-plural" or _ends_run(tokens, end)
        )
    if not (titled or flags & GIVEN):
        return False
    follows = tokens.joined(end) and tokens.flags[end + 1] & CAP and not tokens.flags[end + 1] & _BLOCKED
    if follows and flags & GIVEN and role in _TOWNS and tokens.places[end + 1] < 0:
        return True
    if follows and not titled and tokens.flags[end + 1] & GIVEN and not tokens.flags[end + 1] & STOP:
        return True
    if follows and tokens.places[end + 1] < 0 and flags & GIVEN:
        both = name_key(f"{tokens.words[end]} {tokens.words[end + 1]}")
        return bare_office or both in load_leaders().by_name
    return bare_office and role in _TOWNS and not follows


def _ends_run(tokens: Tokens, at: int) -> bool:
    """Tell whether a demonym at ``at`` ends the capitals, as a surname does: 'Robert Finn', not 'Robert Finnish …'."""
    mention = tokens.countries[tokens.places[at]]
    return mention.role == "demonym" and not tokens.flags[at + 1 if at + 1 < tokens.size else at] & (HEAD | MOD | PORT)


def name_words(tokens: Tokens, start: int, end: int) -> list[str]:
    """Return the words of a name without particles, initials and suffixes."""
    skipped = PARTICLE | SUFFIX
    words = [
        tokens.words[at]
        for at in range(start, end)
        if tokens.flags[at] & CAP and (not tokens.flags[at] & skipped or tokens.flags[at] & (GIVEN | FAMILY))
    ]
    return words or tokens.words[start:end]


def short_leader(name: str) -> Leader | None:
    """Return the leader who is known by this short name alone ('Putin'), else None."""
    return load_leaders().by_short_name.get(key(name))


def is_bare_name(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether capitals without any title are a person: by a known leader, given name or family name."""
    words = tokens.words[start:end]
    flags = tokens.flags[start]
    if (
        start > 0
        and tokens.joined(start - 1)
        and tokens.flags[start - 1] & CAP
        and tokens.flags[start - 1] & (BODY | INITIAL)
    ):
        return False
    follows = end < tokens.size and tokens.joined(end - 1) and tokens.flags[end] & CAP
    if follows and tokens.flags[end] & (BODY | PORT) and tokens.places[end] < 0:
        return False
    if len(words) == 1:
        return short_leader(words[0]) is not None and tokens.places[start] < 0 and not flags & STOP
    whole = " ".join(words)
    if name_key(whole) in load_leaders().by_name or short_leader(whole) is not None:
        return True
    if all(tokens.flags[at] & (PARTICLE | INITIAL | SUFFIX | STOP) for at in range(start, end)):
        return False
    if flags & INITIAL:
        return len(words[-1]) > 3
    if flags & GIVEN and not flags & (STOP | PORT | BODY):
        return True
    return bool(flags & FAMILY and not flags & STOP) and len(words) <= 4 and _second_is_given(tokens, start + 1)


def _second_is_given(tokens: Tokens, at: int) -> bool:
    """Tell whether the word behind a family name that comes first may be a given name: 'Weidong', 'Chan-geung'."""
    flags = tokens.flags[at]
    return not flags & (ALLCAPS | _BLOCKED) or bool(flags & (GIVEN | FAMILY))

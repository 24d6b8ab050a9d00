"""Names of people: their parts, and whether two names may be one man's or woman's.

In: names as sources write them. Out: :class:`Name`, a name without titles and particles, in words and initials; and
:func:`relate`, which says how two names stand to each other. No context is used here: who held which office, in
which country and when, is weighed in :mod:`relations_kb.link.people`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from relations_kb.kinds.words import first_of_row, read_words
from relations_kb.link.sounds import alike, fold, sound

# What tells a son or grandson from his father; 'Neto' and 'Sobrinho' are the grandson and the nephew.
_GENERATIONS = {
    "jr": "jr", "junior": "jr", "filho": "jr", "hijo": "jr", "fils": "jr",
    "sr": "sr", "senior": "sr", "pai": "sr", "neto": "neto", "sobrinho": "sobrinho",
}  # fmt: skip
_REGNAL = re.compile(r"^(i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3}|1st|2nd|3rd)$")


class Words(NamedTuple):
    """The word lists of ``names.yaml``."""

    honorifics: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    patronymics: frozenset[str]
    leading_particles: frozenset[str]
    inner_titles: frozenset[str]
    vietnamese: frozenset[str]
    nicknames: dict[str, str]
    surnames: dict[str, str]


@cache
def _words() -> Words:
    lists = read_words("relations_kb.link", "names.yaml")
    return Words(
        frozenset(lists["honorifics"]),
        frozenset(lists["suffixes"]),
        frozenset(lists["particles"]),
        frozenset(lists["patronymics"]),
        frozenset(lists["leading_particles"]),
        frozenset(lists["inner_titles"]),
        frozenset(lists["vietnamese"]),
        first_of_row(lists["nicknames"]),
        first_of_row(lists["surnames"]),
    )


Relation = Literal["same", "part", "different"]


class Name(NamedTuple):
    """A name in its parts.

    ``words`` are its full words in order, without titles and particles; ``initials`` the letters that stand for
    words, with the place each has among all parts; ``number`` a regnal number or generation ('ii', 'jr'); ``filial``
    tells of a chain of fathers ('Mohammed bin Salman'), in which only the first word is the bearer's own. ``glued``
    holds each word before which a particle stood, and the two as one word: ('Youcef', 'benYoucef').
    """

    words: tuple[str, ...]
    initials: tuple[tuple[int, str], ...]
    number: str
    filial: bool = False
    glued: tuple[tuple[str, str], ...] = ()

    @property
    def full(self) -> bool:
        """Whether the name can stand for somebody by itself: two full words, or one with a regnal number."""
        return len(self.words) >= 2 or (len(self.words) == 1 and bool(self.number))

    @property
    def key(self) -> str:
        """The name in folded words, in any order: equal for 'Umarov Kairat' and 'Kairat Umarov'."""
        return " ".join((*sorted(fold(w) for w in self.words), *(i for _, i in self.initials), self.number)).strip()


@lru_cache(maxsize=131072)
def parse(text: str) -> Name:
    """Take a name apart. An empty name has no words.

    >>> parse("Sheikh Nasser Meshal Al-Jarrah Al-Sabah").words
    ('Nasser', 'Meshal', 'Jarrah', 'Sabah')
    >>> parse("Dr. M. R. Farzinpur").initials
    ((0, 'm'), (1, 'r'))
    """
    text = re.sub(r"\([^)]*\)|[\"“”][^\"“”]*[\"“”]", " ", text)
    text = re.sub(r"['’‘`ʻʼ]s\b", "", text)
    text = re.sub(r"^\s*H\. ?[EHM]\.(?=\s)", "", text)  # His Excellency, His Highness, His Majesty
    words: list[str] = []
    initials: list[tuple[int, str]] = []
    glued: list[tuple[str, str]] = []
    number = ""
    particle = ""
    filial = False
    at = 0
    parts = [part for part in re.split(r"[\s,]+|(?<=\.)(?=\w)", text) if fold(part)]
    middle = len(parts) > 2 and not _words().vietnamese.isdisjoint(fold(part) for part in parts)
    for index, part in enumerate(parts):
        plain = fold(part)
        if index and plain in _GENERATIONS:
            number = _GENERATIONS[plain]
        elif index and _REGNAL.match(plain) and part.rstrip(".").isupper() and not part.endswith("."):
            number = number or plain
        elif plain in _words().patronymics and len(words) > 1:
            words.pop()  # 'Ilham Heydar oglu Aliyev': the father's name
            at -= 1
        elif not (middle and part in ("Van", "Văn")) and _no_part(part, index, len(parts), words):
            filial = filial or (plain in ("bin", "ibn", "bint") and bool(words))
            particle += plain if plain in _words().particles else ""
            continue
        elif _is_initial(part):
            initials.append((at, plain))
            at += 1
        else:
            for piece in re.split(r"[-‐‑–]", part):
                if fold(piece) in _words().particles and len(fold(piece)) <= 3 and piece != part:
                    particle += fold(piece)
                elif fold(piece):
                    words.append(piece)
                    at += 1
                    if particle:
                        glued.append((piece, particle + piece))
                    particle = ""
        particle = ""
    return Name(tuple(words), tuple(initials), number, filial, tuple(glued))


def _no_part(part: str, index: int, count: int, words: list[str]) -> bool:
    """Tell whether a part of a name is a title before it, letters after it, or a particle within it.

    'Ben' in 'Ben Wallace' and 'Le' in 'Le Duan' are names; 'bin' in 'Bin Salman' is a particle, though it stands first.
    """
    plain = fold(part)
    if index == count - 1:
        return count > 1 and plain in _words().suffixes and part.isupper()
    if not words and (plain in _words().honorifics or part in ("HE", "H.E.", "HH", "H.H.")):
        return True
    if _is_initial(part) and not (part in ("y", "e", "i") and words):  # 'Ortega y Gasset'
        return False
    if plain in _words().inner_titles:
        return True
    return plain in (_words().particles if index else _words().leading_particles)


def _is_initial(part: str) -> bool:
    """'J.', 'R', 'Ts.' and 'Zh.' are initials; 'Li' and 'Xi' are words."""
    bare = part.rstrip(".")
    return (len(bare) == 1 and bare.isalpha()) or (part.endswith(".") and len(bare) == 2 and bare[0].isupper())


@lru_cache(maxsize=524288)
def relate(a: str, b: str) -> Relation:
    """Say how two names stand to each other.

    ``same``: nothing in one gainsays the other, and both could stand alone (two parts agree). ``part``: one is a
    surname, given name or otherwise a part that many may share. ``different``: each has a part the other lacks.
    """
    one, two = parse(a), parse(b)
    if not one.words or not two.words:
        return "different"
    if one.number and two.number and one.number != two.number:
        return "different"
    if _middle_initials_clash(one, two):
        return "different"
    matched = _match(one, two)
    if matched is None:
        return max(_other_short(one, two), _other_short(two, one), key=("different", "part", "same").index)
    words, initials = matched
    if words == 0 or ((one.filial or two.filial) and not _same_first(one, two)):
        return "different"
    if words == 1 and not initials:
        return "same" if one.number and one.number == two.number else "part"
    return "part" if _only_surnames(one, two) or _given_name_and_initial(one, two) else "same"


def _given_name_and_initial(one: Name, two: Name) -> bool:
    """Tell whether 'C. Luis' meets 'Luis Miguel Campos' in his given name only: the first word of a longer name.

    Where family names come first, the initials stand for all that follows: 'S. J. Park' is 'Park Sung-jin'.
    """
    short, long = sorted((one, two), key=lambda name: len(name.words))
    if len(short.words) != 1 or not short.initials or short.initials[0][0] > 0 or len(long.words) < 3:
        return False
    word = short.words[0]
    return (
        _same_word(word, long.words[0])
        and not any(_same_word(word, other) for other in long.words[1:])
        and len(short.initials) < len(long.words) - 1
    )


def _same_first(one: Name, two: Name) -> bool:
    """Tell whether the bearers' own names agree: Salman is not his son Mohammed bin Salman."""
    if min(len(one.words), len(two.words)) < 2:
        return True
    return _same_word(one.words[0], two.words[0])


def _only_surnames(one: Name, two: Name) -> bool:
    """Tell whether the shorter name lacks the longer one's first: 'Lula da Silva', 'Cieślik-Wójcik', 'Ahmed Ali'.

    These may be a double surname for short, or the father of the longer name's bearer: only the context tells. The
    first may stand last ('Umarov Kairat'), and an initial may stand for it.
    """
    short, long = sorted((one, two), key=lambda name: len(name.words) + len(name.initials))
    if long.initials[:1] and long.initials[0][0] == 0 and not short.initials and len(short.words) > 1:
        return not any(_begins(word, long.initials[0][1]) for word in short.words)
    if (
        len(short.words) + len(short.initials) == len(long.words) + len(long.initials)
        or short.initials
        or long.initials
    ):
        return False
    second = long.words[1]
    whole = {long.words[0] + second, long.words[0] + dict(long.glued).get(second, second)}
    return not any(_same_word(word, long.words[0]) or any(alike(word, w) for w in whole) for word in short.words)


def _other_short(one: Name, two: Name) -> Relation:
    """Say whether two names may be one long name shortened in two ways: 'Ana Rosa Quispe', 'Ana Quispe Rojas'.

    One leaves out the second family name, the other one the second given name. Others may share what is left, unless
    that is a double family name: 'José Manuel García-Margallo', 'José García-Margallo y Marfil'.
    """
    if min(len(one.words), len(two.words)) < 3 or one.initials or two.initials or one.filial or two.filial:
        return "different"
    if not _same_word(one.words[0], two.words[0]):
        return "different"
    for size in range(1, min(len(one.words), len(two.words)) - 1):
        ending, beginning = one.words[-size:], two.words[1 : 1 + size]
        if all(_same_word(x, y) for x, y in zip(ending, beginning, strict=True)):
            return "part" if size == 1 else "same"
    return "different"


def _match(one: Name, two: Name) -> tuple[int, int] | None:
    """Return how many words and initials of the shorter name the longer one has; None if one is left on both sides."""
    left, right = list(one.words), list(two.words)
    words = 0
    for word in one.words:
        hit = next((other for other in right if _same_word(word, other)), None)
        if hit is not None:
            left.remove(word)
            right.remove(hit)
            words += 1
    words += _joined(left, right, two) + _joined(right, left, one)
    initials = 0
    spare_left, spare_right = [i for _, i in one.initials], [i for _, i in two.initials]
    for letters, others, own, name in ((spare_left, right, left, one), (spare_right, left, right, two)):
        if own and name.initials[:1] and 0 < name.initials[0][0] < len(name.words):
            continue  # the J. of 'John J. Sullivan' is not the Jake of 'Jake Sullivan', while 'John' has no partner
        for letter in tuple(letters):
            hit = next((word for word in others if _begins(word, letter)), None)
            if hit is not None:
                letters.remove(letter)
                others.remove(hit)
                initials += 1
    for letter in tuple(spare_left):
        if letter in spare_right:
            spare_left.remove(letter)
            spare_right.remove(letter)
            initials += 1
    if left and right:
        return None
    if (spare_left and (right or spare_right) and not initials) or (
        spare_right and (left or spare_left) and not initials
    ):
        return None
    return words, initials


def _joined(left: list[str], right: list[str], name: Name) -> int:
    """Match a word of ``left`` with two neighbours in ``right``, or with a word of ``name`` and its particle.

    'Mohammadreza' is 'Mohammad Reza', 'Abdelqader' is 'Abd al-Qader', 'Benali' is 'ben Ali'. Mutates both lists.
    """
    whole = dict(name.glued)
    count = 0
    for word in tuple(left):
        for at, other in enumerate(right):
            size = 0
            if at + 1 < len(right) and any(
                alike(word, other + following) for following in {right[at + 1], whole.get(right[at + 1], right[at + 1])}
            ):
                size = 2
            elif other in whole and alike(word, whole[other]):
                size = 1
            if size:
                left.remove(word)
                del right[at : at + size]
                count += 1
                break
    return count


@lru_cache(maxsize=131072)
def _same_word(a: str, b: str) -> bool:
    if alike(a, b):
        return True
    one, two = fold(a), fold(b)
    if usual(one) & usual(two):
        return True
    # A Mongolian or Azerbaijani father's name in the genitive: 'Dashzevegiin', 'Daszdzewegijn' beside 'Dashzeveg'.
    return _genitive(a, b) or _genitive(b, a)


@lru_cache(maxsize=65536)
def usual(folded: str) -> frozenset[str]:
    """Return the names that stand for a given name's short forms and a family name's romanisations, folded."""
    lists = _words()
    found = (lists.nicknames.get(folded), lists.surnames.get(folded))
    return frozenset(name for name in found if name is not None)


@lru_cache(maxsize=131072)
def parts_in_common(a: str, b: str) -> int:
    """Return how many words and initials of the shorter of two names the longer one has; 0 if they differ."""
    matched = _match(parse(a), parse(b))
    return 0 if matched is None else sum(matched)


def _genitive(long: str, short: str) -> bool:
    full = fold(long)
    trimmed = (full.removesuffix(ending) for ending in ("giin", "gijn", "iin", "ijn", "yn") if full.endswith(ending))
    return len(full) > 6 and any(len(word) >= 4 and alike(word, short) for word in trimmed)


def _begins(word: str, letter: str) -> bool:
    """Tell whether an initial may stand for a word, also over a transliteration: 'Ts.' and 'Č.' for 'Chimed'."""
    plain, heard = fold(word), sound(word).reading
    return plain.startswith(letter) or heard[:1] == sound(letter).reading[:1]


def _middle_initials_clash(one: Name, two: Name) -> bool:
    """George W. Bush is not George H. W. Bush: two names that both give middle initials must give the same ones."""
    first, second = ([letter for at, letter in name.initials if at > 0] for name in (one, two))
    return bool(first) and bool(second) and first != second and first[0] != second[0]


def surname_of(name: Name, surname_first: bool) -> str | None:
    """Return the word by which a person is called for short: the last, or the first where surnames come first."""
    if not name.words:
        return None
    return name.words[0] if surname_first else name.words[-1]

"""Names of people: their parts, and whether two names may be one man's or woman's.

In: names as sources write them. Out: :class:`Name`, a name without titles and particles, in words and initials; and
:func:`relate`, which says how two names stand to each other. No context is used here: who held which office, in
which country and when, is weighed in :mod:`relations_kb.link.people`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from relations_kb.link.sounds import alike, fold, sound

HONORIFICS = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baron", "baroness", "count", "countess", "sheikh", "shaikh", "shaykh", "sheik", "sheikha", "prince", "princess", "king", "queen", "emperor", "empress", "sultan", "emir", "amir", "crown", "highness", "majesty", "excellency", "he", "hh", "hm", "hrh", "his", "her", "the", "honourable", "honorable", "hon", "rt", "right", "reverend", "rev", "father", "archbishop", "bishop", "cardinal", "pope", "ayatollah", "hojatoleslam", "imam", "maulana", "sayyid", "seyyed", "sayed", "syed", "haji", "hajji", "al-haj", "general", "gen", "colonel", "col", "major", "maj", "captain", "capt", "lieutenant", "lt", "admiral", "adm", "marshal", "brigadier", "commander", "comrade", "president", "minister", "ambassador", "chancellor", "premier", "secretary", "senator", "sen", "governor", "gov", "engineer", "eng", "ing", "mag", "dipl", "tan", "sri", "dato", "datuk", "tun", "tengku", "tunku", "don", "dona", "herr", "frau", "monsieur", "madame", "mme", "mlle", "sig", "signora", "shri", "smt", "pandit", "thakur", "h.e.", "h.h.", "jonkheer", "khun", "u", "daw"]
)  # fmt: skip
# 'U' and 'Daw' are Burmese honorifics, 'Khun' a Thai one; all three stand first and never alone.
_FIRST_ONLY = frozenset(
    {"u", "daw", "khun", "don", "count", "king", "prince", "major", "general", "pope", "father", "he"}
)
PARTICLES = frozenset(
    ["al", "el", "es", "as", "ar", "an", "ad", "at", "ash", "az", "ul", "ur", "bin", "ibn", "ben", "bint", "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "lo", "los", "las", "y", "e", "and", "zu", "zum", "zur", "af", "av", "of", "oglu", "ogly", "ugli", "qizi", "kyzy", "kizi", "uulu", "abu", "bu", "ter", "ten"]
)  # fmt: skip
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
_REGNAL = re.compile(r"^(i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3}|1st|2nd|3rd)$")
_NICKNAMES = {
    word: group.split()[0]
    for group in (
        "william bill billy will willy liam",
        "robert bob bobby rob robbie bert",
        "joseph joe joey jo",
        "james jim jimmy jamie",
        "john jack johnny jon jonathan",
        "richard dick rick ricky rich",
        "anthony tony antony",
        "michael mike mick mickey",
        "thomas tom tommy",
        "charles chuck charlie",
        "edward ed eddie ted teddy",
        "alexander alex sasha aleksandr alexandr",
        "nicholas nick nicolas",
        "christopher chris",
        "benjamin ben bibi binyamin",
        "daniel dan danny",
        "david dave",
        "donald don donnie",
        "douglas doug",
        "gerald gerry jerry",
        "gregory greg",
        "henry harry hank",
        "jeffrey jeff geoffrey geoff",
        "kenneth ken",
        "lawrence larry",
        "leonard len lenny",
        "matthew matt",
        "patrick pat",
        "peter pete",
        "philip phil phillip",
        "raymond ray",
        "ronald ron ronnie",
        "samuel sam",
        "stephen steve steven",
        "timothy tim",
        "vladimir volodya",
        "walter walt",
        "elizabeth liz beth betty",
        "catherine kate kathy cathy katherine",
        "margaret maggie peggy meg",
        "susan sue",
        "deborah debbie",
        "francisco paco pancho",
        "jose pepe",
        "luis lucho",
        "manuel manolo",
        "ignacio nacho",
        "giuseppe beppe",
        "andrew andy drew",
        "frederick fred freddy",
        "albert al bert",
        "arthur art",
        "zachary zach",
        "maximilian max",
        "gabriel gabi",
        "muhammad mohammad md mohd",
    )
    for word in group.split()
}

Relation = Literal["same", "part", "different"]


class Name(NamedTuple):
    """A name in its parts.

    ``words`` are its full words in order, without titles and particles; ``initials`` the letters that stand for
    words, with the place each has among all parts; ``number`` a regnal number or generation ('ii', 'jr').
    """

    words: tuple[str, ...]
    initials: tuple[tuple[int, str], ...]
    number: str

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
    words: list[str] = []
    initials: list[tuple[int, str]] = []
    number = ""
    at = 0
    parts = [part for part in re.split(r"[\s,]+|(?<=\.)(?=\w)", text) if fold(part)]
    for index, part in enumerate(parts):
        plain = fold(part)
        if index and plain in _GENERATIONS:
            number = _GENERATIONS[plain]
        elif index and _REGNAL.match(plain) and part.rstrip(".").isupper() and not part.endswith("."):
            number = number or plain
        elif _titled(plain, index, len(parts), words) or (plain in PARTICLES and not _is_initial(part)):
            continue
        elif _is_initial(part):
            initials.append((at, plain))
            at += 1
        else:
            for piece in re.split(r"[-‐‑–]", part):
                if fold(piece) and not (fold(piece) in PARTICLES and len(fold(piece)) <= 3):
                    words.append(piece)
                    at += 1
    return Name(tuple(words), tuple(initials), number)


def _titled(plain: str, index: int, count: int, words: list[str]) -> bool:
    if plain not in HONORIFICS or index == count - 1:
        return False
    return not words if plain in _FIRST_ONLY else True


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
        return "different"
    words, initials = matched
    if words >= 2 or (words == 1 and one.number and one.number == two.number):
        return "same"
    return "same" if words == 1 and initials else "part"


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
    words += _joined(left, right) + _joined(right, left)
    initials = 0
    spare_left, spare_right = [i for _, i in one.initials], [i for _, i in two.initials]
    for letters, others in ((spare_left, right), (spare_right, left)):
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


def _joined(left: list[str], right: list[str]) -> int:
    """Match a word of ``left`` with two neighbours in ``right`` ('Mohammadreza', 'Mohammad Reza'); mutates both."""
    count = 0
    for word in tuple(left):
        for at in range(len(right) - 1):
            if alike(word, right[at] + right[at + 1]):
                left.remove(word)
                del right[at : at + 2]
                count += 1
                break
    return count


def _same_word(a: str, b: str) -> bool:
    if alike(a, b):
        return True
    one, two = fold(a), fold(b)
    if one in _NICKNAMES and _NICKNAMES[one] == _NICKNAMES.get(two):
        return True
    # A Mongolian or Azerbaijani father's name in the genitive: 'Dashzevegiin', 'Daszdzewegijn' beside 'Dashzeveg'.
    return len(one) > 6 < len(two) and (_genitive(a, b) or _genitive(b, a))


def _genitive(long: str, short: str) -> bool:
    trimmed = re.sub(r"(iin|ijn|yn|in|giin|gijn)$", "", fold(long))
    return trimmed != fold(long) and alike(trimmed, short)


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

"""Where a noun phrase that names talks begins and ends, word by word from its head, so that the cost is linear."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.consultation.cores import UNIT
from relations_kb.kinds.words import read_words

_STOP: Final[frozenset[str]] = frozenset(str(read_words(__package__, "words.yaml")["stop"]).split())
# A verb or when it was: 'the Commission on Trade ended its session', 'last met'.
_GOES_ON: Final = re.compile(
    r"met|meets|sat|last|again|recently|also|next|just|today|took|takes|began|begins|ran|came|drew|saw|got|went|"
    r"brought|"
    r"ends|opens|closes|(?!(?:related|shared|united|allied|limited|skilled|integrated|applied|advanced)$)[a-z]{3,}ed"
)
# 'the 24th Peru - Norway Ministerial Forum': a dash with blanks between the two countries.
_SPACED: Final = re.compile(r"(?:<O\d+>|\b[Tt]he) (<C\d+>) [-–—]$")
_WORD: Final = re.compile(r"[A-Za-z][\w'&/-]*,?")


def left_of(masked: str, at: int) -> int:
    """Return where a noun phrase begins whose head is at ``at``: adjectives, countries, ordinals, 'round of the'."""
    start = at
    for _ in range(16):
        base = max(0, start - 90)
        before = masked[base:start].rstrip()
        if not before or start - base - len(before) > 2:
            break
        word = before.rsplit(" ", 1)[-1]
        plain = word.lower().strip(",-")
        spaced = _SPACED.search(before) if word in {"-", "–", "—"} and masked.startswith("<C", start) else None
        if spaced is not None:
            start = base + spaced.start(1)
            continue
        if not word or word[-1] in ';:.!?|"' or word in {"-", "–", "—", "•", "*"}:
            break
        if plain in {"of", "the", "and", "&", "their", "its", "our", "for", "on"} or word.endswith(","):
            link = _link(before, masked[start:at], plain if not word.endswith(",") else ",")
            if link is None:
                break
            start = base + link
            continue
        after_article = re.search(r"(?i)\b(?:the|its|their) following$", before) is not None
        if (
            (plain in _STOP and not after_article)
            or re.fullmatch(r"<[DMPB]\d+>.*", word)
            or (
                re.fullmatch(r"[a-z]+(?:ed|ing)", plain)
                and plain
                not in {
                    "working",
                    "standing",
                    "steering",
                    "planning",
                    "mixed",
                    "extended",
                    "enlarged",
                    "following",
                    "upcoming",
                    "forthcoming",
                    "preceding",
                    "coming",
                    "preparatory",
                    "regular",
                }
            )
        ):
            break
        start = base + len(before) - len(word)
    while start < at and masked[start] in "(\"'":
        start += 1
    return start


def _link(before: str, right: str, plain: str) -> int | None:
    """Return where the phrase goes on to the left of a linking word, or None where it ends there."""
    unit = re.search(
        rf"(?i)(?:\b(?:{UNIT}|mechanism|series|cycle|process)|\b(?:the|its|their) <O\d+>(?= of)) "
        r"(?:(?:of|in|for|under) )?(?:(?:the|their|its|our|own) )*$",
        before + " ",
    )
    if plain in {"of", "the", "their", "its", "our"}:
        return unit.start() if unit is not None else None
    if plain == ",":
        # 'the regular, fourteenth round', 'trade, economic and scientific cooperation commission'
        adjectives = re.search(
            r"(?i)(?:\b(?:regular|trade|economic|political|scientific|commercial|technical|cultural|next|last|first|"
            r"annual|bilateral|legal)|<O\d+>), ?$",
            before + " ",
        )
        return adjectives.start() if adjectives is not None else None
    pair = re.search(r"(?:(?P<code><C\d+>)|(?P<word>[A-Za-z-]+)) (?:and|&) ?$", before + " ")
    if plain in {"and", "&"} and pair is not None and right.strip():
        left, first = pair.group("word") or "", right.split(maxsplit=1)[0]
        if pair.group("code"):
            return pair.start() if re.match(r"<C\d+>", right) else None
        alike = left[:1].isupper() == first[:1].isupper() and left.lower() not in _STOP
        known = re.fullmatch(
            r"(?i)trade|economic|political|scientific|technical|technological|commercial|cultural|humanitarian|"
            r"military|security|legal|consular|industrial|rights|investment|energy|defen[cs]e|border|foreign|"
            r"ministries|development",
            left,
        )
        return pair.start() if alike and known else None
    return None


def right_of(masked: str, at: int) -> int:
    """Return where the words end that say what a mechanism is about: up to nine words, no verb, no side."""
    end = at
    for _ in range(9):
        word = _WORD.match(masked, end)
        if word is None:
            break
        plain = word.group().lower().rstrip(",")
        if _GOES_ON.fullmatch(word.group().rstrip(",")):
            break
        if plain in (_STOP - {"and", "of", "the"}) or (plain == "and" and not _WORD.match(masked, word.end() + 1)):
            break
        if word.group().endswith(",") and not re.match(
            r",? [a-z-]+(?:, [a-z-]+)* and ", masked[word.end() - 1 : word.end() + 60]
        ):
            return word.end() - 1
        end = word.end()
        if masked[end : end + 1] != " ":
            break
        end += 1
    while end > at and masked[end - 1] == " ":
        end -= 1
    trailing = re.search(r"(?: (?:and|of|the))+$", masked[at:end])
    return end - len(trailing.group()) if trailing else end

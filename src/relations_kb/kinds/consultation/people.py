"""Who led the delegations of a round: told in its own sentence or in those right after it."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import participants
from relations_kb.model.record import Evidence, Participant
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import TOKEN, Sentence, Slot

_LED: Final = re.compile(
    r"(?i)\b(?:led|leads?|leading|headed|heads?|heading|co-?chaired|co-?chairs?|chaired|presided|presiding|represented|at the head|leader of|"
    r"spoke for|at the helm|in the chair|acted as co-chairs?|co-chairm[ae]n|co-chair|headed up|leadership of|across the table|head of (?:the )?delegation|were in the chair|held|hosted|met by|whom)\b"
)
# People who attend, announce or are called on take no part as heads.
_NOT_HEAD: Final = re.compile(r"(?i)\b(?:attended|also present|in the presence|accompanied|according to|said|added|told|stated|noted|announced|received by|was received|called on|paid a (?:courtesy )?call|report(?:ed|s)|spokes\w+|congratulat\w+|on behalf of)\b")
_FAR: Final = 4


def heads_of_delegation(
    match: Match, reading: Reading, countries: tuple[str, ...], *, anaphoric: bool
) -> tuple[tuple[Participant, ...], tuple[Evidence, ...]]:
    """Return the heads of delegation and the further sentences that name them."""
    own = [slot for slot in _heads(match.sentence, match) if not slot.codes or slot.codes[0] in countries]
    people = list(participants(own))
    evidence: list[Evidence] = []
    if anaphoric:
        return tuple(people), ()
    block = reading.document.sentences[match.sentence.index].block
    for number in range(match.sentence.index + 1, min(len(reading.document.sentences), match.sentence.index + _FAR)):
        place = reading.document.sentences[number]
        if place.block > block + 1:
            break
        if len({p.country for p in people}) >= len(countries):
            break
        sentence = reading.sentence(number)
        if re.search(r"<O\d+> (?:round|session|meeting|sitting)", sentence.masked) or not _LED.search(sentence.masked):
            continue
        found = [s for s in _heads(sentence, None) if s.codes and s.codes[0] in countries]
        fresh = [p for p in participants(found) if all(p.name != q.name for q in people)]
        if fresh:
            people += fresh
            evidence.append(Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end], fields=("people",)))
    return tuple(people), tuple(evidence)


def _heads(sentence: Sentence, match: Match | None) -> list[Slot]:
    """Return the persons whom a sentence names as leading; all persons of 'X and Y co-chaired'."""
    out: list[Slot] = []
    masked = sentence.masked
    if not _LED.search(masked):
        return []
    for token in TOKEN.finditer(masked):
        if token.group(1) != "P":
            continue
        before, after = masked[max(0, token.start() - 45) : token.start()], masked[token.end() : token.end() + 60]
        behind = re.split(r"<[PSC]\d+>", before)[-1]
        ahead = re.split(r"[.;]|<P\d+>", after)[0]
        if _NOT_HEAD.search(ahead) and not _LED.search(ahead):
            continue
        if re.search(r"(?i)(?:accompanied by|received by|in the presence of|according to|attended by)\s*(?:the )?$", behind):
            continue
        out.append(sentence.slots[int(token.group(2))])
    return out

"""States of the past in the histories of those that followed them.

In an article of the Czech Republic, a legation that was opened in 1947, in or beside a sentence that speaks of
Czechoslovakia, was Czechoslovakia's.
"""

from __future__ import annotations

from relations_kb.rules.reading import Reading
from relations_kb.vocab.world import load_world


def predecessor(reading: Reading, codes: tuple[str, ...], date: str | None, at: int) -> tuple[str, str] | None:
    """Return a party and the state of the past that stood in its place, or None where all parties are right.

    :param date: the event's date; only a state that existed then acts.
    :param at: where the event is told: the state of the past must be named in that sentence or the two before it,
        and the party itself must not.
    """
    if date is None or not date[:4].isdigit():
        return None
    year = int(date[:4])
    world = load_world()
    number = next((n for n, s in enumerate(reading.document.sentences) if s.span.start <= at < s.span.end), None)
    if number is None:
        return None
    sentences = reading.document.sentences
    end = sentences[number].span.end
    start = sentences[max(0, number - 2)].span.start
    here = {m.code for m in reading.countries_in(sentences[number].span.start, end) if m.code}
    for mention in reading.countries_in(start, end):
        entry = world.countries.get(mention.code or "")
        if entry is None or entry.existed is None or not entry.existed[0] <= year < entry.existed[1]:
            continue
        for code in codes:
            if code not in here and code != mention.code and code in entry.followed_by and mention.code not in codes:
                return code, mention.code or ""
    return None


def successor(reading: Reading, codes: tuple[str, ...], date: str | None) -> tuple[str, str] | None:
    """Return a party that no longer existed at a date and the text's own country, which followed it; or None.

    In a page of Serbia's on Zambia a memorandum of 2018 is not Yugoslavia's, whichever row above it is.
    """
    home = reading.home
    if date is None or home is None or home in codes or not date[:4].isdigit():
        return None
    world = load_world()
    for code in codes:
        entry = world.countries.get(code)
        gone = entry is not None and entry.existed is not None and entry.existed[1] < int(date[:4])
        if gone and home in world.followers(code, 9999):
            return code, home
    return None


def by_capital(reading: Reading, codes: tuple[str, ...], date: str | None, at: int) -> tuple[str, str] | None:
    """Return a party that only its capital names, and the state whose capital it was then; or None.

    Who was 'ambassador in Moscow' in 1981 was so in the Soviet Union; 'ambassador to Russia' in 1981 stays as told.

    :param at: where the event is told.
    """
    if date is None or not date[:4].isdigit():
        return None
    year = int(date[:4])
    sentence = next((s for s in reading.document.sentences if s.span.start <= at < s.span.end), None)
    if sentence is None:
        return None
    world = load_world()
    mentions = [m for m in reading.countries_in(sentence.span.start, sentence.span.end) if m.code in codes]
    for code in codes:
        named = [m for m in mentions if m.code == code]
        if not named or any(m.role != "capital" for m in named):
            continue
        for other, entry in world.countries.items():
            then = entry.existed is not None and entry.existed[0] < year < entry.existed[1]
            if then and code in entry.followed_by and world.capital(other) == named[0].city and other not in codes:
                return code, other
    return None

"""Between whom a flow runs, where its words do not name both: from the sentence, what was told before, the heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from relations_kb.kinds.trade.model import Flow
from relations_kb.kinds.trade.themes import Theme
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import TOKEN, Sentence

# 'our ties with the countries of Africa': then 'our trade' is not with the article's other country.
_REGION: Final = re.compile(
    r"\b(?:with|between|to|from|our|all|and) (?:our |the |its |their )?(?:(?:countries|"
    r"states|nations|members|friends|partners) (?:of|in) (?:the )?)?(?:[A-Za-z]+-[A-Za-z]+ "
    r"|[a-z]+ )?"
    r"(?:(?:Latin |South(?:east)? |Southeast |Central |North |West |East(?:ern)? )?(?:Africa|"
    r"Asia|America)n?(?! Republic)(?= (?:friends|partners|countries|states|nations|continent|"
    r"region|markets?)|[.,;]| \w)|"
    r"ASEAN|CIS|EAEU|EEU|Eurasian Economic (?:Union|Community)|African Union|M(?:ercosur|"
    r"ERCOSUR)|BRICS|SCO|GCC|Arab (?:world|countries|states)|the (?:region|world)|Caribbean)\b"
)


# How far above a list item the line with its pair may stand, in blocks, and how such a line ends.
_LINES: Final = 16
_RELATIONS: Final = ("relations", "relations:", "ties", "cooperation")


@dataclass(frozen=True, slots=True)
class Told:
    """The last flow told: between whom, whether their order is known, where it stood.

    ``listed`` tells that the partner is one of a list: what follows is not of it; ``leading`` the first flow told of
    the last partner: a ranking goes on with that.
    """

    reporter: str
    partner: str
    ordered: bool
    flow: Flow
    block: int
    listed: bool = False
    leading: tuple[str, Flow] | None = None


def parties_of(theme: Theme, sentence: Sentence, reading: Reading, told: Told | None) -> tuple[str, str, bool] | None:
    """Return reporter, partner and whether their order is known; None where the text does not tell both."""
    nobodys = theme.flow == "investment" and not theme.named and not theme.same
    if nobodys and (told is None or told.flow != "investment"):
        return None  # 'a plant with $9 million in investments': whose they are, and where, nobody says
    known = _known(theme, sentence, reading, told)
    if known is None:
        return None
    return known if known[0] != known[1] else None


def _known(theme: Theme, sentence: Sentence, reading: Reading, told: Told | None) -> tuple[str, str, bool] | None:
    if theme.pair:
        return _ordered(theme, theme.pair, reading, told)
    if theme.reporter and theme.partner:
        return theme.reporter, theme.partner, True
    if not theme.named and _WITH_ALL.search(sentence.masked):
        return None
    near = told if told is not None and is_near(told, sentence, reading) else None
    given = theme.reporter or theme.partner
    if given is not None:
        other = _other(given, theme, sentence, reading, near)
        if other is None:
            return None
        return (given, other, True) if theme.reporter else (other, given, True)
    topic = _TOPIC.match(sentence.masked, 0, theme.start)
    if topic is not None and theme.flow in ("exports", "imports", "turnover"):
        partner = sentence.slots[int(topic["slot"])].codes
        own = (
            near.reporter
            if near is not None and near.ordered
            else own_country(partner[0], reading)
            if partner
            else None
        )
        if len(partner) == 1 and own is not None and own != partner[0]:
            return own, partner[0], True
    if theme.flow in ("exports", "imports") and (led := _in_the_lead(sentence, theme)) is not None:
        own = near.reporter if near is not None and near.ordered else own_country(led, reading)
        if own is not None and own != led:
            return own, led, True
    if near is not None and near.listed:
        beside = _IN_BRACKETS.search(sentence.masked[: theme.start])
        codes = sentence.slots[int(beside["slot"])].codes if beside is not None else ()
        own = reported(near, reading)
        return (own, codes[0], True) if len(codes) == 1 and own != codes[0] else None
    if near is not None:
        ranked = _ranked(sentence, theme) or _next_subject(sentence, theme, near, reading)
        if ranked is not None and near.ordered and ranked not in (near.reporter, near.partner):
            return near.reporter, ranked, True
        return _ordered(theme, (near.reporter, near.partner), reading, near)
    pair = _pair(theme, sentence, reading)
    return _ordered(theme, pair, reading, None) if pair else None


def reported(told: Told, reading: Reading) -> str:
    """Return whose trade a text reports that has told a flow: its own country's, else the flow's reporter."""
    own = reading.home or (reading.title_codes[0] if len(reading.title_codes) == 1 else None)
    return own if own is not None and own in (told.reporter, told.partner) else told.reporter


def is_near(told: Told, sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a flow was told so lately that a sentence without parties goes on with it."""
    block = reading.document.sentences[sentence.index].block
    if told.block == block:
        return True
    line = pair_line(block, reading)
    if line is not None and line[0] > told.block:
        return False
    blocks = reading.document.blocks
    if not 0 <= block - told.block <= 3 or blocks[block].section != blocks[told.block].section:
        return False
    head = reading.head_codes(sentence.index)
    return not head or told.reporter in head or told.partner in head


def pair_line(block: int, reading: Reading) -> tuple[int, tuple[str, ...]] | None:
    """Return the last line of its own above a block that names a pair ('Chile–Norway relations'), and the pair."""
    blocks = reading.document.blocks
    for number in range(block, max(-1, block - _LINES), -1):
        span = blocks[number].span
        if span.end - span.start > 70 or not reading.text.endswith(_RELATIONS, span.start, span.end):
            continue
        codes = tuple(dict.fromkeys(m.code for m in reading.countries_in(span.start, span.end) if m.code))
        if len(codes) == 2:
            return number, codes
    return None


def _ordered(theme: Theme, pair: tuple[str, ...], reading: Reading, told: Told | None) -> tuple[str, str, bool] | None:
    one, two = pair
    if theme.flow in ("turnover", "balance"):
        known = told is not None and told.ordered and {told.reporter, told.partner} == {one, two}
        return (told.reporter, told.partner, True) if known and told is not None else (one, two, False)
    if told is not None and told.ordered and {told.reporter, told.partner} == {one, two}:
        return told.reporter, told.partner, True
    home = reading.home
    if home in pair and home is not None:
        return home, two if home == one else one, True
    first = _first_named(theme, pair) if theme.flow in ("exports", "imports") else None
    return None if first is None else (first, two if first == one else one, True)


# As in: 'With Chile, the sales came to $3 million', 'In the case of Chile, exports of $3 million were registered'
_TOPIC: Final = re.compile(
    r"(?i)^\W*(?:with|for|in the case of|as for|as regards|regarding|in trade with) (?:the )?<C(?P<slot>\d+)>,? "
)
# As in: 'Third came Chile: a turnover of $3 million', 'Next is Chile with …', 'It is followed by Chile, …'
_RANKED: Final = re.compile(
    r"(?i)^\W*(?:(?:<O\d+>|first|second|third|next|then|last)(?: place)? (?:came|comes|is|was|stood|stands|"
    r"went to|goes to|ranks|ranked|follow\w*|by) |"
    r"(?:it |they )?(?:is |was |were )?followed by )(?:the )?<C(?P<slot>\d+)>"
)


def _ranked(sentence: Sentence, theme: Theme) -> str | None:
    """Return the next partner of a ranking, where the sentence opens with it and the flow stands behind it."""
    found = _RANKED.match(sentence.masked)
    if found is None or theme.start < found.end():
        return None
    codes = sentence.slots[int(found["slot"])].codes
    return codes[0] if len(codes) == 1 else None


# As in: 'Chile, the leader of old, is second: the mutual turnover was $3 million', in a report on one country's trade
_SUBJECT: Final = re.compile(
    r"(?i)^\W*(?:the )?<C(?P<slot>\d+)>(?='s\b|,| (?:is|was|has|had|comes?|came|ranks?|stands?|remains?)\b)"
)


def _next_subject(sentence: Sentence, theme: Theme, near: Told, reading: Reading) -> str | None:
    """Return the partner that a sentence opens with, in a report that goes from partner to partner."""
    own = reported(near, reading)
    found = _SUBJECT.match(sentence.masked)
    if found is None or theme.start < found.end() or own not in (near.reporter, near.partner):
        return None
    if len(reading.title_codes) == 2 and set(reading.title_codes) == {near.reporter, near.partner}:
        return None  # a text on two countries
    codes = sentence.slots[int(found["slot"])].codes
    named = {code for slot in sentence.slots if slot.kind == "C" for code in slot.codes} - {own}
    return codes[0] if len(codes) == 1 and codes[0] != own and named == {codes[0]} else None


# As in: 'Chile came third ($5 million; import $3 million)'
_IN_BRACKETS: Final = re.compile(
    r"<C(?P<slot>\d+)>[^<>();.]{0,40}(?:<O\d+> ?)?\((?:[a-z]+ ){0,3}<M\d+>[;,] (?:of which |of it )?$"
)

# As in: 'Chile is in the lead: exports $3 million, imports $2 million'
_IN_THE_LEAD: Final = re.compile(
    r"(?i)(?:^|[,;] )\W*(?:the )?<C(?P<slot>\d+)>,? (?:is|was|comes|came|stays|remains|ranks|ranked|follows|followed|"
    r"leads|led|stands|stood|takes|took|holds|held)\b[^<;.|]{0,50}(?::| with|,| –) (?:the |its |our )?$"
)


# '… and Chile third, with purchases from Norway of $3 million'
_PLACED: Final = re.compile(
    r"<C(?P<slot>\d+)>(?:,? (?:<O\d+>|first|second|third|fourth|fifth|next|last))?,? with (?:its |total )?$"
)


def _in_the_lead(sentence: Sentence, theme: Theme) -> str | None:
    """Return the partner whose place in a ranking the words before a bare 'exports' or 'imports' tell."""
    lead = sentence.masked[: theme.start]
    found = _IN_THE_LEAD.search(re.sub(r"(?i)\bexports?\b[^;.|]{0,40}<M\d+>,? (?:and )?$", "", lead))
    codes = sentence.slots[int(found["slot"])].codes if found is not None else ()
    return codes[0] if len(codes) == 1 else None


_BETWEEN: Final = re.compile(r"(?i)\b(?:between|of) (?:the )?(?P<first><C\d+>)(?: and | with |-)(?:the )?<C\d+>")


def _first_named(theme: Theme, pair: tuple[str, ...]) -> str | None:
    """Return whose exports are meant in 'trade between Chile and Peru was $5 million (exports $3 million, …)'.

    A text that says no more speaks from the side of the country that it names first.
    """
    sentence = theme.match.sentence
    found = _BETWEEN.search(sentence.masked, 0, theme.start)
    if found is None:
        return None
    codes = sentence.slots[int(found["first"][2:-1])].codes
    return codes[0] if len(codes) == 1 and codes[0] in pair else None


def _other(given: str, theme: Theme, sentence: Sentence, reading: Reading, near: Told | None) -> str | None:
    ranked_by = theme.rule.startswith("trade.accounted")  # 'Chile …: it accounted for $3 million of Norway's trade'
    if (
        theme.whole_world
        and not ranked_by
        and (near is None or _OWN_WORLD.search(sentence.masked, max(0, theme.start - 12), theme.end))
    ):
        return None
    # 'Chile is a small market: Norwegian exports made $3 million', in a text on Norway's trade with all sorts
    before = _subjects(sentence, theme.start) - {given}
    if len(before) == 1 and theme.reporter == given and ":" in sentence.masked[: theme.start]:
        return next(iter(before))
    placed = _PLACED.search(sentence.masked[: theme.start]) if theme.partner == given else None
    ranked = sentence.slots[int(placed["slot"])].codes if placed is not None else ()
    if len(ranked) == 1 and ranked[0] != given:
        return ranked[0]
    if near is not None and given in (near.reporter, near.partner):
        return near.partner if given == near.reporter else near.reporter
    if theme.flow == "imports" and theme.reporter == given and near is not None and near.ordered:
        # 'Exports to Chile made $3 million. Peru bought goods for $2 million': of whose exports the text tells
        told = theme.match.words.get("verb", "").lower()
        own = reported(near, reading)
        if near.flow in ("exports", "imports") and own != given and told.startswith(("bought", "purchas", "acquir")):
            return own
    codes = _subjects(sentence) - {given}
    number = sentence.index
    home = reading.home
    if (
        home is not None
        and home != given
        and near is not None
        and home in (near.reporter, near.partner)
        and theme.flow != "investment"
        and codes <= {home}
    ):
        # 'Trade with Chile made $5 million' in a report on one country's trade, after that with Peru
        return home
    if theme.partner is None and not _about_two(given, reading, number):
        return None
    implied = reading.other(given, number)
    if implied is not None and (implied in codes or not codes):
        return implied
    if (
        near is not None
        and near.ordered
        and theme.partner is not None
        and near.reporter != given
        and near.flow != "investment"
    ):
        return near.reporter
    if len(codes) == 1 and theme.partner is not None:
        return next(iter(codes))
    if implied is not None:
        return implied
    return own_country(given, reading) if theme.partner is not None else None


# 'the foreign trade of Chile': with all the world, whatever pair was spoken of.
_OWN_WORLD: Final = re.compile(r"(?i)\b(?:foreign|external|global|world) trade(?: turnover)? of (?:the )?<C")
_TOWARDS: Final = re.compile(r"(?i)\b(?:to|from|with|into|for|towards)(?: the)? ?$")


def _subjects(sentence: Sentence, until: int | None = None) -> set[str]:
    """Return the countries of a sentence that may be whose trade it tells: not 'to Chile', 'from Chile'."""
    return {
        code
        for token in TOKEN.finditer(sentence.masked, 0, len(sentence.masked) if until is None else until)
        if token.group(1) in "CSB" and _TOWARDS.search(sentence.masked[: token.start()]) is None
        for slot in (sentence.slots[int(token.group(2))],)
        if slot.city is None  # 'by way of Dubai'
        for code in slot.codes
    }


def own_country(partner: str | None, reading: Reading) -> str | None:
    """Return the country whose trade with ``partner`` a text on one country's trade speaks of, or None."""
    if len(reading.title_codes) == 1 and reading.title_codes[0] != partner:
        return reading.title_codes[0]
    if reading.home is not None:
        return reading.home if reading.home != partner else None
    ranked = reading.spoken.most_common(2)
    if ranked and ranked[0][0] != partner and (len(ranked) == 1 or ranked[0][1] >= 1.5 * ranked[1][1]):
        return ranked[0][0]
    return None


def _about_two(given: str, reading: Reading, number: int) -> bool:
    """Tell whether a country's own 'exports' can only be those to one other: under a heading, in an article on two."""
    head = reading.head_codes(number)
    return (
        (given in reading.title_codes and len(reading.title_codes) == 2)
        or (bool(head) and len(head) <= 2)
        or given in reading.parties
    )


def _pair(theme: Theme, sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    # In a text on two countries 'the foreign trade turnover' is that of the two.
    world = theme.whole_world and (theme.named > 0 or not reading.parties)
    if world or _of_all(theme, sentence, reading) or _of_region(sentence, reading):
        return ()
    codes = tuple(dict.fromkeys(code for slot in sentence.slots if slot.kind in "CSB" for code in slot.codes))
    line = pair_line(reading.document.sentences[sentence.index].block, reading)
    implied = line[1] if line is not None else reading.implied(sentence.index)
    before = () if codes else _of_sentence_before(sentence, reading)
    if before and not set(before) <= set(implied):
        return before
    if len(codes) == 2 and (not implied or set(implied) != set(codes)):
        return codes
    return implied


_WITH_ALL: Final = re.compile(
    r"(?i)\b(?:with|to|from|of) (?:all|the whole|the rest of) (?:the )?(?:countries|partners|world|its partners)\b"
)
_OF_TWO: Final = re.compile(r"(?i)\b(?:bilateral|mutual|two-way|reciprocal|between|both|with)\b|<B\d+>")
_MANY: Final = 4  # partners with amounts of their own


def _of_all(theme: Theme, sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a flow without parties is that with all the world, as in a text on one partner after another."""
    if theme.named or len(reading.title_codes) > 1 or _OF_TWO.search(sentence.masked):
        return False
    if reading.head_codes(sentence.index) or any(slot.kind == "C" and slot.codes for slot in sentence.slots):
        return False  # below a partner's head, or with one named: that one's
    beside = {
        mention.code
        for money in reading.money
        for mention in reading.countries_in(max(0, money.start - _BESIDE), money.end + _BESIDE // 3)
        if mention.code and mention.code != reading.home
    }
    return len(beside) >= _MANY


_BESIDE: Final = 90  # code points


def _of_sentence_before(sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Return the two countries that the sentence before in its paragraph names, one of them the text's own.

    Rows of a table may have lost their heads: 'Relations of Norway and Chile began in 1920. Trade was $3 million.'
    """
    document = reading.document
    number = sentence.index - 1
    if number < 0 or document.sentences[number].block != document.sentences[sentence.index].block:
        return ()
    codes = tuple(dict.fromkeys(code for slot in reading.sentence(number).of("CSB") for code in slot.codes))
    return tuple(sorted(codes)) if len(codes) == 2 and reading.home in codes else ()


def _of_region(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the sentence, or the one before it in its paragraph, speaks of a part of the world."""
    document = reading.document
    number = sentence.index
    if _REGION.search(sentence.text):
        return True
    if number == 0 or document.sentences[number - 1].block != document.sentences[number].block:
        return False
    span = document.sentences[number - 1].span
    return _REGION.search(reading.text, span.start, span.end) is not None

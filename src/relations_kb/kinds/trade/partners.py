"""Whose goods an amount is in a report that goes from partner to partner, by the verb and the partner's place.

'Sales to Chile brought home $3 million, and Peru took goods of $2 million': a report on one country's trade leaves
that country out, and tells the way that goods went by who sells, buys, takes, pays. In: a sentence. Out: flows that
have their amount, for those amounts whose words tell one partner and one way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from relations_kb.kinds.trade.figures import Figure, figures_of
from relations_kb.kinds.trade.parties import Told, parties_of
from relations_kb.kinds.trade.themes import Theme
from relations_kb.kinds.trade.ways import APART, ASIDE, BESIDE, IN_NOUN, NEXT, OTHER, OUT_NOUN, TOWARDS, Way, way_of
from relations_kb.kinds.trade.words import BLOCK, GROUP_IN, GROUP_OF
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.slots import TOKEN, Sentence, Slot


@dataclass(frozen=True, slots=True)
class _Told:
    partner: str
    way: Way | None  # None: that of the partner before
    start: int
    used: int  # how far the words were read


RULE: Final = Rule(
    id="trade.partner",
    triggers=(),
    pattern=r"{money:value}",
    examples=(),
    confidence=0.75,
)


def by_partner(sentence: Sentence, own: str, topic: str | None, carried: Way | None) -> dict[int, tuple[Theme, bool]]:
    """Return for amounts, by their slots' places in the text, the flow that their words tell, and whether surely so.

    :param own: the country whose trade the text reports.
    :param topic: the partner that the sentence before opens with, whom 'it' may mean.
    :param carried: which way the goods went of the partner told before, if that is known.
    """
    out: dict[int, tuple[Theme, bool]] = {}
    sure = False
    last: _Told | None = None
    amounts = [token for token in TOKEN.finditer(sentence.masked) if token.group(1) == "M"]
    begin = 0
    for number, amount in enumerate(amounts):
        after = amounts[number + 1].start() if number + 1 < len(amounts) else len(sentence.masked)
        told = _told(sentence, own, topic, begin, amount, after)
        if told is None and last is not None:
            told = _of_same(sentence, own, last, begin, amount)
        last = told
        begin = amount.end()
        if told is None:
            continue
        begin = max(begin, told.used)
        way = told.way or carried
        if way is None:
            continue
        carried, sure = way, sure or told.way is not None
        theme = _theme(sentence, told, way, own, amount)
        out[theme.values[0].start] = theme, sure
    return out


def owner(reading: Reading) -> str | None:
    """Return the country whose trade a text reports: its own, or the only one that its title names."""
    if reading.home is not None:
        return reading.home
    return reading.title_codes[0] if len(reading.title_codes) == 1 else None


_OUT_CUE: Final = re.compile(rf"(?i)\b(?:{OUT_NOUN}|export\w*|sales|sold|sells|selling side)\b")
_IN_CUE: Final = re.compile(rf"(?i)\b(?:{IN_NOUN}|import\w*|purchases|buys|buying side|bought)\b")
_OVER: Final = re.compile(r"(?i)\b(?:other|opposite) (?:side|direction|way|column|end)\b")


def way_before(sentence: Sentence, reading: Reading, last: Way | None) -> Way | None:
    """Return which way the goods go that a sentence's paragraph tells of before it; ``last`` where it does not."""
    document = reading.document
    block = document.sentences[sentence.index].block
    number = sentence.index - 1
    while number >= 0 and document.sentences[number].block == block and not reading.may_hold(number, "M"):
        span = document.sentences[number].span
        words = reading.text[span.start : span.end]
        out, back = _OUT_CUE.search(words) is not None, _IN_CUE.search(words) is not None
        if out != back:
            return "exports" if out else "imports"
        if _OVER.search(words) and last is not None:
            return "imports" if last == "exports" else "exports"
        number -= 1
    return last


_AND_DID: Final = re.compile(
    r"\W*and (?:[a-z]+ly |it |in turn )?(?P<verb>bought|imported|purchased|acquired|took|sold|exported|"
    r"shipped|supplied|"
    r"delivered)\b[^<;.]{0,30}<M\d+>"
)
_GAVE: Final = frozenset({"sold", "exported", "shipped", "supplied", "delivered"})


def _of_same(sentence: Sentence, own: str, last: _Told, begin: int, amount: re.Match[str]) -> _Told | None:
    """Read 'Norway sold $3 million to Chile and bought $2 million': who did the one thing did the other."""
    did = _AND_DID.fullmatch(sentence.masked, begin, amount.end())
    first = next((t for t in TOKEN.finditer(sentence.masked, last.start) if t.group(1) in "CS"), None)
    if did is None or first is None or last.way is None:
        return None
    gave = did["verb"] in _GAVE
    subject = _codes(sentence.slots[int(first.group(2))])
    if subject not in ((own,), (last.partner,)):
        return None
    return _Told(last.partner, "exports" if gave == (subject == (own,)) else "imports", begin, 0)


def _theme(sentence: Sentence, told: _Told, way: Way, own: str, amount: re.Match[str]) -> Theme:
    slot = sentence.slots[int(amount.group(2))]
    start = min(told.start, amount.start())
    match = Match(RULE, sentence, start, amount.end(), {"value": (slot,)}, {})
    return Theme(
        match=match,
        flow=way,
        start=start,
        end=amount.end(),
        key=start,
        reporter=own,
        partner=told.partner,
        values=(slot,),
    )


def _codes(slot: Slot) -> tuple[str, ...]:
    return slot.codes if slot.kind in "CS" else ()


_FLOW_NOUN: Final = re.compile(
    r"(?i)\b(?:exports?|imports?|sales|shipments|deliveries|purchases|supplies|(?:sold|bought|exported|imported)) "
    r"(?=(?:of|in) (?!QQ|WW|MM))"
)


def _of_group(words: str) -> bool:
    """Tell whether a flow is one of a group of goods: 'exports of lithium to Chile'."""
    return any(GROUP_OF.match(words, found.end()) for found in _FLOW_NOUN.finditer(words))


_IT: Final = re.compile(r"\b(?:[Ii]t|[Tt]he latter|[Tt]hat country|[Tt]here|[Ww]hich)\b")


def _told(
    sentence: Sentence, own: str, topic: str | None, begin: int, amount: re.Match[str], after: int
) -> _Told | None:
    masked = sentence.masked
    cut = begin
    head: tuple[int, str] | None = None
    # The shortest end of the words before the amount that names a partner.
    cuts = [m.end() for m in APART.finditer(masked, begin, amount.start())]
    for cut in (*reversed(cuts), begin):
        partners = _partners(sentence, own, cut, amount.start())
        if len(partners) > 1:
            return None
        if partners:
            head = (cut, next(iter(partners)))
            break
    tail = re.match(
        r"(?:(?! and (?:the |from |to )?<C|, (?:the )?<C|, (?:and|while|whereas|but|with|against|followed) )"
        r"[^;.<]|\.(?=\S)|<[CDOS]\d+>){0,90}",
        masked[amount.end() : after],
    )
    until = amount.end() + (tail.end() if tail else 0)
    used = 0
    if head is None:
        partners = _partners(sentence, own, amount.end(), until)
        used = max((t.end() for t in TOKEN.finditer(masked, amount.end(), until) if t.group(1) in "CS"), default=0)
        if len(partners) > 1 or not (partners or (topic and _IT.search(masked, begin, amount.start()))):
            return None
        head = (cuts[-1] if cuts and partners else begin, next(iter(partners), topic or ""))
    cut, partner = head
    words = _words(sentence, own, partner, cut, until, amount.start())
    if "QQ" not in words:
        words = _IT.sub("QQ", words)
    plain = " ".join(ASIDE.sub(" ", words).split())
    if (
        OTHER.search(plain)
        or _of_group(plain)
        or BLOCK.search(plain)
        or GROUP_IN.search(plain.replace("goods and services", "goods"))
    ):
        return None
    way = way_of(plain)
    if way is None and NEXT.match(plain) is None and TOWARDS.match(plain) is None:
        return None
    if way is None and (led := TOWARDS.match(plain)) is not None:
        # ', to Chile $3 million': of goods that go there
        way = "exports" if (led.group(1) or led.group(2)) == "to" else "imports"
    return _Told(partner, way, cut, used)


def _partners(sentence: Sentence, own: str, start: int, end: int) -> set[str]:
    found: set[str] = set()
    for token in TOKEN.finditer(sentence.masked, start, end):
        codes = _codes(sentence.slots[int(token.group(2))])
        if (
            not codes
            or codes == (own,)
            or BESIDE.search(sentence.masked, max(start, token.start() - 20), token.start())
        ):
            continue
        found |= set(codes)
    return found


def _words(sentence: Sentence, own: str, partner: str, start: int, end: int, amount: int) -> str:
    def named(token: re.Match[str]) -> str:
        if token.start() == amount - start:
            return "MM"
        codes = _codes(sentence.slots[int(token.group(2))])
        return "QQ" if codes == (partner,) else "WW" if codes == (own,) else token.group()

    return TOKEN.sub(named, sentence.masked[start:end]).strip()


_AID: Final = re.compile(
    r"(?i)\b(?:aid|assist\w*|financ\w*|fight\w*|poverty|donat\w*|grants?|loans?|help\w*|support\w*|humanitarian|"
    r"military|budget|relief|refugees)\b"
)
_MANY: Final = 3  # partners with amounts of their own
_SPARSE: Final = 900  # code points an amount at most
_BESIDE_AMOUNT: Final = 90  # code points


def is_report(reading: Reading) -> bool:
    """Tell whether a text reports trade, one amount after another: an article on a country's relations does not."""
    return len(reading.money) >= _MANY and len(reading.text) <= _SPARSE * len(reading.money)


def has_many(reading: Reading) -> bool:
    """Tell whether a text goes from partner to partner: amounts of at least three stand in it."""
    if not is_report(reading):
        return False
    own = owner(reading)
    beside = {
        mention.code
        for money in reading.money
        for mention in reading.countries_in(max(0, money.start - _BESIDE_AMOUNT), money.end + _BESIDE_AMOUNT // 3)
        if mention.code and mention.code != own
    }
    return len(beside) >= _MANY


def with_partners(
    sentence: Sentence,
    reading: Reading,
    themes: tuple[Theme, ...],
    figures: list[Figure],
    told: Told | None,
) -> tuple[tuple[Theme, ...], list[Figure]]:
    """Return the flows and figures of a sentence with those that only a partner's place and the verb tell.

    A figure that its own words tell stays as it is where the goods go the same way.
    """
    own = owner(reading)
    if own is None or not is_report(reading) or not sentence.of("M") or _AID.search(sentence.masked):
        return themes, figures
    found = by_partner(sentence, own, _topic(sentence, reading, own), _carried(sentence, reading, told, own))
    if not found:
        return themes, figures
    kept: dict[int, Figure] = {figure.slot.start: figure for figure in figures}
    new: list[Theme] = []
    for at, (theme, surely) in found.items():
        sure = surely
        figure = kept.get(at)
        parties = parties_of(figure.theme, sentence, reading, told) if figure is not None else None
        if figure is not None and not sure and figure.theme.rule.startswith("trade.ranked"):
            # 'Chile, the lover of Norwegian fish, came next at $3 million', read as a figure of Norway's own
            sure = parties is not None and parties[0] == theme.partner
        if figure is None:
            new.append(theme)
            continue
        own_words = figure.theme.rule in _OWN_WORDS and parties is not None and theme.partner in parties[:2]
        if not sure or own_words or figure.theme.flow not in ("exports", "imports"):
            continue
        if not _agrees(figure.theme, theme, sentence, reading, told):
            new.append(theme)
    if not new:
        return themes, figures
    slots = {theme.values[0].start for theme in new}
    rest = [
        theme
        for theme in themes
        if not any(slot.start in slots for slot in theme.values)
        and not (theme.flow in ("exports", "imports") and any(n.start <= theme.start < n.end for n in new))
    ]
    every = tuple(sorted([*rest, *new], key=lambda theme: theme.key))
    return every, figures_of(sentence, every)


def _topic(sentence: Sentence, reading: Reading, own: str) -> str | None:
    number = sentence.index - 1
    sentences = reading.document.sentences
    if number < 0 or sentences[number].block != sentences[sentence.index].block:
        return None
    before = reading.sentence(number)
    first = re.match(r"\W*(?:the )?<C(\d+)>(?!')", before.masked, re.IGNORECASE)
    codes = before.slots[int(first.group(1))].codes if first is not None else ()
    return codes[0] if len(codes) == 1 and codes[0] != own else None


_ROW: Final = re.compile(r"\W*(?:the )?<C\d+> ?[(:–—-] ?<M\d+>\)?\W*", re.IGNORECASE)


def _carried(sentence: Sentence, reading: Reading, told: Told | None, own: str) -> Way | None:
    """Return which way the goods go that a sentence may go on with: of a row that which its heads tell."""
    if _ROW.fullmatch(sentence.masked):
        for start, end in (*reading.heads(sentence.index), *_title(reading)):
            words = reading.text[start:end]
            out, back = _OUT_CUE.search(words) is not None, _IN_CUE.search(words) is not None
            if out != back:
                return "exports" if out else "imports"
    return way_before(sentence, reading, _last_way(told, own))


def _title(reading: Reading) -> tuple[tuple[int, int], ...]:
    title = reading.document.title
    return ((title.span.start, title.span.end),) if title is not None and title.span is not None else ()


# Rules whose words say whose exports or imports they are.
_OWN_WORDS: Final = frozenset({"trade.exports-of", "trade.imports-of"})


def _agrees(theme: Theme, other: Theme, sentence: Sentence, reading: Reading, told: Told | None) -> bool:
    """Tell whether two flows are of the same goods: from whom to whom."""
    parties = parties_of(theme, sentence, reading, told)
    if parties is None or theme.flow not in ("exports", "imports"):
        return False
    return _goods(theme.flow, parties[0], parties[1]) == _goods(other.flow, other.reporter, other.partner)


def _goods(flow: str, reporter: str | None, partner: str | None) -> tuple[str | None, str | None]:
    return (reporter, partner) if flow == "exports" else (partner, reporter)


def _last_way(told: Told | None, own: str) -> Way | None:
    if told is None or not told.ordered or told.flow not in ("exports", "imports"):
        return None
    if own not in (told.reporter, told.partner):
        return None
    return "exports" if (told.flow == "exports") == (told.reporter == own) else "imports"

"""Which instruments of a sentence a verb acts on: one, or a coordinated list of them."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.treaty.apart import ANOTHER, ASIDE, LISTED_BEHIND, parts_apart, titles_apart
from relations_kb.kinds.treaty.complement import complement_end
from relations_kb.kinds.treaty.instruments import Instrument, title_of
from relations_kb.kinds.treaty.phrases import singular
from relations_kb.kinds.treaty.words import LINKS, TO_VERB
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot

_WORDS: Final = re.compile(r"<[A-Z]\d+>|[\w'.-]*\w|[;:|]|[–—]")
# More than one sentence lists.
MOST_LISTED: Final = 30
_AFTER_VERB: Final = LINKS - {"was", "were", "signed", "which", "for", "from"}


def after(items: tuple[Instrument, ...], sentence: Sentence, at: int) -> tuple[Instrument, ...]:
    """Return the instruments that a verb ending at ``at`` governs: the first after it and those joined to it."""
    masked = sentence.masked
    rest = [item for item in items if item.start >= at - 1]
    if not rest:
        return ()
    gap = ASIDE.sub(" ", masked[at : rest[0].start])
    if not _only(gap, _AFTER_VERB, 150) and not (
        _INCLUDING.search(gap) and re.search(r"(?i)documents|agreements|papers|memorand|deals|accords", gap)
    ):
        return ()
    group = [rest[0]]
    for item in rest[1:MOST_LISTED]:
        between = _BY_BODIES.sub(" ", _BY_WHOM.sub("", masked[group[-1].end : item.start]))
        if group[-1].plural and (listed := LISTED_BEHIND.match(between)) is not None:
            between = f",{between[listed.end() :]}"
        if not _only(between, LINKS, 170) or not _JOINED.search(between) or _ANEW.search(between):
            break
        if re.search(r"\((?:the |an? |known as )?$", between):
            # 'a non-aggression pact (the Oslo Declaration)' is one.
            continue
        group.append(item)
    return tuple(group)


def before(items: tuple[Instrument, ...], sentence: Sentence, at: int, until: int) -> tuple[Instrument, ...]:
    """Return the instruments before a verb at ``at`` to ``until`` that it governs, and those added after it.

    'A treaty was signed, as were a protocol on fisheries and a memorandum on trade' has three.
    """
    masked = sentence.masked
    ahead = [item for item in items if item.end <= at]
    if not ahead:
        return ()
    # ', of which he is proud,' stands between without a word to say.
    gap = re.sub(
        r", (?:(?:of |to |in |for |about |by |on |under |with |through )?(?:which|whose|whom)|the (?:only|first|second|"
        r"third|last|latest|oldest|most|<O\d+)|(?:one|both) of)\b(?:[^,;|<]|<[PSBCO]\d+>){1,60},",
        " ",
        masked[_told_until(ahead[-1], sentence, at) : at],
    )
    gap = _NOT_PLANNED.sub(" ", _BETWEEN_BODIES.sub(" ", gap))
    skipped = _SKIP.match(masked, ahead[-1].end)
    if skipped is not None and skipped.end() > ahead[-1].end:
        # 'Norway's agreement with Iceland on fisheries expired'
        beyond = complement_end(sentence, skipped.end())
        further = skipped.end() + 4 < beyond <= at
        gap = masked[beyond:at] if further else masked[skipped.end() : at] if _OFFICE.search(skipped.group()) else gap
    if _BY_IT.search(gap):
        return ()  # 'had a compact when it signed an agreement'
    if not _only(gap, TO_VERB, 190) or re.search(r"[;:|]", gap):
        return ()
    # 'After the agreement the two sides signed …': the sides are the verb's subject, the agreement is not.
    mover = re.search(r"<[PSBC](\d+)>\s*(?:(?:has|have|had|also|then|later|both) )*$", gap)
    if mover is not None and not re.search(r"(?i)\b(?:with|between|by|of|and|in|that|which)\b", gap):
        # 'the agreement that Minister X signed': 'that' has been read as a part of his name.
        slot = sentence.slots[int(mover.group(1))]
        if sentence.text[slot.start - sentence.start :][:5].lower() != "that ":
            return ()
    group = [ahead[-1]]
    # 'a treaty, and in 2010 a convention, which was ratified': the last one was.
    alone = not ahead[-1].plural and _WHICH_ONE.match(gap)
    for item in () if alone else reversed(ahead[-MOST_LISTED:-1]):
        between = masked[item.end : group[0].start]
        if not _only(between, LINKS - {"signed", "was", "were"}, 60) or "|" in between:
            break
        if not re.search(r"(?i),|;|\band\b|as well|along with", between):
            break
        group.insert(0, item)
    reach = until
    for item in [item for item in items if item.start >= until][:MOST_LISTED]:
        if (
            not _ADDED.search(masked[reach : item.start])
            or len(masked[reach : item.start]) > 130
            or re.search(r"[;|]", masked[reach : item.start])
            or _GOES_ON.match(masked, item.end)
        ):
            break
        group.append(item)
        reach = item.end
    return tuple(group)


_BY_IT: Final = re.compile(
    r"(?i)\b(?:when|as|after|before|once|and|while|because|since) (?:it|they|he|she|we|both) (?:also )?$"
)


_WHICH_ONE: Final = re.compile(r",? (?:which|that) (?:was|has|had|is|entered|came|took|went)\b|,? (?:which|that) $")


def _told_until(item: Instrument, sentence: Sentence, at: int) -> int:
    """Return where the words that tell an instrument end: after its parts, 'one on visas and the other on trade'."""
    parts = parts_apart(item, sentence)
    return parts[-1][1] if parts and parts[-1][1] <= at else item.end


# 'A protocol on seeds was initially not on the list but was signed, too'
_NOT_PLANNED: Final = re.compile(
    r"(?i)^,? (?:had|was|were|is)(?: (?:initially|originally|at first))? not (?:initially |originally |even "
    r")?(?:been )?"
    r"(?:on the|in the|planned|foreseen|expected|scheduled|part of)[^,;|<]{0,40}?,? but (?:also |nevertheless |still |"
    r"nonetheless )?"
)
_BETWEEN_BODIES: Final = re.compile(
    r"^ between (?:the )?(?:[a-z-]+ ){0,4}?[a-z]+(?: of [a-z]+(?: and [a-z]+)*)?(?= (?:was|were|has|have)\b)"
)
# 'as were a protocol', ', as well as an agreement', 'and also a convention' after a passive verb.
_ADDED: Final = re.compile(
    r"(?i)(?:,? as (?:was|were)|,? (?:and |so )?(?:(?:besides|next to|beside|alongside|along with|in addition to|"
    r"apart from|"
    r"together with|with) (?:it|this|that|them|these)|besides|in addition|likewise|further|furthermore|moreover|"
    r"also|too),?|,? (?:was |being )?(?:later |soon )?followed"
    r"(?: \w+ly)? by|,? as well as|,? (?:and|along with|together with)(?: also)?|,)(?: on)? (?:an?|the|"
    r"one|another)? ?$"
)


# What is added has no verb of its own: 'a treaty was signed, and a protocol followed'.
_GOES_ON: Final = re.compile(r"(?:,? (?:[a-z]+ )?)(?:followed|was|were|is|are|came|entered|has|had|took|expired)\b")

# '…, by A. Lund and B. Soto; the Agreement …': who signed each of a list.
_BY_WHOM: Final = re.compile(r",? (?:signed )?by [^;:|]{3,160}(?=;)")
# 'a twinning agreement between the ports of Oslo and Lima, and …': whose it is.
_BY_BODIES: Final = re.compile(
    r"^,? between (?:the )?(?:[\w'-]+ ){0,6}?(?:<S\d+>|(?:<C\d+>|[A-Z]\w+) and (?:the )?(?:[\w'-]+ ){0,6}?(?:<C\d+>|"
    r"[A-Z]\w+))(?=[,;])"
)
# Somebody else signs what follows: '…; President X signed the treaty'.
_ANEW: Final = re.compile(r"(?i)<[PSBC]\d+>(?: \w+ly| also| then| has| have)? (?:signed|inked|concluded)\b")
_INCLUDING: Final = re.compile(
    r"(?i)^[^.;|]{0,200}(?:\bincluding|\bsuch as|:|\bnamely|\bamong (?:them|which|others|these)"
    r"(?: (?:are|were|is|was))?|\b(?:which|that) (?:include[sd]?|are|were)|\bof which(?: [a-z]+){1,4} (?:are|were|is|"
    r"was)|\b(?:the )?most (?:notabl[ey]|important)(?: (?:of|among) (?:them|"
    r"which|these))?(?: (?:are|were|is|was|being))?|\bnotably),?(?: (?:an?|the))? ?$"
)
_JOINED: Final = re.compile(
    r"(?i)[,;:]|\b(?:and|as well as|such as|including|namely|along with|together with|plus)\b|[–—]"
)


def _only(words: str, allowed: frozenset[str], most: int) -> bool:
    if len(words) > most:
        return False
    return all(
        w.startswith("<") or w.strip("'").lower() in allowed or w in ";:–—" or w.isdigit()
        for w in _WORDS.findall(words)
    )


_SKIP: Final = re.compile(
    r"(?:,? (?:with|between|by|in|on|at|during|among)(?: the)?(?: (?:visit|government|(?:[a-z]+ )?(?:office|"
    r"ministry|agency|authorities|bank|bureau|institute|police|parliament|side|university)) (?:of(?: the)?|"
    r"to))? <[A-Z]\d+>(?:(?: and|,)(?: the)? <[CSPB]\d+>){0,3}){0,3}"
)


_OFFICE: Final = re.compile(r" of (?:the )?<")


def titles(item: Instrument, sentence: Sentence, text: str, verb_end: int | None) -> tuple[str, ...]:
    """Return the titles that an instrument's words give: several for 'agreements on trade and on visas'.

    :param verb_end: where a verb that follows the instrument ends, behind which its complement may stand ('an
        agreement was reached on visas'); None where the verb stands before it.
    """
    title = title_of(sentence, text, item.start, item.end)
    another = ANOTHER.search(sentence.masked, item.complement, item.end) if not item.plural else None
    if another is not None:
        # 'an MoU on fishing and another on trade'
        head = title_of(sentence, text, item.start, item.complement)
        return (
            title_of(sentence, text, item.start, another.start()),
            f"{head} {title_of(sentence, text, another.end(), item.end)}",
        )
    # 'an air services agreement, one on health': the second is an agreement, not one on air services.
    called = singular(title_of(sentence, text, item.start, item.complement)) if item.plural else item.head
    if apart := titles_apart(item, sentence, text, called):
        return apart if item.plural else (title, *apart)
    if item.cut is not None:
        first, last = item.cut
        link = " " if _DATE_ALONE.fullmatch(sentence.masked[first:last]) else " on "
        title = f"{title_of(sentence, text, item.start, first)}{link}{title_of(sentence, text, last, item.end)}"
    elif item.end == item.complement and (verb_end is None or item.start < verb_end):
        spread = _spread(item, sentence, text, verb_end) if item.plural and verb_end is not None else ()
        if spread:
            return spread
        title = _completed(item, sentence, text, title, verb_end)
    if item.plural and item.end > item.complement and item.cut is None:
        parts = _split(item, sentence, text, title)
        if len(parts) == 1 and sentence.masked[item.complement : item.complement + 1] == ":":
            # 'Agreements: on investments' names one of several.
            head = singular(title_of(sentence, text, item.start, item.complement))
            return (f"{head} {title_of(sentence, text, item.complement + 1, item.end)}",)
        return parts
    return (title,)


# What stands within 'the agreement of May 1984 on visas'; 'a protocol that regulates the days of culture' is on these.
_DATE_ALONE: Final = re.compile(
    r",? ?\(?(?:(?:signed|concluded|of|from|dated|in) )*(?:the )?<D\d+>\)?"
    r"(?: between (?:the )?<C\d+> and (?:the )?<C\d+>)?\s*"
)
# 'Joint Statement on Trade between Norway and Chile' is called so in full.
_PARTIES: Final = re.compile(
    r",? between (?:the )?<C\d+>(?:, (?:the )?<C\d+>){0,3},? and (?:the )?<C\d+>"
    r"(?!'|-| (?:in|on) \w+ (?:relations|ties))"
)


def with_parties(title: str, item: Instrument, sentence: Sentence, text: str) -> str:
    """Return a title with the parties that follow it: '… on Trade' with 'between Norway and Chile'."""
    parties = None if item.plural else _PARTIES.match(sentence.masked, item.end)
    if parties is None or " between " in title:
        return title
    return f"{title} {title_of(sentence, text, item.end, parties.end())}"


_PART_DATE: Final = re.compile(r",? \((?:signed )?(?:in |on )?<D(\d+)>(?:[,;] [^()]{0,50})?\)")
_PART: Final = re.compile(
    r"(?:,|;|,? and|,? as well as)(?: also)?(?: (?:on|in|for))? (?P<what>(?:(?!and\b)[\w'&/-]+ ){0,7}?"
    r"(?!and\b)[\w'&/-]+)"
    r",? \((?:signed )?(?:in |on )?<D(?P<when>\d+)>(?:[,;] [^()]{0,50})?\)"
)


def dated_parts(item: Instrument, sentence: Sentence, text: str) -> tuple[tuple[str, Slot], ...]:
    """Return title and date of each of 'agreements on defence (1963), trade (1966) and culture (1970)', or nothing."""
    first = _PART_DATE.match(sentence.masked, item.end)
    opener = re.match(r":? (?:on|for|in|concerning|regarding)(?=:? ):? ", sentence.masked[item.complement : item.end])
    if not item.plural or first is None or opener is None:
        return ()
    out = [(item.complement + opener.end(), item.end, int(first.group(1)))]
    at = first.end()
    while (part := _PART.match(sentence.masked, at)) is not None:
        out.append((*part.span("what"), int(part.group("when"))))
        at = part.end()
    if len(out) < 2:
        return ()
    head = singular(title_of(sentence, text, item.start, item.complement))
    return tuple(
        (f"{head}{opener.group().replace(':', '')}{title_of(sentence, text, start, end)}", sentence.slots[number])
        for start, end, number in out
    )


_WITH: Final = re.compile(r",? with (?:the )?<C\d+>$")
_CONCERNS: Final = re.compile(
    r"(?i)[^.;|,]{0,60}?\b(?:concerns|concerned|covers|covered|deals with|dealt with|relates to|regards|envisages|"
    r"provides for) (?=[\w<])"
)


def _completed(item: Instrument, sentence: Sentence, text: str, title: str, verb_end: int | None) -> str:
    for start in (item.end, *((verb_end,) if verb_end is not None else ())):
        skipped = _SKIP.match(sentence.masked, start)
        at = skipped.end() if skipped else start
        end = complement_end(sentence, at)
        if end > at + 4 and re.match(
            r"(?! for (?:the )?<[CSB])[,:]? ?(?:on|for|to|concerning|regarding|in|of|under which|whereby|relating|"
            r"covering|about|"
            r"[a-z]{4,}ing)\b",
            sentence.masked[at:end],
        ):
            if skipped is not None and start == item.end and _WITH.match(skipped.group()):
                return title_of(sentence, text, item.start, end)
            return f"{title} {title_of(sentence, text, at, end)}"
    concerns = _CONCERNS.match(sentence.masked, verb_end) if verb_end is not None else None
    if concerns is not None and item.bare:
        # 'One more protocol signed the same day concerns fishing rights': a protocol on fishing rights.
        end = complement_end(sentence, concerns.end(), inside=True)
        return f"{title} on {title_of(sentence, text, concerns.end(), end)}"
    return title


def _spread(item: Instrument, sentence: Sentence, text: str, verb_end: int) -> tuple[str, ...]:
    """Split 'agreements were signed on trade, on banking and on visas', whose subjects stand behind the verb."""
    told = _told_below(item, sentence, text, verb_end)
    if told:
        return told
    skipped = _SKIP.match(sentence.masked, verb_end)
    at = skipped.end() if skipped else verb_end
    opener = re.match(r" (on|concerning|regarding) (?!<D)", sentence.masked[at:])
    if opener is None:
        return ()
    end = complement_end(sentence, at)
    words = sentence.masked[at:end]
    cuts = list(re.finditer(rf"(?:, |,? and |,? as well as ){opener.group(1)} ", words))
    if not cuts:
        return ()
    head = singular(title_of(sentence, text, item.start, item.complement))
    bounds = [opener.end(), *(c.end() for c in cuts)], [*(c.start() for c in cuts), len(words)]
    return tuple(
        f"{head} {opener.group(1)} {title_of(sentence, text, at + first, at + last)}"
        for first, last in zip(*bounds, strict=True)
    )


_COLON: Final = re.compile(r"(?:[^.;|:<]|<[CDPSB]\d+>){0,140}?: (?P<on>on|concerning|regarding|in the field of) ")


def _told_below(item: Instrument, sentence: Sentence, text: str, verb_end: int) -> tuple[str, ...]:
    """Split 'agreements were signed in Lima: on trade; on the status of banks; and on visas' at the repeated word."""
    masked = sentence.masked
    colon = _COLON.match(masked, verb_end) if item.plural else None
    if colon is None:
        return ()
    end = len(masked.rstrip(". "))
    cuts = list(
        re.compile(rf"(?:[;,](?: and)?|,? and|,? as well as) {colon['on']} ").finditer(masked, colon.end(), end)
    )
    head = singular(title_of(sentence, text, item.start, item.complement))
    starts = [colon.end(), *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    return tuple(
        f"{head} {colon['on']} {title_of(sentence, text, start, stop)}"
        for start, stop in zip(starts, ends, strict=True)
        if cuts
    )


def _split(item: Instrument, sentence: Sentence, text: str, title: str) -> tuple[str, ...]:
    """Split 'Agreements on trade, on banking and on visas' at its repeated preposition, or by its number."""
    words = sentence.masked[item.complement : item.end]
    opener = re.match(
        r"[\s,:]*(?:namely:? )?(?:between [^.;]{3,90}?<[CSB]\d+>(?:,| –| -|:)? (?:namely:? )?)?(on|for|concerning|"
        r"regarding|to|in the fields? "
        r"of|of)\b:?",
        words,
    )
    if opener is None:
        return (title,)
    head = title_of(sentence, text, item.start, item.complement)
    cuts = list(re.finditer(rf"(?:, |,? and |,? as well as ){opener.group(1)} ", words))
    if not cuts and item.count is not None and item.count > 1:
        parts = list(re.finditer(r"(?:,? and |, )(?:on )?", words))
        cuts = parts if len(parts) == item.count - 1 else []
    if not cuts:
        return (title,)
    out, start = [], opener.end()
    for end, following in [*((c.start(), c.end()) for c in cuts), (len(words), 0)]:
        part = title_of(sentence, text, item.complement + start, item.complement + end)
        out.append(f"{singular(head)} {opener.group(1)} {part}")
        start = following
    return tuple(out)


# … nor 'the 2023-2025 Plan of Action'.
_TERM: Final = re.compile(r"(?i)<D(\d+)>(?=[ -](?:[\w-]+ ){0,3}?(?:plans?|program(?:me)?s?|roadmaps?)\b)")
_FOR_YEARS: Final = Sifted(
    r"(?i)(?<!scheduled )(?<!planned )(?<!foreseen )(?<!fixed )(?<!set )"
    r"\b(?:for (?:the )?(?:period |years? )?(?:of |from )?)<D\d+>"
)


# 'guided by the Vienna Convention of 18 April 1961' dates no other paper.
_OF_MANY: Final = Sifted(
    r"(?i)\bvienna conventions?(?: (?:on|for) [^<;.|]{3,40})?,? (?:of|dated|signed on) (?:the )?<D\d+>"
)


def hidden(sentence: Sentence, spans: list[tuple[int, int]]) -> str:
    """Return the masked sentence with the titles hidden, offsets kept: their dates and verbs are not the event's."""
    # 'a programme for 2023-2025' is not signed in these years.
    masked = _FOR_YEARS.sub(lambda m: "x" * len(m.group()), sentence.masked)
    masked = _OF_MANY.sub(lambda m: re.sub(r"[<>]", "x", m.group()), masked)
    for term in _TERM.finditer(masked):
        slot = sentence.slots[int(term.group(1))]
        if re.search(r"\d\s?[-–/]\s?\d", sentence.text[slot.start - sentence.start : slot.end - sentence.start]):
            masked = masked[: term.start()] + "x" * len(term.group()) + masked[term.end() :]
    for start, end in spans:
        masked = (
            masked[:start]
            + re.sub(r"[^ ]", "x", TOKEN.sub(lambda m: "x" * len(m.group()), masked[start:end]))
            + masked[end:]
        )
    return masked

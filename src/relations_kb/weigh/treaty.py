"""Candidates of the kind treaty: a named instrument and a word for what is done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.treaty.instruments import instruments, title_of
from relations_kb.kinds.treaty.words import HEAD, OPEN_TO_MANY
from relations_kb.rules.sifted import Sifted
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.scene import Pair, Scene, stem

_ACTIONS: Final = tuple(
    (action, Sifted(rf"\b(?:{words})\b"))
    for action, words in (
        (
            "signed",
            r"sign\w*|ink\w*|conclud\w*|initial\w*|agreed|adopt\w*|subscrib\w*|finali[sz]\w*|approv\w*|"
            r"enter\w* into(?! force)|reach\w*|put (?:pen|their)|exchang\w*",
        ),
        (
            "in-force",
            r"in(?:to)? force|effective|under the|exist\w*|have an?|has an?|govern\w*|regulat\w*|appl(?:y|ied)",
        ),
        ("ratified", r"ratif\w*"),
        ("terminated", r"terminat\w*|abrogat\w*|denounc\w*|expire\w*|withdr\w*"),
    )
)
TRIGGER: Final = Sifted(rf"(?i)(?<![\w<-]){HEAD}(?![\w>])")
# What is adopted, followed or issued more often than signed, so that its name alone tells no signing.
_ADOPTED: Final = re.compile(r"(?i)statement|declaration|communiqu|plan|program|roadmap|framework|charter")
_SIGNING: Final = re.compile(r"(?i)sign|ink|conclud|subscrib|put |exchang")
_MOST: Final = 6  # instruments of a sentence
_FAR: Final = 60  # code points


def candidates(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield the steps of instruments that a sentence may tell."""
    for instrument in instruments(scene.sentence)[:_MOST]:
        if instrument.bare or instrument.plural:
            continue  # 'the agreement', '15 agreements to boost ties': which?
        title = title_of(scene.sentence, scene.reading.text, instrument.start, instrument.end)
        if not title or OPEN_TO_MANY.search(title):
            continue
        named = (
            *scene.around("head", instrument.start, instrument.end)[1:],
            f"det={instrument.det}",
            f"head={stem(instrument.head)}",
            f"plural={instrument.plural}",
            f"complement={instrument.end > instrument.complement}",
        )
        for action, pattern in _ACTIONS:
            verbs = [m for m in pattern.finditer(scene.lowered) if not instrument.start <= m.start() < instrument.end]
            if not verbs and (action != "signed" or _ADOPTED.search(instrument.head)):
                continue
            if action == "signed" and _ADOPTED.search(instrument.head):
                verbs = [m for m in verbs if _SIGNING.match(m.group())]  # 'agreed to finance a programme'
                if not verbs:
                    continue
            if verbs:
                verb = min(verbs, key=lambda m: min(abs(m.start() - instrument.end), abs(m.end() - instrument.start)))
                start, end = verb.span()
                gap = instrument.start - end if end <= instrument.start else start - instrument.end
                done: tuple[str, ...] = (
                    *scene.around(action, start, end),
                    f"{action} {'first' if start < instrument.start else 'after'}",
                    f"{action} gap={min(max(gap, 0), _FAR) // 12}",
                )
            else:
                start, end, done = instrument.start, instrument.end, ("no verb",)
            sense = scene.sense(start, end)
            if sense is None:
                continue
            done += (f"action={action}", f"{action} is {sense}")
            inside = (scene.sentence.origin(instrument.start), scene.sentence.origin(instrument.end))
            dates = [
                (dated, tuple([f"{action}: {cue}" for cue in when]))
                for dated, when in scene.dates(start, end, planned=sense == "planned")
                # 'the programme of exchanges for 2019-2021': its term dates nothing.
                if dated is None or dated.span is None or not inside[0] <= dated.span[0] < inside[1]
            ]
            place = scene.place(start)
            for pair in pairs:
                sides = tuple(cue for code in pair.codes for cue in scene.side_cues("side", code, start))
                for dated, when in dates:
                    yield Candidate(
                        "treaty",
                        scene.number,
                        instrument.start,
                        instrument.end,
                        pair.codes,
                        dated,
                        sense,
                        {"title": title, "action": action},
                        (scene.base, named, done, pair.cues, sides, when),
                        place=place,
                        people=scene.people(pair.codes) if action == "signed" else (),
                    )

"""Candidates of the kind visit: people of one side, a word for going, meeting or calling, and another side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.model.record import Place
from relations_kb.rules.sifted import Sifted
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.scene import Pair, Scene

_GOING: Final = (
    r"visit(?:s|ed|ing)?|trips?|tours?|travel\w*|journey\w*|arriv\w*|fl(?:y|ew|ies|own)|pa(?:id|ys?)|went|goes|came|"
    r"comes|guests?|welcom\w*|receiv\w*|host(?:s|ed)?|land(?:ed|s)|stay(?:ed)?|stops?|set foot|was in|is in|attend\w*|"
    r"accompan\w*|delegation|took part|takes part"
)
_MEETING: Final = (
    r"met|meets?|meetings?|talks|conferred|conversations?|negotiat\w+|summit|audience|discuss\w*|dinner|encounter\w*"
)
_CALLING: Final = r"call(?:ed|s)?|phone\w*|telephone\w*|spoke|video\w*|virtual\w*"
_WORDS: Final = tuple(
    (form, Sifted(rf"\b(?:{words})\b")) for form, words in (("go", _GOING), ("meet", _MEETING), ("call", _CALLING))
)
TRIGGER: Final = Sifted(rf"(?i)\b(?:{_GOING}|{_MEETING}|{_CALLING})\b")
_MOST: Final = 2
# 'visited the south of the continent', 'toured three of its capitals': hosts that no country named elsewhere is
_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|travel\w*(?: (?:to|in|through|across|around))?|(?:went|flew|trip|"
    r"tour|journey|visit) (?:to|of|through|across|around)) (?:the |several |various |two |three |four |five |some |"
    r"many )*(?:other |neighbou?ring )?(?:north\w*|south\w*|east\w*|west\w*|centre|center|heart|horn|region|"
    r"continent|subcontinent|countries|states|nations|capitals|area|neighbou?rhood|neighbou?rs)\b(?![^;.]*<C)"
)


_ENVOY: Final = re.compile(r"(?i)ambassador|charg|high commissioner|envoy")


def _is_envoy(scene: Scene, code: str) -> bool:
    """Tell whether whoever acts for a country in a scene is its envoy, who has not travelled to be received."""
    acting = [spot.slot for spot in scene.spots if spot.slot.kind in "PS" and code in spot.slot.codes]
    return bool(acting) and all(_ENVOY.search(slot.title or "") for slot in acting)


def candidates(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield the visits, meetings and calls that a sentence may tell."""
    if not any(spot.slot.kind in "PSB" for spot in scene.spots):
        return
    for sort, pattern in _WORDS:
        for found, _ in zip(pattern.finditer(scene.lowered), range(_MOST), strict=False):
            start, end = found.span()
            sense = scene.sense(start, end)
            if sense is None or (sort == "go" and _ELSEWHERE.search(scene.sentence.masked)):
                continue
            told = (*scene.around(sort, start, end), f"sense={sense}", f"sort={sort}", f"{sort} is {sense}")
            town = scene.place(start)
            dates = [
                (dated, tuple([f"{sort}: {cue}" for cue in when]))
                for dated, when in scene.dates(start, end, planned=sense == "planned")
                if not scene.is_since(dated)
            ]
            for pair in pairs:
                people = scene.people(pair.codes)
                acting = {person.country for person in people}
                who = (f"people={min(len(people), 3)}", f"sides acting={len(acting)}")
                ways: list[tuple[str, str | None, str | None]] = [("call" if sort == "call" else "meeting", None, None)]
                if len(pair.codes) == 2 and sort != "call":
                    ways += [
                        ("visit", guest, host)
                        for guest, host in (pair.codes, pair.codes[::-1])
                        if not (sort == "go" and _is_envoy(scene, guest))
                    ]
                for form, guest, host in ways:
                    sides: tuple[str, ...] = (f"form={form} {sort}",)
                    place = town if form == "meeting" and town is not None and town.country not in pair.codes else None
                    if guest is not None and host is not None:
                        sides += tuple(
                            cue
                            for tag, code in (("guest", guest), ("host", host))
                            for cue in scene.side_cues(f"{sort}: {tag}", code, start)
                        )
                        at = None if town is None else town.country
                        whose = {None: "none", guest: "guest", host: "host"}.get(at, "else")
                        sides += (
                            f"town={whose}",
                            f"guest acting={guest in acting}",
                            f"host acting={host in acting}",
                        )
                        place = town if at == host else Place(country=host)
                    else:
                        at = None if town is None else town.country
                        sides += (f"meeting town={'none' if at is None else 'theirs' if at in pair.codes else 'else'}",)
                        sides += tuple(
                            cue for code in pair.codes for cue in scene.side_cues(f"{form}: side", code, start)
                        )
                    for dated, when in dates:
                        yield Candidate(
                            "visit",
                            scene.number,
                            start,
                            end,
                            pair.codes,
                            dated,
                            sense,
                            {"form": form, "guest": guest, "host": host},
                            (scene.base, told, pair.cues, who, sides, when),
                            place=place,
                            people=people,
                        )

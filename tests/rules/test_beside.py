"""Whose people are whose titles name no country: by the words around their names, and by what is left."""

from __future__ import annotations

import pytest
from tests.articles import reading

HEAD = "Chile–Norway relations\n\n"


def _people(text: str) -> dict[str, tuple[str, ...]]:
    whole = reading(text)
    slots = [slot for n in range(len(whole.document.sentences)) for slot in whole.sentence(n).slots]
    return {slot.person.name: slot.codes for slot in slots if slot.person is not None}


@pytest.mark.parametrize(
    ("sentence", "norway", "chile"),
    [
        ("The Norwegian side was led by State Secretary Kari Lund, the Chilean one by Vice Minister Ana Soto.", 1, 1),
        ("State Secretary Kari Lund headed the Norwegian panel; Vice Minister Ana Soto that of Chile.", 1, 1),
        ("From the Norwegian side the chair was taken by State Secretary Kari Lund.", 1, 0),
        ("On the Chilean side of the table sat Vice Minister Ana Soto.", 0, 1),
        ("Norway was spoken for by State Secretary Kari Lund; Vice Minister Ana Soto spoke for Chile.", 1, 1),
        (
            "Ms. Kari Lund was in the lead of the Norwegian team and Ms. Ana Soto of the Chilean one.",
            1,
            1,
        ),
        (
            "The Chilean panel was under Vice Minister Ana Soto; her opposite number was State Secretary Kari Lund.",
            1,
            1,
        ),
        ("The Norwegian delegation had State Secretary Kari Lund for its leader.", 1, 0),
        (
            "It was chaired by Ms. Ana Soto for the Chilean, and by Ms. Kari Lund, from the Norwegian.",
            1,
            1,
        ),
        ("Ms. Ana Soto, whom Chile sends as ambassador, spoke with Ms. Kari Lund, who comes from Norway.", 1, 1),
        ("For the Kingdom of Norway, Ms. Kari Lund; the other, Ms. Ana Soto, was appointed as envoy by Chile.", 1, 1),
        ("State Secretary Kari Lund had come to Santiago and was received there by Vice Minister Ana Soto.", 1, 1),
        ("Vice Minister Ana Soto received State Secretary Kari Lund in Santiago.", 1, 1),
        # Nothing tells whose they are.
        ("State Secretary Kari Lund and Vice Minister Ana Soto agree.", 0, 0),
    ],
)
def test_words_beside_a_name_tell_whose_it_is(sentence: str, norway: int, chile: int) -> None:
    people = _people(HEAD + sentence)
    assert people.get("Kari Lund", ()) == ("NOR",) * norway
    assert people.get("Ana Soto", ()) == ("CHL",) * chile


def test_what_one_sentence_tells_holds_for_the_others() -> None:
    text = HEAD + "State Secretary Kari Lund spoke.\n\nThe Norwegian side was led by State Secretary Kari Lund."
    whole = reading(text)
    assert next(s.codes for s in whole.sentence(1).slots if s.person is not None) == ("NOR",)


def test_a_disputed_side_is_nobodys() -> None:
    text = HEAD + "Ms. Kari Lund led the Norwegian side.\n\nMs. Kari Lund led the Chilean side.\n\nMs. Lund was tired."
    whole = reading(text)
    assert next(s.codes for s in whole.sentence(3).slots if s.person is not None) == ()


def test_a_ministrys_own_minister_signs_in_its_own_town() -> None:
    text = (
        "Ministry of Foreign Affairs of the Republic of Chile\n\nBILATERAL RELATIONS > NORWAY\n\n"
        "Programme of cooperation, signed in Santiago by Deputy Minister Ana Soto."
    )
    assert _people(text) == {"Ana Soto": ("CHL",)}


@pytest.mark.parametrize(
    ("sentence", "name", "code"),
    [
        ("Norway had recalled its ambassador, Ms. Kari Lund, from Santiago.", "Kari Lund", "NOR"),
        (
            "Minister Jon Dahl of Norway was received in Santiago by Minister Ana Soto of Chile, in presence of the "
            "Mayor of Bergen, Ms. Kari Lund.",
            "Kari Lund",
            "NOR",
        ),
        ("The Permanent Representative of Norway to the United Nations, Kari Lund, signed.", "Kari Lund", "NOR"),
        ("The chairs were Ana Soto of Chile and Xyla Abcde of Norway.", "Xyla Abcde", "NOR"),
    ],
)
def test_who_came_along_and_who_is_ones_own(sentence: str, name: str, code: str) -> None:
    assert _people(HEAD + sentence).get(name) == (code,)


@pytest.mark.parametrize(
    ("sentence", "name", "office"),
    [
        ("The Chilean Ambassador, Renato Villa, left.", "Renato Villa", "Ambassador"),
        ("Foreign Minister HAGALUND spoke.", "HAGALUND", "Foreign Minister"),
        ("Prime Minister Sheikh Hasina spoke.", "Sheikh Hasina", "Prime Minister"),
        ("It was led by Minister Jon Soto Jr. of Chile.", "Jon Soto Jr.", "Minister"),
        (
            "The Permanent Representatives to the United Nations of the two states, Kari Lund and Ana Soto, signed.",
            "Ana Soto",
            "Permanent Representative to the United Nations",
        ),
    ],
)
def test_names_and_offices_of_ministry_texts(sentence: str, name: str, office: str) -> None:
    whole = reading(HEAD + sentence)
    people = [slot.person for n in range(len(whole.document.sentences)) for slot in whole.sentence(n).slots]
    assert (name, office) in [(person.name, person.office) for person in people if person is not None]

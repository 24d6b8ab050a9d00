"""People across documents."""

from __future__ import annotations

from tests.link.make import document, visit

from relations_kb.link import link
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Record


def _kb(*records: Record) -> KnowledgeBase:
    return link([document(r.doc, published=(r.date or "")[:10] or None) for r in records], records)


def _names(kb: KnowledgeBase) -> list[set[str]]:
    return sorted((set(person.names) for person in kb.people), key=sorted)


def test_people_surname_finds_its_full_name_in_the_same_text() -> None:
    first = visit("a.txt", "Tuomas Virtanen/FIN/Foreign Minister", date="2020-01-05")
    second = visit("a.txt", "Virtanen/FIN", date="2020-03-05")
    kb = link([document("a.txt", published="2020-03-06")], [first, second])
    assert _names(kb) == [{"Tuomas Virtanen", "Virtanen"}]
    assert kb.people[0].name == "Tuomas Virtanen"


def test_people_surname_finds_the_holder_of_its_office_in_another_text() -> None:
    kb = _kb(
        visit("a.txt", "Ana Quispe/PER/President", date="2020-01-05"),
        visit("b.txt", "Quispe/PER/President of Peru", date="2021-03-05"),
    )
    assert _names(kb) == [{"Ana Quispe", "Quispe"}]


def test_people_surname_alone_joins_nobody_of_another_text() -> None:
    kb = _kb(
        visit("a.txt", "Ana Quispe/PER/President", date="2020-01-05"), visit("b.txt", "Quispe/PER", date="2020-03-05")
    )
    assert len(kb.people) == 2


def test_people_surname_alone_finds_who_dealt_with_the_same_party_that_week() -> None:
    kb = _kb(
        visit("a.txt", "Ana Quispe/PER/President", date="2020-01-05"), visit("b.txt", "Quispe/PER", date="2020-01-06")
    )
    assert len(kb.people) == 1


def test_people_part_of_a_name_finds_its_office_without_a_date() -> None:
    first = visit("a.txt", "Rosa Ana Mamani Quispe/PER/President", date="2020-01-05")
    second = visit("b.txt", "Ana Quispe/PER/President of Peru")
    assert len(link([document("a.txt"), document("b.txt")], [first, second]).people) == 1


def test_people_full_name_without_a_country_is_who_dealt_with_that_party() -> None:
    kb = _kb(visit("a.txt", "Ana Quispe/PER", date="2020-01-05"), visit("b.txt", "Ana Quispe", date="2020-05"))
    assert [(p.country, len(p.records)) for p in kb.people] == [("PER", 2)]


def test_people_surname_of_two_joins_neither() -> None:
    kb = _kb(
        visit("a.txt", "Ana Quispe/PER/Minister of Trade", date="2020-01-05"),
        visit("b.txt", "Luis Quispe/PER/Minister of Trade", date="2020-02-05"),
        visit("c.txt", "Quispe/PER/Minister of Trade", date="2020-03-05"),
    )
    assert len(kb.people) == 3


def test_people_namesakes_of_two_countries_stay_two() -> None:
    kb = _kb(visit("a.txt", "Ana Silva/PER", date="2020"), visit("b.txt", "Ana Silva/FIN", date="2020"))
    assert len(kb.people) == 2
    assert len({person.slug for person in kb.people}) == 2


def test_people_read_on_the_wrong_side_are_gathered() -> None:
    kb = _kb(
        visit("a.txt", "Ana Silva/PER/Foreign Minister", date="2020-01-05"),
        visit("b.txt", "Ana Sylva/FIN/Minister of Foreign Affairs", date="2020-03-01"),
        visit("c.txt", "Silva/PER/Foreign Minister", date="2020-01-05"),
    )
    assert [(p.country, len(p.records)) for p in kb.people] == [("PER", 3)]


def test_people_of_two_countries_in_one_record_are_two() -> None:
    kb = _kb(
        visit("a.txt", "Ana Silva/PER/Foreign Minister", "Ana Silva/FIN/Foreign Minister", date="2020-01-05"),
        visit("b.txt", "Ana Silva/PER/Foreign Minister", date="2020-01-05"),
    )
    assert len(kb.people) == 2


def test_people_namesakes_of_other_ranks_in_one_text_are_two() -> None:
    kb = _kb(
        visit("a.txt", "Ana Silva/PER/Foreign Minister", date="2020-01-05"),
        visit("a.txt", "Ana Silva/FIN/Ambassador", date="2020-01-06"),
    )
    assert len(kb.people) == 2


def test_people_namesakes_that_deal_with_others_are_two() -> None:
    kb = _kb(
        visit("a.txt", "Ana Silva/PER/President", date="2020-01-05"),
        visit("b.txt", "Ana Silva/CHL/President", date="2020-01-05", countries=("CHL", "FIN")),
    )
    assert len(kb.people) == 2


def test_people_office_holder_named_twice_in_one_record_is_one() -> None:
    kb = _kb(visit("a.txt", "Ana Quispe/PER/President", "Quispe/PER/President of Peru", date="2020-01-05"))
    assert len(kb.people) == 1


def test_people_spelling_decides_between_two_that_sound_alike() -> None:
    kb = _kb(
        visit("a.txt", "Silva Katarina/HUN/President", date="2020-01-05", countries=("FIN", "HUN")),
        visit("b.txt", "Ana Sylva/HUN/President", date="2020-03-05", countries=("FIN", "HUN")),
        visit("c.txt", "Sylva/HUN/President", date="2020-02-05", countries=("FIN", "HUN")),
    )
    assert {"Ana Sylva", "Sylva"} in _names(kb)


def test_people_father_and_son_in_one_text_are_two() -> None:
    kb = _kb(
        visit("a.txt", "Rui Silva Filho/PER/Minister of Trade", date="2020-01-05"),
        visit("a.txt", "Rui Silva/PER/Ambassador", date="1989"),
        visit("b.txt", "Rui Silva Filho/PER/Trade Minister", date="2020-01-05"),
    )
    assert sorted(len(p.records) for p in kb.people) == [1, 2]


def test_people_one_president_with_and_without_junior_is_one() -> None:
    kb = _kb(
        visit("a.txt", "Rui Silva Jr./PER/President", date="2020-01-05"),
        visit("b.txt", "Rui Silva/PER/President", date="2020-02-05"),
    )
    assert len(kb.people) == 1


def test_people_one_name_generations_apart_is_two() -> None:
    kb = _kb(visit("a.txt", "Ana Silva/PER", date="1901"), visit("b.txt", "Ana Silva/PER", date="2020"))
    assert len({person.id for person in kb.people}) == 2


def test_people_a_record_names_nobody_twice() -> None:
    kb = _kb(visit("a.txt", "Ana Silva/PER", "Ana Silva Rojas/PER", date="2020"))
    assert len(kb.people) == 2


def test_people_doubtful_name_goes_by_the_office() -> None:
    kb = _kb(
        visit("a.txt", "Ana Rosa Quispe/PER/Foreign Minister", date="2020-01-05"),
        visit("b.txt", "Ana Luz Quispe/PER/Minister of Health", date="2020-02-05"),
        visit("c.txt", "Ana Quispe/PER/Minister of Foreign Affairs", date="2020-03-05"),
    )
    assert {"Ana Rosa Quispe", "Ana Quispe"} in _names(kb)


def test_people_parts_of_one_name_in_other_walks_are_two() -> None:
    kb = _kb(
        visit("a.txt", "Juan Carlos Quispe Rojas/PER/Deputy Minister", date="2020-01-05"),
        visit("b.txt", "Juan Carlos Rojas/PER/Ambassador", date="2020-01-05"),
        visit("c.txt", "Juan Quispe/PER/Deputy Minister", date="2020-01-05"),
    )
    assert _names(kb) == [{"Juan Carlos Quispe Rojas", "Juan Quispe"}, {"Juan Carlos Rojas"}]


def test_people_surname_of_an_office_goes_to_who_held_it_then() -> None:
    kb = _kb(
        visit("a.txt", "Ana Quispe/PER/Ambassador", date="2015-03-05"),
        visit("b.txt", "Rosa Quispe/PER/Ambassador", date="2019-03-05"),
        visit("c.txt", "Quispe/PER/Ambassador", date="2015-08-05"),
    )
    assert {"Ana Quispe", "Quispe"} in _names(kb)


def test_people_given_name_of_another_office_is_somebody_else() -> None:
    records = [
        visit("a.txt", "Juan-Carlos Quispe/PER/Prime Minister", date="2020-01-05"),
        visit("a.txt", "Juan/PER/Duke", date="2020-01-06"),
    ]
    assert len(link([document("a.txt")], records).people) == 2


def test_people_offices_stand_in_time() -> None:
    kb = _kb(
        visit("a.txt", "Ana Quispe/PER/Foreign Minister", date="2020-01-05"),
        visit("b.txt", "Ana Quispe/PER/Foreign Minister", date="2021-02"),
        visit("c.txt", "Ana Quispe/PER/President", date="2023"),
    )
    assert [(o.title, o.date) for o in kb.people[0].offices] == [
        ("Foreign Minister", "2020-01-05/2021-02"),
        ("President", "2023"),
    ]


def test_people_soviet_and_russian_official_is_one() -> None:
    records = [
        visit("a.txt", "Igor Belov/SUN", countries=("FIN", "SUN"), date="1990"),
        visit("b.txt", "Igor Belov/RUS", countries=("FIN", "RUS"), date="1993"),
    ]
    assert len(_kb(*records).people) == 1

"""Persons with their titles. Every sentence is made up; names of leaders are used where the leader is the point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_kb.rules.persons import PersonMention, PersonTable, find_persons
from relations_kb.vocab.leaders import load_leaders
from relations_kb.vocab.names import load_names
from relations_kb.vocab.offices import load_offices
from relations_kb.vocab.world import load_world


@dataclass(frozen=True)
class Place:
    start: int
    end: int
    code: str | None
    role: str


@cache
def _place_pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    owners: dict[str, tuple[str, str]] = {}
    for name in load_world().names():
        if name.role in {"name", "demonym", "capital", "province", "city"}:
            owners.setdefault(name.text, (name.code, name.role))
    words = sorted(owners, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"), owners


def places(text: str) -> list[Place]:
    """A stand-in for the real finder: the longest names of the world, without any judgement."""
    pattern, owners = _place_pattern()
    return [Place(m.start(), m.end(), *owners[m.group()]) for m in pattern.finditer(text)]


def find(text: str) -> list[PersonMention]:
    return find_persons(text, 0, len(text), places(text))


# text with the whole noun phrase in [brackets] -> name, office, country
TITLES = [
    ("[First Deputy Minister of Foreign Affairs of the Republic of Uzbekistan Odil Rahimov] spoke.", "Odil Rahimov",
     "First Deputy Minister of Foreign Affairs of the Republic of Uzbekistan", "UZB"),
    ("Led by [Petra Lindqvist, Head of the African Department at the Ministry of Foreign Affairs], they met.",
     "Petra Lindqvist", "Head of the African Department at the Ministry of Foreign Affairs", None),
    ("[Vice Minister of Foreign Affairs of Chile for Asia, the Middle East and Africa Rosa Quilodrán] came.",
     "Rosa Quilodrán", "Vice Minister of Foreign Affairs of Chile for Asia, the Middle East and Africa", "CHL"),
    ("They saw [former Norwegian foreign minister Lars Haugland] there.", "Lars Haugland", "foreign minister", "NOR"),
    ("[The Minister for Foreign Affairs of Tunisia, Slim Ferjani], said so.", "Slim Ferjani",
     "Minister for Foreign Affairs of Tunisia", "TUN"),
    ("[President of the Republic of Malta Joseph Vassallo] arrived.", "Joseph Vassallo",
     "President of the Republic of Malta", "MLT"),
    ("[H E Sheikh Saif bin Ali al Rashdi, the Ministry's Undersecretary for Economic Affairs], led.",
     "Saif bin Ali al Rashdi", "Undersecretary for Economic Affairs", None),
    ("[H.E. Mr. Faris Belqasem, Permanent Secretary (Under-Secretary) in the Qatar Ministry of Foreign Affairs], sat.",
     "Faris Belqasem", "Permanent Secretary (Under-Secretary) in the Qatar Ministry of Foreign Affairs", "QAT"),
    ("[Shri Anil K. Deshmukh, Secretary (CPV & OIA)], led.", "Anil K. Deshmukh", "Secretary (CPV & OIA)", None),
    ("[Minister of Research, Innovation and Science of Bavaria in Germany, Jutta Brandl] met him.", "Jutta Brandl",
     "Minister of Research, Innovation and Science of Bavaria", "DEU"),
    ("[Salma Chowdhury, Foreign Minister of Bangladesh], visited Oman.", "Salma Chowdhury",
     "Foreign Minister of Bangladesh", "BGD"),
    ("[U.S. National Security Advisor Carl Whitmore] met them.", "Carl Whitmore", "National Security Advisor", "USA"),
    ("[Senator Hélio Queiroz de Brito] was there.", "Hélio Queiroz de Brito", "Senator", None),
    ("[Crown Prince and Prime Minister of Bahrain, His Royal Highness Prince Faisal bin Nasser Al Khalifa], wrote.",
     "Faisal bin Nasser Al Khalifa", "Crown Prince and Prime Minister of Bahrain", "BHR"),
    ("He received [newly-appointed Canadian Ambassador Kevin Hamilton] today.", "Kevin Hamilton", "Ambassador", "CAN"),
    ("[Envoy Extraordinary and Minister Plenipotentiary Horace Bell-Quincy] came.", "Horace Bell-Quincy",
     "Envoy Extraordinary and Minister Plenipotentiary", None),
    ("[Chargé d’Affaires ad interim Robert Ashby] left.", "Robert Ashby", "Chargé d’Affaires ad interim", None),
    ("[President Tunde Afolayan, GCFR], met them.", "Tunde Afolayan", "President", None),
    ("[Ambassador Naveed A. Mirza, Additional Foreign Secretary (Europe)], led.", "Naveed A. Mirza",
     "Additional Foreign Secretary (Europe)", None),
    ("[Acting Foreign Affairs and International Trade Minister Dr Simon Chikomo] spoke.", "Simon Chikomo",
     "Acting Foreign Affairs and International Trade Minister", None),
    ("[The Brazilian Minister of Agriculture, Livestock, and Supply, Mauro Peixoto] came.", "Mauro Peixoto",
     "Minister of Agriculture, Livestock, and Supply", "BRA"),
    ("[Permanent Secretary Ambassador James Banda] was co-chair.", "James Banda", "Permanent Secretary", None),
    ("[Kuwaiti Ambassador in Sarajevo Nasser Al-Mutairi] was there.", "Nasser Al-Mutairi",
     "Ambassador in Sarajevo", "KWT"),
    ("[Ambassador of Peru to Japan Elena Quispe] came.", "Elena Quispe", "Ambassador of Peru to Japan", "PER"),
    ("[President Ilyas Sadykov of Kazakhstan] came.", "Ilyas Sadykov", "President", "KAZ"),
    ("[Secretary of State Cardinal Enzo Bellini] spoke.", "Enzo Bellini", "Secretary of State", None),
    ("[Deputy Attorney General Lisa Monaco] spoke.", "Lisa Monaco", "Deputy Attorney General", None),
    ("Under the co-chair of [Deputy Minister of Trade Ngo Van Hai] they met.", "Ngo Van Hai",
     "Deputy Minister of Trade", None),
    ("[Local Government Minister July Ndlovu] spoke.", "July Ndlovu", "Local Government Minister", None),
    ("[Iran’s Foreign Ministry Spokesman Kaveh Rostami] said.", "Kaveh Rostami", "Foreign Ministry Spokesman", "IRN"),
]  # fmt: skip

OTHERS = [
    ("Credentials came from [Samira Oulhaj (Kingdom of Morocco)], and others.", "Samira Oulhaj", None, "MAR"),
    ("Talks with [Barack Obama] began.", "Barack Obama", None, "USA"),
    ("Then [Chancellor Merkel] left.", "Merkel", "Chancellor", "DEU"),
    ("Then [Mr Putin] left.", "Putin", None, "RUS"),
    ("In Minsk [Lukashenko] agreed.", "Lukashenko", None, "BLR"),
    ("[Jokowi] flew home.", "Jokowi", None, "IDN"),
    ("[Emperor Naruhito] bowed.", "Naruhito", "Emperor", "JPN"),
    ("[Foreign Minister Israel Katz] flew.", "Israel Katz", "Foreign Minister", "ISR"),
    ("[Prime Minister of Georgia Levan Beridze] flew.", "Levan Beridze", "Prime Minister of Georgia", "GEO"),
    ("The envoy was [V.S. Ramanujam].", "V.S. Ramanujam", None, None),
    ("[U Thein Sein] came.", "U Thein Sein", None, "MMR"),
]


@pytest.mark.parametrize(("marked", "name", "office", "country"), [*TITLES, *OTHERS])
def test_find_persons_reads_name_office_country_and_span(
    marked: str, name: str, office: str | None, country: str | None
) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = find(text)
    assert [(m.name, m.office, m.country) for m in found] == [(name, office, country)]
    (mention,) = found
    assert (mention.start, mention.end) == (start, end)
    assert text[mention.name_start : mention.name_end] == name
    if office is not None:
        assert text[mention.office_start : mention.office_end] == office


@pytest.mark.parametrize(
    "text",
    [
        "They met at the Grand Kremlin Palace on Monday.",
        "The Joint Commission on Trade met in May.",
        "The Free Trade Agreement and the European Neighbourhood Policy were named.",
        "The Nelson Mandela Foundation and Charles de Gaulle Airport gave money.",
        "In March the Ministry of Foreign Affairs of Georgia wrote to Jordan.",
        "The Prime Minister of Albania visited Chad.",
        "The leaders signed the Treaty of Amity and the Declaration on Security.",
        "Long-Term Residents and the General Motors plant were visited.",
        "The President of the European Commission spoke in Brussels.",
        "The heads of state met in Victoria Falls.",
        "The Black Sea Economic Cooperation and the Asian Development Bank agreed.",
        "It is a Major non-NATO ally, said the Office of the General Counsel.",
        "King Abdullah University opened its doors.",
    ],
)
def test_find_persons_leaves_bodies_places_and_papers_alone(text: str) -> None:
    assert find(text) == []


def test_find_persons_gives_a_counterpart_the_office_of_the_person_before() -> None:
    first, second = find("Iranian Foreign Minister Ali Hosseini and his Canadian counterpart Marc Tremblay met.")
    assert (first.office, first.country, first.counterpart) == ("Foreign Minister", "IRN", False)
    assert (second.name, second.office, second.country, second.counterpart) == (
        "Marc Tremblay", "Foreign Minister", "CAN", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "office", "country"),
    [
        ("Rosa Quispe served as the first Ambassador of Peru to Japan.", "Ambassador of Peru to Japan", "PER"),
        ("Henry Ashby, who was appointed Foreign Minister of Malta, left.", None, None),
        ("Henry Ashby was Prime Minister of Malta.", "Prime Minister of Malta", "MLT"),
        ("Henry Ashby was received by the Prime Minister of Malta.", None, None),
    ],
)
def test_find_persons_takes_an_office_from_a_verb(text: str, office: str | None, country: str | None) -> None:
    (mention,) = find(text)
    assert (mention.office, mention.country) == (office, country)
    assert text[mention.start : mention.end] == mention.name


def test_find_persons_shares_a_plural_title() -> None:
    found = find("Presidents Okoro and Dlamini met; Ministers Grace Okoro and Thandi Dlamini spoke.")
    assert [(m.name, m.office) for m in found] == [
        ("Okoro", "President"),
        ("Dlamini", "President"),
        ("Grace Okoro", "Minister"),
        ("Thandi Dlamini", "Minister"),
    ]


def test_find_persons_deals_out_countries_in_order() -> None:
    found = find("The Foreign Ministers of Greece and Turkey, Stavros Lambros and Kemal Aydin, met.")
    assert [(m.name, m.country) for m in found] == [("Stavros Lambros", "GRC"), ("Kemal Aydin", "TUR")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ministers Odil Rahimov and Rosa Quilodrán, of Uzbekistan and Chile respectively, signed it.",
         ["Odil Rahimov UZB", "Rosa Quilodrán CHL"]),
        ("Signed by Odil Rahimov and Rosa Quilodrán, the foreign ministers of Uzbekistan and Chile.",
         ["Odil Rahimov UZB", "Rosa Quilodrán CHL"]),
        ("The Czech and Slovak foreign ministers, Petr Hron and Robert Malik, met.",
         ["Petr Hron CZE", "Robert Malik SVK"]),
        ("Jan Hron (Peru), Petr Malik (Chile) and Robert Kos (Malta) came.",
         ["Jan Hron PER", "Petr Malik CHL", "Robert Kos MLT"]),
        ("He met his Cuban colleague Rosa Quilodrán.", ["Rosa Quilodrán CUB"]),
        ("He met a colleague from Cuba.", []),
        ("A call was held with Malta's Rosa Quilodrán.", ["Rosa Quilodrán MLT"]),
        ("Mrs. Rosa Quilodrán and Lt. Gen. (ret.) Odil Rahimov of Malta came.",
         ["Rosa Quilodrán None", "Odil Rahimov MLT"]),
        ("Chilean Prime Minister the Hon Rosa Quilodrán MP came.", ["Rosa Quilodrán CHL"]),
        ("Deputy Prime Minister, Minister of Defence Rosa Quilodrán of Chile met him.", ["Rosa Quilodrán CHL"]),
        ("He met Vice President Rosa Quilodrán Call with Malta", ["Rosa Quilodrán None"]),
    ],
)  # fmt: skip
def test_find_persons_gives_each_of_several_the_country_told(text: str, told: list[str]) -> None:
    assert [f"{person.name} {person.country}" for person in find(text)] == told


def test_find_persons_ends_a_name_where_a_sentence_ends() -> None:
    assert [person.name for person in find("It was told to President Xi. Mr. Rahimov left.")] == ["Xi", "Rahimov"]


def test_find_persons_splits_a_list_of_titles_and_names() -> None:
    found = find("Foreign Minister Vuthy Sok, Prime Minister Dara Chhay and Senator Paulo Reis met Igor Petrov.")
    assert [(m.name, m.office) for m in found] == [
        ("Vuthy Sok", "Foreign Minister"),
        ("Dara Chhay", "Prime Minister"),
        ("Paulo Reis", "Senator"),
        ("Igor Petrov", None),
    ]


def test_find_persons_tells_former_office_holders() -> None:
    assert [m.former for m in find("Former President Ilona Kovács met President Marek Novotný.")] == [True, False]


def test_find_persons_reads_only_its_range() -> None:
    text = "President Ilona Kovács spoke. President Marek Novotný listened."
    start = text.index("President Marek")
    assert [m.name for m in find_persons(text, start, len(text), [])] == ["Marek Novotný"]


@pytest.mark.parametrize(
    ("text", "short", "full", "country", "office"),
    [
        ("President of Peru Rosa Quispe came. Quispe left.", "Quispe", "Rosa Quispe", "PER", "President of Peru"),
        ("Chinese Vice Minister Sun Haoran came. Mr. Sun left.", "Sun", "Sun Haoran", "CHN", "Vice Minister"),
        ("Mexican President Raúl Salazar de Gorráez came. Salazar left.", "Salazar", "Raúl Salazar de Gorráez", "MEX",
         "President"),
        ("Kazakh Minister Daulet Ospanov came. D. Ospanov left.", "D. Ospanov", "Daulet Ospanov", "KAZ", "Minister"),
        ("Dr Karim Naseer, Minister of Health of the Maldives, came. Dr Naseer left.", "Naseer", "Karim Naseer", "MDV",
         "Minister of Health of the Maldives"),
    ],
)  # fmt: skip
def test_person_table_resolves_short_names(text: str, short: str, full: str, country: str, office: str) -> None:
    sentences = [(0, text.index(". ") + 1), (text.index(". ") + 2, len(text))]
    found = [m for start, end in sentences for m in find_persons(text, start, end, places(text))]
    table = PersonTable.build(found)
    second = [table.resolve(m) for m in found if m.start >= sentences[1][0]]
    second += table.bare_mentions(text, *sentences[1], [(m.start, m.end) for m in found])
    assert [(m.name, m.country, m.office) for m in second] == [(full, country, office)]
    assert short in text[second[0].start : second[0].end]


def test_person_table_leaves_a_surname_of_two_persons_alone() -> None:
    text = "President Anar Huseynli met Minister Leyla Huseynli. Mr Huseynli left."
    found = find(text)
    table = PersonTable.build(found)
    assert [table.resolve(m).name for m in found] == ["Anar Huseynli", "Leyla Huseynli", "Huseynli"]


def test_person_table_leaves_streets_and_given_names_alone() -> None:
    text = "President Rosa Quispe came. Quispe Street is long. Rosa is a name."
    table = PersonTable.build(find(text[:27]))
    assert table.bare_mentions(text, 28, len(text)) == []


@given(st.text(max_size=200))
def test_find_persons_never_raises_and_quotes_the_text(text: str) -> None:
    for mention in find(text):
        assert 0 <= mention.start <= mention.name_start < mention.name_end <= mention.end <= len(text)
        assert text[mention.name_start : mention.name_end] == mention.name


WORDS = (
    "President of Peru and the Mr. , ( ) H.E. Minister Foreign Ministers his counterpart de bin Igor Putin Jr. 's — R. "
    'for Trade General King Al " Jokowi Israel Katz Secretary - Europe & was'
)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25))
def test_find_persons_survives_any_order_of_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    found = find(text)
    table = PersonTable.build(found)
    for mention in found:
        assert text[mention.name_start : mention.name_end] == mention.name
        table.resolve(mention)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_leaders_belong_to_known_countries_and_hold_offices() -> None:
    countries = load_world().countries
    for leader in load_leaders().all:
        assert leader.country in countries, leader
        assert leader.offices, leader
        assert all(first > 1600 and (last is None or first <= last < 2100) for _, first, last in leader.offices), leader


def test_vocabularies_load() -> None:
    assert len(load_names().given) > 1500
    assert len(load_offices().heads) > 200


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The order is this: Ministers, November 12; Heads of State, November 13.", []),
        ("Prime Minister Theresa May spoke, and so did Minister April Lund.", ["Theresa May", "April Lund"]),
    ],
)
def test_a_day_of_an_agenda_is_no_person(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text, 0, len(text), [])] == names

"""The checked-in world: complete, clean, and honest about what is ambiguous."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest
from pydantic import ValidationError

from relations_kb.vocab.spelling import fold, spellings
from relations_kb.vocab.world import CountryEntry, Name, load_world

# ISO 3166-1 as of 2025, all 249 entries.
CODES = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR
BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP
CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB
GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN
KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD
MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN
PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM
SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR
UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
ISO_3166_1 = CODES.split()
BEYOND_ISO = {"XKX", "EUU", "SUN", "YUG", "CSK", "DDR", "SCG"}
SENSES = {"person", "word"}
WORLD = load_world()


def by_text() -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in WORLD.names():
        found[name.text].append(name)
    return found


def test_world_has_every_iso_code_and_the_states_of_the_contract() -> None:
    assert len(ISO_3166_1) == 249
    assert set(WORLD.countries) == {*ISO_3166_1, *BEYOND_ISO}


def test_world_codes_and_slugs_are_distinct() -> None:
    entries = WORLD.countries.values()
    twice = Counter(entry.alpha2 for entry in entries if entry.code != "SCG")  # ISO gave CS a second time
    assert max(twice.values()) == 1
    assert all(entry.slug == code.lower() for code, entry in WORLD.countries.items())


def test_world_every_inhabited_country_has_a_capital_and_every_state_a_demonym() -> None:
    assert {code for code, entry in WORLD.countries.items() if entry.capital is None} == {
        "ATA",  # no capital: nobody lives there all the year
        "ATF",
        "BVT",
        "HMD",
        "UMI",
    }
    without = {code for code, entry in WORLD.countries.items() if not entry.demonyms}
    assert without == {"ATA", "ATF", "BLM", "BVT", "GGY", "HMD", "MAF", "SGS", "SJM", "UMI"}


def test_world_surface_forms_are_clean() -> None:
    for name in WORLD.names():
        assert len(name.text) > 1, name
        assert name.text == " ".join(name.text.split()), name
        assert re.match(r"[^\W\d_]|\d", name.text), name
        assert not name.text.startswith("the "), name


def test_world_lists_no_word_twice_in_a_role() -> None:
    for entry in WORLD.countries.values():
        words = [(text, role) for text, role, _ in entry.words()]
        if entry.name == entry.long_name:
            words.remove((entry.name, "name"))
        assert len(words) == len(set(words)), (entry.code, sorted({w for w in words if words.count(w) > 1}))


def test_world_every_name_round_trips() -> None:
    found = by_text()
    for code, entry in WORLD.countries.items():
        for text in (entry.name, entry.long_name, *entry.names, *entry.former, *entry.demonyms, *entry.plurals):
            for spelled in spellings(text):
                assert code in {name.code for name in found[spelled]}, (code, spelled)


def test_world_words_of_two_countries_are_declared_ambiguous_in_both_files() -> None:
    clashes = []
    for text, owners in by_text().items():
        for owner in owners:
            entry = WORLD.countries[owner.code]
            declared = {fold(word) for word in entry.ambiguous}
            others = {other.code for other in owners} - {owner.code}
            forms = {fold(form) for word in entry.ambiguous for form in spellings(word)} | declared
            if others and fold(text).replace("’", "'") not in forms:
                clashes.append(f"{text!r} of {owner.code} is also of {', '.join(sorted(others))}")
    assert not clashes, "add to `ambiguous` of both countries: " + "; ".join(clashes)


def test_world_ambiguous_and_rarely_speak_of_listed_words_and_known_codes() -> None:
    for entry in WORLD.countries.values():
        listed = {text for text, _, _ in entry.words()}
        assert set(entry.ambiguous) <= listed, (entry.code, set(entry.ambiguous) - listed)
        assert set(entry.rarely) <= set(entry.ambiguous), (entry.code, entry.rarely)
        for word, others in entry.ambiguous.items():
            assert set(others) <= SENSES | set(WORLD.countries) - {entry.code}, (entry.code, word, others)


def test_world_a_rare_word_has_an_owner_that_it_usually_means() -> None:
    for text, owners in by_text().items():
        if len(owners) > 1:
            assert any(not owner.rare for owner in owners), text


def test_world_no_two_countries_share_a_name_that_says_nothing_of_it() -> None:
    for text, owners in by_text().items():
        if len(owners) > 1:
            assert all(owner.ambiguous_with for owner in owners), text


def test_world_past_states_have_years_and_followers() -> None:
    past = {code for code, entry in WORLD.countries.items() if entry.existed}
    assert past == {"SUN", "YUG", "CSK", "DDR", "SCG"}
    for code in past:
        entry = WORLD.countries[code]
        assert entry.existed is not None and entry.existed[0] < entry.existed[1]
        assert entry.followed_by and set(entry.followed_by) <= set(WORLD.countries)


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("SUN", 1980, ("SUN",)),
        ("SUN", 1991, ("SUN",)),
        ("CSK", 1995, ("CZE", "SVK")),
        ("DDR", None, ("DEU",)),
        ("FRA", 1950, ("FRA",)),
    ],
)
def test_world_followers(code: str, year: int | None, expected: tuple[str, ...]) -> None:
    assert WORLD.followers(code, year) == expected


def test_world_display_gives_the_name_or_else_the_code() -> None:
    assert WORLD.display("CIV") == "Côte d'Ivoire"
    assert WORLD.display("QQQ") == "QQQ"
    assert WORLD.countries["NLD"].in_text == "the Netherlands"
    assert WORLD.countries["NOR"].in_text == "Norway"


def test_world_moscow_is_not_also_soviet() -> None:
    assert [name.code for name in by_text()["Moscow"]] == ["RUS"]
    assert [name.code for name in by_text()["East Berlin"]] == ["DDR"]


def test_world_names_are_sorted_and_frozen() -> None:
    names = WORLD.names()
    assert list(names) == sorted(names, key=lambda name: (name.text, name.code))
    with pytest.raises(TypeError):
        WORLD.countries["FRA"] = WORLD.countries["DEU"]  # type: ignore[index]


def test_world_lookalikes_hold_a_word_of_a_country_and_are_none_themselves() -> None:
    texts = {name.text for name in WORLD.names()}
    for phrase in WORLD.lookalikes:
        assert phrase not in texts, phrase
        # Every run of words in it, cut at blanks, hyphens and apostrophes.
        parts = re.split(r"(?<=\W)|(?=\W)", phrase)
        runs = {"".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
        assert runs & texts, f"{phrase!r} hides nothing"


def test_entry_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="captial"):
        CountryEntry.model_validate(
            {
                "code": "ABC",
                "alpha2": "AB",
                "name": "Abc",
                "long_name": "Abc",
                "latitude": 0,
                "longitude": 0,
                "captial": 1,
            }
        )


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Gəncə", "Ganca"),
        ("Saint Lucia", "St. Lucia"),
        ("Saint Lucia", "St Lucia"),
        ("St. John's", "Saint John’s"),
        ("Bosnia and Herzegovina", "Bosnia & Herzegovina"),
        ("Austria-Hungary", "Austria–Hungary"),
        ("Ürümqi", "Urumqi"),
        ("Łódź", "Lodz"),
        ("Iași", "Iaşi"),
        ("Iași", "Iasi"),
    ],
)
def test_spellings(written: str, also: str) -> None:
    assert also in spellings(written)
    assert spellings(written)[0] == written

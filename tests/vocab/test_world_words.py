"""What words mean, written out plainly: surface form, code, role."""

from __future__ import annotations

import pytest

from relations_kb.vocab.world import Name, load_world

NAMES: dict[str, list[Name]] = {}
for _name in load_world().names():
    NAMES.setdefault(_name.text, []).append(_name)

# Words with one owner.
TABLE = """
Canada                                CAN name
Azerbaijan                            AZE name
Republic of Azerbaijan                AZE name
U.S.                                  USA name
US                                    USA name
USA                                   USA name
America                               USA name
United States of America              USA name
UK                                    GBR name
U.K.                                  GBR name
Great Britain                         GBR name
England                               GBR name
UAE                                   ARE name
U.A.E.                                ARE name
Emirates                              ARE name
DPRK                                  PRK name
ROK                                   KOR name
Republic of Korea                     KOR name
PRC                                   CHN name
mainland China                        CHN name
ROC                                   TWN name
Chinese Taipei                        TWN name
DRC                                   COD name
DR Congo                              COD name
Congo-Brazzaville                     COG name
GDR                                   DDR name
FRG                                   DEU name
West Germany                          DEU name
Türkiye                               TUR name
Turkiye                               TUR name
Czech Republic                        CZE name
Czechia                               CZE name
Ivory Coast                           CIV name
Côte d’Ivoire                         CIV name
Cote d'Ivoire                         CIV name
Cape Verde                            CPV name
East Timor                            TLS name
Timor Leste                           TLS name
Eswatini                              SWZ name
Holy See                              VAT name
Vatican                               VAT name
Lao PDR                               LAO name
Kyrgyz Republic                       KGZ name
Hellenic Republic                     GRC name
Viet Nam                              VNM name
Islamic Republic of Iran              IRN name
Kingdom of Bahrain                    BHR name
Federal Democratic Republic of Ethiopia ETH name
Plurinational State of Bolivia        BOL name
Bosnia & Herzegovina                  BIH name
St. Vincent and the Grenadines        VCT name
St Kitts and Nevis                    KNA name
Papua New Guinea                      PNG name
Equatorial Guinea                     GNQ name
Guinea-Bissau                         GNB name
Guinea–Bissau                         GNB name
South Sudan                           SSD name
Aruba                                 ABW name
USSR                                  SUN name
European Union                        EUU name
EU                                    EUU name
Federal Republic of Yugoslavia        YUG name
Czecho-Slovakia                       CSK name
Persia                                IRN former
Siam                                  THA former
Burma                                 MMR former
Zaire                                 COD former
Ottoman Empire                        TUR former
Sublime Porte                         TUR former
Russian Empire                        RUS former
Prussia                               DEU former
Kingdom of Bavaria                    DEU former
Hanover                               DEU former
Austria-Hungary                       AUT former
Austria–Hungary                       AUT former
South Vietnam                         VNM former
North Vietnam                         VNM former
Dahomey                               BEN former
Upper Volta                           BFA former
Ceylon                                LKA former
Rhodesia                              ZWE former
Northern Rhodesia                     ZMB former
Nyasaland                             MWI former
Basutoland                            LSO former
Bechuanaland                          BWA former
Swaziland                             SWZ former
New Hebrides                          VUT former
Gilbert Islands                       KIR former
Ellice Islands                        TUV former
British Honduras                      BLZ former
New Granada                           COL former
Transjordan                           JOR former
Kampuchea                             KHM former
United Arab Republic                  EGY former
Trucial States                        ARE former
Tanganyika                            TZA former
Papal States                          VAT former
Two Sicilies                          ITA former
Kingdom of Sardinia                   ITA former
Kingdom of Hawaii                     USA former
European Community                    EUU former
Canadian                              CAN demonym
Azeri                                 AZE demonym
Kazakhstani                           KAZ demonym
Emirati                               ARE demonym
Malagasy                              MDG demonym
Burkinabé                             BFA demonym
Burkinabe                             BFA demonym
Ivorian                               CIV demonym
Swazi                                 SWZ demonym
Basotho                               LSO demonym
Motswana                              BWA demonym
Scottish                              GBR demonym
Soviet                                SUN demonym
Yugoslav                              YUG demonym
Czechoslovak                          CSK demonym
East German                           DDR demonym
West German                           DEU demonym
Ottoman                               TUR demonym
Siamese                               THA demonym
Kosovar                               XKX demonym
Nigerien                              NER demonym
Nigerian                              NGA demonym
South Korean                          KOR demonym
Salvadorean                           SLV demonym
Azerbaijanis                          AZE demonym-noun-plural
Danes                                 DNK demonym-noun-plural
Britons                               GBR demonym-noun-plural
Batswana                              BWA demonym
Filipinos                             PHL demonym-noun-plural
Sino                                  CHN compound
Franco                                FRA compound
Russo                                 RUS compound
Anglo                                 GBR compound
Luso                                  PRT compound
Ottawa                                CAN capital
Kiev                                  UKR capital
Kyiv                                  UKR capital
Ulan Bator                            MNG capital
Nur-Sultan                            KAZ capital
Almaty                                KAZ capital
Chisinau                              MDA capital
Kishinev                              MDA capital
N'Djamena                             TCD capital
Ndjamena                              TCD capital
Rangoon                               MMR capital
Sanaa                                 YEM capital
Prishtina                             XKX capital
Washington, D.C.                      USA capital
Brasilia                              BRA capital
Bonn                                  DEU capital
Constantinople                        TUR capital
The Hague                             NLD capital
Pretoria                              ZAF capital
Tel Aviv                              ISR capital
Sharm El-Sheikh                       EGY city
Davos                                 CHE city
Camp David                            USA city
Novo-Ogaryovo                         RUS city
Bogor                                 IDN city
Geneva                                CHE city
Montréal                              CAN city
Ganca                                 AZE city
Kremlin                               RUS seat
White House                           USA seat
Elysee Palace                         FRA seat
Quai d'Orsay                          FRA seat
Global Affairs Canada                 CAN seat
Downing Street                        GBR seat
FCDO                                  GBR seat
Milli Majlis                          AZE seat
Bundestag                             DEU seat
Knesset                               ISR seat
Rashtrapati Bhavan                    IND seat
Malacañang                            PHL seat
Malacanang                            PHL seat
Casa Rosada                           ARG seat
Blue House                            KOR seat
Jogorku Kenesh                        KGZ seat
European Commission                   EUU seat
Ontario                               CAN province
Québec                                CAN province
Tatarstan                             RUS province
Bavaria                               DEU province
Scotland                              GBR province
Flanders                              BEL province
Catalonia                             ESP province
"""

# Words with several owners.
SHARED = """
Georgia             GEO USA
Congo               COD COG
Congolese           COD COG
Korea               KOR PRK
Korean              KOR PRK
Dominican           DMA DOM
Republic of China   CHN TWN
Hamilton            BMU CAN
Victoria            AUS CAN HKG SYC
Punjab              IND PAK
Salvador            BRA SLV
Brussels            BEL EUU
House of Commons    CAN GBR
Virgin Islands      VGB VIR
St. John's          ATG CAN
Macedonia           GRC MKD
"""

# One owner, and another sense beside it.
OTHER_SENSES = """
Jordan      JOR person
Chad        TCD person
Georgia     GEO person
Turkey      TUR word
Israel      ISR person
Washington  USA person
Wellington  NZL person
Victoria    CAN person
Hamilton    CAN person
Nelson      NZL person
Lima        PER person
Malé        MDV word
Male        MDV word
Nice        FRA word
Polish      POL word
Mali        MLI person
Samoa       WSM ASM
Dominica    DMA DOM
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_word_has_one_owner_and_role(line: str) -> None:
    text, code, role = line.rsplit(maxsplit=2)
    assert [(name.code, name.role) for name in NAMES[text]] == [(code, role)]


@pytest.mark.parametrize("line", SHARED.strip().splitlines())
def test_word_has_several_owners_that_name_each_other(line: str) -> None:
    text, _, codes = line.partition("  ")
    owners = NAMES[text.strip()]
    assert [name.code for name in owners] == codes.split()
    for owner in owners:
        assert {name.code for name in owners} - {owner.code} <= set(owner.ambiguous_with)


@pytest.mark.parametrize("line", OTHER_SENSES.strip().splitlines())
def test_word_has_another_sense(line: str) -> None:
    text, code, sense = line.split()
    assert sense in next(name for name in NAMES[text] if name.code == code).ambiguous_with


@pytest.mark.parametrize(
    ("text", "role", "city"),
    [
        ("Kiev", "capital", "Kyiv"),
        ("Bombay", "city", "Mumbai"),
        ("Singapore", "name", "Singapore"),
        ("Luxembourg", "name", "Luxembourg"),
        ("Djibouti", "name", "Djibouti"),
        ("Kuwait", "name", "Kuwait City"),
        ("Hamburg", "province", "Hamburg"),
        ("Saigon", "capital", "Saigon"),
        ("France", "name", None),
        ("Kremlin", "seat", None),
    ],
)
def test_word_that_is_a_city_gives_its_usual_name(text: str, role: str, city: str | None) -> None:
    assert [(name.role, name.city) for name in NAMES[text]] == [(role, city)]


@pytest.mark.parametrize("text", ["Kingston", "Brussels", "Korea", "Dominican", "Republic of China", "Macedonia"])
def test_word_usually_means_one_of_its_owners(text: str) -> None:
    assert len([name for name in NAMES[text] if not name.rare]) == 1


@pytest.mark.parametrize("phrase", ["Latin American", "Gulf of Mexico", "Paris Agreement", "US dollars", "Warsaw Pact"])
def test_phrase_that_only_looks_like_a_country_is_a_lookalike(phrase: str) -> None:
    assert phrase in load_world().lookalikes
    assert phrase not in NAMES


@pytest.mark.parametrize("word", ["Reading", "Bath", "Mobile", "Of", "Split, Croatia", "Bucks", "SA", "Mary"])
def test_word_of_every_day_is_no_city(word: str) -> None:
    assert word not in NAMES

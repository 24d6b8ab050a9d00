"""What is no record of any kind, by the contract's boundary cases: nothing at all is said of these sentences."""

from __future__ import annotations

import pytest
from tests.articles import article

from relations_kb.extract import extract

NOTHING = {
    "greetings": [
        "President Ana Quispe of Peru congratulated the President of Kenya on the national day on 12 December 2014.",
        "The King of Norway sent a telegram of condolences to the President of Chile on 28 February 2010.",
        "Latvian President Andris Ozols received a letter from the Prime Minister of Nepal on 3 May 2011.",
    ],
    "opinions": [
        "Norway condemned the decision of Chile on 3 May 2011.",
        "Peruvian Foreign Minister Ana Quispe said on 4 June 2012 that relations with Mongolia were excellent.",
        "The Government of Ghana expressed its concern about the situation in Mali in 2013.",
        "Estonia supports the territorial integrity of Georgia.",
    ],
    "aid": [
        "Japan donated $5 million to Nepal after the earthquake of 2015.",
        "In 2016 Norway pledged 20 million kroner in aid to Malawi.",
        "Finland sent 30 tonnes of food to Kenya in 2011.",
    ],
    "sanctions and tariffs": [
        "Canada imposed sanctions on Belarus on 9 August 2021.",
        "In March 2018 India raised tariffs on nuts from Chile to 30 percent.",
        "Latvia banned imports of fish from Norway in 2014.",
    ],
    "war": [
        "The army of Chad attacked rebels in Sudan on 5 May 2009.",
        "In 1879 Chile declared war on Peru.",
        "Two soldiers from Estonia were killed in Mali in 2019.",
    ],
    "sport and culture": [
        "Peru beat Chile 2-0 in Lima on 3 July 2019.",
        "The Norwegian Opera opened its season in Santiago, Chile, in 2012.",
        "A film festival of Finland and Uruguay was held in Montevideo in June 2014.",
    ],
    "domestic politics": [
        "The Parliament of Norway adopted a budget on 3 May 2011, and Chile followed.",
        "Prime Minister Jaan Tamm of Estonia met voters in Tartu on 8 May 2017.",
        "The President of Kenya visited Mombasa, Kenya, on 8 May 2017.",
    ],
    "generic remarks": [
        "Norwegian and Chilean officials meet regularly.",
        "Peru and Mongolia have signed 25 agreements over the years.",
        "There have been many high-level visits between Ghana and Egypt.",
    ],
    "trade that is no record": [
        "Trade between Norway and Chile grew by 12 percent in 2011.",
        "Norway and Chile aim to raise their trade to $5 billion by 2030.",
        "Exports of fish from Norway to Chile were worth $5 million in 2011.",
    ],
    "wishes and denials": [
        "Peru wants to open an embassy in Nepal.",
        "Oman and Jordan have not signed an extradition treaty.",
        "Iceland never broke off diplomatic relations with Nepal.",
        "Chile could recognise Kosovo one day.",
    ],
    "people and places that are no countries": [
        "Chad Hamilton met Jordan Francis in Georgia in May 2011.",
        "The Bank of Norway and the Bank of Chile opened a branch in 2011.",
        "Victoria and Nelson visited Hamilton in 2010.",
    ],
}


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{group}: {text[:50]}") for group, texts in NOTHING.items() for text in texts],
)
@pytest.mark.parametrize(
    "form", ["{}", "A note\n\nIn short, this happened.\n\n{}\n\nThe weather was fine."], ids=["alone", "within"]
)
def test_no_harm(text: str, form: str) -> None:
    found = extract(article(form.format(text))).records
    assert not found, [record.model_dump(exclude={"evidence"}, exclude_defaults=True) for record in found]

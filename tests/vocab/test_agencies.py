"""News agencies: whose text one signs."""

from __future__ import annotations

import pytest

from relations_kb.vocab.agencies import signing_agency
from relations_kb.vocab.world import load_world


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("OSLO, June 12 (KUNA) -- The Foreign Minister met …", "KWT"),
        ("Ulaanbaatar, September 15 /MONTSAME/. The State Palace …", "MNG"),
        ("KUALA LUMPUR, Nov 4 (Bernama) -- The Prime Minister …", "MYS"),
        ("… about fish.\n-- BERNAMA\n", "MYS"),
        ("TAP – Tunis", "TUN"),
        ("AKP Phnom Penh, December 18, 2019 --", "KHM"),
        ("LIMA, June 12 (Reuters) – The Foreign Minister met …", None),
        ("He read the map, and the tap dripped (at home).", None),
        ("LIMA (ANDINA) – with material of (KUNA)", None),
    ],
)
def test_an_agency_signs_for_its_state(text: str, code: str | None) -> None:
    assert signing_agency(text) == code


def test_agencies_belong_to_known_countries() -> None:
    from relations_kb.vocab.offices import read_vocabulary

    agencies = read_vocabulary("agencies")["agencies"]
    assert set(agencies) <= set(load_world().countries)
    names = [name for names in agencies.values() for name in names]
    assert len(names) == len(set(names))

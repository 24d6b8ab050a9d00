"""What a found person is: :class:`PersonMention`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

CountryHow = Literal["title", "apposition", "leader", "beside"]
# 'Heads of State, November 13': a day in an agenda, nobody's name. 'May' and 'March' may be.
DAY_NAME: Final = re.compile(
    r"(?:January|February|April|June|July|August|September|October|November|December)(?: \d{1,2})?\.?|"
    r"(?:May|March) \d{1,2}\.?"
)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named in the text.

    ``[start, end)`` covers the whole noun phrase with titles before and behind, ``[name_start, name_end)`` the name
    alone, which is ``name``. ``office`` is the title as written at ``[office_start, office_end)``, without article,
    'former' and the like; -1 where there is none. ``country`` is an alpha-3 code, ``country_how`` what it rests on.
    ``counterpart``: '(his Canadian) counterpart', the office is that of the person before. ``surname_only``: the
    name is one word. ``of_many``: the office is an organisation's, so that its holder acts for no country.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    office: str | None = None
    office_start: int = -1
    office_end: int = -1
    country: str | None = None
    country_how: CountryHow | None = None
    counterpart: bool = False
    former: bool = False
    honorific: str | None = None
    surname_only: bool = False
    of_many: bool = False

"""The countries of the world and every word that stands for one.

In: one YAML file a country, territory or state of the past (``countries/<code>.yaml``, described in
docs/vocabularies.md).
Out: a :class:`World`, its entries by alpha-3 code, and its surface forms as flat :class:`Name` values, ready for
an index of words.

Nothing is decided here: a word with several owners gives one :class:`Name` an owner, each naming the others in
``ambiguous_with``. Which one is meant is for the rules to find out from the context.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

import yaml
from pydantic import AfterValidator, Field, model_validator

from relations_kb.model.base import Value
from relations_kb.vocab.parsed import parse
from relations_kb.vocab.spelling import spellings

Role = Literal["name", "former", "capital", "seat", "province", "city", "demonym", "demonym-noun-plural", "compound"]

T = TypeVar("T")
Frozen = Annotated[Mapping[str, T], AfterValidator(lambda mapping: MappingProxyType(dict(mapping)))]


class City(Value):
    """A city or province under its usual English name, and the other spellings it goes by.

    Written in YAML as a list, the usual name first: ``[Kyiv, Kiev]``.
    """

    name: str = Field(min_length=2)
    spellings: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        if isinstance(value, list | tuple) and value:
            return {"name": value[0], "spellings": tuple(value[1:])}
        return value

    @property
    def all(self) -> tuple[str, ...]:
        """Every spelling, the usual one first."""
        return (self.name, *self.spellings)


class CountryEntry(Value):
    """A country, territory, union or state of the past, as its YAML file gives it.

    ``name`` is the usual short English name, ``long_name`` the official one (both without 'the'; ``article`` tells
    that running text puts 'the' before the name), ``names`` all other names of the present state, ``former`` those of
    predecessors that are written as this state, with what they were. ``demonyms`` are adjectives and singular nouns,
    ``plurals`` nouns for several people, ``compounds`` first parts of compound adjectives without the hyphen
    ('Sino'). ``government_cities`` stand for the government as the capital does: second, former and de facto
    capitals. ``seats`` are bodies, residences and metonyms. ``latitude`` and ``longitude`` are degrees of the middle
    of the country. ``ambiguous`` says of some of its words what else they may be: an alpha-3 code, ``person`` (a
    given name or surname) or ``word`` (another English word, place or abbreviation); ``rarely`` lists those that
    usually mean another country ('Kingston' for Norfolk Island). A state of the past has ``existed`` (first and last
    year) and ``followed_by`` (alpha-3 codes).
    """

    code: str = Field(pattern=r"^[A-Z]{3}$")
    alpha2: str = Field(pattern=r"^[A-Z]{2}$")
    name: str = Field(min_length=2)
    long_name: str = Field(min_length=2)
    article: bool = False
    existed: tuple[int, int] | None = None
    followed_by: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    former: Frozen[str] = Field(default_factory=lambda: MappingProxyType({}))
    demonyms: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    capital: City | None = None
    government_cities: tuple[City, ...] = ()
    cities: tuple[City, ...] = ()
    provinces: tuple[City, ...] = ()
    seats: tuple[str, ...] = ()
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    ambiguous: Frozen[tuple[str, ...]] = Field(default_factory=lambda: MappingProxyType({}))
    rarely: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The lower-case alpha-3 code: the country's path on the site."""
        return self.code.lower()

    @property
    def in_text(self) -> str:
        """The name as running text has it: 'the Netherlands', 'Norway'."""
        return f"the {self.name}" if self.article else self.name

    def words(self) -> Iterator[tuple[str, Role, str | None]]:
        """Yield every listed word once a role, with its role and, for places, the usual name of the city."""
        for text in (self.name, self.long_name, *self.names):
            yield text, "name", None
        for text in self.former:
            yield text, "former", None
        capitals = () if self.capital is None else (self.capital,)
        for city in (*capitals, *self.government_cities):
            for text in city.all:
                yield text, "capital", city.name
        for text in self.seats:
            yield text, "seat", None
        for province in self.provinces:
            for text in province.all:
                yield text, "province", None
        for city in self.cities:
            for text in city.all:
                yield text, "city", city.name
        for text in self.demonyms:
            yield text, "demonym", None
        for text in self.plurals:
            yield text, "demonym-noun-plural", None
        for text in self.compounds:
            yield text, "compound", None


class Name(NamedTuple):
    """A surface form of one country.

    ``role`` is the strongest role that the word has for this country (in the order of :data:`Role`), ``city`` the
    usual name of the city that it is or may also be ('Kiev' gives Kyiv; 'Singapore' has the role ``name`` and the
    city Singapore), else None. ``ambiguous_with`` lists the codes of the word's other owners and, where it has
    senses that are no country, ``person`` or ``word``. ``rare`` tells that the word usually means another of its
    owners, and this one only where the text speaks of it. Words are case-sensitive and stand without 'the'.
    """

    text: str
    code: str
    role: Role
    city: str | None = None
    ambiguous_with: tuple[str, ...] = ()
    rare: bool = False


class World(Value):
    """All countries by alpha-3 code, in the order of the codes.

    ``lookalikes`` are phrases that hold a country's word and mean no party: 'South America', 'Swiss franc'.
    """

    countries: Frozen[CountryEntry]
    lookalikes: tuple[str, ...] = ()

    def names(self) -> tuple[Name, ...]:
        """Return every surface form of every country, spelling variants included, sorted by text and code."""
        return self._names

    def display(self, code: str) -> str:
        """Return the usual English name of ``code``, or the code itself where it is unknown."""
        entry = self.countries.get(code)
        return code if entry is None else entry.name

    def capital(self, code: str) -> str | None:
        """Return the usual English name of the capital of ``code``, or None where it has none or is unknown."""
        entry = self.countries.get(code)
        return entry.capital.name if entry is not None and entry.capital is not None else None

    def followers(self, code: str, year: int | None = None) -> tuple[str, ...]:
        """Return the codes of the states that follow ``code`` in ``year`` (today where it is None).

        A state that still exists then, or never ended, is its own follower: ``followers("SUN", 1980)`` is
        ``("SUN",)``, ``followers("CSK", 1995)`` is ``("CZE", "SVK")``.
        """
        entry = self.countries[code]
        if entry.existed is None or (year is not None and year <= entry.existed[1]):
            return (code,)
        return entry.followed_by

    @cached_property
    def _names(self) -> tuple[Name, ...]:
        found: dict[tuple[str, str], Name] = {}
        owners: dict[str, list[str]] = {}
        for code, entry in self.countries.items():
            for written, role, city in entry.words():
                if entry.existed and role == "capital" and self._has_living_owner(entry, written):
                    continue
                other_senses = entry.ambiguous.get(written, ())
                for text in spellings(written):
                    known = found.get((text, code))
                    if known is None:
                        found[text, code] = Name(text, code, role, city, other_senses, written in entry.rarely)
                        owners.setdefault(text, []).append(code)
                    elif city is not None and known.city is None:
                        found[text, code] = known._replace(city=city)
        merged = ((name, _merged(name, owners[name.text])) for _, name in sorted(found.items()))
        return tuple(
            name if name.ambiguous_with == told else name._replace(ambiguous_with=told) for name, told in merged
        )

    def _has_living_owner(self, entry: CountryEntry, city: str) -> bool:
        """Tell whether a state that follows ``entry`` has the city: 'Moscow' is Russia's, not also the Soviet's."""
        followers = (self.countries[code] for code in entry.followed_by)
        return any(city == text for follower in followers for text, role, _ in follower.words() if role == "capital")


def _merged(name: Name, owners: list[str]) -> tuple[str, ...]:
    if not name.ambiguous_with and len(owners) == 1:
        return ()
    return tuple(sorted({*name.ambiguous_with, *owners} - {name.code}))


@cache
def load_world() -> World:
    """Return the world as it is checked in (read once a process).

    :raises ValueError: when a file does not fit the model; the message names the file.
    """
    entries: dict[str, CountryEntry] = {}
    folder = files("relations_kb.vocab")
    for file in sorted((folder / "countries").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            entry = _read(file.name, file.read_text(encoding="utf-8"))
            entries[entry.code] = entry
    groups = parse((folder / "lookalikes.yaml").read_text(encoding="utf-8"))
    phrases = {text for group in groups.values() for phrase in group for text in spellings(phrase)}
    return World(countries=entries, lookalikes=tuple(sorted(phrases)))


def _read(name: str, text: str) -> CountryEntry:
    try:
        entry = CountryEntry.model_validate(parse(text))
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"countries/{name} is no country: {error}") from error
    if name != f"{entry.slug}.yaml":
        raise ValueError(f"countries/{name} describes {entry.code}; call it {entry.slug}.yaml")
    return entry

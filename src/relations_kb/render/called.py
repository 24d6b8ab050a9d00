"""What pages need of a country that the vocabulary knows, whatever else it knows of it."""

from __future__ import annotations

from typing import Protocol


class CountryName(Protocol):
    """What pages need of a country that the vocabulary knows."""

    @property
    def name(self) -> str:
        """The usual English name."""

    @property
    def article(self) -> bool:
        """Whether running text puts 'the' before the name."""

    @property
    def alpha2(self) -> str | None:
        """The ISO 3166-1 alpha-2 code, of which a flag is made."""

    @property
    def latitude(self) -> float:
        """Degrees north of the country's middle."""

    @property
    def longitude(self) -> float:
        """Degrees east of the country's middle."""

    @property
    def followed_by(self) -> tuple[str, ...]:
        """The codes of the states that a state of the past became."""

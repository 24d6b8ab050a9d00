"""What the tests share: where things are, and the option that takes new golden files."""

from __future__ import annotations

from pathlib import Path

import pytest

REPO = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="take what comes out now as what is expected (tests/site); then look at the diff",
    )
    parser.addoption(
        "--update-floors",
        action="store_true",
        help="raise the floors of the open sets (tests/floors.json) to what is reached now; they never sink",
    )


@pytest.fixture(scope="session")
def repo() -> Path:
    """The root of the repository."""
    return REPO


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def update_floors(request: pytest.FixtureRequest) -> bool:
    """Whether the floors of the open sets are to be raised to what is reached now."""
    return bool(request.config.getoption("--update-floors"))

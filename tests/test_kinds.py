"""Every kind has all that a kind needs; a message names what was forgotten (docs/extending.md, 'A kind of record')."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from relations_kb.kinds import KINDS, Kind
from relations_kb.model.record import Record

REPO = Path(__file__).parent.parent
FOLDERS = sorted(path.parent.name for path in (REPO / "src/relations_kb/kinds").glob("*/__init__.py"))
NAMES = [kind.name for kind in KINDS]


def test_kinds_every_folder_stands_in_the_list() -> None:
    assert sorted(NAMES) == FOLDERS, "a folder below kinds/ is missing in KINDS, or the other way round"


def test_kinds_have_names_and_paths_of_their_own() -> None:
    for names in (NAMES, [kind.path for kind in KINDS], [kind.title for kind in KINDS], [kind.model for kind in KINDS]):
        assert len(set(names)) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_kinds_have_all_that_a_kind_needs(kind: Kind) -> None:
    name = kind.name
    model = kind.model
    assert issubclass(model, Record)
    assert get_args(model.model_fields["kind"].annotation) == (name,), (
        f"{model.__name__}.kind must be Literal[{name!r}]"
    )
    assert (REPO / "templates/kinds" / f"{name}.html").is_file(), f"templates/kinds/{name}.html is missing"
    assert list((REPO / "tests/gold").glob(f"{name}*")), f"tests/gold/{name}.yaml is missing"
    assert f"\n### `{name}`" in (REPO / "docs/records.md").read_text(encoding="utf-8"), f"docs/records.md: no {name}"


def test_kinds_are_all_held_apart_by_the_import_contract() -> None:
    contracts = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (apart,) = (contract for contract in contracts if contract["type"] == "independence")
    assert sorted(apart["modules"]) == [f"relations_kb.kinds.{name}" for name in FOLDERS]


def test_kinds_docs_describe_every_field() -> None:
    described = (REPO / "docs/records.md").read_text(encoding="utf-8")
    for kind in KINDS:
        for field in kind.model.model_fields:
            assert f"`{field}`" in described, f"docs/records.md does not describe {field} of {kind.name}"


def test_kinds_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for kind in KINDS for rule in kind.rules]
    assert len(ids) == len(set(ids))
    for kind in KINDS:
        for rule in kind.rules:
            assert rule.id.startswith(f"{kind.name}."), rule.id
            assert rule.examples, f"{rule.id} has no example"

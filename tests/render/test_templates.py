"""Templates: where they are, what they escape, and that each kind has one that tells all its values."""

from __future__ import annotations

from itertools import product
from typing import Any, get_args

import pytest
from jinja2 import UndefinedError

from relations_kb.kinds import KINDS
from relations_kb.kinds.kind import Kind
from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Evidence, Participant, Place, Record
from relations_kb.model.site import Settings
from relations_kb.render.index import Index
from relations_kb.render.site import base_path
from relations_kb.render.templates import environment, templates_folder, up_to_root, with_relative_links
from relations_kb.render.views.facts import fact_view

PEOPLE: tuple[tuple[Participant, ...], ...] = (
    (),
    (Participant(name="Ana <Rojas>", country="CHL", office="Minister & Envoy"),),
    (
        Participant(name="Ana Rojas", country="CHL"),
        Participant(name="Jon Helgason", country="ISL"),
        Participant(name="Rosa Blanco"),
    ),
)
VALUES: dict[str, Any] = {
    "value": 5_000_000,
    "currency": "USD",
    "title": "Agreement <One>",
    "reporter": "CHL",
    "partner": "ISL",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_every_kind_has_a_template(kind: Kind) -> None:
    assert (templates_folder() / "kinds" / f"{kind.name}.html").is_file()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_kind_template_tells_every_value_of_the_kind(kind: Kind, known: Index) -> None:
    told = (
        environment({"country": known.country, "person": known.person}).get_template(f"kinds/{kind.name}.html").module
    )
    for number, record in enumerate(every_shape(kind)):
        fact = Fact(id=f"{kind.name}-{number}", kind=kind.name, countries=record.countries, best=record, records=())
        view = fact_view(known, fact)
        sentence = " ".join(str(told.sentence(view)).split())  # type: ignore[attr-defined]
        assert sentence, record
        assert "None" not in sentence, (sentence, record)
        assert "<Rojas>" not in sentence
        assert "  " not in sentence
        assert not sentence.startswith((",", "of", "in ")), (sentence, record)


def every_shape(kind: Kind) -> list[Record]:
    """Records of a kind with every value of its closed fields, with and without people, place and sides."""
    closed: dict[str, list[Any]] = {}
    for name, field in kind.model.model_fields.items():
        if name in Record.model_fields:
            continue
        options = get_args(field.annotation)
        literals = [value for option in options for value in get_args(option)] or [
            o for o in options if isinstance(o, str)
        ]
        if literals and all(isinstance(value, str) for value in literals):
            closed[name] = [*literals, *([None] if type(None) in options else [])]
    sides: list[dict[str, Any]] = [
        {},
        {"guest": "CHL", "host": "ISL"},
        {"actor": "CHL", "counterpart": "ISL"},
        {"round": 3},
        {"via": "TUR"},
    ]
    made = []
    for values, people, place, side, modality in product(
        [dict(zip(closed, combination, strict=True)) for combination in product(*closed.values())],
        PEOPLE,
        (None, Place(city="Santiago", country="CHL"), Place(country="ISL")),
        [side for side in sides if set(side) <= set(kind.model.model_fields)],
        ("occurred", "planned"),
    ):
        given = {name: value for name, value in VALUES.items() if name in kind.model.model_fields}
        made.append(
            kind.model.model_validate(
                {
                    "doc": "a.txt",
                    "countries": ("CHL", "ISL"),
                    "people": people,
                    "place": place,
                    "modality": modality,
                    "evidence": (Evidence(start=0, end=1, quote="x"),),
                    **given,
                    **values,
                    **side,
                }
            )
        )
    return made


def test_environment_escapes_and_refuses_unknown_names() -> None:
    made = environment({})
    assert made.from_string("{{ x }}").render(x="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"
    with pytest.raises(UndefinedError):
        made.from_string("{{ missing }}").render()


def test_with_relative_links_changes_only_links() -> None:
    html = '<a href="~/x/index.html">see ~/x, &#34;~/y&#34;</a><script src="~/s.js">'
    assert (
        with_relative_links(html, "../") == '<a href="../x/index.html">see ~/x, &#34;~/y&#34;</a><script src="../s.js">'
    )


def test_up_to_root_counts_folders() -> None:
    assert up_to_root("index.html") == ""
    assert up_to_root("pairs/a/index.html") == "../../"


@pytest.mark.parametrize(
    ("url", "path"),
    [(None, ""), ("https://x.example", "/"), ("https://x.example/name/", "/name/"), ("https://x.example/a/b", "/a/b/")],
)
def test_base_path_is_the_path_of_the_address(url: str | None, path: str) -> None:
    assert base_path(Settings(base_url=url)) == path

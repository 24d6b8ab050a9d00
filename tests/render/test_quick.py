"""Templates compiled for speed say what Jinja's own would."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from relations_kb.render.quick import QuickEnvironment

MACROS = """
{% macro plain(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}
{% macro around(a) %}[{{ a }}:{{ caller() }}]{% endmacro %}
{% macro gives(a) %}{{ caller(a, 1) }}{% endmacro %}
{% macro many(a) %}{{ a }}{{ varargs|join(',') }}{{ kwargs|length }}{% endmacro %}
"""
TEMPLATES = {
    "values": "{{ v.text }}{{ v.number }}{{ v.html }}{{ v['item'] }}{{ table.key }}{{ v.deep.text }}{{ none }}",
    "operators": "{{ 'a<' ~ v.text ~ 1 }}{{ v.html ~ '<' }}{{ v.text|upper|e }}"
    "{{ (v.text ~ ' ')|trim }}{{ v.html|trim }}",
    "macros": "{% import 'm' as m %}{{ m.plain(v.text) }}{{ m.plain(1, b=v.html) }}{{ m.plain(b=1, a=2) }}",
    "callers": "{% import 'm' as m %}{% call m.around(v.text) %}<b>{{ v.text }}</b>{% endcall %}"
    "{% call(x, y) m.gives('<') %}{{ x }}{{ y }}{% endcall %}",
    "arguments": "{% import 'm' as m %}{{ m.many(1, 2, 3, x=4) }}{% set some = [5, 6] %}{{ m.plain(*some) }}"
    "{{ m.plain(**{'a': 7}) }}",
    "loops": "{% for x in [3, 1, 2]|sort if x > 1 %}{{ loop.index }}{{ x }}{{ v.text if loop.last }}{% endfor %}"
    "{% for n in tree recursive %}{{ n.name }}{{ loop(n.below) }}{% endfor %}",
    "blocks": "{% extends 'base' %}{% block main %}{{ super() }}"
    "{% set x %}<{{ v.text }}>{% endset %}{{ x }}{% endblock %}",
    "tests": "{{ v.missing is defined }}{{ v.missing|default('none') }}{{ absent is defined }}{{ v.call('<') }}",
    "modes": "{% autoescape false %}{{ v.text }}{% import 'm' as m %}{{ m.plain(v.text) }}{% endautoescape %}",
    "base": "{% block main %}<p>{{ v.number }}</p>{% endblock %}",
    "m": MACROS,
}


class _Value(SimpleNamespace):
    def __getitem__(self, key: str) -> str:
        if key == "missing":
            raise KeyError(key)
        return f"<{key}>"


def environment_of(kind: type[Environment]) -> Environment:
    return kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)


def _given() -> dict[str, Any]:
    v = _Value(
        text='<"&',
        number=7,
        html=Markup("<i>&amp;</i> "),
        deep=SimpleNamespace(text="deep & 'quoted'"),
        call=lambda text: text * 2,
    )
    below = [SimpleNamespace(name="b<", below=[])]
    return {"v": v, "table": {"key": "<k>"}, "tree": [SimpleNamespace(name="a", below=below)]}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_says_what_jinja_says(name: str) -> None:
    own, plain = (environment_of(kind).get_template(name).render(_given()) for kind in (QuickEnvironment, Environment))
    assert own == plain
    assert own.strip() or name == "m"


@pytest.mark.parametrize("wrong", ["{{ v.missing }}", "{{ absent }}", "{{ v.missing.text }}", "{{ absent('a') }}"])
def test_what_nobody_gave_is_an_error_that_names_it(wrong: str) -> None:
    with pytest.raises(UndefinedError, match=r"missing|absent"):
        environment_of(QuickEnvironment).from_string(wrong).render(_given())


def test_errors_name_the_line_of_the_template() -> None:
    template = environment_of(QuickEnvironment).from_string("one\ntwo {{ v.text }}\n{{ v.missing }}\n")
    with pytest.raises(UndefinedError) as caught:
        template.render(_given())
    assert [entry.lineno + 1 for entry in caught.traceback if str(entry.path).endswith("<template>")] == [3]


def test_a_macro_says_which_argument_it_does_not_take() -> None:
    for call in ("m.plain(1, c=2)", "m.plain(1, 2, 3)"):
        with pytest.raises(TypeError, match="plain"):
            environment_of(QuickEnvironment).from_string("{% import 'm' as m %}{{ " + call + " }}").render()


def test_a_macro_that_is_not_called_by_a_block_says_so() -> None:
    with pytest.raises(UndefinedError, match="No caller defined"):
        environment_of(QuickEnvironment).from_string("{% import 'm' as m %}{{ m.around(1) }}").render()

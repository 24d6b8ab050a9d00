"""A project's own look: colours, fonts, logo, footer, templates, static files."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.small import small_knowledge

from relations_kb import export, render
from relations_kb.errors import BuildError, SettingsError
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import COLOURS, Settings
from relations_kb.render.links import broken_links
from relations_kb.render.templates import templates_folder
from relations_kb.settings import parse_settings

THEME = """
theme:
  colours:
    link: ["#7a1f3d", "#f0a0b8"]
    focus: "#123"
  serif: Georgia, "Noto Serif", serif
  logo: logo.svg
  footer: Kept by the *Institute*. <script>x</script>
"""


@pytest.fixture(scope="module")
def small() -> KnowledgeBase:
    return small_knowledge()


def pages(small: KnowledgeBase, settings: Settings, project: Path) -> dict[str, str]:
    return {
        page.path: page.content.decode("utf-8", "replace")
        for page in (*render.pages(small, settings, project), *export.files(small))
    }


def test_theme_of_the_settings_is_on_every_page(small: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    made = pages(small, parse_settings(THEME), tmp_path)
    style = next(content for path, content in made.items() if path.startswith("static/style-"))
    assert "--link: light-dark(#7a1f3d, #f0a0b8);" in style.rpartition(":root {")[2]
    assert "--focus: #123;" in style
    assert '--serif: Georgia, "Noto Serif", serif;' in style
    page = made["pairs/chl-isl/index.html"]
    assert 'src="../../static/logo-' in page
    assert "Kept by the <em>Institute</em>. &lt;script&gt;" in page
    site = (*render.pages(small, parse_settings(THEME), tmp_path), *export.files(small))
    assert broken_links(site) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("colours: {lnk: '#123'}", "perhaps 'link'"),
        ("colours: {link: red}", r"theme\.colours\.link"),
        ("colours: {link: ['#123', 'url(x)']}", r"theme\.colours\.link"),
        ("sans: 'x; } body { display: none'", r"theme\.sans"),
        ("logos: x.svg", r"theme\.logos does not exist"),
    ],
)
def test_what_is_wrong_with_a_theme_is_told(line: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        parse_settings(f"theme:\n  {line}\n")


@pytest.mark.parametrize("name", ["missing.svg", "relations.yaml", "../logo.svg"])
def test_logo_must_be_an_image_of_the_project(small: KnowledgeBase, tmp_path: Path, name: str) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "relations.yaml").touch()
    (tmp_path / "logo.svg").touch()
    with pytest.raises(BuildError, match="no image"):
        next(iter(render.pages(small, parse_settings(f"theme: {{logo: {name}}}"), tmp_path / "project")))


def test_templates_and_static_files_of_the_project_come_first(small: KnowledgeBase, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / "static" / "style").mkdir(parents=True)
    (own / "static" / "style" / "99-own.css").write_text(".own { color: red }")
    (own / "static" / "font.woff2").write_bytes(b"font")
    (own / "about.html").write_text(
        "{% extends 'original/about.html' %}{% block main %}<p>Ours.</p>{{ super() }}{% endblock %}"
    )
    made = pages(small, Settings(), tmp_path)
    assert "<p>Ours.</p>" in made["about/index.html"]
    assert "Every statement has its sentence" in made["about/index.html"]
    style = next(content for path, content in made.items() if path.startswith("static/style-"))
    assert style.endswith(".own { color: red }")
    assert any(path.startswith("static/font-") for path in made)


@pytest.mark.parametrize("slip", ["{% if %}", "{{ no_such_name }}"])
def test_an_error_in_an_own_template_names_file_and_line(small: KnowledgeBase, tmp_path: Path, slip: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "about.html").write_text(f"fine\n{slip}")
    with pytest.raises(BuildError, match=r"templates/about\.html:2: .*mend the template"):
        list(render.pages(small, Settings(), tmp_path))


def test_every_colour_that_can_be_set_is_one_of_the_style_sheet() -> None:
    style = "".join(file.read_text(encoding="utf-8") for file in (templates_folder() / "static" / "style").iterdir())
    assert [name for name in COLOURS if f"--{name}: light-dark(" not in style] == []

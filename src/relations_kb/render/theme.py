"""How a project changes the look: colours, fonts, logo and footer of its settings.

In: the theme of the settings, and the project's folder. Out: rules for the end of the style sheet, the logo as an
asset, the footer as HTML. Templates and static files give way to those of the same name in ``templates``
(:mod:`relations_kb.render.templates`).
"""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from relations_kb.errors import BuildError
from relations_kb.model.site import Theme
from relations_kb.render.assets import Asset, asset

LOGOS = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")


def theme_css(theme: Theme) -> str:
    """Return the rules that set a theme's colours and fonts; empty where it sets none."""
    told = []
    for name, colour in sorted(theme.colours.items()):
        value = colour if isinstance(colour, str) else f"light-dark({colour[0]}, {colour[1]})"
        told.append(f"  --{name}: {value};")
    told += [f"  --{name}: {fonts};" for name, fonts in (("serif", theme.serif), ("sans", theme.sans)) if fonts]
    return "\n:root {\n" + "\n".join(told) + "\n}\n" if told else ""


def logo(theme: Theme, project: Path | None) -> Asset | None:
    """Return the logo; None where the theme has none.

    :raises BuildError: it is no image file of the project.
    """
    if theme.logo is None or project is None:
        return None
    file = project / theme.logo
    if file.suffix.lower() not in LOGOS or not file.is_file() or not file.resolve().is_relative_to(project.resolve()):
        raise BuildError(
            "is no image in the project's folder",
            remedy=f"name a file that is there and ends in one of {', '.join(LOGOS)}, or remove `logo`",
            file=theme.logo,
        )
    return asset(f"logo{file.suffix.lower()}", file.read_bytes())


def footer(theme: Theme) -> Markup | None:
    """Return the footer's line of Markdown as HTML (HTML in it is text); None where the theme has none."""
    if not theme.footer:
        return None
    return Markup(MarkdownIt("commonmark", {"html": False}).renderInline(theme.footer))

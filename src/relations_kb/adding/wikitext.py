"""Wikitext becomes Markdown: headings, lists and tables stay, links become their words, templates their values.

A template holds what a reader sees as words: '{{convert|169|km|mi}}' reads '169 km'. Leaving it out would leave a
sentence without its figure, so a template that is not known gives its values in the order in which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from relations_kb.adding.formats import Converted, library, no_text
from relations_kb.adding.source import Source
from relations_kb.corpus.decode import decode

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Tags whose content a reader of the article does not see within its sentences.
_NO_WORDS: Final = frozenset(
    ("ref", "references", "gallery", "math", "timeline", "score", "imagemap", "style", "templatestyles", "noinclude")
)
_NAMESPACES: Final = re.compile(r"\s*:?\s*(?:File|Image|Category|Media|Template|Portal|Wikipedia|Help)\s*:", re.I)
# Templates that are notes to editors, sources, pictures, boxes and links to other articles.
_NO_VALUE: Final = re.compile(
    r"cite\b|citation|refn|efn|sfn|harv|note\b|notelist|reflist|refbegin|refend|main\b|see also|see\b|further|about\b|"
    r"other uses|hatnote|redirect|short description|use \w+ (?:dates|english)|good article|featured|pp-|protect|"
    r"flagicon|flag icon|flagdeco|navbox|portal|commons|authority control|coord|defaultsort|clear|toc|anchor|"
    r"dead link|webarchive|better source|verify|when|who|which|clarify|failed|update|expand|unreferenced|refimprove|"
    r"more citations|cleanup|pov|stub|r\b|rp\b|sister|official website|foreign relations of|bilateral relations of|-\Z|"
    r".*(?:-stub|needed)\Z",
    re.I,
)
_NAMED_COUNTRY: Final = ("flag", "flagcountry", "flagu", "flagg")
_MONEY_SIGN: Final = {"us$": "US$", "usd": "US$", "$": "$", "euro": "€", "€": "€", "gbp": "£", "£": "£", "yen": "¥"}
_BREAK = "\n"


def from_wikitext(source: Source) -> Converted:
    """Return the article that a page of wikitext holds; the name of its file is the page's.

    :raises ArticleError: it holds no text, or mwparserfromhell is not installed.
    """
    parser = library("mwparserfromhell", "wikitext", source.name)
    text = decode(source.name, source.data).text.replace("\r\n", "\n")
    words = _tidied(_Page(parser).words(parser.parse(text)))
    if not any(character.isalpha() for character in words):
        raise no_text("no article's text was found in the wikitext", "add the text itself", source.name)
    # The page's name is its title, and stands above the text as it does for a reader of the page.
    title = " ".join(source.stem.replace("_", " ").split()) or None
    if title is not None:
        words = f"# {title}\n\n{words}"
    return Converted(data=f"{words}\n".encode(), suffix=".md", original=".wiki", title=title)


class _Page:
    """Reads the nodes of parsed wikitext; which class a node has is told by its name, as the library is lazy."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        self._readers: dict[str, Callable[[Any], str]] = {
            "Text": lambda node: str(node.value),
            "Heading": lambda node: f"\n\n{'#' * node.level} {self.line(node.title)}\n\n",
            "Wikilink": self._link,
            "ExternalLink": lambda node: self.words(node.title) if node.title is not None else "",
            "HTMLEntity": lambda node: node.normalize().replace("\u00a0", " "),
            "Template": self._template,
            "Tag": self._tag,
        }

    def words(self, code: Any) -> str:
        """Return what a reader sees of some wikitext."""
        return "".join(self._readers[type(node).__name__](node) for node in code.nodes
                       if type(node).__name__ in self._readers)  # fmt: skip

    def line(self, code: Any) -> str:
        """Return the same on one line."""
        return " ".join(self.words(code).split())

    def _link(self, node: Any) -> str:
        if _NAMESPACES.match(str(node.title)) and not str(node.title).lstrip().startswith(":"):
            return ""
        return self.words(node.text if node.text is not None else node.title)

    def _tag(self, node: Any) -> str:
        tag = str(node.tag).strip().lower()
        if tag == "table":
            return self._table(node)
        if node.wiki_markup in ("*", "#", ":", ";"):
            return {"*": "- ", "#": "- ", ":": "", ";": ""}[node.wiki_markup]
        if tag == "br":
            return " "
        if tag in _NO_WORDS or node.contents is None:
            return ""
        return self.words(node.contents)

    def _table(self, node: Any) -> str:
        """Return a table as Markdown; the first row is its head, as Markdown knows no table without one."""
        rows = [row for row in self._rows(node.contents) if any(row)]
        if not rows:
            return ""
        lines = ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows]
        rule = "|" + " --- |" * len(rows[0])
        return "\n\n" + "\n".join([lines[0], rule, *lines[1:]]) + "\n\n"

    def _rows(self, code: Any) -> Iterable[list[str]]:
        # Cells before the first row mark ('|-') are a row of their own.
        loose: list[str] = []
        for node in code.nodes:
            tag = str(getattr(node, "tag", "")).strip().lower()
            if tag in ("td", "th"):
                loose.append(self.line(node.contents))
            elif tag == "tr":
                if loose:
                    yield loose
                    loose = []
                yield from self._rows(node.contents)
        if loose:
            yield loose

    def _template(self, node: Any) -> str:
        name = " ".join(str(node.name).replace("_", " ").split()).lower()
        values = [self.line(param.value) for param in node.params if not param.showkey]
        named = {str(param.name).strip().lower(): self.line(param.value) for param in node.params if param.showkey}
        if name.startswith("infobox"):
            return _infobox(named)
        if name.startswith(("formatnum:", "lc:", "uc:", "nowrap:")):
            return self.line(self._parser.parse(str(node.name).partition(":")[2]))
        if name.startswith("#") or _NO_VALUE.match(name):
            return ""
        return _value(name, values, named)


def _value(name: str, values: list[str], named: dict[str, str]) -> str:
    """Return what a template reads as within a sentence."""
    first = values[0] if values else ""
    if name in ("convert", "cvt"):
        return _converted(values)
    if name in _MONEY_SIGN:
        return f"{_MONEY_SIGN[name]}{first}"
    if name in ("start date", "end date", "date", "birth date", "start date and age", "dts", "film date"):
        return _date(values)
    if name == "as of":
        return f"{'as of' if named.get('lc') else 'As of'} {_date(values)}"
    if name in ("lang", "transl", "transliteration", "tlit", "color", "font color"):
        return values[-1] if len(values) > 1 else ""
    if name.startswith("lang-"):
        return first
    if name in _NAMED_COUNTRY or name.startswith("flag"):
        return named.get("name") or first
    if name in ("ubl", "unbulleted list", "plainlist", "flatlist", "hlist"):
        return ", ".join(filter(None, values))
    if name in ("snd", "spnd", "spaced ndash", "ndash", "en dash", "dash"):
        return " – "
    if name in ("nbsp", "spaces", "space"):
        return " "
    return " ".join(value for value in values if value)


def _converted(values: list[str]) -> str:
    """Return a quantity in the unit that it was given in: '169|km|mi' is '169 km', '10|to|12|km|mi' '10 to 12 km'."""
    kept: list[str] = []
    for value in values:
        kept.append(value)
        if not re.fullmatch(r"[-+\d.,/ ]+|to|and|by|x|or|–|-|\(-\)", value):
            break
    return " ".join(kept)


def _date(values: list[str]) -> str:
    """Return '2018|5|3' as '3 May 2018'; what is written out already stays."""
    if not all(value.isdigit() for value in values[:3]) or not values:
        return " ".join(values)
    year, month, day = [*values[:3], "", ""][:3]
    name = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else ""
    return " ".join(filter(None, (str(int(day)) if day else "", name, year)))


def _infobox(named: dict[str, str]) -> str:
    """Return the values of a box as a list ('- Envoy 1: …'); pictures and their measures are left out."""
    lines = [
        f"- {re.sub(r'(?<=[a-z])(?=[0-9])|_', ' ', name).capitalize()}: {value}"
        for name, value in named.items()
        if value and not re.search(r"image|map|caption|size|width|alt|filetype|style|logo|flag|coord", name)
    ]
    return "\n\n" + "\n".join(lines) + "\n\n" if lines else ""


def _tidied(text: str) -> str:
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in text.split(_BREAK)]
    # What stood in a template or note between words and a full stop leaves a blank or empty brackets behind.
    lines = [re.sub(r" ?\((?:[\s,;]*)\)", "", line) for line in lines]
    lines = [re.sub(r"(?<=\w) (?=[.,;](?:\s|\Z))", "", line) for line in lines if line not in ("-", "*")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

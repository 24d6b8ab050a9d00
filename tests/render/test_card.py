"""The picture beside links to the site."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from tests.site.small import small_knowledge

from relations_kb import render
from relations_kb.model.site import Page, Settings, Theme
from relations_kb.render.card import HEIGHT, WIDTH, card
from relations_kb.render.maps import Where
from relations_kb.render.outlines import vector

CHILE = (Where("CHL", ("CHL",), vector(-35, -71)), 4)
MALTA = (Where("MLT", ("MLT",), vector(35.9, 14.4)), 1)


def colours(picture: bytes) -> dict[bytes, int]:
    """Return how many points of the picture have which colour; checks that it is a PNG as it should be."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        name, content = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        assert picture[at + 8 + length : at + 12 + length] == struct.pack(">I", zlib.crc32(name + content))
        chunks[name] = content
        at += 12 + length
    assert struct.unpack(">IIBBBBB", chunks[b"IHDR"]) == (WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    points = zlib.decompress(chunks[b"IDAT"])
    assert len(points) == HEIGHT * (1 + WIDTH // 2)
    numbers = [number for byte in points for number in (byte >> 4, byte & 15)]
    palette = [chunks[b"PLTE"][i : i + 3] for i in range(0, len(chunks[b"PLTE"]), 3)]
    return {colour: numbers.count(number) for number, colour in enumerate(palette)}


def test_card_shows_countries_in_the_colours_of_the_theme() -> None:
    theme = Theme(colours={"side-2": ("#102030", "#ffffff"), "focus": "#abc"})
    counted = colours(card([CHILE], theme))
    assert 400 < counted[bytes.fromhex("102030")] < 4000  # Chile is narrow
    assert counted[bytes.fromhex("aabbcc")] > 14_000  # the stripe at the foot
    assert counted[bytes.fromhex("dcd8cb")] > 100_000  # the other countries


def test_card_marks_what_is_too_small_to_be_seen() -> None:
    with_malta, without = colours(card([MALTA], Theme())), colours(card([], Theme()))
    shade = next(colour for colour, number in with_malta.items() if number > 100 and not without[colour])
    assert 120 < with_malta[shade] < 180


def test_pages_tell_what_the_card_shows_only_of_the_one_drawn_here(tmp_path: Path) -> None:
    def head(project: Path | None) -> str:
        made = render.pages(small_knowledge(), Settings(base_url="https://someone.example/name/"), project)
        return next(page for page in made if page.path == "index.html").content.decode()

    assert '<meta property="og:image:width" content="1200">' in head(None)
    assert '<meta name="twitter:image:alt" content="A map of the world' in head(None)
    (tmp_path / "templates" / "static").mkdir(parents=True)
    (tmp_path / "templates" / "static" / "card.png").write_bytes(b"another")
    assert "/static/card-" in head(tmp_path)
    assert "og:image:width" not in head(tmp_path)
    assert "A map of the world" not in head(tmp_path).partition("<body>")[0]


def test_pages_name_the_card_only_where_its_full_address_is_known() -> None:
    def made(settings: Settings) -> dict[str, Page]:
        return {page.path: page for page in render.pages(small_knowledge(), settings)}

    at_home = made(Settings())
    assert not any(path.endswith(".png") for path in at_home)
    assert b"og:image" not in at_home["index.html"].content
    site = made(Settings(base_url="https://someone.example/name/"))
    (picture,) = (path for path in site if path.endswith(".png"))
    assert f'content="https://someone.example/name/{picture}"'.encode() in site["pairs/chl-isl/index.html"].content
    assert colours(site[picture].content)

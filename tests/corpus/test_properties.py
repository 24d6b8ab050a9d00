"""What holds for any text whatever: reading keeps every character, offsets are true, nothing raises but on purpose."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from relations_kb.corpus import read_article
from relations_kb.errors import ArticleError
from relations_kb.model.text import Document

# Pieces that mean something to a reader of texts, to be thrown together at random.
PIECES = (
    "\n", "\n\n", "\r\n", "\r", "\u2028", "\x0b", "\x85", " ", "  ", "\t", "\ufeff", "= ", "==", "=", "# ", "###",
    "- ", "* ", '• ', "1. ", "(a) ", " | ", "|", "||", "> ", " > ", "---\n", "...", "'''", "**", "_", "[[", "]]",
    "}}", "<!-- -->", "<script>alert(1)</script>", "&amp;", "Country | Relations began | Notes\n",
    'See Chile–Peru relations', "Chile", "1 May 1992", "2024-02-30", "Asia", "Home", "Read also\n",
    "Comments (2)\n", "See also\n", "References\n", "You Might Also Like\n", '© 2020 Example Media', "By A. Writer",
    "Published: 3 May 2020", "Author:\n", "LIMA, May 3 (ABC) -- ",
    "The minister of Chile met the minister of Peru in Lima on 3 May 2020 and spoke of trade.", "Mr. X", "U.S. ",
    "No. 5", "Dr", ".", "!", "?", '…', "\"", '“', ")", "(", "The talks were held in Santiago.", "title: x\n",
    "date: 2020\n", "picture.jpg ", "(end)", "./.", '😀', 'é', "e\u0301", "\x00", "\x07",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join),
    st.tuples(st.sampled_from(PIECES), st.integers(1, 3000)).map(lambda pair: pair[0] * pair[1]),
)
RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)


def check(document: Document) -> None:
    text = document.text
    covered = [False] * len(text)
    last = 0
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(text), "blocks are in order and do not overlap"
        assert not text[block.span.start].isspace()
        assert not text[block.span.end - 1].isspace()
        last = block.span.end
        for place in range(block.span.start, block.span.end):
            covered[place] = True
    for mask in document.masks:
        assert mask.span.start < mask.span.end
        for place in range(mask.span.start, mask.span.end):
            assert not covered[place], "a mask lies in no block and no other mask"
            covered[place] = True
    assert all(seen or character.isspace() for seen, character in zip(covered, text, strict=True))
    last = 0
    for sentence in document.sentences:
        assert document.blocks[sentence.block].span.covers(sentence.span)
        assert last <= sentence.span.start < sentence.span.end
        assert sentence.span.of(text).strip() == sentence.span.of(text)
        last = sentence.span.end
    said = sum(1 for s in document.sentences for c in s.span.of(text) if not c.isspace())
    held = sum(1 for b in document.blocks for c in b.span.of(text) if not c.isspace())
    assert said == held, "every word of a block is in one of its sentences"
    for index, section in enumerate(document.sections):
        assert section.parent is None or (
            section.parent < index
            and document.sections[section.parent].span.covers(section.span)
            and document.sections[section.parent].level < section.level
        )
    for block in document.blocks:
        assert document.sections[block.section].span.covers(block.span)
    for field in ("title", "publisher", "author", "place", "published", "modified"):
        found = getattr(document, field)
        assert found is None or (found.span is not None and found.span.of(text).strip() and found.value)


@RELAXED
@given(TEXTS, st.sampled_from(["article.txt", "article.md"]))
@example("0\x00", "article.txt")  # two bytes do not make UTF-16
def test_reading_keeps_every_character(text: str, name: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        document = read_article(name, data)
    except ArticleError as error:
        assert error.file == name and error.what and error.remedy
        return
    assert document.text == text.removeprefix("\ufeff")
    check(document)


def _as_cp1252(text: str) -> bytes:
    return text.encode("cp1252", "replace")


@RELAXED
@given(st.one_of(st.binary(), TEXTS.map(lambda t: t.encode("utf-16", "replace")), TEXTS.map(_as_cp1252)))
def test_reading_any_bytes_raises_nothing_but_article_errors(data: bytes) -> None:
    try:
        check(read_article("article.txt", data))
    except ArticleError as error:
        assert str(error).startswith("article.txt:")

"""Who comes near what GitHub takes is told before, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations_kb import limits
from relations_kb.cli import OK, main
from relations_kb.limits import CORPUS_BYTES, FILE_BYTES, SITE_BYTES, Size, inputs_of, seconds, warnings

SMALL = Size(files=100, site=5_000_000, text=500_000, records=1_000, inputs=(("corpus/a.txt", 500_000),))


def told(size: Size) -> list[str]:
    return [str(warning) for warning in warnings(size)]


def test_a_small_project_is_not_warned() -> None:
    assert told(SMALL) == []


def test_a_site_is_warned_before_it_is_too_large() -> None:
    assert told(SMALL._replace(site=SITE_BYTES // 2)) == []
    (warning,) = told(SMALL._replace(site=int(0.85 * SITE_BYTES)))
    assert "the site has about 901 MB with its search index; GitHub Pages takes 1,000 MB at most" in warning
    for way in ("`pairs`", "`since`", "`publish: excerpt`", "several sites", "docs/scale.md"):
        assert way in warning


def test_a_build_is_warned_before_it_takes_too_long() -> None:
    size = SMALL._replace(text=400_000_000, records=800_000)
    assert seconds(size) > 2_400
    (warning,) = told(size)
    assert "minutes of 2 processors; GitHub Pages stops after 10" in warning
    assert "`.relations-cache`" in warning


def test_a_large_file_and_a_large_corpus_are_named() -> None:
    file, whole = told(
        SMALL._replace(inputs=(("corpus/small.txt", 1), ("corpus/scan.pdf", FILE_BYTES - 1), ("b.pdf", CORPUS_BYTES)))
    )[0::2]
    assert file.startswith(
        "corpus/scan.pdf: has 105 MB; GitHub takes no file above 100 MiB into a repository; split it"
    )
    assert whole.startswith("the files of the corpus have 1,105 MB; GitHub recommends 1,000 MB")


def test_sizes_are_those_of_all_files_in_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "a.txt").write_bytes(b"123")
    (tmp_path / "originals" / "a.pdf").write_bytes(b"12345")
    assert inputs_of(tmp_path) == ((str(tmp_path / "a.txt"), 3), (str(tmp_path / "originals" / "a.pdf"), 5))


def test_check_warns_and_does_not_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(
        "Chile and Norway\n\nChile and Norway established diplomatic relations on 4 May 1920.\n"
    )
    assert main(["check", str(tmp_path)]) == OK
    assert capsys.readouterr().out.endswith("All is well\n")
    monkeypatch.setattr(limits, "SITE_BYTES", 300_000)
    monkeypatch.setattr(limits, "FILE_BYTES", 50)
    assert main(["check", str(tmp_path)]) == OK
    said = capsys.readouterr()
    assert said.out.endswith("All is well (2 warnings)\n")
    assert "relations-kb: warning: the site has about" in said.err
    assert f"relations-kb: warning: {tmp_path}/corpus/a.txt: has" in said.err

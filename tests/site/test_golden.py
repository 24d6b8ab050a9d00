"""The small site is, byte for byte, what stands in tests/site/expected. To take a change: make golden."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path

import pytest

from relations_kb.model.site import Page

EXPECTED = Path(__file__).parent / "expected"
DIGEST = """
import hashlib
from relations_kb import export, render
from relations_kb.model.site import Settings
from tests.site.small import small_knowledge
digest = hashlib.sha256()
for page in (*render.pages(small_knowledge(), Settings()), *export.files(small_knowledge())):
    digest.update(page.path.encode() + page.content)
print(digest.hexdigest())
"""


def test_golden_site(small_site: tuple[Page, ...], update_golden: bool) -> None:
    # SQLite writes its own version into its files.
    kept = (page for page in small_site if not page.path.startswith("data/texts/") and page.path != "data/kb.sqlite")
    made = {page.path: page.content for page in kept}
    if update_golden:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, content in made.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(content)
    expected = {
        path.relative_to(EXPECTED).as_posix(): path.read_bytes() for path in EXPECTED.rglob("*") if path.is_file()
    }
    assert sorted(made) == sorted(expected), "other pages than expected: make golden, then look at the diff"
    for path, content in made.items():
        if content != expected[path]:
            old, new = expected[path].decode().splitlines(), content.decode().splitlines()
            diff = "\n".join(unified_diff(old, new, f"expected/{path}", path, n=1, lineterm=""))
            pytest.fail(f"{diff[:3000]}\nIf this is wanted: make golden, then look at the diff")


def test_site_is_the_same_under_other_hash_seeds_and_time_zones(repo: Path) -> None:
    path = os.pathsep.join([str(repo), *filter(None, [os.environ.get("PYTHONPATH")])])
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("4242", "Pacific/Apia"))
    }
    assert len(digests) == 1

"""The store of what articles said: it may be deleted, damaged, foreign, full or shared, and is right or empty."""

from __future__ import annotations

import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from relations_kb.errors import BuildError
from relations_kb.incremental.store import FILE, Store, key_of


def filled(folder: Path, count: int = 50) -> dict[bytes, bytes]:
    bodies = {key_of(str(number)): random.Random(number).randbytes(2000) for number in range(count)}
    with Store(folder) as store:
        store.put(bodies)
    return bodies


def held(folder: Path, bodies: dict[bytes, bytes]) -> dict[bytes, bytes]:
    with Store(folder) as store:
        return dict(store.bodies(bodies))


def test_store_gives_back_what_it_was_given(tmp_path: Path) -> None:
    bodies = filled(tmp_path / "cache", 1200)
    assert held(tmp_path / "cache", bodies) == bodies
    assert held(tmp_path / "cache", {key_of("other"): b""}) == {}


def test_store_is_not_seen_by_git(tmp_path: Path) -> None:
    filled(tmp_path / "cache")
    assert (tmp_path / "cache" / ".gitignore").read_text().splitlines()[-1] == "*"


@pytest.mark.parametrize("harm", ["text", "cut", "empty", "zeroed", "tables", "version"])
def test_store_that_is_damaged_or_foreign_is_made_again(tmp_path: Path, harm: str) -> None:
    bodies = filled(tmp_path)
    file = tmp_path / FILE
    content = file.read_bytes()
    if harm == "text":
        file.write_text("this is no database\n" * 100)
    elif harm == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif harm == "empty":
        file.write_bytes(b"")
    elif harm == "zeroed":
        file.write_bytes(content[:8192] + bytes(len(content) - 8192))
    else:
        file.unlink()
        with sqlite3.connect(file) as other:
            if harm == "tables":
                other.execute("CREATE TABLE bodies (name TEXT)")
            else:
                other.execute("PRAGMA user_version = 7")
                other.execute("CREATE TABLE bodies (key BLOB PRIMARY KEY, body BLOB NOT NULL)")
        other.close()
    assert all(bodies[key] == body for key, body in held(tmp_path, bodies).items())
    assert filled(tmp_path) == bodies == held(tmp_path, bodies)


def test_store_in_place_of_a_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(BuildError, match="set another `cache`"):
        Store(tmp_path / "cache")


def test_store_on_a_full_disk_says_so_and_keeps_what_it_had(tmp_path: Path) -> None:
    bodies = filled(tmp_path)
    with Store(tmp_path) as store:
        store._connection.execute("PRAGMA max_page_count = 1")  # SQLite takes no fewer pages than there are
        with pytest.raises(BuildError, match="full"):
            store.put({key_of(f"new {number}"): bytes(5000) for number in range(100)})
    assert held(tmp_path, bodies) == bodies


def test_two_stores_at_once_do_not_harm_each_other(tmp_path: Path) -> None:
    def work(part: int) -> None:
        with Store(tmp_path) as store:
            for number in range(30):
                store.put({key_of(f"{part} {number}"): b"%d %d" % (part, number)})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    keys = {key_of(f"{part} {number}"): b"%d %d" % (part, number) for part in range(4) for number in range(30)}
    assert held(tmp_path, keys) == keys


def test_store_drops_what_is_not_used_once_it_is_most(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        bodies = {key_of(str(number)): b"x" for number in range(3000)}
        store.put(bodies)
        used = list(bodies)[:900]
        store.keep_only(used)
        assert len(dict(store.bodies(bodies))) == 3000
        store.keep_only(used[:100])
        assert set(dict(store.bodies(bodies))) == set(used[:100])


def test_keys_tell_their_parts_apart() -> None:
    keys = [key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", None), key_of("abc", "")]
    assert len(set(keys)) == len(keys)

"""A new site out of an old one: what would come out the same is taken over, only the rest is made and written.

In: the pieces of the site, and what is known of the old site's files. Out: the folder holds the new site, the same
bytes as one that was made from nothing, and what is known of its files. Like any site it is written beside the old one,
which stays whole until it is swapped; a file that is taken over is a second name of the old one, which it has already
where the site before that one is at hand (:mod:`relations_kb.render.standby`).
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from relations_kb.model.site import Made, Need, Page, Piece
from relations_kb.render.standby import give_name, look, ready, reduce_to
from relations_kb.render.write import clear, distinct, replacing, write_file

_CHUNK = 24  # pages that a process makes before it tells of them
_LARGE = 1_000_000  # bytes that some files had together, or one by itself; what follows is for another process
_FEW = 300  # pages that are made here: copies of a process that knows much cost seconds before they make any


class Kept(NamedTuple):
    """What is known of a file: size, time (ns) and inode by which it is known again, and what it was made of."""

    size: int
    modified: int
    inode: int
    version: str
    needs: tuple[Need, ...] = ()
    day: str = ""


class Bundle(NamedTuple):
    """A folder of files that are made together (the search index); ``make`` tells whether it could."""

    folder: str
    made_of: str
    needs: tuple[Need, ...]
    make: Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The site that is wanted.

    ``version`` tells the fingerprint of what is fixed about a file and of its needs; ``last`` yields the files
    that need the newest days of all pieces, by their paths.
    """

    pieces: Sequence[Piece]
    version: Callable[[str, Iterable[Need]], str]
    last: Callable[[Mapping[str, str]], Iterable[Page]]
    bundles: Sequence[Bundle] = ()


class Renewed(NamedTuple):
    """What is known of all files of the new site, and how many of them were made or written."""

    files: dict[str, Kept]
    made: int


Spread = Callable[[Callable[[list[int]], list[tuple[int, Kept]]], list[list[int]]], Iterator[list[tuple[int, Kept]]]]


def renew_site(
    folder: Path, wanted: Wanted, before: Mapping[str, Kept], spread: Spread, standby: Path | None = None
) -> Renewed:
    """Replace ``folder`` by the site that is wanted.

    :param before: what is known of the files of the site that stands there; what is wrong or missing is made again.
    :param spread: does chunks of work, here or in copies of this process.
    :param standby: where the site is put that is replaced, and where the one before it may stand.
    :raises BuildError: as :func:`relations_kb.render.write.replacing`, or two files have one path.
    """
    folder = folder.resolve()
    for _ in distinct(Page(piece.path, b"") for piece in wanted.pieces):
        pass  # before anything is made
    with replacing(folder, standby) as new:
        work = _Work(folder, new, wanted, before)
        work.pieces(spread)
        work.last()
        for bundle in wanted.bundles:
            work.bundle(bundle)
        reduce_to(new, work.there, work.files)
    if standby is not None and 2 * work.made > len(work.files):
        shutil.rmtree(standby, ignore_errors=True)  # it has little in common with the site: it would take its space
    return Renewed(work.files, work.made)


class _Work:
    def __init__(self, old: Path, new: Path, wanted: Wanted, before: Mapping[str, Kept]) -> None:
        self.old, self.new = old, new
        self.wanted = wanted
        self.before = before
        self.shown = look(old)
        self.there = ready(new)
        self.files: dict[str, Kept] = {}
        self.made = 0

    def pieces(self, spread: Spread) -> None:
        """Take over or make all pieces."""
        todo = [at for at, piece in enumerate(self.wanted.pieces) if not self._taken_over(piece)]
        chunks = list(self._chunks(todo))
        done = spread(self._make, chunks) if len(todo) > _FEW else map(self._make, chunks)
        for some in done:
            for at, kept in some:
                piece = self.wanted.pieces[at]
                self.files[piece.path] = kept._replace(version=self.wanted.version(piece.made_of, kept.needs))
                self.made += 1

    def _chunks(self, todo: Sequence[int]) -> Iterator[list[int]]:
        """Yield what is to be made in chunks, the largest files first: processes then end at about the same time."""
        sizes = {at: kept.size for at in todo if (kept := self.before.get(self.wanted.pieces[at].path)) is not None}
        chunk: list[int] = []
        size = 0
        many = len(todo) > _FEW

        def place(at: int) -> tuple[object, ...]:
            near = self.wanted.pieces[at].near
            return -(sizes.get(at, 0) // _LARGE), near() if many and near else (), at

        for at in sorted(todo, key=place):
            chunk.append(at)
            size += sizes.get(at, 0)
            if len(chunk) >= _CHUNK or size >= _LARGE:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk

    def last(self) -> None:
        """Take over or write the files whose bytes are known once all else is made."""
        days = {path: kept.day for path, kept in self.files.items()}
        paths = {path.casefold() for path in self.files}
        for page in distinct(self.wanted.last(days)):
            if page.path.casefold() in paths:
                list(distinct([Page(page.path, b""), page]))  # says which
            version = hashlib.blake2b(page.content, digest_size=16).hexdigest()
            if not self._same(page.path, version):
                self.files[page.path] = self._write(page.path, Made(page.content, ()))._replace(version=version)
                self.made += 1

    def bundle(self, bundle: Bundle) -> None:
        """Take over or make a folder of files."""
        version = self.wanted.version(bundle.made_of, bundle.needs)
        inside = f"{bundle.folder}/"
        known = [path for path in self.before if path.startswith(inside)]
        if known and all(self._same(path, version) for path in known):
            return
        for path in known:
            self.files.pop(path, None)
        shutil.rmtree(self.new / bundle.folder, ignore_errors=True)
        if not bundle.make(self.new):
            version = ""  # the next build tries again
        for file in sorted((self.new / bundle.folder).rglob("*")):
            if file.is_file():
                path = file.relative_to(self.new).as_posix()
                self.files[path] = _known(file, Made(b"", ()))._replace(version=version)
                self.made += 1

    def _taken_over(self, piece: Piece) -> bool:
        kept = self.before.get(piece.path)
        return kept is not None and self._same(piece.path, self.wanted.version(piece.made_of, kept.needs))

    def _same(self, path: str, version: str) -> bool:
        """Take over a file if it is known to be of that version, and nobody touched it; tell whether that is so."""
        kept = self.before.get(path)
        if kept is None or kept.version != version or self.shown.get(path) != kept[:3]:
            return False
        self.files[path] = self._link(path, kept)
        return True

    def _make(self, chunk: list[int]) -> list[tuple[int, Kept]]:
        found = []
        for at in chunk:
            piece = self.wanted.pieces[at]
            found.append((at, self._write(piece.path, piece.make())))
        return found

    def _write(self, path: str, made: Made) -> Kept:
        """Write a file, or take it over where it came out the same after all."""
        kept = self.before.get(path)
        if (
            kept is not None
            and kept.size == len(made.content)
            and self.shown.get(path) == kept[:3]
            and (self.old / path).read_bytes() == made.content
        ):
            return self._link(path, kept)._replace(needs=made.needs, day=made.day)
        write_file(self.new, path, made.content)
        return _known(self.new / path, made)

    def _link(self, path: str, kept: Kept) -> Kept:
        """Give an old file a second name in the new site, or copy it where that cannot be."""
        if self.there.get(path) == kept[:3]:
            return kept
        try:
            give_name(self.old, self.new, path)
        except OSError:
            clear(self.new, path)
            shutil.copy2(self.old / path, self.new / path)
            return _known(self.new / path, Made(b"", kept.needs, kept.day))._replace(version=kept.version)
        return kept


def _known(path: Path, made: Made) -> Kept:
    stat = path.stat()
    return Kept(stat.st_size, stat.st_mtime_ns, stat.st_ino, "", made.needs, made.day)

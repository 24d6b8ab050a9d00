"""A corpus folder, read and extracted: from the store where nothing changed, by processor where something did.

In: the folder, a store or None, and the names that a person ruled on. Out: the documents with what they say, in the
order of their names, and the errors. An article's key is everything that its records depend on: its name and bytes, its
sidecar's, the rulings on its names, and the version of all code and words that read it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from relations_kb.corpus import Listed, Loaded, article_bytes, file_bytes, list_articles, loaded
from relations_kb.errors import BuildError, InputError
from relations_kb.extract import Extraction
from relations_kb.incremental.crew import Spread, in_processes
from relations_kb.incremental.heads import Bodies, Heads
from relations_kb.incremental.looks import Looks
from relations_kb.incremental.reading import Outcome, Read, Task, read_chunk, unpack
from relations_kb.incremental.store import Store, key_of
from relations_kb.incremental.versions import reading_version
from relations_kb.model.base import lasting

Named = Mapping[str, Mapping[str, str | None]]
Progress = Callable[[int, int], None]

_AT_ONCE = 400  # articles whose keys are asked for together
_CHUNK_BYTES = 150_000  # of text a chunk: about a second of work, far more than sending it costs
_CHUNK_ARTICLES = 40


class Reader:
    """Reads the articles of one corpus folder, from ``store`` where it has them.

    ``progress`` is told how many articles of how many are read; ``problems`` collects what went wrong with the store,
    which is no reason to stop. ``spread`` has the chunks of articles done.
    """

    def __init__(
        self,
        folder: Path,
        max_bytes: int,
        store: Store | None = None,
        progress: Progress | None = None,
        spread: Spread = in_processes,
    ) -> None:
        self.listed, self._errors = list_articles(folder)
        self._listed_at = {one.path: one for one in self.listed}
        self._max_bytes = max_bytes
        self._store = store
        self._progress = progress
        self._spread = spread
        self._read: dict[Path, Read] = {}
        self._wrong: dict[Path, tuple[InputError, ...]] = {}
        self._keys: dict[Path, bytes] = {}
        self._heads = Heads(store.path.parent if store else None)
        self._bodies = Bodies(store.path.parent, partial(_again, max_bytes)) if store else None
        if store is not None and store.count() < len(self._heads):
            self._heads.forget()  # the store was lost or damaged since: what heads leave out is not there
        self._looks = Looks(store.path.parent if store else None, f"{reading_version()} {max_bytes} {folder.resolve()}")
        self.problems: list[BuildError] = []
        self.fresh = 0

    def read(self, named: Named, only: Collection[str] | None = None) -> None:
        """Read all articles, or ``only`` those of some names, with the names in them that a person ruled on.

        What comes back is kept at once, so that a build that is stopped loses little.
        """
        listed = [one for one in self.listed if only is None or one.path.name in only]
        sent: deque[list[Path]] = deque()
        for outcomes in self._spread(read_chunk, self._chunks(listed, named, sent)):
            self._take(sent.popleft(), outcomes)
            if self._progress is not None and only is None:
                self._progress(len(self._read), len(listed))
        if self._progress is not None and only is None:
            self._progress(len(listed), len(listed))

    def result(self) -> tuple[Loaded, tuple[Extraction, ...]]:
        """Return the documents and errors, and what each of the documents says."""
        wrong = (error for path in sorted(self._wrong) for error in self._wrong[path])
        errors = {str(error): error for error in (*self._errors, *wrong)}  # two articles may share a sidecar
        read = ((one.path, self._read[one.path].document) for one in self.listed if one.path in self._read)
        found = loaded(read, errors.values())
        said = {one.document.name: one.extraction for one in self._read.values()}
        return found, tuple(said[document.name] for document in found.documents)

    def keys(self) -> dict[str, bytes]:
        """Return what stands for all that each article says and for all that read it, by the article's name."""
        return {path.name: key for path, key in self._keys.items()}

    def tidy(self) -> None:
        """Drop from the store what has not been used for long, and note what the files look like."""
        if self._store is not None:
            self._store.keep_only(self._keys.values())
            self._looks.save()
            self._heads.save(self._keys.values())

    def _chunks(self, listed: Sequence[Listed], named: Named, sent: deque[list[Path]]) -> Iterator[list[Task]]:
        """Yield chunks of the articles that the store does not have; the others are taken from it on the way."""
        tasks: list[Task] = []
        paths: list[Path] = []
        size = 0
        for at in range(0, len(listed), _AT_ONCE):
            for path, task in self._missing(listed[at : at + _AT_ONCE], named):
                tasks.append(task)
                paths.append(path)
                size += len(task.data)
                if size >= _CHUNK_BYTES or len(tasks) >= _CHUNK_ARTICLES:
                    sent.append(paths)
                    yield tasks
                    tasks, paths, size = [], [], 0
        if tasks:
            sent.append(paths)
            yield tasks

    def _missing(self, listed: Sequence[Listed], named: Named) -> Iterator[tuple[Path, Task]]:
        tasks: dict[Path, Task | Listed] = {}
        for one in listed:
            self._read.pop(one.path, None)
            self._wrong.pop(one.path, None)
            key = None if one.path.name in named else self._looks.key(one)
            if key is not None:
                tasks[one.path] = one  # to be opened only if the store has not got it
                self._keys[one.path] = key
            elif (opened := self._opened(one, named)) is not None:
                tasks[one.path] = opened
        kept: dict[bytes, Read] = {}
        if self._store is not None:
            with lasting():
                for path, task in tasks.items():
                    if (read := self._late(path, task)) is not None:
                        kept[self._keys[path]] = read
                for key, body in self._store.bodies([key for path in tasks if (key := self._keys[path]) not in kept]):
                    try:
                        kept[key] = unpack(body)
                    except ValueError:
                        continue  # damaged: it is read again, and replaced
                    self._heads.put(key, kept[key])
        for path, task in tasks.items():
            known = kept.get(self._keys[path])
            if known is not None:
                self._read[path] = known
            elif isinstance(task, Task):
                yield path, task
            elif (late := self._opened(task, named)) is not None:
                yield path, late

    def _late(self, path: Path, task: Task | Listed) -> Read | None:
        """Return an article by its head, to be taken in where it is asked for; what is ruled on is taken in at once."""
        if self._bodies is None or (isinstance(task, Task) and task.named):
            return None
        key, one = self._keys[path], self._listed_at[path]
        return self._heads.get(key, one, self._bodies)

    def _opened(self, one: Listed, named: Named) -> Task | None:
        """Return what is to be read, and note its key; None where a file cannot be opened."""
        taken = self._looks.take(one)
        task = self._task(one, named)
        if task is not None:
            key = self._keys[one.path] = _key(one.path.name, task)
            if one.path.name not in named and one.path not in self._wrong:
                self._looks.note(one, taken, key)
        return task

    def _task(self, one: Listed, named: Named) -> Task | None:
        """Return what is to be read, or None where a file cannot be opened."""
        task, wrong = _task(one, self._max_bytes, named.get(one.path.name))
        if wrong is not None:
            self._wrong[one.path] = (wrong,)
        return task

    def _take(self, paths: Sequence[Path], outcomes: Sequence[Outcome]) -> None:
        """Keep what came of a chunk. A body with errors is not kept: they are to be told at every build."""
        keep: dict[bytes, bytes] = {}
        for path, outcome in zip(paths, outcomes, strict=True):
            self.fresh += 1
            if outcome.errors:
                self._wrong[path] = (*self._wrong.get(path, ()), *outcome.errors)
            if outcome.body is not None:
                self._read[path] = unpack(outcome.body)
                if not outcome.errors:
                    keep[self._keys[path]] = outcome.body
                    self._heads.put(self._keys[path], self._read[path])
        if keep and self._store is not None:
            try:
                self._store.put(keep)
            except BuildError as error:
                self.problems.append(error)
                self._store = None


def _task(
    one: Listed, max_bytes: int, named: Mapping[str, str | None] | None = None
) -> tuple[Task | None, InputError | None]:
    """Return what is to be read, None where it cannot be opened; and what is wrong with the article or its sidecar."""
    try:
        data = article_bytes(one.path, max_bytes)
    except InputError as error:
        return None, error
    beside, wrong = None, None
    if one.sidecar is not None:
        try:
            beside = file_bytes(one.sidecar, max_bytes)
        except InputError as error:
            wrong = error
    sidecar = str(one.sidecar) if beside is not None else None
    return Task(str(one.path), data, sidecar, beside, named), wrong


def _again(max_bytes: int, one: Listed, key: bytes) -> bytes | None:
    """Return the body of an article that the store has lost; None where it is another article by now."""
    task, _ = _task(one, max_bytes)
    if task is None or _key(one.path.name, task) != key:
        return None
    return read_chunk([task])[0].body


def _key(name: str, task: Task) -> bytes:
    ruled = repr(sorted(task.named.items())) if task.named else ""
    return key_of(reading_version(), name, task.data, task.sidecar, ruled)

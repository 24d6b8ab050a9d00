"""The four stages, wired. Read this file first.

::

    corpus/ ─► read ─► Documents ─► extract ─► Records ─► link ─► KnowledgeBase ─► render, export ─► build/

Each stage is a function from frozen values to frozen values and knows none of the others; this module is the only
place where they meet. Files are read by ``corpus`` and written by ``render.write``, nowhere else.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from relations_kb import export, render
from relations_kb.corpus import Loaded, read_file, read_sidecar
from relations_kb.errors import ArticleError, BuildError, RelationsKbError
from relations_kb.export.shapes import record_row
from relations_kb.extract import Extraction, explain, extract, load_accuracy
from relations_kb.incremental import manifest
from relations_kb.incremental.articles import Progress, Reader
from relations_kb.incremental.crew import Engine, in_forks, processes
from relations_kb.incremental.lines import KeptLines
from relations_kb.incremental.linking import remembering
from relations_kb.incremental.parts import KeptBlocks
from relations_kb.incremental.store import Store, key_of, unkept
from relations_kb.incremental.versions import program_version
from relations_kb.link import Memory, Ruling, link, load_decisions, named_in, published, stale
from relations_kb.link.overview import standing_of
from relations_kb.model.base import lasting, slim
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Record
from relations_kb.model.site import Page, Settings
from relations_kb.model.text import Document, Texts
from relations_kb.part import Wanted as WantedPart
from relations_kb.part import part_of
from relations_kb.render.needs import EVERYTHING, NO_STANDS, Stands
from relations_kb.render.pagefind import FOLDER as SEARCH_FOLDER
from relations_kb.render.pagefind import write_search
from relations_kb.render.renew import Bundle, Renewed, Wanted, renew_site
from relations_kb.render.standby import NAME as STANDBY
from relations_kb.render.standby import lay
from relations_kb.review import questions

DECISIONS = "decisions.yaml"
MAX_BYTES = Settings().max_article_megabytes * 1_000_000


class Understood(NamedTuple):
    """What the first three stages make of a corpus.

    ``problems`` are the articles that could not be used or gave nothing, and the decisions that no longer apply;
    ``review`` are the records whose confidence is below the settings' ``min_confidence`` and which are therefore not in
    ``knowledge``. ``stands`` is short for what much of it was made of, where that is known.
    """

    knowledge: KnowledgeBase
    problems: tuple[RelationsKbError, ...]
    review: tuple[Record, ...]
    stands: Stands = NO_STANDS


class Report(NamedTuple):
    """What a build did: the folder it wrote, how many files, what it understood, how many files it had to make."""

    folder: Path
    files: int
    understood: Understood
    made: int


def build(
    root: Path,
    settings: Settings,
    search: bool = True,
    progress: Progress | None = None,
    engine: Engine = processes,
) -> Report:
    """Build the site of the project in ``root`` into its output folder.

    Articles that cannot be used are left out and stand in the report; the others are built. ``search`` makes the index
    of the search page, which takes about a second for a thousand facts; where that fails, it stands in the report too.
    ``progress`` is told how many articles of how many are read, ``engine`` does the reading.

    :raises DecisionError: ``decisions.yaml`` cannot be used.
    :raises BuildError: no article can be used, a quote does not match its span, or the folder is not ours to replace.
        The site of the last build then stays as it was.
    """
    try:
        return _built(root, settings, search, progress, engine)
    finally:
        gc.unfreeze()  # what was made to last has lasted: one process may build again and again


def _built(root: Path, settings: Settings, search: bool, progress: Progress | None, engine: Engine) -> Report:
    understood = to_publish(understand(root, settings, progress, engine), settings)
    for unproven in unproven_quotes(understood.knowledge):
        raise unproven
    problems = list(understood.problems)
    renewed = _renewed(root, settings, understood, search, problems)
    return Report(
        root / settings.output,
        len(renewed.files),
        understood._replace(problems=tuple(problems)),
        renewed.made,
    )


def _renewed(
    root: Path, settings: Settings, understood: Understood, search: bool, problems: list[RelationsKbError]
) -> Renewed:
    """Write the site, what would come out the same taken over from the one that stands there."""
    folder = root / settings.output
    knowledge = understood.knowledge

    def index_it(new: Path) -> bool:
        try:
            write_search(render.search_pages(knowledge, settings.language), new)
        except BuildError as error:
            problems.append(error)
            return False
        return True

    kept = root / settings.cache if settings.cache else None
    lines = KeptLines(kept, len(knowledge.facts)) if kept else None
    blocks = KeptBlocks(kept, folder, program_version()) if kept else None
    with lasting():
        planned = render.site(knowledge, settings, root, program_version(), kept, lines, understood.stands)
    wanted = Wanted(
        pieces=(*planned.pieces, *export.pieces(knowledge, planned.fingerprints, blocks)),
        version=planned.fingerprints.of,
        last=planned.last,
        bundles=(Bundle(SEARCH_FOLDER, "search", (EVERYTHING,), index_it),) if search else (),
    )
    if settings.cache is None:
        return renew_site(folder, wanted, {}, in_forks)
    cache = root / settings.cache
    with manifest.locked(cache) as alone:
        standby = cache / STANDBY if alone else None
        renewed = renew_site(folder, wanted, manifest.load(cache, folder), in_forks, standby)
        try:
            manifest.save(cache, folder, renewed.files)
        except OSError as error:
            problems.append(unkept(cache, error))
        else:
            if standby is not None:
                lay(standby, folder, renewed.files)
    return renewed


def understand(
    root: Path, settings: Settings, progress: Progress | None = None, engine: Engine = processes
) -> Understood:
    """Read, extract and link the corpus of the project in ``root``; nothing is written but the cache.

    :raises DecisionError: ``decisions.yaml`` cannot be used.
    :raises BuildError: no article can be used.
    """
    corpus = _corpus(root, settings)
    rulings = load_decisions(corpus / DECISIONS)
    said = _read(root, settings, rulings, progress, engine)
    if not said.loaded.documents:
        raise nothing_to_build(corpus, said.loaded.errors)
    problems = list(said.problems)
    with remembering(_cache(root, settings), said.keys, problems) as memory:
        understood = _linked(corpus, settings, rulings, said.loaded, said.extractions, memory)
        stands = NO_STANDS
        if memory is not None:
            whole = key_of(*sorted(said.keys), *(key for _, key in sorted(said.keys.items())), repr(rulings))
            stands = Stands(said.keys, memory.facts, whole)
    return understood._replace(problems=(*understood.problems, *problems), stands=stands)


def _cache(root: Path, settings: Settings) -> Path | None:
    return None if settings.cache is None else root / settings.cache


def to_publish(understood: Understood, settings: Settings) -> Understood:
    """Return the part of what was understood that the settings publish; all of it, where they do not say.

    :raises BuildError: nothing is left.
    """
    if not settings.pairs and settings.since is None:
        return understood
    part = part_of(understood.knowledge, WantedPart(settings.pairs, settings.since))
    standing = standing_of(
        part.facts,
        part.records,
        part.people,
        {document.name: document.published.value if document.published else "" for document in part.documents},
        Texts({document.name: document for document in part.documents}),
    )
    part = part.model_copy(update={"standing": standing})
    part = part.model_copy(update={"questions": questions(part)})
    return understood._replace(knowledge=part, review=part.review, stands=NO_STANDS)


class _Said(NamedTuple):
    """What the articles of a corpus say, each by itself; the key of each, by its name; what is wrong with the cache."""

    loaded: Loaded
    extractions: tuple[Extraction, ...]
    keys: Mapping[str, bytes]
    problems: tuple[BuildError, ...]


def _read(
    root: Path,
    settings: Settings,
    rulings: tuple[Ruling, ...],
    progress: Progress | None = None,
    engine: Engine = processes,
) -> _Said:
    """Read and extract a corpus, what did not change from the cache."""
    with ExitStack() as stack:
        problems: list[BuildError] = []
        store = None
        if settings.cache is not None:
            try:
                store = stack.enter_context(Store(root / settings.cache))
            except BuildError as error:
                problems.append(error)
        spread = stack.enter_context(engine())
        reader = Reader(root / settings.corpus, settings.max_article_megabytes * 1_000_000, store, progress, spread)
        reader.read({})
        loaded, extractions = reader.result()
        if named := named_in(rulings, loaded.documents):  # an article may be told by words that stand in it
            reader.read(named, only=named)
            loaded, extractions = reader.result()
        reader.tidy()
        return _Said(loaded, extractions, reader.keys(), (*problems, *reader.problems))


def understand_with(root: Path, settings: Settings, new: Document) -> tuple[Understood, Understood]:
    """Return what the corpus of the project in ``root`` says without and with one more article; nothing is written.

    Each article is read and extracted once. The corpus may be empty.

    :raises DecisionError: ``decisions.yaml`` cannot be used.
    :raises BuildError: there is no folder of articles.
    """
    corpus = _corpus(root, settings)
    rulings = load_decisions(corpus / DECISIONS)
    loaded, extractions, keys, _ = _read(root, settings, rulings)
    documents = tuple(sorted((*loaded.documents, new), key=lambda document: document.name))
    extracted = {document.name: said for document, said in zip(loaded.documents, extractions, strict=True)}
    extracted[new.name] = extract(new, named_in(rulings, documents).get(new.name))

    def linked(some: tuple[Document, ...]) -> Understood:
        extractions = tuple(extracted[document.name] for document in some)
        return _linked(corpus, settings, rulings, loaded._replace(documents=some), extractions, memory)

    known = {name: key for name, key in keys.items() if name != new.name}
    with remembering(_cache(root, settings), known, []) as memory:
        return linked(loaded.documents), linked(documents)


def _corpus(root: Path, settings: Settings) -> Path:
    corpus = root / settings.corpus
    if not corpus.is_dir():
        raise BuildError("there is no such folder", remedy="make it and put articles into it", file=str(corpus))
    return corpus


@lasting()
def _linked(
    corpus: Path,
    settings: Settings,
    rulings: tuple[Ruling, ...],
    loaded: Loaded,
    extractions: tuple[Extraction, ...],
    memory: Memory | None = None,
) -> Understood:
    """Return what the documents together say, by what was extracted from each."""
    records = tuple(chain.from_iterable(extraction.records for extraction in extractions))
    sure = published(records, settings.min_confidence, (document.name for document in loaded.documents), rulings)
    unsure = tuple(record for record in records if record.id not in sure)

    linked = link(
        loaded.documents,
        tuple(record for record in records if record.id in sure),
        rulings,
        near_misses=tuple(chain.from_iterable(extraction.near_misses for extraction in extractions)),
        unresolved=tuple(chain.from_iterable(extraction.unresolved for extraction in extractions)),
        held=unsure,
        memory=memory,
    )
    knowledge = linked.model_copy(update={"questions": questions(linked), "accuracy": load_accuracy()})
    slim(knowledge)
    return Understood(
        knowledge,
        problems=(
            *loaded.errors,
            *without_records(corpus, loaded.documents, extractions),
            *stale(rulings, knowledge),
        ),
        review=unsure,
    )


def site(knowledge: KnowledgeBase, settings: Settings, project: Path | None = None) -> Iterator[Page]:
    """Yield every file of the site: the pages, and everything below ``data/``."""
    return chain(render.pages(knowledge, settings, project), export.files(knowledge))


def without_records(
    corpus: Path, documents: Iterable[Document], extractions: Iterable[Extraction]
) -> Iterator[ArticleError]:
    """Yield a problem for every article that was read, states no record, and does not say that this is all right."""
    for document, extraction in zip(documents, extractions, strict=True):
        if document.expect_records and not extraction.records:
            yield no_record(str(corpus / document.name))


def no_record(file: str) -> ArticleError:
    """Return the problem of an article without any record."""
    return ArticleError(
        "states nothing that became a record",
        remedy=f"ask `relations-kb explain {file}`, or accept it with `expect_records: false` in its .yaml",
        file=file,
    )


def nothing_to_build(corpus: Path, errors: tuple[RelationsKbError, ...]) -> BuildError:
    """Return the problem of a corpus without any usable article; what is wrong with each stands in its notes."""
    if not errors:
        return BuildError("holds no article", remedy="put .txt or .md files into it", file=str(corpus))
    problem = BuildError("holds no article that can be used", remedy="mend what is named above", file=str(corpus))
    for error in errors:
        problem.add_note(str(error))
    return problem


def unproven_quotes(knowledge: KnowledgeBase) -> Iterator[BuildError]:
    """Yield a problem for every quote that is not what stands in the source at its span. There must be none.

    What was proven when its article was read, and is kept by the bytes that it was read from, is not taken in for this.
    """
    documents = {document.name: document for document in knowledge.documents}
    for record in chain(knowledge.records, knowledge.rejected):
        if record.missing is not None:
            continue
        text = documents[record.doc].text
        for evidence in record.evidence:
            if text[evidence.start : evidence.end] != evidence.quote:
                yield BuildError(
                    f"the quote {evidence.quote!r} of record {record.id} does not stand at {evidence.start}",
                    remedy="this is an error in relations-kb; please report it",
                    file=record.doc,
                    line=text.count("\n", 0, evidence.start) + 1,
                )


def read_one(path: Path) -> Document:
    """Read one article that is in no project, and the sidecar beside it if there is one.

    :raises InputError: the article or its sidecar cannot be used.
    """
    beside = path.with_suffix(".yaml")
    sidecar = None
    if beside != path and beside.name != DECISIONS and beside.is_file():
        sidecar = read_sidecar(str(beside), beside.read_bytes())
    return read_file(path, MAX_BYTES, sidecar)


def extract_file(path: Path) -> Extraction:
    """Return what one article says that is in no project.

    :raises InputError: it cannot be read.
    """
    return extract(read_one(path))


def explain_file(path: Path, line: int | None) -> str:
    """Return, as text, what was seen in the sentences of an article (or of one ``line``) and what the rules did.

    :raises InputError: it cannot be read, or has no such line.
    """
    document = read_one(path)
    last = document.line_of(len(document.text))
    if line is not None and not 1 <= line <= last:
        raise ArticleError(f"has no line {line}", remedy=f"name one from 1 to {last}", file=str(path))
    return explain(document, line)


def as_line(record: Record) -> str:
    """Return a record as a line of JSON, without its line end: the same that stands in ``data/records.jsonl``."""
    return json.dumps(record_row(record), ensure_ascii=False)

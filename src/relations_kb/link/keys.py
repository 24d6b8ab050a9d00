"""Which records, people and articles the entries of ``decisions.yaml`` mean.

In: the keys of an entry, and the records, people and articles of a corpus. Out: what fits them, and where nothing or
too much fits, the words for an error: what is wrong, and what now stands nearest.

A record is found by words of its quote in its article. White space does not matter, and words that reach beyond the
quote fit too, so that a rule which learns to quote less breaks nothing. An article is found by its name; where there is
none of that name any more, it was renamed, and the words are looked for in all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz

from relations_kb.link.decisions import MentionKey, PersonKey, RecordKey
from relations_kb.link.names import parse
from relations_kb.model.knowledge import Person
from relations_kb.model.record import Record
from relations_kb.model.text import Document

_LONG: Final = 20  # characters; a shorter quote is no proof that a longer stretch of text means its record
_NEAR: Final = 60  # of 100: how alike words must be to be offered as what an entry may mean
# The fields that tell records on the same words apart, in the order in which they are tried.
TELLING: Final = (
    *("kind", "event", "flow", "action", "date", "round", "title", "value", "actor", "mission", "city", "via"),
    *("currency", "period", "reporter", "mechanism", "form", "guest", "host", "modality", "countries", "place"),
)


class Missing(NamedTuple):
    """Why a key means nothing: ``what`` is wrong, and the ``remedy``."""

    what: str
    remedy: str


@lru_cache(maxsize=65536)
def squeezed(words: str) -> str:
    """Return words with single spaces, as they are compared."""
    return " ".join(words.split())


def field_of(record: Record, name: str) -> Any:
    """Return the value of a field by the name that an entry gives it; ``city`` is that of the place."""
    if name == "city":
        return record.place.city if record.place is not None else None
    return getattr(record, name, None)


def _equal(have: Any, want: Any) -> bool:
    if isinstance(have, tuple):
        wanted = want if isinstance(want, list) else str(want).replace(",", " ").split()
        return [str(item) for item in have] == [str(item) for item in wanted]
    return bool(have == want) or str(have) == str(want)


class Finder:
    """Finds what the entries of a file mean among ``records``; ``names`` are the names of all articles.

    ``held`` are records that are not published for lack of confidence: they are meant only where no other one is.
    """

    def __init__(self, records: Sequence[Record], names: Iterable[str], held: Sequence[Record] = ()) -> None:
        self._names = frozenset(names)
        self._groups = (records, held)

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        """Return the records by their ids; where nothing is looked for, as in most projects, none is looked at."""
        found: dict[str, Record] = {}
        for record in chain(*self._groups):
            found.setdefault(record.id, record)
        return found

    @cached_property
    def _of_doc(self) -> list[dict[str, list[Record]]]:
        found: list[dict[str, list[Record]]] = []
        for group in self._groups:
            docs: dict[str, list[Record]] = defaultdict(list)
            for record in group:
                docs[record.doc].append(record)
            found.append(docs)
        return found

    def find(self, key: RecordKey) -> list[Record]:
        """Return the records that a key fits; exactly one if the key is good."""
        return [record for record in self.quoted(key) if _narrowed(record, key)]

    def the_one(self, key: RecordKey) -> Record | None:
        """Return the record that a key means, or None where none or several fit."""
        found = self.find(key)
        return found[0] if len(found) == 1 else None

    def quoted(self, key: RecordKey) -> list[Record]:
        """Return the records with the id or words of a key, whatever its other fields say."""
        if key.id is not None:
            record = self._by_id.get(key.id)
            return [record] if record is not None and _has_words(record, key) else []
        for docs in self._of_doc:
            group = self._in_article(docs, key)
            found = [record for record in group if _has_words(record, key)] or [r for r in group if _within(r, key)]
            if any(_narrowed(record, key) for record in found):
                return found
        return next((found for docs in self._of_doc if (found := self._loosely(docs, key))), [])

    def _in_article(self, docs: Mapping[str, Sequence[Record]], key: RecordKey) -> Sequence[Record]:
        if key.doc in self._names or key.doc in docs:
            return docs.get(str(key.doc), ())
        return [record for name in sorted(docs) for record in docs[name]]

    def _loosely(self, docs: Mapping[str, Sequence[Record]], key: RecordKey) -> list[Record]:
        return [record for record in self._in_article(docs, key) if _has_words(record, key)]

    def nearest(self, key: RecordKey) -> tuple[Record, float] | None:
        """Return the record whose words are most like those of a key, and how alike they are (0 to 100)."""
        wanted = squeezed(key.quote or "")
        best: tuple[float, str, Record] | None = None
        for docs in self._of_doc:
            for record in self._in_article(docs, key):
                likeness = fuzz.ratio(wanted, squeezed(record.evidence[0].quote))
                likeness = max(likeness, fuzz.partial_ratio(wanted, squeezed(record.evidence[0].quote)))
                if best is None or (-likeness, record.id) < (-best[0], best[1]):
                    best = (likeness, record.id, record)
        return (best[2], best[0]) if best is not None and wanted else None

    def elsewhere(self, key: RecordKey) -> str | None:
        """Return another article with the words of a key, or None."""
        return next(
            (r.doc for docs in self._of_doc for name in sorted(docs) for r in docs[name]
             if r.doc != key.doc and _has_words(r, key)),
            None,
        )  # fmt: skip

    def key_fields(self, record: Record, words: str) -> dict[str, Any]:
        """Return the fewest fields that tell a record from all others on some of its words; empty where it is alone.

        Where no field tells, the ``id`` is given.
        """
        key = RecordKey(None, record.doc, words, (), 0)
        rivals = [
            r for docs in self._of_doc for r in self._in_article(docs, key) if r.id != record.id and _has_words(r, key)
        ]
        fields: dict[str, Any] = {}
        for name in TELLING:
            if not rivals:
                break
            mine = field_of(record, name)
            if not isinstance(mine, str | int | float):
                continue
            left = [rival for rival in rivals if _equal(field_of(rival, name), mine)]
            if len(left) < len(rivals):
                fields[name] = mine
                rivals = left
        return fields if not rivals else {"id": record.id}


def _has_words(record: Record, key: RecordKey) -> bool:
    if key.doc is not None and key.id is not None and record.doc != key.doc:
        return False
    wanted = squeezed(key.quote or "")
    return any(wanted in squeezed(evidence.quote) for evidence in record.evidence)


def _within(record: Record, key: RecordKey) -> bool:
    """Tell whether a record's own quote lies within the words of a key: the rule quotes less than it did."""
    have = squeezed(record.evidence[0].quote)
    return len(have) >= _LONG and have in squeezed(key.quote or "")


def _narrowed(record: Record, key: RecordKey) -> bool:
    return all(_equal(field_of(record, name), value) for name, value in key.fields)


def why_no_record(finder: Finder, key: RecordKey, documents: Mapping[str, Document]) -> Missing:
    """Return why a key does not mean exactly one record, with what stands nearest."""
    if key.id is not None and not key.quote:
        return Missing(f"no record has the id {key.id}", "name it by 'doc' and 'quote', which outlive its id")
    said = f"'{_short(key.quote or '')}' in {key.doc}"
    found = finder.find(key)
    if len(found) > 1:
        return Missing(f"{len(found)} records fit {said}", f"add {_telling(found)} to the entry")
    alike = finder.quoted(key)
    if alike:
        other = [(name, value, field_of(alike[0], name)) for name, value in key.fields
                 if not _equal(field_of(alike[0], name), value)]  # fmt: skip
        told = ", ".join(f"{name}: {have} and not {want}" for name, want, have in other)
        return Missing(f"no record fits {said} with these fields", f"the nearest has {told}: correct the entry")
    return _gone(finder, key, documents, f"no record fits {said}")


def _gone(finder: Finder, key: RecordKey, documents: Mapping[str, Document], what: str) -> Missing:
    document = documents.get(str(key.doc))
    if document is None:
        what = f"{what}: there is no such article, and no other has these words"
    else:
        line = line_of_words(document, key.quote or "")
        if line is not None:
            return Missing(
                f"{what}: the words still stand in line {line}, but no record rests on them any more",
                f"remove the entry, or see why with `relations-kb explain {key.doc}:{line}`",
            )
        elsewhere = finder.elsewhere(key)
        if elsewhere is not None:
            return Missing(f"{what}: the words stand in {elsewhere} now", f"write 'doc: {elsewhere}' if that is meant")
    near = finder.nearest(key)
    if near is None or near[1] < _NEAR:
        return Missing(f"{what}, nor anything like it", "correct the entry, or remove it if the text has changed")
    record = near[0]
    home = documents.get(record.doc)
    place = f"{record.doc}:{home.line_of(record.evidence[0].start)}" if home is not None else record.doc
    nearest = f"'{_short(record.evidence[0].quote)}' ({record.kind}, {record.date or 'undated'}; {place})"
    return Missing(what, f"the nearest is {nearest}: quote that if it is meant, or remove the entry")


def _telling(found: Sequence[Record]) -> str:
    """Return the field that tells records apart: "'date' (one of: 1993, 1994)"."""
    for name in TELLING:
        values = [field_of(record, name) for record in found]
        if len({str(value) for value in values}) == len(values):
            return f"'{name}: …' (one of: {', '.join(str(value) for value in values)})"
    return f"'id: …' (one of: {', '.join(record.id for record in found)})"


def _short(words: str, limit: int = 70) -> str:
    plain = squeezed(words)
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"


def line_of_words(document: Document, words: str) -> int | None:
    """Return the line in which words begin in an article, white space aside; None where they do not stand in it."""
    at = _place_of(document.text, words)
    return None if at is None else document.line_of(at)


def _place_of(text: str, words: str) -> int | None:
    parts = words.split()
    at = text.find(parts[0]) if parts else -1
    while at >= 0:
        if squeezed(text[at : at + 2 * len(words) + 40]).startswith(squeezed(words)):
            return at
        at = text.find(parts[0], at + 1)
    return None


def persons_named(key: PersonKey, people: Iterable[Person], records: Mapping[str, Record]) -> list[Person]:
    """Return the persons who bear a name (folded), of the country and in the article that the key gives, if any."""
    wanted = parse(key.name).key
    return [
        person
        for person in people
        if (key.country is None or person.country == key.country)
        and any(parse(name).key == wanted for name in person.names)
        and (
            (key.doc or key.quote) is None
            or any(bears(key, records[r], person.id) for r in person.records if r in records)
        )
    ]


def in_corpus(key: PersonKey, names: Collection[str]) -> PersonKey:
    """Return a key without its article where that was renamed and the words alone can tell."""
    return key._replace(doc=None) if key.doc not in names and key.quote is not None else key


def bears(key: PersonKey, record: Record, ident: str | None = None) -> bool:
    """Tell whether somebody in a record is whom a key names (and has the id ``ident``, if one is given)."""
    if key.doc is not None and record.doc != key.doc:
        return False
    if key.quote is not None and not any(squeezed(key.quote) in squeezed(e.quote) for e in record.evidence):
        return False
    wanted = parse(key.name).key
    return any(parse(p.name).key == wanted and (ident is None or p.id == ident) for p in record.people)


def why_nobody(key: PersonKey, people: Iterable[Person]) -> Missing:
    """Return why a key names nobody, with the name that stands nearest."""
    of = f" of {key.country}" if key.country else ""
    where = f" in {key.doc}" if key.doc else ""
    what = f"nobody{of} is called '{key.name}'{where}"
    ranked = sorted(
        ((-fuzz.token_sort_ratio(key.name.casefold(), name.casefold()), name, p.country or "no country")
         for p in people for name in p.names),
    )  # fmt: skip
    if not ranked or -ranked[0][0] < _NEAR:
        return Missing(what, "write a name as an article has it, or remove the entry")
    return Missing(
        what, f"the nearest is '{ranked[0][1]}' ({ranked[0][2]}): write that if it is meant, or remove the entry"
    )


def article_of(key: MentionKey, documents: Mapping[str, Document]) -> str | None:
    """Return the name of the article that a key of a mention means: renamed, it is found by the words around it."""
    if key.doc in documents:
        return key.doc
    if key.quote is None:
        return None
    homes = [name for name, d in sorted(documents.items()) if _place_of(d.text, key.quote) is not None]
    return homes[0] if len(homes) == 1 else None

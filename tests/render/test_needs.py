"""What pages note that they need: enough to know when they would come out other, and no more than that."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.site.small import small_knowledge

from relations_kb.model.knowledge import Fact, KnowledgeBase, year_of
from relations_kb.model.site import Need, Settings
from relations_kb.render.site import Site, site


def made(planned: Site) -> dict[str, tuple[bytes, str]]:
    """Return the pages of a site: bytes, and the fingerprint of what each was made of."""
    found = {}
    for piece in planned.pieces:
        one = piece.make()
        found[piece.path] = (one.content, planned.fingerprints.of(piece.made_of, one.needs))
    return found


def other_title(kb: KnowledgeBase) -> KnowledgeBase:
    first, *rest = kb.documents
    assert first.title is not None
    return kb.model_copy(
        update={"documents": (first.model_copy(update={"title": first.title.model_copy(update={"value": "X"})}), *rest)}
    )


def without_a_fact(kb: KnowledgeBase) -> KnowledgeBase:
    return kb.model_copy(update={"facts": kb.facts[1:]})


def other_origins(kb: KnowledgeBase) -> KnowledgeBase:
    *rest, last = kb.facts
    return kb.model_copy(update={"facts": (*rest, last.model_copy(update={"origins": 9}))})


def other_slug(kb: KnowledgeBase) -> KnowledgeBase:
    *rest, last = kb.people
    return kb.model_copy(update={"people": (*rest, last.model_copy(update={"slug": "somebody-else"}))})


def no_standing(kb: KnowledgeBase) -> KnowledgeBase:
    return kb.model_copy(update={"standing": type(kb.standing)()})


def no_decisions(kb: KnowledgeBase) -> KnowledgeBase:
    return kb.model_copy(update={"decisions": ()})


CHANGES = (other_title, without_a_fact, other_origins, other_slug, no_standing, no_decisions)


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_that_comes_out_other_has_another_fingerprint(change: Callable[[KnowledgeBase], KnowledgeBase]) -> None:
    kb = small_knowledge()
    planned = site(kb, Settings())
    before = {piece.path: (piece.make(), piece.made_of) for piece in planned.pieces}
    versions = {path: planned.fingerprints.of(fixed, one.needs) for path, (one, fixed) in before.items()}
    after = site(change(kb), Settings())
    for piece in after.pieces:
        if piece.path in before and before[piece.path][0].content != piece.make().content:
            # What it needed before is what tells whether it has to be made again.
            assert after.fingerprints.of(piece.made_of, before[piece.path][0].needs) != versions[piece.path], piece.path


def test_pages_that_do_not_change_keep_their_fingerprints() -> None:
    kb = small_knowledge()
    before, after = made(site(kb, Settings())), made(site(other_origins(kb), Settings()))
    same = {path for path in before if before[path] == after.get(path)}
    fact = kb.facts[-1]
    assert before.keys() == after.keys()
    assert "about/index.html" in same
    pairs = {path for path in before if path.startswith("pairs/") and path.count("/") == 2}
    other = {path for path in pairs if all(code.lower() in path for code in fact.countries)}
    assert len(other) == 1
    assert pairs - other <= same
    assert not other & same


def test_who_leads_to_a_fact_needs_what_it_is_called_and_not_what_stands_behind_it() -> None:
    kb = small_knowledge()
    first, second, *rest = kb.facts
    leading = first.model_copy(update={"related": (second.id,)})

    def needed(other: Fact) -> str:
        planned = site(kb.model_copy(update={"facts": (leading, other, *rest)}), Settings())
        return planned.fingerprints.of("", [need])

    need: Need = ("by_kind_year", (first.kind, year_of(first)))
    assert (first.kind, year_of(first)) != (second.kind, year_of(second))
    assert needed(second) == needed(second.model_copy(update={"origins": 9}))
    later = second.best.model_copy(update={"date": "2031"})
    assert needed(second) != needed(second.model_copy(update={"best": later}))


def test_settings_and_the_program_are_part_of_every_fingerprint() -> None:
    kb = small_knowledge()

    def versions(planned: Site) -> Iterator[str]:
        return (planned.fingerprints.of(piece.made_of, ()) for piece in planned.pieces)

    usual = set(versions(site(kb, Settings())))
    assert usual == set(versions(site(kb, Settings())))
    assert not usual & set(versions(site(kb, Settings(title="Another"))))
    assert not usual & set(versions(site(kb, Settings(), version="another")))


def test_asking_for_what_is_not_there_is_a_need_too() -> None:
    planned = site(small_knowledge(), Settings())
    (pair,) = [piece for piece in planned.pieces if piece.path == "pairs/chl-isl/index.html"]
    assert any(name == "decided_between" for name, _ in pair.make().needs)

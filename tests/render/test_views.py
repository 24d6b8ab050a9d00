"""What pages show, before any template."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relations_kb.model.knowledge import Decision, KnowledgeBase
from relations_kb.model.record import Evidence
from relations_kb.render.index import Index, flag, index, quotes
from relations_kb.render.lists import span_of_years
from relations_kb.render.numbers import numbers
from relations_kb.render.views.country import country_view
from relations_kb.render.views.facts import PageFacts
from relations_kb.render.views.overview import home_view
from relations_kb.render.views.pair import pair_view
from relations_kb.render.views.people import person_view
from relations_kb.render.views.quality import quality_view
from relations_kb.render.views.source import SourceView, source_view, text_fragment
from relations_kb.vocab.world import load_world

PAIR = ("CHL", "ISL")


def source(known: Index, name: str) -> SourceView:
    return source_view(known, name)


def test_pair_at_a_glance_answers_with_the_latest(known: Index) -> None:
    rows = {
        row.label: [(answer.text, answer.detail) for answer in row.answers] for row in pair_view(known, PAIR).glance
    }
    assert rows == {
        "Relations": [("Since 12 May 1974", "")],
        "Missions of Iceland": [("Embassy in Santiago", "closed 2009")],
        "Last consultations": [("3 March 2021", "Second round of political consultations, Santiago")],
        "Last high-level meeting": [("1 June 2022", "Elena Duarte to Iceland")],
        "Treaties": [("1 instrument", "latest 1 February 2006: Agreement on Fisheries Research")],
        "Trade, Chile to Iceland": [("About US$1.4\u00a0billion", "2020")],
    }


def test_pair_every_answer_is_cited(known: Index) -> None:
    assert all(answer.fact.citations for row in pair_view(known, PAIR).glance for answer in row.answers)


def test_pair_timeline_is_latest_first_with_the_undated_last(known: Index) -> None:
    labels = [year.label for year in pair_view(known, PAIR).timeline]
    assert labels == ["2022", "2021", "2020", "2019", "2009", "2006", "2004", "1999", "1974", "undated"]


def test_pair_sections_follow_the_kinds_and_hold_every_fact(known: Index) -> None:
    view = pair_view(known, PAIR)
    assert [section.kind.name for section in view.sections] == ["consultation", "visit", "treaty", "trade", "status"]
    assert sum(len(section.facts) for section in view.sections) == view.facts == len(known.by_pair[PAIR])


def test_pair_chart_marks_uncertain_figures(known: Index) -> None:
    (panel,) = pair_view(known, PAIR).charts
    assert panel.name == "Chile to Iceland"
    assert [(spot.point.year, spot.point.exact) for spot in panel.spots] == [(2019, True), (2020, False)]


def test_fact_alarm_is_only_what_cannot_both_be_true(known: Index) -> None:
    view = PageFacts(known, known.by_pair[PAIR]).view(known.facts["consultation-herald"])
    assert [item.field for item in view.alarms] == ["round", "date"]
    assert [item.type for item in view.differences] == ["naming"]
    assert view.grid is not None
    disputed = [(column.field, column.dispute) for column in view.grid.columns if column.dispute]
    assert disputed == [("date", "conflict"), ("people", "naming"), ("round", "conflict")]
    date = [column.field for column in view.grid.columns].index("date")
    assert [line[date].text for line in view.grid.lines] == ["3 March 2021", "4 March 2021"]
    assert [line[date].differs for line in view.grid.lines] == [False, True]


def test_fact_grid_links_every_value_to_its_words(known: Index) -> None:
    view = PageFacts(known, known.by_pair[PAIR]).view(known.facts["consultation-herald"])
    assert view.grid is not None
    for citation, line in zip(view.citations, view.grid.lines, strict=True):
        for cell in line:
            assert cell.text == "—" or (cell.href.startswith(citation.source.path) and cell.words)


def test_fact_alarm_ends_when_a_person_has_ruled(kb: KnowledgeBase) -> None:
    ruling = Decision(
        verdict="value", targets=("consultation-herald",), reason="the ministry says so", field="round", value=2
    )
    facts = tuple(
        fact.model_copy(update={"decisions": (ruling,)}) if fact.id == "consultation-herald" else fact
        for fact in kb.facts
    )
    known = index(kb.model_copy(update={"facts": facts}), load_world().countries)
    view = PageFacts(known, known.by_pair[PAIR]).view(known.facts["consultation-herald"])
    assert [item.field for item in view.alarms] == ["date"]


def test_sources_are_numbered_by_date(known: Index) -> None:
    page = PageFacts(known, known.by_pair[PAIR])
    dates = [source.published for source in page.sources if source.published]
    assert dates == sorted(dates)
    assert list(numbers(page.sources).values()) == [1, 2, 3, 4]


def test_country_missions_stand_on_the_right_side(known: Index, kb: KnowledgeBase) -> None:
    iceland = country_view(known, next(country for country in kb.countries if country.code == "ISL"))
    (chile,) = iceland.missions
    assert chile.country.code == "CHL"
    assert len(chile.abroad) == iceland.mission_count == 2
    assert chile.here == ()
    assert [person.name for person in iceland.people] == ['Jón "Nonni" Helgason']


def test_person_has_offices_in_time_and_those_met(known: Index) -> None:
    view = person_view(known, "p-rojas")
    assert [(office.date, office.title) for office in view.offices] == [("3 March 2021", "Deputy Foreign Minister")]
    assert [line.name for line in view.met] == ['Jón "Nonni" Helgason']


def test_source_in_full_shows_every_word_of_the_article_once(known: Index) -> None:
    view = source(known, "islands-review.txt")
    shown = ["".join(piece.text for piece in part.pieces) for part in view.parts]
    assert " ".join(shown).split() == view.document.text.split()


def test_source_anchors_are_unique_and_every_record_has_one(known: Index) -> None:
    for name in known.documents:
        view = source(known, name)
        anchors = [anchor for part in view.parts for piece in part.pieces for anchor in piece.anchors]
        assert len(anchors) == len(set(anchors))
        assert {claim.anchor for claim in view.claims} <= set(anchors)


def test_source_shows_overlapping_spans_in_pieces(known: Index) -> None:
    view = source(known, "daily-herald-2021.txt")
    both = [piece for part in view.parts for piece in part.pieces if len(piece.claims) == 2]
    assert [piece.text for piece in both] == ["Chilean exports to Iceland came to $1.250.5 million in 2019"]


def test_source_as_excerpt_shows_cited_sentences_with_their_neighbours(known: Index) -> None:
    view = source(known, "ministry-note.txt")
    shown = " ".join(piece.text for part in view.parts for piece in part.pieces)
    assert "entered into force" in shown
    assert "It was ratified at once." in shown
    assert "A second paragraph" not in shown
    assert view.text_path is None


def test_source_as_excerpt_without_sentences_shows_only_the_quotes(kb: KnowledgeBase) -> None:
    bare = tuple(
        document.model_copy(update={"sentences": (), "blocks": ()}) if document.publish == "excerpt" else document
        for document in kb.documents
    )
    known = index(kb.model_copy(update={"documents": bare}), load_world().countries)
    view = source(known, "ministry-note.txt")
    shown = "".join(piece.text for part in view.parts for piece in part.pieces)
    assert "It was ratified" not in shown
    assert "entered into force on 1 February 2006." in shown


def test_source_not_to_be_shown_shows_only_the_quotes(known: Index) -> None:
    view = source(known, "wire.txt")
    shown = "".join(piece.text for part in view.parts for piece in part.pieces)
    assert shown == "President Elena Duarte of Chile met the Prime Minister of Iceland in Reykjavik on 1 June 2022."
    assert view.text_path is None


def test_source_headings_do_not_leap(kb: KnowledgeBase) -> None:
    document = kb.documents[1]
    levels = iter((4, 1, 6, 6))
    blocks = tuple(replace(block, kind="heading", level=next(levels)) for block in document.blocks[:4])
    changed = (kb.documents[0], document.model_copy(update={"blocks": blocks}), *kb.documents[2:])
    known = index(kb.model_copy(update={"documents": changed}), load_world().countries)
    shown = [part.level for part in source(known, document.name).parts if part.kind == "heading"]
    assert shown == [3, 3, 4, 5]


def test_source_states_what_was_ruled_wrong(known: Index) -> None:
    claims = {claim.record.id: claim.fact for claim in source(known, "ministry-note.txt").claims}
    assert claims["grows"] is None
    assert claims["signed-ministry"] is not None


@pytest.mark.parametrize(
    ("url", "words", "address"),
    [
        ("https://x.example/a#b", "Two words", "https://x.example/a#:~:text=Two%20words"),
        (
            "https://x.example/a",
            "one-two three, four five six seven eight nine ten",
            "https://x.example/a#:~:text=one%2Dtwo%20three%2C%20four%20five,seven%20eight%20nine%20ten",
        ),
        (None, "words", None),
        ("javascript:alert(1)", "words", None),
    ],
)
def test_text_fragment_opens_the_original_at_the_words(url: str | None, words: str, address: str | None) -> None:
    assert text_fragment(url, words) == address


def test_home_shows_the_latest_first_and_the_open_conflict(known: Index) -> None:
    view = home_view(known)
    dates = [fact.best.date for fact in view.latest]
    assert dates == sorted(dates, key=str, reverse=True)
    assert [fact.id for fact in view.alarms] == ["consultation-herald"]
    assert [link.path for link in view.pairs] == ["pairs/chl-isl/index.html", "pairs/chl-nld/index.html"]


def test_quality_counts_what_is_doubtful(known: Index) -> None:
    view = quality_view(known)
    assert view.differences == (("conflict", 2), ("precision", 2), ("naming", 2))
    assert view.near_miss_count == 2
    assert view.unresolved_count == 1
    assert [doubt.quoted for doubt in view.near_misses] == [False, True]  # the first is from an excerpt
    assert view.rejected == 1
    assert view.rulings[0].targets == (
        ("Treaty, 7 September 2004, Chile – Iceland", "pairs/chl-isl/index.html#f-signed-ministry"),
    )


def test_quotes_leave_out_what_lies_in_another_quote(known: Index) -> None:
    record = known.records["established"]
    (whole,) = record.evidence
    part = Evidence(start=whole.start, end=whole.start + 10, quote=whole.quote[:10], fields=("date",))
    other = Evidence(start=0, end=5, quote="Small")
    assert quotes(record.model_copy(update={"evidence": (part, whole, other, whole)})) == (whole, other)


def test_country_in_text_has_its_article(known: Index) -> None:
    assert known.country("NLD").in_text == "the Netherlands"
    assert known.country("CHL").in_text == "Chile"
    assert known.country("QQQ").name == "QQQ"


def test_flag_needs_two_letters() -> None:
    assert flag("CA") == "🇨🇦"
    assert flag(None) == ""
    assert flag("C1") == ""


def test_span_of_years_of_nothing_is_empty() -> None:
    assert span_of_years(()) == ""

"""What rules leave is weighed: candidates prove themselves, and never tell again what rules have told."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.articles import article

from relations_kb.extract import extract
from relations_kb.extract.extraction import by_rules
from relations_kb.model.record import Record
from relations_kb.rules.reading import Reading
from relations_kb.weigh.choose import candidates, is_free, record_of
from relations_kb.weigh.scene import Scene, stem
from relations_kb.weigh.weigh import chosen_of, weighed
from relations_kb.weigh.weights import Scale, likelihood, load_scales, share, telling

KINDS = ("consultation", "visit", "treaty", "trade", "status")
# Everything that may be weighed is likely: what then holds back is what is asked here.
ALL = {kind: Scale(least=0.5, bias=5.0, shares=((0.0, 0.7),), cues={}) for kind in KINDS}
NONE = {kind: Scale(least=0.5, bias=-5.0, shares=((0.0, 0.7),), cues={}) for kind in KINDS}


def _reading(text: str) -> Reading:
    return Reading(article(text))


def _made(text: str, kind: str) -> list[Record]:
    reading = _reading(text)
    return [record_of(c, reading) for c in candidates(reading, ()) if c.kind == kind]


def test_a_sentence_gives_candidates_of_every_kind_it_has_words_for() -> None:
    text = (
        "On 3 May 2011 Norwegian Foreign Minister Kari Haug met her Peruvian colleague Juan Soto in Lima, where the "
        "third session of the commission ended, a memorandum on fishing was signed, trade stood at $5 million and the "
        "embassy of Norway was opened."
    )
    assert {c.kind for c in candidates(_reading(text), ())} == set(KINDS)


def test_a_visit_may_go_either_way_and_be_dated_by_any_date() -> None:
    made = _made("In May 2011 Norway's king saw Lima; he had seen Peru in 1999, and was received with joy.", "visit")
    assert {(r.model_dump()["guest"], r.model_dump()["host"]) for r in made} >= {("NOR", "PER"), ("PER", "NOR")}
    assert {r.date for r in made} >= {"2011-05", "1999", None}


def test_a_round_takes_the_number_that_stands_nearest() -> None:
    made = _made("Lima housed the XIV meeting of the cabinet of Norway and Peru on 3 May 2011.", "consultation")
    assert {r.model_dump()["round"] for r in made} == {14}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian officials never went to Peru in 1950.",
        "Norway hopes to open an embassy in Lima.",
        "Norway's exports to Peru grew by $3 million in 2011.",
        "Norwegian oil exports to Peru were $3 million in 2011.",
        "Norway's trade with Peru is to reach $3 million in 2011.",
    ],
)
def test_what_is_denied_wished_for_or_no_figure_of_trade_is_not_weighed(text: str) -> None:
    reading = _reading(text)
    assert not [c for c in candidates(reading, ()) if c.kind in {"status", "trade", "consultation"}]
    assert not [r for r in extract(article(text)).records if r.rule.endswith(".weighed")]


def test_what_rules_have_told_of_a_sentence_is_not_told_again() -> None:
    reading = _reading("Norwegian Foreign Minister Kari Haug visited Peru on 3 May 2011.")
    records = by_rules(reading)
    assert [r.kind for r in records] == ["visit"]
    assert not [c for _, c in chosen_of(reading, records, ALL) if c.kind == "visit"]


def test_an_event_is_told_once_however_many_candidates_it_has() -> None:
    reading = _reading("In May 2011 Norway's king saw Lima, and was received with joy.")
    told = [c for _, c in chosen_of(reading, (), ALL) if c.kind == "visit"]
    assert len(told) == 1
    assert not chosen_of(reading, (), NONE)


def test_the_likelier_candidate_is_chosen() -> None:
    reading = _reading("In May 2011 Norway's king saw Lima, and was received with joy.")
    for cue, guest in (("guest acting=True", "NOR"), ("guest acting=False", "PER")):
        cues = {cue: 2.0, "form=visit go": 3.0, "go: guest S before": 1.0 if guest == "NOR" else -1.0}
        scales = {**NONE, "visit": Scale(least=0.5, bias=-1.0, shares=((0.0, 0.7),), cues=cues)}
        ((likely, candidate),) = chosen_of(reading, (), scales)
        assert candidate.fields["form"] == "visit"
        assert likely == pytest.approx(likelihood(candidate, scales["visit"]))


def test_a_weighed_record_says_so_and_how_sure_it_is() -> None:
    text = "An honorary consulate of Norway works in Cusco, and one of Peru in Bergen since 2003."
    for record in weighed(_reading(text), ()):
        assert record.rule == f"{record.kind}.weighed"
        assert 0 < record.confidence < 1


def test_shares_rise_by_steps() -> None:
    scale = Scale(least=0.3, bias=0.0, shares=((0.0, 0.4), (0.5, 0.6), (0.75, 0.8)), cues={"a": 1.0, "b": -2.0})
    assert [share(scale, value) for value in (0.1, 0.5, 0.74, 0.99)] == [0.4, 0.6, 0.6, 0.8]
    assert telling(["a", "b", "c"], scale, 1) == (("b", -2.0),)


def test_the_learnt_weights_are_whole_and_hold_no_figures() -> None:
    scales = load_scales()
    assert set(scales) == set(KINDS)
    for scale in scales.values():
        assert 0 < scale.least < 1
        steps = [step for step, _ in scale.shares]
        shares = [value for _, value in scale.shares]
        assert steps == sorted(steps)
        assert shares == sorted(shares)
        assert not [cue for cue in scale.cues if any(len(word) > 2 and word.isdigit() for word in cue.split("_"))]


def test_stems() -> None:
    assert {stem(word) for word in ("signed", "signing", "signs", "Sign")} == {"sign"}
    assert stem("is") == "is"


WORDS = (
    *("Norway", "Peru", "Lima", "Chile's", "visited", "met", "talks", "opened", "embassy", "relations", "established"),
    *("signed", "an", "agreement", "on", "fishing", "3 May 2011,", "in 1999.", "commission", "third", "session", "of"),
    *("exports", "imports", "worth", "$5 million", "“and”", "(XIV)", "<P1>", "ambassador", "recalled", "— Juan Soto;"),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40))
def test_every_candidate_makes_a_record_that_its_text_proves(words: list[str]) -> None:
    reading = _reading("Norway and Peru\n\n" + " ".join(words))
    records = by_rules(reading)
    for candidate in candidates(reading, records):
        record = record_of(candidate, reading)
        assert set(record.countries) == set(candidate.countries)
        for evidence in record.evidence:
            assert reading.text[evidence.start : evidence.end] == evidence.quote


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40))
def test_no_free_candidate_is_left_out_early(words: list[str]) -> None:
    reading = _reading("Norway and Peru\n\n" + " ".join(words))
    records = by_rules(reading)
    spans = [(s.span.start, s.span.end) for s in reading.document.sentences]
    every, some = (
        [c for c in candidates(reading, records, left=left) if is_free(c, spans[c.number], records)]
        for left in (False, True)
    )
    assert every == some


def test_parties_of_a_sentence_that_names_one_are_those_of_the_article() -> None:
    reading = _reading("Norway and Peru\n\nThe embassy in Lima was opened in 1950.")
    scene = Scene(reading, len(reading.document.sentences) - 1)
    assert ("NOR", "PER") in {pair.codes for pair in scene.pairs}

"""The workbench's tables, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from relations_kb.evaluate.baseline import Baseline, Change
from relations_kb.evaluate.calibration import Calibration
from relations_kb.evaluate.claims import Claim
from relations_kb.evaluate.scores import Evaluation, Share

By = Literal["kind", "rule", "doc"]
_BAR = 30


def table(evaluation: Evaluation, by: By = "kind") -> Iterator[str]:
    """Yield the table of an evaluation by kind, rule or text, and the figures over all."""
    if by == "rule":
        yield from _rules(evaluation)
    elif by == "doc":
        yield from _shares("text", {d: s for d, s in evaluation.by_doc().items() if s.said or s.gold}, evaluation.all)
    else:
        yield from _shares("kind", evaluation.kinds, evaluation.all)
    yield f"mean F1 of the kinds: {evaluation.mean_f1:.3f}"
    yield "fields right in matched pairs: " + ", ".join(f"{n} {v:.2f}" for n, v in evaluation.fields.items())
    yield f"every field right: {evaluation.exact:.3f}   quotes not in their text: {evaluation.unproven}"


def _shares(title: str, shares: dict[str, Share], total: Share) -> Iterator[str]:
    width = max((len(name) for name in shares), default=0) + 2
    yield f"{title:{max(14, width)}}{'gold':>6}{'said':>6}{'precision':>11}{'recall':>9}{'F1':>8}"
    for name, share in [*shares.items(), ("all", total)]:
        yield (
            f"{name:{max(14, width)}}{share.gold:6}{share.said:6}"
            f"{share.precision:11.3f}{share.recall:9.3f}{share.f1:8.3f}"
        )


def _rules(evaluation: Evaluation) -> Iterator[str]:
    """Which rule is to blame: the rules with most wrong records first; then what no rule found."""
    shares = evaluation.by_rule()
    width = max((len(rule) for rule in shares), default=0) + 2
    yield f"{'rule':{width}}{'said':>6}{'right':>7}{'wrong':>7}{'precision':>11}{'exact':>8}"
    exact = Counter(pair.said.rule for pair in evaluation.pairs if pair.exact)
    for rule, share in sorted(shares.items(), key=lambda item: (item[1].right - item[1].said, item[0])):
        fields = exact[rule] / share.right if share.right else 0.0
        yield (
            f"{rule:{width}}{share.said:6}{share.right:7}{share.said - share.right:7}"
            f"{share.precision:11.3f}{fields:8.3f}"
        )
    missed = Counter(claim.kind for doc in evaluation.docs for claim in doc.missed)
    yield "found by no rule: " + (", ".join(f"{kind} {n}" for kind, n in sorted(missed.items())) or "nothing is missed")
    silent = evaluation.never_said()
    yield f"rules that gave no record ({len(silent)} of {len(evaluation.rules)}): {', '.join(silent) or 'none'}"
    if evaluation.fired is not None:
        still = evaluation.never_fired()
        yield f"of these, rules that fitted nowhere ({len(still)}): {', '.join(still) or 'none'}"


def errors(evaluation: Evaluation) -> Iterator[str]:
    """Yield a line for everything that is not right: missed, wrong, unproven, and wrong fields of what was found."""
    for doc in evaluation.docs:
        for claim in doc.missed:
            yield f"MISSED    {doc.doc}: {claim.brief()}"
        for claim in doc.wrong:
            yield f"WRONG     {doc.doc}: {claim.brief()} ({claim.rule})"
        for claim in doc.unproven:
            yield f"UNPROVEN  {doc.doc}: {claim.brief()} ({claim.rule})"
        for pair in doc.pairs:
            wrong = [name for name, right in pair.fields.items() if not right]
            if wrong:
                told = "; ".join(
                    f"{name}: gold {_value(pair.gold, name)}, said {_value(pair.said, name)}" for name in wrong
                )
                yield f"FIELDS    {doc.doc}: {pair.gold.kind} {told} ({pair.said.rule})"


def _value(claim: Claim, name: str) -> object:
    return [person for person, _ in claim.people] if name == "people" else claim.get(name)


def near_misses(evaluation: Evaluation, most: int) -> Iterator[str]:
    """Yield the sentences that looked relevant and gave nothing, the likeliest first."""
    shown = evaluation.near_misses[:most]
    yield f"near misses: {len(evaluation.near_misses)}" + (f", the likeliest {len(shown)}:" if shown else "")
    for miss in shown:
        yield f"  {miss.doc} ('{miss.trigger}', {'-'.join(miss.countries)}): {' '.join(miss.quote.split())[:160]}"


def changes(before: Baseline, after: Baseline, found: Sequence[Change]) -> Iterator[str]:
    """Yield what an evaluation gained and lost against an earlier one."""
    yield f"{'against the baseline':24}{'before':>8}{'now':>8}{'change':>9}"
    rows = [
        ("precision", before.precision, after.precision),
        ("recall", before.recall, after.recall),
        ("F1", before.f1, after.f1),
        ("mean F1 of the kinds", before.mean_f1, after.mean_f1),
        ("every field right", before.exact, after.exact),
        *((f"F1 of {kind}", before.kinds.get(kind, 0.0), value) for kind, value in after.kinds.items()),
    ]
    for name, old, new in rows:
        yield f"{name:24}{old:8.3f}{new:8.3f}{new - old:+9.3f}"
    counts = Counter(change.type for change in found)
    yield ", ".join(f"{count} {name}" for name, count in counts.items()) or "nothing gained, nothing lost"
    for change in found:
        rule = f" ({change.told.rule})" if change.told.rule else ""
        yield f"{change.type.upper():16} {change.told.doc}: {change.told.brief}{rule}"


def calibration(found: Calibration) -> Iterator[str]:
    """Yield each rule's records and how many were right, and the reliability curve."""
    width = max((len(trust.rule) for trust in found.rules), default=0) + 2
    yield f"{'rule':{width}}{'said':>6}{'right':>7}{'confidence':>12}{'counts say':>12}"
    for trust in found.rules:
        yield f"{trust.rule:{width}}{trust.said:6}{trust.right:7}{trust.confidence:12.2f}{trust.suggested:12.2f}"
    yield ""
    yield f"{'confidence':14}{'said':>6}{'right':>7}{'mean':>7}{'share':>7}"
    for bin_ in found.bins:
        bar = "#" * round(bin_.share * _BAR)
        span = f"{bin_.low:.1f} to {bin_.high:.1f}"
        yield f"{span:14}{bin_.said:6}{bin_.right:7}{bin_.confidence:7.2f}{bin_.share:7.2f}  {bar:{_BAR}}|"
    yield f"mean gap between confidence and share right: {found.error:.3f}   Brier score: {found.brier:.3f}"

"""The order of records is that of their days and words, however little of the words has to be looked at."""

from __future__ import annotations

import random
from typing import Any

from tests.link.make import status, trade, visit

from relations_kb.link.identity import by_age, content_key
from relations_kb.model.record import Record


def _records(draw: random.Random) -> list[Record]:
    made: list[Record] = []
    for _ in range(60):
        doc = f"{draw.randrange(4)}.txt"
        date = draw.choice((None, "2004", "2004-09", "2004-09-07", "2004~", "2004-09/2004-10"))
        basis = draw.choice(("stated", "inferred")) if date else "stated"
        countries = draw.choice((("FIN", "PER"), ("CHL", "FIN", "PER"), ("FIN", "PER", "SWE")))
        said: dict[str, Any] = {"date": date, "date_basis": basis, "countries": countries, "quote": draw.choice("abc")}
        made += [visit(doc, **said), status(doc, "recognition", **said)]
    return [*made, trade("1.txt", 5), trade("0.txt", 5), trade("2.txt", 7)]


def test_by_age_is_the_order_of_all_that_records_say() -> None:
    published = {"0.txt": "2004-09-08", "1.txt": "2004-09-08", "2.txt": "2001-01-01"}
    for seed in range(5):
        draw = random.Random(seed)
        records = _records(draw)
        expected = sorted(records, key=lambda r: (published.get(r.doc, "9999"), content_key(r), r.id))
        draw.shuffle(records)
        assert by_age(records, published) == expected

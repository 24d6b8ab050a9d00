"""Trade: one figure of goods, services or money that flow between two countries."""

from __future__ import annotations

from typing import Literal

from relations_kb.model.record import Record

Flow = Literal["exports", "imports", "turnover", "balance", "investment"]
Qualifier = Literal["exact", "about", "over", "under"]


class Trade(Record):
    """One figure.

    ``value`` is in units of ``currency`` (ISO 4217), not in millions; ``period`` is EDTF and equals ``date``;
    ``as_written`` is the figure in the source's own words. For ``exports`` the goods leave ``reporter``, for
    ``imports`` they reach it, for ``investment`` the money comes from it.
    """

    kind: Literal["trade"] = "trade"
    flow: Flow
    reporter: str
    partner: str
    value: int | float
    currency: str
    period: str | None = None
    qualifier: Qualifier = "exact"
    as_written: str = ""

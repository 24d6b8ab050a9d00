"""When and where an article was issued, and what of it is the news that it was issued for.

In: a document with what it is about. Out: its day of issue, or about when it was written by its own words; the place of
its dateline.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from relations_kb.model.record import Place
from relations_kb.rules.house import Housed
from relations_kb.rules.infer_date import infer_publication

_LEAD: Final = 3  # blocks behind the first in which an undated sentence is news
_TOWN: Final = 3  # words of a town's name at most


class Issued(Housed):
    """Mentions with what the article is about, and its day and place of issue."""

    def is_news(self, number: int) -> bool:
        """Tell whether a sentence without a date reports what the article was published for.

        So do the headline and the lead; further down only as long as no sentence has told another date.
        """
        block = self.document.sentences[number].block
        return block <= self._first_paragraph + _LEAD

    @cached_property
    def _first_paragraph(self) -> int:
        return next((n for n, b in enumerate(self.document.blocks) if b.kind == "paragraph"), 0)

    def dateline(self, number: int) -> Place | None:
        """Return the place of the article's dateline, for an event that the article reports as news."""
        found = self.document.place
        if found is None or found.span is None:
            return None
        # Menus and headlines may stand above the dateline.
        at, blocks = found.span.start, self.document.blocks
        first = next((n for n, b in enumerate(blocks) if b.span.start <= at < b.span.end), len(blocks))
        if not self.is_news(number) and not 0 <= self.document.sentences[number].block - first <= _LEAD:
            return None
        named = [mention for mention in self.countries_in(found.span.start, found.span.end) if mention.code]
        for mention in named:
            if mention.city:
                city = mention.city.title() if mention.city.isupper() and len(mention.city) > 3 else mention.city
                return Place(city=city, country=mention.code)
        town = found.value.split(",")[0].strip()
        if len({mention.code for mention in named}) == 1 and named[0].start == found.span.start and "," in found.value:
            # 'Novo-Ogaryovo, Moscow Region': a place that the world does not know in a region that it does.
            return Place(city=town if len(town.split()) <= _TOWN else None, country=named[0].code)
        return None

    @property
    def published(self) -> str | None:
        """The day of publication as ``YYYY-MM-DD``; where the text tells none, when its own words place it; or None."""
        found = self.document.published
        if found is not None:
            return found.value[:10]
        return self.written

    @cached_property
    def written(self) -> str | None:
        """The month or year in which an undated text was written by its own words ('four years after … in 2012')."""
        if self.document.published is not None:
            return None
        told = self._day_of_lead()
        if told is not None:
            return told
        found = infer_publication(self.text, self.dates)
        return found.edtf.rstrip("~") if found is not None else None

    def _day_of_lead(self) -> str | None:
        """Return the one day that the lead of a text with a dateline names: 'LIMA – … in a statement on 3 May 2020'."""
        place = self.document.place
        if place is None or place.span is None or self.stands_alone(place.span.start):
            return None
        lead = next((s.span for s in self.document.sentences if s.span.end > place.span.end), None)
        if lead is None or not lead.start <= place.span.start:
            return None
        days = {m.edtf for m in self.dates if lead.start <= m.start < lead.end and m.edtf is not None}
        day = days.pop() if len(days) == 1 else None
        return day if day is not None and len(day) == 10 else None

"""Persons of a text: found sentence by sentence, then joined over the whole text.

In: a text and the country mentions in it. Out: :class:`PersonMention` values. Use :func:`find_persons` on each
sentence, :meth:`PersonTable.build` on all that was found, then :meth:`PersonTable.resolve` on each mention, and
:meth:`PersonTable.bare_mentions` for surnames that stand alone ('Zarif said').
"""

from __future__ import annotations

from relations_kb.rules.personfinder import find_persons, read_persons, worth_reading
from relations_kb.rules.personmention import CountryHow, PersonMention
from relations_kb.rules.persontable import PersonTable

__all__ = ["CountryHow", "PersonMention", "PersonTable", "find_persons", "read_persons", "worth_reading"]

"""How a person's name is borne, and whether the office beside it is an organisation's.

In: :class:`Tokens` with the indices of a name or an office. Out: the name as it is told, and yes or no.
"""

from __future__ import annotations

from dataclasses import replace

from relations_kb.rules import nametokens as flag
from relations_kb.rules.nametokens import Tokens
from relations_kb.rules.personmention import PersonMention
from relations_kb.rules.titles import Office
from relations_kb.vocab.leaders import load_leaders, name_key
from relations_kb.vocab.organisations import speaks_for_organisation

WEAK = frozenset({"rank", "royal"})
_ORGANISATION = 60  # code points before an office in which the name of an organisation may stand


def borne_name(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return where a name stands as it is borne: 'Harald V' without a stop, 'Sheikh Hasina', 'Jon Soto Jr.'."""
    text, first, last = tokens.text, tokens.starts[start], tokens.ends[end - 1]
    if text[last - 2 : last] == "V." and end - start > 1:
        return first, last - 1  # 'King Harald V.', at the end of a sentence
    addressed = end - start == 1 and start > 0 and tokens.flags[start - 1] & flag.HON
    if addressed and name_key(text[tokens.starts[start - 1] : last]) in load_leaders().by_name:
        return tokens.starts[start - 1], last  # a form of address without which nobody names her
    return first, last + (text[last - 3 : last] in {" Jr", " Sr"} and text[last : last + 1] == ".")


def speaks_for_many(tokens: Tokens, office: Office | None) -> bool:
    """Tell whether the office is one of the United Nations or their like, so that its holder has no country."""
    if office is None:
        return False
    begin = tokens.starts[office.core]
    head = tokens.text[tokens.starts[office.head] : tokens.ends[office.after - 1]]
    if office.kind == "envoy":
        head = head.split(" to ")[0]  # who is sent to the United Nations acts for who sends them
    before = tokens.text[max(tokens.starts[0], begin - _ORGANISATION) : tokens.starts[office.head]]
    return speaks_for_organisation(before, head)


def yields(office: Office) -> bool:
    """Tell whether a grade before the name gives way to an office behind it: 'Ambassador X, Director General'."""
    return office.kind in WEAK or (office.kind == "envoy" and not office.complement and not office.countries)


def with_country(mention: PersonMention, code: str) -> PersonMention:
    """Return a person with the country that the title of several gives them."""
    return replace(mention, country=code, country_how="title")

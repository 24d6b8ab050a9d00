"""Adding an article: from a file, an address or standard input, in many formats, to the corpus.

In: what the user named and a project. Out: a :class:`Plan` of what it would bring, and, when carried out, the article,
its sidecar and its original in the corpus folder. Conversion happens here, at the edge: the text that is written is
the immutable one from then on.
"""

from __future__ import annotations

from relations_kb.adding.plan import Plan, plan
from relations_kb.adding.source import Source, read_source
from relations_kb.adding.write import write

__all__ = ["Plan", "Source", "plan", "read_source", "write"]

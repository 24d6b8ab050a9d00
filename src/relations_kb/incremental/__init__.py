"""What makes the second build cheap: what was read is kept, and read again only when its input changed.

``versions`` says which program this is, ``store`` keeps what articles said, ``reading`` is the work on a chunk of
articles, ``crew`` spreads chunks over processes, and ``articles`` puts the four together. Deleting the folder that it
all stands in is always safe: the next build makes it again.
"""

from __future__ import annotations

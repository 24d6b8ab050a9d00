"""The data files of the site: everything below ``data/``. Read :mod:`relations_kb.export.files` first."""

from __future__ import annotations

from relations_kb.export.files import files, pieces

__all__ = ["files", "pieces"]

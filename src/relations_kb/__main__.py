"""``python -m relations_kb`` is ``relations-kb``."""

from __future__ import annotations

import sys

from relations_kb.cli import main

sys.exit(main())

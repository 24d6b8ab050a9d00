"""The commands. They print and set exit codes, nothing else; the work is done by the modules they import.

Exit codes: 0 all is well; 1 something needs mending (an input, a failed check, an error); 2 a mistake in the command
line. The stages are imported inside the commands, so that ``--help`` is there at once. A command belongs to the module
of its group here; :mod:`relations_kb.cli.saying` is what they share.
"""

from __future__ import annotations

from relations_kb.cli import adding, building, difference, reading, review  # noqa: F401 (they add their commands)
from relations_kb.cli.group import cli
from relations_kb.cli.main import look_for_garbage_seldom, main
from relations_kb.cli.saying import FAILED, MISUSED, OK

__all__ = ["FAILED", "MISUSED", "OK", "cli", "look_for_garbage_seldom", "main"]

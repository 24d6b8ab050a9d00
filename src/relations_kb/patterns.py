"""Compiled regular expressions, kept from one run of the program to the next (:mod:`relations_kb.kept`).

There are some 2,000 of them, and compiling takes half of the time in which the program starts. In: whatever is given to
:func:`re.compile` or its likes. Out: the same compiled pattern that Python would have made. Only the command line asks
for this, in a process of its own: to import the package changes nothing in :mod:`re`.
"""

from __future__ import annotations

import re
from array import array
from importlib import import_module
from typing import Any, Final, cast

from relations_kb.kept import KEPT, Kept

# What Python's own compiler of regular expressions consists of since 3.11; other versions may lay it out otherwise.
_COMPILER: Final[Any] = import_module("re._compiler")
_ENGINE: Final[Any] = import_module("_sre")
_PARTS: Final = ("compile", "MAGIC", "_code", "_parser")
# Flags, the code (numbers of 32 bits each), how many groups, their numbers by name, and their names by number.
_Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class Patterns:
    """Compiles patterns as Python does, but each only once ever."""

    def __init__(self, kept: Kept) -> None:
        self._compile: Final = _COMPILER.compile
        self._known: Final = kept.table("patterns", _COMPILER.MAGIC)

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """Return a compiled pattern, as the function of this name in Python's compiler does."""
        if type(pattern) not in (str, bytes) or flags & re.DEBUG:  # what is parsed already, or to be shown
            return cast("re.Pattern[Any]", self._compile(pattern, flags))
        flags = int(flags)
        program: _Program | None = self._known.get((pattern, flags))
        if program is None:
            program = _program(pattern, flags)
            self._known.put((pattern, flags), program)
        try:
            every, code, groups, names, by_number = program
            # The engine looks code through before it takes it.
            made = _ENGINE.compile(pattern, every, array("I", code).tolist(), groups, names, by_number)
        except (RuntimeError, ValueError, TypeError):  # a damaged file
            made = self._compile(pattern, flags)
        return cast("re.Pattern[Any]", made)


def _program(pattern: str | bytes, flags: int) -> _Program:
    """Return what Python's compiler makes of a pattern."""
    parsed = _COMPILER._parser.parse(pattern, flags)
    code = array("I", _COMPILER._code(parsed, flags))
    names = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    return flags | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, names, tuple(by_number)


def keep_compiled() -> None:
    """Let this process take compiled patterns from those that are kept, and add its own.

    All that :mod:`re` compiles is meant, so that no rule needs to ask for it. Does nothing where Python's compiler is
    not the one that is known here.
    """
    known = all(hasattr(_COMPILER, part) for part in _PARTS) and array("I").itemsize == _ENGINE.CODESIZE
    if known and not isinstance(getattr(_COMPILER.compile, "__self__", None), Patterns):
        _COMPILER.compile = Patterns(KEPT).compile

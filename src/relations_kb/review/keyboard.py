"""Single keys from a terminal, by their names.

In: a terminal's input. Out: one key at a time: a character, or 'up', 'down', 'left', 'right', 'pgup', 'pgdn', 'home',
'end', 'enter', 'esc', 'backspace', 'ctrl-c', 'ctrl-u', 'ctrl-w'; 'resize' when the terminal has another size; 'eof'
when nobody is there any more.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Generator
from typing import Final

_NAMED: Final = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[C": "right", "\x1b[D": "left",
    "\x1bOA": "up", "\x1bOB": "down", "\x1bOC": "right", "\x1bOD": "left",
    "\x1b[5~": "pgup", "\x1b[6~": "pgdn", "\x1b[H": "home", "\x1b[F": "end",
    "\x1bOH": "home", "\x1bOF": "end", "\x1b[1~": "home", "\x1b[4~": "end", "\x1b[7~": "home", "\x1b[8~": "end",
    "\r": "enter", "\n": "enter", "\x7f": "backspace", "\x08": "backspace", "\x1b": "esc",
    "\x03": "ctrl-c", "\x15": "ctrl-u", "\x17": "ctrl-w", "\x04": "eof", "\x02": "pgup", "\x06": "pgdn",
}  # fmt: skip
_ONE: Final = re.compile(r"\x1b(?:\[[0-9;?]*[@-~]|O[A-Za-z]|)|[^\x1b]", re.DOTALL)
WAIT: Final = 0.3  # seconds between looks at the size of the terminal


def split(typed: str) -> list[str]:
    """Return the keys of what was read at once: several, where somebody types fast.

    >>> split("s\\x1b[Bd\\r")
    ['s', 'down', 'd', 'enter']
    """
    found = (_NAMED.get(one, one) for one in _ONE.findall(typed))
    return [key for key in found if key in _NAMED.values() or (len(key) == 1 and (key.isprintable() or key == "\t"))]


def size() -> tuple[int, int]:
    """Return the columns and rows of the terminal; 80 and 24 where it does not say."""
    found = shutil.get_terminal_size((80, 24))
    return found.columns or 80, found.lines or 24


def keys() -> Generator[str, None, None]:
    """Yield keys for ever, as they are pressed; the terminal is left as it was when the iterator is closed.

    The first one is 'resize': from then on every key counts, and what was typed before is no answer to anything.
    """
    if sys.platform == "win32":
        yield from _elsewhere()
        return
    import codecs  # noqa: PLC0415
    import select  # noqa: PLC0415
    import termios  # noqa: PLC0415
    import tty  # noqa: PLC0415

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    known = size()
    try:
        tty.setraw(handle, termios.TCSAFLUSH)
        # Line ends that are printed go on as usual: only the input is raw.
        attributes = termios.tcgetattr(handle)
        attributes[1] = before[1]
        termios.tcsetattr(handle, termios.TCSADRAIN, attributes)
        yield "resize"
        while True:
            if not select.select([handle], [], [], WAIT)[0]:
                if size() != known:
                    known = size()
                    yield "resize"
                continue
            typed = os.read(handle, 1024)
            if not typed:
                yield "eof"
                return
            yield from split(decoder.decode(typed))
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _elsewhere() -> Generator[str, None, None]:
    """Yield keys where there is no termios."""
    import click  # noqa: PLC0415

    yield "resize"
    while True:
        try:
            yield from split(click.getchar())
        except KeyboardInterrupt:
            yield "ctrl-c"
        except EOFError:
            yield "eof"
            return

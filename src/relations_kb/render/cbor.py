"""The few forms of CBOR (RFC 8949) that an index of Pagefind is made of: arrays, texts and whole numbers.

In: bytes, or nested lists of ``str`` and ``int``. Out: the other one. Anything else is an error, so that an index of
another form is never rewritten by mistake.
"""

from __future__ import annotations

from typing import Any

_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(content: bytes) -> Any:
    """Return the value that ``content`` holds.

    :raises ValueError: it holds a form that is not known here, or more than one value.
    """
    value, end = _read(content, 0)
    if end != len(content):
        raise ValueError(f"{len(content) - end} bytes are left over")
    return value


def encode(value: Any) -> bytes:
    """Return ``value`` in its shortest form.

    :raises ValueError: it holds something other than lists, texts and whole numbers.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    if isinstance(value, str):
        written = value.encode("utf-8")
        return _head(_TEXT, len(written)) + written
    if isinstance(value, list):
        return _head(_ARRAY, len(value)) + b"".join(map(encode, value))
    raise ValueError(f"{type(value).__name__} has no form here")


def _head(form: int, number: int) -> bytes:
    if number < 24:
        return bytes([form << 5 | number])
    for mark, size in _SIZES.items():
        if number < 1 << 8 * size:
            return bytes([form << 5 | mark]) + number.to_bytes(size, "big")
    raise ValueError(f"{number} is too large")


def _read(content: bytes, at: int) -> tuple[Any, int]:
    try:
        form, number = content[at] >> 5, content[at] & 31
    except IndexError:
        raise ValueError("it ends too early") from None
    at += 1
    if number in _SIZES:
        size = _SIZES[number]
        number, at = int.from_bytes(content[at : at + size], "big"), at + size
    elif number >= 24:
        raise ValueError(f"byte {content[at - 1]:#x} is not known")
    if form == _NUMBER:
        return number, at
    if form == _NEGATIVE:
        return -1 - number, at
    if form == _TEXT:
        return content[at : at + number].decode("utf-8"), at + number
    if form == _ARRAY:
        items = []
        for _ in range(number):
            item, at = _read(content, at)
            items.append(item)
        return items, at
    raise ValueError(f"form {form} is not known")

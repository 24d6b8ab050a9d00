"""The exception tree: everything that relations-kb raises on purpose.

::

    RelationsKbError            anything a user can mend; printed as one line, never as a traceback
    ├── InputError              one input file cannot be used (the other files still are)
    │   ├── ArticleError        an article: binary, empty, huge, of unknown encoding, broken front matter
    │   └── SidecarError        the ``<name>.yaml`` beside an article
    ├── SettingsError           relations.yaml
    ├── DecisionError           corpus/decisions.yaml: unreadable, malformed or stale
    ├── GoldError               annotated records or a baseline that `evaluate` is to measure against
    ├── RevisionError           a git revision or a built site to compare with: there is none, or it cannot be read
    └── BuildError              the site cannot be built: paths that collide, a quote that does not match its span

Every error carries where it happened (``file``, ``line``), what is wrong (``what``) and what to do (``remedy``),
and prints as ``file:line: what; remedy``.
"""

from __future__ import annotations

from collections.abc import Callable


class RelationsKbError(Exception):
    """A problem that the user can mend.

    :param what: what is wrong, one clause without a full stop.
    :param remedy: what to do about it, one clause without a full stop.
    :param file: the file as the user named it, or None.
    :param line: line in it, counted from 1, or None.
    """

    def __init__(self, what: str, *, remedy: str, file: str | None = None, line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.file = file
        self.line = line

    def __reduce__(self) -> tuple[Callable[..., RelationsKbError], tuple[object, ...]]:
        """Tell how to make it again, so that a worker's error reaches the process that asked."""
        return _again, (type(self), self.what, self.remedy, self.file, self.line)

    def __str__(self) -> str:
        where = "" if self.file is None else f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        return f"{where}{self.what}; {self.remedy}"


def _again(
    sort: type[RelationsKbError], what: str, remedy: str, file: str | None, line: int | None
) -> RelationsKbError:
    return sort(what, remedy=remedy, file=file, line=line)


class InputError(RelationsKbError):
    """One input file cannot be used; the build goes on without it and ends with a failing exit code."""


class ArticleError(InputError):
    """An article cannot be read."""


class SidecarError(InputError):
    """The ``<name>.yaml`` beside an article cannot be used."""


class SettingsError(RelationsKbError):
    """``relations.yaml`` cannot be used."""


class DecisionError(RelationsKbError):
    """``corpus/decisions.yaml`` cannot be used, or an entry in it no longer applies."""


class GoldError(RelationsKbError):
    """Annotated records, their texts or a baseline cannot be used for an evaluation."""


class RevisionError(RelationsKbError):
    """A git revision or a built site to compare with is not there, or cannot be read."""


class BuildError(RelationsKbError):
    """The site cannot be built."""

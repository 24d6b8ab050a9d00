"""Templates compiled for speed: what Jinja does in general, done directly where our environment allows it.

In: templates. Out: what Jinja makes of them, the same text in half the time. A page calls macros, looks into values and
escapes some thousand times; each of these takes Jinja several calls, as it must reckon with asynchronous functions,
changing rules of escaping, and functions that want the context. None of these is here, so

- a macro is a plain function, and is called as one;
- ``a.b`` is Python's ``getattr``, and only where that finds nothing the environment is asked (an item, or undefined);
- text that needs no escaping does not become an object of its own.

Code that is generated imports the functions of this module under the names that Jinja gives its own.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from types import FunctionType
from typing import Any

import jinja2.runtime
import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

_new = str.__new__
# What escapes a string without making a Markup of it, where MarkupSafe has it apart.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
_IMPORT = "from relations_kb.render.quick import Macro, called, escape, markup, markup_join"


def escape(value: Any) -> str:
    """Return a value as text that may stand in HTML; for output only, as the text does not tell that it is escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return _escaped(value)
    return markupsafe.escape(value)


def markup(text: str) -> Markup:
    """Return text that is HTML; ``Markup(text)`` asks first what it is given."""
    return _new(Markup, text)


def markup_join(values: Sequence[Any]) -> str:
    """Return values as one text, escaped where any of them is HTML."""
    if any(hasattr(value, "__html__") for value in values):
        return markup("".join(map(escape, values)))
    return "".join(map(str, values))


def trim(value: Any, chars: str | None = None) -> str:
    """Return text without white space (or ``chars``) around it; HTML stays HTML."""
    if type(value) is Markup:
        return _new(Markup, str.strip(value, chars))
    return (value if isinstance(value, str) else str(value)).strip(chars)


def Macro(  # noqa: N802 (the name that generated code calls)
    environment: Environment,
    func: Callable[..., Markup],
    name: str | None,
    arguments: tuple[str, ...],
    catch_kwargs: bool,
    catch_varargs: bool,
    caller: bool,
    autoescape: bool,
) -> Callable[..., str]:
    """Return what a template calls as a macro: its function, which takes arguments by their places."""
    if catch_kwargs or catch_varargs or not isinstance(func, FunctionType):
        return jinja2.runtime.Macro(
            environment, func, name or "", list(arguments), catch_kwargs, catch_varargs, caller, autoescape
        )
    defaults: list[Any] = [missing] * len(arguments)
    if caller and "caller" not in arguments:
        arguments += ("caller",)
        defaults.append(environment.undefined("No caller defined", name="caller"))
    func.__defaults__ = tuple(defaults)
    func.__name__ = func.__qualname__ = name or "caller"  # for the words of errors
    func.__dict__.update(name=name, arguments=arguments)
    return func


def called(__callee: Any, /, *args: Any, **kwargs: Any) -> Any:
    """Call what a template calls with names of arguments; a macro takes them by their places."""
    if type(__callee) is not FunctionType or "arguments" not in __callee.__dict__:
        return __callee(*args, **kwargs)
    names = __callee.__dict__["arguments"]
    defaults = __callee.__defaults__ or ()
    given = [kwargs.pop(name, default) for name, default in zip(names[len(args) :], defaults[len(args) :], strict=True)]
    if kwargs:
        raise TypeError(f"macro {__callee.__name__!r} takes no keyword argument {next(iter(kwargs))!r}")
    return __callee(*args, *given)


class _Code(CodeGenerator):
    """Writes the Python code of a template."""

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write a look into a value; two names are enough, as what stands inside is worked out before."""
        self.write("(_found if (_found := getattr((_of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(_of, {node.attr!r}))")

    @optimizeconst
    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.write("called(")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
            self.write(")")
            return
        self.visit(node.node, frame)
        self.write("(")
        for arg in node.args:
            self.visit(arg, frame)
            self.write(", ")
        self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """Write the end of a macro (``force_unescaped``: Jinja makes HTML of it after the call), or of a block."""
        if force_unescaped:
            self.writeline(f"return markup(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame)


class _Template(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return the macros of the template; all templates have the same globals, so they are made once."""
        if self._module is None:
            self._module = self.make_module()
        return self._module


class QuickEnvironment(Environment):
    """An environment whose globals are final once templates are made of it, and are looked up in one place."""

    code_generator_class = _Code
    template_class = _Template

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ready: dict[str, Template] = {}
        self.filters["trim"] = trim

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template."""
        return {**self.globals, **(d or {})}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template; names mean the same wherever they stand, and files do not change while a site is made."""
        found = self._ready.get(name) if type(name) is str and globals is None else None
        if found is None:
            found = super().get_template(name, parent, globals)
            if type(name) is str and globals is None:
                self._ready[name] = found
        return found

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        first, rest = super()._generate(source, name, filename, defer_init).split("\n", 1)
        return f"{first}; {_IMPORT}\n{rest}"  # in one line, as errors are told by the numbers of lines

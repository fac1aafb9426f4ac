"""Jinja as templates may use it: sandboxed, strict about names, escaping what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame

# A template is a file that a coach got from somebody: what it may multiply has an end.
LONGEST_PRODUCT = 10_000
NOT_ALLOWED_FILTERS = ("random", "safe", "attr", "pprint", "xmlattr", "tojson", "format", "center")
"""Chance (two runs give the same bytes), markup out of data, ways around the sandbox, padding
without an end."""
NOT_ALLOWED_GLOBALS = ("lipsum", "cycler", "joiner", "dict")


class _TextWriter(CodeGenerator):
    """Compiles a tag to a call of our own escaping, which knows text when it sees it."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


def escaped(value: Any) -> str:
    """Return a value as XML text: half of a document's time is spent on this.

    markupsafe's own `escape` does the same in twice the time, as it returns an object.
    """
    if type(value) is str:
        return (
            value.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&quot;")
        )
    # What is not known leaves an empty place, and never the word "None".
    return "" if value is None else str(escape(value))


class WordEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, and a short way to the attributes of our own objects.

    Args:
        trusted: classes whose public attributes need none of the sandbox's further checks.
    """

    code_generator_class = _TextWriter
    escaped = staticmethod(escaped)
    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def __init__(self, trusted: frozenset[type] = frozenset()) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.trusted = trusted
        for name in NOT_ALLOWED_GLOBALS:
            self.globals.pop(name, None)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a public attribute, for our own objects without asking the sandbox twice."""
        if type(obj) in self.trusted and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute, unless the result could be used to fill the memory.

        Raises:
            SecurityError: a power, `%` on text, or a product past the limit.
        """
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"'{operator}' is not allowed in a template")
        result_length = _length(left) * _length(right) if operator == "*" else 0
        if result_length > LONGEST_PRODUCT:
            raise SecurityError("a product in a template is too large")
        return super().call_binop(context, operator, left, right)


def _length(value: Any) -> int:
    """Return what a factor contributes to the length of a product of text."""
    if isinstance(value, (str, list, tuple)):
        return len(value)
    return abs(value) if isinstance(value, int) else 1

"""Jinja as templates may use it: sandboxed, strict about names, escaping what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from jinja2 import nodes

# A template is a file that a coach got from somebody: what it may multiply has an end.
LONGEST_PRODUCT = 10_000
NOT_ALLOWED_FILTERS = ("random", "safe", "attr", "pprint", "xmlattr", "tojson", "format", "center")
"""Chance (two runs give the same bytes), markup out of data, ways around the sandbox, padding
without an end."""
NOT_ALLOWED_GLOBALS = ("lipsum", "cycler", "joiner", "dict")


class WordEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, and a short way to the attributes of our own objects.

    Args:
        trusted: classes whose public attributes need none of the sandbox's further checks.
    """

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


def template_nodes(environment: WordEnvironment, source: str) -> nodes.Template:
    """Return the syntax tree of a patched part.

    Raises:
        jinja2.TemplateSyntaxError: a tag cannot be understood.
    """
    return environment.parse(source)

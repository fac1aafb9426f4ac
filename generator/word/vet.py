"""A template's tags read before they are run: unknown names, and what no template may do."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from generator.word.balance import is_balanced
from generator.word.environment import NOT_ALLOWED_FILTERS
from generator.word.variable_types import VariableType, paths, sheet_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.word.environment import WordEnvironment

Scope = dict[str, VariableType | None]
"""Names in reach and their types; None for what cannot be told without running the tag."""
_CLOSE = 0.55
_NOT_ALLOWED_NODES: dict[type[nodes.Node], str] = {
    nodes.Import: "a template cannot import another file",
    nodes.FromImport: "a template cannot import another file",
    nodes.Include: "a template cannot include another file",
    nodes.Extends: "a template cannot extend another file",
    nodes.EvalContextModifier: "escaping cannot be turned off in a template",
    nodes.Pow: "'**' is not allowed in a template",
}
_CALLABLE_NAMES = frozenset({"range", "namespace"})
_CALLABLE_ON_LOOP = frozenset({"cycle", "changed"})
_ITEM_FILTERS = frozenset({"first", "last", "min", "max"})
_SAME_FILTERS = frozenset({"default", "d", "sort", "reverse", "unique", "list"})


@dataclass(frozen=True, slots=True)
class TagFault:
    """What is wrong with a tag.

    Attributes:
        line: of the located source, 1-based.
        message: what is wrong, with the name meant in quotation marks.
        hint: what to write instead, "" for none.
    """

    line: int
    message: str
    hint: str = ""


@dataclass(slots=True)
class Vetting:
    """What was found in one part of a template.

    Attributes:
        environment: knows the filters and tests.
        faults: in the order of the part.
        used: each variable as written, with the lines it is used on.
        given: by line, what a loop's own variable holds ("thing.title").
    """

    environment: WordEnvironment
    faults: list[TagFault] = field(default_factory=list)
    used: dict[str, set[int]] = field(default_factory=dict)
    given: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def read(self, source: str) -> None:
        """Read a located source.

        Raises:
            jinja2.TemplateSyntaxError: a tag cannot be understood.
        """
        scope: Scope = dict(sheet_type().fields) | dict.fromkeys(self.environment.globals)
        self._read_all(self.environment.parse(source).body, scope)

    def _read_all(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._read_statement(node, scope)

    def _read_statement(self, node: nodes.Node, scope: Scope) -> None:
        """Read a statement; what it assigns is in reach of the statements after it."""
        if self._is_not_allowed(node):
            return
        if isinstance(node, nodes.For | nodes.If):
            self._check_balance(node)
        if isinstance(node, nodes.For):
            self._read_loop(node, scope)
            return
        for name in node.find_all(nodes.Name):
            if name.ctx in {"store", "param"} and not isinstance(node, nodes.Output):
                scope[name.name] = None
        if isinstance(node, nodes.Macro):
            scope[node.name] = None
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._type_of(child, scope)
            else:
                self._read_statement(child, scope)

    def _read_loop(self, node: nodes.For, scope: Scope) -> None:
        iterated = self._type_of(node.iter, scope)
        if iterated is not None and iterated.kind not in {"list", "table"}:
            self._fault(node.iter, f"'{_written(node.iter)}' is no list, a loop cannot go over it")
        inner = scope | {"loop": None}
        if isinstance(node.target, nodes.Name):
            item = inner[node.target.name] = iterated.item if iterated else None
            fields = item.fields if item else {}
            self.given[node.lineno] = tuple(f"{node.target.name}.{name}" for name in fields)
        else:
            inner |= dict.fromkeys(name.name for name in node.target.find_all(nodes.Name))
        if node.test is not None:
            self._type_of(node.test, inner)
        self._read_all(node.body, inner)
        self._read_all(node.else_, scope)

    def _check_balance(self, node: nodes.For | nodes.If) -> None:
        if not (is_balanced(node.body) and is_balanced(node.else_)):
            hint = "Around whole paragraphs write {%p ... %}, around table rows {%tr ... %}."
            word = "for" if isinstance(node, nodes.For) else "if"
            self._fault(node, f"'{word}' begins in one place of the page and ends in another", hint)

    def _type_of(self, node: nodes.Node, scope: Scope) -> VariableType | None:
        """Read an expression and return its type."""
        if self._is_not_allowed(node):
            return None
        readers: dict[type[nodes.Node], Callable[[Any, Scope], VariableType | None]] = {
            nodes.Name: self._read_name,
            nodes.Getattr: self._read_attribute,
            nodes.Getitem: self._read_item,
            nodes.Filter: self._read_filter,
            nodes.Call: self._read_call,
        }
        reader = readers.get(type(node), self._read_operands)
        return reader(node, scope)

    def _read_operands(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._type_of(child, scope)
            else:
                self._read_operands(child, scope)

    def _read_name(self, node: nodes.Name, scope: Scope) -> VariableType | None:
        if node.ctx != "load":
            return None
        if node.name not in scope:
            self._fault(node, f"'{node.name}' is no variable", _nearest(node.name, paths()))
            return None
        if node.name in sheet_type().fields:
            self.used.setdefault(node.name, set()).add(node.lineno)
        return scope[node.name]

    def _read_attribute(self, node: nodes.Getattr, scope: Scope) -> VariableType | None:
        return self._field_of(node, node.attr, self._type_of(node.node, scope))

    def _read_item(self, node: nodes.Getitem, scope: Scope) -> VariableType | None:
        owner = self._type_of(node.node, scope)
        if isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str):
                return self._field_of(node, node.arg.value, owner)
            return owner.item if owner is not None else None
        self._read_operands(node.arg, scope)
        return owner.item if owner is not None else None

    def _field_of(
        self, node: nodes.Getattr | nodes.Getitem, name: str, owner: VariableType | None
    ) -> VariableType | None:
        if name.startswith("_"):
            self._fault(node, f"'{name}' begins with '_' and is not allowed in a template")
            return None
        if owner is None or owner.kind == "table":
            return None
        if owner.kind == "group":
            if name not in owner.fields:
                written = _written(node.node)
                self._fault(
                    node, f"'{written}' has no '{name}'", _nearest(name, owner.fields, written)
                )
                return None
            self.used.setdefault(_written(node), set()).add(node.lineno)
            return owner.fields[name]
        if owner.kind == "list":
            self._fault(node, f"'{_written(node.node)}' is a list, and '{name}' of its items")
        elif not hasattr("", name):
            self._fault(node, f"'{_written(node.node)}' has no '{name}'")
        return None

    def _read_filter(self, node: nodes.Filter, scope: Scope) -> VariableType | None:
        filtered = self._type_of(node.node, scope) if node.node is not None else None
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self._type_of(argument, scope)
        if node.name in NOT_ALLOWED_FILTERS:
            self._fault(node, f"the filter '{node.name}' is not allowed in a template")
        elif node.name not in self.environment.filters:
            known = [name for name in self.environment.filters if name not in NOT_ALLOWED_FILTERS]
            self._fault(node, f"'{node.name}' is no filter", _nearest(node.name, known))
        if node.name in _ITEM_FILTERS and filtered is not None:
            return filtered.item
        return filtered if node.name in _SAME_FILTERS else None

    def _read_call(self, node: nodes.Call, scope: Scope) -> None:
        self._read_operands(node, scope)
        called = node.node
        if isinstance(called, nodes.Name):
            allowed = called.name in _CALLABLE_NAMES or (
                called.name in scope and called.name not in sheet_type().fields
            )
        elif isinstance(called, nodes.Getattr):
            allowed = called.attr in _CALLABLE_ON_LOOP or hasattr("", called.attr)
            allowed = allowed and called.attr not in NOT_ALLOWED_FILTERS
        else:
            allowed = False
        if not allowed:
            self._fault(node, f"'{_written(called)}' cannot be called in a template")

    def _is_not_allowed(self, node: nodes.Node) -> bool:
        for kind, message in _NOT_ALLOWED_NODES.items():
            if isinstance(node, kind):
                self._fault(node, message)
                return True
        return False

    def _fault(self, node: nodes.Node, message: str, hint: str = "") -> None:
        self.faults.append(TagFault(node.lineno, message, hint))


def _written(node: nodes.Node) -> str:
    """Return an expression as its author wrote it, as far as names go."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_written(node.node)}[{node.arg.value!r}]"
    return "this expression"


def _nearest(name: str, known: Any, owner: str = "") -> str:
    """Return a hint with the known name most like this one."""
    by_last = {path.rsplit(".", 1)[-1]: path for path in reversed(list(known))}
    found = difflib.get_close_matches(name, [*known, *by_last], n=1, cutoff=_CLOSE)
    if not found:
        return ""
    path = by_last.get(found[0], found[0]) if found[0] not in known else found[0]
    return f"Did you mean '{owner}.{path}'?" if owner else f"Did you mean '{path}'?"

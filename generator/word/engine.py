"""Any .docx with Jinja tags in docxtpl's syntax, compiled once and rendered many times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateError as JinjaError

from generator.errors import TemplateError
from generator.word.environment import WordEnvironment
from generator.word.faults import RENDER_FAULTS, render_fault, syntax_fault
from generator.word.finish import encode, finish_body, without_controls
from generator.word.package import PackageWriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template

    from generator.word.part import PatchedPart

_MAY_HOLD_TAGS = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/core\.xml"
)


class CompiledTemplate:
    """A template whose tags are compiled and whose constant parts are deflated.

    It pickles as its sources: the process that loads it compiles them again, in milliseconds and
    without docxtpl.

    Args:
        name: the template's file name, for messages.
        parts: the parts with tags, patched.
        constant_parts: all other parts, by name.
        trusted: classes of the context whose attributes the sandbox need not look at.

    Raises:
        TemplateError: a tag cannot be understood; the message says which and where.
    """

    def __init__(
        self,
        name: str,
        parts: tuple[PatchedPart, ...],
        constant_parts: Mapping[str, bytes],
        trusted: frozenset[type] = frozenset(),
    ) -> None:
        self.name = name
        self.parts = parts
        self.constant_parts = dict(constant_parts)
        self.environment = WordEnvironment(trusted)
        self._writer = PackageWriter(constant_parts)
        self._compiled = [(part, self._compile(part)) for part in parts]

    def __reduce__(self) -> tuple[type[CompiledTemplate], tuple[Any, ...]]:
        """Pickle the sources."""
        return type(self), (self.name, self.parts, self.constant_parts, self.environment.trusted)

    def _compile(self, part: PatchedPart) -> Template:
        try:
            return self.environment.from_string(part.source)
        except JinjaError as error:
            raise syntax_fault(self.name, part, self.environment) from error

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Return the bytes of one document.

        Args:
            context: the variables, by name. Text is escaped; a value with `__html__` is XML.

        Raises:
            TemplateError: a tag names what the context does not hold, or cannot be computed.
        """
        return self._writer.write(self.render_parts(context))

    def render_parts(self, context: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
        """Yield the name and content of each part that the context changes."""
        # One set of names for all parts; what a part assigns stays in a context of its own.
        names = {**self.environment.globals, **context}
        for part, template in self._compiled:
            try:
                xml = "".join(template.root_render_func(template.new_context(names, shared=True)))
            except RENDER_FAULTS as error:
                raise render_fault(self.name, part, self.environment, context) from error
            yield part.name, _finished(part, xml)


def _finished(part: PatchedPart, xml: str) -> bytes:
    data, is_plain = encode(xml)
    if not is_plain:
        from generator.word.directions import mark_directions

        xml = mark_directions(without_controls(xml))
    elif not part.is_finished_later:
        return data
    return finish_body(xml, part).encode()


def compile_package(
    name: str, package: Mapping[str, bytes], trusted: frozenset[type] = frozenset()
) -> CompiledTemplate:
    """Return a template compiled from the parts of its package.

    Raises:
        TemplateError: a part is no XML, or a tag cannot be understood.
    """
    parts = patch_package(name, package)
    tagged = {part.name for part in parts}
    constant = {part: data for part, data in package.items() if part not in tagged}
    return CompiledTemplate(name, parts, constant, trusted)


def patch_package(name: str, package: Mapping[str, bytes]) -> tuple[PatchedPart, ...]:
    """Return the parts of a package that hold tags, as Jinja sources.

    Raises:
        TemplateError: a part is no XML.
    """
    from lxml import etree

    from generator.word.patch import has_tags, patch_body, patch_part

    parts = []
    for part_name, data in package.items():
        if not _MAY_HOLD_TAGS.fullmatch(part_name) or not has_tags(data):
            continue
        patch = patch_body if part_name == "word/document.xml" else patch_part
        try:
            parts.append(patch(part_name, data))
        except etree.XMLSyntaxError as error:
            raise TemplateError(f"{name}, {part_name}: is damaged: {error}") from error
    return tuple(parts)

"""A template of one's own: read, checked tag by tag and tried out before any sheet is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from generator.errors import TemplateError
from generator.word.engine import compile_package, patch_package
from generator.word.environment import WordEnvironment
from generator.word.faults import located_source, place_of, places_on
from generator.word.own_package import BODY, PROPERTIES, ready_package
from generator.word.package import read_package
from generator.word.sample import bare_sample, full_sample
from generator.word.variables import TRUSTED
from generator.word.vet import TagFault, Vetting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.word.engine import CompiledTemplate
    from generator.word.part import PatchedPart

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault with its place as the template's author finds it in Word.

    Attributes:
        part: "word/document.xml"; headers and footers have parts of their own.
        paragraph: 1-based, in the order of the part; 0 when no single one is meant.
        tag: as written, "" when none is meant.
        message: what is wrong.
        hint: what to write instead, "" for none.
    """

    part: str
    paragraph: int
    tag: str
    message: str
    hint: str = ""

    def as_error(self, template: str) -> TemplateError:
        """Return the fault as the error that stops a run."""
        place = f"{template}, {self.part}"
        place += f", paragraph {self.paragraph}" if self.paragraph else ""
        tag = f" ({self.tag})" if self.tag else ""
        return TemplateError(f"{place}{tag}: {self.message}", self.hint)


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag with its place.

    Attributes:
        part: "word/document.xml".
        paragraph: 1-based; 0 outside paragraphs.
        tag: as written.
        uses: the variables it uses.
        gives: what a loop's own variable holds, for the tags within.
    """

    part: str
    paragraph: int
    tag: str
    uses: tuple[str, ...]
    gives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A template that was read, and what was found.

    Attributes:
        name: its file name.
        package: its parts.
        compiled: None when there are faults in its tags.
        faults: in the order of the parts; empty when it can be used.
        tags: all of them, in the order of the parts.
    """

    name: str
    package: Mapping[str, bytes]
    compiled: CompiledTemplate | None
    faults: tuple[PlacedFault, ...]
    tags: tuple[PlacedTag, ...]


def check_template(path: Path, headings: Mapping[str, str]) -> CheckedTemplate:
    """Return a template of one's own with everything that is wrong with it.

    Args:
        path: of the .docx.
        headings: the fixed words of the page, for the sample that is rendered.

    Raises:
        TemplateError: the file cannot be read, or is no Word document.
    """
    package = ready_package(path.name, read_package(path))
    environment = WordEnvironment(TRUSTED)
    faults: list[PlacedFault] = []
    tags: list[PlacedTag] = []
    for part in patch_package(path.name, package):
        source = located_source(part)
        vetting = _vet(source, environment)
        faults += [_placed(part, source, fault) for fault in vetting.faults]
        tags += _tags_of(part, source, vetting)
    if not any(tag.uses for tag in tags if tag.part != PROPERTIES):
        hint = "Begin with: prepsheets template export FILE."
        faults.append(PlacedFault(BODY, 0, "", "no tag holds a variable: all sheets alike", hint))
    compiled = None if faults else compile_package(path.name, package, TRUSTED)
    faults += _try_out(compiled, headings) if compiled else []
    return CheckedTemplate(path.name, package, compiled, tuple(faults), tuple(tags))


def _tags_of(part: PatchedPart, source: str, vetting: Vetting) -> Iterator[PlacedTag]:
    for line, text in enumerate(source.split("\n"), 1):
        used = [name for name, lines in vetting.used.items() if line in lines]
        for place in places_on(text):
            uses = tuple(name for name in used if _holds(place.tag, name))
            is_loop = re.match(r"\{%\s*(?:p|tr|tc|r)?\s*for\b", place.tag)
            gives = vetting.given.get(line, ()) if is_loop else ()
            yield PlacedTag(part.name, place.paragraph, place.tag, uses, gives)


def _holds(tag: str, name: str) -> bool:
    """Whether a tag holds a variable as it is written, and not as the end of a longer path."""
    return re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", tag) is not None


def _vet(source: str, environment: WordEnvironment) -> Vetting:
    vetting = Vetting(environment)
    try:
        vetting.read(source)
    except TemplateSyntaxError as error:
        vetting.faults.append(TagFault(error.lineno, error.message or str(error)))
    return vetting


def _placed(part: PatchedPart, source: str, fault: TagFault) -> PlacedFault:
    place = place_of(source, fault.line, fault.message)
    return PlacedFault(part.name, place.paragraph, place.tag, fault.message, fault.hint)


def _unplaced(message: str, hint: str = "", part: str = "") -> PlacedFault:
    if not part:
        part, _, message = message.partition(": ") if ": " in message else ("", "", message)
    return PlacedFault(part, 0, "", message, hint)


def _try_out(compiled: CompiledTemplate, headings: Mapping[str, str]) -> list[PlacedFault]:
    """Render somebody of whom everything is known and somebody of whom nothing is."""
    for context in (full_sample(headings), bare_sample(headings)):
        try:
            parts = dict(compiled.render_parts(context))
        except TemplateError as error:
            return [_unplaced(error.message.removeprefix(f"{compiled.name}, "), error.hint)]
        faults = [fault for name, data in parts.items() for fault in _faults_of_xml(name, data)]
        if faults:
            return faults
    return []


def _faults_of_xml(part: str, data: bytes) -> list[PlacedFault]:
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        hint = "Around whole paragraphs write {%p ... %}, around table rows {%tr ... %}."
        return [_unplaced(f"a sheet would be no valid Word document: {error.msg}", hint, part)]
    for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
        if any(len(text) for text in paragraph.iter(f"{_W}t")):
            message = "words with marked facts stand in a tag for plain text"
            hint = "Write {{r beat.words }}, with an r, or {{ beat.text }} for plain text."
            return [PlacedFault(part, number, "", message, hint)]
    return []

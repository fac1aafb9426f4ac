"""Where in a template a fault stands: part, paragraph and tag, as its author sees them in Word."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError

from generator.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.word.environment import WordEnvironment
    from generator.word.part import PatchedPart

RENDER_FAULTS = (JinjaError, ArithmeticError, LookupError, TypeError, ValueError)
"""What an expression of a template can raise while it is rendered."""
_NUMBER = re.compile(r'<w:p number="(\d+)"')
_JINJA_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template.

    Attributes:
        paragraph: 1-based, in the order of the part; 0 when not known.
        tag: as written, "" when not known.
    """

    paragraph: int = 0
    tag: str = ""


def located_source(part: PatchedPart) -> str:
    """Return a part's source with a line for each paragraph, so that Jinja's lines count them."""
    from generator.word.patch import patch_by_lines

    return patch_by_lines(part)


def places_on(text: str) -> list[Place]:
    """Return the tags of one line of a located source, in order."""
    number = _NUMBER.match(text)
    paragraph = int(number[1]) if number else 0
    # Statements that had paragraphs of their own follow the last paragraph that was left.
    after = text.rfind("</w:p>") if number else len(text)
    places, passed = [], 0
    for tag in _JINJA_TAG.finditer(text):
        passed += tag.start() > after
        places.append(Place(paragraph + passed, _shortened(tag[0])))
    return places


def place_of(source: str, line: int, message: str) -> Place:
    """Return the place that a message about one line of a located source speaks of.

    Args:
        source: located.
        line: 1-based; 0 when not known.
        message: names in quotation marks tell which of the line's tags is meant.
    """
    lines = source.split("\n")
    if not 0 < line <= len(lines):
        return Place()
    places = places_on(lines[line - 1])
    names = re.findall(r"'([^']+)'", message)
    meant = (place for place in places if any(speaks_of(place.tag, name) for name in names))
    return next(meant, next(iter(places), Place()))


def speaks_of(tag: str, name: str) -> bool:
    """Whether a tag holds a name as a word of its own, the last part of a path included."""
    last = name.rsplit(".", 1)[-1]
    return re.search(rf"(?<!\w){re.escape(last)}(?!\w)", tag) is not None


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def fault_of(template: str, part: PatchedPart, error: Exception, line: int) -> TemplateError:
    """Return the error to show for a fault on one line of a located source.

    Args:
        template: the template's file name.
        part: where the fault stands.
        error: what Jinja or an expression raised.
        line: of the located source, 1-based; 0 when not known.
    """
    reason = error.message if isinstance(error, JinjaError) and error.message else str(error)
    place = place_of(located_source(part), line, reason)
    where = f", paragraph {place.paragraph}" if place.paragraph else ""
    tag = f" ({place.tag})" if place.tag else ""
    return TemplateError(f"{template}, {part.name}{where}{tag}: {reason}")


def syntax_fault(template: str, part: PatchedPart, environment: WordEnvironment) -> TemplateError:
    """Return the error for a part that Jinja cannot compile, placed by compiling it by lines."""
    try:
        environment.from_string(located_source(part))
    except TemplateSyntaxError as error:
        return fault_of(template, part, error, error.lineno)
    except JinjaError as error:
        return fault_of(template, part, error, 0)
    raise AssertionError(part.name)


def render_fault(
    template: str, part: PatchedPart, environment: WordEnvironment, context: Mapping[str, Any]
) -> TemplateError:
    """Return the error for a part that failed to render, placed by rendering it by lines."""
    try:
        environment.from_string(located_source(part)).render(context)
    except RENDER_FAULTS as error:
        return fault_of(template, part, error, _line_of(error))
    raise AssertionError(part.name)


def _line_of(error: Exception) -> int:
    """Return the template's line an error was raised from, 0 when its traceback has none."""
    line, traceback = 0, error.__traceback__ or sys.exc_info()[2]
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line

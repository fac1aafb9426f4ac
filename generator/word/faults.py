"""Where in a template a fault stands: part, paragraph and tag, as its author sees them in Word."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError

from generator.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.word.environment import WordEnvironment
    from generator.word.patch import PatchedPart

RENDER_FAULTS = (JinjaError, ArithmeticError, LookupError, TypeError, ValueError)
"""What an expression of a template can raise while it is rendered."""
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_MARKUP = re.compile(r"<[^>]+>")
_JINJA_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LONGEST_QUOTE = 90


def located_source(part: PatchedPart) -> str:
    """Return a part's source with a line for each paragraph, so that Jinja's lines count them."""
    return _PARAGRAPH.sub("\n<w:p", part.source.replace("\n", " "))


def fault_of(template: str, part: PatchedPart, error: Exception, line: int) -> TemplateError:
    """Return the error to show for a fault on one line of a located source.

    Args:
        template: the template's file name.
        part: where the fault stands.
        error: what Jinja or an expression raised.
        line: of the located source, 1-based; 0 when not known.
    """
    place = f"{template}, {part.name}"
    tag = ""
    if line:
        tag = tag_on_line(part, line, str(error))
        place += f", paragraph {max(line - 1, 1)}"
    quoted = f" ({tag})" if tag else ""
    reason = error.message if isinstance(error, JinjaError) and error.message else str(error)
    return TemplateError(f"{place}{quoted}: {reason}")


def tag_on_line(part: PatchedPart, line: int, hint: str = "") -> str:
    """Return the tag on a line of the located source that a message speaks of, "" for none."""
    lines = located_source(part).splitlines()
    text = _MARKUP.sub("", lines[line - 1]) if 0 < line <= len(lines) else ""
    tags = _JINJA_TAG.findall(text)
    names = re.findall(r"'([^']+)'", hint)
    meant = [tag for tag in tags if any(re.search(rf"\b{re.escape(n)}\b", tag) for n in names)]
    found: str = (meant or tags or [text.strip()])[0]
    return found if len(found) <= _LONGEST_QUOTE else found[: _LONGEST_QUOTE - 1] + "…"


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

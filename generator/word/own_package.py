"""The package of a template of one's own, made into that of a plain document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from generator.errors import TemplateError
from generator.word.package import CONTENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_OTHER_BODY = re.compile(r"word/document\d+\.xml")
_TITLE = re.compile(r"<dc:title\s*/>|<dc:title>\s*</dc:title>")


def ready_package(template: str, package: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the package as that of a document whose sheets can be saved as .docx.

    Args:
        template: its file name, for messages.
        package: its parts.

    Raises:
        TemplateError: it is no Word document, is damaged, or holds macros.
    """
    ready = _with_usual_body_name(dict(package))
    if BODY not in ready or CONTENT_TYPES not in ready:
        raise TemplateError(
            f"{template}: is no Word document (.docx)", "Save it from Word as .docx."
        )
    if "word/vbaProject.bin" in ready or b"macroEnabled" in ready[CONTENT_TYPES]:
        raise TemplateError(f"{template}: holds macros", "Save it from Word as .docx.")
    try:
        etree.fromstring(ready[BODY])
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"{template}, {BODY}: is damaged: {error}") from error
    # A .dotx differs in this one word; its copies would not open under the name of .docx.
    types = ready[CONTENT_TYPES].replace(_TEMPLATE_TYPE.encode(), _MAIN_TYPE.encode())
    return _with_title(ready | {CONTENT_TYPES: types})


def _with_usual_body_name(package: dict[str, bytes]) -> dict[str, bytes]:
    """Rename the main part where Word for the web has given it a number."""
    numbered = [name for name in package if _OTHER_BODY.fullmatch(name)]
    if BODY in package or len(numbered) != 1:
        return package
    old = numbered[0]
    renamed = {
        name.replace(old, BODY).replace(_rels_name(old), _rels_name(BODY)): data
        for name, data in package.items()
    }
    for name in (CONTENT_TYPES, "_rels/.rels"):
        renamed[name] = renamed.get(name, b"").replace(old.encode(), BODY.encode())
    return renamed


def _rels_name(part: str) -> str:
    return part.replace("word/", "word/_rels/") + ".rels"


def _with_title(package: dict[str, bytes]) -> dict[str, bytes]:
    """Give a template without a title the tag for one: screen readers say it first."""
    if PROPERTIES not in package:
        return package
    text = package[PROPERTIES].decode("utf-8", "replace")
    titled = _TITLE.sub("<dc:title>{{ document_title }}</dc:title>", text, count=1)
    return package | {PROPERTIES: titled.encode()}

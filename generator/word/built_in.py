"""The built-in design made ready for Jinja: once for each brand and each set of words, then kept.

Neither python-docx nor docxtpl is imported for a design that is kept.
"""

from __future__ import annotations

import contextlib
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.kept import kept, stamp_of, stamp_of_files
from generator.word.part import PatchedPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.settings import Settings

BUILT_IN = "built-in template"
HERE = Path(__file__).parent
_EMPTY_RUN = '<w:r><w:t xml:space="preserve"></w:t></w:r>'


@dataclass(frozen=True, slots=True)
class Design:
    """A template that is patched and not yet compiled.

    Attributes:
        parts: the parts with tags.
        constant_parts: all other parts, by name.
        styles: the id of each style by its name as Word shows it.
    """

    parts: tuple[PatchedPart, ...]
    constant_parts: Mapping[str, bytes]
    styles: Mapping[str, str]


def built_in_design(settings: Settings, headings: Mapping[str, str]) -> Design:
    """Return the built-in design in the house's brand.

    Args:
        settings: `house` and `document` are used.
        headings: the fixed words of the page, by key.

    Raises:
        SettingsError: the logo cannot be used.
    """
    stamp = _stamp_of(settings, headings)

    def made() -> dict[str, Any]:
        return _as_json(_built(settings, headings))

    return _from_json(kept(HERE, "design", stamp, made, places=16))


def _stamp_of(settings: Settings, headings: Mapping[str, str]) -> str:
    """Return what changes with all that shapes the design: words, brand, logo, and the program."""
    brand = settings.model_dump_json(include={"house", "document"})
    tools = [version("python-docx"), version("docxtpl")]
    code = stamp_of_files(sorted(HERE.rglob("*.py")))
    return stamp_of([brand, dict(headings), _digest_of(settings.house.logo), tools, code])


def _digest_of(logo: Path | None) -> str:
    """Return a digest of the logo; "" where there is none, or none that can be read."""
    with contextlib.suppress(OSError):
        return blake2b(logo.read_bytes()).hexdigest() if logo else ""
    return ""


def _built(settings: Settings, headings: Mapping[str, str]) -> Design:
    from generator.word.design.build import build_template
    from generator.word.engine import patch_package
    from generator.word.styles_part import style_ids

    package = build_template(settings, headings)
    # What docxtpl's patching leaves beside a run's tag: a fiftieth of each document.
    parts = tuple(
        replace(part, source=part.source.replace(_EMPTY_RUN, ""))
        for part in patch_package(BUILT_IN, package)
    )
    tagged = {part.name for part in parts}
    constant = {name: data for name, data in package.items() if name not in tagged}
    return Design(parts, constant, style_ids(package))


def _as_json(design: Design) -> dict[str, Any]:
    return {
        "parts": [{**asdict(part), "original": part.original.decode()} for part in design.parts],
        "constant": {
            name: b64encode(data).decode() for name, data in design.constant_parts.items()
        },
        "styles": dict(design.styles),
    }


def _from_json(made: dict[str, Any]) -> Design:
    return Design(
        parts=tuple(
            PatchedPart(**{**part, "original": part["original"].encode()}) for part in made["parts"]
        ),
        constant_parts={name: b64decode(data) for name, data in made["constant"].items()},
        styles=made["styles"],
    )

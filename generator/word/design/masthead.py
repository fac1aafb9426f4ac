"""The head of the first page: who and what for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.shared import Mm

from generator.word.design.page import Page, Styled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.word.logo import Logo

EN_SPACE, EM_SPACE = "\N{EN SPACE}", "\N{EM SPACE}"
LONG_NAME = 44
"""Letters: a longer name is set smaller, so that it takes lines and not the page."""


def write_letterhead(page: Page, logo: Logo, alt_text: str) -> None:
    """Write the house's logo above everything else."""
    run = page.write("Letterhead").add_run()
    picture = run.add_picture(io.BytesIO(logo.data), Mm(logo.width_mm), Mm(logo.height_mm))
    inline = picture._inline  # noqa: SLF001 - python-docx sets no alternative text
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("descr", alt_text)
    inline.docPr.set("name", alt_text)


def write_masthead(page: Page, words: Mapping[str, str]) -> None:
    """Write who and what for."""
    page.write(
        "Kind of sheet",
        "{% if house.name %}{{ house.name }} · {% endif %}",
        words["sheet"],
    )
    page.write(
        "Title",
        f"{{% if name|length > {LONG_NAME} %}}",
        Styled("{{ name }}", "Long name"),
        "{% else %}{{ name }}{% endif %}",
    )
    page.write(
        "Subtitle",
        "{{ target_role }}{% if target_employer %} · {{ target_employer }}{% endif %}",
    )
    page.tag("if details")
    page.write(
        "Details",
        "{% for detail in details %}",
        Styled("{{ detail.label }}", "Label"),
        f"{EN_SPACE}{{{{ detail.text }}}}",
        f"{{% if not loop.last %}}{EM_SPACE}·{EM_SPACE}{{% endif %}}{{% endfor %}}",
    )
    page.tag("endif")

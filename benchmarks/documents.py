"""One document: ours beside docxtpl, docx-mailmerge2, python-docx and a bare write, in one run.

Each makes the same words of the same people. docxtpl has the same template and the same variables;
docx-mailmerge2 a template of the same paragraphs, each a merge field; python-docx writes the same
paragraphs and runs onto a document that holds the same styles.

    python benchmarks/documents.py [ROUNDS]
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import docx
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from lxml import etree
from mailmerge import MailMerge

from generator.prep_sheet.composing import compose_prep_sheet
from generator.prep_sheet.content import load_content
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.role_library import load_role_library
from generator.roster.reading import read_roster
from generator.settings import Settings
from generator.word.export import export_template
from generator.word.package import write_package
from generator.word.template import load_word_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.prep_sheet.model import PrepSheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROSTER = Path(__file__).resolve().parents[1] / "sample_inputs" / "agency_cohort.xlsx"
ROUNDS = 7
OURS_A_ROUND = 20
"""How often our render goes over all people in a round, to be long enough for the clock."""
REACH = {"docxtpl": 40, "docx-mailmerge2": 12, "python-docx": 40}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a finished sheet: its style, and its runs with theirs."""

    style: str
    runs: tuple[tuple[str, str], ...]


def people(settings: Settings) -> tuple[list[PrepSheet], dict[str, str]]:
    """Return the prep sheets of the sample cohort, and the fixed words of the page."""
    content = load_content(settings, load_role_library(settings.roles))
    sheets = []
    for candidate in read_roster(ROSTER, settings).candidates:
        context = TitleContext(candidate.target_employer, skills=candidate.skills)
        match = find_role_profile(candidate.target_role, context, content.library)
        sheets.append(compose_prep_sheet(candidate, match, content))
    return sheets, dict(content.headings)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    settings = Settings()
    sheets, headings = people(settings)
    template = load_word_template(settings, headings)
    documents = [template.render(sheet) for sheet in sheets]
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Callable[[], Any]] = {
            "ours": lambda: [template.render(sheet) for sheet in sheets * OURS_A_ROUND],
            "docxtpl": by_docxtpl(export_template(settings, headings), template, sheets),
            "docx-mailmerge2": by_mailmerge(documents, Path(folder)),
            "python-docx": by_python_docx(documents),
            "bare write": by_write(documents, Path(folder)),
        }
        milliseconds = measure(ways, len(sheets), rounds)
    print_table(milliseconds, len(sheets), median(len(document) for document in documents))


def measure(ways: dict[str, Callable[[], Any]], count: int, rounds: int) -> dict[str, float]:
    """Return the least milliseconds a document of each way, all ways in each round.

    The least of several rounds is what the work takes; the rest is what else the machine did.
    """
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            done = count * OURS_A_ROUND if name in {"ours", "bare write"} else count
            taken[name].append((time.perf_counter() - begun) * 1000 / done)
    return {name: min(times) for name, times in taken.items()}


def print_table(milliseconds: dict[str, float], count: int, size: float) -> None:
    """Print the table that the docs show."""
    ours = milliseconds["ours"]
    print(f"{count} people, one process, {size:,.0f} bytes a document")
    print(f"{'':<18}{'ms a document':>14}{'beside ours':>13}{'reach':>8}")
    for name, taken in milliseconds.items():
        ratio = f"{taken / ours:.1f}x" if name != "ours" else ""
        reach = f"{REACH[name]}x" if name in REACH else ""
        print(f"{name:<18}{taken:>14.3f}{ratio:>13}{reach:>8}")


def by_docxtpl(source: bytes, template: Any, sheets: list[PrepSheet]) -> Callable[[], None]:
    """Return what renders everybody with docxtpl."""
    contexts = [template.filler.fill(sheet) for sheet in sheets]
    environment = Environment(autoescape=True, undefined=StrictUndefined)

    def render() -> None:
        for context in contexts:
            document = DocxTemplate(io.BytesIO(source))
            document.render(context, environment)
            document.save(io.BytesIO())

    return render


def by_mailmerge(documents: list[bytes], folder: Path) -> Callable[[], None]:
    """Return what merges everybody with docx-mailmerge2."""
    templates, values = [], []
    for number, document in enumerate(documents):
        parts = parts_of(document)
        root = etree.fromstring(parts["word/document.xml"])
        fields = {}
        for index, paragraph in enumerate(root.iter(f"{W}p")):
            fields[f"p{index}"] = text_of(paragraph)
            for run in paragraph.findall(f"{W}r"):
                paragraph.remove(run)
            field = etree.SubElement(
                paragraph, f"{W}fldSimple", {f"{W}instr": f" MERGEFIELD p{index} "}
            )
            run = etree.SubElement(field, f"{W}r")
            etree.SubElement(run, f"{W}t").text = f"p{index}"
        path = folder / f"merge-{number}.docx"
        path.write_bytes(write_package(parts | {"word/document.xml": etree.tostring(root)}))
        templates.append(path)
        values.append(fields)

    def merge() -> None:
        for path, fields in zip(templates, values, strict=True):
            with MailMerge(str(path)) as document:
                document.merge(**fields)
                document.write(io.BytesIO())

    return merge


def by_python_docx(documents: list[bytes]) -> Callable[[], None]:
    """Return what writes everybody with python-docx."""
    bases, contents = [], []
    for document in documents:
        parts = parts_of(document)
        root = etree.fromstring(parts["word/document.xml"])
        contents.append(list(paragraphs_of(root)))
        (body,) = root.iter(f"{W}body")
        for block in body[:-1]:
            body.remove(block)
        bases.append(write_package(parts | {"word/document.xml": etree.tostring(root)}))

    def write() -> None:
        for base, paragraphs in zip(bases, contents, strict=True):
            document = docx.Document(io.BytesIO(base))
            styles = {style.style_id: style for style in document.styles}
            for paragraph in paragraphs:
                added = document.add_paragraph(style=styles[paragraph.style])
                for text, style in paragraph.runs:
                    added.add_run(text, styles[style] if style else None)
            document.save(io.BytesIO())

    return write


def by_write(documents: list[bytes], folder: Path) -> Callable[[], None]:
    """Return what writes the same bytes to files."""

    def write() -> None:
        for number, document in enumerate(documents * OURS_A_ROUND):
            (folder / f"{number}.docx").write_bytes(document)

    return write


def parts_of(document: bytes) -> dict[str, bytes]:
    """Return a package's parts by name."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def text_of(element: Any) -> str:
    """Return an element's text."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def paragraphs_of(root: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document, those in tables too."""
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        runs = []
        for run in paragraph.findall(f"{W}r"):
            mark = run.find(f"{W}rPr/{W}rStyle")
            runs.append((text_of(run), "" if mark is None else mark.get(f"{W}val")))
        yield Paragraph("Normal" if style is None else style.get(f"{W}val"), tuple(runs))


if __name__ == "__main__":
    main()

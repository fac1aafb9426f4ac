"""A short Word page for whoever runs the workshop."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from html import escape
from typing import TYPE_CHECKING

from generator.spool import spooled
from generator.summary.anonymous import Mask, anonymous_examples
from generator.summary.cells import plain_text
from generator.summary.facilitator_glance import glance_rows
from generator.summary.package import PART_DATE
from generator.summary.pairs import MOST_PEOPLE, Pair, by_interview, pair_up
from generator.summary.words import summary_words
from generator.word.brand import palette_of
from generator.word.design.bands import write_bands
from generator.word.design.build import FIXED_DATE
from generator.word.design.foundation import bare_document, is_right_to_left
from generator.word.design.markup import elements
from generator.word.design.page import PAPERS, Page, Styled
from generator.word.design.styles import add_styles, styles_of
from generator.word.design.tables import TableOf, TableRow, write_table
from generator.word.directions import mark_directions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from generator.batch.model import BatchReport, Outcome
    from generator.settings import Settings

EXAMPLES = 5
"""Of all kinds of red flags together, but one of each at least."""


def render_facilitator_page(report: BatchReport, settings: Settings) -> bytes:
    """Return a Word page: the cohort at a glance, red flags to talk about, pairs, an agenda.

    Args:
        report: of the run.
        settings: the house's colour, fonts, paper and language.

    Returns:
        A .docx; the same report gives the same bytes.
    """
    people = spooled(one for one in report.outcomes if one.status != "left")
    writer = _PageWriter(people, settings)
    writer.write_masthead()
    writer.write_glance()
    kinds = writer.write_red_flags()
    writer.write_agenda(kinds)
    writer.write_pairs()
    return writer.finish()


class _PageWriter:
    """Writes the page, section after section."""

    def __init__(self, people: Sequence[Outcome], settings: Settings) -> None:
        self._people, self._settings = people, settings
        self._words = summary_words().table("facilitator")
        measure = PAPERS[settings.document.paper]
        self._colours = palette_of(settings.house.colour)
        document = bare_document(settings, measure, self._colours)
        is_rtl = is_right_to_left(settings.document.language)
        fonts = (settings.house.heading_font, settings.house.body_font)
        styles = styles_of(self._colours, measure, fonts)
        add_styles(document, styles, is_right_to_left=is_rtl)
        self._page = Page(document, measure, is_right_to_left=is_rtl)

    def write_masthead(self) -> None:
        words, house = self._words, self._settings.house.name
        kind = words.text("kind_of_house", house=house) if house else words.text("kind")
        self._page.write("Kind of sheet", kind)
        self._page.write("Title", words.text("title"))
        cohorts = {person.cohort for person in self._people}
        count = f"{len(self._people):,}"
        if len(self._people) == 1:
            subtitle = words.text("subtitle_of_one")
        elif len(cohorts) == 1 and "" not in cohorts:
            subtitle = words.text("subtitle_of_one_cohort", count=count, cohort=cohorts.pop())
        else:
            subtitle = words.text("subtitle", count=count)
        self._page.write("Subtitle", plain_text(subtitle))
        self._page.write("Note", words.text("private"))

    def write_glance(self) -> None:
        words = self._words
        self._page.write("Heading 1", words.text("glance"))
        rows = [
            TableRow([[Styled(label, "Label")], [plain_text(text)]])
            for label, text in glance_rows(self._people, summary_words())
        ]
        header = (words.text("glance_what"), words.text("glance_cohort"))
        self._write_table((0.22, 0.78), header, rows, words.text("glance_alt"))

    def write_red_flags(self) -> int:
        """Write examples of each kind, and return how many kinds there are."""
        words, page = self._words, self._page
        page.write("Heading 1", words.text("talk"))
        mask = Mask(self._people, words)
        kinds = anonymous_examples(self._people, mask, EXAMPLES)
        page.write("Opening", words.text("talk_intro" if kinds else "talk_none"))
        labels = summary_words().table("red_flag")
        for kind, (count, examples) in kinds.items():
            heading = words.text("kind_heading", kind=labels.text(kind), count=count)
            page.write("Heading 2", heading)
            for example in examples:
                page.write("Spoken", words.text("example", quote=example.quote))
                page.write("Labelled", Styled(words.text("hears"), "Label"), "\t", example.hears)
                said = words.text("example", quote=example.instead)
                page.write("Labelled", Styled(words.text("instead"), "Label"), "\t", said)
        return len(kinds)

    def write_pairs(self) -> None:
        words, page = self._words, self._page
        page.write("Heading 1", words.text("pairs"))
        pairs = pair_up(self._people)
        page.write("Opening", words.text("pairs_intro" if pairs else "pairs_none"))
        more = len(by_interview(self._people)) - MOST_PEOPLE
        if more > 0:
            page.write("Note", words.text("pairs_part", shown=MOST_PEOPLE, count=f"{more:,}"))
        rows = [self._pair_row(number, pair) for number, pair in enumerate(pairs, 1)]
        if rows:
            header = [words.text(key) for key in ("pair", "first", "second", "listen")]
            self._write_table((0.08, 0.31, 0.31, 0.30), header, rows, words.text("pairs_alt"))

    def write_agenda(self, kinds: int) -> None:
        """Write a timed agenda, with time for so many kinds of red flags."""
        words = self._words.table("agenda")
        rows, minute = [], 0
        for step in words.list("steps"):
            minutes = step["minutes"] * (max(kinds, 1) if step.get("per_kind") else 1)
            span = words.text("span", start=minute, end=minute + minutes)
            rows.append(TableRow([[span], [Styled(step["what"], "Label")], [step["how"]]]))
            minute += minutes
        self._page.write("Heading 1", words.text("heading", minutes=minute))
        header = [words.text(key) for key in ("when", "what", "how")]
        self._write_table((0.14, 0.26, 0.60), header, rows, words.text("alt"))

    def finish(self) -> bytes:
        document = self._page.document
        write_bands(document, self._page.measure, self._colours)
        self._write_footers()
        self._set_properties(document)
        saved = io.BytesIO()
        document.save(saved)
        return _finished(saved)

    def _write_footers(self) -> None:
        before, between, after = re.split(r"\{pages?\}", self._words.text("footer"))
        pieces = f"{_run(before)}{_field('PAGE')}{_run(between)}{_field('NUMPAGES')}{_run(after)}"
        document = self._page.document
        section = document.sections[0]
        for footer in (section.first_page_footer, section.footer):
            footer.is_linked_to_previous = False
            footer.paragraphs[0].style = document.styles["Footer"]
            paragraph = footer.paragraphs[0]._p  # noqa: SLF001 - python-docx writes no fields
            paragraph.extend(elements(pieces))

    def _pair_row(self, number: int, pair: Pair) -> TableRow:
        words = self._words
        first, *others = [
            words.text("person", name=person.name, role=person.target_role)
            for person in pair.people
        ]
        second = (
            others[0] if len(others) == 1 else words.text("three", name=others[0], other=others[1])
        )
        listen = words.table("listen_for")
        heard = "; ".join(listen.text(kind) for kind in pair.kinds) or words.text("listen_plain")
        return TableRow([[str(number)], [plain_text(first)], [plain_text(second)], [heard]])

    def _write_table(
        self, shares: Sequence[float], header: Sequence[str], rows: list[TableRow], said: str
    ) -> None:
        write_table(self._page, TableOf(shares, header, rows, said), self._colours)

    def _set_properties(self, document: Document) -> None:
        words, properties = self._words, document.core_properties
        date = self._settings.document.date or FIXED_DATE
        moment = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
        properties.title = words.text("document_title")
        properties.subject = words.text("document_subject")
        house = self._settings.house.name or summary_words().text("house")
        properties.author = properties.last_modified_by = house
        properties.language = self._settings.document.language
        properties.comments = properties.keywords = properties.category = ""
        properties.created = properties.modified = moment
        properties.revision = 1


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _finished(saved: io.BytesIO) -> bytes:
    """Return the package with its parts dated alike, and names of any script marked as such."""
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, PART_DATE)
            content = source.read(name)
            if name == "word/document.xml":
                xml = content.decode().replace("?>\n", "?>", 1)
                content = mark_directions(xml).encode()
            target.writestr(part, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()

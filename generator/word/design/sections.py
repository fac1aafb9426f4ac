"""The sections of the built-in design, each written as tags and styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.word.design.page import LINE_BREAK, TAB, Page, Styled
from generator.word.design.tables import TableOf, TableRow, write_table
from generator.word.runs import OWN_FACT_STYLE, ROLE_FACT_STYLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.settings import Section
    from generator.word.brand import Palette

NO_BREAK_SPACE, EM_SPACE = "\N{NO-BREAK SPACE}", "\N{EM SPACE}"


@dataclass(slots=True)
class SectionWriter:
    """Writes sections onto a page.

    Attributes:
        page: to write to.
        words: the fixed words of the page, by key.
        colours: the house's.
        is_legend_written: what bold and italic mean is told once, under the first script.
    """

    page: Page
    words: Mapping[str, str]
    colours: Palette
    is_legend_written: bool = False

    def write(self, section: Section) -> None:
        """Write one section with its heading."""
        writers: dict[Section, Callable[[], None]] = {
            "start_here": self._start_here,
            "question": self._question,
            "leads": self._leads,
            "near_term": lambda: self._scripts("near_term"),
            "long_term": lambda: self._scripts("long_term"),
            "avoid": self._avoid,
            "make_it_yours": self._make_it_yours,
        }
        writers[section]()

    def _heading(self, key: str) -> None:
        self.page.write("Heading 1", self.words[key])

    def _start_here(self) -> None:
        self.page.tag("if start_here")
        self._heading("start_here")
        self.page.write("Opening", "{{ start_here }}")
        self.page.tag("endif")

    def _question(self) -> None:
        words = self.words
        self._heading("question")
        write_table(
            self.page,
            TableOf(
                shares=(1 / 3, 1 / 3, 1 / 3),
                header=(words["fit"], words["commitment"], words["value"]),
                rows=(
                    TableRow(
                        (
                            ["{{ question.fit }}"],
                            ["{{ question.commitment }}"],
                            ["{{ question.value }}"],
                        )
                    ),
                ),
                description=words["question_description"],
            ),
            self.colours,
        )
        self.page.tag("if question.doubt")
        self.page.write("Doubt", Styled(words["doubt"], "Label"), f"{TAB}{{{{ question.doubt }}}}")
        self.page.tag("endif")

    def _leads(self) -> None:
        self.page.tag("if leads.next_steps or leads.learned or leads.gains")
        self._heading("leads")
        for key in ("next_steps", "learned", "gains"):
            self.page.tag(f"if leads.{key}")
            self.page.write(
                "Labelled", Styled(self.words[key], "Label"), f"{TAB}{{{{ leads.{key} }}}}"
            )
            self.page.tag("endif")
        self.page.tag("endif")

    def _scripts(self, horizon: str) -> None:
        page, words = self.page, self.words
        self._heading(horizon)
        page.write("When", words[f"{horizon}_asked"])
        self._length("full", horizon)
        page.tag(f"for beat in {horizon}.full.beats")
        # One paragraph, so that no page ends between a label and its words.
        page.write("Spoken", Styled("{{ beat.label }}", "Beat"), LINE_BREAK, "{{r beat.words }}")
        page.tag("endfor")
        if not self.is_legend_written:
            self.is_legend_written = True
            page.write(
                "Note",
                Styled(words["source_candidate"], OWN_FACT_STYLE),
                " · ",
                Styled(words["source_vacancy"], OWN_FACT_STYLE),
                " · ",
                Styled(words["source_library"], ROLE_FACT_STYLE),
                f" · {words['source_legend']}",
            )
        self._length("short", horizon)
        page.tag(f"for beat in {horizon}.short.beats")
        page.write("Spoken short", "{{r beat.words }}")
        page.tag("endfor")

    def _length(self, length: str, horizon: str) -> None:
        time = _padded(f"{{{{ {horizon}.{length}.speaking_time }}}}")
        self.page.write("Heading 2", self.words[f"script_{length}"], TAB, Styled(time, "Badge"))

    def _avoid(self) -> None:
        page, words = self.page, self.words
        self._heading("avoid")
        page.tag("for thing in avoid.own")
        page.write(
            "Heading 2", "{{ thing.title }}", TAB, Styled(_padded(words["own_words"]), "Badge")
        )
        cell = words["cell"].format(cell="{{ thing.cell }}")
        page.write(
            "Flagged",
            Styled(words["you_wrote"], "Label"),
            f"{TAB}{self._quoted('thing.tempting')}",
            Styled(f"{{% if thing.cell %}} {cell}{{% endif %}}", "Aside"),
        )
        page.write("Flagged", Styled(words["hears"], "Label"), f"{TAB}{{{{ thing.hears }}}}")
        page.write(
            "Spoken instead",
            Styled(words["instead"], "Label"),
            f"{TAB}{self._quoted('thing.instead')}",
        )
        page.tag("endfor")
        self._other_things()

    def _other_things(self) -> None:
        page, words = self.page, self.words
        page.tag("if avoid.others")
        page.tag("if avoid.own")
        page.write("Heading 2", words["other_kinds"])
        page.tag("endif")
        write_table(
            page,
            TableOf(
                shares=(0.14, 0.27, 0.27, 0.32),
                header=(words["kind"], words["tempting"], words["hears"], words["instead"]),
                rows=(
                    TableRow(
                        (
                            [Styled("{{ thing.title }}", "Label")],
                            [self._quoted("thing.tempting")],
                            ["{{ thing.hears }}"],
                            [self._quoted("thing.instead")],
                        ),
                        repeat="for thing in avoid.others",
                    ),
                ),
                description=words["avoid_description"],
                last_column_fill=self.colours.tint,
            ),
            self.colours,
        )
        page.tag("endif")

    def _quoted(self, variable: str) -> str:
        return f"{self.words['open_quote']}{{{{ {variable} }}}}{self.words['close_quote']}"

    def _make_it_yours(self) -> None:
        self._heading("make_it_yours")
        self._list("find_out", "Tick box")
        self._examples()
        self._follow_ups()
        self._list("questions", "List Bullet")
        self._list("practice", "Practice step")

    def _list(self, key: str, style: str) -> None:
        page = self.page
        page.tag(f"if yours.{key}")
        page.write("Heading 2", self.words[key])
        page.tag(f"for line in yours.{key}")
        page.write(style, "{{ line }}")
        page.tag("endfor")
        page.tag("endif")

    def _examples(self) -> None:
        page = self.page
        page.tag("if yours.examples")
        page.write("Heading 2", self.words["examples"])
        page.tag("for example in yours.examples")
        page.write(
            "Prompt", Styled("{{ example.skill }}", "Label"), f"{EM_SPACE}{{{{ example.prompt }}}}"
        )
        for key in ("situation", "action", "result"):
            page.write("Writing line", self.words[key])
        page.tag("endfor")
        page.tag("endif")

    def _follow_ups(self) -> None:
        page = self.page
        page.tag("if yours.follow_ups")
        page.write("Heading 2", self.words["follow_ups"])
        page.tag("for asked in yours.follow_ups")
        page.write(
            "Asked",
            Styled(self._quoted("asked.question"), "Strong"),
            LINE_BREAK,
            "{{ asked.answer }}",
        )
        page.tag("endfor")
        page.tag("endif")


def _padded(text: str) -> str:
    """Return a badge's words with its ground a little wider than they are."""
    return f"{NO_BREAK_SPACE}{text}{NO_BREAK_SPACE}"

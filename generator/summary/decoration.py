"""What a table shows beyond its text: formats by condition, bars, and the coach's drop-downs.

No colour speaks alone: bold type, a bar's length or the word in the cell says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from generator.summary.house_style import ALARM_FILL, ALARM_INK
from generator.summary.tables import FIRST_ROW

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.summary.house_style import HouseStyle
    from generator.summary.tables import Table
    from generator.summary.words import Words

SOON_DAYS = 3
SAME_FROM = 0.5
READINESS = (1, 2, 3, 4, 5)
HELP_TITLE_CHARACTERS, HELP_CHARACTERS = 32, 255
"""Excel's limits of an input message."""


class Decorator:
    """Adds conditional formats and drop-downs by a table's column keys.

    Args:
        style: the house's look.
        words: statuses and input messages.
    """

    def __init__(self, style: HouseStyle, words: Words) -> None:
        self._style, self._words = style, words

    def decorate(self, worksheet: Worksheet, table: Table) -> None:
        """Decorate the worksheet that a table stands on."""
        keys = {column.key for column in table.columns}
        for key, condition in self._alarms().items():
            if key in keys:
                cell = f"{table.letter(key)}{FIRST_ROW}"
                rule = _alarm(condition.format(cell=cell))
                worksheet.conditional_formatting.add(table.area(key), rule)
        if "own_share" in keys:
            worksheet.conditional_formatting.add(table.area("own_share"), self._bar())
        if any(column.is_own for column in table.columns):
            self._choices(worksheet, table)

    def _alarms(self) -> dict[str, str]:
        """Return, by column, the condition under which a cell asks to be looked at."""
        words = self._words
        status, match = words.table("status"), words.table("match")
        severity = words.table("severity")
        return {
            "days_left": f"AND(ISNUMBER({{cell}}),{{cell}}>=0,{{cell}}<={SOON_DAYS})",
            "status": f'OR({{cell}}="{status.text("failed")}",{{cell}}="{status.text("kept")}")',
            "red_flag_count": "AND(ISNUMBER({cell}),{cell}>0)",
            "sameness": f"AND(ISNUMBER({{cell}}),{{cell}}>={SAME_FROM})",
            "match": f'{{cell}}="{match.text("none")}"',
            "severity": f'{{cell}}="{severity.text("error")}"',
        }

    def _bar(self) -> Rule:
        # The ends are fixed, so that half a cell is half of the facts in every cohort.
        colour = f"FF{self._style.palette.rule}"
        ends = [FormatObject(type="num", val=end) for end in (0, 1)]
        return Rule(type="dataBar", dataBar=DataBar(cfvo=ends, color=colour, showValue=True))

    def _choices(self, worksheet: Worksheet, table: Table) -> None:
        yes, no = self._words.text("yes"), self._words.text("no")
        done = f"${table.letter('session_done')}{FIRST_ROW}"
        muted = DifferentialStyle(font=Font(color=self._style.palette.quiet, italic=True))
        facts = f"A{FIRST_ROW}:{table.letter('key')}{table.last_row}"
        worksheet.conditional_formatting.add(facts, _rule(f'{done}="{yes}"', muted))
        ratings = ",".join(map(str, READINESS))
        checks = {
            "session_done": DataValidation(type="list", formula1=f'"{yes},{no}"'),
            "readiness": DataValidation(type="list", formula1=f'"{ratings}"'),
            "coach_notes": DataValidation(),
        }
        for key, check in checks.items():
            self._explain(check, key)
            check.add(table.area(key))
            worksheet.add_data_validation(check)

    def _explain(self, check: DataValidation, key: str) -> None:
        """Say what a column is for when a cell of it is chosen, and what may stand in it."""
        words = self._words.table("input_help")
        title = words.text(f"{key}_title")[:HELP_TITLE_CHARACTERS]
        check.allow_blank, check.showInputMessage = True, True
        check.promptTitle, check.prompt = title, words.text(key)[:HELP_CHARACTERS]
        if check.type:
            check.showErrorMessage, check.errorTitle = True, title
            check.error = words.text(f"{key}_error")[:HELP_CHARACTERS]


def _alarm(condition: str) -> Rule:
    fill = PatternFill(bgColor=ALARM_FILL, fill_type="solid")
    return _rule(condition, DifferentialStyle(font=Font(bold=True, color=ALARM_INK), fill=fill))


def _rule(condition: str, style: DifferentialStyle) -> Rule:
    return Rule(type="expression", dxf=style, formula=[condition])

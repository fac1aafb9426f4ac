"""Find the header of a table: below titles, instructions and blank rows, in one row or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.roster.cells import one_line
from generator.roster.vocabulary import fold_label, label_foldings, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from generator.roster.grid import Grid

ROWS_SEARCHED = 100
"""How many rows with content are looked at; no export has more lines above its header."""
LONGEST_LABEL = 120
"""In characters; a longer cell is an instruction, unless it is one of the known questions."""
SURE, VAGUE = 1.0, 0.75
"""What a label counts for that means one field, and one of several or none that is read."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the labels of a table stand, and what they are.

    Attributes:
        first_row: the row number of the upper row, as Excel shows it.
        last_row: of the lower one; the same for a header in one row.
        labels: column letters to the label as typed; of two rows, both joined.
        score: how much the labels look like those of a roster; 0.0 when nothing is known.
    """

    first_row: int
    last_row: int
    labels: Mapping[str, str]
    score: float

    def cell_of(self, letter: str) -> str:
        """Return the cell a label stands in ("D3")."""
        return f"{letter}{self.last_row}"


def find_header(grid: Grid, own_labels: Collection[str] = ()) -> Header | None:
    """Return the header that knows most labels, the uppermost of equals; None without any.

    Args:
        grid: the worksheet.
        own_labels: folded labels that the settings map; they are as sure as known ones.
    """
    rows = _first_rows(grid)
    best: Header | None = None
    for place, (row_number, texts) in enumerate(rows):
        found = [_one_row(row_number, texts, own_labels)]
        if place + 1 < len(rows):
            found.append(_two_rows(grid, rows[place], rows[place + 1], own_labels))
        for header in found:
            if header.score > (best.score if best else 0.0):
                best = header
    return best


def _first_rows(grid: Grid) -> list[tuple[int, dict[str, str]]]:
    head = grid.frame.head(ROWS_SEARCHED)
    letters = list(head.columns)
    rows = []
    for row_number, *values in head.itertuples(name=None):
        pairs = zip(letters, values, strict=True)
        texts = {
            letter: one_line(value).value if isinstance(value, str) else ""
            for letter, value in pairs
            if value != ""
        }
        rows.append((int(row_number), texts))
    return rows


def _one_row(row_number: int, texts: Mapping[str, str], own_labels: Collection[str]) -> Header:
    labels = {letter: text for letter, text in texts.items() if text}
    return Header(row_number, row_number, labels, _score(labels, own_labels))


def _two_rows(
    grid: Grid,
    upper: tuple[int, Mapping[str, str]],
    lower: tuple[int, Mapping[str, str]],
    own_labels: Collection[str],
) -> Header:
    """Read two rows as one header: "Current" over "Title" is "Current Title"."""
    groups = _spread(upper[1], grid.frame.columns)
    labels: dict[str, str] = {}
    for letter in grid.frame.columns:
        label = lower[1].get(letter, "")
        joined = f"{groups.get(letter, '')} {label}".strip()
        alone = label or upper[1].get(letter, "")
        labels[letter] = joined if label and _is_known(joined, own_labels) else alone
    filled = {letter: text for letter, text in labels.items() if text}
    score = _score(filled, own_labels) if upper[0] + 1 == lower[0] else 0.0
    return Header(upper[0], lower[0], filled, score)


def _spread(upper: Mapping[str, str], letters: Iterable[str]) -> dict[str, str]:
    """Let a label over several columns count for each of them, up to the next one.

    Merged cells show as the label and empty cells; so do labels that are only centred over
    several columns, and all of them in a text table.
    """
    spread: dict[str, str] = {}
    label = ""
    for letter in letters:
        label = upper.get(letter) or label
        if label:
            spread[letter] = label
    return spread


def _is_known(label: str, own_labels: Collection[str]) -> bool:
    readings = load_vocabulary().readings
    return any(fold in readings or fold in own_labels for fold in label_foldings(label))


def _score(labels: Mapping[str, str], own_labels: Collection[str]) -> float:
    """Count the fields that the labels name; a label that comes twice counts once.

    A row without anything that could be a name or a job is no header: its score is 0.
    """
    readings = load_vocabulary().readings
    fields: dict[str, float] = {}
    for label in labels.values():
        if len(label) > LONGEST_LABEL:
            continue
        for fold in label_foldings(label):
            if fold in own_labels:
                fields[fold] = SURE
                break
            if known := readings.get(fold):
                fields[known.field or fold] = SURE if known.reading == "sure" else VAGUE
                break
    names = {"name", "first_name", "last_name", "target_role", "role_id", "email", "id"}
    looks_like_one = names & fields.keys() or any(fold in own_labels for fold in fields)
    return sum(fields.values()) if looks_like_one else 0.0


def repeats_header(header: Header, texts: Sequence[tuple[str, str]]) -> bool:
    """Return whether a row is the header once more, as at the top of each printed page.

    Args:
        header: the header found.
        texts: the row's filled cells, as (column letters, text).
    """
    same = sum(
        fold_label(header.labels.get(letter, "")) == fold_label(text) for letter, text in texts
    )
    return len(texts) > 1 and same == len(texts)

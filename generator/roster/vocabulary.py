"""What people call the columns of a roster, and the words they use for "nothing here".

The words are data (`labels.toml`); this module turns them into look-up tables, once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from generator.toml_folder import read_toml_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FieldKind = Literal["text", "long", "list", "name", "years", "date"]
Reading = Literal[
    "sure", "job-target", "job-likely-target", "job-present", "employer-either", "ignored"
]
"""How far a label says by itself which field its column holds."""

_BRACKETED = re.compile(r"[(\[{].*?[)\]}]")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_LETTER_OR_DIGIT = re.compile(r"[^\w]|_")
_LAST_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class RosterField:
    """One field of the roster, as `labels.toml` describes it.

    Attributes:
        about: one or two sentences for the documentation and the blank roster.
        labels: what people call it, as they write it.
    """

    name: str
    kind: FieldKind
    about: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelReading:
    """What a label means: a field and how sure that is; `field` is "" for ignored ones."""

    field: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The look-up tables made of `labels.toml`.

    Attributes:
        fields: by name, in the order of the documentation.
        readings: folded label to what it means.
        platforms: platform to folded label to field.
        education_parts: the columns that make up `education`, in the order they are joined.
        worksheets: "candidates" and "roles" to folded worksheet names.
        words: the other word lists, casefolded.
    """

    fields: Mapping[str, RosterField]
    readings: Mapping[str, LabelReading]
    platforms: Mapping[str, Mapping[str, str]]
    education_parts: tuple[str, ...]
    worksheets: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    months: Mapping[str, int]

    def kind_of(self, field: str) -> FieldKind:
        """Return the kind of a field; a part of `education` is text."""
        known = self.fields.get(field)
        return known.kind if known else "text"


def fold_label(label: str) -> str:
    """Return what two spellings of one label have in common: "Target_Role *" gives "targetrole".

    Case, accents, spaces, punctuation and what stands in brackets are left out.
    """
    without_brackets = _BRACKETED.sub(" ", label)
    text = without_brackets if _NO_LETTER_OR_DIGIT.sub("", without_brackets) else label
    plain = _HUMP.sub(" ", text).casefold()
    if not plain.isascii():
        split = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in split if not unicodedata.combining(sign))
    return _NO_LETTER_OR_DIGIT.sub("", plain) or plain.strip()


@lru_cache(maxsize=4096)  # each row of a worksheet's head is looked at alone and in pairs
def label_foldings(label: str) -> tuple[str, ...]:
    """Return the foldings to look a label up by, best first.

    "primary_education:major_names" is looked up whole, then as "major_names"; "Skill 2" whole,
    then as "Skill".
    """
    whole = fold_label(label)
    last_part = fold_label(label.rpartition(":")[2])
    found = [whole, last_part, _LAST_NUMBER.sub("", whole), _LAST_NUMBER.sub("", last_part)]
    return tuple(dict.fromkeys(folding for folding in found if folding))


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary, read once a process."""
    content = read_toml_folder(Path(__file__).parent)["labels"]
    words: dict[str, Any] = content["words"]
    return Vocabulary(
        fields={name: _field(name, table) for name, table in content["fields"].items()},
        readings=_readings(content),
        platforms={
            platform: _by_label(table.items()) for platform, table in content["platforms"].items()
        },
        education_parts=tuple(content["education_parts"]["order"]),
        worksheets={
            name: frozenset(fold_label(text) for text in texts)
            for name, texts in content["worksheets"].items()
        },
        words={
            name: frozenset(text.casefold() for text in texts)
            for name, texts in words.items()
            if isinstance(texts, list)
        },
        numbers=words["numbers"],
        months={name: int(number) for number, names in words["months"].items() for name in names},
    )


def _field(name: str, table: dict[str, Any]) -> RosterField:
    return RosterField(name, table["kind"], table["about"], tuple(table["labels"]))


def _by_label(fields: Iterable[tuple[str, list[str]]]) -> dict[str, str]:
    return {fold_label(label): field for field, labels in fields for label in labels}


def _readings(content: dict[str, Any]) -> dict[str, LabelReading]:
    """Later entries win, so the order here is from the vaguest to the surest reading."""
    either_job, parts = content["either_job"], content["education_parts"]
    sources: list[tuple[str, Reading, list[str]]] = [
        ("", "ignored", content["ignored"]["labels"]),
        ("target_employer", "employer-either", content["either_employer"]["labels"]),
        ("current_role", "job-present", either_job["present"]),
        ("target_role", "job-likely-target", either_job["likely_target"]),
        ("target_role", "job-target", either_job["target"]),
        *((part, "sure", parts[part]) for part in parts["order"] if part in parts),
        *((name, "sure", [name, *table["labels"]]) for name, table in content["fields"].items()),
    ]
    return {
        fold_label(label): LabelReading(field, reading)
        for field, reading, labels in sources
        for label in labels
    }

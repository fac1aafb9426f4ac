"""What a job itself deals in, which is no red flag when its people speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.prep_sheet.red_flags.words import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class OwnMatter:
    """What is the job's own matter.

    Attributes:
        kinds: kinds whose rules are silent but where the sentence turns to the speaker.
        classes: word classes that are the job's own matter.
    """

    kinds: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()


class Subjects:
    """The subjects of subjects.toml."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._subjects = [
            (
                {" ".join(word.split()) for word in table["titles"].split(",")},
                {" ".join(word.split()) for word in table["names"].split(",")},
                OwnMatter(frozenset(table["kinds"]), frozenset(table["classes"])),
            )
            for table in content.values()
        ]

    @lru_cache(maxsize=4096)  # noqa: B019 - one table lives as long as the process
    def of(self, title: str, own_subjects: tuple[str, ...]) -> OwnMatter:
        """Return the own matter of a job, by its title and what its profile calls its subjects."""
        line = f" {' '.join(split_words(title, {}).tokens)} "
        named = {subject.lower() for subject in own_subjects}
        met = [
            matter
            for titles, names, matter in self._subjects
            if names & named or any(f" {word} " in line for word in titles)
        ]
        return OwnMatter(
            frozenset().union(*(matter.kinds for matter in met)),
            frozenset().union(*(matter.classes for matter in met)),
        )

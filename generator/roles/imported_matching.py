"""Profiles for titles that only the imported library knows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.roles.role_library import IMPORTED_ID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.roles.imported_library import ImportedLibrary
    from generator.roles.role_library import RoleLibrary
    from generator.roles.title_index import TitleIndex

LEAST_LIKENESS = 0.75
"""From this share of shared words on an imported title is like another."""
LEAST_CHANCE = 0.4
"""The least chance that the words must give the group of a title that several groups have."""
SURE_OF_ANOTHER = 0.8
"""From this chance of another group on, an imported title is not believed: a growth hacker is
none of the tobacco trade's hackers."""
OWN_LIKENESS = 0.3
"""From this share of shared words on, one of several built-in profiles of an occupation is it."""


class ImportedMatcher:
    """Finds occupations of the imported library, and the built-in profiles that cover them.

    Args:
        library: the role library.
        imported: what was imported.
        index: the built-in titles.
    """

    def __init__(self, library: RoleLibrary, imported: ImportedLibrary, index: TitleIndex) -> None:
        self._imported = imported
        self._index = index
        self._by_soc: dict[str, list[str]] = defaultdict(list)
        for name, soc in library.soc_codes.items():
            self._by_soc[soc].append(name)

    def exactly(self, keys: tuple[str, ...], chances: Mapping[str, float]) -> str | None:
        """Return the id of the profile for a title that the imported library has, else None.

        Args:
            keys: the title's words, as they are compared.
            chances: the chance of each major group, for a title that several groups have.
        """
        codes = self._imported.find(keys)
        groups = {code[:2] for code in codes}
        if not codes:
            return None
        likeliest = max(sorted(groups), key=lambda group: chances.get(group, 0.0))
        if len(groups) > 1 and chances.get(likeliest, 0.0) < LEAST_CHANCE:
            return None
        others = (chance for group, chance in chances.items() if group not in groups)
        if max(others, default=0.0) >= SURE_OF_ANOTHER:
            return None
        return self._profile_for(next(code for code in codes if code[:2] == likeliest), keys)

    def by_likeness(
        self, keys: tuple[str, ...], head: str, chances: Mapping[str, float]
    ) -> tuple[str, float] | None:
        """Return the id of the profile for the likest imported title and the likeness, or None."""
        for code, words in self._imported.similar(keys):
            score = self._index.likeness(keys, words)
            if (
                score >= LEAST_LIKENESS
                and head in words
                and chances.get(code[:2], 0) >= LEAST_CHANCE
            ):
                return self._profile_for(code, keys), score
        return None

    def _profile_for(self, code: str, keys: tuple[str, ...]) -> str:
        """Return the built-in profile that covers an occupation, else the imported one's id.

        Codes that end in 9 gather what is left over of a field; no single profile covers them.
        """
        own = self._by_soc.get(code[:7], [])
        is_whole = code.endswith(".00") and not code[:7].endswith("9")
        if is_whole and len(own) == 1:
            return own[0]
        if own:
            best = [pair for pair in self._index.similar(keys) if pair[1].profile_id in own][:1]
            if best and best[0][0] >= OWN_LIKENESS:
                return best[0][1].profile_id
        return f"{IMPORTED_ID}{code}"

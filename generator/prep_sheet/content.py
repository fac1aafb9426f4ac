"""Everything that composing needs and that no candidate changes: loaded once per process."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.errors import ContentError
from generator.prep_sheet.banks import OWN_FILES, Place, parse_places
from generator.prep_sheet.language.grammar import Words
from generator.prep_sheet.library_facts import Trade, trade_of
from generator.prep_sheet.red_flags.finding import load_red_flag_rules
from generator.prep_sheet.scripts import ScriptPlan, parse_script_plans
from generator.toml_folder import read_toml_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.prep_sheet.red_flags.loading import RedFlagRules
    from generator.roles.model import RoleProfile
    from generator.roles.role_library import RoleLibrary
    from generator.settings import Section, Settings

BUILT_IN: Final = Path(__file__).parent / "phrases"


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a house, checked.

    Attributes:
        places: every place with its sentences, by name.
        plans: what each script is made of, by name.
        headings: every heading and label of the page, by key; see `phrases/headings.toml`.
        words: what the sentences need to know about English.
        tables: orders, cues and the like; see `phrases/tables.toml`.
        avoid_examples: a house's own examples of things to avoid, by profile id and kind.
        library: the role library, which the career is judged by.
        rules: how red flags are found.
        language: BCP 47.
        sections: which sections the page has, in order.
    """

    places: Mapping[str, Place]
    plans: Mapping[str, ScriptPlan]
    headings: Mapping[str, str]
    words: Words
    tables: Mapping[str, Any]
    avoid_examples: Mapping[str, Mapping[str, Mapping[str, str]]]
    library: RoleLibrary
    rules: RedFlagRules
    language: str
    sections: tuple[Section, ...]
    _trades: dict[int, Trade] = field(default_factory=dict, repr=False)

    def trade(self, profile: RoleProfile) -> Trade:
        """Return a profile made ready for telling; made once, and the profile kept with it."""
        found = self._trades.get(id(profile))
        if found is None:
            found = self._trades[id(profile)] = trade_of(profile)
        return found


def load_content(settings: Settings, library: RoleLibrary) -> Content:
    """Return the built-in words with a house's own over them, all checked.

    Args:
        settings: `[content] folder` names the folder of a house's own words.
        library: the role library of the run.

    Raises:
        ContentError: a file cannot be read or holds something that cannot be used; the message
            names file, key and what is wrong.
    """
    built_in = _read(BUILT_IN)
    own = _read(settings.content.folder) if settings.content.folder else {}
    words = Words.of(_merged("language", built_in, own))
    headings = {key: str(text) for key, text in _merged("headings", built_in, own).items()}
    rules = load_red_flag_rules()
    places = parse_places(_banks(built_in), words.unnoticed)
    if own:
        from generator.prep_sheet.own_words import OwnWordsCheck

        OwnWordsCheck(places, _merged("headings", built_in, {}), words.unnoticed, rules).check(own)
        places = parse_places([*_banks(built_in), *_banks(own)], words.unnoticed)
    return Content(
        places=places,
        plans=_plans(_merged("scripts", built_in, own), headings, places),
        headings=headings,
        words=words,
        tables=_merged("tables", built_in, own),
        avoid_examples=_merged("avoid_examples", built_in, own),
        library=library,
        rules=rules,
        language=settings.document.language,
        sections=settings.document.sections,
    )


def _plans(
    tables: Mapping[str, Any], headings: Mapping[str, str], places: Mapping[str, Place]
) -> dict[str, ScriptPlan]:
    try:
        plans = parse_script_plans(tables, headings)
    except (KeyError, TypeError) as error:
        raise ContentError(f"scripts.toml: {error.args[0]!r} is missing or not known") from error
    for plan in plans.values():
        for place in plan.places():
            if place not in places:
                raise ContentError(f"scripts.toml, {plan.name}: there is no place {place!r}")
    return plans


def _merged(
    stem: str, built_in: Mapping[str, dict[str, Any]], own: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """Return one file's keys, a house's own over the built-in ones."""
    return {**built_in.get(stem, {}), **own.get(stem, {})}


def _banks(files: Mapping[str, dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    return [(f"{stem}.toml", found) for stem, found in files.items() if stem not in OWN_FILES]


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    if not folder.is_dir():
        raise ContentError(
            f"{folder}: there is no such folder", "[content] folder names the folder of own words."
        )
    try:
        return read_toml_folder(folder)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        name = Path(error.__notes__[0]).name
        raise ContentError(f"{name}: is not TOML: {error}") from error
    except OSError as error:
        raise ContentError(f"{folder}: cannot be read: {error.strerror}") from error

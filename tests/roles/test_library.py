"""The built-in role library: whole, in its grammatical forms, deep, and each fact its own."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from generator.roles.model import AVOID_KINDS, RoleProfile, ThingsToAvoidInTrade
from tests.roles.library_files import (
    FOLDER,
    all_profiles,
    families,
    lists_of,
    occupations,
    tables_by_file,
    texts_of,
)
from tests.roles.profile_faults import faults_of

CIVILIAN = [str(number) for number in range(11, 55, 2)]
"""The 22 civilian major groups of SOC 2018."""
MOST_PLACED = ["11", "13", "15", "17", "25", "27", "29", "41", "43"]
"""Those that agencies and career offices place most."""
BANNED = Path(__file__).resolve().parents[2] / "generator" / "prep_sheet" / "banned_words.toml"


@pytest.mark.parametrize("stem", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_every_profile_of_a_group_is_whole_and_fits_its_frames(stem: str) -> None:
    tables = tables_by_file()[stem]
    assert tables, "the file holds profiles"
    faults = [
        fault
        for name, table in tables.items()
        for fault in faults_of(name, RoleProfile.model_validate({"id": name, **table}))
    ]
    assert faults == []


@pytest.mark.parametrize("stem", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_a_file_holds_one_group_with_its_family_first(stem: str) -> None:
    tables = tables_by_file()[stem]
    group = stem[:2]
    first, *_ = tables
    assert first == f"family-{group}"
    assert tables[first]["soc"] == f"{group}-0000"
    for name, table in tables.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name), name
        assert re.fullmatch(group + r"-\d{4}", str(table["soc"])), name
    assert [name for name, table in tables.items() if str(table["soc"]).endswith("-0000")] == [
        first
    ]


def test_no_id_stands_in_two_files() -> None:
    names = Counter(name for tables in tables_by_file().values() for name in tables)
    assert names
    assert [name for name, count in names.items() if count > 1] == []


def test_no_title_means_two_jobs() -> None:
    owners: dict[str, set[str]] = {}
    for name, profile in occupations().items():
        for title in (profile.title, profile.spoken, *profile.aliases):
            key = re.sub(r"[^a-z0-9+#]+", " ", title.casefold()).strip()
            owners.setdefault(key, set()).add(name)
    assert owners
    assert {title: names for title, names in owners.items() if len(names) > 1} == {}


def test_no_title_is_meaningless() -> None:
    meaningless = {"consultant", "associate", "intern", "manager", "assistant", "officer", "staff"}
    meaningless |= {"analyst", "engineer", "specialist", "coordinator", "executive", "trainee"}
    aliases = {
        (alias.casefold(), name)
        for name, profile in occupations().items()
        for alias in profile.aliases
    }
    assert [pair for pair in aliases if pair[0] in meaningless] == []


def test_every_field_has_its_family_and_enough_occupations() -> None:
    counts = Counter(profile.major_group for profile in occupations().values())
    assert {profile.major_group for profile in families().values()} == {*CIVILIAN, "55"}
    assert counts.total() >= 220
    assert {group: counts[group] for group in CIVILIAN if counts[group] < 6} == {}
    assert {group: counts[group] for group in MOST_PLACED if counts[group] < 15} == {}


def facts_of(profile: RoleProfile) -> set[str]:
    """Return the facts that tailor a sheet, in lower case: no titles, no own subjects."""
    facts = {
        fact.casefold()
        for key, values in lists_of(profile)
        if key != "own_subjects"
        for fact in values
    }
    for skill in profile.skills:
        facts |= {skill.done_well.casefold(), skill.next.casefold(), skill.example.casefold()}
    if profile.avoid is not None:
        facts |= _avoided(profile.avoid)
    facts |= {follow_up.question.casefold() for follow_up in profile.follow_ups}
    return facts | {profile.fit.casefold(), profile.commitment.casefold(), profile.value.casefold()}


def _avoided(avoid: ThingsToAvoidInTrade) -> set[str]:
    return {
        text.casefold()
        for kind in AVOID_KINDS
        for text in (
            getattr(avoid, kind).tempting,
            getattr(avoid, kind).hears,
            getattr(avoid, kind).instead,
        )
    }


def test_no_two_profiles_share_more_than_a_quarter_of_their_facts() -> None:
    facts = {name: facts_of(profile) for name, profile in all_profiles().items()}
    assert facts
    close = [
        (one, other)
        for one, other in itertools.combinations(facts, 2)
        if 4 * len(facts[one] & facts[other]) > min(len(facts[one]), len(facts[other]))
    ]
    assert close == []


def test_no_fact_serves_more_than_a_handful_of_profiles() -> None:
    names_of_things = {"tools", "next_steps_near", "next_steps_long", "own_subjects", "gatherings"}
    counts: Counter[str] = Counter()
    for profile in all_profiles().values():
        for key, facts in lists_of(profile):
            if key not in names_of_things:
                counts.update({fact.casefold() for fact in facts})
        counts.update({skill.done_well.casefold() for skill in profile.skills})
    assert counts
    assert {fact: count for fact, count in counts.items() if count > 5} == {}


def test_no_sentence_of_a_trade_stands_in_two_profiles() -> None:
    owners: dict[str, set[str]] = {}
    for name, profile in all_profiles().items():
        if profile.avoid is not None:
            for text in _avoided(profile.avoid):
                owners.setdefault(text, set()).add(name)
    assert owners
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


def test_the_library_is_free_of_banned_words() -> None:
    banned = tomllib.loads(BANNED.read_text(encoding="utf-8"))
    never = re.compile(
        r"(?<![\w-])(" + "|".join(map(re.escape, banned["never"])) + r")(?![\w-])", re.IGNORECASE
    )
    terms = re.compile("|".join(map(re.escape, banned["trade_terms"])), re.IGNORECASE)
    found = [
        f"{name}.{path}: {hit.group()}: {text}"
        for name, profile in all_profiles().items()
        for path, text in texts_of(profile)
        if not path.startswith("aliases")
        for hit in never.finditer(terms.sub(" ", text))
    ]
    assert never.search("a dynamic, fast-paced team")
    assert found == []

"""The files of `matching_data/` fit together."""

from __future__ import annotations

from collections import defaultdict

from generator.roles.evidence import load_evidence
from generator.roles.fields import field_phrases
from generator.roles.matching_words import FOLDER, matching_words
from generator.roles.title_words import all_keys, read_words
from generator.toml_folder import read_toml_folder

GROUPS = set("11 13 15 17 19 21 23 25 27 29 31 33 35 37 39 41 43 45 47 49 51 53 55".split())  # noqa: SIM905 - reads as the list it is


def test_no_phrase_speaks_of_two_fields() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for group, phrases in read_toml_folder(FOLDER)["fields"].items():
        for phrase in phrases:
            owners[phrase].add(group)
    assert len(owners) > 5000
    assert {keys: groups for keys, groups in owners.items() if len(groups) > 1} == {}


def test_phrases_stand_in_the_form_in_which_titles_are_compared() -> None:
    phrases = list(field_phrases())
    written = {phrase: " ".join(all_keys(read_words(phrase.split()))) for phrase in phrases}
    assert written
    assert {one: other for one, other in written.items() if one != other} == {}


def test_every_field_has_phrases_and_evidence() -> None:
    assert set(field_phrases().values()) == GROUPS
    assert set(load_evidence().groups) == GROUPS


def test_bare_heads_tell_groups_that_there_are() -> None:
    known = matching_words()
    assert set(known.telling_heads.values()) <= GROUPS
    assert not set(known.telling_heads) & known.sayable_heads


def test_short_forms_are_in_the_form_they_are_looked_up_in() -> None:
    known = matching_words()
    for short in (*known.short_forms, *known.contextual):
        assert short == short.lower().replace(".", ""), short
    assert not set(known.short_forms) & set(known.contextual)


def test_every_meaning_can_be_told_by_words() -> None:
    known = matching_words()
    assert known.contextual
    for short, form in known.contextual.items():
        assert form.otherwise or form.meanings, short
        assert all(meaning.when for meaning in form.meanings), short


def test_the_evidence_names_its_source() -> None:
    head = (FOLDER / "evidence.tsv").read_text(encoding="utf-8")[:600]
    assert "O*NET 27.0" in head
    assert "CC BY 4.0" in head

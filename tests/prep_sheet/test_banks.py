from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest

from generator.errors import ContentError
from generator.prep_sheet.banks import parse_places
from generator.prep_sheet.content import BUILT_IN
from generator.prep_sheet.facts import BITS, SITUATION_BITS, bits_of
from generator.prep_sheet.sentences import LONGEST_SENTENCE
from tests.prep_sheet.people import content
from tests.prep_sheet.sampling import banned

STAGES = ("student", "first_job", "early", "mid", "senior", "executive")
COMMON = [
    "role",
    "a_role",
    "roles",
    "craft",
    "a_craft",
    "crafts",
    "here",
    "department",
    "team",
    "people",
    "field",
    "responsibility",
    "responsibility2",
    "daily",
    "daily_list",
    "gathering",
    "gain",
    "gain2",
    "gains",
    "belief",
    "legacy",
    "lead",
    "juniors",
    "juniors_get",
    "trend",
    "trend2",
    "stock_skill",
    "stock_skills",
    "stock_well",
    "stock_next",
    "stock_project",
    "stock_training",
]
OWN = ["employer", "employers", "skill", "skill2", "skills", "skills2", "well", "well2", "next"]
GIVEN = ["project", "training"]
SPOKEN = [name for name in content().places if name.startswith(("near_", "long_"))]
ONLY_FOR_SOME = {"near_bridge"}
NAMED = {
    "one skill": [*COMMON, "skill"],
    "two skills": [*COMMON, "skill", "skill2", "skills2", "skills"],
    "a project": [*COMMON, "project"],
    "a project, one skill": [*COMMON, "project", "skill"],
    "training": [*COMMON, "training"],
    "an opportunity": [*COMMON, "opportunity"],
    "an opportunity, training": [*COMMON, "opportunity", "training"],
    "a mission": [*COMMON, "employer", "employers", "mission"],
    "no title": [name for name in COMMON if "role" not in name and "craft" not in name],
}
DISAGREES = re.compile(
    r"\b(?:my|your|own) \{(?:stock_)?skill"  # "my reading drawings"
    r"|(?<!in )(?<!about )(?<!from )\{(?:stock_)?(?:skill|training|opportunity|gain)s?2?\} "
    r"(?:isn't|aren't|doesn't|is|are|has|was|does|gives|takes|comes|goes|needs)\b"
)
"""Skills are of any number and form ("reading drawings", "X-rays"), and so is what rows name."""


def test_each_place_of_a_script_has_ten_constructions_for_everybody() -> None:
    assert len(SPOKEN) > 20
    thin = []
    for name, stage in itertools.product(SPOKEN, STAGES):
        for known in ([*COMMON], [*COMMON, *OWN, *GIVEN]):
            tiers = (
                content()
                .places[name]
                .tiers(bits_of(known, BITS), SITUATION_BITS[stage] | SITUATION_BITS["known"])
            )
            count = len(tiers[0]) if tiers else 0
            is_optional = name in ONLY_FOR_SOME or name.endswith("carry")
            if count < 10 and not is_optional:
                thin.append(f"{name}, {stage}, {'own' if 'skill' in known else 'stock'}: {count}")
    assert thin == []


@pytest.mark.parametrize("named", NAMED)
def test_rows_that_name_little_have_ten_as_well(named: str) -> None:
    thin = []
    for name, stage in itertools.product(SPOKEN, STAGES):
        situation = SITUATION_BITS[stage] | SITUATION_BITS["known"]
        tiers = content().places[name].tiers(bits_of(NAMED[named], BITS), situation)
        if len(tiers[0] if tiers else ()) < 10 and name not in ONLY_FOR_SOME:
            thin.append(f"{name}, {stage}")
    assert [one for one in thin if not one.split(",")[0].endswith("carry")] == []


def test_no_sentence_asks_a_fact_for_a_number_or_form_it_may_not_have() -> None:
    texts = [
        sentence.text
        for place in content().places.values()
        for group in place.groups
        for sentence in group.sentences
    ]
    assert any("{skill}" in text for text in texts)
    assert [text for text in texts if DISAGREES.search(text)] == []


@pytest.mark.parametrize("place", ["start_keep", "start_hears", "start_turn"])
def test_start_here_has_six_sentences_a_situation(place: str) -> None:
    groups = content().places[place].groups
    assert len(groups) > 2
    assert [group for group in groups if len(group.sentences) < 6] == []


def test_each_doubt_has_five_ways_to_be_said() -> None:
    by_situation: Counter[int] = Counter()
    for group in content().places["question_doubt"].groups:
        by_situation[group.suits] += len(group.sentences)
    assert len(by_situation) > 10
    assert min(by_situation.values()) >= 5


def test_somebody_of_whom_nothing_is_known_has_ten_as_well() -> None:
    for name in SPOKEN:
        tiers = content().places[name].tiers(BITS["here"], SITUATION_BITS["early"])
        if name not in ONLY_FOR_SOME and not name.endswith("carry"):
            assert sum(map(len, tiers)) >= 10, name


def test_changers_returners_and_students_speak_for_themselves() -> None:
    known = bits_of(["previous", "a_previous", "here"], BITS)
    for situation in ("change", "return"):
        for name in ("near_thanks", "near_bridge"):
            tiers = content().places[name].tiers(known, SITUATION_BITS[situation])
            assert len(tiers[0]) >= 8, (name, situation)
    student = content().places["near_carry"].tiers(0, SITUATION_BITS["student"])
    assert len(student[0]) >= 6


def test_no_two_sentences_of_a_place_are_alike() -> None:
    for place in content().places.values():
        texts = [one.text for group in place.groups for one in group.sentences]
        assert texts
        assert len(texts) == len(set(texts)), place.name


def test_the_banks_keep_to_the_house_style() -> None:
    files = sorted(BUILT_IN.glob("*.toml"))
    assert len(files) > 6
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert "\u2014" not in text, file.name
        found = banned().search(text)
        assert found is None, (file.name, found)


def test_no_sentence_is_too_long_before_its_facts() -> None:
    for place in content().places.values():
        for group in place.groups:
            for sentence in group.sentences:
                for wording in sentence.wordings:
                    for own, names in wording.lengths:
                        assert own + len(names) <= LONGEST_SENTENCE, sentence.text


def test_a_more_specific_group_speaks_first() -> None:
    files = [
        (
            "own.toml",
            {
                "place": [
                    {"says": ["plain"]},
                    {"needs": ["gains"], "says": ["trade {gains}"]},
                    {"needs": ["project"], "says": ["own {project}"]},
                    {"suits": ["student"], "rank": 9, "says": ["student"]},
                ]
            },
        )
    ]
    place = parse_places(files, frozenset())["place"]

    def first(names: list[str], stage: str) -> str:
        wording = place.tiers(bits_of(names, BITS), SITUATION_BITS[stage])[0][0][0]
        return wording.parts[0][0].text.strip()

    assert first([], "mid") == "plain"
    assert first(["gains"], "mid") == "trade"
    assert first(["gains", "project"], "mid") == "own"
    assert first(["gains", "project"], "student") == "student"


def test_a_later_file_adds_or_replaces() -> None:
    base = ("a.toml", {"place": [{"says": ["one"]}]})
    added = parse_places([base, ("b.toml", {"place": [{"says": ["two"]}]})], frozenset())
    assert [len(group.sentences) for group in added["place"].groups] == [1, 1]
    replaced = ("b.toml", {"place": [{"replaces": True, "says": ["two"]}]})
    only = parse_places([base, replaced], frozenset())["place"].groups
    assert [one.text for group in only for one in group.sentences] == ["two"]


@pytest.mark.parametrize(
    ("table", "where", "what"),
    [
        ({"place": "x"}, "own.toml, place", "is no list"),
        ({"place": [{"say": ["x"]}]}, "own.toml, place[0]", "no list `says`"),
        ({"place": [{"says": ["x"], "who": 1}]}, "own.toml, place[0]", "'who'"),
        ({"place": [{"says": ["the {projct}"]}]}, "own.toml, place[0].says[0]", "{projct}"),
        ({"place": [{"says": ["the {project"]}]}, "own.toml, place[0].says[0]", "not closed"),
        ({"place": [{"says": ["[this|that"]}]}, "own.toml, place[0].says[0]", "not closed"),
        ({"place": [{"says": [7]}]}, "own.toml, place[0].says[0]", "no sentence"),
        ({"place": [{"says": ["x"], "needs": ["fame"]}]}, "place[0].needs", "'fame'"),
        ({"place": [{"says": ["x"], "suits": ["tall"]}]}, "place[0].suits", "'tall'"),
    ],
)
def test_a_fault_in_a_bank_names_file_key_and_what(table: dict, where: str, what: str) -> None:
    with pytest.raises(ContentError) as error:
        parse_places([("own.toml", table)], frozenset())
    assert where in error.value.message
    assert what in error.value.message

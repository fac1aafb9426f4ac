"""The four scripts: beats of sentences that fit their speaking time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.prep_sheet.model import Beat, Script, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.prep_sheet.voice import Said, Voice

WORDS_A_MINUTE: Final = 140
"""How fast people speak when they are asked something; BRIEF, "The scripts"."""
OPTIONAL: Final = "?"
SPARE: Final = "+"
_SPACE: Final = Span(" ")
_EMPLOYER: Final = frozenset({"here", "employer", "employers"})
"""Facts that name the employer; from then on the script says "here"."""


@dataclass(frozen=True, slots=True)
class BeatPlan:
    """A labelled paragraph of a script.

    Attributes:
        label: as printed; "" for a short script.
        outlines: the orders of places it may take, each place with its kind: "?" is left out of a
            script that grew too long, "+" only comes into one that is too short.
    """

    label: str
    outlines: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class ScriptPlan:
    """What a script is made of.

    Attributes:
        name: "near_term_full".
        beats: in order.
        seconds: the least and the most it may take to say.
        aim: the least and the most it should take.
    """

    name: str
    beats: tuple[BeatPlan, ...]
    seconds: tuple[int, int]
    aim: tuple[int, int]

    def places(self) -> set[str]:
        """Return the name of every place that the script may use."""
        outlines = [outline for beat in self.beats for outline in beat.outlines]
        return {place for outline in outlines for place, _ in outline}

    @property
    def most_words(self) -> int:
        """How many words can be said in the most seconds it may take, with a breath to spare."""
        return self.seconds[1] * WORDS_A_MINUTE // 63


@dataclass(slots=True)
class _Line:
    """A sentence in its place in the script."""

    beat: int
    said: Said
    kind: str
    is_in: bool


def speaking_seconds(words: int) -> int:
    """Return how long so many words take to say, in seconds."""
    return round(words * 60 / WORDS_A_MINUTE)


def compose_script(plan: ScriptPlan, voice: Voice) -> tuple[Script, list[Said]]:
    """Return a script, and the sentences it was made of."""
    lines = _lines(plan, voice)
    _fit(lines, plan, voice)
    said = [line.said for line in lines if line.is_in]
    spans: list[list[Span]] = [[] for _ in plan.beats]
    facts = voice.story.facts
    for line in lines:
        if line.is_in:
            paragraph = spans[line.beat]
            paragraph.extend(
                [_SPACE, *line.said.wording.filled(facts)]
                if paragraph
                else line.said.wording.filled(facts)
            )
            if not _EMPLOYER.isdisjoint(line.said.wording.names):
                facts = voice.story.facts_once_named
    beats = tuple(
        Beat(beat.label, tuple(paragraph))
        for beat, paragraph in zip(plan.beats, spans, strict=True)
        if paragraph
    )
    words = sum([beat.text.count(" ") + 1 for beat in beats])
    return Script(beats, speaking_seconds(words)), said


def _lines(plan: ScriptPlan, voice: Voice) -> list[_Line]:
    used: set[str] = set()
    lines: list[_Line] = []
    for at, beat in enumerate(plan.beats):
        turn = voice.choices.number(f"{plan.name}.{at}") % len(beat.outlines)
        for place, kind in beat.outlines[turn]:
            said = voice.choose(place, used)
            if said is not None:
                lines.append(_Line(at, said, kind, is_in=kind != SPARE))
    return lines


def _fit(lines: Sequence[_Line], plan: ScriptPlan, voice: Voice) -> None:
    """Take sentences in or out until the script can be said in its time."""
    least, most = (bound * WORDS_A_MINUTE // 60 for bound in plan.aim)
    words = _words(lines)
    for line in lines:
        if words < least and line.kind == SPARE:
            line.is_in = True
            words += line.said.word_count
    if words > most:
        for line in voice.choices.some([one for one in lines if one.kind], len(lines), plan.name):
            if line.is_in and words > most and words - line.said.word_count >= least:
                line.is_in = False
                words -= line.said.word_count
    if words > plan.most_words:
        _shorten(lines, plan, voice)


def _shorten(lines: Sequence[_Line], plan: ScriptPlan, voice: Voice) -> None:
    """Say long sentences shorter, leave out what can be; the most specific ones go last."""
    for is_any in (False, True):
        for line in sorted(lines, key=lambda one: -one.said.word_count):
            if line.is_in and _words(lines) > plan.most_words:
                line.said = voice.shortest(line.said, is_any=is_any)
        for line in lines:
            if line.is_in and line.kind and _words(lines) > plan.most_words:
                line.is_in = False


def _words(lines: Sequence[_Line]) -> int:
    return sum([line.said.word_count for line in lines if line.is_in])


def parse_script_plans(
    table: Mapping[str, Mapping[str, object]], labels: Mapping[str, str]
) -> dict[str, ScriptPlan]:
    """Return the plans of `scripts.toml` by name ("near_term_full").

    Raises:
        KeyError: a plan lacks a key, or a beat's label has no heading.
    """
    return {name: _parse_plan(name, one, labels) for name, one in table.items()}


def _parse_place(text: str) -> tuple[str, str]:
    """Return a place and its kind: ("near_close", "?") for "near_close?"."""
    place = text.rstrip(OPTIONAL + SPARE)
    return place, text[len(place) :]


def _parse_plan(name: str, table: Mapping[str, object], labels: Mapping[str, str]) -> ScriptPlan:
    beats = table["beats"]
    seconds = table["seconds"]
    aim = table["aim"]
    assert isinstance(beats, list)  # noqa: S101 - mypy's view of TOML
    return ScriptPlan(
        name=name,
        beats=tuple(
            BeatPlan(
                label=labels[beat["label"]] if beat["label"] else "",
                outlines=tuple(tuple(map(_parse_place, one)) for one in beat["outlines"]),
            )
            for beat in beats
        ),
        seconds=(seconds[0], seconds[1]),  # type: ignore[index]
        aim=(aim[0], aim[1]),  # type: ignore[index]
    )

"""Print prep sheets as Markdown, to read aloud: `python tools/print_sheet.py ROSTER [ROW ...]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.prep_sheet.composing import compose_prep_sheet
from generator.prep_sheet.content import load_content
from generator.roles.matching import TitleContext, find_role_profile
from generator.roles.role_library import load_role_library
from generator.roster.reading import read_roster
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.prep_sheet.content import Content
    from generator.prep_sheet.model import Horizon, PrepSheet, Script
    from generator.roster.model import Candidate


def sheet_of(candidate: Candidate, content: Content) -> PrepSheet:
    """Return a candidate's prep sheet."""
    context = TitleContext(
        candidate.target_employer,
        candidate.department,
        candidate.skills,
        candidate.notes,
        candidate.current_role,
    )
    match = find_role_profile(candidate.target_role, context, content.library)
    return compose_prep_sheet(candidate, match, content)


def markdown_of(sheet: PrepSheet, content: Content) -> Iterator[str]:
    """Yield a prep sheet's lines."""
    label = content.headings
    yield f"# {sheet.name}: {sheet.target_role}, {sheet.target_employer or '-'}"
    yield (
        f"({sheet.career.stage}{' change' * sheet.career.is_change}"
        f"{' return' * sheet.career.is_return}{' step-down' * sheet.career.is_step_down}; "
        f"was {sheet.career.previous or '-'}; profile {sheet.role_profile_id} "
        f"{sheet.role_match}; spoken {sheet.spoken_role}; own {sheet.own_share:.0%}; "
        f"missing {', '.join(sheet.missing) or '-'})"
    )
    if sheet.start_here:
        yield f"\n## {label['start_here']}\n{sheet.start_here}"
    yield f"\n## {label['question']}"
    for name in ("fit", "commitment", "value", "doubt"):
        yield f"- **{label[name]}.** {getattr(sheet.question, name)}"
    yield f"\n## {label['leads']}"
    for name in ("next_steps", "learned", "gains"):
        yield f"- **{label[name]}.** {getattr(sheet.leads, name)}"
    yield from _horizon(label["near_term"], sheet.near_term)
    yield from _horizon(label["long_term"], sheet.long_term)
    yield f"\n## {label['avoid']}"
    for thing in sheet.avoid:
        own = f" [own words, {thing.cell}]" if thing.is_own_words else ""
        yield f"- **{thing.title}**{own}: “{thing.tempting}” | {thing.hears} | “{thing.instead}”"
    yield from _yours(sheet, content)


def _horizon(heading: str, horizon: Horizon) -> Iterator[str]:
    yield f"\n## {heading}"
    yield from _script("full", horizon.full)
    yield from _script("short", horizon.short)


def _script(name: str, script: Script) -> Iterator[str]:
    yield f"_{name}, {script.speaking_seconds} s_"
    for beat in script.beats:
        words = "".join(
            span.text
            if span.source is None
            else f"*{span.text}*"
            if span.source == "library"
            else f"**{span.text}**"
            for span in beat.spans
        )
        yield f"- {beat.label}: {words}" if beat.label else f"- {words}"


def _yours(sheet: PrepSheet, content: Content) -> Iterator[str]:
    label = content.headings
    yours = sheet.yours
    yield f"\n## {label['make_it_yours']}"
    yield f"### {label['find_out']}"
    yield from (f"- {line}" for line in yours.find_out)
    yield f"### {label['examples']}"
    yield from (f"- **{one.skill}:** {one.prompt}" for one in yours.examples)
    yield f"### {label['follow_ups']}"
    yield from (f"- “{one.question}” {one.answer}" for one in yours.follow_ups)
    yield f"### {label['questions']}"
    yield from (f"- “{line}”" for line in yours.questions)
    yield f"### {label['practice']}"
    yield from (f"- [ ] {line}" for line in yours.practice)


def main(roster: str, *rows: str) -> None:
    """Print the prep sheets of a roster's rows, all without any."""
    content = load_content(Settings(), load_role_library(Settings().roles))
    for candidate in read_roster(Path(roster), Settings()).candidates:
        if not rows or str(candidate.row_number) in rows:
            print("\n".join(markdown_of(sheet_of(candidate, content), content)), end="\n\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""`prepsheets template`: the built-in Word template to restyle, and a check of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import EXISTING_FILE, find_settings, settings_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.settings import Settings
    from generator.word.own_template import CheckedTemplate


@click.group(
    epilog="\b\nExamples:\n"
    "  prepsheets template export house.docx\n"
    "  prepsheets template check house.docx\n"
    "  prepsheets generate roster.xlsx --template house.docx"
)
def template() -> None:
    """Make a Word template of one's own, and check it."""


@template.command(epilog="Example: prepsheets template export house.docx")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@settings_option
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def export(file: Path, settings_path: Path | None, *, force: bool) -> None:
    """Write the built-in design with its tags to FILE, to restyle in Word.

    Change fonts, colours, order and wording as you like; what stands in {{ }} and {% %} is filled
    in for each candidate. docs/template.md lists every name that may stand there.
    """
    from generator.errors import OutputError
    from generator.files import write_atomically
    from generator.word.export import export_template

    if file.exists() and not force:
        raise click.UsageError(f"{file} is there already; --force writes over it.")
    settings = find_settings(settings_path, file)
    content = export_template(settings, _headings(settings))
    try:
        write_atomically(file, content)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written: {error.strerror}") from error
    click.echo(f"Wrote {file}. Restyle it in Word, then: prepsheets template check {file}")


@template.command(epilog="Example: prepsheets template check house.docx --sample look.docx")
@click.argument("file", type=EXISTING_FILE)
@settings_option
@click.option(
    "--sample",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a sample sheet, each text its own name, to look at in Word.",
)
def check(file: Path, settings_path: Path | None, sample: Path | None) -> None:
    """Check a template of one's own: every tag, every variable, and a sample.

    Exits 4 when the template cannot be used.
    """
    from generator.word.own_template import check_template
    from generator.word.sample import full_sample

    headings = _headings(find_settings(settings_path, file))
    checked = check_template(file, headings)
    _print_tags(checked)
    _print_faults(checked)
    if sample is not None and checked.compiled is not None:
        sample.write_bytes(checked.compiled.render(full_sample(headings)))
        click.echo(f"Wrote {sample}.")


def _headings(settings: Settings) -> Mapping[str, str]:
    from generator.prep_sheet.content import load_content
    from generator.roles.role_library import load_role_library

    return load_content(settings, load_role_library(settings.roles)).headings


def _print_tags(checked: CheckedTemplate) -> None:
    from itertools import groupby

    from generator.word.variable_types import sheet_type

    click.echo(f"{checked.name}: {len(checked.tags)} tags")
    for part, tags in groupby(checked.tags, key=lambda tag: tag.part):
        click.echo(f"\n{part}")
        for tag in tags:
            place = f"paragraph {tag.paragraph}" if tag.paragraph else ""
            gives = f"   gives {', '.join(tag.gives)}" if tag.gives else ""
            click.echo(f"  {place:<14} {tag.tag}{gives}")
    click.echo(f"\nAnywhere: {', '.join(sheet_type().fields)}")


def _print_faults(checked: CheckedTemplate) -> None:
    errors = [fault.as_error(checked.name) for fault in checked.faults]
    if not errors:
        click.echo("No fault found; a full and a bare sample were rendered.")
        return
    for error in errors[:-1]:
        click.echo(f"{error.message} {error.hint}".rstrip(), err=True)
    raise errors[-1]

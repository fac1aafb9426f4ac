"""The settings of a house, as `prepsheets.toml` holds them; every one has a default."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from generator.errors import SettingsError

Section = Literal[
    "start_here", "question", "leads", "near_term", "long_term", "avoid", "make_it_yours"
]
SECTIONS: tuple[Section, ...] = (
    "start_here",
    "question",
    "leads",
    "near_term",
    "long_term",
    "avoid",
    "make_it_yours",
)
HexColour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HouseSettings(_Table):
    """`[house]`: who hands the prep sheets over, and what they look like.

    Attributes:
        logo: PNG or JPEG; a relative path stands beside the settings file.
        logo_alt: what a screen reader says for the logo; the house's name when empty.
        footer: the footer's line; the house's name when empty.
    """

    name: str = ""
    logo: Path | None = None
    logo_alt: str = ""
    colour: HexColour = "#1F4E5F"
    heading_font: str = "Calibri"
    body_font: str = "Calibri"
    footer: str = ""


class DocumentSettings(_Table):
    """`[document]`: the prep sheets themselves.

    Attributes:
        date: the documents' own date. None: a fixed one, so that two runs give the same bytes.
        language: BCP 47, for the spelling checker and screen readers.
        sections: which sections, in which order.
        template: one's own Word template; a relative path stands beside the settings file.
    """

    paper: Literal["A4", "Letter"] = "A4"
    date: dt.date | None = None
    language: str = "en-GB"
    sections: tuple[Section, ...] = SECTIONS
    template: Path | None = None


class RosterSettings(_Table):
    """`[roster]`: how to read rosters.

    Attributes:
        worksheet: the worksheet of the candidates; "" to find it.
        platform: "" or the platform the rosters are exported from.
        date_order: what 03/04/2026 means.
        unpacked_megabytes: a workbook that unpacks to more is refused.
        cells: a worksheet of more cells is refused.
    """

    worksheet: str = ""
    platform: Literal["", "handshake", "greenhouse", "lever", "bullhorn", "icims"] = ""
    date_order: Literal["day-first", "month-first"] = "day-first"
    unpacked_megabytes: int = Field(default=1024, ge=1)
    cells: int = Field(default=50_000_000, ge=1)


class RoleSettings(_Table):
    """`[roles]`: titles mapped by hand, and profiles of one's own.

    Attributes:
        titles: a title as typed in rosters to a profile's id.
        folder: TOML files of own profiles; a relative path stands beside the settings file.
    """

    titles: dict[str, str] = Field(default_factory=dict)
    folder: Path | None = None


class ContentSettings(_Table):
    """`[content]`: a house's own words; a relative path stands beside the settings file."""

    folder: Path | None = None


NAME_FIELDS = ("name", "target_role", "target_employer", "cohort", "coach", "id")


def _known_fields(pattern: str) -> str:
    """Hold a pattern for file names against the fields that there are."""
    try:
        pattern.format(**dict.fromkeys(NAME_FIELDS, ""))
    except (KeyError, IndexError, ValueError, AttributeError):
        raise ValueError(f"use only {{{'}, {'.join(NAME_FIELDS)}}}") from None
    return pattern


class OutputSettings(_Table):
    """`[output]`: files and folders.

    Attributes:
        name: the documents' file names, without ending. Fields: name, target_role,
            target_employer, cohort, coach, id; "/" makes folders.
        private: new folders can be read by their owner only.
        documents_per_folder: past this many, documents are spread over numbered folders.
        coach_pages: worksheets of the summary workbook for single coaches or cohorts, at most.
        rows_per_summary: past this many rows a table of the summary goes on on a further worksheet.
    """

    name: Annotated[str, AfterValidator(_known_fields)] = "{name} - {target_role}"
    private: bool = False
    documents_per_folder: int = Field(default=10_000, ge=1)
    coach_pages: int = Field(default=30, ge=0, le=200)
    rows_per_summary: int = Field(default=60_000, ge=100, le=65_000)


class Settings(_Table):
    """All settings. `columns` maps a roster's own label to a field ("Wunschberuf")."""

    house: HouseSettings = HouseSettings()
    document: DocumentSettings = DocumentSettings()
    roster: RosterSettings = RosterSettings()
    columns: dict[str, str] = Field(default_factory=dict)
    roles: RoleSettings = RoleSettings()
    content: ContentSettings = ContentSettings()
    output: OutputSettings = OutputSettings()


def read_settings(path: Path) -> Settings:
    """Return the settings a file holds, with its relative paths made to stand beside it.

    Raises:
        SettingsError: the file cannot be read, is no TOML, or holds a key or value that is not
            known; the message names file, key and value.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path.name}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name}: is not TOML: {error}") from error
    try:
        settings = Settings.model_validate(content)
    except ValidationError as error:
        raise SettingsError(_first_fault(path, error)) from error
    return _beside(settings, path.parent)


def _first_fault(path: Path, error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False)
    first = faults[0]
    key = ".".join(str(part) for part in first["loc"])
    found = "" if first["type"] in {"extra_forbidden", "missing"} else f" {first['input']!r}:"
    what = (
        "is not a known key"
        if first["type"] == "extra_forbidden"
        else first["msg"].removeprefix("Value error, ")
    )
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{path.name}, {key}:{found} {what}{more}"


def _beside(settings: Settings, folder: Path) -> Settings:
    """Make the paths in the settings stand beside the settings file."""
    places = {
        "house": ("logo",),
        "document": ("template",),
        "roles": ("folder",),
        "content": ("folder",),
    }
    tables = {
        table: getattr(settings, table).model_copy(
            update={
                key: folder / getattr(getattr(settings, table), key)
                for key in keys
                if getattr(getattr(settings, table), key) is not None
            }
        )
        for table, keys in places.items()
    }
    return settings.model_copy(update=tables)

"""The house's colour stays readable, its logo is sound."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SettingsError
from generator.settings import HouseSettings, Settings
from generator.word.brand import TEXT_CONTRAST, contrast, palette_of
from generator.word.logo import MAX_HEIGHT_MM, MAX_WIDTH_MM, read_logo
from generator.word.template import load_word_template
from tests.word.accessibility import faults_of
from tests.word.factory import NURSE
from tests.word.reading import HEADINGS, assert_sound, parts_of

if TYPE_CHECKING:
    from pathlib import Path

WHITE = (255, 255, 255)


def rgb(digits: str) -> tuple[int, int, int]:
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def png(width: int, height: int, noise: int = 0) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    row = b"\0" + bytes((7 * index) % 256 for index in range(width * 3))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"tEXt", b"x\0" + bytes(noise))
        + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int) -> bytes:
    start = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + bytes(9)
    return start + frame + b"\xff\xda\x00\x02" + bytes(40) + b"\xff\xd9"


def test_contrast_is_wcags() -> None:
    assert contrast((0, 0, 0), WHITE) == pytest.approx(21)
    assert contrast(rgb("767676"), WHITE) == pytest.approx(4.54, abs=0.01)


@given(st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True))
def test_any_colour_gives_a_readable_palette(colour: str) -> None:
    palette = palette_of(colour)
    for text in (palette.strong, palette.text, palette.quiet):
        assert contrast(rgb(text), WHITE) >= TEXT_CONTRAST
        assert contrast(rgb(text), rgb(palette.tint)) >= TEXT_CONTRAST


def test_a_dark_colour_stays_the_houses_own() -> None:
    assert palette_of("#1f4e5f").strong == "1F4E5F"


@pytest.mark.parametrize("data", [png(900, 260), png(100, 900), jpeg(1200, 300)])
def test_a_logo_is_scaled_to_its_place(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "logo"
    path.write_bytes(data)
    logo = read_logo(path)
    assert 0 < logo.width_mm <= MAX_WIDTH_MM + 0.01
    assert 0 < logo.height_mm <= MAX_HEIGHT_MM + 0.01


def test_a_small_logo_is_not_blown_up(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(png(60, 30))
    assert read_logo(path).width_mm < 12


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "cannot be read"),
        (b"", "neither PNG nor JPEG"),
        (b"GIF89a", "neither PNG nor JPEG"),
        (png(90, 26)[:-20], "damaged"),
        (png(90, 26).replace(b"IDAT", b"IDAX"), "damaged"),
        (jpeg(90, 26)[:30], "damaged"),
        (png(90, 26, noise=400_000), "too large"),
    ],
)
def test_a_logo_that_cannot_be_used_is_said_so(
    data: bytes | None, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SettingsError, match=rf"logo\.png: the logo .*{reason}") as raised:
        load_word_template(Settings(house=HouseSettings(logo=path)), HEADINGS)
    assert raised.value.exit_code == 4
    assert raised.value.hint


def test_the_logo_stands_in_each_sheet_with_its_description(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(png(300, 90))
    house = HouseSettings(name="Northgate", logo=path, logo_alt='Northgate "N" & Sons')
    rendered = load_word_template(Settings(house=house), HEADINGS).render(NURSE)
    assert faults_of(rendered) == []
    assert b"Northgate &quot;N&quot; &amp; Sons" in parts_of(rendered)["word/document.xml"]
    (media,) = (data for name, data in parts_of(rendered).items() if "media" in name)
    assert media == path.read_bytes()
    out = tmp_path / "out.docx"
    out.write_bytes(rendered)
    assert_sound(out)


def test_a_fonts_name_is_text_too(tmp_path: Path) -> None:
    house = HouseSettings(heading_font='O"Neil & Sons', body_font="<Body>")
    path = tmp_path / "out.docx"
    path.write_bytes(load_word_template(Settings(house=house), HEADINGS).render(NURSE))
    assert b"O&#34;Neil &amp; Sons" in parts_of(path.read_bytes())["word/styles.xml"].replace(
        b"&quot;", b"&#34;"
    )
    assert_sound(path)


def test_nothing_of_the_package_is_written_twice() -> None:
    import zipfile

    rendered = load_word_template(Settings(), HEADINGS).render(NURSE)
    names = zipfile.ZipFile(io.BytesIO(rendered)).namelist()
    assert len(names) == len(set(names)) > 5
    assert names[0] == "[Content_Types].xml"

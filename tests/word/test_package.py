"""Packages: the same bytes for the same parts, open to every reader."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from generator.word.package import PackageWriter, write_package

PARTS = st.dictionaries(
    st.from_regex(r"[a-z]{1,8}/[a-z]{1,8}\.xml", fullmatch=True),
    st.binary(max_size=5000),
    max_size=6,
)


@given(constant=PARTS, dynamic=PARTS)
def test_what_goes_in_comes_out(constant: dict[str, bytes], dynamic: dict[str, bytes]) -> None:
    dynamic = {name: data for name, data in dynamic.items() if name not in constant}
    written = PackageWriter(constant).write(dynamic.items())
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == constant | dynamic


def test_no_part_carries_a_date() -> None:
    with zipfile.ZipFile(io.BytesIO(write_package({"a.xml": b"<a/>"}))) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_content_types_come_first() -> None:
    written = write_package({"a.xml": b"", "word/document.xml": b"", "[Content_Types].xml": b""})
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert package.namelist() == ["[Content_Types].xml", "a.xml", "word/document.xml"]

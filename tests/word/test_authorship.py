"""A document as written is told from one that somebody edited, by itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.word.authorship import is_as_written
from generator.word.package import PackageWriter

CONSTANT = {"[Content_Types].xml": b"<Types/>", "word/styles.xml": b"<styles/>"}


def written(text: bytes = b"<document>Ada</document>") -> bytes:
    return PackageWriter(CONSTANT).write([("word/document.xml", text)])


def saved_again(document: bytes, **changes: bytes) -> bytes:
    """Save a package as an editor that keeps each entry's extra fields would."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, changes.get(info.filename, old.read(info)))
    return out.getvalue()


def test_a_document_as_written_is_known() -> None:
    assert is_as_written(written())
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        assert package.testzip() is None


def test_an_edited_one_is_not() -> None:
    edited = saved_again(written(), **{"word/document.xml": b"<document>Eve</document>"})
    assert not is_as_written(edited)


def test_one_saved_by_another_program_is_not() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", b"<document>Ada</document>")
    assert not is_as_written(out.getvalue())


@pytest.mark.parametrize("content", [b"", b"no zip", written()[:-40]])
def test_what_is_no_document_is_not(content: bytes) -> None:
    assert not is_as_written(content)

"""`prepsheets template`: export, restyle, check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from click.testing import CliRunner, Result

from cli.main import prepsheets

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(prepsheets, ["template", *map(str, words)])


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "house.docx"
    result = run("export", path)
    assert result.exit_code == 0, result.output
    assert f"Wrote {path}" in result.stdout
    return path


def test_an_export_passes_its_check(exported: Path, tmp_path: Path) -> None:
    sample = tmp_path / "sample.docx"
    result = run("check", exported, "--sample", sample)
    assert result.exit_code == 0, result.output
    assert "paragraph 2    {{ name }}" in result.stdout
    assert "gives asked.question, asked.answer" in result.stdout
    assert "Anywhere: name, given_name" in result.stdout
    assert "No fault found" in result.stdout
    texts = [paragraph.text for paragraph in docx.Document(str(sample)).paragraphs]
    assert "name" in texts
    assert any("yours.questions[1]" in text for text in texts)


def test_a_wrong_tag_ends_with_4_and_its_place(exported: Path) -> None:
    document = docx.Document(str(exported))
    document.paragraphs[1].add_run("{{ nmae }}")
    document.add_paragraph("{{ coach_name }}")
    document.save(str(exported))
    result = run("check", exported)
    assert result.exit_code == 4
    assert "house.docx, word/document.xml, paragraph 2 ({{ nmae }}): 'nmae' is no variable" in (
        result.stderr
    )
    assert "Did you mean 'name'?" in result.stderr
    assert "'coach_name' is no variable" in result.stderr
    assert "Traceback" not in result.output


def test_the_export_is_in_the_houses_settings(tmp_path: Path) -> None:
    (tmp_path / "prepsheets.toml").write_text(
        '[document]\npaper = "Letter"\nsections = ["avoid"]\n', encoding="utf-8"
    )
    assert run("export", tmp_path / "house.docx").exit_code == 0
    document = docx.Document(str(tmp_path / "house.docx"))
    assert document.sections[0].page_width.inches == pytest.approx(8.5)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert len(headings) == 1


def test_a_file_that_is_there_is_not_written_over(exported: Path) -> None:
    before = exported.read_bytes()
    assert run("export", exported).exit_code == 2
    assert exported.read_bytes() == before
    assert run("export", exported, "--force").exit_code == 0


def test_what_cannot_be_written_ends_with_5(tmp_path: Path) -> None:
    result = run("export", tmp_path / "no such folder" / "house.docx")
    assert result.exit_code == 5
    assert "cannot be written" in result.stderr


def test_what_is_no_document_ends_with_4_and_what_is_missing_with_2(tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_text("no document", encoding="utf-8")
    assert run("check", tmp_path / "house.docx").exit_code == 4
    assert run("check", tmp_path / "gone.docx").exit_code == 2


@pytest.mark.parametrize("command", [[], ["export"], ["check"]])
def test_help_has_an_example(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "prepsheets template" in result.stdout
    assert "Example" in result.stdout

"""Make the pictures of the docs from a real run: `make pictures`.

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
ROSTER = ROOT / "sample_inputs" / "agency_cohort.xlsx"
PREPSHEETS = str(Path(sys.executable).parent / "prepsheets")
PAGE_DPI = 84
SUMMARY_WIDTH = 1400
SUMMARY_PAGES = {1: "summary-overview", 2: "summary-candidates", 3: "summary-coach-columns"}
BRANDED = """
[house]
name = "Northgate Careers"
colour = "#8A3B12"
footer = "Northgate Careers · northgate.example"

[document]
paper = "Letter"
language = "en-US"
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to picture.

    Attributes:
        name: of the picture, without ending.
        document: how the name of the sheet begins.
        settings: of the run.
        page: 1-based.
    """

    name: str
    document: str
    settings: str = ""
    page: int = 1


PICTURES = (
    Picture("prep-sheet-page-1", "Seun"),
    Picture("prep-sheet-page-2", "Seun", page=2),
    Picture("prep-sheet-page-3", "Seun", page=3),
    Picture("prep-sheet-letter", "Marcus", BRANDED),
)


def main() -> None:
    """Make every picture."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        sys.exit("make pictures needs LibreOffice (soffice) and poppler (pdftoppm)")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, settings in enumerate(dict.fromkeys(p.settings for p in PICTURES)):
            output = generate(settings, folder / str(number))
            for picture in PICTURES:
                if picture.settings == settings:
                    make_page(picture, output)
            if not settings:
                make_summary(output)
    for path in sorted(IMAGES.glob("*.png")):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")


def generate(settings: str, folder: Path) -> Path:
    """Run the program over the sample cohort; return the output folder."""
    folder.mkdir()
    (folder / "prepsheets.toml").write_text(settings, encoding="utf-8")
    command = [PREPSHEETS, "generate", str(ROSTER), "-o", str(folder / "out"), "--quiet"]
    subprocess.run([*command, "--settings", str(folder / "prepsheets.toml")], check=True)
    return folder / "out"


def make_page(picture: Picture, output: Path) -> None:
    """Picture a page of a sheet."""
    (document,) = (output / "sheets").glob(f"{picture.document}*.docx")
    page = str(picture.page)
    draw(as_pdf(document), picture.name, "-r", str(PAGE_DPI), "-f", page, "-l", page)


def make_summary(output: Path) -> None:
    """Picture the pages of the summary workbook."""
    pdf = as_pdf(output / "summary.xlsx")
    size = ("-scale-to-x", str(SUMMARY_WIDTH), "-scale-to-y", "-1")
    for page, name in SUMMARY_PAGES.items():
        draw(pdf, name, *size, "-f", str(page), "-l", str(page))


def as_pdf(document: Path) -> Path:
    """Return a PDF of a document or workbook."""
    profile = (document.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    folder = str(document.parent)
    subprocess.run(
        [*command, "--outdir", folder, str(document)], check=True, stdout=subprocess.DEVNULL
    )
    return document.with_suffix(".pdf")


def draw(pdf: Path, name: str, *options: str) -> None:
    """Write one page of a PDF as a PNG among the docs' images."""
    target = str(IMAGES / name)
    subprocess.run(["pdftoppm", "-png", "-singlefile", *options, str(pdf), target], check=True)


if __name__ == "__main__":
    main()

"""The whole run beside its peers: DESIGN's table. Run with `--large` for 100,000 candidates, too.

Everything is measured in one go on one machine, and told as ratios: seconds differ from machine
to machine, ratios hardly.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
import time
from pathlib import Path

from cohorts import write_cohort
from documents import by_docxtpl, people
from measuring import PREPSHEETS, cores, median_seconds, run

from generator.settings import Settings
from generator.word.export import export_template
from generator.word.template import load_word_template

COHORT = 5_000
MEGABYTE = 1e6


def generate(roster: Path, output: Path, *options: str) -> list[str]:
    """Return the command that generates a roster's prep sheets."""
    return [*PREPSHEETS, "generate", str(roster), "-o", str(output), "--quiet", *options]


def docxtpl_seconds() -> float:
    """Return what docxtpl alone takes to render one document of the built-in design."""
    settings = Settings()
    sheets, headings = people(settings)
    template = load_word_template(settings, headings)
    render = by_docxtpl(export_template(settings, headings), template, sheets)
    render()
    begun = time.perf_counter()
    render()
    return (time.perf_counter() - begun) / len(sheets)


def bare_write_seconds(documents: list[Path], folder: Path) -> float:
    """Return what writing the same bytes takes, a document."""
    contents = [path.read_bytes() for path in documents]
    begun = time.perf_counter()
    for number, content in enumerate(contents):
        (folder / f"{number}.docx").write_bytes(content)
    return (time.perf_counter() - begun) / len(contents)


def measure_cohort(folder: Path) -> None:
    """Print the table of a cohort of 5,000."""
    roster, out = write_cohort(folder / "cohort.csv", COHORT), folder / "out"
    tiny = write_cohort(folder / "tiny.csv", 1)
    start_up = median_seconds(generate(tiny, folder / "tiny", "--jobs", "1"), runs=3)
    one = run(generate(roster, out, "--jobs", "1")).seconds
    nothing = run(generate(roster, out, "--jobs", "1")).seconds
    documents = sorted((out / "sheets").glob("*.docx"))
    assert len(documents) == COHORT
    peers = folder / "peers"
    peers.mkdir()
    bare = bare_write_seconds(documents, peers)
    two = run(generate(roster, folder / "two", "--jobs", "2")).seconds
    peer = docxtpl_seconds()
    each = one / COHORT
    print(f"whole run, one process          {1000 * each:8.2f} ms a candidate")
    print(f"docxtpl's rendering alone       {1000 * peer:8.2f} ms   {peer / each:6.1f} times ours")
    print(
        f"bare write of the same bytes    {1000 * bare:8.2f} ms   ours is {each / bare:.1f} times"
    )
    print(f"two processes                   {1000 * two / COHORT:8.2f} ms   {one / two:6.2f} times")
    share = (nothing - start_up) / (one - start_up)
    print(f"a run with nothing to do        {nothing:8.2f} s    {share:6.1%} of the full run")


def measure_start() -> None:
    """Print what starting costs."""
    python = [sys.executable, "-c"]
    help_ratio = median_seconds([*PREPSHEETS, "--help"]) / median_seconds([*python, "import click"])
    print(f"--help beside `import click`    {help_ratio:8.2f} times")
    folder = Path(tempfile.mkdtemp())
    command = generate(Path("sample_inputs/agency_cohort.xlsx"), folder, "--force", "--jobs", "1")
    sample = median_seconds(command) / median_seconds([*python, "import pandas, openpyxl, docx"])
    shutil.rmtree(folder)
    print(f"24 candidates beside imports    {sample:8.2f} times")


def measure_memory(folder: Path, count: int) -> None:
    """Print time and memory of a large cohort."""
    roster = write_cohort(folder / "large.csv", count)
    for jobs in sorted({1, cores()}):
        out = folder / f"large-{jobs}"
        measured = run(generate(roster, out, "--jobs", str(jobs)))
        print(
            f"{count} candidates, {jobs} process(es): {measured.seconds:.0f} s, "
            f"{measured.peak_bytes / MEGABYTE:.0f} MB at the most, all processes together"
        )
        shutil.rmtree(out)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, nargs="?", const=100_000, default=0)
    large = parser.parse_args().large
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as name:
        measure_start()
        measure_cohort(Path(name))
        if large:
            measure_memory(Path(name), large)


if __name__ == "__main__":
    main()

"""Write the library's table into docs/roles.md: every built-in profile by field.

    python tools/make_roles_table.py [--check]

With `--check` nothing is written; the command fails when the page is behind the library.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.roles.role_library import BUILT_IN, read_profile_tables

PAGE = Path(__file__).resolve().parents[1] / "docs" / "roles.md"
BEGIN, END = "<!-- library: begin -->\n", "<!-- library: end -->\n"


def library_table() -> str:
    """Return the table, in Markdown: a row a field, with its profiles."""
    tables, _ = read_profile_tables(BUILT_IN)
    families = {table["soc"][:2]: table["title"] for table in tables.values() if _is_family(table)}
    count = sum(not _is_family(table) for table in tables.values())
    lines = [
        f"{count} profiles, and one for each of {len(families)} fields (the major groups of US",
        "SOC 2018) for titles of which only the field is known.",
        "",
        "| field | profiles |",
        "|---|---|",
    ]
    for group, field in sorted(families.items()):
        titles = [
            table["title"]
            for table in tables.values()
            if table["soc"][:2] == group and not _is_family(table)
        ]
        lines.append(f"| {group} {field} | {', '.join(titles) or 'the field only'} |")
    return "\n".join(lines) + "\n"


def _is_family(table: dict[str, str]) -> bool:
    return table["soc"].endswith("-0000")


def main() -> None:
    """Write the table, or check that it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = before + BEGIN + library_table() + END + after
    if check and wanted != page:
        sys.exit("docs/roles.md is behind the library: run python tools/make_roles_table.py")
    PAGE.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()

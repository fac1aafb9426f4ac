"""Write the tables of docs/roster.md that come from the roster's vocabulary.

Run it from the checkout: .venv/bin/python tools/make_label_table.py
"""

from __future__ import annotations

from pathlib import Path

from generator.roster.vocabulary import Vocabulary, fold_label, load_vocabulary

PAGE = Path(__file__).resolve().parents[1] / "docs" / "roster.md"
BEGIN, END = "<!-- {} begins -->", "<!-- {} ends -->"
SHOWN = 9
"""Labels shown of a field; the data holds them all."""


def main() -> None:
    """Rewrite the page's tables."""
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{PAGE}: written")


def with_tables(page: str) -> str:
    """Return the page with its tables as the vocabulary has them now."""
    vocabulary = load_vocabulary()
    page = _replaced(page, "fields", field_table(vocabulary))
    return _replaced(page, "platforms", platform_table(vocabulary))


def _replaced(page: str, name: str, table: str) -> str:
    before, rest = page.split(BEGIN.format(name))
    _, after = rest.split(END.format(name))
    return f"{before}{BEGIN.format(name)}\n{table}\n{END.format(name)}{after}"


def field_table(vocabulary: Vocabulary) -> str:
    """Return what each field holds, and labels it is known by."""
    rows = ["| field | what goes in | known labels, among others |", "|---|---|---|"]
    for field in vocabulary.fields.values():
        others = [label for label in field.labels if fold_label(label) != fold_label(field.name)]
        rows.append(f"| `{field.name}` | {field.about} | {', '.join(others[:SHOWN])} |")
    return "\n".join(rows)


def platform_table(vocabulary: Vocabulary) -> str:
    """Return what each platform's labels mean."""
    rows = ["| platform | its labels, folded ▶ field |", "|---|---|"]
    for platform, labels in vocabulary.platforms.items():
        read = ", ".join(f"`{label}` ▶ {field}" for label, field in labels.items())
        rows.append(f"| `{platform}` | {read} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()

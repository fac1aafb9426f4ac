"""A small O*NET text release, made up for the tests in the release's own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

README = """O*NET 99.1 Database
-------------------
May 2031 Release

The content of the O*NET 99.1 Database is licensed under a Creative Commons
Attribution 4.0 International License. For more information, please visit:
"""
FILES = {
    "Occupation Data.txt": [
        "O*NET-SOC Code\tTitle\tDescription",
        "29-1141.00\tRegistered Nurses\tNurse people.",
        "39-2021.00\tAnimal Caretakers\tFeed animals.",
        "53-6099.00\tTransportation Workers, All Other\tAll else.",
    ],
    "Alternate Titles.txt": [
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)",
        "29-1141.00\tBedside Hero\tn/a\t08",
        "39-2021.00\tOtter Whisperer\tn/a\t08",
        "39-2021.00\tPenguin Feeding Specialist\tn/a\t08",
        "53-6099.00\tLighthouse Attendant\tn/a\t08",
    ],
    "Sample of Reported Titles.txt": [
        "O*NET-SOC Code\tReported Job Title\tShown in My Next Move",
        "39-2021.00\tAquarium Keeper\tY",
    ],
    "Related Occupations.txt": [
        "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex",
        "29-1141.00\t39-2021.00\tPrimary-Short\t1",
        "39-2021.00\t29-1141.00\tPrimary-Short\t1",
    ],
    "Technology Skills.txt": [
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology",
        "39-2021.00\tMicrosoft Excel\t43232110\tSpreadsheet software\tY",
        "29-1141.00\tMicrosoft Excel\t43232110\tSpreadsheet software\tY",
        "39-2021.00\tZooEasy software\t43232110\tRecords software\tY",
        "39-2021.00\tRare tool\t43232110\tRecords software\tN",
    ],
    "Task Statements.txt": [
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents\tDate\tDomain Source",
        "29-1141.00\t1\tRecord vital signs.\tCore\t9\t1/2030\tIncumbent",
        "39-2021.00\t2\tWeigh the fish (twice).\tCore\t9\t1/2030\tIncumbent",
        "39-2021.00\t3\tFeed and water animals according to schedules.\tCore\t9\t1/2030\tx",
    ],
    "Job Zones.txt": [
        "O*NET-SOC Code\tJob Zone\tDate\tDomain Source",
        "29-1141.00\t3\t1/2030\tAnalyst",
        "39-2021.00\t2\t1/2030\tAnalyst",
    ],
}


def make_onet_folder(folder: Path) -> Path:
    """Write the release into a folder, and return it."""
    folder.mkdir()
    (folder / "Read Me.txt").write_text(README, encoding="utf-8")
    for name, lines in FILES.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder

"""Names as people are called: preferred name first, "Kim, Alexandra" turned round."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.roster.vocabulary import load_vocabulary

LONGEST_CREDENTIAL = 7
"""In letters, hyphens included: "FNP-BC"."""

_COMMA = re.compile(r"\s*[,\uff0c]\s*")


class NameParts(NamedTuple):
    """What a row says about a name; "" where it says nothing."""

    name: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    preferred_name: str = ""


class PersonName(NamedTuple):
    """A name as printed, and what a coach would call the person."""

    full: str
    given: str


def compose_name(parts: NameParts) -> PersonName:
    """Return the name to print: the preferred one first, then the family name.

    First name `Alexandra`, preferred `Sasha`, last `Kim` gives "Sasha Kim". A preferred name of
    several words is taken for the whole name. Both parts are "" where nothing is given.
    """
    first = parts.first_name
    whole = " ".join(part for part in (first, parts.middle_name, parts.last_name) if part)
    if parts.name and not (first and parts.last_name):
        whole = uninvert(parts.name)
    preferred = parts.preferred_name
    if not preferred:
        return PersonName(whole, _given_name(first, whole))
    last = parts.last_name or _last_name(whole)
    if " " in preferred or not last or _folded(preferred) in {_folded(whole), _folded(last)}:
        full = uninvert(preferred)
        return PersonName(full, _given_name("", full))
    return PersonName(f"{preferred} {last}", preferred)


def uninvert(name: str) -> str:
    """Return "Alexandra Kim" for "Kim, Alexandra"; "Maria Garcia, RN" stays as it is."""
    if "," not in name and "\uff0c" not in name:
        return name
    before, *after = _COMMA.split(name.strip(" ,\uff0c"))
    if not before or not after or not all(after):
        return name
    given = [part for part in after if not _is_credential(part, before)]
    if len(after) == 1 and " " not in before:
        given = after
    if len(given) != 1:
        return name
    rest = [part for part in after if part not in given]
    suffix = [
        part for part in rest if part.casefold().strip(".") in {"jr", "sr", "ii", "iii", "iv"}
    ]
    titles = [part for part in rest if part not in suffix]
    return ", ".join([" ".join([*given, before, *suffix]), *titles])


def _is_credential(text: str, before: str) -> bool:
    """Return whether a part is "RN" or "PhD"; in a name all in capitals, those say nothing."""
    credentials = load_vocabulary().words["credentials"]
    words = text.casefold().replace(".", "").replace("(", " ").replace(")", " ").split()
    short = 1 < len(text) <= LONGEST_CREDENTIAL and " " not in text
    shouted = short and text.isascii() and text.isupper() and not before.isupper()
    return shouted or all(word in credentials for word in words)


def _given_name(first: str, whole: str) -> str:
    words = first.split() or whole.split()
    honorifics = load_vocabulary().words["honorifics"]
    while len(words) > 1 and words[0].casefold().strip(".") in honorifics:
        words = words[1:]
    if first:
        return " ".join(words)
    return words[0].strip(",") if words else ""


def _last_name(whole: str) -> str:
    """Return the last word of a name of several words, without what follows a comma."""
    words = _COMMA.split(whole)[0].split()
    return words[-1] if len(words) > 1 else ""


def _folded(text: str) -> str:
    return text.casefold().strip()

"""One raw cell to what it means: text, lists, years. Pure, and each raw value on its own."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.roster.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.problems import Severity

LONGEST_QUOTE = 60
"""How much of a cell a message quotes, in characters."""
LARGEST_PLAIN_NUMBER = 1e15
"""Past this a number is written as Excel does, with an exponent."""
LONGEST_EMPTY_WORD = 20
"""In characters: "to be determined" is one of the longest; a test holds this."""

_SPACES = re.compile(r"\s+")
_SPACES_IN_LINE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n(?:\s*\n)+")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
# C0 and C1 controls, bidirectional overrides, lone surrogates and non-characters: none of them
# can stand in a Word file, or they make text read other than it is.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]"
)
# With the bullets and the full-width marks that Word and East Asian keyboards put in.
_LIST_SIGNS = re.compile("[;|\n\u2022\u25cf\u25aa\u25e6\u00b7\uff1b\u3001]")
_COMMA = re.compile(r"[,\uff0c](?!\d{3}(?!\d))")
_BULLET = re.compile(r"^(?:[-*\u2013\u2014\u2023]\s+|\(?\d{1,2}[.)]\s+|and\s+|&\s+)", re.IGNORECASE)


class Fault(NamedTuple):
    """What is wrong with one cell; its place is added by whoever knows it."""

    severity: Severity
    code: str
    message: str
    hint: str = ""


class Parsed(NamedTuple):
    """What a cell means, and what is wrong with it."""

    value: Any
    faults: tuple[Fault, ...] = ()


CONTROL_CHARACTER = Fault(
    "warning",
    "control-character",
    "holds characters that cannot be seen and would damage a document; they were left out",
    "type the text afresh, or paste it without formatting",
)


def as_typed(raw: object) -> str:
    """Return a raw cell as text, as Excel shows it: 3.0 is "3", a date is "2026-12-09"."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        whole = raw.is_integer() and abs(raw) < LARGEST_PLAIN_NUMBER
        return str(int(raw)) if whole else f"{raw:.15g}"
    if isinstance(raw, int):
        return str(raw) if abs(raw) < LARGEST_PLAIN_NUMBER else f"{raw:.15g}"
    if isinstance(raw, dt.datetime):
        return raw.isoformat(" ", "minutes") if raw.time() != dt.time() else str(raw.date())
    return str(raw)


def quoted(raw: object) -> str:
    """Return a cell's content for a message: in single quotes, one line, not too long."""
    text = in_one_line(as_typed(raw))
    return f"'{text[: LONGEST_QUOTE - 1]}…'" if len(text) > LONGEST_QUOTE else f"'{text}'"


def in_one_line(text: str) -> str:
    """Return a text without line breaks and what cannot be seen: names of damaged worksheets."""
    return _SPACES.sub(" ", CONTROL.sub("", text)).strip()


def one_line(raw: object) -> Parsed:
    """Return a cell's text on one line, single spaces, no invisible signs."""
    text = as_typed(raw)
    if text.isprintable():
        stripped = text.strip()
        return Parsed(_SPACES.sub(" ", stripped) if "  " in stripped else stripped)
    cleaned = _INVISIBLE.sub("", text)
    visible = CONTROL.sub(" ", cleaned)
    faults = (CONTROL_CHARACTER,) if CONTROL.search(cleaned) else ()
    return Parsed(_SPACES.sub(" ", visible).strip(), faults)


def some_lines(raw: object) -> Parsed:
    """Return a cell's text with its line breaks, single spaces, no invisible signs."""
    typed = as_typed(raw)
    if typed.isprintable():
        return one_line(typed)
    text = _INVISIBLE.sub("", typed)
    visible = CONTROL.sub(" ", _LINE_ENDS.sub("\n", text))
    lines = "\n".join(line.strip() for line in _SPACES_IN_LINE.sub(" ", visible).split("\n"))
    faults = (CONTROL_CHARACTER,) if CONTROL.search(text) else ()
    return Parsed(_BLANK_LINES.sub("\n\n", lines).strip(), faults)


def parse_text(raw: object) -> Parsed:
    """Return one line of text; "" for `n/a`, `-`, `TBD` and the like."""
    return _without_empty_words(one_line(raw), "empty")


def parse_long(raw: object) -> Parsed:
    """Return text with its line breaks; "" for `n/a`, `-`, `TBD` and the like."""
    return _without_empty_words(some_lines(raw), "empty")


def parse_name(raw: object) -> Parsed:
    """Return a name or a part of one; fewer words than elsewhere mean "nothing here"."""
    return _without_empty_words(one_line(raw), "empty_in_names")


def _without_empty_words(parsed: Parsed, words: str) -> Parsed:
    is_nothing = parsed.value.casefold() in load_vocabulary().words[words]
    return Parsed("", parsed.faults) if is_nothing else parsed


def parse_list(raw: object) -> Parsed:
    """Return the items of a list split on `;`, `|`, new lines and bullets, else on commas.

    Commas in brackets and in numbers split nothing: "WMS (Manhattan, SAP)" is one item. An item
    that comes twice counts once.
    """
    text, faults = some_lines(raw)
    splits = _LIST_SIGNS.split(text)
    items = splits if len(splits) > 1 else _split_outside_brackets(text)
    cleaned = (_BULLET.sub("", _SPACES.sub(" ", item).strip(" \n\t.,")) for item in items)
    kept = {item.casefold(): item for item in reversed(list(cleaned)) if not is_empty_word(item)}
    return Parsed(tuple(reversed(kept.values())), faults)


def _split_outside_brackets(text: str) -> list[str]:
    items, depth, begin = [], 0, 0
    commas = {match.start() for match in _COMMA.finditer(text)}
    if not commas:
        return [text]
    for place, sign in enumerate(text):
        depth = max(0, depth + (sign in "([{") - (sign in ")]}"))
        if place in commas and not depth:
            items.append(text[begin:place])
            begin = place + 1
    return [*items, text[begin:]]


def is_empty_word(text: str) -> bool:
    """Return whether a text says that there is nothing: "", "n/a", "-", "TBD"."""
    return not text or text.casefold() in load_vocabulary().words["empty"]


class ParsedColumn(NamedTuple):
    """A column's cells, parsed: a value for each, and the faults of some by 0-based place."""

    values: list[Any]
    faults: list[tuple[int, Fault]]


def parse_column(raws: list[Any], parse: Callable[[object], Parsed]) -> ParsedColumn:
    """Return a column's cells parsed; equal ones are parsed once and share what comes out."""
    types = set(map(type, raws))
    if types <= {str} and parse in TEXT_PARSERS and _are_clean(raws):
        # As nearly all columns are: then only what means "nothing here" can change a cell.
        words = load_vocabulary().words
        nothing = words["empty"] | words["empty_in_names"]
        changed = {
            raw: parse(raw).value
            for raw in set(raws)
            if len(raw) <= LONGEST_EMPTY_WORD and raw.casefold() in nothing
        }
        return ParsedColumn([changed.get(raw, raw) for raw in raws] if changed else raws, [])
    keys = raws
    if types <= {str}:
        parsed = {raw: parse(raw) for raw in set(raws)}
    else:
        # 1, 1.0 and True are one key of a dict, and three things to a reader.
        keys = [(type(raw), raw) for raw in raws]
        parsed = {key: parse(key[1]) for key in set(keys)}
    return _spread(keys, parsed)


def _are_clean(texts: list[str]) -> bool:
    """Return whether texts hold nothing to be cleaned: all of them at once, a hundred times faster.

    What cannot be seen, and every space but the plain one, is not printable.
    """
    joined = "\n".join(texts)
    lines = joined.count("\n") + 1
    spaced = f"\n{joined}\n"
    return (
        lines == len(texts)
        and "  " not in spaced
        and " \n" not in spaced
        and "\n " not in spaced
        and joined.replace("\n", "").isprintable()
    )


def _spread(keys: list[Any], parsed: dict[Any, Parsed]) -> ParsedColumn:
    """Give each cell what its key was parsed to."""
    values = {key: found.value for key, found in parsed.items()}
    faulty = {key: found.faults for key, found in parsed.items() if found.faults}
    faults = [
        (place, fault)
        for place, key in (enumerate(keys) if faulty else ())
        for fault in faulty.get(key, ())
    ]
    return ParsedColumn([values[key] for key in keys], faults)


TEXT_PARSERS = (parse_text, parse_long, parse_name)
"""Parsers that leave clean text as it is, but for words that mean "nothing here"."""

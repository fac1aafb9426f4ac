"""The encoding of a text table, from its byte order mark or from how its bytes stand."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import RosterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
SINGLE_BYTE = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "cp1255", "cp1256"]
MOSTLY, SOME = 0.9, 0.3
MOST_ZEROS = 0.1
"""A stray zero byte is one more control character; many are no text."""
ASCII = 128
ENOUGH_PAIRS = 12
SAMPLE = 200_000
"""In bytes; what a guess looks at."""
BLOCK = 1 << 20
"""In bytes; what is read at once."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes are to be read as text.

    Attributes:
        name: as Python calls it.
        note: what the reader should know where it had to be guessed; else "".
    """

    name: str
    note: str = ""


def find_encoding(path: Path) -> Encoding:
    """Tell the encoding of a text file; the file may be larger than memory.

    Raises:
        OSError: the file cannot be read.
        RosterError: the bytes are no text.
    """
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    for mark, name in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return Encoding(name)
    if _is_wide(head):
        is_little = head[1::2].count(0) > head[::2].count(0)
        return Encoding("utf-16-le" if is_little else "utf-16-be")
    zeros = sum(block.count(0) for block in _blocks(path))
    if zeros > MOST_ZEROS * path.stat().st_size:
        raise RosterError("is neither a workbook nor a text table")
    if _decodes(path, "utf-8"):
        return Encoding("utf-8")
    if zeros:
        raise RosterError("is neither a workbook nor a text table")
    name = _guess_encoding(path, head)
    note = (
        f"read as {name}, for it is not UTF-8; if names look wrong, save it as "
        '"CSV UTF-8" or as .xlsx'
    )
    return Encoding(name, note)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _is_wide(content: bytes) -> bool:
    """Return whether every other byte is mostly zero: UTF-16 without a byte order mark."""
    head = content[:4096]
    half = len(head) // 2
    return (
        half > 1
        and max(head[::2].count(0), head[1::2].count(0)) > half * 0.5
        and (min(head[::2].count(0), head[1::2].count(0)) < half * 0.1)
    )


def _guess_encoding(path: Path, sample: bytes) -> str:
    """Tell encodings apart by how bytes above 127 stand: in pairs, alone, or in whole words.

    A statistical guess alone errs on short tables: one "\u00e9" in a hundred rows is too little.
    """
    runs = _HIGH_RUN.findall(sample)
    pairs = _PAIR.findall(sample)
    if sum(len(run) % 2 == 0 for run in runs) >= MOSTLY * len(runs) and pairs:
        return _east_asian(path, [pair[0] for pair in pairs])
    high = sum(map(len, runs))
    letters = high + sum(chr(byte).isalpha() for byte in sample if byte < ASCII)
    return _by_statistics(sample) if high > SOME * letters else "cp1252"


def _east_asian(path: Path, leads: list[int]) -> str:
    """Tell double-byte encodings apart by where their commonest signs begin.

    Kana are 0x82 and 0x83 in Shift-JIS, 0xA4 and 0xA5 in EUC-JP; hangul end at 0xC8 in EUC-KR,
    where the common hanzi of GBK reach to 0xD7.
    """

    def share(first: int, last: int) -> float:
        return sum(first <= lead <= last for lead in leads) / len(leads)

    order = ["gb18030", "shift_jis", "euc_kr", "euc_jp"]
    if share(0x82, 0x83) > SOME:
        order.insert(0, "shift_jis")
    elif share(0xA4, 0xA5) > SOME and share(0xB0, 0xD7) < 1 - SOME:
        order.insert(0, "euc_jp")
    elif share(0xB0, 0xC8) == 1 and len(leads) >= ENOUGH_PAIRS:
        order.insert(0, "euc_kr")
    return next((encoding for encoding in order if _decodes(path, encoding)), "cp1252")


def _by_statistics(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=SINGLE_BYTE).best()
    return found.encoding if found is not None else "cp1252"


def _decodes(path: Path, encoding: str) -> bool:
    """Return whether all of a file is text in an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _blocks(path):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True

"""The encoding of a text table, from its byte order mark or from how its bytes stand."""

from __future__ import annotations

import codecs
import re

from generator.errors import RosterError

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


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of a file, and a note where its encoding had to be guessed.

    Raises:
        RosterError: the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), ""
    if _is_wide(content):
        encoding = "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be"
        return content.decode(encoding, errors="replace"), ""
    zeros = content.count(0)
    if zeros > MOST_ZEROS * len(content):
        raise RosterError("is neither a workbook nor a text table")
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        if zeros:
            raise RosterError("is neither a workbook nor a text table") from None
        encoding = _guess_encoding(content)
    note = (
        f"read as {encoding}, for it is not UTF-8; if names look wrong, save it as "
        '"CSV UTF-8" or as .xlsx'
    )
    return content.decode(encoding, errors="replace"), note


def _is_wide(content: bytes) -> bool:
    """Return whether every other byte is mostly zero: UTF-16 without a byte order mark."""
    head = content[:4096]
    half = len(head) // 2
    return (
        half > 1
        and max(head[::2].count(0), head[1::2].count(0)) > half * 0.5
        and (min(head[::2].count(0), head[1::2].count(0)) < half * 0.1)
    )


def _guess_encoding(content: bytes) -> str:
    """Tell encodings apart by how bytes above 127 stand: in pairs, alone, or in whole words.

    A statistical guess alone errs on short tables: one "\u00e9" in a hundred rows is too little.
    """
    sample = content[:SAMPLE]
    runs = _HIGH_RUN.findall(sample)
    pairs = _PAIR.findall(sample)
    if sum(len(run) % 2 == 0 for run in runs) >= MOSTLY * len(runs) and pairs:
        return _east_asian(content, [pair[0] for pair in pairs])
    high = sum(map(len, runs))
    letters = high + sum(chr(byte).isalpha() for byte in sample if byte < ASCII)
    return _by_statistics(sample) if high > SOME * letters else "cp1252"


def _east_asian(content: bytes, leads: list[int]) -> str:
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
    return next((encoding for encoding in order if _decodes(content, encoding)), "cp1252")


def _by_statistics(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=SINGLE_BYTE).best()
    return found.encoding if found is not None else "cp1252"


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True

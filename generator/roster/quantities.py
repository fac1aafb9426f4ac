"""Years of experience and dates, as people type them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from generator.roster.cells import Fault, Parsed, is_empty_word, one_line, quoted
from generator.roster.vocabulary import load_vocabulary

DateOrder = Literal["day-first", "month-first"]
MOST_YEARS = 70
"""More years of work than this are a slip of the keyboard."""
HALF_A_YEAR = 0.5
MONTHS_A_YEAR = 12
FIRST_SERIAL, LAST_SERIAL = 36526, 73050
"""Excel's day numbers of 2000-01-01 and 2099-12-31; day 60 was 1900-02-29, which never was."""
SERIAL_ZERO = dt.date(1899, 12, 30)
CENTURY = 100
THIS_CENTURY = 2000

_NUMBER = r"\d+(?:[.,]\d+)?"
_YEARS_AND_MONTHS = re.compile(
    rf"({_NUMBER})\s*(?:years?|yrs?|y)\b\W*(?:and\s*)?({_NUMBER})\s*(?:months?|mos?|m)\b"
)
_MONTHS = re.compile(rf"^\W*({_NUMBER})\s*(?:months?|mos?)\b")
_LESS_THAN = re.compile(rf"(?:<|less than|under|below|up to)\s*({_NUMBER})")
_FIRST_NUMBER = re.compile(_NUMBER)
_SINCE = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_WORDS = re.compile(
    r"\b(?:years?|yrs?|yoe|exp(?:erience)?|of|in|about|approx|ca|circa|over|more than|nearly"
    r"|almost)\b|[~+\u2248.]"
)

_ISO = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
_NUMERIC = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$")
_COMPACT = re.compile(r"^(20\d\d)(\d\d)(\d\d)$")
_WORDED = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s./,-]*(?:of\s+|de\s+)?([^\W\d_]+)\.?[\s./,-]*(?:de\s+)?(\d{4}|\d{2})$"
)
_MONTH_FIRST_WORDED = re.compile(
    r"^([^\W\d_]+)\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?[\s.,/-]+(\d{4}|\d{2})$"
)
_YEAR_FIRST_WORDED = re.compile(r"^(\d{4})[\s./,-]+([^\W\d_]+)\.?[\s./,-]+(\d{1,2})$")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}[.,]*\s+(?=\d|[^\W\d_]+\.?\s*\d)")
_TIME = re.compile(
    r"[\s,@T]*(?:at\s+)?(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,4}T|[+-]\d\d:?\d\d)?(?:\s*\(.*\))?$",
    re.IGNORECASE,
)
WRITE_A_DATE = "write it as 2026-02-28"


def parse_years(raw: object) -> Parsed:
    """Return years of experience, or None: "3-5 years" is 3, "<1" is 0.5, "18 months" is 1.5.

    Of a range the lower end counts: a candidate can say it aloud and be right.
    """
    if isinstance(raw, dt.date | dt.datetime):
        return Parsed(None, (_bad_years(raw, "Excel may have made a date of '3-5'; type years"),))
    text, faults = one_line(raw)
    if is_empty_word(text):
        return Parsed(None, faults)
    years = _years_in(text.casefold())
    if years is None or years > MOST_YEARS:
        return Parsed(None, (*faults, _bad_years(raw, "write years as a number: 4")))
    return Parsed(years, faults)


def _bad_years(raw: object, hint: str) -> Fault:
    return Fault("warning", "bad-years", f"{quoted(raw)} is not a number of years", hint)


def _years_in(text: str) -> float | None:
    if both := _YEARS_AND_MONTHS.search(text):
        return round(_number(both[1]) + _number(both[2]) / MONTHS_A_YEAR, 2)
    if months := _MONTHS.search(text):
        return round(_number(months[1]) / MONTHS_A_YEAR, 2)
    if less := _LESS_THAN.search(text):
        return _number(less[1]) * HALF_A_YEAR if _number(less[1]) <= 1 else _number(less[1])
    number = None if text.startswith("-") or _SINCE.search(text) else _FIRST_NUMBER.search(text)
    return _number(number[0]) if number else _years_in_words(text)


def _years_in_words(text: str) -> float | None:
    """Return the years of "five years" or "fresher"; None when no number is named."""
    vocabulary = load_vocabulary()
    if text in vocabulary.words["no_experience"]:
        return 0.0
    return vocabulary.numbers.get(_YEAR_WORDS.sub("", text).strip().partition("-")[0].strip())


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def parse_date(raw: object, order: DateOrder) -> Parsed:
    """Return a date, or None; time and day of the week are left out.

    Args:
        raw: a date, or text, or Excel's day number.
        order: what 03/04/2026 means; such a date carries the fault "ambiguous-date".
    """
    if isinstance(raw, dt.datetime):
        return Parsed(raw.date())
    if isinstance(raw, dt.date):
        return Parsed(raw)
    text, faults = one_line(raw)
    if is_empty_word(text):
        return Parsed(None, faults)
    found = _date_in(text, order)
    if found.value is None and not found.faults:
        found = Parsed(None, (_bad_date(raw),))
    return Parsed(found.value, (*faults, *found.faults))


def _bad_date(raw: object) -> Fault:
    return Fault("warning", "bad-date", f"{quoted(raw)} is not a date", WRITE_A_DATE)


def _date_in(text: str, order: DateOrder) -> Parsed:
    if text.isdecimal() and FIRST_SERIAL <= int(text[:6]) <= LAST_SERIAL and len(text) <= 5:  # noqa: PLR2004 - five digits
        return Parsed(SERIAL_ZERO + dt.timedelta(days=int(text)), (_serial(text),))
    bare = _TIME.sub("", text).strip(" ,") or text
    bare = _WEEKDAY.sub("", bare) if not _worded(bare) else bare
    if match := _ISO.match(bare) or _COMPACT.match(bare):
        return Parsed(_date(match[1], match[2], match[3]))
    if match := _NUMERIC.match(bare):
        return _numeric_date(bare, match, order)
    return Parsed(_worded(bare))


def _serial(text: str) -> Fault:
    read = (SERIAL_ZERO + dt.timedelta(days=int(text))).isoformat()
    message = f"'{text}' is Excel's number for a day; read as {read}"
    return Fault("warning", "date-as-number", message, "give the cell a date format")


def _worded(text: str) -> dt.date | None:
    """Return the date of "10-Sept-26", "Sept 10, 2026" or "2026 Sept 10"."""
    months = load_vocabulary().months
    if match := _WORDED.match(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST_WORDED.match(text):
        month, day, year = match.groups()
    elif match := _YEAR_FIRST_WORDED.match(text):
        year, month, day = match.groups()
    else:
        return None
    number = months.get(month.casefold())
    return _date(year, str(number), day) if number else None


def _numeric_date(text: str, match: re.Match[str], order: DateOrder) -> Parsed:
    first, second, year = match.groups()
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if day_first and month_first and day_first != month_first:
        read = day_first if order == "day-first" else month_first
        message = f"'{text}' can be two dates; read {order}, as {read.isoformat()}"
        hint = "write dates as 2026-12-09, or set date_order under [roster] in prepsheets.toml"
        return Parsed(read, (Fault("warning", "ambiguous-date", message, hint),))
    return Parsed(day_first or month_first)


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = int(year)
    try:
        return dt.date(number + THIS_CENTURY if number < CENTURY else number, int(month), int(day))
    except ValueError:
        return None

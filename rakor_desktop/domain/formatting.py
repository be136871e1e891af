"""The one place where dates, times, numbers and names become Indonesian text (documents.md section 10)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from rakor_desktop.domain.terbilang import terbilang

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
ZONE = "WIB"
_MEGABYTE = 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def weekday(day: date) -> str:
    """`Selasa`."""
    return WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    """`24 November 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """`Selasa, 24 November 2026`."""
    return f"{weekday(day)}, {long_date(day)}"


def short_date(day: date) -> str:
    """`24 Nov 2026`, for lists on the screen."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def list_date(day: date) -> str:
    """`Sel, 24 Nov 2026`, for the meeting list."""
    return f"{weekday(day)[:3]}, {short_date(day)}"


def numeric_date(day: date) -> str:
    """`24-11-2026`."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def date_range(first: date, last: date) -> str:
    """`24–25 November 2026`, across months `30 November s.d. 1 Desember 2026`."""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} s.d. {long_date(last)}"
    return f"{long_date(first)} s.d. {long_date(last)}"


def full_date_range(first: date, last: date) -> str:
    """`Selasa s.d. Rabu, 24–25 November 2026`; one day as `full_date` gives it."""
    if first == last:
        return full_date(first)
    return f"{weekday(first)} s.d. {weekday(last)}, {date_range(first, last)}"


def clock(moment: time | datetime) -> str:
    """`08.00`."""
    return f"{moment.hour:02d}.{moment.minute:02d}"


def clock_seconds(moment: time | datetime) -> str:
    """`10.42.03`."""
    return f"{clock(moment)}.{moment.second:02d}"


def clock_range(start: time | datetime, end: time | datetime | None) -> str:
    """`08.00–12.15`, open end `08.00 s.d. selesai`; without the zone."""
    return f"{clock(start)}–{clock(end)}" if end is not None else f"{clock(start)} s.d. selesai"


def meeting_time(start: time | None, end: time | None) -> str:
    """`08.00–12.00 WIB` or `08.00 WIB s.d. selesai`; empty without a start."""
    if start is None:
        return ""
    return f"{clock(start)}–{clock(end)} {ZONE}" if end is not None else f"{clock(start)} {ZONE} s.d. selesai"


def duration(minutes: int) -> str:
    """`4 jam 15 menit`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} jam"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} menit")
    return " ".join(parts)


def deviation(minutes: int) -> str:
    """How much later or earlier than planned: `+9 jam 41 menit`, `−4 menit`."""
    return f"{'−' if minutes < 0 else '+'}{duration(abs(minutes))}"


def countdown(left: timedelta) -> str:
    """`02:06` left, or `lewat 03:10` once it is over; hours only when needed. Colons: it is no time of day."""
    seconds = int(left.total_seconds())
    minutes, seconds_left = divmod(abs(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    text = f"{hours}:{minutes_left:02d}:{seconds_left:02d}" if hours else f"{minutes:02d}:{seconds_left:02d}"
    return f"lewat {text}" if seconds < 0 else text


def number(value: float, decimals: int | None = None) -> str:
    """`1.234.567,89`; without `decimals` only those that are needed, at most four."""
    text = f"{value:,.{4 if decimals is None else decimals}f}"
    if decimals is None:
        text = text.rstrip("0").rstrip(".")
    text = text.translate(str.maketrans(",.", ".,"))
    return "0" if text in ("-0", "") else text


def percent(part: float, whole: float, decimals: int = 1) -> str:
    """`84,4%`; `–` of nothing."""
    return "–" if not whole else f"{number(part / whole * 100, decimals)}%"


def counted(count: int) -> str:
    """`38 (tiga puluh delapan)`."""
    return f"{number(count)} ({terbilang(count)})"


def file_size(size: int) -> str:
    """Bytes as people say them: `312 KB`, `14,2 MB`."""
    if size < _MEGABYTE:
        return f"{number(max(-(-size // 1024), 1 if size else 0), 0)} KB"
    return f"{number(size / _MEGABYTE, 1)} MB"


def opening_date(day: date) -> str:
    """The opening of a berita acara: `hari ini Selasa tanggal Dua Puluh Empat bulan November ... (24-11-2026)`."""
    return (
        f"hari ini {weekday(day)} tanggal {terbilang(day.day).title()} bulan {MONTHS[day.month - 1]} "
        f"tahun {terbilang(day.year).title()} ({numeric_date(day)})"
    )


def nip(digits: str) -> str:
    """An NIP in its groups 8-6-1-3, anything else as typed: `19700101 199503 1 001`."""
    bare = re.sub(r"\s", "", digits)
    if len(bare) != 18 or not bare.isdigit():
        return digits.strip()
    return f"{bare[:8]} {bare[8:14]} {bare[14]} {bare[15:]}"


def clean_text(text: str) -> str:
    """Text as it may be stored: no control characters, no lone surrogates, line ends as newlines."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """One line of stored text: control characters and runs of white space become one space."""
    return " ".join(clean_text(text).split())


def slug(text: str, limit: int = 48) -> str:
    """An ASCII file name part: `rapat-koordinasi-pengembangan-desa-wisata`."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    result = ""
    for word in words:
        longer = f"{result}-{word}" if result else word[:limit]
        if len(longer) > limit:
            break
        result = longer
    return result or "rapat"


_DATE = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$")
_BARE_DATE = re.compile(r"^(\d{2})(\d{2})(\d{2}|\d{4})$")
_NAMED_DATE = re.compile(r"^(?:[a-z]+,?\s+)?(\d{1,2})\s+([a-z]{3,})\.?\s+(\d{2}|\d{4})$", re.IGNORECASE)
_ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIME = re.compile(r"^(\d{1,2})[.:](\d{2})$")


def parse_date(text: str) -> date:
    """Read a typed date: `24-11-2026`, `24/11/26`, `24112026`, `24 Nov 2026`, `2026-11-24`.

    Raises ValueError whose text is the Indonesian sentence to show beside the field.
    """
    text = clean_line(text)
    if match := _ISO_DATE.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DATE.match(text) or _BARE_DATE.match(text):
        day, month, year = (int(part) for part in match.groups())
    elif (match := _NAMED_DATE.match(text)) and (found := _month_number(match[2])):
        day, month, year = int(match[1]), found, int(match[3])
    else:
        raise ValueError("Tulis tanggal seperti 24-11-2026.")
    # A year of two digits is one of this century; 0026 is refused.
    if len(match.groups()[-1]) == 2 and match.re is not _ISO_DATE:
        year += 2000
    if not 1945 <= year <= 2200:
        raise ValueError(f"Tahun {year} di luar jangkauan; tulis tahun 1945 sampai 2200.")
    if not 1 <= month <= 12:
        raise ValueError(f"Tidak ada bulan ke-{month}; tulis tanggal seperti 24-11-2026.")
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        raise ValueError(f"{MONTHS[month - 1]} hanya sampai tanggal {last}.")
    return date(year, month, day)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _month_number(word: str) -> int:
    old = {"nopember": 11, "pebruari": 2, "agt": 8, "ags": 8, "aug": 8, "may": 5, "oct": 10, "dec": 12}
    lowered = word.lower()
    if lowered in old:
        return old[lowered]
    return next((index for index, name in enumerate(MONTHS, 1) if name.lower().startswith(lowered)), 0)


def parse_time(text: str) -> time:
    """Read a typed clock time: `08.30`, `8:30`, `0830`, `8`.

    Raises ValueError whose text is the Indonesian sentence to show beside the field.
    """
    text = clean_line(text).removesuffix(ZONE).strip()
    if match := _TIME.match(text):
        hour, minute = int(match[1]), int(match[2])
    elif text.isascii() and text.isdigit() and len(text) in (3, 4):
        hour, minute = int(text[:-2]), int(text[-2:])
    elif text.isascii() and text.isdigit() and len(text) <= 2:
        hour, minute = int(text), 0
    else:
        raise ValueError("Tulis pukul seperti 08.30.")
    if hour > 23 or minute > 59:
        raise ValueError("Pukul hanya dari 00.00 sampai 23.59.")
    return time(hour, minute)


def parse_number(text: str) -> float:
    """Read a typed number with Indonesian marks: `1.250,5` -> 1250.5.

    Raises ValueError whose text is the Indonesian sentence to show beside the field.
    """
    bare = clean_line(text).replace(" ", "").removesuffix("%")
    if not re.fullmatch(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", bare):
        raise ValueError("Tulis angka seperti 1.250 atau 12,5.")
    value = float(bare.replace(".", "").replace(",", "."))
    if abs(value) >= 10**15:
        raise ValueError("Angka terlalu besar; tulis angka yang lebih kecil.")
    return value

"""Dates, times, numbers and names as Indonesian text, and reading what an officer types."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rakor_desktop.domain import formatting as f

DAY = date(2026, 11, 24)


def test_dates() -> None:
    assert f.weekday(DAY) == "Selasa"
    assert f.long_date(date(2026, 2, 3)) == "3 Februari 2026"
    assert f.full_date(DAY) == "Selasa, 24 November 2026"
    assert f.short_date(date(2026, 8, 7)) == "7 Agu 2026"
    assert f.list_date(DAY) == "Sel, 24 Nov 2026"
    assert f.numeric_date(date(2027, 1, 2)) == "02-01-2027"
    assert f.weekday(date(2026, 11, 27)) == "Jumat"


def test_weekdays_of_the_demo_meetings() -> None:
    assert [f.weekday(day) for day in (date(2026, 12, 3), date(2027, 1, 20))] == ["Kamis", "Rabu"]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (DAY, DAY, "24 November 2026"),
        (DAY, date(2026, 11, 25), "24–25 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 1), "30 November s.d. 1 Desember 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "31 Desember 2026 s.d. 1 Januari 2027"),
    ],
)
def test_ranges_of_dates(first: date, last: date, text: str) -> None:
    assert f.date_range(first, last) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            DAY,
            "hari ini Selasa tanggal Dua Puluh Empat bulan November tahun Dua Ribu Dua Puluh Enam (24-11-2026)",
        ),
        (date(2027, 1, 1), "hari ini Jumat tanggal Satu bulan Januari tahun Dua Ribu Dua Puluh Tujuh (01-01-2027)"),
        (
            date(2028, 2, 29),
            "hari ini Selasa tanggal Dua Puluh Sembilan bulan Februari tahun Dua Ribu Dua Puluh Delapan (29-02-2028)",
        ),
    ],
)
def test_opening_of_a_berita_acara(day: date, text: str) -> None:
    assert f.opening_date(day) == text


def test_times() -> None:
    assert f.clock(time(8, 0)) == "08.00"
    assert f.clock_seconds(datetime(2026, 11, 24, 10, 42, 3)) == "10.42.03"
    assert f.clock_range(time(8), time(12, 15)) == "08.00–12.15"
    assert f.clock_range(time(8), None) == "08.00 s.d. selesai"
    assert f.meeting_time(time(8), time(12)) == "08.00–12.00 WIB"
    assert f.meeting_time(time(8), None) == "08.00 WIB s.d. selesai"
    assert f.meeting_time(None, time(12)) == ""


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0 menit"), (45, "45 menit"), (60, "1 jam"), (255, "4 jam 15 menit")]
)
def test_durations(minutes: int, text: str) -> None:
    assert f.duration(minutes) == text
    assert (f.deviation(minutes), f.deviation(-minutes - 1)[0]) == (f"+{text}", "−")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(126, "02:06"), (0, "00:00"), (-190, "lewat 03:10"), (3725, "1:02:05"), (-3725, "lewat 1:02:05")],
)
def test_countdown(seconds: int, text: str) -> None:
    assert f.countdown(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567.89, None, "1.234.567,89"),
        (1234567.89, 2, "1.234.567,89"),
        (1000, None, "1.000"),
        (0.5, None, "0,5"),
        (12.0, 1, "12,0"),
        (-0.00001, None, "0"),
        (0, None, "0"),
        (-7.25, None, "-7,25"),
        (100, None, "100"),
    ],
)
def test_numbers(value: float, decimals: int | None, text: str) -> None:
    assert f.number(value, decimals) == text


def test_percent_and_counts() -> None:
    assert f.percent(38, 45) == "84,4%"
    assert f.percent(1, 0) == "–"
    assert f.percent(1, 3, 0) == "33%"
    assert f.counted(42) == "42 (empat puluh dua)"


def test_nip_in_its_groups() -> None:
    assert f.nip("198002292005011999") == "19800229 200501 1 999"
    assert f.nip("19800229 200501 1 999") == "19800229 200501 1 999"
    assert f.nip(" NRP 7001 ") == "NRP 7001"


def test_cleaning() -> None:
    assert f.clean_text("a\x00b\x07c\ud800d\r\ne\rf") == "abcd\ne\nf"
    assert f.clean_line("  a\tb\n c\x00 ") == "a b c"
    assert f.clean_text("مرحبا 👋🏽 Jum'at") == "مرحبا 👋🏽 Jum'at"


@given(st.text(st.characters()))
def test_cleaned_text_can_always_be_stored_and_is_clean_for_good(text: str) -> None:
    clean = f.clean_text(text)
    clean.encode("utf-8")
    assert "\x00" not in clean
    assert f.clean_text(clean) == clean
    assert "\n" not in f.clean_line(text)


def test_file_name_parts() -> None:
    assert f.slug("Rapat Koordinasi: Pengembangan Desa-Wisata!") == "rapat-koordinasi-pengembangan-desa-wisata"
    assert f.slug("???") == "rapat"
    assert f.slug("a" * 100) == "a" * 48
    assert len(f.slug("kata " * 40)) <= 48


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24-11-2026", DAY),
        ("24/11/26", DAY),
        ("24.11.2026", DAY),
        ("24 11 2026", DAY),
        ("2026-11-24", DAY),
        ("24112026", DAY),
        ("241126", DAY),
        ("24 Nov 2026", DAY),
        ("Selasa, 24 November 2026", DAY),
        ("24 Nopember 2026", DAY),
        ("1 agt 2026", date(2026, 8, 1)),
        ("29-02-2028", date(2028, 2, 29)),
        ("  24-11-2026\n", DAY),
    ],
)
def test_reads_typed_dates(text: str, day: date) -> None:
    assert f.parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Tulis tanggal seperti 24-11-2026."),
        ("besok", "Tulis tanggal seperti 24-11-2026."),
        ("24 xyz 2026", "Tulis tanggal seperti 24-11-2026."),
        ("31-11-2026", "November hanya sampai tanggal 30."),
        ("29-02-2027", "Februari hanya sampai tanggal 28."),
        ("0-1-2026", "Januari hanya sampai tanggal 31."),
        ("1-13-2026", "Tidak ada bulan ke-13; tulis tanggal seperti 24-11-2026."),
        ("01-01-0000", "Tahun 0 di luar jangkauan; tulis tahun 1945 sampai 2200."),
        ("0000-01-01", "Tahun 0 di luar jangkauan; tulis tahun 1945 sampai 2200."),
        ("0026-11-24", "Tahun 26 di luar jangkauan; tulis tahun 1945 sampai 2200."),
        ("31-12-9999", "Tahun 9999 di luar jangkauan; tulis tahun 1945 sampai 2200."),
    ],
)
def test_says_what_is_wrong_with_a_date(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the sentence is compared whole
        f.parse_date(text)
    assert str(caught.value) == message


@given(st.dates(date(1945, 1, 1), date(2200, 12, 31)))
def test_every_printed_date_can_be_typed_back(day: date) -> None:
    for text in (f.numeric_date(day), f.long_date(day), f.short_date(day), f.full_date(day), day.isoformat()):
        assert f.parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("08.30", time(8, 30)),
        ("8:30", time(8, 30)),
        ("0830", time(8, 30)),
        ("830", time(8, 30)),
        ("8", time(8)),
        ("13.00 WIB", time(13)),
        ("00.00", time(0)),
        ("23.59", time(23, 59)),
    ],
)
def test_reads_typed_times(text: str, moment: time) -> None:
    assert f.parse_time(text) == moment


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Tulis pukul seperti 08.30."),
        ("pagi", "Tulis pukul seperti 08.30."),
        ("12345", "Tulis pukul seperti 08.30."),
        ("24.00", "Pukul hanya dari 00.00 sampai 23.59."),
        ("12.60", "Pukul hanya dari 00.00 sampai 23.59."),
    ],
)
def test_says_what_is_wrong_with_a_time(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the sentence is compared whole
        f.parse_time(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "value"), [("1.250,5", 1250.5), ("12", 12.0), ("-3,25", -3.25), ("85 %", 85.0), ("1 000", 1000.0)]
)
def test_reads_typed_numbers(text: str, value: float) -> None:
    assert f.parse_number(text) == value


@pytest.mark.parametrize("text", ["", "1.25", "12,", "sepuluh", "1e5", "--1", "9" * 400, "1" + "0" * 15])
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="angka"):
        f.parse_number(text)


@given(st.integers(-(10**9), 10**9), st.integers(0, 9999))
def test_every_printed_number_can_be_typed_back(whole: int, fraction: int) -> None:
    value = whole + fraction / 10_000
    assert f.parse_number(f.number(value)) == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (319_488, "312 KB"),
        (1024**2, "1,0 MB"),
        (14_889_779, "14,2 MB"),
        (2 * 1024**3, "2.048,0 MB"),
    ],
)
def test_sizes_of_files_are_said_as_people_say_them(size: int, text: str) -> None:
    assert f.file_size(size) == text

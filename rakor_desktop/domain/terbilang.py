"""Numbers in Indonesian words, as formal lines demand (documents.md section 10.3)."""

from __future__ import annotations

_UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SCALES = (
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (10**3, "ribu"),
)


def terbilang(number: int) -> str:
    """Spell a whole number in lower case: 2026 -> `dua ribu dua puluh enam`.

    Raises ValueError beyond 10**18: no formal line needs it.
    """
    if abs(number) >= 10**18:
        raise ValueError(number)
    if number == 0:
        return "nol"
    if number < 0:
        return f"minus {terbilang(-number)}"
    words: list[str] = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count == 1 and name == "ribu":
            words.append("seribu")
        elif count:
            words += [_below_thousand(count), name]
    if number:
        words.append(_below_thousand(number))
    return " ".join(words)


def ordinal(number: int) -> str:
    """The place in an order, in lower case: 1 -> `kesatu`, 12 -> `kedua belas`, 21 -> `kedua puluh satu`.

    Raises ValueError for a number that no place has (0 and less).
    """
    if number < 1:
        raise ValueError(number)
    return f"ke{terbilang(number)}"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words: list[str] = []
    if hundreds == 1:
        words.append("seratus")
    elif hundreds:
        words.append(f"{_UNITS[hundreds]} ratus")
    if rest < 12:
        words.append(_UNITS[rest])
    elif rest < 20:
        words.append(f"{_UNITS[rest - 10]} belas")
    else:
        tens, unit = divmod(rest, 10)
        words.append(f"{_UNITS[tens]} puluh {_UNITS[unit]}".strip())
    return " ".join(word for word in words if word)

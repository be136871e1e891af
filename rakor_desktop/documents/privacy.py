"""What a public copy may not tell, also where an officer typed it into a sentence (documents.md section 11.2)."""

from __future__ import annotations

import re

HIDDEN = "[...]"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# 18 digits, in groups of 8-6-1-3 or not; a mobile number; a number of the fixed network with its area code.
_NIP = re.compile(r"(?<!\d)\d{8}[\s.]?\d{6}[\s.]?\d[\s.]?\d{3}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?62|0)[\s.-]?8\d(?:[\s.-]?\d){6,11}(?!\d)")
_FIXED = re.compile(r"(?<!\d)\(?(?:\+?62[\s.-]?|0)\d{2,3}\)?[\s.-]?\d{3}(?:[\s.-]?\d){2,5}(?!\d)")


def masked(text: str) -> str:
    """Own words of the office without telephone numbers, addresses of e-mail and NIPs."""
    for pattern in (_MAIL, _NIP, _MOBILE, _FIXED):
        text = pattern.sub(HIDDEN, text)
    return text.strip()

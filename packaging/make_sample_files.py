"""Makes the photos and handouts of the demo meeting in `resources/contoh/`: drawn, nobody is in them.

Run it by hand after a change; the files are committed. The same code gives the same pictures.
"""

from __future__ import annotations

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "contoh"
BOLD = ROOT / "resources" / "fonts" / "LiberationSans-Bold.ttf"
SIZE = (1200, 800)
# Name, seed, wall, floor, how many people sit, whether a board stands at the wall, portrait or not.
SCENES = (
    ("foto-pembukaan.jpg", 1, "#C9D8E6", "#8A6E4B", 26, True, False),
    ("foto-arahan.jpg", 2, "#D8D2C4", "#7C5B3A", 18, True, False),
    ("foto-kelompok-1.jpg", 3, "#CFE0D2", "#6F6A5E", 10, False, False),
    ("foto-kelompok-2.jpg", 4, "#E2D3CF", "#6F5E52", 9, False, True),
    ("foto-pleno.jpg", 5, "#C4CFDD", "#7A6A58", 30, True, False),
    ("foto-penandatanganan.jpg", 6, "#DAD5E3", "#75604A", 6, False, False),
)
CLOTHES = ("#2E5E8C", "#8C3B3B", "#3F6B4B", "#6B4F7A", "#B08A3C", "#47525E", "#A8603F", "#2F7F86")
SKIN = ("#C99A73", "#B5835A", "#8D5E3C", "#D9AE87")
HANDOUTS = (
    (
        "paparan-arah-desa-wisata-2027.pdf",
        "Arah Pengembangan Desa Wisata 2027",
        ("12 desa wisata prioritas", "Akses, amenitas, atraksi", "Satu penanggung jawab tiap kegiatan"),
    ),
    (
        "paparan-akses-jalan.pdf",
        "Akses Jalan dan Angkutan Pengumpan",
        ("Simpang Glagah dan Kemiren–Tamansuruh", "Rambu penunjuk arah seragam", "Angkutan akhir pekan"),
    ),
)


def scene(seed: int, wall: str, floor: str, people: int, *, board: bool, upright: bool) -> Image.Image:
    """A room with seated figures seen from behind, and the word CONTOH."""
    chance = random.Random(seed)
    width, height = SIZE[::-1] if upright else SIZE
    picture = Image.new("RGB", (width, height), wall)
    draw = ImageDraw.Draw(picture)
    horizon = int(height * 0.52)
    draw.rectangle((0, horizon, width, height), fill=floor)
    for line in range(9):
        x = width / 2 + (line - 4) * width * 0.3
        draw.line((width / 2 + (line - 4) * width * 0.11, horizon, x, height), fill="#00000022", width=2)
    if board:
        left, top, right, bottom = width * 0.27, height * 0.08, width * 0.73, height * 0.44
        draw.rectangle((left - 8, top - 8, right + 8, bottom + 8), fill="#3B3F45")
        draw.rectangle((left, top, right, bottom), fill="#F7F9FB")
        draw.rectangle((left + 30, top + 30, right - 90, top + 52), fill="#1D3F8F")
        for row in range(4):
            end = left + 60 + (right - left - 130) * (0.95 - 0.15 * row)
            draw.rectangle((left + 30, top + 84 + row * 38, end, top + 98 + row * 38), fill="#9AA7B5")
    columns = max(4, math.ceil(math.sqrt(people * 2.4)))
    for index in range(people):
        row, column = divmod(index, columns)
        scale = 0.62 + row * 0.26
        shift = chance.uniform(-8, 8)
        x = (column + 0.5 + (row % 2) * 0.25) / (columns + 0.25) * width + shift
        y = horizon + height * 0.03 + row * height * 0.125
        body, head = 46 * scale, 25 * scale
        draw.rounded_rectangle((x - body, y, x + body, y + 118 * scale), 30 * scale, fill=chance.choice(CLOTHES))
        draw.ellipse((x - head, y - head * 1.7, x + head, y + head * 0.5), fill=chance.choice(SKIN))
        draw.pieslice((x - head, y - head * 1.75, x + head, y + head * 0.4), 180, 360, fill="#2A2320")
    font = ImageFont.truetype(str(BOLD), 34)
    draw.text((width - 24, height - 20), "CONTOH", fill="#FFFFFFC0", font=font, anchor="rs")
    return picture


def handout(name: str, title: str, lines: tuple[str, ...]) -> None:
    """A one-page paparan."""
    width, height = landscape(A4)
    canvas = Canvas(str(TARGET / name), pagesize=(width, height), invariant=True)
    canvas.setFillColorRGB(0.11, 0.25, 0.56)
    canvas.rect(0, height - 46 * mm, width, 46 * mm, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.setFont("Bold", 30)
    canvas.drawString(20 * mm, height - 30 * mm, title)
    canvas.setFillGray(0.15)
    canvas.setFont("Bold", 22)
    for number, text in enumerate(lines):
        canvas.drawString(28 * mm, height - (75 + 22 * number) * mm, f"•  {text}")
    canvas.setFillGray(0.5)
    canvas.setFont("Bold", 12)
    canvas.drawRightString(width - 20 * mm, 14 * mm, "CONTOH")
    canvas.save()


def main() -> None:
    """Write every file."""
    pdfmetrics.registerFont(TTFont("Bold", str(BOLD)))
    for name, seed, wall, floor, people, board, upright in SCENES:
        picture = scene(seed, wall, floor, people, board=board, upright=upright)
        picture.save(TARGET / name, quality=78, optimize=True)
    for name, title, lines in HANDOUTS:
        handout(name, title, lines)


if __name__ == "__main__":
    main()

"""The emblem of a kop: its picture at the size of print, in colour or black, or a grey shield where it is missing."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rakor_desktop.documents.fonts import Face

_PIXELS = 900


@lru_cache(maxsize=4)
def picture(emblem: bytes, *, in_black: bool = False) -> Image.Image | None:
    """The emblem no larger than print needs; None when the bytes are no picture. `in_black` takes the colour out."""
    if not emblem:
        return None
    try:
        image = Image.open(BytesIO(emblem))
        image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if image.mode not in ("RGB", "RGBA", "L"):
        image = image.convert("RGBA" if "transparency" in image.info or "A" in image.mode else "RGB")
    image.thumbnail((_PIXELS, _PIXELS))
    if in_black and image.mode != "L":
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        grey = image.convert("L")
        image = Image.merge("RGBA", (grey, grey, grey, alpha)) if alpha is not None else grey
    return image


def draw_picture(canvas: Canvas, image: Image.Image, left: float, centre: float, width: float, height: float) -> None:
    """Fit the picture into a box `width` x `height` around `centre`, its aspect kept, in the middle of the box."""
    scale = min(width / image.width, height / image.height)
    wide, high = image.width * scale, image.height * scale
    canvas.drawImage(ImageReader(image), left + (width - wide) / 2, centre - high / 2, wide, high, mask="auto")


def draw_placeholder(canvas: Canvas, left: float, centre: float, box_width: float, box_height: float) -> None:
    """A grey shield where the emblem will stand."""
    width, height = box_width * 0.82, box_height * 0.86
    x, top = left + (box_width - width) / 2, centre + height / 2
    canvas.saveState()
    canvas.setFillGray(0.86)
    canvas.setStrokeGray(0.55)
    canvas.setLineWidth(0.75)
    path = canvas.beginPath()
    path.moveTo(x, top)
    path.lineTo(x + width, top)
    path.lineTo(x + width, top - height * 0.55)
    path.curveTo(x + width, top - height * 0.8, x + width * 0.75, top - height * 0.92, x + width / 2, top - height)
    path.curveTo(x + width * 0.25, top - height * 0.92, x, top - height * 0.8, x, top - height * 0.55)
    path.close()
    canvas.drawPath(path, fill=1, stroke=1)
    canvas.setFillGray(0.35)
    canvas.setFont(Face.REGULAR.value, min(7.0, box_width / (20 * mm) * 7))
    canvas.drawCentredString(x + width / 2, centre + 1, "LAMBANG")
    canvas.restoreState()

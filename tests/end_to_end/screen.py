"""The X server as somebody in front of it sees it: pixels, without a further package."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

_Z_PIXMAP = 2
_CLIENT_MESSAGE = 33
_STRUCTURE_NOTIFY = ctypes.c_long(1 << 17)  # the mask under which Qt answers to the root window
_ALL_PLANES = ctypes.c_ulong(-1).value


class _Image(ctypes.Structure):
    """The head of Xlib's XImage, as far as it is read here."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    )


def library(name: str) -> Any:
    """One of the X libraries that Qt needs anyway."""
    found = ctypes.util.find_library(name)
    if found is None:
        raise RuntimeError(f"lib{name} is missing; run through packaging/dev.py test, which names the packages")
    return ctypes.CDLL(found)


class _ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, filled up to the size of an XEvent."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 12),
    )


class Screen:
    """One connection to the server in DISPLAY. Raises RuntimeError when there is none."""

    def __init__(self) -> None:
        self.x11 = library("X11")
        for name, kind in (
            ("XOpenDisplay", ctypes.c_void_p),
            ("XDefaultRootWindow", ctypes.c_ulong),
            ("XInternAtom", ctypes.c_ulong),
            ("XCreateSimpleWindow", ctypes.c_ulong),
            ("XGetImage", ctypes.POINTER(_Image)),
        ):
            getattr(self.x11, name).restype = kind
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        if not self.display:
            raise RuntimeError(f"no X server at DISPLAY={os.environ.get('DISPLAY', '')!r}; run packaging/dev.py test")
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        number = self.x11.XDefaultScreen(self.display)
        self.x11.XSelectInput(self.display, self.root, _STRUCTURE_NOTIFY)
        self._pings = 0
        self.width = self.x11.XDisplayWidth(self.display, number)
        self.height = self.x11.XDisplayHeight(self.display, number)

    def digest(self) -> bytes:
        """A short value that changes when any pixel does."""
        return sha256(self._pixels()).digest()

    def save(self, path: Path) -> None:
        """Keep what the screen shows as a PNG."""
        QImage(self._pixels(), self.width, self.height, QImage.Format.Format_RGB32).save(str(path))

    def _pixels(self) -> bytes:
        """Four bytes for each pixel, line by line."""
        area = (0, 0, self.width, self.height)
        image = self.x11.XGetImage(self.display, self.root, *area, ctypes.c_ulong(_ALL_PLANES), _Z_PIXMAP)
        if not image:
            raise RuntimeError("the X server gave no picture")
        try:
            head = image.contents
            return ctypes.string_at(head.data, head.bytes_per_line * head.height)
        finally:
            self.x11.XDestroyImage(image)

    def ask_to_close(self, window: int) -> None:
        """Send a window what a click on the cross of its title bar sends."""
        self._send_protocol(window, b"WM_DELETE_WINDOW")

    def cover(self) -> None:
        """Put a white window over everything, as another program's window would lie there."""
        area = (0, 0, self.width, self.height)
        window = self.x11.XCreateSimpleWindow(self.display, self.root, *area, 0, 0, ctypes.c_ulong(0xFFFFFF))
        self.x11.XMapRaised(self.display, ctypes.c_ulong(window))
        self.x11.XSync(self.display, 0)

    def ping(self, window: int) -> int:
        """Ask the program behind a window to answer once it did what came before; the number of the question."""
        self._pings += 1
        self._send_protocol(window, b"_NET_WM_PING", self._pings, window)
        return self._pings

    def is_answered(self, number: int) -> bool:
        """Whether the answer to this question came."""
        event = _ClientMessage()
        while self.x11.XCheckTypedEvent(self.display, _CLIENT_MESSAGE, ctypes.byref(event)):
            if event.data[0] == self._atom(b"_NET_WM_PING") and event.data[1] == number:
                return True
        return False

    def _send_protocol(self, window: int, name: bytes, *more: int) -> None:
        data = (ctypes.c_long * 5)(self._atom(name), *more)
        event = _ClientMessage(_CLIENT_MESSAGE, 0, 1, self.display, window, self._atom(b"WM_PROTOCOLS"), 32, data)
        self.x11.XSendEvent(self.display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
        self.x11.XFlush(self.display)

    def _atom(self, name: bytes) -> int:
        return self.x11.XInternAtom(self.display, name, 0)

    def close(self) -> None:
        """End the connection."""
        self.x11.XCloseDisplay(self.display)

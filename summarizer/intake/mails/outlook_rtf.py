"""Unpack the RTF that Outlook keeps in a mail (MS-OXRTFCP)."""

from __future__ import annotations

import struct
from typing import Final

from summarizer.intake.limits import MAX_PART_BYTES
from summarizer.intake.unreadable import Unreadable

_COMPRESSED: Final = 0x75465A4C
_PLAIN: Final = 0x414C454D
_HEADER: Final = struct.Struct("<4I")
_WINDOW: Final = 4096
# What the window holds before the first byte, so that short mails pack well.
_START: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def decompress(packed: bytes) -> bytes:
    """Give the RTF. Raises ``Unreadable``: ``damaged`` or ``too_large``."""
    if len(packed) < _HEADER.size:
        raise Unreadable("damaged")
    _, size, kind, _ = _HEADER.unpack_from(packed)
    if size > MAX_PART_BYTES:
        raise Unreadable("too_large")
    if kind == _PLAIN:
        return packed[_HEADER.size : _HEADER.size + size]
    if kind != _COMPRESSED:
        raise Unreadable("damaged")
    return _unpack(packed, size)


def _unpack(packed: bytes, size: int) -> bytes:
    """Follow the tokens: a byte stands for itself, or two tell what to repeat from the window."""
    window = bytearray(_START.ljust(_WINDOW, b"\0"))
    write = len(_START)
    unpacked = bytearray()
    at = _HEADER.size
    while at < len(packed) and len(unpacked) < size:
        control = packed[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 1 >= len(packed):
                    return bytes(unpacked)
                pair = packed[at] << 8 | packed[at + 1]
                at += 2
                offset, length = pair >> 4, (pair & 15) + 2
                if offset == write:
                    return bytes(unpacked)
            else:
                if at >= len(packed):
                    return bytes(unpacked)
                window[write] = packed[at]
                offset, length = write, 1
                at += 1
            for step in range(length):
                byte = window[(offset + step) % _WINDOW]
                window[write] = byte
                write = (write + 1) % _WINDOW
                unpacked.append(byte)
    return bytes(unpacked)

"""What Python's zipfile and its decompressors raise for a file that is broken."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import Final

# A ``RuntimeError`` stands for encryption, and for methods and features that zipfile lacks.
BROKEN_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
# The methods that zipfile can unpack.
KNOWN_METHODS: Final = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
)

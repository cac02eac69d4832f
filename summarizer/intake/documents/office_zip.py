"""Open the parts of an office file without letting it unpack or expand beyond measure."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final, Self

from lxml import etree

from summarizer.intake.limits import MAX_PART_BYTES, MAX_UNPACKED_BYTES
from summarizer.intake.unreadable import Unreadable
from summarizer.intake.zip_faults import BROKEN_ZIP

if TYPE_CHECKING:
    from types import TracebackType

_ENCRYPTED: Final = 0x1
# Word can save as "Strict Open XML": the same words under other names.
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class OfficeZip:
    """The parts of a .docx or .odt.

    Raises ``Unreadable``: ``damaged`` for a broken archive or XML, ``password``,
    ``too_large`` when it declares or turns out to unpack to too much, ``dangerous`` when
    its XML declares entities.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP:
            raise Unreadable("damaged") from None
        parts = self._zip.infolist()
        if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            raise Unreadable("too_large")
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise Unreadable("password")
        self.names = tuple(part.filename for part in parts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._zip.close()

    def part(self, name: str) -> bytes:
        """Give a part's bytes; what a part declares is not believed."""
        try:
            with self._zip.open(name) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except (KeyError, *BROKEN_ZIP):
            raise Unreadable("damaged") from None
        if len(data) > MAX_PART_BYTES:
            raise Unreadable("too_large")
        return data

    def xml(self, name: str) -> etree._Element:
        """Parse a part."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        data = self.part(name).replace(_STRICT, _TRANSITIONAL)
        if b"<!ENTITY" in data:
            raise Unreadable("dangerous")
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise Unreadable("damaged") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise Unreadable("dangerous")  # no office program writes one, in any encoding
        return root

    def xml_if_present(self, name: str) -> etree._Element | None:
        """Parse a part that not every file has."""
        return self.xml(name) if name in self.names else None

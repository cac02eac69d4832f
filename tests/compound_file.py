"""Write Microsoft's compound files, so that tests can make Outlook's mails (MS-CFB, MS-OXMSG)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import pairwise

ADDRESS = "bo@example.dk"
SECTOR = 512
SMALL, CUTOFF = 64, 4096
FREE, END, TABLE_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Folder = dict[str, "bytes | Folder"]


@dataclass
class _Entry:
    name: str
    kind: int  # 5 the root, 1 a folder, 2 a stream
    data: bytes = b""
    left: int = FREE
    right: int = FREE
    child: int = FREE
    start: int = END
    kids: list[int] = field(default_factory=list)


def compound_file(content: Folder) -> bytes:
    """Give the bytes of a compound file; short streams go into the root's small sectors."""
    entries = [_Entry("Root Entry", 5)]
    _add(content, 0, entries)
    small, large = _Sectors(SMALL), _Sectors(SECTOR)
    for entry in entries[1:]:
        if entry.kind == 2:
            entry.start = (small if len(entry.data) < CUTOFF else large).put(entry.data)
    entries[0].data = small.data()
    entries[0].start = large.put(entries[0].data)
    small_table = large.put(small.table())
    directory = large.put(b"".join(map(_packed, entries)))
    first_table = len(large.chain)
    count = 1
    while count * (SECTOR // 4) < first_table + count:
        count += 1
    large.chain += [TABLE_SECTOR] * count
    header = struct.pack(
        "<8s16s6H4x9I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0),
        *(0, count, directory, 0, CUTOFF, small_table, -(-len(small.chain) * 4 // SECTOR), END, 0),
    )
    places = [first_table + i for i in range(count)]
    header += struct.pack("<109I", *places, *[FREE] * (109 - count))
    return header + large.data() + large.table()


class _Sectors:
    def __init__(self, size: int) -> None:
        self.size = size
        self.pieces: list[bytes] = []
        self.chain: list[int] = []

    def put(self, data: bytes) -> int:
        """Add data; give its first sector."""
        start = len(self.chain)
        pieces = [data[i : i + self.size] for i in range(0, len(data), self.size)]
        self.pieces += [piece.ljust(self.size, b"\0") for piece in pieces]
        self.chain += [*range(start + 1, start + len(pieces)), END][: len(pieces)]
        return start if pieces else END

    def data(self) -> bytes:
        return b"".join(self.pieces)

    def table(self) -> bytes:
        room = -len(self.chain) % (SECTOR // 4)
        return struct.pack(f"<{len(self.chain) + room}I", *self.chain, *[FREE] * room)


def _add(content: Folder, parent: int, entries: list[_Entry]) -> None:
    for name, value in content.items():
        number = len(entries)
        entries[parent].kids.append(number)
        if isinstance(value, bytes):
            entries.append(_Entry(name, 2, value))
        else:
            entries.append(_Entry(name, 1))
            _add(value, number, entries)
    kids = sorted(entries[parent].kids, key=lambda i: (len(entries[i].name), entries[i].name))
    for one, following in pairwise(kids):
        entries[one].right = following
    entries[parent].child = kids[0] if kids else FREE


def _packed(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sH2B3I16sI16xIQ",
        *(name, len(name), entry.kind, 1, entry.left, entry.right, entry.child),
        *(bytes(16), 0, entry.start, len(entry.data)),
    )


def outlook_mail(  # noqa: PLR0913 - a mail has so many parts
    *,
    subject: str = "Lokalplan 117",
    sender: str = "Bo Prøve",
    on_behalf_of: str = "",
    body: str | None = "Vi er imod.\r\n\r\nMvh Bo",
    html: bytes | None = None,
    code_page: int | None = None,
    packed_rtf: bytes | None = None,
    files: dict[str, bytes] | None = None,
    kinds: dict[str, str] | None = None,
    mails: tuple[Folder, ...] = (),
    inner: bool = False,
) -> Folder:
    """Give a mail as Outlook keeps it; ``compound_file`` makes the .msg of it."""
    sent = struct.pack("<Q", 134_000_000_000_000_000)
    texts: dict[int, str] = {0x001A: "IPM.Note", 0x0037: subject, 0x0C1A: sender, 0x5D01: ADDRESS}
    texts |= {0x0C1F: ADDRESS} | ({0x0042: on_behalf_of} if on_behalf_of else {})
    if body is not None:
        texts[0x1000] = body
    binaries = {0x1013: html, 0x1009: packed_rtf}
    fixed = {0x00390040: sent}
    if code_page is not None:
        fixed[0x3FDE0003] = struct.pack("<Ixxxx", code_page)
    content = _properties(texts, binaries, header=24 if inner else 32, fixed=fixed)
    for number, (name, data) in enumerate((files or {}).items()):
        kind = (kinds or {}).get(name)
        content[f"__attach_version1.0_#{number:08X}"] = _properties(
            {0x3707: name} | ({0x370E: kind} if kind else {}),
            {0x3701: data},
            header=8,
            fixed={0x37050003: struct.pack("<Ixxxx", 1)},
        )
    for number, mail in enumerate(mails, start=len(files or {})):
        folder = _properties(
            {0x3707: "Videresendt"}, {}, header=8, fixed={0x37050003: struct.pack("<Ixxxx", 5)}
        )
        folder["__substg1.0_3701000D"] = mail
        content[f"__attach_version1.0_#{number:08X}"] = folder
    return content


def _properties(
    texts: dict[int, str],
    binaries: dict[int, bytes | None],
    *,
    header: int,
    fixed: dict[int, bytes],
) -> Folder:
    content: Folder = {}
    listed = bytes(header)
    for tag, value in fixed.items():
        listed += struct.pack("<II8s", tag, 6, value)
    values = {(pid, 0x001F): text.encode("utf-16-le") for pid, text in texts.items()}
    values |= {(pid, 0x0102): data for pid, data in binaries.items() if data is not None}
    for (pid, kind), value in values.items():
        content[f"__substg1.0_{pid:04X}{kind:04X}"] = value
        length = len(value) + (2 if kind == 0x001F else 0)
        listed += struct.pack("<IIII", pid << 16 | kind, 6, length, 0)
    content["__properties_version1.0"] = listed
    return content

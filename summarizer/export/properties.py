"""What the file says about itself: to people in its properties, to machines in custom ones.

The custom properties carry the marking that the AI Act (Regulation (EU) 2024/1689, art. 50)
asks for in a form machines can read: how the drafts came about and that people reviewed them.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from summarizer.export.cleaning import clean_line

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document

    from summarizer.export.report import Report

_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION: Final = f"{_CUSTOM.rsplit('/', 1)[0]}/relationships/custom-properties"
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# Identifies a user-defined property, [MS-OLEPS] 2.21 FMTID_UserDefinedProperties.
_USER_DEFINED: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Word's own dialogue holds no more characters in one property.
_LONGEST: Final = 255

_NONE_YET: Final = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}"/>'.encode()

PropertyValue = str | int | bool


def provenance(report: Report) -> dict[str, PropertyValue]:
    """Give the machine-readable account of how the summaries came about."""
    engine = report.engine
    stated: dict[str, PropertyValue] = {
        "ai_generated_draft": engine.model_drafts > 0,
        "ai_models": "; ".join(engine.models),
        "drafts_by_language_model": engine.model_drafts,
        "drafts_by_quotation": engine.quoted_drafts,
        "written_by_hand": engine.written_by_hand,
        "human_reviewed": True,
        "approved_summaries": len(report.rows),
        "case_number": report.case_number,
        "generated_at": report.generated_at.isoformat(),
        "tool": "Høringsreferent",
        "tool_version": report.tool_version,
    }
    reviewers = sorted({row.approver_id or row.approved_by for row in report.rows})
    stated.update(_in_pieces("reviewed_by", reviewers))
    return stated


def set_properties(document: Document, report: Report) -> None:
    """Write the core properties and the custom ones; a template's own custom ones stay."""
    core = document.core_properties
    core.title = _short(f"Hvidbog: {report.title}")
    core.subject = _short(f"Høringssvar til sagsnr. {report.case_number}")
    core.author = _short(report.author or report.municipality)
    core.last_modified_by = _short(report.author or report.municipality)
    core.keywords = _short("; ".join((report.case_number, "hvidbog", "høring", *report.keywords)))
    core.category = "Hvidbog"
    core.comments = ""
    core.language = "da-DK"
    core.identifier = _short(report.case_number)
    core.revision = 1
    core.created = _naive_utc(report.generated_at)
    core.modified = _naive_utc(report.generated_at)
    _set_custom(document, provenance(report))


def _set_custom(document: Document, stated: dict[str, PropertyValue]) -> None:
    package = document.part.package
    kept = [part for part in package.iter_parts() if part.content_type == _CONTENT_TYPE]
    root = _root_of(kept[0].blob if kept else _NONE_YET)
    for old in [found for found in root if found.get("name") in stated]:
        root.remove(old)
    # Property ids start at 2: 0 and 1 are the format's own.
    first = max((int(found.get("pid", "1")) for found in root), default=1) + 1
    for pid, (name, value) in enumerate(stated.items(), start=first):
        held = etree.SubElement(root, f"{{{_CUSTOM}}}property")
        held.set("fmtid", _USER_DEFINED)
        held.set("pid", str(pid))
        held.set("name", name)
        kind, text = _typed(value)
        etree.SubElement(held, f"{{{_TYPES}}}{kind}").text = text
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if kept:
        kept[0]._blob = blob  # noqa: SLF001  python-docx has no public way to replace a part
        return
    part = Part(PackURI("/docProps/custom.xml"), _CONTENT_TYPE, blob, package)
    package.relate_to(part, _RELATION)


def _root_of(blob: bytes) -> etree._Element:
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _typed(value: PropertyValue) -> tuple[str, str]:
    match value:
        case bool():
            return "bool", str(value).lower()
        case int():
            return "i4", str(value)
        case _:
            return "lpwstr", _short(value)


def _in_pieces(name: str, words: list[str]) -> dict[str, PropertyValue]:
    """Spread a list over ``name``, ``name_2`` … so that no piece is longer than Word shows."""
    pieces: list[str] = [""]
    for word in map(_short, words):
        longer = f"{pieces[-1]}; {word}" if pieces[-1] else word
        if len(longer) > _LONGEST:
            pieces.append(word)
        else:
            pieces[-1] = longer
    return {name if at == 1 else f"{name}_{at}": piece for at, piece in enumerate(pieces, start=1)}


def _short(text: str) -> str:
    return clean_line(text)[:_LONGEST]


def _naive_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)

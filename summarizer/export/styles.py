"""The document's styles: ours, or a municipality's with ours where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from summarizer.export import looks
from summarizer.export.elements import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles

_LANGUAGE = "da-DK"
# Order of a paragraph style's own properties, as the schema wants them (CT_PPrBase).
_AFTER_SHADE = ("w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")

_TABLE_STYLE = """
<w:style {namespace} w:type="table" w:customStyle="1" w:styleId="{id}">
  <w:name w:val="{name}"/><w:uiPriority w:val="99"/>
  <w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>
    <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{accent}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>{inside}
  </w:tblBorders><w:tblCellMar>
    <w:top w:w="70" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>
    <w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
    <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{accent}"/></w:tcBorders>
    <w:shd w:val="clear" w:color="auto" w:fill="{shade}"/><w:vAlign w:val="center"/>
  </w:tcPr></w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>"""
_INSIDE = '<w:insideV w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>'


def dress(document: Document, *, own: bool) -> None:
    """Give the document every style a hvidbog uses.

    With ``own`` all are set; in a municipality's template only those it lacks are added, and
    what it has stays as it is.
    """
    for look in looks.LOOKS:
        if own or not _has(document.styles, look.name):
            _apply(document.styles, look)
    if own:
        for name in (looks.HEADING_1, looks.HEADING_2):
            document.styles[name].next_paragraph_style = document.styles[looks.BODY]
    _add_toc_tabs(document, own=own)
    for name, inside in ((looks.TABLE, True), (looks.FACTS, False)):
        if not _has(document.styles, name):
            document.styles.element.append(_table_style(name, inside=inside))
    if not _has(document.styles, looks.LINK):
        link = _new_style(document.styles, looks.LINK, WD_STYLE_TYPE.CHARACTER)
        link.font.color.rgb = RGBColor.from_string(looks.ACCENT)
    set_language(document)


def style_id(document: Document, name: str) -> str:
    """Give the id that elements refer to; templates in Danish have ids of their own."""
    found = document.styles[name].style_id
    return str(found)


def set_language(document: Document) -> None:
    """Say in the defaults and the settings that the text is Danish."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element("docDefaults")
        styles.insert(0, defaults)
    properties = _child(_child(defaults, "rPrDefault"), "rPr")
    language = _child(properties, "lang")
    for attribute in ("val", "eastAsia"):
        language.set(qn(f"w:{attribute}"), _LANGUAGE)
    settings = document.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), _LANGUAGE)


def _has(styles: Styles, name: str) -> bool:
    return name in styles


def _apply(styles: Styles, look: looks.Look) -> None:
    if _has(styles, look.name):
        style: ParagraphStyle = styles[look.name]
        for old in (style.element.pPr, style.element.rPr):
            if old is not None:
                style.element.remove(old)
    else:
        style = _new_style(styles, look.name, WD_STYLE_TYPE.PARAGRAPH)
    if look.based_on:
        style.base_style = styles[look.based_on]
    style.hidden = False
    style.quick_style = True
    font, form = style.font, style.paragraph_format
    font.size, font.bold = Pt(look.size), look.bold
    font.color.rgb = RGBColor.from_string(look.colour)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = look.line
    form.keep_with_next, form.keep_together = look.keep_with_next, look.keep_together
    form.widow_control = True
    if look.indent:
        form.left_indent = Mm(look.indent)
        if look.shaded:
            form.right_indent = Mm(look.indent)
    _decorate(style, look)


def _decorate(style: ParagraphStyle, look: looks.Look) -> None:
    properties = style.element.get_or_add_pPr()
    if look.outline is not None:
        properties.append(element("outlineLvl", val=look.outline))
    if look.shaded:
        edge: dict[str, str | int] = {"val": "single", "sz": 4, "space": 8, "color": looks.SHADE}
        sides = [element(side, **edge) for side in ("top", "left", "bottom", "right")]
        properties.insert_element_before(element("pBdr", *sides), "w:shd", *_AFTER_SHADE)
        shade = element("shd", val="clear", color="auto", fill=looks.SHADE)
        properties.insert_element_before(shade, *_AFTER_SHADE)
    if look.ruled:
        line = element("bottom", val="single", sz=4, space=4, color=looks.RULE)
        properties.insert_element_before(element("pBdr", line), "w:shd", *_AFTER_SHADE)


def _add_toc_tabs(document: Document, *, own: bool) -> None:
    section = document.sections[0]
    edge = text_width(section.page_width, section.left_margin, section.right_margin)
    for name in (looks.TOC_1, looks.TOC_2):
        stops = document.styles[name].paragraph_format.tab_stops
        if own or not len(stops):
            stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def text_width(page: int | None, left: int | None, right: int | None) -> Mm:
    """Give the width between the margins; a template may leave them out, and then A4 holds."""
    width = (page or Mm(210)) - (left or 0) - (right or 0)
    return Mm(max(width / Mm(1), 100))


def _table_style(name: str, *, inside: bool) -> BaseOxmlElement:
    lines = _INSIDE.format(rule=looks.RULE) if inside else ""
    source = _TABLE_STYLE.format(
        namespace=nsdecls("w"),
        id="".join(letter for letter in name if letter.isalnum() and letter.isascii()),
        name=name,
        accent=looks.ACCENT,
        rule=looks.RULE,
        shade=looks.SHADE,
        inside=lines,
    )
    return parse_xml(source)


def _new_style(styles: Styles, name: str, kind: WD_STYLE_TYPE) -> ParagraphStyle:
    is_builtin = not name.startswith("Hvidbog")
    made = styles.add_style(name, kind, is_builtin)  # type: ignore[no-untyped-call]  # python-docx leaves this one without types
    return cast("ParagraphStyle", made)


def _child(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    found = parent.find(qn(f"w:{tag}"))
    if found is not None:
        return cast("BaseOxmlElement", found)
    made = element(tag)
    parent.append(made)
    return made

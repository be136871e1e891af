"""Makes the built-in Word template, `resources/templat/naskah-dinas.docx`: the same bytes on every run.

It is the contract with an office that wants its own: named styles, a first page with a kop, page numbers `- 2 -`, and
the paragraph `{{isi}}` where the program writes. Run it after a change here: `python packaging/make_word_template.py`.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "templat" / "naskah-dinas.docx"
_MM = 56.6929  # twips
_HEADER, _KOP = 8.4, 12.0  # where heads begin, so that the number's baseline is at 12 mm; where the kop begins
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MOMENT = (2026, 1, 1, 0, 0, 0)


def _twips(millimetres: float) -> int:
    return round(millimetres * _MM)


# ------------------------------------------------------------------------------------------------------------- styles


def _style(name: str, paragraph: str = "", letters: str = "", *, base: str = "Rakor Dasar", following: str = "") -> str:
    key = name.replace(" ", "")
    kind = ' w:customStyle="1"' if " " in name else ""
    after = f'<w:next w:val="{following.replace(" ", "")}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base.replace(" ", "")}"/>{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _space(before: float, after: float = 0) -> str:
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


_BOLD = "<w:b/><w:bCs/>"
_CENTRE = '<w:jc w:val="center"/>'


def _styles() -> str:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        f'{_size(11)}<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    plain = '<w:spacing w:before="0" w:after="0" w:line="250" w:lineRule="auto"/>'
    own = [
        # The others stand on this one, so that they keep their lines where a template's own Normal has wider ones.
        _style("Rakor Dasar", plain, base="Normal"),
        _style("Rakor Judul", f"<w:keepNext/>{_CENTRE}", _BOLD + _size(12), following="Rakor Isi"),
        _style("Rakor Nomor", f"<w:keepNext/>{_CENTRE}", following="Rakor Isi"),
        _style("Rakor Subjudul", f'<w:keepNext/>{_space(10)}<w:outlineLvl w:val="1"/>', _BOLD, following="Rakor Isi"),
        _style("Rakor Isi", f'{_space(6)}<w:ind w:firstLine="{_twips(12.5)}"/><w:jc w:val="both"/>'),
        _style("Rakor Isi Rata", f'{_space(6)}<w:ind w:firstLine="0"/>', base="Rakor Isi"),
        *(
            _style(
                f"Rakor Butir {level}",
                f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>{_space(3)}<w:jc w:val="both"/>',
            )
            for level in range(1, 6)
        ),
        _style("Rakor Isian", f'{_space(3)}<w:jc w:val="left"/>'),
        _style("Rakor Sel", '<w:jc w:val="left"/>', _size(10)),
        _style(
            "Rakor Sel Butir", '<w:numPr><w:ilvl w:val="5"/><w:numId w:val="1"/></w:numPr>', base="Rakor Sel"
        ),
        _style("Rakor Sel Kepala", f"<w:keepNext/>{_CENTRE}", _BOLD + _size(10)),
        _style("Rakor Tanda Tangan", f"<w:keepLines/>{_CENTRE}"),
        _style("Rakor Nama", base="Rakor Tanda Tangan", letters=_BOLD),
        _style("Rakor Lampiran", "<w:keepNext/>"),
        _style("Rakor Keterangan", f"{_space(3)}{_CENTRE}", _size(9)),
        _style("Rakor Catatan Kaki", "", f'<w:color w:val="595959"/>{_size(8)}'),
        _style("Rakor Kop", _CENTRE),
        _style(
            "Rakor Jarak", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', _size(1)
        ),
        _style("header", base="Normal", following="header"),
        _style("footer", base="Normal", following="footer"),
    ]  # fmt: skip
    lines = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
    )
    tables = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="RakorTabel"><w:name w:val="Rakor Tabel"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>{margins}</w:tblPr>'
        "</w:style>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    return f"{_HEAD}<w:styles {_W}>{defaults}{normal}{''.join(own)}{tables}</w:styles>"


def _numbering() -> str:
    shapes = (
        ("decimal", "%1."), ("lowerLetter", "%2."), ("decimal", "%3)"), ("lowerLetter", "%4)"), ("decimal", "(%5)"),
    )  # fmt: skip
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:pStyle w:val="RakorButir{level + 1}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_twips(7 * (level + 1))}" w:hanging="{_twips(7)}"/></w:pPr></w:lvl>'
        for level, (shape, text) in enumerate(shapes)
    )
    bullet = (
        '<w:lvl w:ilvl="5"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="RakorSelButir"/>'
        f'<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_twips(2)}" w:hanging="{_twips(2)}"/>'
        "</w:pPr></w:lvl>"
    )
    return (
        f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="52616B6F"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="52616B31"/>{levels}{bullet}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


# --------------------------------------------------------------------------------------------------------------- parts


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def _blank(height: float) -> str:
    """A thin paragraph below a gap, together so high (mm)."""
    gap = f'<w:spacing w:before="{_twips(height) - 20}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="RakorJarak"/>{gap}</w:pPr></w:p>'


def _document() -> str:
    margins = 'w:top="{}" w:right="{}" w:bottom="{}" w:left="{}"'.format(*map(_twips, (20, 20, 25, 30)))
    references = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part}_{kind}"/>'
        for part in ("header", "footer")
        for kind in ("default", "first")
    )
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="{_twips(210)}" w:h="{_twips(297)}"/>'
        f'<w:pgMar {margins} w:header="{_twips(_HEADER)}" w:footer="{_twips(12)}" w:gutter="0"/><w:cols w:space="720"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return f"{_HEAD}<w:document {_W} {_R}><w:body>{_paragraph('{{isi}}', 'RakorIsi')}{section}</w:body></w:document>"


def _header(content: str) -> str:
    return f"{_HEAD}<w:hdr {_W} {_R}>{content}</w:hdr>"


def _page_number() -> str:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    number = f"{field('begin')}{code}{field('separate')}<w:r><w:t>2</w:t></w:r>{field('end')}"
    before, after = ('<w:r><w:t xml:space="preserve">- </w:t></w:r>', '<w:r><w:t xml:space="preserve"> -</w:t></w:r>')
    return f'<w:p><w:pPr><w:pStyle w:val="header"/>{_CENTRE}</w:pPr>{before}{number}{after}</w:p>'


def _settings() -> str:
    place = "http://schemas.microsoft.com/office/word"
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{place}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1),
        )
    )  # fmt: skip
    return (
        f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compatible}</w:compat>'
        '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _properties() -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Templat naskah dinas</dc:title>'
        "<dc:creator>Rakor Desktop</dc:creator><dc:language>id-ID</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
    )


def _types() -> str:
    parts = {
        "document.xml": "document.main", "styles.xml": "styles", "numbering.xml": "numbering",
        "settings.xml": "settings", "header_default.xml": "header", "header_first.xml": "header",
        "footer_default.xml": "footer", "footer_first.xml": "footer",
    }  # fmt: skip
    own = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(pairs: tuple[tuple[str, str, str], ...]) -> str:
    own = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{place}"/>' for key, kind, place in pairs)
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{own}'
        "</Relationships>"
    )


def template() -> bytes:
    """The file."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    sides = tuple((part, kind) for part in ("header", "footer") for kind in ("default", "first"))
    inner = (
        ("styles", f"{_OFFICE}/styles", "styles.xml"),
        ("numbering", f"{_OFFICE}/numbering", "numbering.xml"),
        ("settings", f"{_OFFICE}/settings", "settings.xml"),
        *((f"{part}_{kind}", f"{_OFFICE}/{part}", f"{part}_{kind}.xml") for part, kind in sides),
    )
    footer = f'{_HEAD}<w:ftr {_W} {_R}><w:p><w:pPr><w:pStyle w:val="footer"/></w:pPr></w:p></w:ftr>'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            (("document", f"{_OFFICE}/officeDocument", "word/document.xml"), ("core", core, "docProps/core.xml"))
        ),
        "docProps/core.xml": _properties(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(inner),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/header_default.xml": _header(_page_number()),
        "word/header_first.xml": _header(_blank(_KOP - _HEADER) + _paragraph("{{kop}}", "RakorKop")),
        "word/footer_default.xml": footer,
        "word/footer_first.xml": footer,
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(entry, text.encode())
    return stream.getvalue()


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(template())
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")

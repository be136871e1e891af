"""What a PDF says about itself, for archives and search (documents.md section 12.1): XMP as PDF/A-2 asks for it.

Number, urgency and state have no place in the common vocabularies; they get one of their own, which PDF/A allows when
the file describes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

CREATOR = "Rakor Desktop"
LANGUAGE = "id-ID"
NAMESPACE = "urn:x-rakor-desktop:naskah-dinas:1#"
"""The vocabulary for what the common ones have no word for."""

_OWN = (
    ("nomor", "Nomor naskah dinas"),
    ("sifat", "Sifat naskah dinas"),
    ("status", "Status naskah dinas: konsep atau final dengan versinya"),
)
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_TAIL = '<?xpacket end="r"?>'


@dataclass(frozen=True, slots=True)
class FileInfo:
    """What the file says about itself; `made_at` is local time (WIB), the empty parts are left out."""

    title: str
    author: str
    subject: str
    made_at: datetime
    classification: str = ""
    number: str = ""
    urgency: str = ""
    status: str = ""


def packet(info: FileInfo, producer: str) -> bytes:
    """The XMP packet of a PDF/A-2a file (which is a PDF/A-2b file too), the same bytes for the same info."""
    moment = f"{info.made_at:%Y-%m-%dT%H:%M:%S}+07:00"
    own = [(name, text) for (name, _), text in zip(_OWN, (info.number, info.urgency, info.status), strict=True) if text]
    parts = [
        _property("dc:format", "application/pdf"),
        _choice("dc:title", info.title),
        _list("dc:creator", "Seq", [info.author]),
        _choice("dc:description", info.subject),
        _list("dc:subject", "Bag", [info.classification]),
        _list("dc:language", "Bag", [LANGUAGE]),
        _property("xmp:CreatorTool", CREATOR),
        _property("xmp:CreateDate", moment),
        _property("xmp:ModifyDate", moment),
        _property("xmp:MetadataDate", moment),
        _property("pdf:Producer", producer),
        _property("pdfaid:part", "2"),
        _property("pdfaid:conformance", "A"),
        *(_property(f"rakor:{name}", text) for name, text in own),
        _schema() if own else "",
    ]
    body = "\n".join(part for part in parts if part)
    return f"""{_HEAD}
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:rakor="{NAMESPACE}">
{body}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
{_TAIL}""".encode()


def _property(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _choice(name: str, text: str) -> str:
    """A text that could have other languages beside it."""
    item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>" if text else ""


def _list(name: str, kind: str, texts: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _schema() -> str:
    """The description of our own properties, without which PDF/A forbids them (ISO 19005-2, 6.6.2.3)."""
    items = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{text}</pdfaProperty:description>"
        "</rdf:li>"
        for name, text in _OWN
    )
    return (
        '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
        "<pdfaSchema:schema>Naskah dinas</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>rakor</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{items}</rdf:Seq></pdfaSchema:property>"
        "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
    )

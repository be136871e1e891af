"""The fixed sentences of official documents: texts with `{fields}` that the office may change.

The wording is that of documents.md sections 3.2, 6, 7 and 8. A field that a phrase does not know is refused by name,
when it is typed and again when it is filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rakor_desktop.domain.errors import UserError
from rakor_desktop.domain.naskah import DocumentKind

_FIELD = re.compile(r"\{([^{}]*)\}")
_K = DocumentKind
_MEETING = (
    "nama_rapat", "jenis_rapat", "judul", "hari_tanggal", "tanggal", "waktu", "tempat", "penyelenggara", "pimpinan",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence: its key, where it stands, the default, and the fields that it may name."""

    key: str
    kind: DocumentKind
    label: str
    default: str
    fields: tuple[str, ...] = _MEETING


def _phrase(key: str, kind: DocumentKind, label: str, default: str, *fields: str) -> Phrase:
    return Phrase(key, kind, label, default, (*fields, *_MEETING))


PHRASES: tuple[Phrase, ...] = (
    _phrase("undangan.maksud", _K.UNDANGAN, "Pembuka: dalam rangka",
            "Dalam rangka {maksud}, bersama ini kami mengharap kehadiran Saudara pada:", "maksud"),
    _phrase("undangan.rujukan", _K.UNDANGAN, "Pembuka: menindaklanjuti surat",
            "Menindaklanjuti {rujukan} Nomor {nomor} tanggal {tanggal_surat} hal {hal}, dengan hormat kami mengundang "
            "Saudara untuk menghadiri {jenis_rapat} yang akan dilaksanakan pada:",
            "rujukan", "nomor", "tanggal_surat", "hal", "maksud"),
    _phrase("undangan.atasan", _K.UNDANGAN, "Pembuka: kepada atasan atau instansi setingkat",
            "Dalam rangka {maksud}, dengan hormat kami mohon kehadiran Bapak/Ibu pada:", "maksud"),
    _phrase("undangan.sendiri", _K.UNDANGAN, "Tidak diwakilkan",
            "Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu dan tidak diwakilkan."),
    _phrase("undangan.berwenang", _K.UNDANGAN, "Boleh diwakili pejabat yang berwenang",
            "Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu atau menugaskan pejabat yang berwenang "
            "mengambil keputusan."),
    _phrase("undangan.konfirmasi", _K.UNDANGAN, "Konfirmasi kehadiran",
            "Konfirmasi kehadiran melalui {narahubung} ({telepon}) paling lambat {tanggal_konfirmasi}.",
            "narahubung", "telepon", "tanggal_konfirmasi"),
    _phrase("undangan.daring", _K.UNDANGAN, "Tautan daring",
            "Rapat juga dapat diikuti secara daring melalui tautan {tautan} (ID {id}, kata sandi {sandi}).",
            "tautan", "id", "sandi"),
    _phrase("undangan.penutup", _K.UNDANGAN, "Penutup",
            "Demikian atas perhatian dan kehadirannya, disampaikan terima kasih."),
    _phrase("notula.pembukaan", _K.NOTULA, "Kata pembukaan",
            "Rapat dibuka oleh {pimpinan} pada pukul {waktu_mulai} WIB.", "waktu_mulai"),
    _phrase("notula.penutup", _K.NOTULA, "Penutup",
            "Rapat ditutup pada pukul {waktu_selesai} WIB oleh {pimpinan}.", "waktu_selesai"),
    _phrase("berita_acara.pembuka", _K.BERITA_ACARA, "Pembuka",
            "Pada {hari_terbilang}, bertempat di {tempat}, telah diselenggarakan {nama_rapat} yang dihadiri oleh para "
            "pemangku kepentingan sebagaimana tercantum dalam daftar hadir pada Lampiran I Berita Acara ini.",
            "hari_terbilang"),
    _phrase("berita_acara.pembuka_tanpa_daftar", _K.BERITA_ACARA, "Pembuka, tanpa lampiran daftar hadir",
            "Pada {hari_terbilang}, bertempat di {tempat}, telah diselenggarakan {nama_rapat} yang dihadiri oleh para "
            "pemangku kepentingan.", "hari_terbilang"),
    _phrase("berita_acara.menimbang", _K.BERITA_ACARA, "Sebelum pertimbangan",
            "Setelah memperhatikan, mendengar, dan mempertimbangkan:"),
    _phrase("berita_acara.sambutan", _K.BERITA_ACARA, "Pertimbangan: sambutan",
            "sambutan dan arahan yang disampaikan oleh {pemberi_sambutan}", "pemberi_sambutan"),
    _phrase("berita_acara.paparan", _K.BERITA_ACARA, "Pertimbangan: paparan",
            "paparan narasumber yang disampaikan oleh {narasumber}", "narasumber"),
    _phrase("berita_acara.tanggapan", _K.BERITA_ACARA, "Pertimbangan: tanggapan",
            "tanggapan dan saran dari seluruh peserta rapat serta hasil diskusi kelompok"),
    _phrase("berita_acara.tanggapan_tanpa_kelompok", _K.BERITA_ACARA,
            "Pertimbangan: tanggapan, tanpa diskusi kelompok", "tanggapan dan saran dari seluruh peserta rapat"),
    _phrase("berita_acara.kesatuan", _K.BERITA_ACARA, "Diktum tetap: lampiran satu kesatuan",
            "{isi_lampiran} sebagaimana tercantum dalam Lampiran merupakan satu kesatuan dan bagian yang tidak "
            "terpisahkan dari Berita Acara ini.", "isi_lampiran"),
    _phrase("berita_acara.tanggung_jawab", _K.BERITA_ACARA, "Diktum tetap: tanggung jawab",
            "Pihak-pihak sebagaimana tercantum dalam Matriks Tindak Lanjut bertanggung jawab melaksanakan dan "
            "melaporkan pelaksanaannya."),
    _phrase("berita_acara.penutup", _K.BERITA_ACARA, "Penutup",
            "Demikian Berita Acara ini dibuat dan ditandatangani untuk dipergunakan sebagaimana mestinya."),
    _phrase("berita_acara.pihak", _K.BERITA_ACARA, "Dua pihak: pembuka",
            "Pada {hari_terbilang}, bertempat di {tempat}, kami masing-masing:", "hari_terbilang"),
    _phrase("berita_acara.isi_pihak", _K.BERITA_ACARA, "Dua pihak: sebelum isi kesepakatan",
            "PIHAK KESATU dan PIHAK KEDUA menyepakati hal-hal sebagai berikut:"),
    _phrase("berita_acara.penutup_pihak", _K.BERITA_ACARA, "Dua pihak: penutup",
            "Demikian Berita Acara ini dibuat dalam rangkap {rangkap} untuk dipergunakan sebagaimana mestinya.",
            "rangkap"),
    _phrase("rumusan.pembuka", _K.RUMUSAN, "Pembuka",
            "Berdasarkan {dasar}, {jenis_rapat} merumuskan hal-hal sebagai berikut:", "dasar"),
    _phrase("rumusan.penutup", _K.RUMUSAN, "Penutup",
            "Rumusan ini menjadi bagian yang tidak terpisahkan dari Berita Acara Kesepakatan."),
    _phrase("laporan.pelaksanaan", _K.LAPORAN, "Kegiatan yang dilaksanakan",
            "{nama_rapat} dilaksanakan pada hari {hari_tanggal}, {waktu}, bertempat di {tempat}."),
    _phrase("laporan.penutup", _K.LAPORAN, "Penutup",
            "Demikian laporan ini dibuat untuk menjadi bahan pertimbangan pimpinan."),
    _phrase("laporan.penutup_bupati", _K.LAPORAN, "Penutup, dengan kop Bupati",
            "Demikian laporan ini dibuat untuk dipergunakan sebagaimana mestinya."),
    _phrase("nota_dinas.pembuka", _K.NOTA_DINAS, "Pembuka",
            "Menindaklanjuti {rujukan}, dengan ini kami laporkan hal-hal sebagai berikut:", "rujukan"),
    _phrase("nota_dinas.penutup", _K.NOTA_DINAS, "Penutup", "Demikian disampaikan, mohon arahan lebih lanjut."),
)  # fmt: skip
_BY_KEY = {phrase.key: phrase for phrase in PHRASES}


def phrase(key: str) -> Phrase:
    """The phrase of a key; an unknown one is a bug."""
    return _BY_KEY[key]


def check_phrase(one: Phrase, text: str) -> None:
    """Refuse a text that names a field which this phrase does not have. Raises UserError that names the field."""
    for name in _FIELD.findall(text):
        if name not in one.fields:
            known = ", ".join(f"{{{field}}}" for field in one.fields)
            raise UserError(f"Isian {{{name}}} tidak dikenal di kalimat ini; pakai salah satu dari {known}.", one.label)
    if "{" in _FIELD.sub("", text) or "}" in _FIELD.sub("", text):
        raise UserError("Kurung kurawal tidak berpasangan; tulis isian seperti {judul}.", one.label)


def fill(key: str, texts: Mapping[str, str], values: Mapping[str, str]) -> str:
    """The office's text of a phrase (else the default) with its fields filled in.

    `texts` are the office's own by key. Raises UserError that names the phrase and the field for an unknown one.
    """
    one = _BY_KEY[key]
    text = texts.get(key, "") or one.default
    check_phrase(one, text)
    # The program gives every field of the phrase: a missing one is a bug, not the officer's.
    return _FIELD.sub(lambda match: values[match[1]], text)

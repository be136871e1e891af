"""The demo meeting as a record for documents: 45 invited, 38 present, 5 agreements, 8 tasks."""

from __future__ import annotations

from datetime import date, datetime, time

from rakor_desktop.domain.agreement import Agreement
from rakor_desktop.domain.attendance import summarise
from rakor_desktop.domain.discussion import DiscussionPoint, Group, GroupMember, Issue, Position
from rakor_desktop.domain.kinds import (
    AgendaKind,
    AgreementState,
    FundSource,
    MeetingState,
    Outcome,
    ParticipantRole,
    PointKind,
    Presence,
    Priority,
    Purpose,
    RemarkKind,
    Side,
    TaskState,
)
from rakor_desktop.domain.meeting import (
    AgendaItem,
    Meeting,
    Participant,
    Remark,
)
from rakor_desktop.domain.people import Letterhead, Person, Signatory
from rakor_desktop.domain.record import GroupRecord, MeetingRecord
from tests.unit.documents.parts import (
    INSTITUTIONS,
    LETTERHEAD,
    NAMES,
    STYLE,
    make_agreement,
    make_indicator,
    make_participant,
    make_task,
    nip,
    png_emblem,
)


def _person(index: int, before: str, after: str, post: str, rank: str) -> Person:
    name, institution = NAMES[index], INSTITUTIONS[0]
    return Person(
        id=f"orang-{index:04d}",
        name=name,
        title_before=before,
        title_after=after,
        nip=nip(index),
        rank=rank,
        post=post,
        institution=institution[0],
        institution_short=institution[1],
    )


CHAIR = _person(0, "Drs.", "M.Si.", "Asisten Perekonomian dan Pembangunan", "Pembina Utama Muda")
SECRETARY = _person(1, "Dra.", "M.Par.", "Kepala Bagian Perekonomian", "Pembina Tingkat I")
MINUTE_TAKER = _person(2, "", "S.AP.", "Analis Kebijakan Ahli Muda", "Penata")

DEMO_MEETING = Meeting(
    id="rapat-1",
    title="Rapat Koordinasi Pengembangan Desa Wisata",
    state=MeetingState.SELESAI,
    theme="Desa wisata tumbuh, warga sejahtera",
    series_id="seri-1",
    series="Rapat Koordinasi Desa Wisata",
    series_number=2,
    basis="Peraturan Daerah tentang Rencana Induk Pembangunan Kepariwisataan",
    purposes=(Purpose.PERSEPSI, Purpose.KERJA_SAMA),
    purpose_text="Menyamakan langkah pengembangan desa wisata tahun 2027.",
    expected_result="Pembagian tugas yang jelas.",
    date=date(2026, 11, 24),
    planned_start=time(8, 0),
    actual_start=datetime(2026, 11, 24, 8, 33, 12),
    actual_end=datetime(2026, 11, 24, 12, 19, 40),
    venue="Kantor Pemerintah Kabupaten Banyuwangi",
    room="Aula Rempeg Jogopati",
    organiser="Sekretariat Daerah Kabupaten Banyuwangi",
    invitation_number="000.1.5/1427/429.011/2026",
    invitation_date=date(2026, 11, 18),
    opening_summary=(
        "Sekretaris Daerah menyampaikan arahan agar pengembangan desa wisata dikerjakan bersama dengan pembagian "
        "tugas yang jelas, tidak menunggu anggaran perubahan, dan melibatkan warga desa sejak perencanaan."
    ),
    conclusion="Semua pihak sepakat bekerja menurut matriks tindak lanjut.",
)

_AGENDA = (
    (AgendaKind.REGISTRASI, "Registrasi peserta", "Panitia", 30, True),
    (AgendaKind.EVALUASI, "Evaluasi tindak lanjut rapat lalu", "Bagian Perekonomian", 30, False),
    (AgendaKind.PAPARAN, "Paparan arah pengembangan desa wisata 2027", "Dinas Kebudayaan dan Pariwisata", 30, False),
    (AgendaKind.KELOMPOK, "Diskusi kelompok dan pleno", "Fasilitator", 90, False),
    (AgendaKind.PERUMUSAN, "Perumusan dan pembacaan kesepakatan", "Tim Perumus", 30, False),
)

_REMARKS = (
    (1, 1, RemarkKind.PENJELASAN, "Dari 9 (sembilan) kesepakatan rapat 14 Juli 2026, 6 (enam) telah selesai dan 3 "
     "(tiga) dilanjutkan"),
    (1, 3, RemarkKind.TANGGAPAN, "Rute angkutan pengumpan akhir pekan disiapkan untuk uji coba Januari 2027."),
    (1, 10, RemarkKind.PERTANYAAN, "Bagaimana pengaturan parkir di jalur Licin–Paltuding pada akhir pekan?"),
    (2, 2, RemarkKind.PENJELASAN, "Arah pengembangan tahun 2027 menekankan aksesibilitas, amenitas, dan atraksi; "
     "sasaran 12 desa wisata naik kelas."),
    (2, 8, RemarkKind.USULAN, "Meminta kepastian perbaikan jalan Kemiren–Tamansuruh."),
    (2, 13, RemarkKind.TANGGAPAN, "Hotel siap memasukkan paket desa wisata ke dalam daftar tur tamu."),
    (2, 17, RemarkKind.KRITIK, "Pendampingan homestay terhenti sejak Maret karena fasilitator dipindahkan."),
    (4, 1, RemarkKind.KEPUTUSAN, "Rancangan kesepakatan dibacakan dan disetujui seluruh peserta."),
)  # fmt: skip


def _demo_groups(participants: tuple[Participant, ...]) -> tuple[GroupRecord, ...]:
    topics = (
        ("Aksesibilitas", ((PointKind.MASALAH, "Jalan Kemiren–Tamansuruh rusak sepanjang 3,2 kilometer"),
                           (PointKind.PENYEBAB, "Drainase jalan tidak berfungsi pada musim hujan"),
                           (PointKind.USULAN, "Angkutan pengumpan akhir pekan dari Terminal Brawijaya"),
                           (PointKind.REKOMENDASI, "Uji coba angkutan pengumpan dua rute selama tiga bulan."))),
        ("Amenitas", ((PointKind.MASALAH, "Toilet umum di enam desa tidak terawat"),
                      (PointKind.DATA, "Dari 48 homestay baru 19 yang bersertifikat"),
                      (PointKind.REKOMENDASI, "Pendampingan sertifikasi 29 homestay sampai Juni 2027"))),
        ("Atraksi", ((PointKind.USULAN, "Kalender acara desa disatukan dengan Banyuwangi Festival"),
                     (PointKind.REKOMENDASI, "Satu paket atraksi unggulan per desa"))),
    )  # fmt: skip
    records: list[GroupRecord] = []
    for number, (topic, points) in enumerate(topics, 1):
        group_id = f"kelompok-{number}"
        members = participants[number * 4 : number * 4 + 6]
        issue_id = f"isu-{number}"
        records.append(
            GroupRecord(
                group=Group(
                    id=group_id, meeting_id="rapat-1", code=f"K{number}", topic=topic,
                    questions="Apa hambatan utama?", room=f"Ruang {number}",
                    facilitator=NAMES[number + 2], minute_taker=NAMES[number + 5], reporter=NAMES[number + 8],
                    members=len(members), points=len(points),
                ),
                members=tuple(
                    GroupMember(f"{group_id}-{part.id}", group_id, part.id, part.full_name, part.institution_label,
                                part.sector)
                    for part in members
                ),
                points=tuple(
                    DiscussionPoint(
                        id=f"{group_id}-butir-{index}", group_id=group_id, number=index,
                        code=f"K{number}-{index:02d}", kind=kind, participant_id=members[0].id,
                        speaker=members[0].full_name, sector=members[0].sector,
                        institution=members[0].institution_label, text=text,
                        priority=Priority.TINGGI if index == 1 else Priority.SEDANG,
                    )
                    for index, (kind, text) in enumerate(points, 1)
                ),
                issues=(
                    Issue(
                        id=issue_id, group_id=group_id, title=f"Pembiayaan {topic.lower()}", escalated=number == 2,
                        positions=tuple(
                            Position(f"{issue_id}-{side.value}", issue_id, side, position="Dibiayai bersama",
                                     reason="Anggaran terbatas", acceptable="Bertahap dua tahun",
                                     outcome=Outcome.SEPAKAT if number == 1 else Outcome.BELUM)
                            for side in Side
                        ),
                    ),
                ),
            )
        )  # fmt: skip
    return tuple(records)


def _demo_agreements() -> tuple[Agreement, ...]:
    return (
        make_agreement(
            1, "Perbaikan jalan Kemiren–Tamansuruh sepanjang 3,2 kilometer menjadi prioritas tahun 2027",
            lead="Dinas Pekerjaan Umum Cipta Karya, Perumahan dan Permukiman",
            supporters=("Badan Perencanaan Pembangunan Daerah", "Kecamatan Glagah"),
            tasks=(
                make_task(1, "Menyusun detail rancangan teknis jalan", due=date(2026, 12, 31),
                          state=TaskState.PROSES, percent=60, note="Menunggu hasil ukur lapangan"),
                make_task(2, "Melaksanakan perbaikan jalan", due=date(2027, 8, 31)),
            ),
            indicators=(make_indicator(1, "Panjang jalan diperbaiki", "km", 3.2, latest=0),),
        ),
        make_agreement(
            2, "Angkutan pengumpan akhir pekan diuji coba pada dua rute mulai Januari 2027.",
            lead="Dinas Perhubungan", supporters=("Perhimpunan Hotel dan Restoran Indonesia",),
            tasks=(
                make_task(3, "Menetapkan rute dan jadwal uji coba", due=date(2026, 12, 20),
                          state=TaskState.SELESAI, percent=100),
                make_task(4, "Menjalankan uji coba tiga bulan", due=date(2027, 4, 30), fund=FundSource.CSR),
            ),
            indicators=(make_indicator(2, "Penumpang per akhir pekan", "orang", 250, latest=40),),
        ),
        make_agreement(
            3, "29 homestay didampingi sampai bersertifikat paling lambat Juni 2027",
            supporters=("Politeknik Negeri Banyuwangi", "Kelompok Sadar Wisata Kemiren", "Dinas Pemberdayaan "
                        "Masyarakat dan Desa"),
            tasks=(
                make_task(5, "Menugaskan kembali fasilitator homestay", due=date(2026, 12, 15),
                          state=TaskState.KENDALA, percent=20, note="Menunggu surat tugas"),
                make_task(6, "Melaksanakan pelatihan dan uji sertifikasi", due=date(2027, 6, 30)),
            ),
            indicators=(
                make_indicator(3, "Homestay bersertifikat", "unit", 48, baseline=19, latest=19),
                make_indicator(4, "Kepuasan tamu", "%", 85, baseline=71.5),
            ),
        ),
        make_agreement(
            4, "Kalender acara desa wisata disatukan dengan kalender kabupaten",
            state=AgreementState.CATATAN, note="Acara adat tetap ditentukan oleh desa",
            tasks=(make_task(7, "Menerbitkan kalender acara 2027", due=date(2027, 1, 31), fund=FundSource.NONE),),
        ),
        make_agreement(
            5, "Data kunjungan desa wisata dilaporkan setiap bulan melalui satu pintu",
            lead="Dinas Komunikasi, Informatika dan Persandian",
            tasks=(make_task(8, "Menyiapkan formulir dan panduan pelaporan", due=date(2027, 2, 28),
                             lead="Dinas Kebudayaan dan Pariwisata"),),
            indicators=(make_indicator(5, "Desa yang melapor tepat waktu", "desa", 20),),
        ),
        make_agreement(6, "Pembangunan gerbang desa wisata", state=AgreementState.DITOLAK),
    )  # fmt: skip


def demo_record(*, emblem: bool = True) -> MeetingRecord:
    """The finished demo meeting: 45 invited, 38 present, 3 groups, 5 agreements, 8 tasks."""
    absent = {6: Presence.IZIN, 15: Presence.SAKIT}
    participants = tuple(
        make_participant(
            index,
            presence=absent.get(
                index, Presence.TIDAK_HADIR if index > 40 else Presence.DIWAKILI if index == 7 else Presence.HADIR
            ),
            post="Asisten Perekonomian dan Pembangunan" if index == 1 else "",
            role=ParticipantRole.PIMPINAN if index == 1 else ParticipantRole.PESERTA,
            delegate=("Sukma Nirmala, S.T.", "Sekretaris Badan") if index == 7 else ("", ""),
        )
        for index in range(1, 46)
    )
    remarks = tuple(
        Remark(
            id=f"catatan-{index:03d}", meeting_id="rapat-1", agenda_item_id=f"acara-{item}", rank=f"{index:04d}",
            participant_id=participants[speaker - 1].id, speaker=participants[speaker - 1].full_name,
            speaker_post=participants[speaker - 1].post, institution=participants[speaker - 1].institution_label,
            sector=participants[speaker - 1].sector, kind=kind, text=text,
            noted_at=datetime(2026, 11, 24, 9, index, 0),
        )
        for index, (item, speaker, kind, text) in enumerate(_REMARKS, 1)
    )  # fmt: skip
    secret = Remark(
        id="catatan-900", meeting_id="rapat-1", agenda_item_id="acara-1", rank="0900",
        text="Catatan hanya untuk panitia", internal=True,
    )  # fmt: skip
    letterhead = Letterhead(
        id="kop-1", line_1=LETTERHEAD.line_1, line_2=LETTERHEAD.line_2, address=LETTERHEAD.address,
        contact=LETTERHEAD.contact, emblem=png_emblem(400, 500) if emblem else b"",
    )  # fmt: skip
    return MeetingRecord(
        meeting=DEMO_MEETING,
        letterhead=letterhead,
        attendance=summarise(participants, 50),
        today=date(2027, 1, 15),
        style=STYLE,
        chair=CHAIR,
        secretary=SECRETARY,
        minute_taker=MINUTE_TAKER,
        signatory=Signatory(
            id="ttd-1", post="ASISTEN PEREKONOMIAN DAN PEMBANGUNAN", authority="a.n. SEKRETARIS DAERAH",
            name=CHAIR.name, title_before=CHAIR.title_before, title_after=CHAIR.title_after, rank=CHAIR.rank,
            nip=CHAIR.nip,
        ),
        agenda=tuple(
            AgendaItem(
                id=f"acara-{index}", meeting_id="rapat-1", rank=f"{index:02d}", kind=kind, title=title,
                speaker=speaker, minutes=minutes, internal=internal,
            )
            for index, (kind, title, speaker, minutes, internal) in enumerate(_AGENDA)
        ),
        participants=participants,
        remarks=(*remarks, secret),
        groups=_demo_groups(participants),
        agreements=_demo_agreements(),
    )  # fmt: skip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.thai.kinds import LOCAL, AgencyKind
from prongsai.core.thai.letters import tidy
from prongsai.core.thai.names import full_name, kind_of, normalise_name, short_name
from prongsai.core.thai.provinces import PROVINCES, find_province, province_key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("องค์การบริหารส่วนจังหวัดลำปาง", AgencyKind.PAO),
        ("อบจ.ลำปาง", AgencyKind.PAO),
        ("องค์การบริหารส่วนตำบลสองพี่น้อง", AgencyKind.SAO),
        ("อบต. จางลาน", AgencyKind.SAO),
        ("เทศบาลนครยะลา", AgencyKind.CITY_MUNICIPALITY),
        ("เทศบาลเมืองป่าตอง", AgencyKind.TOWN_MUNICIPALITY),
        ("เทศบาลตำบลแม่สายมิตรภาพ", AgencyKind.SUBDISTRICT_MUNICIPALITY),
        ("ทต.แม่สายมิตรภาพ", AgencyKind.SUBDISTRICT_MUNICIPALITY),
        ("เมืองพัทยา", AgencyKind.SPECIAL_LOCAL),
        ("จังหวัดแพร่", AgencyKind.PROVINCE),
        ("กรมการปกครอง", AgencyKind.DEPARTMENT),
        ("กองทัพบก", AgencyKind.DEPARTMENT),
        ("สำนักงานปลัดกระทรวงสาธารณสุข", AgencyKind.DEPARTMENT),
        ("สำนักงานคณะกรรมการอาหารและยา (อย.)", AgencyKind.DEPARTMENT),
        ("มหาวิทยาลัยแม่ฟ้าหลวง", AgencyKind.UNIVERSITY),
        ("จุฬาลงกรณ์มหาวิทยาลัย", AgencyKind.UNIVERSITY),
        ("สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง", AgencyKind.UNIVERSITY),
        ("การท่าเรือแห่งประเทศไทย", AgencyKind.STATE_ENTERPRISE),
        ("ธนาคารออมสิน", AgencyKind.STATE_ENTERPRISE),
        ("หอภาพยนตร์ (องค์การมหาชน)", AgencyKind.PUBLIC_ORGANISATION),
        ("สำนักงานพัฒนารัฐบาลดิจิทัล (DGA)", AgencyKind.PUBLIC_ORGANISATION),
        ("สำนักงานคณะกรรมการการเลือกตั้ง", AgencyKind.INDEPENDENT),
        ("สำนักงานศาลปกครอง", AgencyKind.COURT),
        ("สำนักงานอัยการสูงสุด", AgencyKind.PROSECUTOR),
        ("สำนักงานเลขาธิการสภาผู้แทนราษฎร", AgencyKind.PARLIAMENT),
        ("กองทุนการออมแห่งชาติ", AgencyKind.FUND),
        ("สถาบันการแพทย์ฉุกเฉินแห่งชาติ (สพฉ.)", AgencyKind.OTHER_STATE),
        ("สอวช. (NXPO)", AgencyKind.OTHER_STATE),
        ("การประชุมสมัชชา", AgencyKind.OTHER),
        ("ธนาคารสมมติ", AgencyKind.OTHER),
        ("", AgencyKind.OTHER),
    ],
)
def test_a_name_tells_the_kind(name: str, kind: AgencyKind) -> None:
    assert kind_of(name) is kind


def test_every_kind_has_a_name_in_both_languages() -> None:
    assert all(kind.label.th and kind.label.en and kind.abbreviation.th and kind.abbreviation.en for kind in AgencyKind)
    assert [kind for kind in AgencyKind if kind.is_local] == [kind for kind in AgencyKind if kind in LOCAL]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("องค์การบริหารส่วนตำบลสองพี่น้อง", "อบต.สองพี่น้อง"),
        ("องค์การบริหารส่วนจังหวัด ลำปาง", "อบจ.ลำปาง"),
        ("เทศบาลตำบลแม่สายมิตรภาพ", "ทต.แม่สายมิตรภาพ"),
        ("เทศบาลเมืองป่าตอง", "ทม.ป่าตอง"),
        ("เทศบาลนครยะลา", "ทน.ยะลา"),
        ("จังหวัดแพร่", "จ.แพร่"),
        ("มหาวิทยาลัยเทคโนโลยีราชมงคลพระนคร", "มทร.พระนคร"),
        ("กรมการปกครอง", "กรมการปกครอง"),
        ("จังหวัด", "จังหวัด"),
    ],
)
def test_a_name_is_shortened_as_in_tables(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    "typed",
    [
        "อบต สองพี่น้อง",
        "อบต.สองพี่น้อง",
        "อบตสองพี่น้อง",
        "อ.บ.ต. สองพี่น้อง",
        "  องค์การบริหารส่วนตำบล   สองพี่น้อง",
        "องค์การบริหารส่วนตําบลสองพี่น้อง",
        "องค์การบริหารส่วนตำบล\u200bสองพี่น้อง",
    ],
)
def test_an_agency_is_found_however_it_is_typed(typed: str) -> None:
    assert normalise_name(typed) == "องค์การบริหารส่วนตำบลสองพี่น้อง"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ทต แม่สาย", "เทศบาลตำบลแม่สายมิตรภาพ"),
        ("เทศบาล ต.ท่าช้าง", "เทศบาลตำบลท่าช้าง"),
        ("ทม.ป่าตอง", "เทศบาลเมืองป่าตอง"),
        ("ม.ธรรมศาสตร์", "มหาวิทยาลัยธรรมศาสตร์"),
        ("จ.แพร่", "จังหวัดแพร่"),
        ("แม่สายมิตรภาพ", "เทศบาลตําบล เเม่สายมิตรภาพ"),
        ("dga", "สำนักงานพัฒนารัฐบาลดิจิทัล (DGA)"),
        ("กลุ่ม ๕", "เทศบาลกลุ่ม 5"),
    ],
)
def test_what_is_typed_is_found_inside_the_name(typed: str, name: str) -> None:
    assert normalise_name(typed) in normalise_name(name)


def test_words_that_only_begin_like_an_abbreviation_stay() -> None:
    assert normalise_name("สำนักรอบตัว") == "สำนักรอบตัว"
    assert normalise_name("ศูนย์ อบตัวอย่าง") == "ศูนย์อบตัวอย่าง"
    assert normalise_name("จันทบุรี") == "จันทบุรี"
    assert normalise_name("ทมทน") == "ทมทน"


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing_more(name: str) -> None:
    assert tidy(tidy(name)) == tidy(name)
    assert " " not in normalise_name(name)


def test_tidy_mends_what_typists_and_files_leave_behind() -> None:
    assert tidy("น้ํา") == tidy("นํ้า") == tidy("นำ้") == "น้ำ"
    assert tidy("เเม่สาย") == "แม่สาย"
    assert tidy(" ก\u00a0 ข\n\u200bค ") == "ก ข ค"


def test_there_are_77_provinces_with_codes_and_names_of_their_own() -> None:
    assert len(PROVINCES) == 77
    for names in zip(*PROVINCES, strict=True):
        assert len(set(names)) == 77


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("เชียงราย", "เชียงราย"),
        ("จ.เชียงราย", "เชียงราย"),
        ("จ เชียงราย", "เชียงราย"),
        ("จังหวัดเชียงราย", "เชียงราย"),
        ("จังหวัด เชียงราย", "เชียงราย"),
        ("chiang rai", "เชียงราย"),
        ("Chiangrai Province", "เชียงราย"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("กรุงเทพฯ", "กรุงเทพมหานคร"),
        ("Bangkok", "กรุงเทพมหานคร"),
        ("จันทบุรี", "จันทบุรี"),
        ("ลําปาง", "ลำปาง"),
        ("จังหวัดสมมติ", ""),
        ("", ""),
    ],
)
def test_a_province_is_known_however_it_is_written(text: str, province: str) -> None:
    assert province_key(text) == province


def test_a_province_knows_its_code_and_english_name() -> None:
    found = find_province("จ.เชียงราย")
    assert found is not None
    assert (found.code, found.en) == ("57", "Chiang Rai")


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("อบต. นาดี", "องค์การบริหารส่วนตำบลนาดี"),
        ("ทต.บ้านใหม่", "เทศบาลตำบลบ้านใหม่"),
        ("กรมตัวอย่าง", "กรมตัวอย่าง"),
    ],
)
def test_a_name_is_written_out_for_papers(written: str, full: str) -> None:
    assert full_name(written) == full

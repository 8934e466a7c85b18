"""Importing answers on the pages: from the file to "imported", and what goes wrong on the way."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from prongsai.adapters import clock
from prongsai.adapters.sheets.reading import read_lines_of
from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.wording import our_wordings
from prongsai.records.journal.models import Entry
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.importing import IMPORTED
from prongsai.records.surveys.models import Sheet, Suggestion
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
WORDS = our_wordings(load(2568))


@pytest.fixture
def rehearsal() -> Enrolment:
    return build.rehearsal(build.agency())


@pytest.fixture
def officer(rehearsal: Enrolment) -> Client:
    return signed_in(build.member(rehearsal.agency))


class Importing:
    """The pages of one survey, as somebody clicks through them."""

    def __init__(self, client: Client, of: Enrolment, instrument: str = "IIT", language: str = "") -> None:
        self.client = client
        self.address = f"{language}/office/{of.agency.code}/collect/{of.pk}/{instrument}/import/"
        self.shown = ""

    def read(self, data: bytes | str, name: str = "คำตอบ.csv") -> HttpResponse:
        content = data.encode() if isinstance(data, str) else data
        return self._keep(self.client.post(self.address, {"step": "read", "file": SimpleUploadedFile(name, content)}))

    def send(self, step: str, **changed: str) -> HttpResponse:
        return self._keep(self.client.post(self.address, {**self.fields, **changed, "step": step}))

    @property
    def fields(self) -> dict[str, str]:
        """What the form on the page would send."""
        form = self.shown[self.shown.index("<main") :]
        hidden = dict(re.findall(r'<input type="hidden" name="(answers|seen)" value="([^"]*)"', form))
        selects = re.findall(r'<select id="[^"]*" name="([^"]+)">(.*?)</select>', form, re.DOTALL)
        return hidden | {name: self._selected(options) for name, options in selects}

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name, value in self.fields.items() if name.startswith("column-")}

    @staticmethod
    def _selected(options: str) -> str:
        found = re.search(r'value="([^"]*)" selected', options)
        return unescape(found[1]) if found else ""

    def _keep(self, answer: HttpResponse) -> HttpResponse:
        self.shown = answer.content.decode()
        return answer


def form_of(*rows: str) -> str:
    """A form's export with time and e-mail; each row the options of IIT by number."""
    labels = [[one.label.th for one in load(2568).scales[row.scale].options] for row in load(2568).rows_of("IIT")]
    heading = ["ประทับเวลา", "ที่อยู่อีเมล", *(WORDS[row.code].th for row in load(2568).rows_of("IIT"))]
    day = clock.today().isoformat()
    chosen = [[names[int(one) - 1] for names, one in zip(labels, row, strict=True)] for row in rows]
    lines = [[f"{day} 10:00:0{at}", f"p{at}@example.go.th", *cells] for at, cells in enumerate(chosen)]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in (heading, *lines))


def test_a_form_is_imported_in_two_clicks(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    assert importing.read(form_of("1" * 15, "2" * 15, "112111111111111")).status_code == 200
    assert "นำเข้า 3 ชุด" in importing.shown
    assert "“ประทับเวลา”" in importing.shown
    assert "example.go.th" not in importing.shown
    assert "<summary>ตรงกับแบบแล้ว 15 คอลัมน์</summary>" in importing.shown
    assert Sheet.objects.count() == 0
    answer = importing.send("import")
    assert answer.status_code == 302
    assert sorted(one.answers for one in Sheet.objects.all()) == ["1" * 15, "112111111111111", "2" * 15]
    assert "นำเข้าคำตอบ IIT แล้ว 3 ชุด" in officer.get(answer["Location"]).content.decode()


def test_the_same_file_again_is_said_to_be_known(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    for _ in range(2):
        importing.read(form_of("1" * 15, "2" * 15))
        answer = importing.send("import")
    assert "อีก 2 ชุดเคยนำเข้าแล้ว" in officer.get(answer["Location"]).content.decode()
    assert Sheet.objects.count() == 2
    assert Entry.objects.filter(verb=IMPORTED).count() == 1


def test_the_preview_says_that_a_file_was_imported_before(officer: Client, rehearsal: Enrolment) -> None:
    importing, rows = Importing(officer, rehearsal), [str(number) * 15 for number in (1, 2)] * 3
    importing.read(form_of(*rows))
    assert "นำเข้าแล้ว" not in importing.shown
    importing.send("import")
    importing.read(form_of(*rows))
    assert "ไฟล์นี้นำเข้าแล้ว ทั้ง 6 แถว" in importing.shown
    importing.read(form_of(*rows, "1" * 15))
    assert "นำเข้าไปแล้วอย่างน้อย 6 จาก 7 แถว" in importing.shown


def test_sending_the_same_page_twice_adds_nothing(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read(form_of("1" * 15))
    fields = {**importing.fields, "step": "import"}
    for _ in range(2):
        officer.post(importing.address, fields)
    assert Sheet.objects.count() == 1


def test_columns_are_corrected_by_hand(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read("ก,ข\n1,2\n2,1\n")
    assert set(importing.chosen.values()) == {""}
    assert "ยังไม่มีคอลัมน์ใดตรงกับข้อคำถาม" in importing.shown
    importing.send("check", **{"column-0": "i2", "column-1": "i1"})
    assert importing.chosen == {"column-0": "i2", "column-1": "i1"}
    assert importing.send("import").status_code == 302
    assert sorted(one.answers[:2] for one in Sheet.objects.all()) == ["12", "21"]


def test_what_was_not_previewed_is_not_imported(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read("i1,x\n1,2\n")
    answer = importing.send("import", **{"column-0": "i2"})
    assert answer.status_code == 422
    assert "ท่านเปลี่ยนคอลัมน์หรือตัวเลือก" in importing.shown
    assert importing.chosen["column-0"] == "i2"
    assert Sheet.objects.count() == 0
    assert importing.send("import").status_code == 302


def test_texts_that_are_no_options_are_decided_by_hand(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read("i1,i2\n=1+1,1\nเยอะ,1\nมาก,1\n")
    assert "นำเข้า 3 ชุด" not in importing.shown
    assert "“=1+1”" in importing.shown
    assert importing.send("import").status_code == 422
    importing.send("check", **{"value-0-1": "0", "value-0-2": "6"})
    assert importing.fields["value-0-1"] == "0"
    assert importing.send("import").status_code == 302
    assert sorted(one.answers[:2] for one in Sheet.objects.all()) == ["-1", "51", "61"]


def test_the_other_language_keeps_what_was_chosen(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read("ก,i2\nเยอะ,1\n")
    importing.send("check", **{"column-0": "i1", "value-0-1": "6"})
    top = importing.shown[: importing.shown.index("<main")]
    language = top[top.rindex("<form") :]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', language))
    english = Importing(officer, rehearsal, language="/en")
    assert f'action="{english.address}"' in language
    english._keep(officer.post(english.address, hidden))
    assert "Import 1 sheets" in english.shown
    assert english.chosen == {"column-0": "i1", "column-1": "i2"}


def test_our_own_table_comes_back(officer: Client, rehearsal: Enrolment) -> None:
    address = f"/office/{rehearsal.agency.code}/collect/{rehearsal.pk}/EIT1/paper/keying.xlsx"
    book = load_workbook(BytesIO(officer.get(address).content))
    page = book.worksheets[0]
    for line in (2, 3):
        for column in range(2, 11):
            page.cell(line, column).value = 1
    page.cell(2, 11).value = "ตอบไวกว่านี้"
    out = BytesIO()
    book.save(out)
    assert len(read_lines_of(out.getvalue())) > 3
    importing = Importing(officer, rehearsal, "EIT1")
    importing.read(out.getvalue(), "keying.xlsx")
    assert "นำเข้า 2 ชุด" in importing.shown
    assert "<h2>แถวที่ไม่นำเข้า</h2>" not in importing.shown
    assert importing.send("import").status_code == 302
    assert [one.answers for one in Sheet.objects.all()] == ["1" * 9] * 2
    assert Suggestion.objects.get().words == "ตอบไวกว่านี้"


BAD = {
    "nothing": (b"", "ไม่มีข้อมูลในไฟล์"),
    "nul": (b"i1,i2\n1,\0\n", "ไม่ใช่ตาราง"),
    "tis-620": ("ข้อ,คำตอบ\n1,2\n".encode("tis-620"), "UTF-8"),
    "rows": (b"i1,i2\n" + b"1,2\n" * 100_000, "5,000"),
    "columns": (",".join(f"x{at}" for at in range(200)).encode() + b"\n1\n", "150"),
    "one column": (b"i1\n1\n2\n", "สองคอลัมน์"),
}


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("language", ["", "/en"])
def test_a_file_that_cannot_be_read_is_refused_in_words(
    officer: Client, rehearsal: Enrolment, data: bytes, said: str, language: str
) -> None:
    importing = Importing(officer, rehearsal, language=language)
    assert importing.read(data).status_code == 422
    assert 'aria-invalid="true"' in importing.shown
    assert said in importing.shown or language
    assert Sheet.objects.count() == 0


def test_without_a_file_it_asks_for_one(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    answer = officer.post(importing.address, {"step": "read"})
    assert answer.status_code == 422
    assert "โปรดเลือกไฟล์" in answer.content.decode()


@pytest.mark.parametrize("data", ["", "x", "a:b:c", "\0"])
def test_a_page_that_was_tampered_with_asks_for_the_file_again(
    officer: Client, rehearsal: Enrolment, data: str
) -> None:
    answer = officer.post(Importing(officer, rehearsal).address, {"step": "import", "answers": data})
    assert answer.status_code == 422
    assert "โปรดเลือกไฟล์อีกครั้ง" in answer.content.decode()


def test_choices_that_no_page_offers_change_nothing(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read("i1,i2\n1,2\n")
    importing.send("check", **{"column-0": "o1", "column-1": "'; --", "value-0-1": "๙", "value-9-9": "1"})
    assert set(importing.chosen.values()) == {""}


def test_a_byte_order_mark_and_semicolons_are_no_matter(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read("\ufeffi1;i2\r\n1;2\r\n".encode())
    assert importing.chosen == {"column-0": "i1", "column-1": "i2"}


def test_what_a_file_holds_is_never_markup(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read('i1,"<script>alert(1)</script>"\n<b>x</b>,<i>y</i>\n')
    assert "<script>" not in importing.shown
    assert "<b>x</b>" not in importing.shown


def test_the_most_columns_make_a_page_that_can_be_sent(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    heading = ",".join(f"x{at}" for at in range(150))
    importing.read(heading + "\n" + "\n".join(",".join(["มากมาย"] * 150) for _ in range(50)))
    assert len(importing.chosen) == 150
    assert importing.send("check").status_code == 422


def test_outside_its_time_the_survey_takes_nothing(officer: Client, rehearsal: Enrolment) -> None:
    importing = Importing(officer, rehearsal)
    importing.read("i1,i2\n1,2\n")
    fields = {**importing.fields, "step": "import"}
    build.over(rehearsal.round)
    assert "ไม่อยู่ในเวลาเก็บคำตอบ" in officer.post(importing.address, fields).content.decode()
    assert "ไม่อยู่ในเวลาเก็บคำตอบ" in officer.get(importing.address).content.decode()
    assert Sheet.objects.count() == 0


def test_answers_on_their_way_are_not_kept_where_nobody_is_signed_in(officer: Client, rehearsal: Enrolment) -> None:
    address, stranger = Importing(officer, rehearsal).address, Client()
    fields = {"step": "import", "seen": "x"}
    assert "/account/again/" in stranger.post(address, fields | {"answers": "ANSWERED"})["Location"]
    assert "'seen', 'x'" in str(stranger.session["kept_forms"])
    assert "ANSWERED" not in str(stranger.session["kept_forms"])
    assert officer.post(address, fields).status_code == 422

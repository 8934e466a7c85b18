"""Every paper of one agency comes out in every format."""

from __future__ import annotations

import io
import zipfile

import docx
import pypdfium2
import pytest

from prongsai.adapters.render import FORMATS, render
from prongsai.core.reports.blocks import Document
from tests.core.reports.every_paper import papers
from tests.core.reports.real_results import mae_sai
from tests.core.reports.seeds_build import chan_lan_plan, mae_sai_setting

NAMES = sorted(papers(mae_sai_setting(), chan_lan_plan(), mae_sai()))
WORDS = {
    "memo-adopt": "ข้อเสนอเพื่อพิจารณา",
    "announcement-no-gift": "ประกาศเทศบาลตำบลแม่สายมิตรภาพ",
    "rule-vehicles": "ว่าด้วยหลักเกณฑ์การใช้รถส่วนกลาง",
    "order": "คณะทำงานขับเคลื่อนการประเมิน ITA",
    "plan-monitoring": "พัฒนาคุณภาพการดำเนินงาน",
    "year-end-former-and-result": "วิธีการดำเนินการ (เดิม)",
    "bound-indicator": "ส่วนที่ ๒",
}


"""Other forms of papers that an agency makes once."""


def made(name: str) -> Document:
    """A paper of Mae Sai with the plan whose steps have owners of their own."""
    return papers(mae_sai_setting(dated=None), chan_lan_plan(), mae_sai())[name]()


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_comes_out_in_every_format(name: str) -> None:
    document = made(name)
    files = {form: render(document, form) for form in FORMATS}
    assert files["pdf"].startswith(b"%PDF")
    assert zipfile.ZipFile(io.BytesIO(files["xlsx"])).testzip() is None
    assert docx.Document(io.BytesIO(files["docx"])).element is not None
    assert "<main" in files["html"].decode()


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_a_paper_are_found_in_its_pdf(name: str) -> None:
    pdf = pypdfium2.PdfDocument(render(made(name), "pdf"))
    text = squeezed("".join(page.get_textpage().get_text_range() for page in pdf))
    assert squeezed(WORDS[name]) in text

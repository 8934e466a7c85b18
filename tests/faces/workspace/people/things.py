"""What stands in the addresses of the agency itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from prongsai.adapters import file_store
from prongsai.faces.workspace.register import Sent
from prongsai.records.agencies.models import Agency, Holding, Post, Unit
from prongsai.records.agencies.posts import HoldingDraft, PostDraft, add_post, take_post
from prongsai.records.jobs.services import enqueue
from prongsai.records.results.content import Content
from prongsai.records.results.entering import enter
from prongsai.records.results.jobs import IMPORT_REGISTER
from tests import build

Builder = Callable[[Agency], object]


def a_unit(of: Agency) -> Unit:
    return build.unit(of)


def a_post(of: Agency) -> Post:
    return of.posts.filter(title="ปลัด").first() or add_post(of, PostDraft("ปลัด", "clerk"))


def a_holding(of: Agency) -> Holding:
    post = a_post(of)
    return post.holdings.first() or take_post(post, HoldingDraft("นายปลัด ตัวอย่าง", date(2024, 10, 1)))


def an_edition(of: Agency) -> int:
    return enter(of, 2567, Content(figures={"total": "90.00"})).result.edition


def a_sent_register(of: Agency) -> str:
    return Sent(file_store.put(f"ชื่อหน่วยงาน,จังหวัด\n{of.name},{of.province}\n".encode()), "ทะเบียน.csv").token


def an_import(of: Agency) -> int:
    return enqueue(IMPORT_REGISTER, sha256="0" * 64, name=of.name, since_year=2567, corrects=False, by=None).pk


THINGS: dict[str, dict[str, Builder]] = {
    "work_people_unit*": {"pk": a_unit},
    "work_people_post*": {"pk": a_post},
    "work_people_holding*": {"pk": a_holding},
    "work_register_*": {"token": a_sent_register, "pk": an_import, "ending": lambda _agency: "csv"},
    "work_people_result_edition": {"number": an_edition, "year": lambda _agency: 2567},
}

"""An office with a result, a plan and people in its posts: what papers are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from prongsai.core.published.row import PublishedRow
from prongsai.core.reports.paper import PaperKind
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Post, Role
from prongsai.records.agencies.posts import HoldingDraft, PostDraft, add_post, take_post
from prongsai.records.papers.approvals import Seen, next_place, sign
from prongsai.records.papers.drafts import Wish, make
from prongsai.records.papers.editions import fix
from prongsai.records.papers.models import Approval, Edition, Paper
from prongsai.records.results.services import record_published
from tests import build
from tests.core.reports.real_results import MAE_SAI_SCORES

NAME = "เทศบาลตำบลแม่สายมิตรภาพ"
START = date(2020, 10, 1)


@dataclass
class Office:
    """An agency with its officer, clerk and head, each in a post."""

    agency: Agency
    officer: User
    clerk: User
    head: User
    posts: dict[Role, Post]


def office(name: str = NAME, year: int = 2566) -> Office:
    """The agency of seed 002 with its published scores, and a plan of the next year."""
    record_published([published(name, year)])
    agency = build.agency(name, "เชียงราย")
    people = {role: build.member(agency, role, name=label) for role, label in LABELS.items()}
    posts = {role: _post(agency, role, title, people[role]) for role, title in TITLES.items()}
    plan = build.plan(agency, year + 1)
    for number in range(1, 3):
        build.step(build.measure(plan, f"มาตรการที่ {number}", group="4"))
    return Office(agency, people[Role.OFFICER], people[Role.CLERK], people[Role.HEAD], posts)


def published(name: str = NAME, year: int = 2566, **changed: str) -> PublishedRow:
    """The row that was announced."""
    figures = {code: Fraction(value) for code, value in (MAE_SAI_SCORES | changed).items()}
    return PublishedRow(2, name, year, figures, province="เชียงราย", level="ผ่าน")


LABELS = {Role.OFFICER: "นางสาวเจ้าหน้าที่ ขยัน", Role.CLERK: "นายปลัด รอบคอบ", Role.HEAD: "นางนายก ตัดสินใจ"}
TITLES = {Role.OFFICER: "นักวิเคราะห์นโยบายและแผน", Role.CLERK: "ปลัดเทศบาล", Role.HEAD: "นายกเทศมนตรี"}


def _post(agency: Agency, role: Role, title: str, holder: User) -> Post:
    post = add_post(agency, PostDraft(title, role.value))
    take_post(post, HoldingDraft(holder.display_name, START, user=holder))
    return post


def draft(of: Office, kind: PaperKind = PaperKind.ANALYSIS, plan_year: int = 2567) -> Paper:
    return make(of.agency, Wish(kind, plan_year), of.officer)


def edition(of: Office, kind: PaperKind = PaperKind.ANALYSIS) -> Edition:
    return fix(draft(of, kind), of.officer)


def turn(of: Edition) -> Approval:
    found = next_place(of)
    assert found is not None
    return found


def sign_next(of: Edition, by: User, said: str = "เห็นชอบ") -> None:
    sign(turn(of), by, said, Seen(of.sha256))


def sign_all(of: Edition, office: Office) -> None:
    for person in (office.officer, office.clerk, office.head):
        sign_next(of, person)

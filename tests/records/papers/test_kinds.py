"""Every kind of paper is made from the same office in one press, and can be fixed, printed and read back."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.adapters.render import render
from prongsai.adapters.render.read_back import text_of_docx
from prongsai.core.audit.figures import compare
from prongsai.core.measures.model import PlanKind
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.store import digest, from_json, to_json
from prongsai.core.thai.errors import InputError
from prongsai.records.measures.models import Committee, Meeting
from prongsai.records.papers import drafts, editions
from prongsai.records.papers.building import build_document
from prongsai.records.papers.drafts import Wish, make
from prongsai.records.papers.kinds import fields_of, options_of, stretch_key, stretches_of
from prongsai.records.papers.models import Paper
from prongsai.records.papers.needs import year_of, years_of
from prongsai.records.papers.recipes import RECIPES
from tests import build as things
from tests.records.papers import build

pytestmark = pytest.mark.django_db
QUARTER = {"stretch": stretch_key(stretches_of(2567)[0])}
LATER = date(2024, 12, 1)


@pytest.fixture
def of() -> build.Office:
    office = build.office()
    plan = office.agency.plans.get()
    Meeting.objects.create(agency=office.agency, plan=plan, title="ประชุมประจำเดือน", held_on=date(2023, 11, 3))
    Committee.objects.create(
        agency=office.agency, plan=plan, name="คณะทำงานทดลอง", members=[["นายหนึ่ง", "ปลัด", "staff"]]
    )
    return office


def made(of: build.Office, kind: PaperKind) -> Paper:
    options = QUARTER if kind is PaperKind.PROGRESS else {}
    return make(of.agency, Wish(kind, 2567, options=options), of.officer)


def test_every_kind_has_a_recipe() -> None:
    assert set(RECIPES) == set(PaperKind)


@pytest.mark.parametrize("kind", PaperKind)
def test_each_kind_is_made_kept_and_read_back_without_a_difference(kind: PaperKind, of: build.Office) -> None:
    paper = made(of, kind)
    built = build_document(paper)
    assert from_json(to_json(built.document)) == built.document
    assert digest(build_document(paper).document) == digest(built.document)
    texts = text_of_docx(render(built.document, "docx"))
    subject = built.ground.subject
    assert compare(built.document, texts, subject.scorecard if subject else None) == ()
    assert not built.stale


@pytest.mark.parametrize("kind", PaperKind)
def test_each_option_of_each_kind_builds(kind: PaperKind, of: build.Office) -> None:
    paper = made(of, kind)
    for option in options_of(paper):
        for value in option.values[:6]:
            drafts.set_options(paper, {option.name: value}, of.officer)
            paper.refresh_from_db()
            assert build_document(paper).document.blocks


@pytest.mark.parametrize("kind", PaperKind)
def test_what_the_officer_types_stands_in_the_paper(kind: PaperKind, of: build.Office) -> None:
    paper = made(of, kind)
    typed = {one.name: "31/3/2567" if one.kind == "date" else f"พิมพ์เอง {one.name}" for one in fields_of(kind)}
    drafts.type_fields(paper, typed, of.officer)
    paper.refresh_from_db()
    said = str(build_document(paper).document.blocks)
    expected = [value for name, value in typed.items() if name not in ("date", "problems", "number")]
    assert [one for one in expected if one not in said] == []
    if "date" in typed and kind is not PaperKind.YEAR_END:
        assert "มีนาคม 2567" in said


def test_a_date_that_cannot_be_read_is_said_at_its_field(of: build.Office) -> None:
    paper = made(of, PaperKind.MEMO)
    with pytest.raises(drafts.FieldError) as raised:
        drafts.type_fields(paper, {"date": "31/2/2567", "subject": "ก" * 301}, of.officer)
    assert set(raised.value.problems) == {"date", "subject"}
    paper.refresh_from_db()
    assert paper.typed == {}


def test_a_paper_with_places_to_fill_is_not_fixed_before_they_are_filled(of: build.Office) -> None:
    paper = made(of, PaperKind.ETHICS)
    built = build_document(paper)
    assert built.to_fill
    with pytest.raises(InputError, match="filled in"):
        editions.fix(paper, of.officer)
    for place in [one for one in built.places.values() if any(each in one.text for each in built.to_fill)]:
        drafts.edit_text(paper, place.address, place.sha256, "ข้อความที่เติมแล้ว", of.officer)
    assert editions.fix(paper, of.officer).number == 1


def test_the_year_says_what_is_needed_and_what_is_there(of: build.Office) -> None:
    year = year_of(of.agency, 2567, LATER)
    kinds = [one.wish.kind for one in year.needs]
    assert kinds.count(PaperKind.PROGRESS) == 4
    assert kinds.count(PaperKind.MEMO) == 2
    plan = next(one for one in year.needs if one.wish.kind is PaperKind.PLAN)
    assert plan.items == ("o34",)
    assert all(one.lacks is None for one in year.needs)
    for need in year.to_make(LATER):
        make(of.agency, need.wish, of.officer)
    done = year_of(of.agency, 2567, LATER)
    assert not done.to_make(LATER)
    assert len({one.paper.pk for one in done.needs if one.paper}) == len([one for one in done.needs if one.paper])


def test_what_cannot_be_made_yet_says_what_is_lacking() -> None:
    agency = things.agency("เทศบาลตำบลยังไม่มีอะไร")
    year = year_of(agency, 2567, LATER)
    lacking = {one.wish.kind: one.lacks for one in year.needs if one.lacks}
    assert "2566" in lacking[PaperKind.ANALYSIS].th
    assert "2567" in lacking[PaperKind.PLAN].th
    assert PaperKind.NO_GIFT not in lacking
    assert years_of(agency, 2568) == (2568,)


def test_a_report_is_not_asked_for_before_its_period_is_over(of: build.Office) -> None:
    early = date(2023, 11, 15)
    kinds = [one.wish.kind for one in year_of(of.agency, 2567, early).to_make(early)]
    assert PaperKind.PROGRESS not in kinds
    assert PaperKind.YEAR_END not in kinds
    assert PaperKind.ANALYSIS in kinds


def test_the_other_plan_has_its_own_papers(of: build.Office) -> None:
    things.plan(of.agency, 2567, kind=PlanKind.ANTI_CORRUPTION.value)
    year = year_of(of.agency, 2567, LATER)
    theirs = [one for one in year.needs if one.wish.plan_kind is PlanKind.ANTI_CORRUPTION]
    assert [one.wish.kind for one in theirs] == [PaperKind.PLAN, *[PaperKind.PROGRESS] * 4, PaperKind.YEAR_END]
    first = make(of.agency, theirs[0].wish, of.officer)
    assert first != make(of.agency, Wish(PaperKind.PLAN, 2567), of.officer)
    assert "ป้องกันการทุจริต" in first.title

"""What is not one's own: of another agency, of another unit, of another person, of another role, and not yet public."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from prongsai.records.agencies.models import Role
from prongsai.records.journal.models import Entry
from prongsai.records.measures.models import Circular, Meeting, Plan, PlanState, Progress
from prongsai.records.measures.progress import Report, report
from prongsai.records.measures.progress import Status as State
from tests import build
from tests.attack.office import Town, town
from tests.faces.sign_in import signed_in
from tests.faces.workspace.follow import things as follow
from tests.faces.workspace.plans import things as plans

pytestmark = pytest.mark.django_db
TODAY = "1/10/2567"
GOOD = {"status": "under-way", "text": "ก", "reported_on": TODAY, "percent": "", "problems": "", "links": ""}


@pytest.fixture
def towns() -> tuple[Town, Town]:
    return town(), town("เทศบาลตำบลสอง")


def test_no_meeting_or_unit_of_another_agency_stands_in_a_report(towns: tuple[Town, Town]) -> None:
    mine, theirs = towns
    step, meeting, unit = (
        follow.a_step(mine.agency),
        follow.a_meeting(theirs.agency),
        build.unit(theirs.agency, "ของเขา"),
    )
    where = mine.where(f"follow/steps/{step.pk}/report/")
    mine.client().post(where, GOOD | {"meeting": meeting.pk})
    mine.client().post(where, GOOD | {"for_unit": unit.pk})
    assert not Progress.objects.filter(meeting=meeting).exists()
    assert not Progress.objects.filter(for_unit=unit).exists()


def test_no_plan_step_or_unit_of_another_agency_stands_in_what_is_made(towns: tuple[Town, Town]) -> None:
    mine, theirs = towns
    plan, step, unit = follow.a_plan(theirs.agency), follow.a_step(theirs.agency), build.unit(theirs.agency, "ของเขา")
    officer = mine.client()
    officer.post(mine.where("follow/meetings/new/"), {"title": "ก", "held_on": TODAY, "plan": plan.pk})
    officer.post(mine.where("follow/trainings/new/"), {"title": "ก", "held_on": TODAY, "plan": plan.pk})
    officer.post(mine.where("follow/committees/new/"), {"name": "ก", "staff": "ก", "plan": plan.pk})
    good = {"title": "ก", "sent_on": TODAY, "to": "units", "confirm": "name", "names": "ก"}
    officer.post(mine.where("follow/circulars/new/"), good | {"units": unit.pk})
    officer.post(mine.where("follow/circulars/new/"), good | {"to": "all", "step": step.pk})
    for made in (plan.meetings, plan.trainings, plan.committees, step.circulars):
        assert not made.exists()
    assert not Circular.objects.filter(agency=mine.agency).exists()


def test_no_meeting_of_another_agency_is_recorded_into(towns: tuple[Town, Town]) -> None:
    mine, theirs = towns
    step, meeting = follow.a_step(mine.agency), follow.a_meeting(theirs.agency)
    fields = {"meeting": meeting.pk, f"s{step.pk}-status": "done", f"s{step.pk}-text": "ก", f"s{step.pk}-same": "on"}
    mine.client().post(mine.where("follow/record/"), fields)
    foreign = follow.a_step(theirs.agency)
    fields = {"title": "ก", "held_on": TODAY, f"s{foreign.pk}-status": "done", f"s{foreign.pk}-text": "ก"}
    mine.client().post(mine.where("follow/record/"), fields)
    assert not Progress.objects.exists()
    assert not meeting.progress.exists() if hasattr(meeting, "progress") else True


def test_no_unit_step_or_risk_of_another_agency_stands_in_a_measure(towns: tuple[Town, Town]) -> None:
    mine, theirs = towns
    measure, risk = plans.a_measure(mine.agency), plans.a_risk(theirs.agency)
    unit, step = build.unit(theirs.agency, "ของเขา"), plans.a_measure(theirs.agency).steps.get()
    fields = {"title": "ใหม่", "steps": "1", "step0-pk": step.pk, "step0-text": "ยึดมา", "version": measure.version}
    where = mine.where(f"plans/measures/{measure.pk}/edit/")
    mine.client().post(where, fields)
    mine.client().post(where, fields | {"units": unit.pk})
    mine.client().post(where, fields | {"risks": risk.pk})
    step.refresh_from_db()
    assert step.text != "ยึดมา"
    assert step.measure.plan.agency == theirs.agency
    measure.refresh_from_db()
    assert not measure.units.filter(pk=unit.pk).exists()
    assert not risk.answers.exists()


def test_another_agency_reads_nothing(towns: tuple[Town, Town]) -> None:
    mine, theirs = towns
    plan = build.plan(theirs.agency, 2570, PlanState.DRAFT, title="ร่างลับ")
    for path in ("", "people/", "people/journal/", "plans/", f"plans/{plan.pk}/", "follow/", "papers/", "analysis/",
                 "people/results/", "follow/circulars/", "follow/notices/"):  # fmt: skip
        for role in Role.values:
            assert mine.client(role).get(theirs.where(path)).status_code == 404, (path, role)
            assert (
                "ร่างลับ" not in mine.client(role).get(mine.where(path), {"agency": theirs.agency.code}).content.decode()
            )


def test_a_unit_neither_reports_on_nor_corrects_what_others_do(towns: tuple[Town, Town]) -> None:
    mine, _ = towns
    other = build.step(follow.a_measure(mine.agency), "ของกองอื่น", "", build.unit(mine.agency, "กองอื่น"))
    said = report(other, Report(State.UNDER_WAY, date(2024, 10, 1), "ก"), mine.people["officer"])
    unit = mine.client("unit")
    assert unit.post(mine.where(f"follow/steps/{other.pk}/report/"), GOOD).status_code == 403
    assert unit.post(mine.where(f"follow/reports/{said.pk}/correct/"), GOOD).status_code == 403
    own = follow.a_step(mine.agency)
    unit.post(mine.where(f"follow/steps/{own.pk}/report/"), GOOD | {"for_unit": other.units.get().pk})
    assert not Progress.objects.filter(step=own, for_unit=other.units.get()).exists()
    assert not Progress.objects.filter(step=other).exclude(pk=said.pk).exists()


ACTS = (
    "plans/{plan}/adopt/", "plans/{plan}/act/show/", "plans/{plan}/act/discard/", "plans/new/ita/",
    "plans/measures/{measure}/edit/", "plans/measures/{measure}/remove/", "follow/meetings/new/", "follow/record/",
    "follow/circulars/new/", "papers/make-all/", "papers/fix-all/", "people/results/enter/",
    "people/results/2567/public/", "plans/{plan}/paste/", "plans/{plan}/left-open/",
)  # fmt: skip


@pytest.mark.parametrize("role", ["unit", "clerk", "head", "administrator"])
def test_what_is_the_officers_is_done_by_nobody_else(role: str) -> None:
    of = town()
    measure = plans.a_measure(of.agency)
    for path in ACTS:
        where = of.where(path.format(plan=measure.plan_id, measure=measure.pk))
        assert of.client(role).post(where, {}).status_code == 403, path


def test_a_notice_leads_only_its_own_person_on(towns: tuple[Town, Town]) -> None:
    mine, theirs = towns
    notice = follow.a_notice(mine.agency)
    answer = mine.client("clerk").get(mine.where(f"follow/notices/{notice.pk}/"))
    assert answer["Location"] == mine.where("follow/notices/")
    notice.refresh_from_db()
    assert notice.read_at is None
    assert theirs.client().get(theirs.where(f"follow/notices/{notice.pk}/")).status_code == 404


def test_a_plan_is_public_only_when_it_is_shown_and_in_use() -> None:
    of = town()
    root = f"/agencies/{of.agency.code}/plan/2567/"
    for state in PlanState.values:
        for is_public in (False, True):
            Plan.objects.all().delete()
            build.plan(of.agency, 2567, PlanState(state), is_public=is_public, title="แผนลับ")
            expected = 200 if is_public and state != PlanState.DRAFT else 404
            for path in ("", "data.csv", "data.json"):
                assert Client().get(root + path).status_code == expected, (state, is_public, path)


def test_a_hidden_result_of_an_agency_is_not_public() -> None:
    of = town()
    fields = {"fiscal_year": "2567", "how": "record", "total": "12.34", "iit": "12.34"}
    of.client().post(of.where("people/results/enter/"), fields)
    code = of.agency.code
    for path in (f"/agencies/{code}/", f"/agencies/{code}/2567/", f"/agencies/{code}/2567/data.csv", "/results.csv",
                 f"/agencies/{code}/2567/data.json", "/?q=หนึ่ง&year=2567", f"/agencies/{code}/2567/report?format=html"):  # fmt: skip  # noqa: E501
        assert b"12.34" not in b"".join(Client().get(path)), path


EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 98765*98765 }}{{ 98765432|add:1 }}",
    "=cmd|'/C calc'!A0",
    "\u202eอ่าน\u2066",
)


@pytest.mark.parametrize("evil", EVIL)
def test_evil_words_are_text_on_every_page(evil: str) -> None:
    of = town()
    plan = build.plan(of.agency, 2567, title=evil, is_public=True)
    unit = build.unit(of.agency, evil)
    step = build.step(build.measure(plan, evil, success=evil, owner_text=evil), evil, "", unit, owner_text=evil)
    report(step, Report(State.UNDER_WAY, date(2024, 10, 1), evil, problems=evil), of.people["officer"])
    Meeting.objects.create(agency=of.agency, title=evil, held_on=date(2024, 10, 1), plan=plan)
    person = of.people["officer"]
    person.display_name = evil
    person.save()
    client = signed_in(person)
    pages = [of.where(path) for path in (
        "", "people/", "people/journal/", "plans/", f"plans/{plan.pk}/", f"plans/{plan.pk}/timeline/", "follow/",
        f"follow/steps/{step.pk}/", f"follow/measures/{step.measure_id}/", "follow/record/", "follow/meetings/",
        f"plans/measures/{step.measure_id}/", f"plans/measures/{step.measure_id}/edit/", "papers/",
    )]  # fmt: skip
    for where in (*pages, f"/agencies/{of.agency.code}/plan/2567/"):
        page = client.get(where).content.decode()
        assert "<script>alert" not in page, where
        assert "<img src=x" not in page, where
        assert not [worked_out for worked_out in ("9754545225", "98765433") if worked_out in page], where
    sheet = Client().get(f"/agencies/{of.agency.code}/plan/2567/data.csv").content.decode("utf-8-sig")
    assert not [cell for line in sheet.splitlines() for cell in line.split(",") if cell.strip('"').startswith("=")]
    assert Entry.objects.exists()


def test_no_page_of_the_office_is_kept_by_anybody() -> None:
    of = town()
    for path in ("", "people/", "people/invite/", "plans/", "follow/", "papers/", "analysis/", "people/journal/"):
        answer = of.client().get(of.where(path), follow=False)
        assert "no-store" in answer["Cache-Control"], path

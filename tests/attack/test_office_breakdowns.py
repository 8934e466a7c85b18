"""Fields that are read without a form of Django's: NUL, control characters and endless numbers break nothing."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client

from prongsai.core.measures.model import PlanKind
from prongsai.records.agencies.models import Role
from tests.attack.office import Town, town
from tests.faces.workspace.follow import things as follow
from tests.faces.workspace.plans import things as plans
from tests.records.papers import build as papers

pytestmark = pytest.mark.django_db
NUL, CONTROL, DIGITS = "ก\x00ข", "ก\x01\x0b\x1b\ufffe\uffffข", "9" * 5000


def broken(client: Client, root: str, tries: list[tuple[str, dict[str, object]]]) -> list[str]:
    """Which of these forms meet with a breakdown."""
    client.raise_request_exception = False
    found = []
    for path, fields in tries:
        with transaction.atomic():
            if client.post(root + path, fields).status_code >= 500:
                found.append(f"{path} {[name for name, one in fields.items() if one in (NUL, CONTROL, DIGITS)]}")
            transaction.set_rollback(True)
    return found


@pytest.fixture
def of() -> Town:
    return town()


@pytest.mark.parametrize("nasty", [NUL, CONTROL, DIGITS])
def test_of_papers(nasty: str) -> None:
    from tests.faces.sign_in import signed_in

    office = papers.office()
    paper, other = papers.draft(office), papers.draft(office, papers.PaperKind.MEMO)
    edition = papers.edition(office, papers.PaperKind.SUGGESTIONS)
    sha, turn = edition.sha256, papers.turn(edition).pk
    memo = [(f"{other.pk}/options/", {"oit_year": "2567", name: nasty}) for name in
            ("number", "date", "subject", "to", "agency_number", "phone", "result_year", "oit_year", "order_number", "fact")]  # fmt: skip  # noqa: E501
    assert broken(signed_in(office.officer, freshly=True), f"/office/{office.agency.code}/papers/", [
        (f"sign/{turn}/sign/", {"sha256": sha, "said": nasty}),
        (f"sign/{turn}/sign/", {"sha256": nasty}),
        (f"sign/{turn}/return/", {"sha256": sha, "comment": nasty}),
        ("sign/all/", {"place": f"{turn}:{sha}", "said": nasty}),
        ("sign/all/", {"place": nasty}),
        (f"sign/{turn}/paper/", {"name": nasty, "said": nasty, "scan_kept": nasty}),
        ("make/", {"year": nasty, "need": nasty}),
        ("make-all/", {"year": nasty}),
        (f"{paper.pk}/chain/", {"act-0": "propose", "post-0": "", "title-0": nasty}),
        (f"{paper.pk}/chain/", {"act-0": nasty, "post-0": nasty, "title-0": "ก"}),
        (f"{paper.pk}/edit/?block=total", {"address-0": "total", "seen-0": papers_place(paper), "text-0": nasty}),
        (f"{paper.pk}/edit/?block=total", {"address-0": nasty, "seen-0": nasty, "text-0": nasty}),
        (f"{paper.pk}/stale/", {"choice": "keep", "address": nasty, "seen": nasty}),
        (f"{paper.pk}/stale/", {"choice": "new", "address": nasty}),
        *memo,
    ]) == []  # fmt: skip


def papers_place(paper: papers.Paper) -> str:
    from prongsai.records.papers.building import build_document

    return build_document(paper).places["total"].sha256


def test_an_address_of_a_published_paper() -> None:
    from tests.faces.sign_in import signed_in

    office = papers.office()
    edition = papers.edition(office)
    papers.sign_all(edition, office)
    client, root = signed_in(office.officer), f"/office/{office.agency.code}/papers/{edition.paper_id}/"
    client.post(root + "publish/")
    tries = [
        "https://www.example.go.th/\x00",
        "https://[::1",
        "https://example.go.th:99999999/",
        "https://a.co/\u202e",
        DIGITS,
    ]
    assert broken(client, root, [("address/", {"address": one}) for one in tries]) == []


def test_a_sentence_with_control_characters_is_still_printed() -> None:
    """What was typed must not make a paper that cannot be rendered any more."""
    from tests.faces.sign_in import signed_in

    office = papers.office()
    paper = papers.draft(office)
    client, root = signed_in(office.officer), f"/office/{office.agency.code}/papers/"
    fields = {
        "address-0": "total",
        "seen-0": papers_place(paper),
        "text-0": f'{CONTROL} #eval("1") *ก* $x$ <b> \\ @a // {{0}}',
    }
    client.post(f"{root}{paper.pk}/edit/?block=total", fields)
    for form in ("pdf", "docx", "html", "xlsx"):
        answer = client.get(f"{root}{paper.pk}/draft/{form}/")
        assert answer.status_code == 200, form
        assert "attachment" in answer["Content-Disposition"]
    html = client.get(f"{root}{paper.pk}/draft/html/").content.decode()
    assert '#eval("1")' in html.replace("&quot;", '"').replace("&#34;", '"')
    assert "<b>" not in html.split("</style>")[-1]


@pytest.mark.parametrize("nasty", [NUL, CONTROL, DIGITS])
def test_of_following_up(of: Town, nasty: str) -> None:
    step, report = follow.a_step(of.agency), follow.a_report(of.agency)
    meeting, circular, training = (
        follow.a_meeting(of.agency),
        follow.a_circular(of.agency),
        follow.a_training(of.agency),
    )
    good = {"status": "under-way", "text": "ก", "reported_on": "1/10/2567", "percent": "", "problems": "", "links": ""}
    event = {"title": "ก", "held_on": "1/10/2567"}
    row = f"s{step.pk}-"
    assert broken(of.client(), of.where("follow/"), [
        *((f"steps/{step.pk}/report/", good | {name: nasty}) for name in (*good, "meeting", "for_unit", "files_kept")),
        (f"reports/{report.pk}/correct/", good | {"percent": nasty}),
        *((f"meetings/{meeting.pk}/edit/", event | {name: nasty}) for name in
          ("title", "place", "held_on", "present", "present_count", "plan", "resolution")),
        *((f"trainings/{training.pk}/edit/", event | {name: nasty}) for name in ("expected", "attended", "plan", "note")),  # noqa: E501
        ("committees/new/", {"name": nasty, "staff": f"{nasty}, {nasty}", "duties": nasty, "order_number": nasty}),
        (f"circulars/{circular.pk}/signed/", {"signed": nasty}),
        (f"circulars/{circular.pk}/names/", {"names": nasty}),
        ("circulars/new/", {"title": nasty, "sent_on": "1/10/2567", "to": "all", "confirm": "name", "names": nasty}),
        ("circulars/new/", {"title": "ก", "sent_on": "1/10/2567", "to": "units", "units": nasty, "step": nasty}),
        ("record/", {"title": "ก", "held_on": "1/10/2567", f"{row}status": "done", f"{row}percent": nasty}),
    ]) == []  # fmt: skip


@pytest.mark.parametrize("nasty", [NUL, CONTROL, DIGITS])
def test_of_plans(of: Town, nasty: str) -> None:
    plan, measure, risk = plans.a_plan(of.agency), plans.a_measure(of.agency), plans.a_risk(of.agency)
    good = {"title": "ก", "steps": "1", "step0-text": "ก", "version": "0"}
    names = (
        "title", "group", "units", "owner_text", "period", "rhythms", "by", "budget", "expected_gain", "version", "steps",  # noqa: E501
        "step0-pk", "step0-place", "step0-text", "step0-owner", "step0-period", "answers", "risks",
    )  # fmt: skip
    assert broken(of.client(), of.where("plans/"), [
        *((f"measures/{measure.pk}/edit/", good | {name: nasty}) for name in names),
        *((f"{plan.pk}/measures/new/", good | {name: nasty}) for name in ("title", "steps", "budget", "step0-place")),
        (f"measures/{measure.pk}/edit/", good | {"steps": nasty, "more": "1"}),
        (f"measures/{measure.pk}/move/", {"to": nasty, "position": nasty, "place": nasty, "where": nasty}),
        *((f"{plan.pk}/particulars/", {"plan_year": "2567", "oit_year": "2567", name: nasty})
          for name in ("title", "plan_year", "until_year", "oit_year", "version", "rhythms")),
        (f"{plan.pk}/adopt/", {"on": nasty}),
        (f"{plan.pk}/paste/", {"table": nasty, "pasted": nasty, "text": nasty, "how": nasty}),
        (f"{plan.pk}/paste/", {"table": f"มาตรการ\t{nasty}\nก\t{nasty}", "how": "check"}),
        (f"{plan.pk}/library/", {"chosen": nasty}), (f"{plan.pk}/carry/", {"chosen": nasty}),
        (f"{plan.pk}/left-open/", {"why": nasty, "answers": nasty}),
        *((f"risks/{risk.pk}/edit/", {"process": "ก", "risk": "ก", "likelihood": "1", "impact": "1", name: nasty})
          for name in ("process", "risk", "likelihood", "impact", "version")),
        (f"new/{PlanKind.ITA.value}/", {"plan_year": nasty, "until_year": nasty, "chosen": nasty}),
    ]) == []  # fmt: skip


@pytest.mark.parametrize("nasty", [CONTROL, DIGITS])
def test_of_people_and_results(of: Town, nasty: str) -> None:
    assert broken(of.client(), of.where("people/"), [
        *(("invite/", {"email": "a@b.co", "role": Role.CLERK.value, "display_name": "ก", name: nasty})
          for name in ("email", "role", "unit", "display_name")),
        *(("results/enter/", {"fiscal_year": "2567", "how": "record", "total": "90", name: nasty})
          for name in ("fiscal_year", "how", "total", "note", "source", "agency", "o1", "o1_note", "suggestions", "recommendation_1", "data", "table", "indicator_1", "published_on", "n_iit")),  # noqa: E501
        ("results/enter/", {"how": "pasted", "table": nasty}),
        ("results/enter/", {"how": "pasted", "table": f"fiscal_year\ttotal\n2567\t{nasty}"}),
        ("results/enter/", {"data": nasty, "how": "record"}),
    ]) == []  # fmt: skip
    for path in (f"journal/?page={nasty}", f"results/enter/?year={nasty}", f"results/enter/?year=2567&edition={nasty}"):
        client = of.client()
        assert client.get(of.where("people/") + path.replace("\x00", "%00")).status_code < 500, path


@pytest.mark.parametrize("nasty", [NUL, CONTROL, DIGITS])
def test_of_the_door(nasty: str) -> None:
    assert broken(Client(), "/account/", [
        ("login/", {"login": nasty, "password": nasty}),
        ("login/", {"login": f"{nasty}@b.co", "password": "ก"}),
        ("login/", {"login": "a@b.co", "password": nasty, "next": nasty}),
        ("password/reset/", {"email": nasty}),
        ("demo/part/", {"part": nasty}),
        ("demo/clock/", {"to": nasty}),
        ("login/passkey/", {"credential": "{}"}),
        ("login/passkey/", {"credential": '{"id":1,"rawId":[],"response":{}}'}),
        ("login/passkey/", {"credential": "[[[["}),
    ]) == []  # fmt: skip
    client = Client()
    client.raise_request_exception = False
    for path in ("invitation/%00/", "again/%00/", "password/set/zzzzzzzzzzzzzzzzzzzz-x/", "password/set/1-%00/"):
        assert client.get(f"/account/{path}").status_code < 500, path


HOLES = {
    "a meeting whose key has thousands of digits": ("follow/record/", {"meeting": DIGITS, "title": "ก", "held_on": "1/10/2567"}),  # noqa: E501
    "a level longer than its column (PostgreSQL)": (
        "people/results/enter/", {"fiscal_year": "2567", "how": "record", "total": "90", "level": DIGITS},
    ),
    "NUL in the words of a result (PostgreSQL)": (
        "people/results/enter/", {"fiscal_year": "2567", "how": "record", "total": "90", "note": NUL},
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", HOLES)
def test_holes_that_are_still_open(of: Town, which: str) -> None:
    path, fields = HOLES[which]
    follow.a_step(of.agency)
    assert broken(of.client(), of.where(""), [(path, fields)]) == []


@pytest.mark.parametrize("answer", [DIGITS])
def test_an_answer_of_a_passkey_of_endless_digits(answer: str) -> None:
    assert broken(Client(), "/account/", [("login/passkey/", {"credential": answer})]) == []

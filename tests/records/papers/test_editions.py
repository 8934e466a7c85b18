"""A paper is built from result and plan, edited, fixed, and what was fixed never changes."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from prongsai.adapters.render import render
from prongsai.core.reports.blocks import Paragraph, plain
from prongsai.core.reports.edit import editable
from prongsai.core.reports.paper import PaperKind
from prongsai.core.reports.store import from_json
from prongsai.core.thai.errors import InputError
from prongsai.records.journal.models import Entry
from prongsai.records.papers import drafts, editions
from prongsai.records.papers.building import Built, build_document
from prongsai.records.papers.integrity import is_whole
from prongsai.records.papers.models import Approval, Edition, Paper, PaperState
from prongsai.records.results.services import record_published
from tests.records.papers import build

pytestmark = pytest.mark.django_db
TOTAL = "total"


def words_at(built: Built, address: str) -> str:
    return next(one.text for one in editable(built.document) if one.address == address)


def edit(paper: Paper, of: build.Office, address: str = TOTAL, text: str = "ข้อความของเจ้าหน้าที่") -> None:
    place = build_document(paper).places[address]
    drafts.edit_text(paper, address, place.sha256, text, of.officer)


def test_a_paper_is_made_once_with_its_three_years() -> None:
    of = build.office()
    paper = build.draft(of)
    assert (paper.result_year, paper.plan_year, paper.oit_year) == (2566, 2567, 2567)
    assert "2566" in paper.title
    assert build.draft(of) == paper
    assert Paper.objects.count() == 1


def test_nothing_is_made_where_the_result_is_missing() -> None:
    of = build.office()
    with pytest.raises(InputError, match="no result of FY 2570"):
        build.draft(of, plan_year=2571)
    assert not Paper.objects.exists()


def test_an_edited_sentence_stands_in_the_paper_and_can_be_taken_back() -> None:
    of = build.office()
    paper = build.draft(of)
    made = words_at(build_document(paper), TOTAL)
    edit(paper, of)
    built = build_document(paper)
    assert words_at(built, TOTAL) == "ข้อความของเจ้าหน้าที่"
    assert built.places[TOTAL].text == made
    drafts.restore_text(paper, TOTAL, of.officer)
    assert words_at(build_document(paper), TOTAL) == made


def test_an_edit_over_figures_that_changed_is_shown_beside_the_new_sentence() -> None:
    of = build.office()
    paper = build.draft(of)
    edit(paper, of, text="คะแนนรวม 91.47 ถือว่าดี")
    record_published([build.published(**{"2": "84.90", "total": "91.49"})])
    built = build_document(paper)
    (stale,) = built.stale
    assert stale.overlay.text == "คะแนนรวม 91.47 ถือว่าดี"
    assert stale.now is not None
    assert words_at(built, TOTAL) == stale.now.text
    with pytest.raises(InputError, match="figures under a sentence"):
        editions.fix(paper, of.officer)
    drafts.keep_text(paper, TOTAL, stale.now.sha256, of.officer)
    built = build_document(paper)
    assert not built.stale
    assert words_at(built, TOTAL) == "คะแนนรวม 91.47 ถือว่าดี"


def test_an_edit_of_a_sentence_that_was_not_seen_is_refused() -> None:
    of = build.office()
    paper = build.draft(of)
    with pytest.raises(InputError, match="no longer"):
        drafts.edit_text(paper, TOTAL, "0" * 64, "x", of.officer)
    with pytest.raises(InputError, match="no longer"):
        drafts.edit_text(paper, "nowhere/7", "0" * 64, "x", of.officer)
    assert not paper.overlays.exists()


def test_a_script_in_an_edited_sentence_is_text_in_every_format() -> None:
    of = build.office()
    paper = build.draft(of)
    edit(paper, of, text='<script>alert(1)</script> & #image("x")')
    document = build_document(paper).document
    page = render(document, "html").decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert render(document, "docx")


def test_a_fixed_paper_is_an_edition_with_its_hash_and_its_rules() -> None:
    of = build.office()
    paper = build.draft(of)
    edit(paper, of)
    edition = editions.fix(paper, of.officer)
    assert edition.number == 1
    assert len(edition.sha256) == len(edition.framework_sha256) == 64
    assert is_whole(edition)
    stored = from_json(edition.document or {})
    assert "ข้อความของเจ้าหน้าที่" in [plain(one.words) for one in stored.blocks if isinstance(one, Paragraph)]
    assert [(one.act, one.post_title) for one in edition.approvals.all()] == [
        ("propose", "นักวิเคราะห์นโยบายและแผน"), ("opinion", "ปลัดเทศบาล"), ("order", "นายกเทศมนตรี"),
    ]  # fmt: skip
    paper.refresh_from_db()
    assert paper.state == PaperState.FIXED
    entry = Entry.objects.filter(chain=of.agency.code).latest("number")
    assert (entry.verb, entry.facts["sha256"]) == (editions.FIXED, edition.sha256[:16])


def test_a_fixed_paper_cannot_be_edited_until_it_is_taken_back() -> None:
    of = build.office()
    edition = build.edition(of)
    with pytest.raises(InputError, match="fixed as an edition"):
        edit(edition.paper, of)
    editions.reopen(edition.paper, of.officer)
    edit(edition.paper, of)
    second = editions.fix(edition.paper, of.officer)
    assert second.number == 2
    assert second.sha256 != edition.sha256
    assert Edition.objects.get(pk=edition.pk).sha256 == edition.sha256


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"document": {}}, {"number": 7}, {"checks": ["x"]}])
def test_the_database_refuses_to_change_an_edition(change: dict[str, object]) -> None:
    edition = build.edition(build.office())
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**change)


def test_the_database_refuses_to_change_a_signature_or_to_give_one_over_something_else() -> None:
    of = build.office()
    edition = build.edition(of)
    first = build.turn(edition)
    forged = Approval.objects.filter(pk=first.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.update(state=Approval.State.SIGNED, signed_sha256="0" * 64)
    build.sign_next(edition, of.officer)
    for change in ({"said": "อื่น"}, {"state": Approval.State.WAITING}, {"signer_name": "คนอื่น"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            forged.update(**change)


def test_a_draft_that_was_never_fixed_can_be_discarded_and_a_fixed_one_not() -> None:
    of = build.office()
    paper = build.draft(of)
    drafts.discard(paper, of.officer)
    assert not Paper.objects.exists()
    edition = build.edition(of)
    editions.reopen(edition.paper, of.officer)
    with pytest.raises(InputError, match="cannot be discarded"):
        drafts.discard(edition.paper, of.officer)


def test_options_and_fields_are_checked() -> None:
    of = build.office()
    paper = build.draft(of, PaperKind.PLAN)
    drafts.set_options(paper, {"columns": "full", "numerals": "arabic"}, of.officer)
    paper.refresh_from_db()
    assert paper.options["columns"] == "full"
    for wrong in ({"columns": "../../etc"}, {"chain": "x"}, {"arrange": "<script>"}):
        with pytest.raises(InputError):
            drafts.set_options(paper, wrong, of.officer)

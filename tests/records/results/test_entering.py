from dataclasses import replace
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.models import Entry
from prongsai.records.results import entering, selectors
from prongsai.records.results.content import Content, of_row
from prongsai.records.results.models import Result
from prongsai.records.results.services import record_published, rescore
from tests import build
from tests.records.results.build import LAMPANG, lampang

pytestmark = pytest.mark.django_db
TYPED = of_row(lampang())


def the_agency() -> Agency:
    return build.agency(LAMPANG, "ลำปาง")


def with_item(content: Content, code: str, value: str) -> Content:
    return replace(content, figures=content.figures | {code: value})


def test_what_an_agency_types_is_its_own_and_not_public() -> None:
    agency, officer = the_agency(), build.user()
    entered = entering.enter(agency, 2564, TYPED, officer)
    assert entered.is_new
    assert entered.result.entered_by_agency
    assert not entered.result.is_published
    assert selectors.result(agency.code, 2564) is None
    found = selectors.working(agency, 2564)
    assert found is not None
    assert found.result == entered.result
    entry = Entry.objects.get(chain=agency.code)
    assert (entry.verb, entry.facts["edition"], entry.actor) == (entering.ENTERED, 1, f"u{officer.pk}")


def test_typing_the_same_again_changes_nothing_and_a_correction_is_a_new_edition() -> None:
    agency = the_agency()
    first = entering.enter(agency, 2564, TYPED)
    assert entering.enter(agency, 2564, TYPED) == (first.result, False)
    second = entering.enter(agency, 2564, with_item(TYPED, "total", "98.03"))
    assert (second.is_new, second.result.edition) == (True, 2)
    assert entering.own_edition(agency, 2564) == second.result


def test_a_shown_edition_gives_way_to_its_correction_and_can_be_hidden() -> None:
    agency = the_agency()
    entering.show(entering.enter(agency, 2564, TYPED).result)
    assert selectors.years_of(agency) == (2564,)
    corrected = entering.enter(agency, 2564, with_item(TYPED, "total", "98.03")).result
    shown = selectors.result(agency.code, 2564)
    assert shown is not None
    assert shown.result == corrected
    entering.hide(corrected)
    assert selectors.years_of(agency) == ()
    assert not Result.objects.filter(is_newest=True).exists()


def test_an_agency_never_replaces_what_was_announced() -> None:
    record_published([lampang()])
    agency = the_agency()
    own = entering.enter(agency, 2564, with_item(TYPED, "o42", "0")).result
    with pytest.raises(InputError, match="announced"):
        entering.show(own)
    public = selectors.result(agency.code, 2564)
    assert public is not None
    assert not public.result.entered_by_agency
    inside = selectors.working(agency, 2564)
    assert inside is not None
    assert inside.result == own


def test_an_announced_result_replaces_the_one_that_the_agency_showed() -> None:
    agency = the_agency()
    entering.show(entering.enter(agency, 2564, TYPED).result)
    done = record_published([lampang()])
    assert done.corrected == 1
    announced = entering.announced(agency, 2564)
    assert announced is not None
    assert announced.edition == 2
    assert record_published([lampang()]).unchanged == 1


def test_where_the_two_differ_is_told_and_can_be_taken_over() -> None:
    record_published([lampang(total="98.03")])
    agency = the_agency()
    own = entering.enter(agency, 2564, with_item(TYPED, "o42", "0")).result
    other = entering.announced(agency, 2564)
    assert other is not None
    assert entering.differences(own, other) == (entering.Difference("total", "98.02", "98.03"),)
    mended = entering.enter(agency, 2564, entering.with_announced(own, other)).result
    assert (mended.figures["total"], mended.figures["o42"]) == ("98.03", "0")
    assert entering.differences(mended, other) == ()


def test_new_rules_do_not_make_an_announced_result_out_of_a_typed_one() -> None:
    agency = the_agency()
    entering.show(entering.enter(agency, 2564, TYPED).result)
    with transaction.atomic():
        Result.objects.bulk_create([_copy(Result.objects.get())])
    assert rescore() == 1
    assert Result.objects.get(is_published=True).entered_by_agency


def _copy(result: Result) -> Result:
    """The same edition under rules that were corrected since."""
    Result.objects.filter(pk=result.pk).update(is_published=False, is_newest=False)
    result.pk, result.edition, result.framework_sha256 = None, result.edition + 1, "0" * 64
    return result


def test_who_typed_an_edition_cannot_be_changed_afterwards() -> None:
    entering.enter(the_agency(), 2564, TYPED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.update(entered_by_agency=False)


def test_the_history_of_an_agency_takes_its_own_edition_of_each_year() -> None:
    record_published([lampang(), replace(lampang(), fiscal_year=2565, figures={"total": Fraction(90)})])
    agency = the_agency()
    own = entering.enter(agency, 2564, with_item(TYPED, "o42", "0")).result
    history = selectors.working_history(agency)
    assert [one.fiscal_year for one in history] == [2564, 2565]
    assert history[0].result == own
    assert selectors.working_years(agency) == (2565, 2564)

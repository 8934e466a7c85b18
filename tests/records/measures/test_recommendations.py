from dataclasses import replace

import pytest

from prongsai.core.measures.model import PlanKind
from prongsai.core.published.row import Received
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.models import Entry
from prongsai.records.measures.models import Answer, Measure, Plan, Recommendation
from prongsai.records.measures.recommendations import RECEIVED, enter
from prongsai.records.results.content import Content, of_row
from tests import build
from tests.records.results.build import LAMPANG, lampang

pytestmark = pytest.mark.django_db


def typed(**received: object) -> Content:
    return of_row(replace(lampang(), received=Received(**received)))  # type: ignore[arg-type]


def the_agency() -> Agency:
    return build.agency(LAMPANG, "ลำปาง")


def texts(of: Agency) -> list[str]:
    return [one.text for one in Recommendation.objects.filter(agency=of)]


def test_each_line_of_advice_is_a_thing_of_its_own() -> None:
    agency = the_agency()
    advice = {"1": "- ควรอบรม\n- ควรติดป้าย", "OIT": "ควรเปิดเผยให้ครบ"}
    enter(agency, 2564, typed(recommendations=advice, notes={"o42": "ลิงก์เสีย"}, suggestions="ควรยิ้ม"), build.user())
    assert set(texts(agency)) == {"ควรอบรม", "ควรติดป้าย", "ควรเปิดเผยให้ครบ", "ลิงก์เสีย", "ควรยิ้ม"}
    sources = dict(Recommendation.objects.values_list("text", "source"))
    assert (sources["ลิงก์เสีย"], sources["ควรยิ้ม"], sources["ควรอบรม"]) == ("reviewer", "external", "assessor")
    entry = Entry.objects.get(verb=RECEIVED)
    assert entry.facts == {"year": 2564, "added": 5, "removed": 0}


def test_a_correction_keeps_what_stayed_and_takes_away_what_no_measure_answers() -> None:
    agency = the_agency()
    enter(agency, 2564, typed(suggestions="หนึ่ง\nสอง\nสาม"))
    first, second = Recommendation.objects.order_by("pk")[:2]
    plan = Plan.objects.create(agency=agency, kind=PlanKind.ITA.value, plan_year=2565, until_year=2565, oit_year=2565)
    measure = Measure.objects.create(plan=plan, number=1, title="อบรม")
    Answer.objects.create(measure=measure, source="external", name_th="สอง", recommendation=second)
    enter(agency, 2564, typed(suggestions="หนึ่ง"))
    assert texts(agency) == ["หนึ่ง", "สอง"]
    assert Recommendation.objects.filter(pk=first.pk).exists()


def test_what_the_agency_wrote_down_beside_its_results_stays() -> None:
    agency = the_agency()
    enter(agency, 2564, typed(suggestions="หนึ่ง"))
    Recommendation.objects.create(agency=agency, result_year=2564, source="external", text="จดเอง")
    enter(agency, 2564, typed(suggestions="สอง"))
    assert texts(agency) == ["จดเอง", "สอง"]

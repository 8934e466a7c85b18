"""The answers behind a result: how many, how good, and what anybody can compute again from what is published."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from django.test import Client

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.scorecard import score
from prongsai.core.scoring.tally import Tally
from prongsai.records.disclosures.models import Review
from prongsai.records.disclosures.selectors import items_of
from prongsai.records.results.from_rounds import announce
from prongsai.records.rounds.models import Enrolment
from prongsai.records.rounds.selectors import rules_of
from prongsai.records.surveys.closing import close_round, tally_hash
from tests import build
from tests.faces.public.build import mae_sai, publish
from tests.records.surveys.sending import made_up, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def announced() -> Callable[..., str]:
    """Announce a round of one agency with so many made-up sheets; gives the address of its result."""

    def make(alike: bool = False, words: str = "อยากให้เพิ่มที่จอดรถ นางสุดา ใจดี", **sheets: int) -> str:
        the_round = build.official_round(build.agency())
        enrolment = the_round.enrolments.select_related("agency", "round__framework").get()
        Enrolment.objects.update(staff=40, served=300)
        rng = Random(4)  # noqa: S311 (made-up answers)
        for code, count in sheets.items():
            one = made_up(rules_of(the_round), code, rng)
            for _ in range(count):
                answers = one if alike else made_up(rules_of(the_round), code, rng)
                send(build.survey(enrolment, code), answers, words=words if code == "EIT1" else "")
        codes = items_of(rules_of(the_round))
        Review.objects.bulk_create(Review(enrolment=enrolment, item=code, points=100) for code in codes)
        build.over(the_round)
        close_round(the_round)
        announce(the_round)
        return f"/agencies/{enrolment.agency.code}/2568/"

    return make


def test_the_page_tells_of_the_answers_behind_the_score(client: Client, announced: Callable[..., str]) -> None:
    address = announced(IIT=33, EIT1=28, EIT2=12)
    page = client.get(address).content.decode()
    assert "คำตอบที่ใช้" in page
    assert "มาจากคำตอบ 73 ชุด" in page
    assert "82.50" in page, "33 of 40"
    assert "ไม่ถึงขั้นต่ำ 30 ชุด" in page
    assert "ไม่ใช่เหตุให้ตัดคำตอบ" in page
    assert "กันคนเดียวตอบหลายชุด" in page
    english = client.get(f"/en{address}").content.decode()
    assert "The answers behind it" in english
    assert "short of the minimum of 30" in english


def test_what_is_published_gives_the_same_result_again(client: Client, announced: Callable[..., str]) -> None:
    address = announced(IIT=60, EIT1=60, EIT2=60)
    data = client.get(f"{address}data.json").json()
    source = data["scored_from"]
    assert source["is_complete"]
    tallies = [
        Tally(code, one["sheets"], {row: tuple(counts) for row, counts in one["counts"].items()})
        for code, one in source["tallies"].items()
    ]
    card = score(load(2568), tallies, source["disclosures"])
    nodes = data["computed"]["nodes"]
    assert {"total", "IIT", "EIT", "OIT"} <= nodes.keys()
    for code, node in nodes.items():
        figure = card.figure(code)
        assert str(figure.value) == node["exact"]  # type: ignore[union-attr]
        assert shown(figure.value) == node["shown"]  # type: ignore[union-attr]
    page = client.get(address).content.decode()
    for one in tallies:
        assert source["tallies"][one.instrument]["sha256"] == tally_hash(one)
        assert tally_hash(one) in page


def test_counts_left_out_cannot_be_found_by_trying(client: Client, announced: Callable[..., str]) -> None:
    """A fingerprint of all counts beside most of them would tell the rest."""
    address = announced(alike=True, IIT=12, EIT1=12, EIT2=4)
    data = client.get(f"{address}data.json").json()
    page = client.get(address).content.decode()
    assert not data["scored_from"]["is_complete"]
    assert data["content_sha256"] == ""
    assert "sha256" not in str(data["scored_from"])
    assert "ใช้ลองหาจำนวนที่ปิดไว้ได้" in page
    assert "คำนวณซ้ำจากข้อมูลสาธารณะไม่ได้" in page


def test_suggestions_are_told_by_topic_and_never_in_words(client: Client, announced: Callable[..., str]) -> None:
    address = announced(IIT=9, EIT1=9, EIT2=9)
    for language in ("", "/en"):
        page = client.get(f"{language}{address}").content.decode()
        assert "ที่จอดรถ" in page
        assert "อยากให้เพิ่ม" not in page
        assert "สุดา" not in page
    assert "สุดา" not in client.get(f"{address}data.json").content.decode()


def test_a_few_suggestions_are_not_told_at_all(client: Client, announced: Callable[..., str]) -> None:
    page = client.get(announced(IIT=9, EIT1=4, EIT2=9)).content.decode()
    assert "ข้อเสนอแนะพูดถึงเรื่องใด" not in page
    assert "น้อยกว่า 5 ชุด จึงไม่แสดงคะแนน" in page


def test_a_result_from_elsewhere_says_nothing_of_answers(client: Client) -> None:
    (code,) = publish(mae_sai())
    page = client.get(f"/agencies/{code}/2566/").content.decode()
    assert "คำตอบที่ใช้" not in page

"""Every public address is walked: nothing that an agency has not published stands on any of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from prongsai.core.reports.paper import PaperKind
from prongsai.faces.public.urls import urlpatterns
from prongsai.records.agencies.models import Agency
from prongsai.records.files.models import StoredFile
from prongsai.records.files.services import keep
from prongsai.records.measures.models import Meeting, Recommendation
from prongsai.records.papers.models import Edition, Overlay, Paper
from tests import build
from tests.faces.sign_in import signed_in

pytestmark = pytest.mark.django_db
SECRET = "ยังไม่เผยแพร่"
HASH = "a" * 64


def with_secrets() -> tuple[Agency, StoredFile]:
    """An agency all of whose work is under way."""
    of = build.agency("เทศบาลตำบลหนึ่ง")
    plan = build.plan(of, 2567, adopted_on=date(2023, 10, 1), title=SECRET)
    build.step(build.measure(plan, SECRET), SECRET, "ต.ค. 2566", build.unit(of, SECRET))
    Meeting.objects.create(agency=of, plan=plan, title=SECRET, held_on=date(2023, 10, 1), resolution=SECRET)
    Recommendation.objects.create(agency=of, result_year=2566, source="external", text=SECRET)
    paper = Paper.objects.create(agency=of, kind=PaperKind.MEMO, title=SECRET, oit_year=2567, plan_year=2567)
    Overlay.objects.create(paper=paper, address="x", replaces_sha256=HASH, text=SECRET)
    Edition.objects.create(paper=paper, number=1, sha256=HASH, software_version="0")
    build.member(of, name=SECRET)
    return of, keep(of, f"{SECRET}.txt", SECRET.encode(), "text/plain")


def address(pattern: URLPattern, of: Agency, file: StoredFile) -> str:
    known = {"code": of.code, "year": 2567, "sha256": HASH, "name": file.name}
    missing = set(pattern.pattern.converters) - set(known)
    assert not missing, f"say here what stands at {missing} in the public address {pattern.name}"
    return reverse(pattern.name, kwargs={place: known[place] for place in pattern.pattern.converters})


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda one: one.name)
def test_nothing_unpublished_is_reachable(pattern: URLPattern) -> None:
    of, file = with_secrets()
    for browser in (Client(), signed_in(build.member(of))):
        for where in (address(pattern, of, file), address(pattern, of, file).replace(HASH, file.sha256)):
            answer = browser.get(where)
            body = answer.getvalue() if answer.streaming else answer.content
            assert SECRET.encode() not in body, where

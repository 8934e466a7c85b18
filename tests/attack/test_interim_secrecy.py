"""While a survey takes answers nobody, at any role, finds a score of it, whatever address is opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatch
from random import Random

import pytest
from django.db import models, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from prongsai.core.frameworks.loader import load
from prongsai.core.scoring.exact import shown
from prongsai.core.scoring.figures import Missing
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.core.scoring.tally import tally
from prongsai.core.thai.errors import InputError
from prongsai.core.thai.numerals import to_thai
from prongsai.faces.parts.quality import quality_of
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency, Role
from prongsai.records.results.from_rounds import announce, rehearsed
from prongsai.records.rounds.models import Enrolment
from prongsai.records.surveys.closing import close_round, tallies_of
from prongsai.records.surveys.suggesting import suggestions_of
from tests import build
from tests.faces.oversight.things import Nation, nation
from tests.faces.sign_in import signed_in
from tests.faces.workspace.things import THINGS, Builder
from tests.records.surveys.sending import made_up, send

pytestmark = pytest.mark.django_db
SHEETS = {"IIT": 23, "EIT1": 29, "EIT2": 31}
FIGURE = re.compile(r"(?<![0-9.,])[0-9]{1,3}\.[0-9]{2}(?![0-9])|[๐-๙]{1,3}\.[๐-๙]{2}(?![๐-๙])")
WORDS = "ขอให้ปลูกต้นไม้ริมคลองให้ร่มรื่นกว่าเดิม"


class Town:
    """Two rounds of one agency that take answers, everybody who could be curious, and the figures to look for."""

    def __init__(self) -> None:
        self.nation: Nation = nation()
        self.agency: Agency = self.nation.here.agency
        self.rehearsal: Enrolment = build.rehearsal(self.agency)
        Enrolment.objects.update(staff=577, served=7919)
        self.sent = {code: self._answers(code, count) for code, count in SHEETS.items()}
        self.built: dict[Builder, object] = {}
        self.figures = frozenset(_recognisable(self.card))

    @property
    def enrolments(self) -> tuple[Enrolment, ...]:
        return self.nation.here, self.rehearsal

    @property
    def card(self) -> Scorecard:
        """What core gives for the very sheets, without the database."""
        tallies = [
            tally(load(2568), code.rstrip("12"), sheets)._replace(instrument=code) for code, sheets in self.sent.items()
        ]
        return score(load(2568), tallies, {})

    @property
    def people(self) -> dict[str, User | None]:
        installer = build.user()
        User.objects.filter(pk=installer.pk).update(is_superuser=True)
        named = self.nation.by_role | self.nation.outsiders
        del named["former administrator"], named["left"]  # to whom every page above is closed like to "no role"
        return {"nobody": None, "superuser": User.objects.get(pk=installer.pk), **named}

    def _answers(self, code: str, count: int) -> list[str]:
        rng = Random(f"{code} kept secret")  # noqa: S311 (made-up answers)
        sheets = [made_up(load(2568), code, rng) for _ in range(count)]
        for enrolment in self.enrolments:
            for one in sheets:
                send(build.survey(enrolment, code), one, words=WORDS if code == "EIT1" else "")
        return sheets

    def places(self, name: str, place: str) -> list[object]:
        """What may stand in a place of an address."""
        if name.startswith("survey"):
            return [one.code for enrolment in self.enrolments for one in enrolment.surveys.all()]
        if name.startswith("oversight"):
            return [self.nation.place(name, place)]
        if name.startswith(("work_rounds", "work_collect")) and place == "pk":
            return [one.pk for one in self.enrolments]
        fixed = {"code": self.agency.code, "year": 2568, "sha256": "0" * 64, "token": "x", "instrument": "IIT"}
        if place in fixed:
            return [fixed[place]]
        return [_key(self._thing(name, place))]

    def _thing(self, name: str, place: str) -> object:
        fitting = [one for one in THINGS if fnmatch(name, one) and place in THINGS[one]]
        if not fitting:
            return 1 if place == "pk" else "x"
        builder = THINGS[max(fitting, key=len)][place]
        if builder not in self.built:
            self.built[builder] = self._built(builder)
        return self.built[builder]

    def _built(self, builder: Builder) -> object:
        try:
            return builder(self.agency)
        except InputError:  # the agency has such a thing already, in another state
            return 1


def _key(thing: object) -> object:
    return thing.pk if isinstance(thing, models.Model) else thing


def _recognisable(card: Scorecard) -> Iterator[str]:
    """Scores with a fraction that no other number on a page has by chance, in both numerals."""
    for code in card.figures:
        figure = card.figure(code)
        text = "" if isinstance(figure, Missing) else shown(figure.value)
        if text and text[-2:] not in ("00", "50"):
            yield from (text, to_thai(text))


def names(
    patterns: list[URLPattern | URLResolver], above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    for one in patterns:
        places = above | set(one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns, places)
        elif one.name:
            yield one.name, places


def addresses(town: Town) -> list[str]:
    """Every address of every face, with all that may stand in it."""
    found: list[str] = []
    for name, places in names(get_resolver().url_patterns):
        filled: list[dict[str, object]] = [{}]
        for place in sorted(places):
            filled = [one | {place: value} for one in filled for value in town.places(name, place)]
        for one in filled:
            try:
                found.append(reverse(name, kwargs=one))
            except NoReverseMatch:  # addresses of allauth whose places stand in a regular expression
                assert name.startswith(("account_reset", "openid_connect")), name
    return found


def told(response: HttpResponseBase) -> str:
    """All that an answer says; of a workbook or a Word file what is packed in it."""
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(packed.read(one) for one in packed.namelist())
    return content.decode("utf-8", "replace") + str(response.headers)


def leaks(town: Town, client: Client, address: str) -> list[str]:
    with transaction.atomic():
        response = client.get(address)
        said = told(response)
        transaction.set_rollback(True)
    assert response.status_code < 500, address
    if response.headers["Content-Type"].startswith("image/"):
        return []  # coordinates
    return sorted({*town.figures} & {*FIGURE.findall(said)}) + [WORDS] * (WORDS in said)


def test_no_role_finds_a_score_anywhere_before_closing() -> None:
    town = Town()
    assert len(town.figures) > 40
    everywhere = addresses(town)
    assert len(everywhere) > 200
    found = []
    for who, person in town.people.items():
        client = signed_in(person, freshly=True) if person else Client()
        for address in everywhere:
            found += [f"{who} at {address}: {one}" for one in leaks(town, client, address)]
    assert found == []
    for enrolment in town.enrolments:
        assert rehearsed(enrolment) is None
        assert tallies_of(enrolment) == []
        assert quality_of(enrolment, None) is None
        assert suggestions_of(enrolment) is None


def test_nobody_above_or_in_the_agency_finds_one_between_counting_and_announcing() -> None:
    """What is odd in answers is told then; a score, or a share that bounds it, is not."""
    town = Town()
    alike = "1" * len(town.sent["IIT"][0])
    for _ in range(23):
        send(build.survey(town.nation.here), alike)
    build.over(town.nation.the_round)
    close_round(town.nation.the_round)
    people = {who: one for who, one in town.people.items() if one and who != "no role"}
    found = []
    for who, person in people.items():
        client = signed_in(person, freshly=True)
        for address in addresses(town):
            found += [f"{who} at {address}: {one}" for one in leaks(town, client, address)]
    assert found == []
    told_of_it = told(
        signed_in(people["administrator"]).get(reverse("oversight_announce", args=[town.nation.the_round.pk]))
    )
    assert "ตอบแบบเดียวทั้งชุด" in told_of_it
    assert "50.00" not in told_of_it
    town.nation.the_round.refresh_from_db()
    assert town.nation.the_round.seen_at is None


def test_after_closing_the_same_look_finds_them() -> None:
    """That the test above can fail."""
    town = Town()
    officer = signed_in(town.nation.outsiders[f"{Role.OFFICER.value} of an agency"], freshly=True)
    for enrolment in town.enrolments:
        build.over(enrolment.round)
        close_round(enrolment.round)
    announce(town.nation.the_round)
    result = reverse("result", args=[town.agency.code, 2568])
    assert len(leaks(town, Client(), result)) > 20
    assert len(leaks(town, Client(), f"{result}data.json")) > 20
    result = reverse("work_rounds_result", args=[town.agency.code, town.rehearsal.pk])
    assert not leaks(town, officer, result), "the first look is asked for"
    officer.post(result)
    assert leaks(town, officer, result)
    assert WORDS in told(officer.get(result))

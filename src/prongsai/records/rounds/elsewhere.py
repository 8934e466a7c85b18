"""Official rounds that run in another system (ITAS): what the officer sees there is entered here, with the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction

from prongsai.adapters import clock
from prongsai.core.frameworks.loader import available_years
from prongsai.core.links import is_link, no_link
from prongsai.core.text import Text
from prongsai.core.thai.dates import thai_date
from prongsai.core.thai.errors import InputError
from prongsai.records.accounts.models import User
from prongsai.records.agencies.models import Agency
from prongsai.records.frameworks.models import FrameworkVersion, Origin
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Enrolment, RoundKind, SeenElsewhere
from prongsai.records.rounds.services import MOST_PEOPLE, RoundDraft, make_round

SEEN = verb(
    "rounds.seen_elsewhere",
    "บันทึกสิ่งที่เห็นในระบบ ITAS ของ {instrument}: ผู้ตอบ {sheets} คน เห็นเมื่อ {day}",
    "Entered what ITAS shows of {instrument}: {sheets} answers, seen on {day}",
)


class Seen(NamedTuple):
    """What the other system shows of a survey: its link, and how many answered on which day."""

    link: str = ""
    sheets: int | None = None
    seen_on: date | None = None


class SeenRefused(InputError):
    """What was typed cannot be kept: `of` says why, by survey and field."""

    def __init__(self, of: dict[tuple[str, str], Text]) -> None:
        super().__init__(next(iter(of.values())))
        self.of = of


def follow(agency: Agency, fiscal_year: int, by: User | None = None) -> Enrolment:
    """Begin to follow the official round of a year; under the rules of the newest earlier year where it has none yet.

    Raises InputError where the agency follows it already, or no year up to it has rules.
    """
    rules_of = newest_rules(fiscal_year)
    if rules_of is None:
        raise InputError(
            Text(
                f"ไม่มีกรอบการประเมินของปี {fiscal_year} หรือปีก่อนหน้า โปรดเลือกปีอื่น",
                f"There are no rules for FY {fiscal_year} or a year before it. Choose another year.",
            )
        )
    return make_round(RoundDraft(RoundKind.ELSEWHERE, fiscal_year, rules_of, agency), by).enrolments.get()


def newest_rules(fiscal_year: int) -> int | None:
    """The year itself where it has rules, else the newest year before it that has some."""
    imported = FrameworkVersion.objects.filter(origin=Origin.IMPORT).values_list("fiscal_year", flat=True)
    return max((year for year in {*available_years(), *imported} if year <= fiscal_year), default=None)


def see(enrolment: Enrolment, seen: Mapping[str, Seen], by: User | None = None) -> int:
    """Keep what was seen of surveys, by their codes; how many changed. Raises SeenRefused, and then keeps nothing."""
    if enrolment.round.kind != RoundKind.ELSEWHERE:
        raise InputError(
            Text(
                "รอบนี้ตอบในระบบนี้ จำนวนผู้ตอบจึงนับเอง ไม่ต้องกรอก",
                "This round is answered here: the answers are counted, not entered.",
            )
        )
    complaints = {place: says for code, one in seen.items() for place, says in _complaints(code, one).items()}
    if complaints:
        raise SeenRefused(complaints)
    with transaction.atomic():
        Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        return sum(_keep(enrolment, code, one, by) for code, one in seen.items())


def _keep(enrolment: Enrolment, code: str, seen: Seen, by: User | None) -> bool:
    kept = enrolment.elsewhere.filter(instrument=code).first() or SeenElsewhere(enrolment=enrolment, instrument=code)
    day = seen.seen_on if seen.sheets is not None else None
    if (kept.link, kept.sheets, kept.seen_on) == (seen.link, seen.sheets, day):
        return False
    kept.link, kept.sheets, kept.seen_on = seen.link, seen.sheets, day
    kept.save()
    sheets = "-" if seen.sheets is None else f"{seen.sheets:,}"
    facts = {"instrument": code, "sheets": sheets, "day": thai_date(day) if day else "-", "link": seen.link}
    write(enrolment.agency.code, SEEN, actor=by, about=enrolment, facts=facts)
    return True


def _complaints(code: str, seen: Seen) -> dict[tuple[str, str], Text]:
    found: dict[tuple[str, str], Text] = {}
    if seen.link and not is_link(seen.link, ("https",)):
        found[code, "link"] = no_link(seen.link)
    if seen.sheets is None:
        return found
    if not 0 <= seen.sheets <= MOST_PEOPLE:
        found[code, "sheets"] = Text("จำนวนผู้ตอบไม่ถูกต้อง", "That is no number of people.")
    if seen.seen_on is None:
        found[code, "seen_on"] = Text("โปรดระบุวันที่เห็นจำนวนนี้", "Say on which day you saw this number.")
    elif seen.seen_on > clock.today():
        found[code, "seen_on"] = Text("วันที่เห็นต้องไม่เกินวันนี้", "You cannot have seen it after today.")
    return found

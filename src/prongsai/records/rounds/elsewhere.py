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
from prongsai.records.frameworks.selectors import imported_versions
from prongsai.records.journal.services import write
from prongsai.records.journal.verbs import verb
from prongsai.records.rounds.models import Enrolment, RoundKind, SeenElsewhere
from prongsai.records.rounds.selectors import may_name_minimum
from prongsai.records.rounds.services import MOST_PEOPLE, RoundDraft, make_round

SEEN = verb(
    "rounds.seen_elsewhere",
    "บันทึกสิ่งที่เห็นในระบบ ITAS ของ {instrument}: ผู้ตอบ {sheets} คน เห็นเมื่อ {day}",
    "Entered what ITAS shows of {instrument}: {sheets} answers, seen on {day}",
)
NAMED = verb(
    "rounds.minimum_elsewhere",
    "บันทึกจำนวนขั้นต่ำที่ระบบ ITAS ระบุของ {instrument}: {minimum} คน ({source})",
    "Entered the minimum that ITAS names for {instrument}: {minimum} ({source})",
)
LONGEST_SOURCE = 200


class Seen(NamedTuple):
    """What the other system shows of a survey: its link, how many answered on which day, and how many must.

    `minimum_source` is where it names the least number.
    """

    link: str = ""
    sheets: int | None = None
    seen_on: date | None = None
    minimum: int | None = None
    minimum_source: str = ""


class SeenRefused(InputError):
    """What was typed cannot be kept: `of` says why, by survey and field."""

    def __init__(self, of: dict[tuple[str, str], Text]) -> None:
        super().__init__(next(iter(of.values())))
        self.of = of


def follow(agency: Agency, fiscal_year: int, by: User | None = None) -> Enrolment:
    """Begin to follow the official round of a year; under the rules of the newest earlier year where it has none yet.

    Nothing is asked or scored here, so rules that were corrected are taken without being chosen.
    Raises InputError where the agency follows it already or is in the official round of the year that is run here, and
    where no year up to it has rules.
    """
    _require_elsewhere(agency, fiscal_year)
    rules_of = newest_rules(fiscal_year)
    if rules_of is None:
        raise InputError(
            Text(
                f"ไม่มีกรอบการประเมินของปี {fiscal_year} หรือปีก่อนหน้า โปรดเลือกปีอื่น",
                f"There are no rules for FY {fiscal_year} or a year before it. Choose another year.",
            )
        )
    corrected = imported_versions(rules_of).first()
    version = corrected.sha256 if corrected else ""
    draft = RoundDraft(RoundKind.ELSEWHERE, fiscal_year, rules_of, agency, version=version)
    return make_round(draft, by).enrolments.get()


def _require_elsewhere(agency: Agency, fiscal_year: int) -> None:
    here = Enrolment.objects.filter(agency=agency, round__kind=RoundKind.OFFICIAL, round__fiscal_year=fiscal_year)
    if here.exists():
        raise InputError(
            Text(
                f"หน่วยงานอยู่ในรอบการประเมินจริงปี {fiscal_year} ที่เปิดในระบบนี้แล้ว จึงไม่มีรอบใน ITAS ให้ติดตาม",
                f"The agency is in the official round of FY {fiscal_year} that is run here: there is none in ITAS.",
            )
        )


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
    of_round = enrolment.round
    seen = {code: one if may_name_minimum(of_round, code) else _without_minimum(one) for code, one in seen.items()}
    complaints = {place: says for code, one in seen.items() for place, says in _complaints(code, one).items()}
    if complaints:
        raise SeenRefused(complaints)
    with transaction.atomic():
        Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        return sum(_keep(enrolment, code, one, by) for code, one in seen.items())


def _keep(enrolment: Enrolment, code: str, seen: Seen, by: User | None) -> bool:
    kept = enrolment.elsewhere.filter(instrument=code).first() or SeenElsewhere(enrolment=enrolment, instrument=code)
    seen = seen._replace(
        seen_on=seen.seen_on if seen.sheets is not None else None,
        minimum_source=seen.minimum_source if seen.minimum is not None else "",
    )
    old = Seen(kept.link, kept.sheets, kept.seen_on, kept.minimum, kept.minimum_source)
    if old == seen:
        return False
    for name, value in seen._asdict().items():
        setattr(kept, name, value)
    kept.save()
    if old[:3] != seen[:3]:
        write(enrolment.agency.code, SEEN, actor=by, about=enrolment, facts=_facts(code, seen))
    if old[3:] != seen[3:]:
        facts = {"instrument": code, "minimum": _or_dash(seen.minimum), "source": seen.minimum_source or "-"}
        write(enrolment.agency.code, NAMED, actor=by, about=enrolment, facts=facts)
    return True


def _facts(code: str, seen: Seen) -> dict[str, str]:
    day = thai_date(seen.seen_on) if seen.seen_on else "-"
    return {"instrument": code, "sheets": _or_dash(seen.sheets), "day": day, "link": seen.link}


def _or_dash(number: int | None) -> str:
    return "-" if number is None else f"{number:,}"


def _without_minimum(seen: Seen) -> Seen:
    return seen._replace(minimum=None, minimum_source="")


def _complaints(code: str, seen: Seen) -> dict[tuple[str, str], Text]:
    found: dict[tuple[str, str], Text] = {}
    if seen.link and not is_link(seen.link, ("https",)):
        found[code, "link"] = no_link(seen.link)
    found |= _about_minimum(code, seen)
    if seen.sheets is None:
        return found
    if not 0 <= seen.sheets <= MOST_PEOPLE:
        found[code, "sheets"] = Text("จำนวนผู้ตอบไม่ถูกต้อง", "That is no number of people.")
    if seen.seen_on is None:
        found[code, "seen_on"] = Text("โปรดระบุวันที่เห็นจำนวนนี้", "Say on which day you saw this number.")
    elif seen.seen_on > clock.today():
        found[code, "seen_on"] = Text("วันที่เห็นต้องไม่เกินวันนี้", "You cannot have seen it after today.")
    return found


def _about_minimum(code: str, seen: Seen) -> dict[tuple[str, str], Text]:
    if seen.minimum is None:
        return {}
    if not 0 < seen.minimum <= MOST_PEOPLE:
        return {(code, "minimum"): Text("จำนวนขั้นต่ำต้องเป็นจำนวนคนตั้งแต่ 1", "A minimum is a number of people from 1.")}
    if not seen.minimum_source.strip() or len(seen.minimum_source) > LONGEST_SOURCE:
        return {(code, "minimum_source"): _SAY_WHERE}
    return {}


_SAY_WHERE = Text(
    f"โปรดระบุว่าระบบ ITAS บอกจำนวนนี้ที่ใด ไม่เกิน {LONGEST_SOURCE} ตัวอักษร",
    f"Say where ITAS names this number, in at most {LONGEST_SOURCE} characters.",
)

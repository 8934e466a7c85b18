"""Rounds are made, moved, extended, ended and counted by rules that everybody can read in the journal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from prongsai.adapters import clock
from prongsai.core.calendar.phases import PhaseCode, State
from prongsai.core.thai.errors import InputError
from prongsai.records.agencies.models import Agency
from prongsai.records.journal.models import SITE, Entry
from prongsai.records.journal.selectors import of_object
from prongsai.records.journal.services import verify
from prongsai.records.rounds.elsewhere import follow
from prongsai.records.rounds.headcounts import RecountRefused, recounted
from prongsai.records.rounds.models import Enrolment, Phase, Round, RoundKind
from prongsai.records.rounds.scheduling import PhasesRefused, end_early, extend, set_phases
from prongsai.records.rounds.selectors import (
    enrolment_of,
    minimum_of,
    phase_state,
    phases_of,
    population_of,
    rounds_of,
    running,
)
from prongsai.records.rounds.services import RoundDraft, count_people, delete_round, enrol, make_round
from prongsai.records.surveys.closing import close_round, mark_seen, may_close
from tests import build
from tests.records.surveys.sending import send

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


@pytest.fixture
def agency() -> Agency:
    return build.agency()


def verbs(chain: str) -> list[str]:
    return list(Entry.objects.filter(chain=chain).order_by("number").values_list("verb", flat=True))


def phase(of: Enrolment | Round, code: PhaseCode = PhaseCode.COLLECT) -> Phase:
    return phases_of(of if isinstance(of, Round) else of.round)[code]


def in_days(days: int) -> date:
    return clock.today() + days * ONE_DAY


class TestMaking:
    def test_a_round_of_an_agency_has_all_phases_and_that_agency_in_it(self, agency: Agency) -> None:
        made = make_round(RoundDraft(RoundKind.REHEARSAL, 2568, 2568, agency))
        assert [one.agency for one in made.enrolments.all()] == [agency]
        assert set(phases_of(made)) == set(PhaseCode)
        assert verbs(agency.code) == ["rounds.made"]
        assert of_object(made)[0].what.th == "เปิดซ้อมประเมิน ปี 2568 ครั้งที่ 1"

    def test_an_official_round_belongs_to_no_agency_and_stands_in_the_journal_of_the_installation(self) -> None:
        made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
        assert made.agency is None
        assert verbs(SITE)[-1] == "rounds.made"

    def test_the_calendar_that_the_framework_states_is_marked_as_such(self, agency: Agency) -> None:
        made = make_round(RoundDraft(RoundKind.REHEARSAL, 2565, 2565, agency))
        assert phase(made, PhaseCode.DISCLOSE).is_stated
        assert not phase(made).is_stated

    def test_rehearsals_of_a_year_are_numbered_and_official_rounds_are_one_a_year(self, agency: Agency) -> None:
        numbers = [make_round(RoundDraft(RoundKind.REHEARSAL, 2568, 2568, agency)).number for _ in range(3)]
        assert numbers == [1, 2, 3]
        make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
        with pytest.raises(InputError, match="already"):
            make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))

    def test_nobody_is_asked_what_is_not_known(self, agency: Agency) -> None:
        with pytest.raises(InputError, match="Not all questions"):
            make_round(RoundDraft(RoundKind.REHEARSAL, 2569, 2569, agency))
        with pytest.raises(InputError, match="no rules"):
            make_round(RoundDraft(RoundKind.REHEARSAL, 2600, 2600, agency))
        assert not Round.objects.exists()

    def test_an_official_round_uses_the_rules_of_its_own_year(self) -> None:
        with pytest.raises(InputError, match="own fiscal year"):
            make_round(RoundDraft(RoundKind.OFFICIAL, 2570, 2568))

    def test_a_simulated_agency_has_simulated_rounds(self) -> None:
        made = make_round(RoundDraft(RoundKind.REHEARSAL, 2568, 2568, build.agency(simulated=True)))
        assert made.is_simulated

    @pytest.mark.parametrize(("first", "last", "says"), [(5, 3, "before"), (-9, -1, "past"), (0, 400, "year")])
    def test_a_rehearsal_on_which_nobody_could_answer_is_not_made(
        self, agency: Agency, first: int, last: int, says: str
    ) -> None:
        with pytest.raises(InputError, match=says):
            make_round(RoundDraft(RoundKind.REHEARSAL, 2568, 2568, agency, collect=(in_days(first), in_days(last))))
        assert not Round.objects.exists()


class TestDeleting:
    def test_a_round_without_agencies_is_taken_back_and_its_year_begun_anew(self) -> None:
        made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
        Round.objects.update(closed_at=clock.now())  # as the night did before
        for _ in range(2):  # who presses twice
            delete_round(made)
        assert not Phase.objects.exists()
        assert verbs(SITE).count("rounds.deleted") == 1
        assert make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568)).closed_at is None

    def test_no_other_round_is_deleted(self, agency: Agency) -> None:
        announced = make_round(RoundDraft(RoundKind.OFFICIAL, 2567, 2567))
        Round.objects.filter(pk=announced.pk).update(announced_at=clock.now())
        for one in (announced, build.official_round(agency), build.rehearsal(agency).round):
            with pytest.raises(InputError, match="without agencies"):
                delete_round(one)
        assert Round.objects.count() == 3


class TestPhases:
    def test_phases_can_be_moved_while_nobody_can_answer(self, agency: Agency) -> None:
        part = build.rehearsal(agency, collect=(1, 30))
        set_phases(part.round, {PhaseCode.COLLECT: (in_days(2), in_days(9))})
        assert (phase(part).starts_on, phase(part).ends_on) == (in_days(2), in_days(9))
        assert phase(part, PhaseCode.ANNOUNCE).starts_on == in_days(11)
        assert verbs(agency.code)[-1] == "rounds.phase.set"

    def test_what_stays_the_same_is_not_written_down(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        before = verbs(agency.code)
        set_phases(part.round, {PhaseCode.COLLECT: (phase(part).starts_on, phase(part).ends_on)})
        assert verbs(agency.code) == before

    def test_a_phase_does_not_end_before_it_begins_and_then_none_is_changed(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        good = (in_days(1), in_days(3))
        with pytest.raises(InputError, match="before its first"):
            set_phases(part.round, {PhaseCode.DISCLOSE: good, PhaseCode.REGISTER: (in_days(3), in_days(1))})
        assert phase(part, PhaseCode.DISCLOSE).starts_on != in_days(1)

    @pytest.mark.parametrize("days", [(-1, 40), (3, 30)])
    def test_once_people_can_answer_their_days_are_extended_and_not_moved(
        self, agency: Agency, days: tuple[int, int]
    ) -> None:
        part = build.rehearsal(agency)
        survey = build.survey(part)
        for _ in range(2):  # before the first answer and after it: a refusal must not tell that it came
            with pytest.raises(InputError, match="Answers are being taken"):
                set_phases(part.round, {PhaseCode.COLLECT: (in_days(days[0]), in_days(days[1]))})
            send(survey, "1" * 15)
        extend(phase(part), in_days(40), "ยังได้ไม่ครบ")
        assert phase(part).ends_on == in_days(40)

    def test_what_was_counted_keeps_its_days(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        build.over(part.round)
        close_round(part.round)
        with pytest.raises(InputError, match="counted"):
            set_phases(part.round, {PhaseCode.COLLECT: (in_days(-30), in_days(5))})
        with pytest.raises(InputError, match="counted"):
            extend(phase(part), in_days(5), "ขอเวลา")
        assert phase_state(part.round, PhaseCode.COLLECT, clock.today()) is State.OVER


class TestAnOfficialCalendar:
    @pytest.fixture
    def made(self) -> Round:
        return make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))

    def test_the_days_for_answers_are_not_past(self, made: Round, agency: Agency) -> None:
        asked = build.official_round(agency, rules_of=2567, collect=(5, 30))
        for one in (made, asked):
            for days in ((-30, -1), (0, 400)):
                with pytest.raises(PhasesRefused) as refused:
                    set_phases(one, {PhaseCode.COLLECT: (in_days(days[0]), in_days(days[1]))}, insists=True)
                assert list(refused.value.of) == [(PhaseCode.COLLECT, "ends_on")]
                assert not refused.value.may_insist

    def test_what_is_proposed_and_past_is_not_kept_as_it_is(self, made: Round) -> None:
        as_proposed = {code: (one.starts_on, one.ends_on) for code, one in phases_of(made).items()}
        with pytest.raises(PhasesRefused, match="past"):
            set_phases(made, as_proposed)

    def test_what_was_asked_in_days_that_are_past_lets_the_rest_be_changed(self, agency: Agency) -> None:
        asked = build.official_round(agency)
        build.over(asked)
        days = phases_of(asked)
        kept = (days[PhaseCode.COLLECT].starts_on, days[PhaseCode.COLLECT].ends_on)
        set_phases(asked, {PhaseCode.COLLECT: kept, PhaseCode.ANNOUNCE: (in_days(9), in_days(9))})
        assert phase(asked, PhaseCode.ANNOUNCE).starts_on == in_days(9)

    def test_an_odd_order_is_refused_until_somebody_insists(self, made: Round) -> None:
        before = verbs(SITE)
        odd = {code: (in_days(40), in_days(50)) for code in PhaseCode} | {PhaseCode.REVIEW: (in_days(1), in_days(2))}
        with pytest.raises(PhasesRefused) as refused:
            set_phases(made, odd)
        assert list(refused.value.of) == [(PhaseCode.REVIEW, "starts_on")]
        assert refused.value.may_insist
        assert verbs(SITE) == before
        set_phases(made, odd, insists=True)
        later = odd | {PhaseCode.ANNOUNCE: (in_days(60), in_days(60))}
        set_phases(made, later)  # what is odd already is not asked again
        assert phase(made, PhaseCode.ANNOUNCE).starts_on == in_days(60)

    def test_an_agency_follows_what_was_long_ago_as_it_was(self, agency: Agency) -> None:
        part = follow(agency, 2567)
        set_phases(part.round, {PhaseCode.COLLECT: (in_days(-90), in_days(-60))})
        assert phase(part).ends_on == in_days(-60)


class TestExtending:
    def test_an_extension_keeps_old_day_new_day_and_reason(self, agency: Agency) -> None:
        part, officer = build.rehearsal(agency), build.member(agency)
        old = phase(part).ends_on
        made = extend(phase(part), old + 7 * ONE_DAY, "  ฝนตกหนัก  ", officer)
        assert (made.old_ends_on, made.new_ends_on, made.reason) == (old, old + 7 * ONE_DAY, "ฝนตกหนัก")
        assert "ฝนตกหนัก" in of_object(phase(part))[0].what.th
        assert verify(agency.code) == len(verbs(agency.code))

    def test_the_reason_may_name_people_and_can_be_erased(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        extend(phase(part), in_days(40), "คุณสมศรีลาป่วย")
        entry = Entry.objects.filter(verb="rounds.phase.extended").get()
        assert "สมศรี" not in str(entry.facts)

    @pytest.mark.parametrize(
        ("days", "reason", "says"),
        [
            (40, "  ", "reason"),
            (40, "ก" * 501, "reason"),
            (3680, "ช้า", "year"),
            (30, "ช้า", "after"),
            (5, "ช้า", "after"),
        ],
    )
    def test_it_needs_a_later_day_and_a_reason(self, agency: Agency, days: int, reason: str, says: str) -> None:
        part = build.rehearsal(agency)
        with pytest.raises(InputError, match=says):
            extend(phase(part), in_days(days), reason)
        assert not phase(part).extensions.exists()

    def test_what_is_over_can_be_opened_again_only_from_today_on(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        build.over(part.round)
        with pytest.raises(InputError, match="past"):
            extend(phase(part), in_days(-1), "ช้า")
        extend(phase(part), in_days(0), "ช้า")
        assert phase_state(part.round, PhaseCode.COLLECT, clock.today()) is State.OPEN


class TestEndingEarly:
    def test_a_rehearsal_is_over_since_yesterday_and_can_be_counted(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        end_early(part.round)
        part.round.refresh_from_db()
        assert phase(part).ends_on == in_days(-1)
        assert may_close(part.round, clock.now())
        assert verbs(agency.code)[-1] == "rounds.ended"

    def test_not_on_its_first_day(self, agency: Agency) -> None:
        part = build.rehearsal(agency, collect=(0, 30))
        with pytest.raises(InputError, match="day after its first"):
            end_early(part.round)

    def test_no_official_round(self, agency: Agency) -> None:
        made = build.official_round(agency)
        with pytest.raises(InputError, match="Only a rehearsal"):
            end_early(made)
        assert phase(made).ends_on == in_days(30)

    def test_not_twice(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        end_early(part.round)
        close_round(part.round)
        with pytest.raises(InputError, match="counted"):
            end_early(part.round)


class TestEnrolling:
    def test_each_agency_is_in_a_round_once(self, agency: Agency) -> None:
        made = make_round(RoundDraft(RoundKind.OFFICIAL, 2568, 2568))
        other = build.agency("เทศบาลตำบลสอง")
        assert enrol(made, [agency]) == 1
        assert enrol(made, [agency, other]) == 1
        assert enrol(made, [agency, other]) == 0
        assert made.enrolments.count() == 2
        assert verbs(SITE).count("rounds.enrolled") == 2

    def test_nobody_joins_another_agency_s_rehearsal_or_a_closed_round(self, agency: Agency) -> None:
        other = build.agency("เทศบาลตำบลสอง")
        with pytest.raises(InputError, match="no longer"):
            enrol(build.rehearsal(agency).round, [other])
        made = build.official_round(agency)
        build.over(made)
        close_round(made)
        made.refresh_from_db()
        with pytest.raises(InputError, match="no longer"):
            enrol(made, [other])


class TestHeadcounts:
    def test_the_least_number_of_answers_follows(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        assert minimum_of(part, "IIT") is None
        count_people(part, 45, 6200)
        found = {code: minimum_of(part, code) for code in ("IIT", "EIT1", "EIT2")}
        assert [one.sheets if one else None for one in found.values()] == [30, 400, None]
        assert population_of(part, "EIT1") == 6200
        assert of_object(part)[0].what.th == "ระบุจำนวนบุคลากร 45 คน ผู้รับบริการ 6,200 คน"

    def test_the_same_numbers_again_are_no_act(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        count_people(part, 45, None)
        count_people(part, 45, None)
        assert verbs(agency.code).count("rounds.counted") == 1

    @pytest.mark.parametrize("numbers", [(-1, 3), (3, 10_000_001)])
    def test_what_is_no_number_of_people_is_refused(self, agency: Agency, numbers: tuple[int, int]) -> None:
        part = build.rehearsal(agency)
        with pytest.raises(InputError, match="number of people"):
            count_people(part, *numbers)

    def test_they_stay_once_answers_were_counted(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        build.over(part.round)
        close_round(part.round)  # the part in memory still believes in an open round
        with pytest.raises(InputError, match="counted"):
            count_people(part, 45, 100)


class TestHeadcountsAfterRegistration:
    @pytest.fixture
    def part(self, agency: Agency) -> Enrolment:
        part = build.official_round(agency).enrolments.select_related("round__framework", "agency").get()
        Phase.objects.filter(code=PhaseCode.REGISTER).update(starts_on=in_days(-9), ends_on=in_days(-1))
        count_people(part, 120, None)
        return part

    def test_a_number_that_was_said_is_changed_with_a_reason(self, part: Enrolment) -> None:
        for reason in ("", "  ", "ก" * 501):
            with pytest.raises(RecountRefused):
                count_people(part, 60, None, reason=reason)
        part.refresh_from_db()
        assert part.staff == 120
        assert recounted([part.pk]) == {}
        count_people(part, 60, None, reason=" โอนบุคลากรไป อบจ. ")
        (found,) = recounted([part.pk]).values()
        assert (found.says.th, found.reason) == ("บุคลากร 120 → 60", "โอนบุคลากรไป อบจ.")
        assert "บุคลากร 120 → 60 คน" in of_object(part)[0].what.th
        assert "โอนบุคลากร" not in str(Entry.objects.get(verb="rounds.recounted").facts), "it may name people"

    def test_taking_a_number_away_is_a_change_and_adding_one_is_none(self, part: Enrolment) -> None:
        with pytest.raises(RecountRefused):
            count_people(part, None, None)
        count_people(part, 120, 900)
        assert recounted([part.pk]) == {}

    def test_several_changes_are_told_from_the_first_number_to_the_last(self, part: Enrolment) -> None:
        count_people(part, 60, None, reason="โอนไป")
        count_people(part, 70, 900, reason="นับใหม่")
        assert recounted([part.pk])[part.pk].says.en == "staff 120 → 70, served - → 900"
        count_people(part, 120, None, reason="กลับมาแล้ว")
        assert recounted([part.pk])[part.pk].says.th == ""

    def test_what_somebody_else_said_meanwhile_counts(self, part: Enrolment) -> None:
        before = Enrolment.objects.get(pk=part.pk)
        Enrolment.objects.update(served=900)
        with pytest.raises(RecountRefused):
            count_people(before, 120, 50)

    def test_until_then_and_in_an_agency_s_own_round_no_reason_is_asked_for(self, part: Enrolment) -> None:
        own = build.rehearsal(part.agency)
        Phase.objects.filter(round=own.round, code=PhaseCode.REGISTER).update(
            ends_on=in_days(-1), starts_on=in_days(-1)
        )
        count_people(own, 45, 100)
        count_people(own, 40, 100)
        Phase.objects.filter(round=part.round, code=PhaseCode.REGISTER).update(ends_on=in_days(0))
        count_people(part, 60, None)
        assert recounted([own.pk, part.pk]) == {}


class TestReading:
    def test_another_agency_s_part_is_not_there(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        assert enrolment_of(agency, part.pk) == part
        assert enrolment_of(build.agency("เทศบาลตำบลสอง"), part.pk) is None

    def test_the_first_page_is_about_what_takes_answers_then_about_the_official_round(self, agency: Agency) -> None:
        assert running(agency, clock.today()) is None
        part = build.rehearsal(agency)
        official = follow(agency, 2570)
        collect = phase(official)
        assert running(agency, collect.starts_on) == official
        Phase.objects.filter(pk=collect.pk).update(starts_on=in_days(60), ends_on=in_days(90))
        assert running(agency, clock.today()) == part
        build.over(part.round)
        close_round(part.round)
        assert running(agency, clock.today()) == part
        mark_seen(part.round)
        assert running(agency, clock.today()) == official
        assert running(agency, collect.ends_on + ONE_DAY) == official
        assert [one.pk for one in rounds_of(agency)] == [official.pk, part.pk]

    def test_what_was_announced_or_is_long_over_does_not_run(self, agency: Agency) -> None:
        part = build.rehearsal(agency)
        last = phase(part, PhaseCode.ANNOUNCE).ends_on
        assert running(agency, last + 30 * ONE_DAY) == part
        assert running(agency, last + 31 * ONE_DAY) is None
        Round.objects.update(announced_at=clock.now())
        assert running(agency, clock.today()) is None

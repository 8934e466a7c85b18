"""Everything below `/oversight/`: rounds, progress, the assessment team, reviews and interviews."""

from django.urls import include, path, register_converter

from prongsai.core.calendar.phases import PhaseCode
from prongsai.faces.oversight import home, journal, progress, reviewing, team
from prongsai.faces.oversight.officers import listing, one, overview
from prongsai.faces.oversight.rounds import (
    announcing,
    assignments,
    bound,
    enrolling,
    frameworks,
    taking_out,
    views,
    wording,
)


class PhaseConverter:
    """The code of a phase in an address."""

    regex = "|".join(PhaseCode)

    def to_python(self, value: str) -> PhaseCode:
        return PhaseCode(value)

    def to_url(self, value: str) -> str:
        return str(value)


class HashConverter:
    """The SHA-256 of a version of rules."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PhaseConverter, "phase")
register_converter(HashConverter, "hash")

urlpatterns = [
    path("", home.home, name="oversight"),
    path("team/", team.team, name="oversight_team"),
    path("team/invite/", team.invite, name="oversight_invite"),
    path("team/invitations/<int:pk>/renew/", team.renew, name="oversight_invitation_renew"),
    path("team/invitations/<int:pk>/withdraw/", team.withdraw, name="oversight_invitation_withdraw"),
    path("team/<int:pk>/end/", team.end, name="oversight_mandate_end"),
    path("journal/", journal.journal, name="oversight_journal"),
    path("frameworks/", frameworks.frameworks, name="oversight_frameworks"),
    path("frameworks/wording/", wording.wording, name="oversight_wording"),
    path("frameworks/<hash:sha256>/", frameworks.version, name="oversight_framework"),
    path("frameworks/<hash:sha256>.yaml", frameworks.version_file, name="oversight_framework_file"),
    path("rounds/", views.rounds, name="oversight_rounds"),
    path("rounds/new/", views.new, name="oversight_round_new"),
    path("rounds/<int:pk>/", views.one, name="oversight_round"),
    path("rounds/<int:pk>/phases/", views.phases, name="oversight_phases"),
    path("rounds/<int:pk>/phases/<phase:phase>/extend/", views.extension, name="oversight_extend"),
    path("rounds/<int:pk>/rules/", bound.bound, name="oversight_bound"),
    path("rounds/<int:pk>/rules/words/", bound.words_anew, name="oversight_reword"),
    path("rounds/<int:pk>/wording.yaml", wording.round_words, name="oversight_round_words"),
    path("rounds/<int:pk>/enrol/", enrolling.enrol, name="oversight_enrol"),
    path("rounds/<int:pk>/enrol/preview/", enrolling.preview, name="oversight_enrol_preview"),
    path("rounds/<int:pk>/take-out/", taking_out.taking_out, name="oversight_take_out"),
    path("rounds/<int:pk>/officers/", overview.overview, name="oversight_officers"),
    path("rounds/<int:pk>/officers/agencies.<slug:ending>", overview.table, name="oversight_officers_file"),
    path("rounds/<int:pk>/officers/again/", overview.again, name="oversight_officers_again"),
    path("rounds/<int:pk>/officers/links/", overview.links, name="oversight_officers_links"),
    path("rounds/<int:pk>/officers/list/", listing.from_list, name="oversight_officers_list"),
    path("rounds/<int:pk>/officers/<int:enrolment>/", one.officer, name="oversight_officer"),
    path("rounds/<int:pk>/open/", views.open_all, name="oversight_open"),
    path("rounds/<int:pk>/close/", views.close, name="oversight_close"),
    path("rounds/<int:pk>/reopen/", views.open_again, name="oversight_reopen"),
    path("rounds/<int:pk>/delete/", views.delete, name="oversight_round_delete"),
    path("rounds/<int:pk>/announce/", announcing.announcing, name="oversight_announce"),
    path("rounds/<int:pk>/assignments/", assignments.assignments, name="oversight_assignments"),
    path("progress/", progress.newest, name="oversight_progress"),
    path("progress/<int:pk>/", progress.overview, name="oversight_progress_of"),
    path("progress/<int:pk>/print/", progress.printed, name="oversight_progress_print"),
    path("progress/<int:pk>/agencies.<slug:ending>", progress.table, name="oversight_progress_file"),
    path("progress/<int:pk>/remind/", progress.reminder, name="oversight_remind"),
    path("reviews/", reviewing.agencies, name="oversight_reviews"),
    path("reviews/<int:pk>/", reviewing.items, name="oversight_review"),
    path("reviews/<int:pk>/<slug:code>/", reviewing.item, name="oversight_review_item"),
    path("interviews/", include("prongsai.faces.oversight.interview_urls")),
]

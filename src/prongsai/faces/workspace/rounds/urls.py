"""Below `/office/<code>/rounds/`; `<pk>` is the agency's part in a round."""

from django.urls import path

from prongsai.faces.workspace.rounds.views import changing, counting, disclosing, listing, one, reopening

urlpatterns = [
    path("", listing.rounds, name="work_rounds"),
    path("rehearse/", listing.rehearse, name="work_rounds_rehearse"),
    path("itas/", listing.follow, name="work_rounds_itas"),
    path("<int:pk>/", one.round_page, name="work_rounds_round"),
    path("<int:pk>/people/", changing.people, name="work_rounds_people"),
    path("<int:pk>/phases/", changing.phases, name="work_rounds_phases"),
    path("<int:pk>/extend/<slug:phase>/", changing.extend, name="work_rounds_extend"),
    path("<int:pk>/seen/", changing.seen, name="work_rounds_seen"),
    path("<int:pk>/oit/", disclosing.ledger, name="work_rounds_oit"),
    path("<int:pk>/oit/save/", disclosing.save_ledger, name="work_rounds_oit_save"),
    path("<int:pk>/count/", counting.count, name="work_rounds_count"),
    path("<int:pk>/reopen/", reopening.reopen, name="work_rounds_reopen"),
    path("<int:pk>/result/", counting.result, name="work_rounds_result"),
    path("<int:pk>/result/rehearsal.<slug:ending>", counting.result_file, name="work_rounds_result_file"),
    path("<int:pk>/result/what-if/", counting.what_if, name="work_rounds_what_if"),
]

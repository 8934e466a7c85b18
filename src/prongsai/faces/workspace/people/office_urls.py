"""Addresses of the agency itself: its units, posts, name and letterhead, results and files."""

from django.urls import path

from prongsai.faces.workspace.people import files, posts, result, settings, units

urlpatterns = [
    path("units/", units.units, name="work_people_units"),
    path("units/add/", units.add, name="work_people_unit_add"),
    path("units/offered/", units.offered, name="work_people_unit_offered"),
    path("units/<int:pk>/", units.unit, name="work_people_unit"),
    path("units/<int:pk>/move/", units.move, name="work_people_unit_move"),
    path("units/<int:pk>/close/", units.close, name="work_people_unit_close"),
    path("posts/", posts.posts, name="work_people_posts"),
    path("posts/add/", posts.add, name="work_people_post_add"),
    path("posts/offered/", posts.offered, name="work_people_post_offered"),
    path("posts/<int:pk>/", posts.post, name="work_people_post"),
    path("posts/<int:pk>/edit/", posts.edit, name="work_people_post_edit"),
    path("posts/<int:pk>/take/", posts.take, name="work_people_post_take"),
    path("posts/<int:pk>/move/", posts.move, name="work_people_post_move"),
    path("posts/<int:pk>/remove/", posts.remove, name="work_people_post_remove"),
    path("holdings/<int:pk>/", posts.correct, name="work_people_holding"),
    path("holdings/<int:pk>/end/", posts.leave, name="work_people_holding_end"),
    path("agency/", settings.agency, name="work_people_agency"),
    path("agency/name/", settings.name, name="work_people_agency_name"),
    path("agency/letterhead/", settings.letterhead, name="work_people_letterhead"),
    path("results/", result.results, name="work_people_results"),
    path("results/enter/", result.enter_result, name="work_people_result_enter"),
    path("results/template-<int:year>.xlsx", result.result_template, name="work_people_result_template"),
    path("results/<int:year>/", result.result, name="work_people_result"),
    path("results/<int:year>/editions/<int:number>/", result.edition, name="work_people_result_edition"),
    path("results/<int:year>/public/", result.publicity, name="work_people_result_public"),
    path("results/<int:year>/announced/", result.take_announced, name="work_people_result_announced"),
    path("files/<int:pk>/<path:name>", files.download, name="work_people_file"),
]

"""Addresses of the agency itself: its results and its files."""

from django.urls import path

from prongsai.faces.workspace.people import files, result

urlpatterns = [
    path("results/", result.results, name="work_people_results"),
    path("results/enter/", result.enter_result, name="work_people_result_enter"),
    path("results/template-<int:year>.xlsx", result.result_template, name="work_people_result_template"),
    path("results/<int:year>/", result.result, name="work_people_result"),
    path("results/<int:year>/editions/<int:number>/", result.edition, name="work_people_result_edition"),
    path("results/<int:year>/public/", result.publicity, name="work_people_result_public"),
    path("results/<int:year>/announced/", result.take_announced, name="work_people_result_announced"),
    path("files/<int:pk>/<path:name>", files.download, name="work_people_file"),
]

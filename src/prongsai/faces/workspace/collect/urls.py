"""Below `/office/<code>/collect/`."""

from django.urls import path

from prongsai.faces.workspace.collect import files, imports, paper, views

urlpatterns = [
    path("", views.now, name="work_collect_now"),
    path("<int:pk>/", views.collect, name="work_collect"),
    path("<int:pk>/points/", views.point, name="work_collect_point"),
    path("<int:pk>/<slug:instrument>/link/<str:name>", files.link_file, name="work_collect_link_file"),
    path("<int:pk>/<slug:instrument>/import/", imports.import_answers, name="work_collect_import"),
    path("<int:pk>/<slug:instrument>/paper/<str:name>", paper.paper_file, name="work_collect_paper_file"),
]

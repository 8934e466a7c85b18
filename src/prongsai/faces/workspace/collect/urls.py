"""Below `/office/<code>/collect/`."""

from django.urls import path

from prongsai.faces.workspace.collect import files, imports, paper, views

urlpatterns = [
    path("", views.now, name="work_collect_now"),
    path("<int:pk>/", views.collect, name="work_collect"),
    path("<int:pk>/points/", views.point, name="work_collect_point"),
    path("<int:pk>/points/<int:point>/name/", views.name_point, name="work_collect_point_name"),
    path("<int:pk>/points/<int:point>/hide/", views.hide, name="work_collect_point_hide"),
    path("<int:pk>/points/<int:point>/show/", views.show, name="work_collect_point_show"),
    path("<int:pk>/<slug:instrument>/link/<str:name>", files.link_file, name="work_collect_link_file"),
    path("<int:pk>/<slug:instrument>/import/", imports.import_answers, name="work_collect_import"),
    path("<int:pk>/<slug:instrument>/paper/<str:name>", paper.paper_file, name="work_collect_paper_file"),
]

"""Addresses below `/office/<code>/analysis/`."""

from django.urls import path

from prongsai.faces.workspace.analysis import views

urlpatterns = [
    path("", views.newest, name="work_analysis"),
    path("<int:year>/", views.analysis, name="work_analysis_year"),
    path("<int:year>/what-if/", views.what_if, name="work_analysis_what_if"),
]

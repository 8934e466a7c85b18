"""Everything below `/office/`. `<code>` is the code of the agency; each area keeps its own addresses."""

from django.urls import include, path

from prongsai.faces.workspace import home

AREAS = ("people", "analysis", "plans", "follow", "papers")

urlpatterns = [
    path("", home.choose, name="work"),
    path("<slug:code>/", home.home, name="work_home"),
    *(path(f"<slug:code>/{area}/", include(f"prongsai.faces.workspace.{area}.urls")) for area in AREAS),
]

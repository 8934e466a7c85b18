"""Everything below `/office/`. `<code>` is the code of the agency; each area keeps its own addresses."""

from django.urls import include, path

from prongsai.faces.workspace import home, register

AREAS = ("people", "rounds", "collect", "analysis", "plans", "follow", "papers")

urlpatterns = [
    path("", home.choose, name="work"),
    path("register/", register.register, name="work_register"),
    path("register/import/<str:token>/", register.import_preview, name="work_register_preview"),
    path("register/jobs/<int:pk>/", register.import_job, name="work_register_job"),
    path("register/form.xlsx", register.register_form, name="work_register_form"),
    path("register/agencies.<slug:ending>", register.register_file, name="work_register_file"),
    path("<slug:code>/", home.home, name="work_home"),
    *(path(f"<slug:code>/{area}/", include(f"prongsai.faces.workspace.{area}.urls")) for area in AREAS),
]

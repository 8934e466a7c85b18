"""Where people answer. `<code>` is the short code of a survey or of a service point."""

from django.urls import path

from prongsai.faces.answer import device, views

urlpatterns = [
    path("sw.js", device.worker, name="survey_worker"),
    path("<slug:code>/", views.survey, name="survey"),
    path("<slug:code>/why/", views.why, name="survey_why"),
    path("<slug:code>/app.webmanifest", device.manifest, name="survey_manifest"),
]

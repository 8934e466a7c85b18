"""Addresses below `/office/start/`, which open before anybody can sign in."""

from django.urls import path

from prongsai.faces.workspace import first_run

urlpatterns = [
    path("", first_run.start, name="start"),
    path("<slug:token>/", first_run.start, name="start_with_link"),
]

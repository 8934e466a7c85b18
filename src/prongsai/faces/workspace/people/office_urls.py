"""Addresses of the agency itself: its files."""

from django.urls import path

from prongsai.faces.workspace.people import files

urlpatterns = [
    path("files/<int:pk>/<path:name>", files.download, name="work_people_file"),
]

"""Addresses below `/office/<code>/people/`."""

from django.urls import URLPattern

from prongsai.faces.workspace.people import office_urls

urlpatterns: list[URLPattern] = [
    *office_urls.urlpatterns,
]

"""Addresses below `/office/<code>/people/`."""

from django.urls import URLPattern

from prongsai.faces.workspace.people import member_urls, office_urls

urlpatterns: list[URLPattern] = [
    *member_urls.urlpatterns,
    *office_urls.urlpatterns,
]

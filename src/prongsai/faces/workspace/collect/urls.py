"""Below `/office/<code>/collect/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Below `/office/<code>/rounds/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

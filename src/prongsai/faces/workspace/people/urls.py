"""Addresses below `/office/<code>/people/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses below `/office/<code>/papers/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses below `/office/<code>/analysis/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

"""Addresses below `/office/<code>/plans/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

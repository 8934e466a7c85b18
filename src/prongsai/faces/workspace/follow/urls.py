"""Addresses below `/office/<code>/follow/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

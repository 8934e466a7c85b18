"""Everything below `/oversight/`: rounds, progress, the assessment team, reviews and interviews."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

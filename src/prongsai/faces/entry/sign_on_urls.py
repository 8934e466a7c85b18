"""Addresses that an agency's own sign-on is told: they never change with the language."""

from allauth.socialaccount import views as allauth
from django.urls import include, path

urlpatterns = [
    path("cancelled/", allauth.login_cancelled, name="socialaccount_login_cancelled"),
    path("error/", allauth.login_error, name="socialaccount_login_error"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]

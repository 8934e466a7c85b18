"""What every installation has in common."""

from __future__ import annotations

import os

from prongsai.adapters.data_folder import PACKAGE, data_folder
from prongsai.adapters.mail import server_from
from prongsai.site.environment import database, django_mail
from prongsai.site.settings.entry import *  # noqa: F403

DATA = data_folder()
DEBUG = False
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "prongsai.records.journal",
    "prongsai.records.accounts",
    "prongsai.records.agencies",
    "prongsai.records.files",
    "prongsai.records.jobs",
    "prongsai.records.notices",
    "prongsai.records.frameworks",
    "prongsai.records.rounds",
    "prongsai.records.surveys",
    "prongsai.records.disclosures",
    "prongsai.records.results",
    "prongsai.records.measures",
    "prongsai.records.papers",
    "prongsai.faces.parts",
    "prongsai.faces.public",
    "prongsai.faces.workspace",
    "prongsai.faces.answer",
    "prongsai.faces.oversight",
    "prongsai.faces.entry",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "prongsai.site.middleware.ContentSecurityPolicy",
    "prongsai.site.middleware.LanguageFromAddress",
    "prongsai.site.middleware.SurveysApart",  # what follows is for people who are known
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "prongsai.site.urls"
WSGI_APPLICATION = "prongsai.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale", *sorted((PACKAGE / "faces").glob("*/locale_*"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

MAIL_SERVER = server_from(os.environ.get("PRONGSAI_SMTP_URL", ""))  # None: what mails would say stands on the pages
globals().update(django_mail(MAIL_SERVER))
SITE_ADDRESS = os.environ.get("PRONGSAI_ADDRESS", "").rstrip("/")  # what links in mails begin with

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_HANDLERS = [
    "prongsai.faces.parts.upload_limit.SkipTooMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = (
    "same-origin"  # not stricter: without a referrer browsers send "Origin: null" with our own forms
)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600  # a working day; and the browser forgets it when it is closed
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True

SETUP_NEEDS_LINK = True  # the first page of an agency opens with a link of `prongsai setup-link`, never to everybody

JOB_LEASE_SECONDS = 20  # a running job whose worker was silent for so long is taken over by another worker

# Nothing is logged about who asked for what; only what went wrong in our own code.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"nobodys_survey": {"()": "prongsai.site.logs.NobodysSurvey"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["nobodys_survey"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it warns of each HEAD, whose body Django leaves to the server
    },
}

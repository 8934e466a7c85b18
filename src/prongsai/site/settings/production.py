"""A server reached over https. PRONGSAI_HOSTS names it; PRONGSAI_PROXY=1 says that a proxy before it ends TLS."""

import os

from django.core.exceptions import ImproperlyConfigured

from prongsai.site.environment import secret
from prongsai.site.settings.base import *  # noqa: F403

SECRET_KEY = secret("django")
SURVEY_SECRET = secret("surveys")
ALLOWED_HOSTS = os.environ.get("PRONGSAI_HOSTS", "").split()
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "โปรดระบุชื่อเครื่องที่ให้บริการในตัวแปร PRONGSAI_HOSTS เช่น PRONGSAI_HOSTS=ita.example.go.th · "
        "Name the host that is served in PRONGSAI_HOSTS, for instance PRONGSAI_HOSTS=ita.example.go.th"
    )
if os.environ.get("PRONGSAI_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SITE_ADDRESS = SITE_ADDRESS or f"https://{ALLOWED_HOSTS[0]}"  # noqa: F405
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = os.environ.get("PRONGSAI_HSTS_SUBDOMAINS") == "1"
SILENCED_SYSTEM_CHECKS = [  # a domain that others share is not ours to promise https for
    *([] if SECURE_HSTS_INCLUDE_SUBDOMAINS else ["security.W005"]),
    "security.W021",
]
# scanners that ask by number would fill the log
LOGGING["loggers"]["django.security.DisallowedHost"] = {"level": "CRITICAL"}  # type: ignore[index]  # noqa: F405
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

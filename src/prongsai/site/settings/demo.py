"""One laptop, one person looking around: plain http on this machine only."""

import os

from prongsai.adapters import clock
from prongsai.site.environment import secret
from prongsai.site.settings.base import *  # noqa: F403

SECRET_KEY = secret("django")
SURVEY_SECRET = secret("surveys")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SITE_ADDRESS = SITE_ADDRESS or f"http://127.0.0.1:{os.environ.get('PRONGSAI_PORT', '8000')}"  # noqa: F405
SETUP_NEEDS_LINK = False  # who sits at this machine may set up an agency

clock.allow_moving()

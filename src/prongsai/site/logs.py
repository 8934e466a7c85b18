"""What may stand in a log: that something went wrong in our code, never which survey somebody was answering."""

from __future__ import annotations

import logging
import re

SURVEY = re.compile(r"/s/[^/\s]+")


class NobodysSurvey(logging.Filter):
    """Takes the code of a survey out of what is written about a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(SURVEY.sub("/s/…", one) if isinstance(one, str) else one for one in record.args)
        return True

"""Sends sheets as a form does."""

from __future__ import annotations

import secrets
from random import Random

from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.tally import layout
from prongsai.records.rounds.selectors import instrument_of
from prongsai.records.surveys.models import Mode, Survey
from prongsai.records.surveys.receiving import Incoming, Received, receive


def new_key() -> str:
    return secrets.token_urlsafe(24)


def made_up(framework: Framework, code: str, rng: Random) -> str:
    """A sheet with a random option on every row."""
    rows = layout(framework, instrument_of(framework, code).code)
    return "".join(chr(rng.choice(options)) for _, options in rows)


def send(survey: Survey, answers: str, key: str = "", words: str = "", mode: Mode = Mode.SELF) -> Received:
    return receive(Incoming(survey.pk, key or new_key(), answers, mode, words))

"""Acts of one press: done and said, or refused with a sentence; nothing in between."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.adapters.render import RenderError
from prongsai.core.text import Text
from prongsai.core.thai.errors import InputError
from prongsai.faces.parts.tell import tell, warn
from prongsai.faces.workspace.page import WorkRequest
from prongsai.records.papers.bulk import Done

MOST_REFUSALS = 8


def attempt(request: WorkRequest, act: Callable[[], object], said: Text) -> bool:
    """Do it and say so; what is refused is said instead. Whether it was done."""
    try:
        act()
    except (InputError, RenderError) as error:
        warn(request, error.text)
        return False
    tell(request, said)
    return True


def say_done(request: WorkRequest, done: Done, said: Text) -> None:
    """What was done with a whole set; `said` holds {count}."""
    if done.count:
        tell(request, _filled(said, count=str(done.count)))
    for one in done.refused[:MOST_REFUSALS]:
        warn(request, Text(f"{one.label.th}: {one.why.th}", f"{one.label.en}: {one.why.en}"))


def _filled(sentence: Text, **values: str) -> Text:
    return Text(sentence.th.format(**values), sentence.en.format(**values))

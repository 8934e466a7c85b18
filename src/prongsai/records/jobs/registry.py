"""Which function does the work of which kind of job."""

from __future__ import annotations

from collections.abc import Callable

from prongsai.core.text import Text

Work = Callable[..., None]
_works: dict[str, Work] = {}


class JobFailed(Exception):
    """Raised by a job that cannot be done, with words for the person who asked for it. It is not tried again."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def job(kind: str) -> Callable[[Work], Work]:
    """Decorate `work(run: Run, **arguments)` as what a job of `kind` does; found in the module `jobs` of each app.

    A killed worker's job is begun again at its cursor, so what was not yet recorded by `run.reached` is done twice:
    each step must bear that.
    """

    def register(work: Work) -> Work:
        _works[kind] = work
        return work

    return register


def known_kinds() -> list[str]:
    return list(_works)


def work_of(kind: str) -> Work:
    """The function for jobs of `kind`. Raises LookupError when no app has registered one."""
    if kind not in _works:
        raise LookupError(f"no app has a job of the kind {kind!r}; there are: {', '.join(sorted(_works)) or 'none'}")
    return _works[kind]

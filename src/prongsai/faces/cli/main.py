"""The command `prongsai`: one typer app, to which the other modules of this folder add their commands."""

from __future__ import annotations

import typer

from prongsai.faces.cli import agencies, backup, frameworks, journal, mix, papers, people, report, score, serve, what_if

app = typer.Typer(name="prongsai", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
score.register(app)
serve.register(app)
frameworks.register(app)
report.register(app)
papers.register(app)
agencies.register(app)
journal.register(app)
people.register(app)
what_if.register(app)
mix.register(app)
backup.register(app)


@app.callback()
def prongsai() -> None:
    """โปร่งใส: เครื่องมือสำหรับการประเมิน ITA ของหน่วยงานภาครัฐ · Tools for Thailand's integrity assessment (ITA)."""


def run() -> None:
    """The entry point of the console script."""
    app()

"""Getting the database, the stylesheet and the demonstration data ready. Everything here may be done again."""

from __future__ import annotations

import os

import typer

from prongsai.adapters.data_folder import data_folder
from prongsai.core.text import Text
from prongsai.faces.cli.readiness import database_explained, make_folder, require_own_version
from prongsai.faces.cli.refusal import refuse, tell

_PREPARING = Text("กำลังเตรียมฐานข้อมูล …", "Preparing the database …")
_LOADING = Text("กำลังเตรียมข้อมูลสาธิต …", "Preparing the demonstration data …")


def use_django(profile: str) -> None:
    """Set Django up with the settings of `profile`, unless DJANGO_SETTINGS_MODULE names others."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"prongsai.site.settings.{profile}")
    make_folder(data_folder())
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        refuse(Text(*str(error).split(" · ")) if str(error).count(" · ") == 1 else Text(str(error), str(error)))


def profile_of_this_machine() -> str:
    """A machine that names the hosts it serves is a server; any other is somebody's own."""
    return "production" if os.environ.get("PRONGSAI_HOSTS") else "demo"


def prepare() -> None:
    """The database of this version, and the static files where the web part looks for them."""
    from django.core.management import call_command

    require_own_version()
    tell(_PREPARING)
    with database_explained():
        call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def bring_up_to_date() -> None:
    """Prepare the database where that has not been done yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        prepare()


def load_demonstration() -> None:
    """The demonstration data, or what is missing of it."""
    from prongsai.records.agencies import demo as people
    from prongsai.records.disclosures import demo as disclosures
    from prongsai.records.measures import demo as plan
    from prongsai.records.results import demo
    from prongsai.records.rounds import demo as team
    from prongsai.records.surveys import demo as rounds

    tell(_LOADING)
    with database_explained():
        demo.load(_show)
        agency = people.load(demo.agency_to_show())
        if agency is not None:
            plan.load(agency)
            rounds.load(agency)
            team.load()
            disclosures.load()


def let_go_of_the_database() -> None:
    """Close what this process has open: from now on others work with the database."""
    from django.db import connections

    connections.close_all()


def _show(done: int, whole: int, what: Text) -> None:
    typer.echo(f"  {done}/{whole} {what.th} · {what.en}")

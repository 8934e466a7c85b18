"""A count that ends all sessions of a person, and the table in which tries to sign in are counted."""

from typing import Any

from django.core.management import call_command
from django.db import migrations, models


def make_table(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def keep_table(apps: Any, schema_editor: Any) -> None:
    """It holds nothing of worth and harms nobody."""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [
        migrations.AddField("user", "session_epoch", models.PositiveIntegerField("รุ่นของการเข้าสู่ระบบ", default=0)),
        migrations.RunPython(make_table, keep_table),
    ]

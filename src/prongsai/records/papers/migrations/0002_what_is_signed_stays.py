"""The database itself refuses to change an edition or a signature, and a signature over anything else."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

EDITION = "paper_id, number, origin, document, file_id, sha256, checks, rendering, framework_sha256, software_version, fixed_at"
APPROVAL = (
    "edition_id, position, act, post_id, post_title, signer_name, own_post, acting_as, authority, state, said, signed_at, "
    "signed_sha256, scan_id"
)
NO_CHANGE = "an edition of a paper is never changed: fix a new one"
NO_SECOND = "what was signed or returned stays as it was"
NO_OTHER = "a signature is over the hash of its edition"
OTHER = "NEW.state = 'signed' AND NEW.signed_sha256 <> (SELECT sha256 FROM papers_edition WHERE id = NEW.edition_id)"


def _sqlite(name: str, event: str, table: str, condition: str, message: str) -> str:
    when = f"WHEN {condition} " if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{message}'); END"


def _postgresql(name: str, event: str, table: str, condition: str, message: str) -> tuple[str, str]:
    refuse = f"RAISE integrity_constraint_violation USING MESSAGE = '{message}';"
    body = f"IF {condition} THEN {refuse} END IF; RETURN NEW;" if condition else refuse
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


TRIGGERS = (
    ("paper_edition_stays", f"UPDATE OF {EDITION}", "papers_edition", "", NO_CHANGE),
    ("paper_signature_stays", f"UPDATE OF {APPROVAL}", "papers_approval", "OLD.state <> 'waiting'", NO_SECOND),
    ("paper_signature_fits", "UPDATE OF state, signed_sha256", "papers_approval", OTHER, NO_OTHER),
    ("paper_signature_fits_anew", "INSERT", "papers_approval", OTHER, NO_OTHER),
)


def put_up(apps: Any, schema_editor: Any) -> None:
    for trigger in TRIGGERS:
        if schema_editor.connection.vendor == "postgresql":
            for statement in _postgresql(*trigger):
                schema_editor.execute(statement, params=None)
        else:
            schema_editor.execute(_sqlite(*trigger), params=None)


def take_down(apps: Any, schema_editor: Any) -> None:
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for name, *_ in TRIGGERS:
        statement = f"DROP FUNCTION {name} CASCADE" if is_postgresql else f"DROP TRIGGER {name}"
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [
        migrations.AddField("edition", "rendering", models.JSONField("วิธีพิมพ์", default=dict, blank=True)),
        migrations.RemoveField("publication", "pdf"),
        migrations.AddField("publication", "files", models.JSONField("ไฟล์ที่เผยแพร่", default=list, blank=True)),
        migrations.RunPython(put_up, take_down),
    ]

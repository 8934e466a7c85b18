"""Whether the database server writes down what nobody may know: key and answers of one sheet, or when each came.

Its log is out of our hands: some of its settings only the server's keeper may change (docs/threat-model.md).
"""

from __future__ import annotations

from django.db import connection

VALUES = "log_parameter_max_length"
NOTE_VALUES = {
    "log_statement": ("none", "ddl"),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
}
"""What writes statements into the log, and when it does not. Harmless where the log leaves their values out."""
ALWAYS = {
    "log_parameter_max_length_on_error": ("0",),
    "auto_explain.log_min_duration": ("", "-1"),
    "track_commit_timestamp": ("off",),
}


def talkative_settings() -> list[str]:
    """The settings of this PostgreSQL that would give answers away, as `name = value`; none on SQLite."""
    if connection.vendor != "postgresql":
        return []
    found = _settings([VALUES, *NOTE_VALUES, *ALWAYS])
    looked_at = ALWAYS if found[VALUES] == "0" else NOTE_VALUES | ALWAYS
    return [f"{name} = {found[name]}" for name, harmless in looked_at.items() if found[name] not in harmless]


def _settings(names: list[str]) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, coalesce(current_setting(name, true), '') FROM unnest(%s::text[]) AS name", [names]
        )
        return dict(cursor.fetchall())

"""Indexes for reading a long chain: by kind of act, by who acted, by day."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_entries_are_not_replaced")]
    operations = [
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["chain", "verb", "number"], name="journal_by_act")
        ),
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["chain", "actor", "number"], name="journal_by_person")
        ),
        migrations.AddIndex(model_name="entry", index=models.Index(fields=["chain", "at"], name="journal_by_day")),
    ]

"""What was done to a thing is found without naming its chain; one index serves both questions."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_found_by_act_person_and_day")]
    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["object_type", "object_id", "chain"], name="journal_of_thing"),
        ),
        migrations.RemoveIndex(model_name="entry", name="journal_of_object"),
    ]

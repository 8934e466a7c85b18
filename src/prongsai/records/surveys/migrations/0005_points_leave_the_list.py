from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0004_no_answers_in_statistics")]

    operations = [
        migrations.AddField("servicepoint", "hidden_at", models.DateTimeField(null=True, verbose_name="ซ่อนเมื่อ")),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_bodies_without_council")]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="is_of_wealth_fund",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="organization",
            name="is_religious",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="organization",
            name="kind",
            field=models.CharField(
                choices=[
                    ("central_body", "central state body"),
                    ("akimat", "akimat"),
                    ("maslikhat", "maslikhat"),
                    ("quasi_state", "quasi-state subject"),
                    ("state_institution", "state institution"),
                    ("autonomous_education", "autonomous education"),
                    ("council", "public council"),
                    (
                        "function_performer",
                        "organization performing functions of executive bodies",
                    ),
                    ("npo", "non-profit organization"),
                    ("group", "group of public control"),
                    ("citizen", "citizen"),
                    ("authorised_body", "authorised body"),
                ],
                max_length=24,
            ),
        ),
    ]

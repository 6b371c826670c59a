from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("oversight", "0009_reminded_kept")]

    operations = [
        migrations.RemoveField(model_name="obligation", name="reminded_on"),
    ]

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial"), ("journal", "0002_append_only")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE
                ON oversight_obligationentry
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            ALTER TABLE oversight_obligationentry ENABLE ALWAYS TRIGGER append_only;
            """,
            "DROP TRIGGER append_only ON oversight_obligationentry",
        ),
    ]

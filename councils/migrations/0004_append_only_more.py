from django.db import migrations

TABLES = (
    "councils_agendaversion",
    "councils_regulation",
    "councils_rollentry",
)


class Migration(migrations.Migration):
    dependencies = [("councils", "0003_full_life"), ("journal", "0002_append_only")]

    operations = [
        migrations.RunSQL(
            f"""
            CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE
                ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only;
            """,
            f"DROP TRIGGER append_only ON {table}",
        )
        for table in TABLES
    ]

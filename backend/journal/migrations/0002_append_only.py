from django.db import migrations

# The refusal is of the integrity class, so that it arrives as IntegrityError.
REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
"""
TABLES = ("journal_entry", "journal_disclosure")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION refuse_change()"),
        *(
            migrations.RunSQL(
                f"""
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE
                    ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
                ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only;
                """,
                f"DROP TRIGGER append_only ON {table}",
            )
            for table in TABLES
        ),
    ]

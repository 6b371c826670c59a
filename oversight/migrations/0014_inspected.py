from django.db import migrations

# The lines of a finished inspection are sealed with it: a mistake is mended by another
# inspection that takes its place. The refusal is of the integrity class: 409.
REFUSE = """
CREATE FUNCTION refuse_finished_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END);
    whole uuid := row ->> 'inspection_id';
BEGIN
    IF whole IS NULL THEN
        SELECT inspection_id INTO whole FROM oversight_inspectionline
            WHERE id = (row ->> 'inspectionline_id')::uuid;
    END IF;
    PERFORM 1 FROM oversight_inspection
        WHERE id = whole AND finished_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'the inspection is finished: % of its lines is refused', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""
TABLES = ("oversight_inspectionline", "oversight_inspectionline_evidence")


def _seal(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER sealed_when_finished
            BEFORE INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_finished_line();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER sealed_when_finished;
        """,
        f"DROP TRIGGER sealed_when_finished ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0013_sealed"),
    ]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION refuse_finished_line()"),
        *(_seal(table) for table in TABLES),
    ]

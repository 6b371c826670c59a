from django.db import migrations

# What was sent, received or signed: the day or moment of it in the old row seals the
# named columns for good, whoever asks, the owner of the tables too. `grows` names the
# column of a version: a higher one opens the row, for the earlier one lies in a table
# that is only added to. The refusal is of the integrity class, and arrives as 409.
REFUSE = """
CREATE FUNCTION refuse_unsealing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb;
    sealed text;
BEGIN
    IF before ->> TG_ARGV[0] IS NULL THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% is sealed since its %: % is refused',
            TG_TABLE_NAME, TG_ARGV[0], TG_OP USING ERRCODE = 'restrict_violation';
    END IF;
    after := to_jsonb(NEW);
    IF TG_ARGV[1] <> '' THEN
        IF (after ->> TG_ARGV[1])::int = (before ->> TG_ARGV[1])::int + 1 THEN
            RETURN NEW;
        END IF;
    END IF;
    FOREACH sealed IN ARRAY TG_ARGV[2:] LOOP
        IF before -> sealed IS DISTINCT FROM after -> sealed THEN
            RAISE EXCEPTION '% is sealed since its %: % cannot be changed',
                TG_TABLE_NAME, TG_ARGV[0], sealed
                USING ERRCODE = 'restrict_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
"""
# Each: the table, what seals it, the version that opens it, the columns.
SEALS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "oversight_finaldocument",
        "sent_at",
        "",
        (
            *("case_id", "number", "text", "language", "second_text"),
            *("second_language", "held_from", "held_until", "held_place", "tasks"),
            *("circumstances", "has_no_other_documents", "adopted_on", "sent_at"),
            *("content", "content_sha256"),
            *("docx_id", "pdf_id", "second_docx_id", "second_pdf_id"),
        ),
    ),
    (
        "oversight_recommendation",
        "sent_at",
        "",
        (
            *("case_id", "document_id", "line", "body_id", "text", "second_text"),
            *("redirected_from_id", "power", "sent_at"),
        ),
    ),
    (
        "oversight_delivery",
        "received_on",
        "",
        (
            *("document_id", "body_id", "road", "sent_on", "received_on"),
            *("proof", "proof_file_id", "is_entered_by_author"),
        ),
    ),
    ("oversight_delivery", "registered_at", "", ("registered_at", "registered_by_id")),
    ("oversight_delivery", "settled_received_on", "", ("settled_received_on",)),
    (
        "oversight_receiptclaim",
        "id",
        "",
        (
            *("delivery_id", "claimant_id", "recorded_on", "claimed_on", "ground"),
            *("proof", "proof_file_id", "by_id", "at"),
        ),
    ),
    (
        "oversight_receiptclaim",
        "settled_at",
        "",
        (
            *("state", "came_to", "settlement", "settlement_file_id"),
            *("settled_at", "settled_by_id"),
        ),
    ),
    (
        "oversight_publication",
        "published_on",
        "",
        (
            *("document_id", "organization_id", "what", "published_on", "url"),
            *("file_id", "by_id", "recorded_at", "is_entered_by_author"),
        ),
    ),
    (
        "oversight_answer",
        "answered_on",
        "version",
        (
            *("version", "verdict", "reasons", "language", "number"),
            *("redirected_to_id", "without_hearing", "hearing_note"),
            *("breaches_noted", "signed_by_id", "signed_name", "signed_position"),
            *("acting_basis", "signed_at", "is_entered_by_author", "scan_id"),
        ),
    ),
    ("oversight_answer", "answered_on", "", ("recommendation_id", "answered_on")),
    (
        "oversight_bodyhearing",
        "id",
        "",
        (
            *("document_id", "body_id", "notified_on", "starts_at", "place", "link"),
            *("decision_on", "notice_term", "invited_by_id"),
        ),
    ),
    (
        "oversight_bodyhearing",
        "held_on",
        "",
        (
            *("state", "held_on", "present", "minutes", "language"),
            "minutes_file_id",
        ),
    ),
    (
        "oversight_inspection",
        "finished_at",
        "",
        (
            *("site_id", "checklist_id", "state", "done_on", "by_id", "note"),
            *("begun_at", "finished_at", "points", "possible"),
            *("replaces_id", "correction_reason"),
        ),
    ),
    (
        "oversight_visit",
        "answered_on",
        "",
        (
            *("case_id", "number", "body_id", "site_id", "wanted_on", "reason"),
            *("question", "requested_at", "requested_by_id", "answered_on"),
            *("answered_by", "is_entered_by_author", "answer_file_id"),
            *("agreed_on", "conditions", "refusal_reason", "ground", "bar"),
        ),
    ),
    ("oversight_visit", "held_on", "", ("state", "held_on", "note")),
    (
        "oversight_measure",
        "id",
        "",
        (
            *("recommendation_id", "plan_id", "serial", "text", "language", "owner"),
            *("promised_on", "promised_at", "promised_by_id", "source_file_id"),
            "is_entered_by_author",
        ),
    ),
    ("oversight_measure", "dropped_on", "", ("state", "dropped_on", "drop_reason")),
    (
        "oversight_measureplan",
        "id",
        "",
        (
            *("document_id", "body_id", "number", "adopted_on", "file_id"),
            *("is_entered_by_author", "recorded_at", "recorded_by_id"),
        ),
    ),
    (
        "oversight_complaint",
        "filed_on",
        "",
        (
            *("recommendation_id", "number", "serial", "to", "addressee_id"),
            *("addressee_name", "ground", "learned_on", "is_route_stated", "text"),
            *("language", "late_reason", "filed_on", "filed_at", "filed_by_id"),
            *("road", "proof", "proof_file_id", "time_limit", "content"),
            *("docx_kk_id", "docx_ru_id", "pdf_kk_id", "pdf_ru_id"),
        ),
    ),
    (
        "oversight_complaint",
        "received_on",
        "",
        ("received_on", "receipt_proof", "receipt_file_id"),
    ),
    (
        "oversight_complaint",
        "passed_up_on",
        "",
        ("passing", "passed_up_on", "passing_note", "passing_file_id"),
    ),
    (
        "oversight_complaint",
        "decided_on",
        "",
        (
            *("state", "outcome", "decided_on", "decision_number", "decision_text"),
            *("decision_language", "decision_file_id", "decided_by_id"),
            *("decided_name", "is_decision_entered"),
        ),
    ),
    (
        "oversight_casehandover",
        "id",
        "",
        ("case_id", "from_org_id", "to_org_id", "reason", "offered_by_id"),
    ),
    (
        "oversight_casehandover",
        "answered_at",
        "",
        ("state", "answered_by_id", "answered_at", "declining_reason"),
    ),
    (
        "oversight_finding",
        "logged_at",
        "",
        (
            *("case_id", "number", "version", "facts", "place", "site_id"),
            *("latitude", "longitude", "established_on", "breached_provision"),
            *("category", "harmed_interest", "severity", "private_reason"),
            *("author_id", "logged_at", "replaces_id", "correction_reason"),
        ),
    ),
    (
        "oversight_obligation",
        "id",
        "",
        (
            *("kind", "basis", "debtor_id", "creditor_id", "norm", "edition"),
            *("subject_kind", "subject_id", "started_by"),
        ),
    ),
    ("oversight_obligation", "discharged_on", "", ("discharged_on", "state")),
    (
        "oversight_announcement",
        "published_on",
        "",
        (
            *("case_id", "version", "replaces_id", "reason", "theme", "starts_at"),
            *("manner", "place", "link", "materials_url"),
            *("publication_term", "invitation_term"),
            *("where_published", "published_url", "published_on"),
        ),
    ),
    (
        "oversight_bodyinvitation",
        "id",
        "",
        (
            *("announcement_id", "body_id", "invited_on", "road"),
            *("proof", "proof_file_id"),
        ),
    ),
    ("oversight_attendee", "id", "", ("case_id", "user_id", "name", "registered_at")),
    (
        "oversight_discussioncontribution",
        "id",
        "",
        (
            *("case_id", "attendee_id", "text", "language", "is_written"),
            *("said_at", "entered_by_id", "entered_at"),
        ),
    ),
    (
        "oversight_discussionprotocol",
        "id",
        "",
        (
            *("case_id", "version", "replaces_id", "text", "language", "held_on"),
            *("from_at", "to_at", "chair_name", "secretary_name", "present"),
            *("file_id", "recorded_at", "recorded_by_id"),
        ),
    ),
    (
        "oversight_expertquestion",
        "id",
        "",
        ("case_id", "number", "text", "about", "act_title", "link", "asked_at"),
    ),
    (
        "oversight_expertconclusion",
        "id",
        "",
        (
            *("question_id", "participant_id", "version", "replaces_id", "text"),
            *("language", "signed_on", "file_id", "is_entered_by_author"),
            *("given_at", "given_by_id"),
        ),
    ),
    (
        "oversight_conflictdeclaration",
        "declared_at",
        "",
        (
            *("participant_id", "body_id", "finding_id", "asked_at"),
            *("has_conflict", "nature", "declared_at"),
        ),
    ),
    (
        "oversight_conflictdeclaration",
        "resolved_at",
        "",
        ("resolution", "resolution_reason", "resolved_at", "resolved_by_id"),
    ),
)
APPEND_ONLY: tuple[str, ...] = (
    "oversight_groupprotocol",
    "oversight_answerversion",
    "oversight_answerstance",
    "oversight_assessmentgiven",
    "oversight_checklistitem",
    "oversight_measurereport",
)

# Lists of two ids. Whoever deletes a file asks every list if it is in: the rows are
# kept one by one, and a question that finds none is no change.
KEPT_LISTS: tuple[str, ...] = (
    "oversight_bodyhearing_recommendations",
    "oversight_finding_bodies",
    "oversight_finding_evidence",
    "oversight_measurereport_files",
)


def _seal(place: int) -> migrations.RunSQL:
    table, since, grows, columns = SEALS[place]
    words = ", ".join(f"'{word}'" for word in (since, grows, *columns))
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER sealed_{place} BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_unsealing({words});
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER sealed_{place};
        """,
        f"DROP TRIGGER sealed_{place} ON {table}",
    )


def _keep(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only;
        """,
        f"DROP TRIGGER append_only ON {table}",
    )


def _keep_rows(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER rows_kept BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER not_emptied BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER rows_kept;
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER not_emptied;
        """,
        f"DROP TRIGGER rows_kept ON {table}; DROP TRIGGER not_emptied ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0012_findings_numbered"),
        ("journal", "0002_append_only"),
    ]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION refuse_unsealing()"),
        *(_seal(place) for place in range(len(SEALS))),
        *(_keep(table) for table in APPEND_ONLY),
        *(_keep_rows(table) for table in KEPT_LISTS),
    ]

-- Rows of amendments, notices, cancellations and registrations that are frozen: the database refuses, whatever the code says.
CREATE FUNCTION version_begins_as_draft() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.published_at IS NOT NULL THEN RAISE EXCEPTION 'a version begins as a draft'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER questionnaire_version_begins_as_draft BEFORE INSERT ON questionnaire_version FOR EACH ROW EXECUTE FUNCTION version_begins_as_draft();
--> statement-breakpoint
CREATE FUNCTION publication_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.published_at IS NOT NULL OR NEW.published_at IS NULL THEN RETURN NEW; END IF;
  IF NEW.published_by = NEW.signed_off_by THEN RAISE EXCEPTION 'publication needs two people'; END IF;
  IF EXISTS (SELECT 1 FROM questionnaire_version v WHERE v.procurement_id = NEW.procurement_id AND v.published_at IS NOT NULL) THEN
    IF NEW.published_at >= (SELECT deadline FROM procurement WHERE id = NEW.procurement_id) OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id)
    THEN RAISE EXCEPTION 'an amendment is published before the deadline'; END IF;
    IF COALESCE(NEW.amend_reason, '') = '' OR COALESCE(NEW.notice, '') = '' OR NEW.dropped_at IS NOT NULL
    THEN RAISE EXCEPTION 'an amendment gives its reason and its notice'; END IF;
  END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER questionnaire_version_published_lawfully BEFORE UPDATE ON questionnaire_version FOR EACH ROW EXECUTE FUNCTION publication_lawful();
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_no_change BEFORE UPDATE OR DELETE ON version_acknowledgement FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION acknowledgement_of_published() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM questionnaire_version v JOIN response r ON r.procurement_id = v.procurement_id WHERE v.id = NEW.version_id AND r.id = NEW.response_id AND v.published_at IS NOT NULL)
  THEN RAISE EXCEPTION 'only a published version of the same procurement is acknowledged'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_of_published BEFORE INSERT ON version_acknowledgement FOR EACH ROW EXECUTE FUNCTION acknowledgement_of_published();
--> statement-breakpoint
CREATE FUNCTION response_moves_knowingly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.version_id <> OLD.version_id AND NOT EXISTS (SELECT 1 FROM version_acknowledgement a WHERE a.response_id = NEW.id AND a.version_id = NEW.version_id)
  THEN RAISE EXCEPTION 'a response moves to a version that its team has seen'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER response_version_acknowledged BEFORE UPDATE ON response FOR EACH ROW EXECUTE FUNCTION response_moves_knowingly();
--> statement-breakpoint
CREATE FUNCTION submission_current() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (SELECT document_hash FROM questionnaire_version WHERE id = NEW.version_id) <> (SELECT document_hash FROM questionnaire_version WHERE procurement_id = NEW.procurement_id AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1)
  THEN RAISE EXCEPTION 'a submission answers the version that stands'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER submission_answers_current_version BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION submission_current();

--> statement-breakpoint
CREATE TRIGGER opening_notice_no_change BEFORE UPDATE OR DELETE ON opening_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER core_information_no_change BEFORE UPDATE OR DELETE ON core_information FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER cancellation_no_change BEFORE UPDATE OR DELETE ON cancellation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION cancellation_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.asked_by = NEW.confirmed_by THEN RAISE EXCEPTION 'a cancellation needs two people'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER cancellation_by_two BEFORE INSERT ON cancellation FOR EACH ROW EXECUTE FUNCTION cancellation_lawful();
--> statement-breakpoint
CREATE FUNCTION procurement_cancelling() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.cancelled_at IS NOT NULL THEN RAISE EXCEPTION 'a cancelled procurement is never changed'; END IF;
  IF NEW.cancelled_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cancellation WHERE procurement_id = OLD.id AND cancelled_at = NEW.cancelled_at)
  THEN RAISE EXCEPTION 'a cancellation needs its record'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER procurement_stays_cancelled BEFORE UPDATE ON procurement FOR EACH ROW EXECUTE FUNCTION procurement_cancelling();
--> statement-breakpoint
CREATE FUNCTION refuse_if_cancelled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM cancellation WHERE procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'nothing of a cancelled procurement is sent or opened'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER submission_not_cancelled BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION refuse_if_cancelled();
--> statement-breakpoint
CREATE TRIGGER opening_not_cancelled BEFORE INSERT ON opening FOR EACH ROW EXECUTE FUNCTION refuse_if_cancelled();

--> statement-breakpoint
CREATE TRIGGER registration_no_change BEFORE UPDATE OR DELETE ON registration FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A file that was replaced stays as it was, and none is replaced without it staying.
CREATE TRIGGER evidence_earlier_no_change BEFORE UPDATE OR DELETE ON evidence_earlier FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION evidence_replaced_on_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.file_id <> OLD.file_id OR NEW.sha256 <> OLD.sha256 OR NEW.sealed_name <> OLD.sealed_name OR NEW.size <> OLD.size)
    AND (NEW.file_id = OLD.file_id OR NOT EXISTS (SELECT 1 FROM evidence_earlier e WHERE e.file_id = OLD.file_id AND e.evidence_id = OLD.id AND e.supplier_id = OLD.supplier_id AND e.sha256 = OLD.sha256))
  THEN RAISE EXCEPTION 'a replaced file stays on the record'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER evidence_replaced_on_record BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION evidence_replaced_on_record();
--> statement-breakpoint
-- What was asked, decided, chosen and answered is frozen: the database refuses, whatever the code says.
CREATE TRIGGER clarification_no_change BEFORE UPDATE OR DELETE ON clarification FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION clarification_dated() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.received_at NOT LIKE '%:00.000Z' THEN RAISE EXCEPTION 'a question is dated to the minute'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER clarification_to_the_minute BEFORE INSERT ON clarification FOR EACH ROW EXECUTE FUNCTION clarification_dated();
--> statement-breakpoint
CREATE TRIGGER clarification_draft_no_change BEFORE UPDATE OR DELETE ON clarification_draft FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_no_change BEFORE UPDATE OR DELETE ON confidentiality_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION confidentiality_decided_in_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM clarification_answer WHERE clarification_id = NEW.clarification_id) OR EXISTS (SELECT 1 FROM clarification_choice WHERE clarification_id = NEW.clarification_id)
  THEN RAISE EXCEPTION 'confidential treatment is decided before the question is answered or withdrawn'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_in_time BEFORE INSERT ON confidentiality_decision FOR EACH ROW EXECUTE FUNCTION confidentiality_decided_in_time();
--> statement-breakpoint
CREATE TRIGGER clarification_choice_no_change BEFORE UPDATE OR DELETE ON clarification_choice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION clarification_chosen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM clarification_answer WHERE clarification_id = NEW.clarification_id) OR NEW.choice NOT IN ('withdraw', 'publish')
    OR (NEW.choice = 'publish' AND NOT EXISTS (SELECT 1 FROM confidentiality_decision WHERE clarification_id = NEW.clarification_id AND NOT granted))
  THEN RAISE EXCEPTION 'a question is withdrawn before its answer, and released after a refusal'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER clarification_choice_lawful BEFORE INSERT ON clarification_choice FOR EACH ROW EXECUTE FUNCTION clarification_chosen();
--> statement-breakpoint
CREATE TRIGGER clarification_answer_no_change BEFORE UPDATE OR DELETE ON clarification_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION clarification_answered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE decided boolean; BEGIN
  SELECT granted INTO decided FROM confidentiality_decision WHERE clarification_id = NEW.clarification_id;
  IF EXISTS (SELECT 1 FROM clarification_choice WHERE clarification_id = NEW.clarification_id AND choice = 'withdraw')
    OR (NEW.number IS NULL AND decided IS DISTINCT FROM true) OR (NEW.number IS NOT NULL AND decided IS TRUE)
    OR (NEW.number IS NOT NULL AND decided IS FALSE AND NOT EXISTS (SELECT 1 FROM clarification_choice WHERE clarification_id = NEW.clarification_id AND choice = 'publish'))
  THEN RAISE EXCEPTION 'an answer goes to everybody unless confidential treatment was granted'; END IF;
  IF NEW.answered_at >= COALESCE((SELECT deadline FROM procurement WHERE id = NEW.procurement_id), '') OR NOT EXISTS (SELECT 1 FROM clarification WHERE id = NEW.clarification_id AND procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a question is answered before the deadline of its procurement'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER clarification_answer_lawful BEFORE INSERT ON clarification_answer FOR EACH ROW EXECUTE FUNCTION clarification_answered();
--> statement-breakpoint
CREATE TRIGGER reminder_no_change BEFORE UPDATE OR DELETE ON reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Rows around sending that are frozen, and what may come in after a deadline: the database refuses, whatever the code says.
CREATE TRIGGER practice_no_change BEFORE UPDATE OR DELETE ON practice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER late_content_no_change BEFORE UPDATE OR DELETE ON late_content FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER late_decision_no_change BEFORE UPDATE OR DELETE ON late_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER deadline_extension_no_change BEFORE UPDATE OR DELETE ON deadline_extension FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION late_decision_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a late response is decided about by two people, after the opening'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER late_decision_by_two BEFORE INSERT ON late_decision FOR EACH ROW EXECUTE FUNCTION late_decision_lawful();
--> statement-breakpoint
CREATE FUNCTION deadline_extension_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.asked_by = NEW.confirmed_by OR NEW.moved_to <= NEW.moved_from OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a deadline moves after an outage by two people, later, before the opening'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER deadline_extension_by_two BEFORE INSERT ON deadline_extension FOR EACH ROW EXECUTE FUNCTION deadline_extension_lawful();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION submission_in_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.received_at >= (SELECT deadline FROM procurement WHERE id = NEW.procurement_id)
    AND NOT EXISTS (SELECT 1 FROM late_decision d JOIN late_attempt a ON a.id = d.attempt_id WHERE d.decision = 'accept' AND d.submission_id = NEW.id AND a.response_id = NEW.response_id AND a.received_at = NEW.received_at)
  THEN RAISE EXCEPTION 'the deadline has passed'; END IF; RETURN NEW; END $$;

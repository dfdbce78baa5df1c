-- Rows that the law of the product freezes: the database refuses, whatever the code says.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER submission_no_change BEFORE UPDATE OR DELETE ON submission FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER withdrawal_no_change BEFORE UPDATE OR DELETE ON withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER late_attempt_no_change BEFORE UPDATE OR DELETE ON late_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER opening_no_change BEFORE UPDATE OR DELETE ON opening FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER conflict_declaration_no_change BEFORE UPDATE OR DELETE ON conflict_declaration FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER conflict_decision_no_change BEFORE UPDATE OR DELETE ON conflict_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER gate_decision_no_change BEFORE UPDATE OR DELETE ON gate_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mark_no_change BEFORE UPDATE OR DELETE ON mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mark_lock_no_change BEFORE UPDATE OR DELETE ON mark_lock FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agreed_mark_no_change BEFORE UPDATE OR DELETE ON agreed_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER quality_lock_no_change BEFORE UPDATE OR DELETE ON quality_lock FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_opening_no_change BEFORE UPDATE OR DELETE ON price_opening FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER criterion_score_no_change BEFORE UPDATE OR DELETE ON criterion_score FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_no_change BEFORE UPDATE OR DELETE ON price FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outcome_no_change BEFORE UPDATE OR DELETE ON outcome FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answer_history_no_change BEFORE UPDATE OR DELETE ON answer_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER question_history_no_change BEFORE UPDATE OR DELETE ON question_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER questionnaire_version_frozen BEFORE UPDATE OR DELETE ON questionnaire_version FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.previous_hash <> COALESCE((SELECT hash FROM audit_event WHERE stream = NEW.stream ORDER BY sequence DESC LIMIT 1), 'start') OR NEW.sequence <> COALESCE((SELECT MAX(sequence) FROM audit_event WHERE stream = NEW.stream), 0) + 1
  THEN RAISE EXCEPTION 'the audit chain does not continue here'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_chain();
--> statement-breakpoint
CREATE FUNCTION submission_in_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.received_at >= (SELECT deadline FROM procurement WHERE id = NEW.procurement_id) THEN RAISE EXCEPTION 'the deadline has passed'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER submission_before_deadline BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION submission_in_time();
--> statement-breakpoint
CREATE FUNCTION opening_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.opened_at < (SELECT deadline FROM procurement WHERE id = NEW.procurement_id) OR NEW.asked_by = NEW.confirmed_by THEN RAISE EXCEPTION 'opening needs two people, after the deadline'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER opening_after_deadline BEFORE INSERT ON opening FOR EACH ROW EXECUTE FUNCTION opening_lawful();
--> statement-breakpoint
CREATE FUNCTION deadline_later() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.deadline IS NOT NULL AND (NEW.deadline IS NULL OR NEW.deadline < OLD.deadline) AND EXISTS (SELECT 1 FROM questionnaire_version WHERE procurement_id = OLD.id AND published_at IS NOT NULL)
  THEN RAISE EXCEPTION 'a published deadline moves later only'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER deadline_later_only BEFORE UPDATE ON procurement FOR EACH ROW EXECUTE FUNCTION deadline_later();
--> statement-breakpoint
CREATE FUNCTION withdrawal_in_time() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.withdrawn_at >= (SELECT p.deadline FROM procurement p JOIN submission s ON s.procurement_id = p.id WHERE s.id = NEW.submission_id) THEN RAISE EXCEPTION 'the deadline has passed'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER withdrawal_before_deadline BEFORE INSERT ON withdrawal FOR EACH ROW EXECUTE FUNCTION withdrawal_in_time();

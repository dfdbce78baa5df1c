-- What a team said to itself, and what an officer was shown by its consent: the database refuses any change, whatever the code says.
CREATE TRIGGER team_comment_no_change BEFORE UPDATE OR DELETE ON team_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ready_note_no_change BEFORE UPDATE OR DELETE ON ready_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER support_look_no_change BEFORE UPDATE OR DELETE ON support_look FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER support_code_no_delete BEFORE DELETE ON support_code FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION support_code_stopped() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.stopped_at IS NOT NULL OR NEW.stopped_at IS NULL OR NEW.id <> OLD.id OR NEW.response_id <> OLD.response_id OR NEW.procurement_id <> OLD.procurement_id OR NEW.supplier_id <> OLD.supplier_id OR NEW.code_hash <> OLD.code_hash OR NEW.shared_by <> OLD.shared_by OR NEW.shared_at <> OLD.shared_at OR NEW.expires_at <> OLD.expires_at
  THEN RAISE EXCEPTION 'a support code is stopped once and never changed'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER support_code_only_stops BEFORE UPDATE ON support_code FOR EACH ROW EXECUTE FUNCTION support_code_stopped();
--> statement-breakpoint
CREATE FUNCTION support_look_consented() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM support_code c WHERE c.id = NEW.code_id AND c.response_id = NEW.response_id AND c.stopped_at IS NULL AND NEW.looked_at >= c.shared_at AND NEW.looked_at < c.expires_at)
  THEN RAISE EXCEPTION 'a look needs the code of that response, while it is shared'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER support_look_by_consent BEFORE INSERT ON support_look FOR EACH ROW EXECUTE FUNCTION support_look_consented();

-- Assessment summaries go out all at one moment, by two people, and stay as they went: the database refuses, whatever the code says.
CREATE FUNCTION summary_release_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'released summaries are never changed'; END IF;
  IF NEW.asked_by = NEW.confirmed_by OR NEW.count < 1
    OR NOT EXISTS (SELECT 1 FROM outcome WHERE procurement_id = NEW.procurement_id AND finalised_at <= NEW.released_at)
  THEN RAISE EXCEPTION 'summaries are released by two people, after the outcome is final'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER summary_release_lawful BEFORE INSERT OR UPDATE OR DELETE ON summary_release FOR EACH ROW EXECUTE FUNCTION summary_release_lawful();
--> statement-breakpoint
CREATE FUNCTION assessment_summary_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'released summaries are never changed'; END IF;
  IF NOT EXISTS (SELECT 1 FROM summary_release r WHERE r.procurement_id = NEW.procurement_id AND r.released_at = NEW.released_at
    AND r.count > (SELECT count(*) FROM assessment_summary s WHERE s.procurement_id = NEW.procurement_id))
  THEN RAISE EXCEPTION 'every summary is released at one moment'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER assessment_summary_lawful BEFORE INSERT OR UPDATE OR DELETE ON assessment_summary FOR EACH ROW EXECUTE FUNCTION assessment_summary_lawful();
--> statement-breakpoint
CREATE FUNCTION summary_preparation_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM summary_release WHERE procurement_id = NEW.procurement_id) THEN RAISE EXCEPTION 'released summaries are never changed'; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION '% rows are never removed', TG_TABLE_NAME; END IF;
  RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME; END $$;
--> statement-breakpoint
CREATE TRIGGER summary_addition_lawful BEFORE INSERT OR UPDATE OR DELETE ON summary_addition FOR EACH ROW EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
CREATE TRIGGER summary_check_lawful BEFORE INSERT OR UPDATE OR DELETE ON summary_check FOR EACH ROW EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
CREATE TRIGGER summary_redaction_lawful BEFORE INSERT OR DELETE ON summary_redaction FOR EACH ROW EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
CREATE FUNCTION summary_redaction_ends() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL
    OR EXISTS (SELECT 1 FROM summary_release WHERE procurement_id = OLD.procurement_id)
    OR NEW.id <> OLD.id OR NEW.procurement_id <> OLD.procurement_id OR NEW.submission_id <> OLD.submission_id OR NEW.words <> OLD.words OR NEW.ground <> OLD.ground OR NEW.hidden_from <> OLD.hidden_from OR NEW.why <> OLD.why OR NEW.withheld_by <> OLD.withheld_by OR NEW.withheld_at <> OLD.withheld_at
  THEN RAISE EXCEPTION 'withheld words are shown again once, before the release'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER summary_redaction_ends BEFORE UPDATE ON summary_redaction FOR EACH ROW EXECUTE FUNCTION summary_redaction_ends();

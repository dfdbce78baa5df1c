-- That an evaluator loaded scores from a workbook stays as it was: the database refuses, whatever the code says.
CREATE FUNCTION marking_load_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.applied_at IS NOT NULL THEN RAISE EXCEPTION 'an applied marking load is never changed'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NEW.applied_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM mark_lock WHERE procurement_id = NEW.procurement_id AND evaluator_id = NEW.evaluator_id)
  THEN RAISE EXCEPTION 'locked scores are never changed'; END IF;
  IF NEW.evaluator_id <> OLD.evaluator_id OR NEW.procurement_id <> OLD.procurement_id
  THEN RAISE EXCEPTION 'a marking load stays with its evaluator'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER marking_load_lawful BEFORE UPDATE OR DELETE ON marking_load FOR EACH ROW EXECUTE FUNCTION marking_load_lawful();

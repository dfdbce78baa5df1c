-- What came through a portal is loaded by two people, and stays as they loaded it: the database refuses, whatever the code says.
CREATE FUNCTION portal_load_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_at IS NOT NULL OR NEW.confirmed_by IS NOT NULL OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id)
      OR NOT EXISTS (SELECT 1 FROM procurement WHERE id = NEW.procurement_id AND deadline <= NEW.started_at)
    THEN RAISE EXCEPTION 'a load begins after the deadline, unconfirmed, before the opening'; END IF;
    RETURN NEW;
  END IF;
  IF OLD.confirmed_at IS NOT NULL THEN RAISE EXCEPTION 'a confirmed load is never changed'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  IF NEW.confirmed_at IS NOT NULL AND (NEW.confirmed_by IS NULL OR NEW.manifest_hash IS NULL OR NEW.confirmed_by = NEW.started_by
    OR NEW.started_by <> OLD.started_by OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id))
  THEN RAISE EXCEPTION 'a load is confirmed by a second person, before the opening'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER portal_load_lawful BEFORE INSERT OR UPDATE OR DELETE ON portal_load FOR EACH ROW EXECUTE FUNCTION portal_load_lawful();
--> statement-breakpoint
CREATE FUNCTION portal_bid_lawful() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE whose text; BEGIN
  IF TG_OP = 'INSERT' THEN whose := NEW.procurement_id; ELSE whose := OLD.procurement_id; END IF;
  IF (TG_OP = 'INSERT' AND NEW.submission_id IS NOT NULL) OR (TG_OP <> 'INSERT' AND OLD.submission_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = whose AND confirmed_at IS NOT NULL)
  THEN RAISE EXCEPTION 'a confirmed load is never changed'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER portal_bid_lawful BEFORE INSERT OR UPDATE OR DELETE ON portal_bid FOR EACH ROW EXECUTE FUNCTION portal_bid_lawful();
--> statement-breakpoint
CREATE FUNCTION portal_file_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'portal_file rows are never changed'; END IF;
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = OLD.procurement_id AND confirmed_at IS NOT NULL)
    THEN RAISE EXCEPTION 'a confirmed load is never changed'; END IF;
    RETURN OLD;
  END IF;
  IF EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = NEW.procurement_id AND confirmed_at IS NOT NULL)
    OR NOT EXISTS (SELECT 1 FROM portal_bid WHERE id = NEW.bid_id AND procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a confirmed load is never changed'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER portal_file_lawful BEFORE INSERT OR UPDATE OR DELETE ON portal_file FOR EACH ROW EXECUTE FUNCTION portal_file_lawful();

-- The award, its notice, the contract, obligations and holds are added to and never changed: the database refuses, whatever the code says.
CREATE TRIGGER award_decision_no_change BEFORE UPDATE OR DELETE ON award_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER award_notice_no_change BEFORE UPDATE OR DELETE ON award_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contract_record_no_change BEFORE UPDATE OR DELETE ON contract_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER obligation_no_change BEFORE UPDATE OR DELETE ON obligation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER record_hold_no_change BEFORE UPDATE OR DELETE ON record_hold FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER record_hold_lift_no_change BEFORE UPDATE OR DELETE ON record_hold_lift FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION award_decision_by_two() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM outcome WHERE procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'an award is decided by two people, on a final outcome'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER award_decision_by_two BEFORE INSERT ON award_decision FOR EACH ROW EXECUTE FUNCTION award_decision_by_two();
--> statement-breakpoint
CREATE FUNCTION award_notice_after_award() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM award_decision WHERE procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a contract award notice follows the award decision'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER award_notice_after_award BEFORE INSERT ON award_notice FOR EACH ROW EXECUTE FUNCTION award_notice_after_award();
--> statement-breakpoint
CREATE FUNCTION contract_record_after_standstill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM award_decision WHERE procurement_id = NEW.procurement_id) OR (NEW.entered_on IS NOT NULL AND NEW.entered_on <= COALESCE((SELECT last_day FROM award_notice WHERE procurement_id = NEW.procurement_id ORDER BY recorded_at DESC, id DESC LIMIT 1), ''))
  THEN RAISE EXCEPTION 'a contract is entered into after the award and its standstill'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER contract_record_after_standstill BEFORE INSERT ON contract_record FOR EACH ROW EXECUTE FUNCTION contract_record_after_standstill();
--> statement-breakpoint
CREATE FUNCTION obligation_continues() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM award_decision WHERE procurement_id = NEW.procurement_id) OR NEW.version > COALESCE((SELECT MAX(version) FROM obligation WHERE procurement_id = NEW.procurement_id AND number = NEW.number), 0) + 1
  THEN RAISE EXCEPTION 'an obligation goes on from its last version, after the award'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER obligation_continues BEFORE INSERT ON obligation FOR EACH ROW EXECUTE FUNCTION obligation_continues();
--> statement-breakpoint
CREATE FUNCTION record_hold_lift_by_two() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM record_hold WHERE id = NEW.hold_id AND procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a hold is lifted by two people'; END IF; RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER record_hold_lift_by_two BEFORE INSERT ON record_hold_lift FOR EACH ROW EXECUTE FUNCTION record_hold_lift_by_two();

-- Records go three years after the contract, or where none was entered into, after the award or the cancellation, the later of them.
CREATE OR REPLACE FUNCTION record_removal_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'a certificate of removal is never changed'; END IF;
  IF NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM two_person_step s WHERE s.id = NEW.step_id AND s.procurement_id = NEW.procurement_id
    AND s.act = 'remove' AND s.asked_by = NEW.asked_by AND s.ended = 'confirmed' AND s.ended_by = NEW.confirmed_by)
  THEN RAISE EXCEPTION 'records are removed by two people'; END IF;
  IF NEW.removed_on::date > NEW.removed_at::timestamptz::date + 1
    OR COALESCE(NEW.removed_on::date < (COALESCE(
  (SELECT c.entered_on FROM contract_record c WHERE c.procurement_id = NEW.procurement_id ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1),
  (SELECT CASE WHEN substr(x.cancelled_at, 1, 10) > COALESCE(substr(d.decided_at, 1, 10), '') THEN substr(x.cancelled_at, 1, 10) ELSE substr(d.decided_at, 1, 10) END FROM cancellation x LEFT JOIN award_decision d ON d.procurement_id = x.procurement_id WHERE x.procurement_id = NEW.procurement_id),
  (SELECT substr(d.decided_at, 1, 10) FROM award_decision d WHERE d.procurement_id = NEW.procurement_id AND EXISTS (SELECT 1 FROM contract_record c WHERE c.procurement_id = NEW.procurement_id))))::date + interval '3 years', true)
  THEN RAISE EXCEPTION 'records are removed after their time'; END IF;
  IF EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = NEW.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))
  THEN RAISE EXCEPTION 'records on hold are not removed'; END IF;
  RETURN NEW; END $$;

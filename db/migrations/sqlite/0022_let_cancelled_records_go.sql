-- Records go three years after the contract, or where none was entered into, after the award or the cancellation, the later of them.
DROP TRIGGER record_removal_in_time;
--> statement-breakpoint
CREATE TRIGGER record_removal_in_time BEFORE INSERT ON record_removal WHEN NEW.removed_on > date(NEW.removed_at, '+1 day') OR COALESCE(NEW.removed_on < date(COALESCE(
  (SELECT c.entered_on FROM contract_record c WHERE c.procurement_id = NEW.procurement_id ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1),
  (SELECT CASE WHEN substr(x.cancelled_at, 1, 10) > COALESCE(substr(d.decided_at, 1, 10), '') THEN substr(x.cancelled_at, 1, 10) ELSE substr(d.decided_at, 1, 10) END FROM cancellation x LEFT JOIN award_decision d ON d.procurement_id = x.procurement_id WHERE x.procurement_id = NEW.procurement_id),
  (SELECT substr(d.decided_at, 1, 10) FROM award_decision d WHERE d.procurement_id = NEW.procurement_id AND EXISTS (SELECT 1 FROM contract_record c WHERE c.procurement_id = NEW.procurement_id))), '+3 years'), 1) BEGIN SELECT RAISE(ABORT, 'records are removed after their time'); END;

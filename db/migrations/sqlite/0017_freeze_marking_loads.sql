-- That an evaluator loaded scores from a workbook stays as it was: the database refuses, whatever the code says.
CREATE TRIGGER marking_load_no_update BEFORE UPDATE ON marking_load WHEN OLD.applied_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an applied marking load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER marking_load_no_delete BEFORE DELETE ON marking_load WHEN OLD.applied_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an applied marking load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER marking_load_before_lock BEFORE UPDATE ON marking_load WHEN NEW.applied_at IS NOT NULL AND EXISTS (SELECT 1 FROM mark_lock WHERE procurement_id = NEW.procurement_id AND evaluator_id = NEW.evaluator_id) BEGIN SELECT RAISE(ABORT, 'locked scores are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER marking_load_same_owner BEFORE UPDATE ON marking_load WHEN NEW.evaluator_id <> OLD.evaluator_id OR NEW.procurement_id <> OLD.procurement_id BEGIN SELECT RAISE(ABORT, 'a marking load stays with its evaluator'); END;

-- The award, its notice, the contract, obligations and holds are added to and never changed: the database refuses, whatever the code says.
CREATE TRIGGER award_decision_no_update BEFORE UPDATE ON award_decision BEGIN SELECT RAISE(ABORT, 'award_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER award_decision_no_delete BEFORE DELETE ON award_decision BEGIN SELECT RAISE(ABORT, 'award_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER award_notice_no_update BEFORE UPDATE ON award_notice BEGIN SELECT RAISE(ABORT, 'award_notice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER award_notice_no_delete BEFORE DELETE ON award_notice BEGIN SELECT RAISE(ABORT, 'award_notice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER contract_record_no_update BEFORE UPDATE ON contract_record BEGIN SELECT RAISE(ABORT, 'contract_record rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER contract_record_no_delete BEFORE DELETE ON contract_record BEGIN SELECT RAISE(ABORT, 'contract_record rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER obligation_no_update BEFORE UPDATE ON obligation BEGIN SELECT RAISE(ABORT, 'obligation rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER obligation_no_delete BEFORE DELETE ON obligation BEGIN SELECT RAISE(ABORT, 'obligation rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER record_hold_no_update BEFORE UPDATE ON record_hold BEGIN SELECT RAISE(ABORT, 'record_hold rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER record_hold_no_delete BEFORE DELETE ON record_hold BEGIN SELECT RAISE(ABORT, 'record_hold rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER record_hold_lift_no_update BEFORE UPDATE ON record_hold_lift BEGIN SELECT RAISE(ABORT, 'record_hold_lift rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER record_hold_lift_no_delete BEFORE DELETE ON record_hold_lift BEGIN SELECT RAISE(ABORT, 'record_hold_lift rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER award_decision_by_two BEFORE INSERT ON award_decision WHEN NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM outcome WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'an award is decided by two people, on a final outcome'); END;
--> statement-breakpoint
CREATE TRIGGER award_notice_after_award BEFORE INSERT ON award_notice WHEN NOT EXISTS (SELECT 1 FROM award_decision WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a contract award notice follows the award decision'); END;
--> statement-breakpoint
CREATE TRIGGER contract_record_after_standstill BEFORE INSERT ON contract_record WHEN NOT EXISTS (SELECT 1 FROM award_decision WHERE procurement_id = NEW.procurement_id) OR (NEW.entered_on IS NOT NULL AND NEW.entered_on <= COALESCE((SELECT last_day FROM award_notice WHERE procurement_id = NEW.procurement_id ORDER BY recorded_at DESC, id DESC LIMIT 1), '')) BEGIN SELECT RAISE(ABORT, 'a contract is entered into after the award and its standstill'); END;
--> statement-breakpoint
CREATE TRIGGER obligation_continues BEFORE INSERT ON obligation WHEN NOT EXISTS (SELECT 1 FROM award_decision WHERE procurement_id = NEW.procurement_id) OR NEW.version > COALESCE((SELECT MAX(version) FROM obligation WHERE procurement_id = NEW.procurement_id AND number = NEW.number), 0) + 1 BEGIN SELECT RAISE(ABORT, 'an obligation goes on from its last version, after the award'); END;
--> statement-breakpoint
CREATE TRIGGER record_hold_lift_by_two BEFORE INSERT ON record_hold_lift WHEN NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM record_hold WHERE id = NEW.hold_id AND procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a hold is lifted by two people'); END;

-- Assessment summaries go out all at one moment, by two people, and stay as they went: the database refuses, whatever the code says.
CREATE TRIGGER summary_release_by_two BEFORE INSERT ON summary_release WHEN NEW.asked_by = NEW.confirmed_by OR NEW.count < 1 OR NOT EXISTS (SELECT 1 FROM outcome WHERE procurement_id = NEW.procurement_id AND finalised_at <= NEW.released_at) BEGIN SELECT RAISE(ABORT, 'summaries are released by two people, after the outcome is final'); END;
--> statement-breakpoint
CREATE TRIGGER summary_release_no_update BEFORE UPDATE ON summary_release BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_release_no_delete BEFORE DELETE ON summary_release BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_summary_no_update BEFORE UPDATE ON assessment_summary BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_summary_no_delete BEFORE DELETE ON assessment_summary BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER assessment_summary_together BEFORE INSERT ON assessment_summary WHEN NOT EXISTS (SELECT 1 FROM summary_release r WHERE r.procurement_id = NEW.procurement_id AND r.released_at = NEW.released_at AND r.count > (SELECT count(*) FROM assessment_summary s WHERE s.procurement_id = NEW.procurement_id)) BEGIN SELECT RAISE(ABORT, 'every summary is released at one moment'); END;
--> statement-breakpoint
CREATE TRIGGER summary_addition_no_insert BEFORE INSERT ON summary_addition WHEN EXISTS (SELECT 1 FROM summary_release WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_addition_no_delete BEFORE DELETE ON summary_addition BEGIN SELECT RAISE(ABORT, 'summary_addition rows are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_redaction_no_insert BEFORE INSERT ON summary_redaction WHEN EXISTS (SELECT 1 FROM summary_release WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_redaction_no_delete BEFORE DELETE ON summary_redaction BEGIN SELECT RAISE(ABORT, 'summary_redaction rows are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_check_no_insert BEFORE INSERT ON summary_check WHEN EXISTS (SELECT 1 FROM summary_release WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_check_no_delete BEFORE DELETE ON summary_check BEGIN SELECT RAISE(ABORT, 'summary_check rows are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_addition_no_update BEFORE UPDATE ON summary_addition BEGIN SELECT RAISE(ABORT, 'summary_addition rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_check_no_update BEFORE UPDATE ON summary_check BEGIN SELECT RAISE(ABORT, 'summary_check rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER summary_redaction_ends BEFORE UPDATE ON summary_redaction WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL OR EXISTS (SELECT 1 FROM summary_release WHERE procurement_id = OLD.procurement_id) OR NEW.id <> OLD.id OR NEW.procurement_id <> OLD.procurement_id OR NEW.submission_id <> OLD.submission_id OR NEW.words <> OLD.words OR NEW.ground <> OLD.ground OR NEW.hidden_from <> OLD.hidden_from OR NEW.why <> OLD.why OR NEW.withheld_by <> OLD.withheld_by OR NEW.withheld_at <> OLD.withheld_at BEGIN SELECT RAISE(ABORT, 'withheld words are shown again once, before the release'); END;

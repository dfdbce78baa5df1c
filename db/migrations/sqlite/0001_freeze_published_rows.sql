-- Rows that the law of the product freezes: the database refuses, whatever the code says.
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'audit_event rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission BEGIN SELECT RAISE(ABORT, 'submission rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission BEGIN SELECT RAISE(ABORT, 'submission rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawal rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawal rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_attempt_no_update BEFORE UPDATE ON late_attempt BEGIN SELECT RAISE(ABORT, 'late_attempt rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_attempt_no_delete BEFORE DELETE ON late_attempt BEGIN SELECT RAISE(ABORT, 'late_attempt rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER opening_no_update BEFORE UPDATE ON opening BEGIN SELECT RAISE(ABORT, 'opening rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER opening_no_delete BEFORE DELETE ON opening BEGIN SELECT RAISE(ABORT, 'opening rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER conflict_declaration_no_update BEFORE UPDATE ON conflict_declaration BEGIN SELECT RAISE(ABORT, 'conflict_declaration rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER conflict_declaration_no_delete BEFORE DELETE ON conflict_declaration BEGIN SELECT RAISE(ABORT, 'conflict_declaration rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER conflict_decision_no_update BEFORE UPDATE ON conflict_decision BEGIN SELECT RAISE(ABORT, 'conflict_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER conflict_decision_no_delete BEFORE DELETE ON conflict_decision BEGIN SELECT RAISE(ABORT, 'conflict_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER gate_decision_no_update BEFORE UPDATE ON gate_decision BEGIN SELECT RAISE(ABORT, 'gate_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER gate_decision_no_delete BEFORE DELETE ON gate_decision BEGIN SELECT RAISE(ABORT, 'gate_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER mark_no_update BEFORE UPDATE ON mark BEGIN SELECT RAISE(ABORT, 'mark rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER mark_no_delete BEFORE DELETE ON mark BEGIN SELECT RAISE(ABORT, 'mark rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER mark_lock_no_update BEFORE UPDATE ON mark_lock BEGIN SELECT RAISE(ABORT, 'mark_lock rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER mark_lock_no_delete BEFORE DELETE ON mark_lock BEGIN SELECT RAISE(ABORT, 'mark_lock rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER agreed_mark_no_update BEFORE UPDATE ON agreed_mark BEGIN SELECT RAISE(ABORT, 'agreed_mark rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER agreed_mark_no_delete BEFORE DELETE ON agreed_mark BEGIN SELECT RAISE(ABORT, 'agreed_mark rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER quality_lock_no_update BEFORE UPDATE ON quality_lock BEGIN SELECT RAISE(ABORT, 'quality_lock rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER quality_lock_no_delete BEFORE DELETE ON quality_lock BEGIN SELECT RAISE(ABORT, 'quality_lock rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_opening_no_update BEFORE UPDATE ON price_opening BEGIN SELECT RAISE(ABORT, 'price_opening rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_opening_no_delete BEFORE DELETE ON price_opening BEGIN SELECT RAISE(ABORT, 'price_opening rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER criterion_score_no_update BEFORE UPDATE ON criterion_score BEGIN SELECT RAISE(ABORT, 'criterion_score rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER criterion_score_no_delete BEFORE DELETE ON criterion_score BEGIN SELECT RAISE(ABORT, 'criterion_score rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_no_update BEFORE UPDATE ON price BEGIN SELECT RAISE(ABORT, 'price rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_no_delete BEFORE DELETE ON price BEGIN SELECT RAISE(ABORT, 'price rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER outcome_no_update BEFORE UPDATE ON outcome BEGIN SELECT RAISE(ABORT, 'outcome rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER outcome_no_delete BEFORE DELETE ON outcome BEGIN SELECT RAISE(ABORT, 'outcome rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER answer_history_no_update BEFORE UPDATE ON answer_history BEGIN SELECT RAISE(ABORT, 'answer_history rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER answer_history_no_delete BEFORE DELETE ON answer_history BEGIN SELECT RAISE(ABORT, 'answer_history rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER question_history_no_update BEFORE UPDATE ON question_history BEGIN SELECT RAISE(ABORT, 'question_history rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER question_history_no_delete BEFORE DELETE ON question_history BEGIN SELECT RAISE(ABORT, 'question_history rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER questionnaire_version_frozen BEFORE UPDATE ON questionnaire_version WHEN OLD.published_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER questionnaire_version_kept BEFORE DELETE ON questionnaire_version WHEN OLD.published_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a published version is never removed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event WHEN NEW.previous_hash <> COALESCE((SELECT hash FROM audit_event WHERE stream = NEW.stream ORDER BY sequence DESC LIMIT 1), 'start') OR NEW.sequence <> COALESCE((SELECT MAX(sequence) FROM audit_event WHERE stream = NEW.stream), 0) + 1 BEGIN SELECT RAISE(ABORT, 'the audit chain does not continue here'); END;
--> statement-breakpoint
CREATE TRIGGER submission_before_deadline BEFORE INSERT ON submission WHEN NEW.received_at >= (SELECT deadline FROM procurement WHERE id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'the deadline has passed'); END;
--> statement-breakpoint
CREATE TRIGGER opening_after_deadline BEFORE INSERT ON opening WHEN NEW.opened_at < (SELECT deadline FROM procurement WHERE id = NEW.procurement_id) OR NEW.asked_by = NEW.confirmed_by BEGIN SELECT RAISE(ABORT, 'opening needs two people, after the deadline'); END;
--> statement-breakpoint
CREATE TRIGGER deadline_later_only BEFORE UPDATE ON procurement WHEN OLD.deadline IS NOT NULL AND (NEW.deadline IS NULL OR NEW.deadline < OLD.deadline) AND EXISTS (SELECT 1 FROM questionnaire_version WHERE procurement_id = OLD.id AND published_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a published deadline moves later only'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawal_before_deadline BEFORE INSERT ON withdrawal WHEN NEW.withdrawn_at >= (SELECT p.deadline FROM procurement p JOIN submission s ON s.procurement_id = p.id WHERE s.id = NEW.submission_id) BEGIN SELECT RAISE(ABORT, 'the deadline has passed'); END;

-- A file that was replaced stays as it was, and none is replaced without it staying.
CREATE TRIGGER evidence_earlier_no_update BEFORE UPDATE ON evidence_earlier BEGIN SELECT RAISE(ABORT, 'evidence_earlier rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_earlier_no_delete BEFORE DELETE ON evidence_earlier BEGIN SELECT RAISE(ABORT, 'evidence_earlier rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence rows are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER evidence_replaced_on_record BEFORE UPDATE ON evidence WHEN (NEW.file_id <> OLD.file_id OR NEW.sha256 <> OLD.sha256 OR NEW.sealed_name <> OLD.sealed_name OR NEW.size <> OLD.size) AND (NEW.file_id = OLD.file_id OR NOT EXISTS (SELECT 1 FROM evidence_earlier e WHERE e.file_id = OLD.file_id AND e.evidence_id = OLD.id AND e.supplier_id = OLD.supplier_id AND e.sha256 = OLD.sha256)) BEGIN SELECT RAISE(ABORT, 'a replaced file stays on the record'); END;
--> statement-breakpoint
-- What was asked, decided, chosen and answered is frozen: the database refuses, whatever the code says.
CREATE TRIGGER clarification_no_update BEFORE UPDATE ON clarification BEGIN SELECT RAISE(ABORT, 'clarification rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_no_delete BEFORE DELETE ON clarification BEGIN SELECT RAISE(ABORT, 'clarification rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_to_the_minute BEFORE INSERT ON clarification WHEN NEW.received_at NOT LIKE '%:00.000Z' BEGIN SELECT RAISE(ABORT, 'a question is dated to the minute'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_draft_no_update BEFORE UPDATE ON clarification_draft BEGIN SELECT RAISE(ABORT, 'clarification_draft rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_draft_no_delete BEFORE DELETE ON clarification_draft BEGIN SELECT RAISE(ABORT, 'clarification_draft rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_no_update BEFORE UPDATE ON confidentiality_decision BEGIN SELECT RAISE(ABORT, 'confidentiality_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_no_delete BEFORE DELETE ON confidentiality_decision BEGIN SELECT RAISE(ABORT, 'confidentiality_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_in_time BEFORE INSERT ON confidentiality_decision WHEN EXISTS (SELECT 1 FROM clarification_answer WHERE clarification_id = NEW.clarification_id) OR EXISTS (SELECT 1 FROM clarification_choice WHERE clarification_id = NEW.clarification_id) BEGIN SELECT RAISE(ABORT, 'confidential treatment is decided before the question is answered or withdrawn'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_choice_no_update BEFORE UPDATE ON clarification_choice BEGIN SELECT RAISE(ABORT, 'clarification_choice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_choice_no_delete BEFORE DELETE ON clarification_choice BEGIN SELECT RAISE(ABORT, 'clarification_choice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_choice_lawful BEFORE INSERT ON clarification_choice WHEN EXISTS (SELECT 1 FROM clarification_answer WHERE clarification_id = NEW.clarification_id) OR NEW.choice NOT IN ('withdraw', 'publish') OR (NEW.choice = 'publish' AND NOT EXISTS (SELECT 1 FROM confidentiality_decision WHERE clarification_id = NEW.clarification_id AND NOT granted)) BEGIN SELECT RAISE(ABORT, 'a question is withdrawn before its answer, and released after a refusal'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_answer_no_update BEFORE UPDATE ON clarification_answer BEGIN SELECT RAISE(ABORT, 'clarification_answer rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_answer_no_delete BEFORE DELETE ON clarification_answer BEGIN SELECT RAISE(ABORT, 'clarification_answer rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_answer_lawful BEFORE INSERT ON clarification_answer WHEN EXISTS (SELECT 1 FROM clarification_choice WHERE clarification_id = NEW.clarification_id AND choice = 'withdraw') OR (NEW.number IS NULL AND NOT EXISTS (SELECT 1 FROM confidentiality_decision WHERE clarification_id = NEW.clarification_id AND granted)) OR (NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM confidentiality_decision WHERE clarification_id = NEW.clarification_id AND granted)) OR (NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM confidentiality_decision WHERE clarification_id = NEW.clarification_id AND NOT granted) AND NOT EXISTS (SELECT 1 FROM clarification_choice WHERE clarification_id = NEW.clarification_id AND choice = 'publish')) BEGIN SELECT RAISE(ABORT, 'an answer goes to everybody unless confidential treatment was granted'); END;
--> statement-breakpoint
CREATE TRIGGER clarification_answer_in_time BEFORE INSERT ON clarification_answer WHEN NEW.answered_at >= COALESCE((SELECT deadline FROM procurement WHERE id = NEW.procurement_id), '') OR NOT EXISTS (SELECT 1 FROM clarification WHERE id = NEW.clarification_id AND procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a question is answered before the deadline of its procurement'); END;
--> statement-breakpoint
CREATE TRIGGER reminder_no_update BEFORE UPDATE ON reminder BEGIN SELECT RAISE(ABORT, 'reminder rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER reminder_no_delete BEFORE DELETE ON reminder BEGIN SELECT RAISE(ABORT, 'reminder rows are never changed'); END;
--> statement-breakpoint
-- Rows around sending that are frozen, and what may come in after a deadline: the database refuses, whatever the code says.
CREATE TRIGGER practice_no_update BEFORE UPDATE ON practice BEGIN SELECT RAISE(ABORT, 'practice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER practice_no_delete BEFORE DELETE ON practice BEGIN SELECT RAISE(ABORT, 'practice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_content_no_update BEFORE UPDATE ON late_content BEGIN SELECT RAISE(ABORT, 'late_content rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_content_no_delete BEFORE DELETE ON late_content BEGIN SELECT RAISE(ABORT, 'late_content rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_decision_no_update BEFORE UPDATE ON late_decision BEGIN SELECT RAISE(ABORT, 'late_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_decision_no_delete BEFORE DELETE ON late_decision BEGIN SELECT RAISE(ABORT, 'late_decision rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER deadline_extension_no_update BEFORE UPDATE ON deadline_extension BEGIN SELECT RAISE(ABORT, 'deadline_extension rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER deadline_extension_no_delete BEFORE DELETE ON deadline_extension BEGIN SELECT RAISE(ABORT, 'deadline_extension rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_decision_by_two BEFORE INSERT ON late_decision WHEN NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a late response is decided about by two people, after the opening'); END;
--> statement-breakpoint
CREATE TRIGGER deadline_extension_by_two BEFORE INSERT ON deadline_extension WHEN NEW.asked_by = NEW.confirmed_by OR NEW.moved_to <= NEW.moved_from OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a deadline moves after an outage by two people, later, before the opening'); END;
--> statement-breakpoint
DROP TRIGGER submission_before_deadline;
--> statement-breakpoint
CREATE TRIGGER submission_before_deadline BEFORE INSERT ON submission WHEN NEW.received_at >= (SELECT deadline FROM procurement WHERE id = NEW.procurement_id) AND NOT EXISTS (SELECT 1 FROM late_decision d JOIN late_attempt a ON a.id = d.attempt_id WHERE d.decision = 'accept' AND d.submission_id = NEW.id AND a.response_id = NEW.response_id AND a.received_at = NEW.received_at) BEGIN SELECT RAISE(ABORT, 'the deadline has passed'); END;

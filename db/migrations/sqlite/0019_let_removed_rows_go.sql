-- Frozen rows of a procurement go when the certificate of their removal stands and no hold does: the database refuses anything else, whatever the code says.
DROP TRIGGER agreed_mark_no_delete;
--> statement-breakpoint
CREATE TRIGGER agreed_mark_no_delete BEFORE DELETE ON agreed_mark WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'agreed_mark rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER answer_history_no_delete;
--> statement-breakpoint
CREATE TRIGGER answer_history_no_delete BEFORE DELETE ON answer_history WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM response WHERE id = OLD.response_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'answer_history rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER assessment_summary_no_delete;
--> statement-breakpoint
CREATE TRIGGER assessment_summary_no_delete BEFORE DELETE ON assessment_summary WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'released summaries are never changed'); END;
--> statement-breakpoint
DROP TRIGGER bidder_answer_no_delete;
--> statement-breakpoint
CREATE TRIGGER bidder_answer_no_delete BEFORE DELETE ON bidder_answer WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'bidder_answer rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER bidder_question_no_delete;
--> statement-breakpoint
CREATE TRIGGER bidder_question_no_delete BEFORE DELETE ON bidder_question WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'bidder_question rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER clarification_no_delete;
--> statement-breakpoint
CREATE TRIGGER clarification_no_delete BEFORE DELETE ON clarification WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'clarification rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER clarification_answer_no_delete;
--> statement-breakpoint
CREATE TRIGGER clarification_answer_no_delete BEFORE DELETE ON clarification_answer WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'clarification_answer rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER clarification_choice_no_delete;
--> statement-breakpoint
CREATE TRIGGER clarification_choice_no_delete BEFORE DELETE ON clarification_choice WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM clarification WHERE id = OLD.clarification_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'clarification_choice rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER clarification_draft_no_delete;
--> statement-breakpoint
CREATE TRIGGER clarification_draft_no_delete BEFORE DELETE ON clarification_draft WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM clarification WHERE id = OLD.clarification_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'clarification_draft rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER confidentiality_decision_no_delete;
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_no_delete BEFORE DELETE ON confidentiality_decision WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM clarification WHERE id = OLD.clarification_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'confidentiality_decision rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER core_information_no_delete;
--> statement-breakpoint
CREATE TRIGGER core_information_no_delete BEFORE DELETE ON core_information WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'core_information rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER criterion_score_no_delete;
--> statement-breakpoint
CREATE TRIGGER criterion_score_no_delete BEFORE DELETE ON criterion_score WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'criterion_score rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER disregard_no_delete;
--> statement-breakpoint
CREATE TRIGGER disregard_no_delete BEFORE DELETE ON disregard WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'disregard rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER evidence_no_delete;
--> statement-breakpoint
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence WHEN NOT EXISTS (SELECT 1 FROM record_removal r JOIN removed_file f ON f.procurement_id = r.procurement_id WHERE f.file_id = OLD.file_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'evidence rows are never deleted'); END;
--> statement-breakpoint
DROP TRIGGER evidence_earlier_no_delete;
--> statement-breakpoint
CREATE TRIGGER evidence_earlier_no_delete BEFORE DELETE ON evidence_earlier WHEN NOT EXISTS (SELECT 1 FROM record_removal r JOIN removed_file f ON f.procurement_id = r.procurement_id WHERE f.file_id = OLD.file_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'evidence_earlier rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER gate_decision_no_delete;
--> statement-breakpoint
CREATE TRIGGER gate_decision_no_delete BEFORE DELETE ON gate_decision WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'gate_decision rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER late_attempt_no_delete;
--> statement-breakpoint
CREATE TRIGGER late_attempt_no_delete BEFORE DELETE ON late_attempt WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'late_attempt rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER late_content_no_delete;
--> statement-breakpoint
CREATE TRIGGER late_content_no_delete BEFORE DELETE ON late_content WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM response WHERE id = OLD.response_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'late_content rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER late_decision_no_delete;
--> statement-breakpoint
CREATE TRIGGER late_decision_no_delete BEFORE DELETE ON late_decision WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'late_decision rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER mark_no_delete;
--> statement-breakpoint
CREATE TRIGGER mark_no_delete BEFORE DELETE ON mark WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'mark rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER marking_load_no_delete;
--> statement-breakpoint
CREATE TRIGGER marking_load_no_delete BEFORE DELETE ON marking_load WHEN (OLD.applied_at IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'an applied marking load is never changed'); END;
--> statement-breakpoint
DROP TRIGGER portal_bid_no_delete;
--> statement-breakpoint
CREATE TRIGGER portal_bid_no_delete BEFORE DELETE ON portal_bid WHEN (OLD.submission_id IS NOT NULL OR EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = OLD.procurement_id AND confirmed_at IS NOT NULL)) AND NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
DROP TRIGGER portal_file_no_delete;
--> statement-breakpoint
CREATE TRIGGER portal_file_no_delete BEFORE DELETE ON portal_file WHEN (EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = OLD.procurement_id AND confirmed_at IS NOT NULL)) AND NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
DROP TRIGGER practice_no_delete;
--> statement-breakpoint
CREATE TRIGGER practice_no_delete BEFORE DELETE ON practice WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM response WHERE id = OLD.response_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'practice rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER price_no_delete;
--> statement-breakpoint
CREATE TRIGGER price_no_delete BEFORE DELETE ON price WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'price rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER price_explanation_no_delete;
--> statement-breakpoint
CREATE TRIGGER price_explanation_no_delete BEFORE DELETE ON price_explanation WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'price_explanation rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER price_notice_no_delete;
--> statement-breakpoint
CREATE TRIGGER price_notice_no_delete BEFORE DELETE ON price_notice WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'price_notice rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER ready_note_no_delete;
--> statement-breakpoint
CREATE TRIGGER ready_note_no_delete BEFORE DELETE ON ready_note WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM response WHERE id = OLD.response_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'ready_note rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER registration_no_delete;
--> statement-breakpoint
CREATE TRIGGER registration_no_delete BEFORE DELETE ON registration WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'registration rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER reminder_no_delete;
--> statement-breakpoint
CREATE TRIGGER reminder_no_delete BEFORE DELETE ON reminder WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM response WHERE id = OLD.response_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'reminder rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER submission_no_delete;
--> statement-breakpoint
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'submission rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER summary_addition_no_delete;
--> statement-breakpoint
CREATE TRIGGER summary_addition_no_delete BEFORE DELETE ON summary_addition WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'summary_addition rows are never removed'); END;
--> statement-breakpoint
DROP TRIGGER summary_check_no_delete;
--> statement-breakpoint
CREATE TRIGGER summary_check_no_delete BEFORE DELETE ON summary_check WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'summary_check rows are never removed'); END;
--> statement-breakpoint
DROP TRIGGER summary_redaction_no_delete;
--> statement-breakpoint
CREATE TRIGGER summary_redaction_no_delete BEFORE DELETE ON summary_redaction WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'summary_redaction rows are never removed'); END;
--> statement-breakpoint
DROP TRIGGER support_code_no_delete;
--> statement-breakpoint
CREATE TRIGGER support_code_no_delete BEFORE DELETE ON support_code WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'support_code rows are never deleted'); END;
--> statement-breakpoint
DROP TRIGGER support_look_no_delete;
--> statement-breakpoint
CREATE TRIGGER support_look_no_delete BEFORE DELETE ON support_look WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM response WHERE id = OLD.response_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'support_look rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER team_comment_no_delete;
--> statement-breakpoint
CREATE TRIGGER team_comment_no_delete BEFORE DELETE ON team_comment WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM response WHERE id = OLD.response_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'team_comment rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER version_acknowledgement_no_delete;
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_no_delete BEFORE DELETE ON version_acknowledgement WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'version_acknowledgement rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER withdrawal_no_delete;
--> statement-breakpoint
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal WHEN NOT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = (SELECT procurement_id FROM submission WHERE id = OLD.submission_id) AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) BEGIN SELECT RAISE(ABORT, 'withdrawal rows are never changed'); END;
--> statement-breakpoint
DROP TRIGGER outcome_no_update;
--> statement-breakpoint
CREATE TRIGGER outcome_no_update BEFORE UPDATE ON outcome WHEN NOT (NEW.contest = '' AND NEW.result = '' AND NEW.procurement_id = OLD.procurement_id AND NEW.engine_version = OLD.engine_version AND NEW.asked_by = OLD.asked_by AND NEW.confirmed_by = OLD.confirmed_by AND NEW.finalised_at = OLD.finalised_at AND EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = OLD.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id)))) BEGIN SELECT RAISE(ABORT, 'outcome rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER record_removal_by_two BEFORE INSERT ON record_removal WHEN NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM two_person_step s WHERE s.id = NEW.step_id AND s.procurement_id = NEW.procurement_id AND s.act = 'remove' AND s.asked_by = NEW.asked_by AND s.ended = 'confirmed' AND s.ended_by = NEW.confirmed_by) BEGIN SELECT RAISE(ABORT, 'records are removed by two people'); END;
--> statement-breakpoint
CREATE TRIGGER record_removal_in_time BEFORE INSERT ON record_removal WHEN NEW.removed_on > date(NEW.removed_at, '+1 day') OR COALESCE(NEW.removed_on < date((SELECT COALESCE(c.entered_on, substr(d.decided_at, 1, 10)) FROM contract_record c JOIN award_decision d ON d.procurement_id = c.procurement_id WHERE c.procurement_id = NEW.procurement_id ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1), '+3 years'), 1) BEGIN SELECT RAISE(ABORT, 'records are removed after their time'); END;
--> statement-breakpoint
CREATE TRIGGER record_removal_not_held BEFORE INSERT ON record_removal WHEN EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = NEW.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id)) BEGIN SELECT RAISE(ABORT, 'records on hold are not removed'); END;
--> statement-breakpoint
CREATE TRIGGER record_removal_no_update BEFORE UPDATE ON record_removal BEGIN SELECT RAISE(ABORT, 'a certificate of removal is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER record_removal_no_delete BEFORE DELETE ON record_removal BEGIN SELECT RAISE(ABORT, 'a certificate of removal is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER removed_file_only_gone BEFORE UPDATE ON removed_file WHEN OLD.gone_at IS NOT NULL OR NEW.gone_at IS NULL OR NEW.file_id <> OLD.file_id OR NEW.procurement_id <> OLD.procurement_id OR NEW.owner <> OLD.owner BEGIN SELECT RAISE(ABORT, 'a removed file is only noted as gone'); END;
--> statement-breakpoint
CREATE TRIGGER removed_file_no_delete BEFORE DELETE ON removed_file BEGIN SELECT RAISE(ABORT, 'a removed file is only noted as gone'); END;
--> statement-breakpoint
CREATE TRIGGER record_hold_before_removal BEFORE INSERT ON record_hold WHEN EXISTS (SELECT 1 FROM record_removal WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'removed records are not put on hold'); END;

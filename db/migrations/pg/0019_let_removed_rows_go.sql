-- Frozen rows of a procurement go when the certificate of their removal stands and no hold does: the database refuses anything else, whatever the code says.
CREATE FUNCTION records_removed(whose text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM record_removal r WHERE r.procurement_id = whose AND NOT EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = r.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))) $$;
--> statement-breakpoint
CREATE FUNCTION file_removed(whose text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM removed_file f WHERE f.file_id = whose AND records_removed(f.procurement_id)) $$;
--> statement-breakpoint
CREATE FUNCTION response_removed(whose text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM response x WHERE x.id = whose AND records_removed(x.procurement_id)) $$;
--> statement-breakpoint
CREATE FUNCTION submission_removed(whose text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM submission x WHERE x.id = whose AND records_removed(x.procurement_id)) $$;
--> statement-breakpoint
CREATE FUNCTION clarification_removed(whose text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM clarification x WHERE x.id = whose AND records_removed(x.procurement_id)) $$;
--> statement-breakpoint
DROP TRIGGER agreed_mark_no_change ON agreed_mark;
--> statement-breakpoint
CREATE TRIGGER agreed_mark_no_change BEFORE UPDATE ON agreed_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agreed_mark_no_delete BEFORE DELETE ON agreed_mark FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER answer_history_no_change ON answer_history;
--> statement-breakpoint
CREATE TRIGGER answer_history_no_change BEFORE UPDATE ON answer_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answer_history_no_delete BEFORE DELETE ON answer_history FOR EACH ROW WHEN (NOT response_removed(OLD.response_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER assessment_summary_lawful ON assessment_summary;
--> statement-breakpoint
CREATE TRIGGER assessment_summary_lawful BEFORE INSERT OR UPDATE ON assessment_summary FOR EACH ROW EXECUTE FUNCTION assessment_summary_lawful();
--> statement-breakpoint
CREATE TRIGGER assessment_summary_no_delete BEFORE DELETE ON assessment_summary FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION assessment_summary_lawful();
--> statement-breakpoint
DROP TRIGGER bidder_answer_no_change ON bidder_answer;
--> statement-breakpoint
CREATE TRIGGER bidder_answer_no_change BEFORE UPDATE ON bidder_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bidder_answer_no_delete BEFORE DELETE ON bidder_answer FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER bidder_question_no_change ON bidder_question;
--> statement-breakpoint
CREATE TRIGGER bidder_question_no_change BEFORE UPDATE ON bidder_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bidder_question_no_delete BEFORE DELETE ON bidder_question FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER clarification_no_change ON clarification;
--> statement-breakpoint
CREATE TRIGGER clarification_no_change BEFORE UPDATE ON clarification FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER clarification_no_delete BEFORE DELETE ON clarification FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER clarification_answer_no_change ON clarification_answer;
--> statement-breakpoint
CREATE TRIGGER clarification_answer_no_change BEFORE UPDATE ON clarification_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER clarification_answer_no_delete BEFORE DELETE ON clarification_answer FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER clarification_choice_no_change ON clarification_choice;
--> statement-breakpoint
CREATE TRIGGER clarification_choice_no_change BEFORE UPDATE ON clarification_choice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER clarification_choice_no_delete BEFORE DELETE ON clarification_choice FOR EACH ROW WHEN (NOT clarification_removed(OLD.clarification_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER clarification_draft_no_change ON clarification_draft;
--> statement-breakpoint
CREATE TRIGGER clarification_draft_no_change BEFORE UPDATE ON clarification_draft FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER clarification_draft_no_delete BEFORE DELETE ON clarification_draft FOR EACH ROW WHEN (NOT clarification_removed(OLD.clarification_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER confidentiality_decision_no_change ON confidentiality_decision;
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_no_change BEFORE UPDATE ON confidentiality_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER confidentiality_decision_no_delete BEFORE DELETE ON confidentiality_decision FOR EACH ROW WHEN (NOT clarification_removed(OLD.clarification_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER core_information_no_change ON core_information;
--> statement-breakpoint
CREATE TRIGGER core_information_no_change BEFORE UPDATE ON core_information FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER core_information_no_delete BEFORE DELETE ON core_information FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER criterion_score_no_change ON criterion_score;
--> statement-breakpoint
CREATE TRIGGER criterion_score_no_change BEFORE UPDATE ON criterion_score FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER criterion_score_no_delete BEFORE DELETE ON criterion_score FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER disregard_no_change ON disregard;
--> statement-breakpoint
CREATE TRIGGER disregard_no_change BEFORE UPDATE ON disregard FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER disregard_no_delete BEFORE DELETE ON disregard FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER evidence_no_delete ON evidence;
--> statement-breakpoint
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence FOR EACH ROW WHEN (NOT file_removed(OLD.file_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER evidence_earlier_no_change ON evidence_earlier;
--> statement-breakpoint
CREATE TRIGGER evidence_earlier_no_change BEFORE UPDATE ON evidence_earlier FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evidence_earlier_no_delete BEFORE DELETE ON evidence_earlier FOR EACH ROW WHEN (NOT file_removed(OLD.file_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER gate_decision_no_change ON gate_decision;
--> statement-breakpoint
CREATE TRIGGER gate_decision_no_change BEFORE UPDATE ON gate_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER gate_decision_no_delete BEFORE DELETE ON gate_decision FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER late_attempt_no_change ON late_attempt;
--> statement-breakpoint
CREATE TRIGGER late_attempt_no_change BEFORE UPDATE ON late_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER late_attempt_no_delete BEFORE DELETE ON late_attempt FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER late_content_no_change ON late_content;
--> statement-breakpoint
CREATE TRIGGER late_content_no_change BEFORE UPDATE ON late_content FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER late_content_no_delete BEFORE DELETE ON late_content FOR EACH ROW WHEN (NOT response_removed(OLD.response_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER late_decision_no_change ON late_decision;
--> statement-breakpoint
CREATE TRIGGER late_decision_no_change BEFORE UPDATE ON late_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER late_decision_no_delete BEFORE DELETE ON late_decision FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER mark_no_change ON mark;
--> statement-breakpoint
CREATE TRIGGER mark_no_change BEFORE UPDATE ON mark FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mark_no_delete BEFORE DELETE ON mark FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER marking_load_lawful ON marking_load;
--> statement-breakpoint
CREATE TRIGGER marking_load_lawful BEFORE UPDATE ON marking_load FOR EACH ROW EXECUTE FUNCTION marking_load_lawful();
--> statement-breakpoint
CREATE TRIGGER marking_load_no_delete BEFORE DELETE ON marking_load FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION marking_load_lawful();
--> statement-breakpoint
DROP TRIGGER portal_bid_lawful ON portal_bid;
--> statement-breakpoint
CREATE TRIGGER portal_bid_lawful BEFORE INSERT OR UPDATE ON portal_bid FOR EACH ROW EXECUTE FUNCTION portal_bid_lawful();
--> statement-breakpoint
CREATE TRIGGER portal_bid_no_delete BEFORE DELETE ON portal_bid FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION portal_bid_lawful();
--> statement-breakpoint
DROP TRIGGER portal_file_lawful ON portal_file;
--> statement-breakpoint
CREATE TRIGGER portal_file_lawful BEFORE INSERT OR UPDATE ON portal_file FOR EACH ROW EXECUTE FUNCTION portal_file_lawful();
--> statement-breakpoint
CREATE TRIGGER portal_file_no_delete BEFORE DELETE ON portal_file FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION portal_file_lawful();
--> statement-breakpoint
DROP TRIGGER practice_no_change ON practice;
--> statement-breakpoint
CREATE TRIGGER practice_no_change BEFORE UPDATE ON practice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER practice_no_delete BEFORE DELETE ON practice FOR EACH ROW WHEN (NOT response_removed(OLD.response_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER price_no_change ON price;
--> statement-breakpoint
CREATE TRIGGER price_no_change BEFORE UPDATE ON price FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_no_delete BEFORE DELETE ON price FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER price_explanation_no_change ON price_explanation;
--> statement-breakpoint
CREATE TRIGGER price_explanation_no_change BEFORE UPDATE ON price_explanation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_explanation_no_delete BEFORE DELETE ON price_explanation FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER price_notice_no_change ON price_notice;
--> statement-breakpoint
CREATE TRIGGER price_notice_no_change BEFORE UPDATE ON price_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_notice_no_delete BEFORE DELETE ON price_notice FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER ready_note_no_change ON ready_note;
--> statement-breakpoint
CREATE TRIGGER ready_note_no_change BEFORE UPDATE ON ready_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ready_note_no_delete BEFORE DELETE ON ready_note FOR EACH ROW WHEN (NOT response_removed(OLD.response_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER registration_no_change ON registration;
--> statement-breakpoint
CREATE TRIGGER registration_no_change BEFORE UPDATE ON registration FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER registration_no_delete BEFORE DELETE ON registration FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER reminder_no_change ON reminder;
--> statement-breakpoint
CREATE TRIGGER reminder_no_change BEFORE UPDATE ON reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reminder_no_delete BEFORE DELETE ON reminder FOR EACH ROW WHEN (NOT response_removed(OLD.response_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER submission_no_change ON submission;
--> statement-breakpoint
CREATE TRIGGER submission_no_change BEFORE UPDATE ON submission FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER summary_addition_lawful ON summary_addition;
--> statement-breakpoint
CREATE TRIGGER summary_addition_lawful BEFORE INSERT OR UPDATE ON summary_addition FOR EACH ROW EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
CREATE TRIGGER summary_addition_no_delete BEFORE DELETE ON summary_addition FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
DROP TRIGGER summary_check_lawful ON summary_check;
--> statement-breakpoint
CREATE TRIGGER summary_check_lawful BEFORE INSERT OR UPDATE ON summary_check FOR EACH ROW EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
CREATE TRIGGER summary_check_no_delete BEFORE DELETE ON summary_check FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
DROP TRIGGER summary_redaction_lawful ON summary_redaction;
--> statement-breakpoint
CREATE TRIGGER summary_redaction_lawful BEFORE INSERT ON summary_redaction FOR EACH ROW EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
CREATE TRIGGER summary_redaction_no_delete BEFORE DELETE ON summary_redaction FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION summary_preparation_lawful();
--> statement-breakpoint
DROP TRIGGER support_code_no_delete ON support_code;
--> statement-breakpoint
CREATE TRIGGER support_code_no_delete BEFORE DELETE ON support_code FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER support_look_no_change ON support_look;
--> statement-breakpoint
CREATE TRIGGER support_look_no_change BEFORE UPDATE ON support_look FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER support_look_no_delete BEFORE DELETE ON support_look FOR EACH ROW WHEN (NOT response_removed(OLD.response_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER team_comment_no_change ON team_comment;
--> statement-breakpoint
CREATE TRIGGER team_comment_no_change BEFORE UPDATE ON team_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER team_comment_no_delete BEFORE DELETE ON team_comment FOR EACH ROW WHEN (NOT response_removed(OLD.response_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER version_acknowledgement_no_change ON version_acknowledgement;
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_no_change BEFORE UPDATE ON version_acknowledgement FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_no_delete BEFORE DELETE ON version_acknowledgement FOR EACH ROW WHEN (NOT records_removed(OLD.procurement_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER withdrawal_no_change ON withdrawal;
--> statement-breakpoint
CREATE TRIGGER withdrawal_no_change BEFORE UPDATE ON withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal FOR EACH ROW WHEN (NOT submission_removed(OLD.submission_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER outcome_no_change ON outcome;
--> statement-breakpoint
CREATE TRIGGER outcome_no_delete BEFORE DELETE ON outcome FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER outcome_no_update BEFORE UPDATE ON outcome FOR EACH ROW WHEN (NOT (NEW.contest = '' AND NEW.result = '' AND NEW.procurement_id = OLD.procurement_id AND NEW.engine_version = OLD.engine_version AND NEW.asked_by = OLD.asked_by AND NEW.confirmed_by = OLD.confirmed_by AND NEW.finalised_at = OLD.finalised_at AND records_removed(OLD.procurement_id))) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION record_removal_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'a certificate of removal is never changed'; END IF;
  IF NEW.asked_by = NEW.confirmed_by OR NOT EXISTS (SELECT 1 FROM two_person_step s WHERE s.id = NEW.step_id AND s.procurement_id = NEW.procurement_id
    AND s.act = 'remove' AND s.asked_by = NEW.asked_by AND s.ended = 'confirmed' AND s.ended_by = NEW.confirmed_by)
  THEN RAISE EXCEPTION 'records are removed by two people'; END IF;
  IF NEW.removed_on::date > NEW.removed_at::timestamptz::date + 1
    OR COALESCE(NEW.removed_on::date < ((SELECT COALESCE(c.entered_on, substr(d.decided_at, 1, 10)) FROM contract_record c JOIN award_decision d ON d.procurement_id = c.procurement_id WHERE c.procurement_id = NEW.procurement_id ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1))::date + interval '3 years', true)
  THEN RAISE EXCEPTION 'records are removed after their time'; END IF;
  IF EXISTS (SELECT 1 FROM record_hold h WHERE h.procurement_id = NEW.procurement_id AND NOT EXISTS (SELECT 1 FROM record_hold_lift l WHERE l.hold_id = h.id))
  THEN RAISE EXCEPTION 'records on hold are not removed'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER record_removal_lawful BEFORE INSERT OR UPDATE OR DELETE ON record_removal FOR EACH ROW EXECUTE FUNCTION record_removal_lawful();
--> statement-breakpoint
CREATE FUNCTION removed_file_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a removed file is only noted as gone'; END IF;
  IF OLD.gone_at IS NOT NULL OR NEW.gone_at IS NULL OR NEW.file_id <> OLD.file_id OR NEW.procurement_id <> OLD.procurement_id OR NEW.owner <> OLD.owner
  THEN RAISE EXCEPTION 'a removed file is only noted as gone'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER removed_file_lawful BEFORE UPDATE OR DELETE ON removed_file FOR EACH ROW EXECUTE FUNCTION removed_file_lawful();
--> statement-breakpoint
CREATE FUNCTION record_hold_before_removal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM record_removal WHERE procurement_id = NEW.procurement_id) THEN RAISE EXCEPTION 'removed records are not put on hold'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER record_hold_before_removal BEFORE INSERT ON record_hold FOR EACH ROW EXECUTE FUNCTION record_hold_before_removal();

-- What was decided about a tender, what came before it, and what one bidder was asked, stays as it was written: the database refuses, whatever the code says.
CREATE TRIGGER disregard_no_update BEFORE UPDATE ON disregard BEGIN SELECT RAISE(ABORT, 'disregard rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER disregard_no_delete BEFORE DELETE ON disregard BEGIN SELECT RAISE(ABORT, 'disregard rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_notice_no_update BEFORE UPDATE ON price_notice BEGIN SELECT RAISE(ABORT, 'price_notice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_notice_no_delete BEFORE DELETE ON price_notice BEGIN SELECT RAISE(ABORT, 'price_notice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_explanation_no_update BEFORE UPDATE ON price_explanation BEGIN SELECT RAISE(ABORT, 'price_explanation rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER price_explanation_no_delete BEFORE DELETE ON price_explanation BEGIN SELECT RAISE(ABORT, 'price_explanation rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bidder_question_no_update BEFORE UPDATE ON bidder_question BEGIN SELECT RAISE(ABORT, 'bidder_question rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bidder_question_no_delete BEFORE DELETE ON bidder_question BEGIN SELECT RAISE(ABORT, 'bidder_question rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bidder_answer_no_update BEFORE UPDATE ON bidder_answer BEGIN SELECT RAISE(ABORT, 'bidder_answer rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER bidder_answer_no_delete BEFORE DELETE ON bidder_answer BEGIN SELECT RAISE(ABORT, 'bidder_answer rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER lessons_choice_no_update BEFORE UPDATE ON lessons_choice BEGIN SELECT RAISE(ABORT, 'lessons_choice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER lessons_choice_no_delete BEFORE DELETE ON lessons_choice BEGIN SELECT RAISE(ABORT, 'lessons_choice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER disregard_before_outcome BEFORE INSERT ON disregard WHEN EXISTS (SELECT 1 FROM outcome WHERE procurement_id = NEW.procurement_id) OR NOT EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a tender is disregarded after the opening and before the outcome'); END;
--> statement-breakpoint
CREATE TRIGGER disregard_needs_notice BEFORE INSERT ON disregard WHEN NEW.decision = 'disregard' AND NEW.ground = 'abnormally-low-price' AND NOT EXISTS (SELECT 1 FROM price_notice n WHERE n.id = NEW.notice_id AND n.submission_id = NEW.submission_id AND n.sent_at <= NEW.decided_at AND (n.answer_by <= NEW.decided_at OR EXISTS (SELECT 1 FROM price_explanation e WHERE e.notice_id = n.id AND e.received_at <= NEW.decided_at))) BEGIN SELECT RAISE(ABORT, 'a tender is disregarded for its price after notice and a chance to explain'); END;
--> statement-breakpoint
CREATE TRIGGER price_notice_lawful BEFORE INSERT ON price_notice WHEN NEW.sent_at > NEW.recorded_at OR NEW.answer_by <= NEW.sent_at OR NOT EXISTS (SELECT 1 FROM price_opening WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a notice about a price is recorded when it was sent, with time to answer, once prices are open'); END;
--> statement-breakpoint
CREATE TRIGGER lessons_choice_before_publication BEFORE INSERT ON lessons_choice WHEN EXISTS (SELECT 1 FROM questionnaire_version WHERE procurement_id = NEW.procurement_id AND published_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'lessons are chosen before publication'); END;
--> statement-breakpoint
CREATE TRIGGER bidder_question_after_opening BEFORE INSERT ON bidder_question WHEN NOT EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id) OR NEW.answer_by <= NEW.asked_at BEGIN SELECT RAISE(ABORT, 'a bidder is asked after the opening, with time to answer'); END;
--> statement-breakpoint
CREATE TRIGGER bidder_answer_in_time BEFORE INSERT ON bidder_answer WHEN NOT EXISTS (SELECT 1 FROM bidder_question q WHERE q.id = NEW.asked_id AND q.procurement_id = NEW.procurement_id AND q.answer_by > NEW.answered_at) BEGIN SELECT RAISE(ABORT, 'an answer comes before its time is over'); END;

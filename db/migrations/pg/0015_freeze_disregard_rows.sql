-- What was decided about a tender, what came before it, and what one bidder was asked, stays as it was written: the database refuses, whatever the code says.
CREATE TRIGGER disregard_no_change BEFORE UPDATE OR DELETE ON disregard FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_notice_no_change BEFORE UPDATE OR DELETE ON price_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER price_explanation_no_change BEFORE UPDATE OR DELETE ON price_explanation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bidder_question_no_change BEFORE UPDATE OR DELETE ON bidder_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER bidder_answer_no_change BEFORE UPDATE OR DELETE ON bidder_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER lessons_choice_no_change BEFORE UPDATE OR DELETE ON lessons_choice FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION disregard_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM outcome WHERE procurement_id = NEW.procurement_id) OR NOT EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a tender is disregarded after the opening and before the outcome'; END IF;
  IF NEW.decision = 'disregard' AND NEW.ground = 'abnormally-low-price' AND NOT EXISTS (SELECT 1 FROM price_notice n WHERE n.id = NEW.notice_id AND n.submission_id = NEW.submission_id AND n.sent_at <= NEW.decided_at AND (n.answer_by <= NEW.decided_at OR EXISTS (SELECT 1 FROM price_explanation e WHERE e.notice_id = n.id AND e.received_at <= NEW.decided_at)))
  THEN RAISE EXCEPTION 'a tender is disregarded for its price after notice and a chance to explain'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER disregard_lawful BEFORE INSERT ON disregard FOR EACH ROW EXECUTE FUNCTION disregard_lawful();
--> statement-breakpoint
CREATE FUNCTION price_notice_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.sent_at > NEW.recorded_at OR NEW.answer_by <= NEW.sent_at OR NOT EXISTS (SELECT 1 FROM price_opening WHERE procurement_id = NEW.procurement_id)
  THEN RAISE EXCEPTION 'a notice about a price is recorded when it was sent, with time to answer, once prices are open'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER price_notice_lawful BEFORE INSERT ON price_notice FOR EACH ROW EXECUTE FUNCTION price_notice_lawful();
--> statement-breakpoint
CREATE FUNCTION lessons_choice_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM questionnaire_version WHERE procurement_id = NEW.procurement_id AND published_at IS NOT NULL)
  THEN RAISE EXCEPTION 'lessons are chosen before publication'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER lessons_choice_lawful BEFORE INSERT ON lessons_choice FOR EACH ROW EXECUTE FUNCTION lessons_choice_lawful();
--> statement-breakpoint
CREATE FUNCTION bidder_question_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id) OR NEW.answer_by <= NEW.asked_at
  THEN RAISE EXCEPTION 'a bidder is asked after the opening, with time to answer'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER bidder_question_lawful BEFORE INSERT ON bidder_question FOR EACH ROW EXECUTE FUNCTION bidder_question_lawful();
--> statement-breakpoint
CREATE FUNCTION bidder_answer_lawful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM bidder_question q WHERE q.id = NEW.asked_id AND q.procurement_id = NEW.procurement_id AND q.answer_by > NEW.answered_at)
  THEN RAISE EXCEPTION 'an answer comes before its time is over'; END IF;
  RETURN NEW; END $$;
--> statement-breakpoint
CREATE TRIGGER bidder_answer_lawful BEFORE INSERT ON bidder_answer FOR EACH ROW EXECUTE FUNCTION bidder_answer_lawful();

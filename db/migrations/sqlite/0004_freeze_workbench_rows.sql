-- Rows of amendments, notices, cancellations and registrations that are frozen: the database refuses, whatever the code says.
CREATE TRIGGER questionnaire_version_begins_as_draft BEFORE INSERT ON questionnaire_version WHEN NEW.published_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a version begins as a draft'); END;
--> statement-breakpoint
CREATE TRIGGER questionnaire_version_two_people BEFORE UPDATE ON questionnaire_version WHEN OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND NEW.published_by = NEW.signed_off_by BEGIN SELECT RAISE(ABORT, 'publication needs two people'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_in_time BEFORE UPDATE ON questionnaire_version WHEN OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND EXISTS (SELECT 1 FROM questionnaire_version v WHERE v.procurement_id = NEW.procurement_id AND v.published_at IS NOT NULL) AND (NEW.published_at >= (SELECT deadline FROM procurement WHERE id = NEW.procurement_id) OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id)) BEGIN SELECT RAISE(ABORT, 'an amendment is published before the deadline'); END;
--> statement-breakpoint
CREATE TRIGGER amendment_explained BEFORE UPDATE ON questionnaire_version WHEN OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND EXISTS (SELECT 1 FROM questionnaire_version v WHERE v.procurement_id = NEW.procurement_id AND v.published_at IS NOT NULL) AND (COALESCE(NEW.amend_reason, '') = '' OR COALESCE(NEW.notice, '') = '' OR NEW.dropped_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'an amendment gives its reason and its notice'); END;
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_no_update BEFORE UPDATE ON version_acknowledgement BEGIN SELECT RAISE(ABORT, 'version_acknowledgement rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_no_delete BEFORE DELETE ON version_acknowledgement BEGIN SELECT RAISE(ABORT, 'version_acknowledgement rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER version_acknowledgement_of_published BEFORE INSERT ON version_acknowledgement WHEN NOT EXISTS (SELECT 1 FROM questionnaire_version v JOIN response r ON r.procurement_id = v.procurement_id WHERE v.id = NEW.version_id AND r.id = NEW.response_id AND v.published_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'only a published version of the same procurement is acknowledged'); END;
--> statement-breakpoint
CREATE TRIGGER response_version_acknowledged BEFORE UPDATE OF version_id ON response WHEN NEW.version_id <> OLD.version_id AND NOT EXISTS (SELECT 1 FROM version_acknowledgement a WHERE a.response_id = NEW.id AND a.version_id = NEW.version_id) BEGIN SELECT RAISE(ABORT, 'a response moves to a version that its team has seen'); END;
--> statement-breakpoint
CREATE TRIGGER submission_answers_current_version BEFORE INSERT ON submission WHEN (SELECT document_hash FROM questionnaire_version WHERE id = NEW.version_id) <> (SELECT document_hash FROM questionnaire_version WHERE procurement_id = NEW.procurement_id AND published_at IS NOT NULL ORDER BY number DESC LIMIT 1) BEGIN SELECT RAISE(ABORT, 'a submission answers the version that stands'); END;

--> statement-breakpoint
CREATE TRIGGER opening_notice_no_update BEFORE UPDATE ON opening_notice BEGIN SELECT RAISE(ABORT, 'opening_notice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER opening_notice_no_delete BEFORE DELETE ON opening_notice BEGIN SELECT RAISE(ABORT, 'opening_notice rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER core_information_no_update BEFORE UPDATE ON core_information BEGIN SELECT RAISE(ABORT, 'core_information rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER core_information_no_delete BEFORE DELETE ON core_information BEGIN SELECT RAISE(ABORT, 'core_information rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER cancellation_no_update BEFORE UPDATE ON cancellation BEGIN SELECT RAISE(ABORT, 'cancellation rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER cancellation_no_delete BEFORE DELETE ON cancellation BEGIN SELECT RAISE(ABORT, 'cancellation rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER cancellation_by_two BEFORE INSERT ON cancellation WHEN NEW.asked_by = NEW.confirmed_by BEGIN SELECT RAISE(ABORT, 'a cancellation needs two people'); END;
--> statement-breakpoint
CREATE TRIGGER procurement_stays_cancelled BEFORE UPDATE ON procurement WHEN OLD.cancelled_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a cancelled procurement is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER procurement_cancelled_on_record BEFORE UPDATE ON procurement WHEN NEW.cancelled_at IS NOT NULL AND OLD.cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM cancellation WHERE procurement_id = OLD.id AND cancelled_at = NEW.cancelled_at) BEGIN SELECT RAISE(ABORT, 'a cancellation needs its record'); END;
--> statement-breakpoint
CREATE TRIGGER submission_not_cancelled BEFORE INSERT ON submission WHEN EXISTS (SELECT 1 FROM cancellation WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'nothing of a cancelled procurement is sent'); END;
--> statement-breakpoint
CREATE TRIGGER opening_not_cancelled BEFORE INSERT ON opening WHEN EXISTS (SELECT 1 FROM cancellation WHERE procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'nothing of a cancelled procurement is opened'); END;

--> statement-breakpoint
CREATE TRIGGER registration_no_update BEFORE UPDATE ON registration BEGIN SELECT RAISE(ABORT, 'registration rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER registration_no_delete BEFORE DELETE ON registration BEGIN SELECT RAISE(ABORT, 'registration rows are never changed'); END;

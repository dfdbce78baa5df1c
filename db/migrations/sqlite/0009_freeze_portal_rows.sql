-- What came through a portal is loaded by two people, and stays as they loaded it: the database refuses, whatever the code says.
CREATE TRIGGER portal_load_no_update BEFORE UPDATE ON portal_load WHEN OLD.confirmed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER portal_load_no_delete BEFORE DELETE ON portal_load WHEN OLD.confirmed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER portal_load_begins BEFORE INSERT ON portal_load WHEN NEW.confirmed_at IS NOT NULL OR NEW.confirmed_by IS NOT NULL OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id) OR NOT EXISTS (SELECT 1 FROM procurement WHERE id = NEW.procurement_id AND deadline <= NEW.started_at) BEGIN SELECT RAISE(ABORT, 'a load begins after the deadline, unconfirmed, before the opening'); END;
--> statement-breakpoint
CREATE TRIGGER portal_load_by_two BEFORE UPDATE ON portal_load WHEN NEW.confirmed_at IS NOT NULL AND (NEW.confirmed_by IS NULL OR NEW.manifest_hash IS NULL OR NEW.confirmed_by = NEW.started_by OR NEW.started_by <> OLD.started_by OR EXISTS (SELECT 1 FROM opening WHERE procurement_id = NEW.procurement_id)) BEGIN SELECT RAISE(ABORT, 'a load is confirmed by a second person, before the opening'); END;
--> statement-breakpoint
CREATE TRIGGER portal_bid_begins BEFORE INSERT ON portal_bid WHEN NEW.submission_id IS NOT NULL OR EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = NEW.procurement_id AND confirmed_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER portal_bid_no_update BEFORE UPDATE ON portal_bid WHEN OLD.submission_id IS NOT NULL OR EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = OLD.procurement_id AND confirmed_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER portal_bid_no_delete BEFORE DELETE ON portal_bid WHEN OLD.submission_id IS NOT NULL OR EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = OLD.procurement_id AND confirmed_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER portal_file_no_insert BEFORE INSERT ON portal_file WHEN EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = NEW.procurement_id AND confirmed_at IS NOT NULL) OR NOT EXISTS (SELECT 1 FROM portal_bid WHERE id = NEW.bid_id AND procurement_id = NEW.procurement_id) BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER portal_file_no_update BEFORE UPDATE ON portal_file BEGIN SELECT RAISE(ABORT, 'portal_file rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER portal_file_no_delete BEFORE DELETE ON portal_file WHEN EXISTS (SELECT 1 FROM portal_load WHERE procurement_id = OLD.procurement_id AND confirmed_at IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'a confirmed load is never changed'); END;

-- What a team said to itself, and what an officer was shown by its consent: the database refuses any change, whatever the code says.
CREATE TRIGGER team_comment_no_update BEFORE UPDATE ON team_comment BEGIN SELECT RAISE(ABORT, 'team_comment rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER team_comment_no_delete BEFORE DELETE ON team_comment BEGIN SELECT RAISE(ABORT, 'team_comment rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER ready_note_no_update BEFORE UPDATE ON ready_note BEGIN SELECT RAISE(ABORT, 'ready_note rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER ready_note_no_delete BEFORE DELETE ON ready_note BEGIN SELECT RAISE(ABORT, 'ready_note rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER support_look_no_update BEFORE UPDATE ON support_look BEGIN SELECT RAISE(ABORT, 'support_look rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER support_look_no_delete BEFORE DELETE ON support_look BEGIN SELECT RAISE(ABORT, 'support_look rows are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER support_code_no_delete BEFORE DELETE ON support_code BEGIN SELECT RAISE(ABORT, 'support_code rows are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER support_code_only_stops BEFORE UPDATE ON support_code WHEN OLD.stopped_at IS NOT NULL OR NEW.stopped_at IS NULL OR NEW.id <> OLD.id OR NEW.response_id <> OLD.response_id OR NEW.procurement_id <> OLD.procurement_id OR NEW.supplier_id <> OLD.supplier_id OR NEW.code_hash <> OLD.code_hash OR NEW.shared_by <> OLD.shared_by OR NEW.shared_at <> OLD.shared_at OR NEW.expires_at <> OLD.expires_at BEGIN SELECT RAISE(ABORT, 'a support code is stopped once and never changed'); END;
--> statement-breakpoint
CREATE TRIGGER support_look_by_consent BEFORE INSERT ON support_look WHEN NOT EXISTS (SELECT 1 FROM support_code c WHERE c.id = NEW.code_id AND c.response_id = NEW.response_id AND c.stopped_at IS NULL AND NEW.looked_at >= c.shared_at AND NEW.looked_at < c.expires_at) BEGIN SELECT RAISE(ABORT, 'a look needs the code of that response, while it is shared'); END;

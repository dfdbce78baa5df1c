CREATE TABLE "answer_word" (
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"word" text NOT NULL,
	"version" bigint NOT NULL,
	"said_by" text NOT NULL,
	"said_at" text NOT NULL,
	CONSTRAINT "answer_word_response_id_question_id_pk" PRIMARY KEY("response_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "clarification" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"received_at" text NOT NULL,
	"sealed_question" text NOT NULL,
	"sealed_asker" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clarification_answer" (
	"clarification_id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"number" bigint,
	"sealed_text" text NOT NULL,
	"leads_to_amendment" boolean NOT NULL,
	"answered_by" text NOT NULL,
	"answered_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clarification_choice" (
	"clarification_id" text PRIMARY KEY NOT NULL,
	"choice" text NOT NULL,
	"sealed_chooser" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clarification_draft" (
	"clarification_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"sealed_text" text NOT NULL,
	"leads_to_amendment" boolean NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL,
	CONSTRAINT "clarification_draft_clarification_id_revision_pk" PRIMARY KEY("clarification_id","revision")
);
--> statement-breakpoint
CREATE TABLE "confidentiality_decision" (
	"clarification_id" text PRIMARY KEY NOT NULL,
	"granted" boolean NOT NULL,
	"sealed_reason" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deadline_extension" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"moved_from" text NOT NULL,
	"moved_to" text NOT NULL,
	"reason" text NOT NULL,
	"health" text NOT NULL,
	"asked_by" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"extended_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "earlier_answer" (
	"submission_id" text NOT NULL,
	"question_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"response_id" text NOT NULL,
	"kind" text NOT NULL,
	"template" text,
	"words" text NOT NULL,
	"sealed_answer" text,
	"sealed_expires" text,
	"removed_at" text,
	"removed_by" text,
	CONSTRAINT "earlier_answer_submission_id_question_id_pk" PRIMARY KEY("submission_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "earlier_choice" (
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"from_question_id" text NOT NULL,
	"choice" text NOT NULL,
	"chosen_by" text NOT NULL,
	"chosen_at" text NOT NULL,
	CONSTRAINT "earlier_choice_response_id_question_id_pk" PRIMARY KEY("response_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "evidence_dates" (
	"evidence_id" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"sealed_dates" text NOT NULL,
	"revision" bigint NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_earlier" (
	"file_id" text PRIMARY KEY NOT NULL,
	"evidence_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"sealed_name" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" text NOT NULL,
	"replaced_by" text NOT NULL,
	"replaced_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_file" (
	"file_id" text PRIMARY KEY NOT NULL,
	"evidence_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"response_id" text,
	"size" bigint NOT NULL,
	"scan" text NOT NULL,
	"scanned_at" text
);
--> statement-breakpoint
CREATE TABLE "evidence_pending" (
	"file_id" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"started_at" text NOT NULL,
	"given_up_at" text
);
--> statement-breakpoint
CREATE TABLE "late_content" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"version_id" text NOT NULL,
	"sealed_content" text NOT NULL,
	"snapshot_hash" text NOT NULL,
	"click_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "late_decision" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"decided_at" text NOT NULL,
	"submission_id" text,
	"letter" text
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"until" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practice" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"number" bigint NOT NULL,
	"reference" text NOT NULL,
	"sealed_content" text NOT NULL,
	"sealed_receipt" text NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	"received_at" text NOT NULL,
	"sent_by" text NOT NULL,
	"click_id" text NOT NULL,
	CONSTRAINT "practice_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "question_owner" (
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"user_id" text NOT NULL,
	"assigned_by" text NOT NULL,
	"assigned_at" text NOT NULL,
	CONSTRAINT "question_owner_response_id_question_id_pk" PRIMARY KEY("response_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "ready_note" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"told_by" text NOT NULL,
	"told_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"response_id" text NOT NULL,
	"kind" text NOT NULL,
	"deadline" text NOT NULL,
	"sent_at" text NOT NULL,
	CONSTRAINT "reminder_response_id_kind_deadline_pk" PRIMARY KEY("response_id","kind","deadline")
);
--> statement-breakpoint
CREATE TABLE "service_period" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" text NOT NULL,
	"last_beat_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_code" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"procurement_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"shared_by" text NOT NULL,
	"shared_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"stopped_at" text,
	CONSTRAINT "support_code_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "support_look" (
	"id" text PRIMARY KEY NOT NULL,
	"code_id" text NOT NULL,
	"response_id" text NOT NULL,
	"looked_by" text NOT NULL,
	"looked_at" text NOT NULL,
	"sealed_state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_comment" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"sealed_text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"sealed_facts" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text,
	"cancelled_at" text,
	CONSTRAINT "team_invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "workbook_load" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"sealed_name" text NOT NULL,
	"sha256" text NOT NULL,
	"sealed_content" text,
	"sealed_choices" text,
	"revision" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"applied_at" text,
	"applied_by" text,
	"changed" bigint
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "not_after" text;--> statement-breakpoint
ALTER TABLE "clarification_answer" ADD CONSTRAINT "clarification_answer_clarification_id_clarification_id_fk" FOREIGN KEY ("clarification_id") REFERENCES "public"."clarification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarification_choice" ADD CONSTRAINT "clarification_choice_clarification_id_clarification_id_fk" FOREIGN KEY ("clarification_id") REFERENCES "public"."clarification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarification_draft" ADD CONSTRAINT "clarification_draft_clarification_id_clarification_id_fk" FOREIGN KEY ("clarification_id") REFERENCES "public"."clarification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confidentiality_decision" ADD CONSTRAINT "confidentiality_decision_clarification_id_clarification_id_fk" FOREIGN KEY ("clarification_id") REFERENCES "public"."clarification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_look" ADD CONSTRAINT "support_look_code_id_support_code_id_fk" FOREIGN KEY ("code_id") REFERENCES "public"."support_code"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clarification_by_procurement" ON "clarification" USING btree ("procurement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clarification_answer_number" ON "clarification_answer" USING btree ("procurement_id","number");--> statement-breakpoint
CREATE INDEX "deadline_extension_by_procurement" ON "deadline_extension" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "earlier_answer_by_supplier" ON "earlier_answer" USING btree ("supplier_id","template");--> statement-breakpoint
CREATE INDEX "earlier_answer_by_response" ON "earlier_answer" USING btree ("response_id","question_id");--> statement-breakpoint
CREATE INDEX "evidence_dates_by_supplier" ON "evidence_dates" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "evidence_earlier_by_evidence" ON "evidence_earlier" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_earlier_by_supplier" ON "evidence_earlier" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "evidence_file_by_response" ON "evidence_file" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "evidence_file_by_supplier" ON "evidence_file" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "evidence_file_by_scan" ON "evidence_file" USING btree ("scan");--> statement-breakpoint
CREATE UNIQUE INDEX "late_content_click" ON "late_content" USING btree ("response_id","click_id");--> statement-breakpoint
CREATE INDEX "late_decision_by_procurement" ON "late_decision" USING btree ("procurement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "practice_number" ON "practice" USING btree ("response_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "practice_click" ON "practice" USING btree ("response_id","click_id");--> statement-breakpoint
CREATE INDEX "ready_note_by_response" ON "ready_note" USING btree ("response_id","told_at");--> statement-breakpoint
CREATE INDEX "service_period_by_end" ON "service_period" USING btree ("last_beat_at");--> statement-breakpoint
CREATE INDEX "support_code_by_response" ON "support_code" USING btree ("response_id","shared_at");--> statement-breakpoint
CREATE INDEX "support_look_by_response" ON "support_look" USING btree ("response_id","looked_at");--> statement-breakpoint
CREATE INDEX "team_comment_by_question" ON "team_comment" USING btree ("response_id","question_id","written_at");--> statement-breakpoint
CREATE INDEX "team_invitation_by_supplier" ON "team_invitation" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "workbook_load_by_response" ON "workbook_load" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "workbook_load_by_expiry" ON "workbook_load" USING btree ("expires_at");
CREATE TABLE "access_link" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"purpose" text NOT NULL,
	"user_id" text,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"post" text NOT NULL,
	"administrator" boolean NOT NULL,
	"officer" boolean NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"reason" text,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"used_at" text,
	"cancelled_at" text,
	CONSTRAINT "access_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"accountId" text NOT NULL,
	"providerId" text NOT NULL,
	"userId" text NOT NULL,
	"accessToken" text,
	"refreshToken" text,
	"idToken" text,
	"accessTokenExpiresAt" timestamp (3) with time zone,
	"refreshTokenExpiresAt" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"createdAt" timestamp (3) with time zone NOT NULL,
	"updatedAt" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreed_mark" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"question_id" text NOT NULL,
	"version" bigint NOT NULL,
	"mark" text NOT NULL,
	"source" text NOT NULL,
	"publishable_reason" text NOT NULL,
	"restricted_note" text NOT NULL,
	"why_differs" text NOT NULL,
	"attended" text NOT NULL,
	"fact_checked" boolean NOT NULL,
	"change_reason" text NOT NULL,
	"agreed_by" text NOT NULL,
	"agreed_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer" (
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"version" bigint NOT NULL,
	"sealed_value" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL,
	CONSTRAINT "answer_response_id_question_id_pk" PRIMARY KEY("response_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "answer_history" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"version" bigint NOT NULL,
	"sealed_value" text NOT NULL,
	"outcome" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"question_id" text NOT NULL,
	"evaluator_id" text NOT NULL,
	"assigned_by" text NOT NULL,
	"assigned_at" text NOT NULL,
	"ended_at" text,
	"end_reason" text,
	"replaced_by" text
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"stream" text NOT NULL,
	"sequence" bigint NOT NULL,
	"id" text NOT NULL,
	"at" text NOT NULL,
	"actor_id" text,
	"actor_kind" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"refused" boolean NOT NULL,
	"data" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_event_stream_sequence_pk" PRIMARY KEY("stream","sequence"),
	CONSTRAINT "audit_event_id_unique" UNIQUE("id"),
	CONSTRAINT "audit_event_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "authority" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"nation" text NOT NULL,
	"contact" text NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conflict_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"declaration_id" text NOT NULL,
	"procurement_id" text NOT NULL,
	"decision" text NOT NULL,
	"mitigation" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conflict_declaration" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"user_id" text NOT NULL,
	"interests" text NOT NULL,
	"declared" boolean NOT NULL,
	"signed_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criterion_score" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"criterion_id" text NOT NULL,
	"version" bigint NOT NULL,
	"score" text NOT NULL,
	"reason" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_revision" (
	"version_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"document" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL,
	CONSTRAINT "draft_revision_version_id_revision_pk" PRIMARY KEY("version_id","revision")
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"user_id" text NOT NULL,
	"duty" text NOT NULL,
	"granted_by" text NOT NULL,
	"granted_at" text NOT NULL,
	"revoked_at" text,
	"revoked_reason" text
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"file_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"sealed_name" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" text NOT NULL,
	"removed_at" text,
	CONSTRAINT "evidence_file_id_unique" UNIQUE("file_id")
);
--> statement-breakpoint
CREATE TABLE "export_file" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"kind" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gate_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"question_id" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"equivalent_accepted" boolean NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" text NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"organisation" text NOT NULL,
	"email" text NOT NULL,
	"lot_ids" text NOT NULL,
	"issue" bigint NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"cancelled_at" text,
	CONSTRAINT "invitation_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "late_attempt" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"procurement_id" text NOT NULL,
	"reference" text NOT NULL,
	"received_at" text NOT NULL,
	"attempted_by" text NOT NULL,
	CONSTRAINT "late_attempt_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "lot" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"position" bigint NOT NULL,
	"title" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"question_id" text NOT NULL,
	"evaluator_id" text NOT NULL,
	"version" bigint NOT NULL,
	"kind" text NOT NULL,
	"mark" text NOT NULL,
	"reason" text NOT NULL,
	"marked_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark_lock" (
	"procurement_id" text NOT NULL,
	"evaluator_id" text NOT NULL,
	"locked_at" text NOT NULL,
	CONSTRAINT "mark_lock_procurement_id_evaluator_id_pk" PRIMARY KEY("procurement_id","evaluator_id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"user_id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"post" text NOT NULL,
	"administrator" boolean NOT NULL,
	"officer" boolean NOT NULL,
	"created_at" text NOT NULL,
	"suspended_at" text,
	"suspended_reason" text,
	"recovery_saved_at" text
);
--> statement-breakpoint
CREATE TABLE "opening" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"step_id" text NOT NULL,
	"opened_at" text NOT NULL,
	"asked_by" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"letters" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text,
	"sealed_message" text NOT NULL,
	"created_at" text NOT NULL,
	"sent_at" text,
	"attempts" bigint NOT NULL,
	"next_attempt_at" text,
	"leased_until" text,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "outcome" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"contest" text NOT NULL,
	"result" text NOT NULL,
	"engine_version" text NOT NULL,
	"asked_by" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"finalised_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"version" bigint NOT NULL,
	"amount" text NOT NULL,
	"source" text NOT NULL,
	"reason" text NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price_opening" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"step_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"opened_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "procurement" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"title" text NOT NULL,
	"reference" text NOT NULL,
	"setup" text NOT NULL,
	"deadline" text,
	"revision" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"set_up_at" text,
	"cancelled_at" text,
	"cancel_reason" text
);
--> statement-breakpoint
CREATE TABLE "quality_lock" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"locked_by" text NOT NULL,
	"locked_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_history" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"question_id" text NOT NULL,
	"revision" bigint NOT NULL,
	"question" text NOT NULL,
	"outcome" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_version" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"number" bigint NOT NULL,
	"document" text NOT NULL,
	"revision" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" text NOT NULL,
	"reasons" text NOT NULL,
	"document_hash" text,
	"published_at" text,
	"published_by" text,
	"signed_off_by" text,
	"amend_reason" text,
	"notice" text
);
--> statement-breakpoint
CREATE TABLE "reason_draft" (
	"submission_id" text NOT NULL,
	"question_id" text NOT NULL,
	"evaluator_id" text NOT NULL,
	"draft" text NOT NULL,
	"version" bigint NOT NULL,
	"saved_at" text NOT NULL,
	CONSTRAINT "reason_draft_submission_id_question_id_evaluator_id_pk" PRIMARY KEY("submission_id","question_id","evaluator_id")
);
--> statement-breakpoint
CREATE TABLE "response" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"invitation_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"version_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "response_invitation_id_unique" UNIQUE("invitation_id")
);
--> statement-breakpoint
CREATE TABLE "scoping" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"starter" text,
	"answers" text NOT NULL,
	"profile_override" text,
	"revision" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "section_done" (
	"response_id" text NOT NULL,
	"section_id" text NOT NULL,
	"marked_by" text NOT NULL,
	"marked_at" text NOT NULL,
	CONSTRAINT "section_done_response_id_section_id_pk" PRIMARY KEY("response_id","section_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expiresAt" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"createdAt" timestamp (3) with time zone NOT NULL,
	"updatedAt" timestamp (3) with time zone NOT NULL,
	"ipAddress" text,
	"userAgent" text,
	"userId" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"procurement_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"version_id" text NOT NULL,
	"number" bigint NOT NULL,
	"reference" text NOT NULL,
	"lot_ids" text NOT NULL,
	"sealed_snapshot" text NOT NULL,
	"snapshot_hash" text NOT NULL,
	"received_at" text NOT NULL,
	"submitted_by" text NOT NULL,
	"sealed_receipt" text NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	"click_id" text NOT NULL,
	CONSTRAINT "submission_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "supplier" (
	"id" text PRIMARY KEY NOT NULL,
	"sealed_name" text NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supplier_member" (
	"user_id" text PRIMARY KEY NOT NULL,
	"supplier_id" text NOT NULL,
	"role" text NOT NULL,
	"sealed_name" text NOT NULL,
	"created_at" text NOT NULL,
	"removed_at" text
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" bigint NOT NULL,
	"first_at" text NOT NULL,
	"blocked_until" text
);
--> statement-breakpoint
CREATE TABLE "twoFactor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backupCodes" text NOT NULL,
	"userId" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failedVerificationCount" bigint DEFAULT 0,
	"lockedUntil" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "two_person_step" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" text NOT NULL,
	"expires_at" text,
	"ended" text,
	"ended_by" text,
	"ended_at" text,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"emailVerified" boolean DEFAULT false NOT NULL,
	"image" text,
	"createdAt" timestamp (3) with time zone NOT NULL,
	"updatedAt" timestamp (3) with time zone NOT NULL,
	"twoFactorEnabled" boolean DEFAULT false,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expiresAt" timestamp (3) with time zone NOT NULL,
	"createdAt" timestamp (3) with time zone,
	"updatedAt" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "withdrawal" (
	"submission_id" text PRIMARY KEY NOT NULL,
	"withdrawn_by" text NOT NULL,
	"withdrawn_at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer" ADD CONSTRAINT "answer_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_decision" ADD CONSTRAINT "conflict_decision_declaration_id_conflict_declaration_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."conflict_declaration"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_revision" ADD CONSTRAINT "draft_revision_version_id_questionnaire_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."questionnaire_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_procurement_id_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."procurement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_file" ADD CONSTRAINT "export_file_procurement_id_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."procurement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_procurement_id_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."procurement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_attempt" ADD CONSTRAINT "late_attempt_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot" ADD CONSTRAINT "lot_procurement_id_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."procurement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_history" ADD CONSTRAINT "question_history_version_id_questionnaire_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."questionnaire_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_version" ADD CONSTRAINT "questionnaire_version_procurement_id_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."procurement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scoping" ADD CONSTRAINT "scoping_procurement_id_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."procurement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_done" ADD CONSTRAINT "section_done_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_response_id_response_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."response"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_member" ADD CONSTRAINT "supplier_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_member" ADD CONSTRAINT "supplier_member_supplier_id_supplier_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."supplier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twoFactor" ADD CONSTRAINT "twoFactor_userId_user_id_fk" FOREIGN KEY ("userId") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_person_step" ADD CONSTRAINT "two_person_step_procurement_id_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."procurement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_link_by_authority" ON "access_link" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "account_by_user" ON "account" USING btree ("userId");--> statement-breakpoint
CREATE UNIQUE INDEX "agreed_mark_version" ON "agreed_mark" USING btree ("submission_id","question_id","version");--> statement-breakpoint
CREATE INDEX "agreed_mark_by_procurement" ON "agreed_mark" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "answer_history_by_answer" ON "answer_history" USING btree ("response_id","question_id","saved_at");--> statement-breakpoint
CREATE INDEX "assignment_by_procurement" ON "assignment" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "assignment_by_evaluator" ON "assignment" USING btree ("evaluator_id");--> statement-breakpoint
CREATE INDEX "conflict_decision_by_procurement" ON "conflict_decision" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "conflict_declaration_by_procurement" ON "conflict_declaration" USING btree ("procurement_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "criterion_score_version" ON "criterion_score" USING btree ("submission_id","criterion_id","version");--> statement-breakpoint
CREATE INDEX "duty_by_procurement" ON "duty" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "duty_by_user" ON "duty" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "evidence_by_supplier" ON "evidence" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "export_file_by_procurement" ON "export_file" USING btree ("procurement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gate_decision_version" ON "gate_decision" USING btree ("submission_id","question_id","version");--> statement-breakpoint
CREATE INDEX "invitation_by_procurement" ON "invitation" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "late_attempt_by_procurement" ON "late_attempt" USING btree ("procurement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lot_position" ON "lot" USING btree ("procurement_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "mark_version" ON "mark" USING btree ("submission_id","question_id","evaluator_id","version");--> statement-breakpoint
CREATE INDEX "mark_by_procurement" ON "mark" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "member_by_authority" ON "member" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "outbox_by_sent" ON "outbox" USING btree ("sent_at","next_attempt_at");--> statement-breakpoint
CREATE UNIQUE INDEX "price_version" ON "price" USING btree ("submission_id","version");--> statement-breakpoint
CREATE INDEX "procurement_by_authority" ON "procurement" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "question_history_by_question" ON "question_history" USING btree ("version_id","question_id","saved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaire_version_number" ON "questionnaire_version" USING btree ("procurement_id","number");--> statement-breakpoint
CREATE INDEX "response_by_procurement" ON "response" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "response_by_supplier" ON "response" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "session_by_user" ON "session" USING btree ("userId");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_number" ON "submission" USING btree ("response_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_click" ON "submission" USING btree ("response_id","click_id");--> statement-breakpoint
CREATE INDEX "submission_by_procurement" ON "submission" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "supplier_member_by_supplier" ON "supplier_member" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "two_factor_by_user" ON "twoFactor" USING btree ("userId");--> statement-breakpoint
CREATE INDEX "two_person_step_by_procurement" ON "two_person_step" USING btree ("procurement_id","act");--> statement-breakpoint
CREATE INDEX "verification_by_identifier" ON "verification" USING btree ("identifier");
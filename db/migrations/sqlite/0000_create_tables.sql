CREATE TABLE `access_link` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`post` text NOT NULL,
	`administrator` integer NOT NULL,
	`officer` integer NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`reason` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`cancelled_at` text,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_link_token_hash_unique` ON `access_link` (`token_hash`);--> statement-breakpoint
CREATE INDEX `access_link_by_authority` ON `access_link` (`authority_id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`accountId` text NOT NULL,
	`providerId` text NOT NULL,
	`userId` text NOT NULL,
	`accessToken` text,
	`refreshToken` text,
	`idToken` text,
	`accessTokenExpiresAt` integer,
	`refreshTokenExpiresAt` integer,
	`scope` text,
	`password` text,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_by_user` ON `account` (`userId`);--> statement-breakpoint
CREATE TABLE `agreed_mark` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`mark` text NOT NULL,
	`source` text NOT NULL,
	`publishable_reason` text NOT NULL,
	`restricted_note` text NOT NULL,
	`why_differs` text NOT NULL,
	`attended` text NOT NULL,
	`fact_checked` integer NOT NULL,
	`change_reason` text NOT NULL,
	`agreed_by` text NOT NULL,
	`agreed_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreed_mark_version` ON `agreed_mark` (`submission_id`,`question_id`,`version`);--> statement-breakpoint
CREATE INDEX `agreed_mark_by_procurement` ON `agreed_mark` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `answer` (
	`response_id` text NOT NULL,
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`sealed_value` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`response_id`, `question_id`),
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer_history` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`sealed_value` text NOT NULL,
	`outcome` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answer_history_by_answer` ON `answer_history` (`response_id`,`question_id`,`saved_at`);--> statement-breakpoint
CREATE TABLE `assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`question_id` text NOT NULL,
	`evaluator_id` text NOT NULL,
	`assigned_by` text NOT NULL,
	`assigned_at` text NOT NULL,
	`ended_at` text,
	`end_reason` text,
	`replaced_by` text
);
--> statement-breakpoint
CREATE INDEX `assignment_by_procurement` ON `assignment` (`procurement_id`);--> statement-breakpoint
CREATE INDEX `assignment_by_evaluator` ON `assignment` (`evaluator_id`);--> statement-breakpoint
CREATE TABLE `audit_event` (
	`stream` text NOT NULL,
	`sequence` integer NOT NULL,
	`id` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`actor_kind` text NOT NULL,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`refused` integer NOT NULL,
	`data` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`stream`, `sequence`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_id_unique` ON `audit_event` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_hash_unique` ON `audit_event` (`hash`);--> statement-breakpoint
CREATE TABLE `authority` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`nation` text NOT NULL,
	`contact` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `conflict_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`declaration_id` text NOT NULL,
	`procurement_id` text NOT NULL,
	`decision` text NOT NULL,
	`mitigation` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	FOREIGN KEY (`declaration_id`) REFERENCES `conflict_declaration`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conflict_decision_by_procurement` ON `conflict_decision` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `conflict_declaration` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`user_id` text NOT NULL,
	`interests` text NOT NULL,
	`declared` integer NOT NULL,
	`signed_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `conflict_declaration_by_procurement` ON `conflict_declaration` (`procurement_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `criterion_score` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`version` integer NOT NULL,
	`score` text NOT NULL,
	`reason` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `criterion_score_version` ON `criterion_score` (`submission_id`,`criterion_id`,`version`);--> statement-breakpoint
CREATE TABLE `draft_revision` (
	`version_id` text NOT NULL,
	`revision` integer NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`document` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`version_id`, `revision`),
	FOREIGN KEY (`version_id`) REFERENCES `questionnaire_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `duty` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`user_id` text NOT NULL,
	`duty` text NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` text NOT NULL,
	`revoked_at` text,
	`revoked_reason` text,
	FOREIGN KEY (`procurement_id`) REFERENCES `procurement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duty_by_procurement` ON `duty` (`procurement_id`);--> statement-breakpoint
CREATE INDEX `duty_by_user` ON `duty` (`user_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`supplier_id` text NOT NULL,
	`file_id` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`sealed_name` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`removed_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_file_id_unique` ON `evidence` (`file_id`);--> statement-breakpoint
CREATE INDEX `evidence_by_supplier` ON `evidence` (`supplier_id`);--> statement-breakpoint
CREATE TABLE `export_file` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`kind` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	FOREIGN KEY (`procurement_id`) REFERENCES `procurement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `export_file_by_procurement` ON `export_file` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `gate_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`question_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`equivalent_accepted` integer NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gate_decision_version` ON `gate_decision` (`submission_id`,`question_id`,`version`);--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`organisation` text NOT NULL,
	`email` text NOT NULL,
	`lot_ids` text NOT NULL,
	`issue` integer NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`cancelled_at` text,
	FOREIGN KEY (`procurement_id`) REFERENCES `procurement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_by_procurement` ON `invitation` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `late_attempt` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`procurement_id` text NOT NULL,
	`reference` text NOT NULL,
	`received_at` text NOT NULL,
	`attempted_by` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `late_attempt_reference_unique` ON `late_attempt` (`reference`);--> statement-breakpoint
CREATE INDEX `late_attempt_by_procurement` ON `late_attempt` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `lot` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`procurement_id`) REFERENCES `procurement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lot_position` ON `lot` (`procurement_id`,`position`);--> statement-breakpoint
CREATE TABLE `mark` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`question_id` text NOT NULL,
	`evaluator_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`mark` text NOT NULL,
	`reason` text NOT NULL,
	`marked_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mark_version` ON `mark` (`submission_id`,`question_id`,`evaluator_id`,`version`);--> statement-breakpoint
CREATE INDEX `mark_by_procurement` ON `mark` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `mark_lock` (
	`procurement_id` text NOT NULL,
	`evaluator_id` text NOT NULL,
	`locked_at` text NOT NULL,
	PRIMARY KEY(`procurement_id`, `evaluator_id`)
);
--> statement-breakpoint
CREATE TABLE `member` (
	`user_id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`post` text NOT NULL,
	`administrator` integer NOT NULL,
	`officer` integer NOT NULL,
	`created_at` text NOT NULL,
	`suspended_at` text,
	`suspended_reason` text,
	`recovery_saved_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_by_authority` ON `member` (`authority_id`);--> statement-breakpoint
CREATE TABLE `opening` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`step_id` text NOT NULL,
	`opened_at` text NOT NULL,
	`asked_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`letters` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text,
	`sealed_message` text NOT NULL,
	`created_at` text NOT NULL,
	`sent_at` text,
	`attempts` integer NOT NULL,
	`next_attempt_at` text,
	`leased_until` text,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `outbox_by_sent` ON `outbox` (`sent_at`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `outcome` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`contest` text NOT NULL,
	`result` text NOT NULL,
	`engine_version` text NOT NULL,
	`asked_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`finalised_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `price` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`version` integer NOT NULL,
	`amount` text NOT NULL,
	`source` text NOT NULL,
	`reason` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_version` ON `price` (`submission_id`,`version`);--> statement-breakpoint
CREATE TABLE `price_opening` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`step_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`opened_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `procurement` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`title` text NOT NULL,
	`reference` text NOT NULL,
	`setup` text NOT NULL,
	`deadline` text,
	`revision` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`set_up_at` text,
	`cancelled_at` text,
	`cancel_reason` text
);
--> statement-breakpoint
CREATE INDEX `procurement_by_authority` ON `procurement` (`authority_id`);--> statement-breakpoint
CREATE TABLE `quality_lock` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`locked_by` text NOT NULL,
	`locked_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `question_history` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`question_id` text NOT NULL,
	`revision` integer NOT NULL,
	`question` text NOT NULL,
	`outcome` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `questionnaire_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `question_history_by_question` ON `question_history` (`version_id`,`question_id`,`saved_at`);--> statement-breakpoint
CREATE TABLE `questionnaire_version` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`number` integer NOT NULL,
	`document` text NOT NULL,
	`revision` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL,
	`reasons` text NOT NULL,
	`document_hash` text,
	`published_at` text,
	`published_by` text,
	`signed_off_by` text,
	`amend_reason` text,
	`notice` text,
	FOREIGN KEY (`procurement_id`) REFERENCES `procurement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_version_number` ON `questionnaire_version` (`procurement_id`,`number`);--> statement-breakpoint
CREATE TABLE `reason_draft` (
	`submission_id` text NOT NULL,
	`question_id` text NOT NULL,
	`evaluator_id` text NOT NULL,
	`draft` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`submission_id`, `question_id`, `evaluator_id`)
);
--> statement-breakpoint
CREATE TABLE `response` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`version_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `response_invitation_id_unique` ON `response` (`invitation_id`);--> statement-breakpoint
CREATE INDEX `response_by_procurement` ON `response` (`procurement_id`);--> statement-breakpoint
CREATE INDEX `response_by_supplier` ON `response` (`supplier_id`);--> statement-breakpoint
CREATE TABLE `scoping` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`starter` text,
	`answers` text NOT NULL,
	`profile_override` text,
	`revision` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`procurement_id`) REFERENCES `procurement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `section_done` (
	`response_id` text NOT NULL,
	`section_id` text NOT NULL,
	`marked_by` text NOT NULL,
	`marked_at` text NOT NULL,
	PRIMARY KEY(`response_id`, `section_id`),
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expiresAt` integer NOT NULL,
	`token` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`ipAddress` text,
	`userAgent` text,
	`userId` text NOT NULL,
	FOREIGN KEY (`userId`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_by_user` ON `session` (`userId`);--> statement-breakpoint
CREATE TABLE `submission` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`procurement_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`version_id` text NOT NULL,
	`number` integer NOT NULL,
	`reference` text NOT NULL,
	`lot_ids` text NOT NULL,
	`sealed_snapshot` text NOT NULL,
	`snapshot_hash` text NOT NULL,
	`received_at` text NOT NULL,
	`submitted_by` text NOT NULL,
	`sealed_receipt` text NOT NULL,
	`signature` text NOT NULL,
	`key_id` text NOT NULL,
	`click_id` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `response`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `submission_reference_unique` ON `submission` (`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `submission_number` ON `submission` (`response_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `submission_click` ON `submission` (`response_id`,`click_id`);--> statement-breakpoint
CREATE INDEX `submission_by_procurement` ON `submission` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `supplier` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed_name` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `supplier_member` (
	`user_id` text PRIMARY KEY NOT NULL,
	`supplier_id` text NOT NULL,
	`role` text NOT NULL,
	`sealed_name` text NOT NULL,
	`created_at` text NOT NULL,
	`removed_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `supplier`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supplier_member_by_supplier` ON `supplier_member` (`supplier_id`);--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`first_at` text NOT NULL,
	`blocked_until` text
);
--> statement-breakpoint
CREATE TABLE `twoFactor` (
	`id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`backupCodes` text NOT NULL,
	`userId` text NOT NULL,
	`verified` integer DEFAULT true,
	`failedVerificationCount` integer DEFAULT 0,
	`lockedUntil` integer,
	FOREIGN KEY (`userId`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `two_factor_by_user` ON `twoFactor` (`userId`);--> statement-breakpoint
CREATE TABLE `two_person_step` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`expires_at` text,
	`ended` text,
	`ended_by` text,
	`ended_at` text,
	`end_reason` text,
	FOREIGN KEY (`procurement_id`) REFERENCES `procurement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `two_person_step_by_procurement` ON `two_person_step` (`procurement_id`,`act`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`emailVerified` integer DEFAULT false NOT NULL,
	`image` text,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`twoFactorEnabled` integer DEFAULT false
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expiresAt` integer NOT NULL,
	`createdAt` integer,
	`updatedAt` integer
);
--> statement-breakpoint
CREATE INDEX `verification_by_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `withdrawal` (
	`submission_id` text PRIMARY KEY NOT NULL,
	`withdrawn_by` text NOT NULL,
	`withdrawn_at` text NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE no action
);

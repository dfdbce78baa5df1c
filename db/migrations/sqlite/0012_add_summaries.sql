CREATE TABLE `assessment_summary` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`sealed_document` text NOT NULL,
	`document_hash` text NOT NULL,
	`released_at` text NOT NULL,
	FOREIGN KEY (`procurement_id`) REFERENCES `summary_release`(`procurement_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessment_summary_submission` ON `assessment_summary` (`submission_id`);--> statement-breakpoint
CREATE INDEX `assessment_summary_by_procurement` ON `assessment_summary` (`procurement_id`,`supplier_id`);--> statement-breakpoint
CREATE TABLE `summary_addition` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`place` text NOT NULL,
	`version` integer NOT NULL,
	`words` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `summary_addition_version` ON `summary_addition` (`submission_id`,`place`,`version`);--> statement-breakpoint
CREATE INDEX `summary_addition_by_procurement` ON `summary_addition` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `summary_check` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`version` integer NOT NULL,
	`content_hash` text NOT NULL,
	`sealed_details` text NOT NULL,
	`note` text NOT NULL,
	`checked_by` text NOT NULL,
	`checked_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `summary_check_version` ON `summary_check` (`submission_id`,`version`);--> statement-breakpoint
CREATE INDEX `summary_check_by_procurement` ON `summary_check` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `summary_redaction` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`words` text NOT NULL,
	`ground` text NOT NULL,
	`hidden_from` text NOT NULL,
	`why` text NOT NULL,
	`withheld_by` text NOT NULL,
	`withheld_at` text NOT NULL,
	`ended_by` text,
	`ended_at` text
);
--> statement-breakpoint
CREATE INDEX `summary_redaction_by_procurement` ON `summary_redaction` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `summary_release` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`step_id` text NOT NULL,
	`hash` text NOT NULL,
	`count` integer NOT NULL,
	`asked_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`released_at` text NOT NULL
);

CREATE TABLE `award_decision` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`step_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`outcome_hash` text NOT NULL,
	`facts` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`decided_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `award_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`reference` text NOT NULL,
	`published_on` text NOT NULL,
	`standstill` text NOT NULL,
	`last_day` text,
	`holidays` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `award_notice_by_procurement` ON `award_notice` (`procurement_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `contract_record` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`entered_on` text,
	`reason` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contract_record_by_procurement` ON `contract_record` (`procurement_id`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `obligation` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`question_id` text,
	`sealed_words` text NOT NULL,
	`owner` text NOT NULL,
	`due` text,
	`state` text NOT NULL,
	`indicator` integer NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_version` ON `obligation` (`procurement_id`,`number`,`version`);--> statement-breakpoint
CREATE TABLE `record_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`reason` text NOT NULL,
	`put_by` text NOT NULL,
	`put_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `record_hold_by_procurement` ON `record_hold` (`procurement_id`,`put_at`);--> statement-breakpoint
CREATE TABLE `record_hold_lift` (
	`hold_id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`step_id` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`lifted_at` text NOT NULL,
	FOREIGN KEY (`hold_id`) REFERENCES `record_hold`(`id`) ON UPDATE no action ON DELETE no action
);

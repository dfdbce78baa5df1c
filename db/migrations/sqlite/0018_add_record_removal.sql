CREATE TABLE `record_removal` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`step_id` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`removed_at` text NOT NULL,
	`removed_on` text NOT NULL,
	`certificate` text NOT NULL,
	`certificate_hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `removed_file` (
	`file_id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`owner` text NOT NULL,
	`gone_at` text,
	FOREIGN KEY (`procurement_id`) REFERENCES `record_removal`(`procurement_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `removed_file_by_procurement` ON `removed_file` (`procurement_id`);--> statement-breakpoint
CREATE INDEX `removed_file_by_gone` ON `removed_file` (`gone_at`);
CREATE TABLE `prepared_file` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`wanted` text NOT NULL,
	`state` text NOT NULL,
	`done` integer NOT NULL,
	`steps` integer NOT NULL,
	`beat_at` text NOT NULL,
	`created_at` text NOT NULL,
	`finished_at` text,
	`expires_at` text NOT NULL,
	`name` text,
	`size` integer,
	`sha256` text,
	`fault` text
);
--> statement-breakpoint
CREATE INDEX `prepared_file_by_person` ON `prepared_file` (`procurement_id`,`asked_by`);--> statement-breakpoint
CREATE INDEX `prepared_file_by_expiry` ON `prepared_file` (`expires_at`);
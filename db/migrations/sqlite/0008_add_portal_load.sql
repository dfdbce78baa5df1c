CREATE TABLE `portal_bid` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`sealed_facts` text NOT NULL,
	`received_at` text NOT NULL,
	`lot_ids` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` text NOT NULL,
	`submission_id` text,
	FOREIGN KEY (`procurement_id`) REFERENCES `portal_load`(`procurement_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `portal_bid_supplier_id_unique` ON `portal_bid` (`supplier_id`);--> statement-breakpoint
CREATE INDEX `portal_bid_by_procurement` ON `portal_bid` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `portal_file` (
	`id` text PRIMARY KEY NOT NULL,
	`bid_id` text NOT NULL,
	`procurement_id` text NOT NULL,
	`role` text NOT NULL,
	`file_id` text NOT NULL,
	`sealed_name` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`scan` text NOT NULL,
	`sealed_content` text,
	`uploaded_by` text NOT NULL,
	`uploaded_at` text NOT NULL,
	FOREIGN KEY (`bid_id`) REFERENCES `portal_bid`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `portal_file_file_id_unique` ON `portal_file` (`file_id`);--> statement-breakpoint
CREATE INDEX `portal_file_by_bid` ON `portal_file` (`bid_id`);--> statement-breakpoint
CREATE INDEX `portal_file_by_procurement` ON `portal_file` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `portal_load` (
	`procurement_id` text PRIMARY KEY NOT NULL,
	`portal` text NOT NULL,
	`opened_there_at` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL,
	`revision` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` text,
	`manifest_hash` text
);

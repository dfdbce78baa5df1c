CREATE TABLE `bidder_answer` (
	`asked_id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`sealed_text` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` text NOT NULL,
	FOREIGN KEY (`asked_id`) REFERENCES `bidder_question`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bidder_question` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`response_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`question_id` text NOT NULL,
	`number` integer NOT NULL,
	`sealed_text` text NOT NULL,
	`answer_by` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bidder_question_number` ON `bidder_question` (`submission_id`,`number`);--> statement-breakpoint
CREATE INDEX `bidder_question_by_procurement` ON `bidder_question` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `disregard` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`version` integer NOT NULL,
	`decision` text NOT NULL,
	`ground` text NOT NULL,
	`rests_on` text NOT NULL,
	`notice_id` text,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `disregard_version` ON `disregard` (`submission_id`,`version`);--> statement-breakpoint
CREATE INDEX `disregard_by_procurement` ON `disregard` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `lessons_choice` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`version` integer NOT NULL,
	`chosen` integer NOT NULL,
	`seed` integer NOT NULL,
	`spread` integer NOT NULL,
	`chosen_by` text NOT NULL,
	`chosen_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lessons_choice_version` ON `lessons_choice` (`procurement_id`,`version`);--> statement-breakpoint
CREATE TABLE `price_explanation` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`notice_id` text NOT NULL,
	`says` text NOT NULL,
	`received_at` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`notice_id`) REFERENCES `price_notice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `price_explanation_by_procurement` ON `price_explanation` (`procurement_id`);--> statement-breakpoint
CREATE TABLE `price_notice` (
	`id` text PRIMARY KEY NOT NULL,
	`procurement_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`version` integer NOT NULL,
	`price` text NOT NULL,
	`how` text NOT NULL,
	`sent_at` text NOT NULL,
	`answer_by` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_notice_version` ON `price_notice` (`submission_id`,`version`);--> statement-breakpoint
CREATE INDEX `price_notice_by_procurement` ON `price_notice` (`procurement_id`);
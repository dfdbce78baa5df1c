CREATE TABLE `obligation_reminder` (
	`procurement_id` text NOT NULL,
	`number` integer NOT NULL,
	`due` text NOT NULL,
	`kind` text NOT NULL,
	`sent_at` text NOT NULL,
	PRIMARY KEY(`procurement_id`, `number`, `due`, `kind`)
);

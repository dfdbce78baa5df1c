CREATE TABLE "record_removal" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"step_id" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"removed_at" text NOT NULL,
	"removed_on" text NOT NULL,
	"certificate" text NOT NULL,
	"certificate_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "removed_file" (
	"file_id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"owner" text NOT NULL,
	"gone_at" text
);
--> statement-breakpoint
ALTER TABLE "removed_file" ADD CONSTRAINT "removed_file_procurement_id_record_removal_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."record_removal"("procurement_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removed_file_by_procurement" ON "removed_file" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "removed_file_by_gone" ON "removed_file" USING btree ("gone_at");
CREATE TABLE "marking_load" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"evaluator_id" text NOT NULL,
	"sealed_name" text NOT NULL,
	"sha256" text NOT NULL,
	"sealed_content" text,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL,
	"applied_at" text,
	"changed" bigint
);
--> statement-breakpoint
CREATE INDEX "marking_load_by_evaluator" ON "marking_load" USING btree ("procurement_id","evaluator_id");--> statement-breakpoint
CREATE INDEX "marking_load_by_expiry" ON "marking_load" USING btree ("expires_at");
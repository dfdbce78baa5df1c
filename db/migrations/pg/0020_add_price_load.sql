CREATE TABLE "price_load" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"loaded_by" text NOT NULL,
	"sealed_name" text NOT NULL,
	"sha256" text NOT NULL,
	"sealed_content" text NOT NULL,
	"created_at" text NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "price_load_by_person" ON "price_load" USING btree ("procurement_id","loaded_by");--> statement-breakpoint
CREATE INDEX "price_load_by_expiry" ON "price_load" USING btree ("expires_at");
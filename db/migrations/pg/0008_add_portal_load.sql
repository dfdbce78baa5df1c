CREATE TABLE "portal_bid" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"sealed_facts" text NOT NULL,
	"received_at" text NOT NULL,
	"lot_ids" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" text NOT NULL,
	"submission_id" text,
	CONSTRAINT "portal_bid_supplier_id_unique" UNIQUE("supplier_id")
);
--> statement-breakpoint
CREATE TABLE "portal_file" (
	"id" text PRIMARY KEY NOT NULL,
	"bid_id" text NOT NULL,
	"procurement_id" text NOT NULL,
	"role" text NOT NULL,
	"file_id" text NOT NULL,
	"sealed_name" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"scan" text NOT NULL,
	"sealed_content" text,
	"uploaded_by" text NOT NULL,
	"uploaded_at" text NOT NULL,
	CONSTRAINT "portal_file_file_id_unique" UNIQUE("file_id")
);
--> statement-breakpoint
CREATE TABLE "portal_load" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"portal" text NOT NULL,
	"opened_there_at" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" text NOT NULL,
	"revision" bigint NOT NULL,
	"confirmed_by" text,
	"confirmed_at" text,
	"manifest_hash" text
);
--> statement-breakpoint
ALTER TABLE "portal_bid" ADD CONSTRAINT "portal_bid_procurement_id_portal_load_procurement_id_fk" FOREIGN KEY ("procurement_id") REFERENCES "public"."portal_load"("procurement_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_file" ADD CONSTRAINT "portal_file_bid_id_portal_bid_id_fk" FOREIGN KEY ("bid_id") REFERENCES "public"."portal_bid"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "portal_bid_by_procurement" ON "portal_bid" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "portal_file_by_bid" ON "portal_file" USING btree ("bid_id");--> statement-breakpoint
CREATE INDEX "portal_file_by_procurement" ON "portal_file" USING btree ("procurement_id");
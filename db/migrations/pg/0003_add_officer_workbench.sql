CREATE TABLE "cancellation" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"step_id" text NOT NULL,
	"reason" text NOT NULL,
	"notice" text NOT NULL,
	"asked_by" text NOT NULL,
	"confirmed_by" text NOT NULL,
	"cancelled_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "core_information" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"invitation_id" text NOT NULL,
	"reference" text NOT NULL,
	"confirmed_on" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guidance_record" (
	"procurement_id" text NOT NULL,
	"kind" text NOT NULL,
	"document" text NOT NULL,
	"revision" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" text NOT NULL,
	CONSTRAINT "guidance_record_procurement_id_kind_pk" PRIMARY KEY("procurement_id","kind")
);
--> statement-breakpoint
CREATE TABLE "import_file" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"name" text NOT NULL,
	"file_id" text,
	"refused" text,
	"plan" text NOT NULL,
	"revision" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL,
	"updated_by" text NOT NULL,
	"expires_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opening_notice" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"reference" text NOT NULL,
	"published_at" text NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_template" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_template_version" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"number" bigint NOT NULL,
	"document" text NOT NULL,
	"questions" bigint NOT NULL,
	"note" text NOT NULL,
	"saved_from" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registration" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"sealed_facts" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" text NOT NULL,
	CONSTRAINT "registration_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "rehearsal" (
	"procurement_id" text PRIMARY KEY NOT NULL,
	"settings" text NOT NULL,
	"revision" bigint NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rehearsal_bid" (
	"id" text PRIMARY KEY NOT NULL,
	"procurement_id" text NOT NULL,
	"typed" text NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" text NOT NULL,
	"removed_at" text
);
--> statement-breakpoint
CREATE TABLE "version_acknowledgement" (
	"response_id" text NOT NULL,
	"version_id" text NOT NULL,
	"procurement_id" text NOT NULL,
	"from_version_id" text NOT NULL,
	"acknowledged_by" text NOT NULL,
	"acknowledged_at" text NOT NULL,
	"sealed_report" text NOT NULL,
	CONSTRAINT "version_acknowledgement_response_id_version_id_pk" PRIMARY KEY("response_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "questionnaire_version" ADD COLUMN "deadline" text;--> statement-breakpoint
ALTER TABLE "questionnaire_version" ADD COLUMN "dropped_at" text;--> statement-breakpoint
ALTER TABLE "questionnaire_template_version" ADD CONSTRAINT "questionnaire_template_version_template_id_questionnaire_template_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."questionnaire_template"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "core_information_by_procurement" ON "core_information" USING btree ("procurement_id","recorded_at");--> statement-breakpoint
CREATE INDEX "import_file_by_procurement" ON "import_file" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "import_file_by_expiry" ON "import_file" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "opening_notice_by_procurement" ON "opening_notice" USING btree ("procurement_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaire_template_name" ON "questionnaire_template" USING btree ("authority_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "questionnaire_template_version_number" ON "questionnaire_template_version" USING btree ("template_id","number");--> statement-breakpoint
CREATE INDEX "registration_by_procurement" ON "registration" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "rehearsal_bid_by_procurement" ON "rehearsal_bid" USING btree ("procurement_id");--> statement-breakpoint
CREATE INDEX "version_acknowledgement_by_procurement" ON "version_acknowledgement" USING btree ("procurement_id");
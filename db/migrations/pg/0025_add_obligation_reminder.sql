CREATE TABLE "obligation_reminder" (
	"procurement_id" text NOT NULL,
	"number" bigint NOT NULL,
	"due" text NOT NULL,
	"kind" text NOT NULL,
	"sent_at" text NOT NULL,
	CONSTRAINT "obligation_reminder_procurement_id_number_due_kind_pk" PRIMARY KEY("procurement_id","number","due","kind")
);

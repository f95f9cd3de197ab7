-- AlterTable
ALTER TABLE "JobRun" ADD COLUMN "accounting" TEXT;

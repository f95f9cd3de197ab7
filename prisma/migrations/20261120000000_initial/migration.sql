-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "nodeTypes" TEXT NOT NULL,
    "nodeCount" INTEGER NOT NULL,
    "isProgram" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "lastRunId" TEXT,
    "lastRunAt" DATETIME,
    CONSTRAINT "Job_lastRunId_fkey" FOREIGN KEY ("lastRunId") REFERENCES "JobRun" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JobVersion" (
    "jobId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nodeCount" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "restoredFrom" INTEGER,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("jobId", "version"),
    CONSTRAINT "JobVersion_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JobRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "jobId" TEXT NOT NULL,
    "jobName" TEXT NOT NULL,
    "jobVersion" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "progress" REAL,
    "arguments" TEXT NOT NULL,
    "nodes" TEXT NOT NULL,
    "outputs" TEXT NOT NULL,
    "error" TEXT,
    "peakMemory" BIGINT,
    "queuedAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "program" TEXT NOT NULL,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" DATETIME,
    CONSTRAINT "JobRun_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RunEvent" (
    "runId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT,
    "message" TEXT,
    "run" TEXT,

    PRIMARY KEY ("runId", "seq"),
    CONSTRAINT "RunEvent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "JobRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CommitIntent" (
    "runId" TEXT NOT NULL PRIMARY KEY,
    "manifest" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    CONSTRAINT "CommitIntent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "JobRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Job_lastRunId_key" ON "Job"("lastRunId");

-- CreateIndex
CREATE INDEX "Job_nameKey_id_idx" ON "Job"("nameKey", "id");

-- CreateIndex
CREATE INDEX "Job_updatedAt_id_idx" ON "Job"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Job_lastRunAt_id_idx" ON "Job"("lastRunAt", "id");

-- CreateIndex
CREATE INDEX "JobRun_jobId_queuedAt_idx" ON "JobRun"("jobId", "queuedAt");

-- CreateIndex
CREATE INDEX "JobRun_queuedAt_id_idx" ON "JobRun"("queuedAt", "id");

-- CreateIndex
CREATE INDEX "JobRun_state_queuedAt_idx" ON "JobRun"("state", "queuedAt");

-- CreateIndex
CREATE INDEX "CommitIntent_publishedAt_idx" ON "CommitIntent"("publishedAt");

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./e2e/browser";

const port = Number(process.env.TENON_E2E_PORT ?? 3210);

// Workers of the runner load this file again: the workspace is made once and handed on.
process.env.TENON_E2E_WORKSPACE ??= join(mkdtempSync(join(tmpdir(), "tenon-e2e-")), "workspace");

/** Journeys through the real studio: a real server on a fresh workspace, and a real Chromium. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: false,
  workers: 1,
  // A machine that does other work at the same time may miss a deadline once; a real fault fails every time.
  retries: process.env.CI ? 2 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions,
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  webServer: {
    command: "node scripts/start.mjs",
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    stdout: "pipe",
    env: { PORT: String(port), TENON_WORKSPACE: process.env.TENON_E2E_WORKSPACE },
  },
});

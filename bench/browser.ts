import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../e2e/browser";
import { startServer, type TestServer } from "../lib/server/http/test-server";

/** Measures in a real browser against a studio that was really started, with the sample workspace. */
export async function inBrowser<Result>(
  measure: (page: Page, server: TestServer) => Promise<Result>,
): Promise<Result> {
  const server = await startServer({ workers: path.resolve("dist/workers") });
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ baseURL: server.base, viewport: { width: 1440, height: 900 } });
    // Functions that go into the page carry calls of this, which tsx adds.
    await page.addInitScript({ content: "globalThis.__name = (value) => value;" });
    return await measure(page, server);
  } finally {
    await browser.close();
    await server.dispose();
  }
}

/** The value below which a share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

/** Playwright's own browser where it was installed, else Debian's. */
function executable(): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined;
  return ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
}

const executablePath = executable();

/** How journeys and measurements start Chromium: without a network of its own. */
export const launchOptions: LaunchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

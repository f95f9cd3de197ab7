import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { launchOptions } from "../../../../e2e/browser";
import { packageRoot } from "../../../runtime/package-root";

/** What the studio's own pages allow: nothing comes from anywhere else. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:";

/** What the page's script offers. */
interface PageGlobals {
  call(
    name: string,
    args: readonly unknown[],
    stop: number | null,
  ): Promise<{ value: unknown } | { failed: unknown }>;
  stop(number: number): void;
}

export interface ChromiumPage {
  page: Page;
  /** Calls a function of the page's script. Throws what it threw, as far as it is plain data. */
  call(name: string, args: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
  close(): Promise<void>;
}

/** A page of real Chromium that runs `script`, served with the engine's files and cut off from every other origin. */
export async function openChromiumPage(script: string): Promise<ChromiumPage> {
  const assets = join(packageRoot(), "node_modules/@duckdb/duckdb-wasm");
  const bundle = await build({
    entryPoints: [script],
    bundle: true,
    write: false,
    format: "esm",
    splitting: true,
    outdir: "/",
    platform: "browser",
    conditions: ["browser"],
    logLevel: "silent",
  });
  const scripts = new Map(bundle.outputFiles.map(({ path, contents }) => [path, contents]));
  const [main] = bundle.outputFiles;
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    const send = (type: string, body: Uint8Array | string) => {
      response.setHeader("content-type", type);
      response.setHeader("content-security-policy", POLICY);
      response.end(body);
    };
    const name = /^\/duckdb\/([\w.-]+)$/.exec(url)?.[1];
    const own = scripts.get(url);
    if (name)
      void readFile(join(assets, "dist", name)).then(
        (bytes) => send(name.endsWith(".wasm") ? "application/wasm" : "text/javascript", bytes),
        () => response.writeHead(404).end(),
      );
    else if (own) send("text/javascript", own);
    else send("text/html", `<!doctype html><script type="module" src="${main?.path}"></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.route(
    (url) => url.origin !== origin,
    (route) => route.abort(),
  );
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => "call" in globalThis);
  let stops = 0;
  return {
    page,
    async call(name, args, signal) {
      const stop = signal ? ++stops : null;
      const onAbort = () =>
        void page.evaluate((number) => (globalThis as unknown as PageGlobals).stop(number), stop ?? 0);
      if (signal?.aborted) throw signal.reason;
      signal?.addEventListener("abort", onAbort, { once: true });
      const answer = await page.evaluate(
        ([called, given, number]) => (globalThis as unknown as PageGlobals).call(called, given, number),
        [name, args, stop] as const,
      );
      signal?.removeEventListener("abort", onAbort);
      if ("failed" in answer) throw answer.failed;
      return answer.value;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

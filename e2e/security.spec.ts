import { request as http, type IncomingHttpHeaders } from "node:http";
import { numbers } from "./pipelines";
import { expect, type Studio, test } from "./studio";

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request as any program on this machine could send it: with headers that a browser would not let a page set. */
function send(
  studio: Studio,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { hostname, port } = new URL(studio.address);
  return new Promise<Answer>((resolve, reject) => {
    const asked = http(
      {
        hostname,
        port,
        path,
        method: options.method ?? "GET",
        headers: {
          ...options.headers,
          ...(options.body === undefined
            ? {}
            : { "content-length": String(Buffer.byteLength(options.body)) }),
        },
        setHost: options.headers?.host === undefined,
      },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          body += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(options.body);
  });
}

test("a foreign name is refused, for pages and for the API", async ({ studio }) => {
  const { port } = new URL(studio.address);
  for (const host of [
    `evil.example:${port}`,
    "evil.example",
    `127.0.0.1.evil.example:${port}`,
    "127.0.0.1:1",
  ])
    for (const path of ["/", "/jobs", "/jobs/job_x", "/api/health", "/api/jobs"]) {
      const answer = await send(studio, path, { headers: { host } });
      expect([host, path, answer.status]).toEqual([host, path, 403]);
      expect(answer.body).not.toContain("job_");
    }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
    expect((await send(studio, "/api/health", { headers: { host } })).status).toBe(200);
});

test("a write from another page is refused, and changes nothing", async ({ studio, folder }) => {
  const { id, name } = await studio.createJob("Not for strangers", numbers(`${folder}/out.csv`));
  const json = { "content-type": "application/json" };
  const strangers: Record<string, string>[] = [
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: studio.address.replace("http:", "https:") },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of strangers) {
    for (const [method, path, body] of [
      ["POST", "/api/jobs", { name: "Written by a stranger" }],
      ["DELETE", `/api/jobs/${id}`, { confirm: name }],
      ["POST", `/api/jobs/${id}/runs`, {}],
    ] as const) {
      const answer = await send(studio, path, {
        method,
        headers: { ...json, ...headers },
        body: JSON.stringify(body),
      });
      expect([headers, method, answer.status]).toEqual([headers, method, 403]);
    }
    const upload = await send(studio, "/api/files?name=evil.csv", {
      method: "PUT",
      headers: { "content-type": "application/octet-stream", ...headers },
      body: "a\n1\n",
    });
    expect([headers, upload.status]).toEqual([headers, 403]);
  }
  const form = await send(studio, "/api/jobs", {
    method: "POST",
    headers: { "content-type": "text/plain", origin: studio.address },
    body: JSON.stringify({ name: "Written by a form" }),
  });
  expect(form.status).toBeGreaterThanOrEqual(400);
  expect((await studio.call("listJobs", { query: { search: "Written by a" } })).total).toBe(0);
  const own = await send(studio, "/api/jobs", {
    method: "POST",
    headers: { ...json, origin: studio.address, "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ name: "Written by our own page" }),
  });
  expect(own.status).toBe(201);
  studio.forget(JSON.parse(own.body).id);
  expect(await studio.lastRun(id)).toBeUndefined();
  expect((await studio.files("uploads")).filter((file) => file.includes("evil"))).toEqual([]);
});

test("nothing outside the workspace can be listed or read", async ({ studio }) => {
  for (const path of ["../", "/etc", "..%2f..", ".tenon", "lake/../..", "\0"]) {
    const answer = await send(studio, `/api/files?path=${encodeURIComponent(path)}`);
    expect([path, answer.status]).not.toEqual([path, 200]);
    expect(answer.body).not.toContain("passwd");
  }
});

test("every page has its policy, loads nothing from elsewhere, and makes no complaint", async ({
  page,
  studio,
  folder,
}) => {
  const { id } = await studio.createJob("Looked at closely", numbers(`${folder}/out.csv`));
  await studio.run(id);
  const strange: string[] = [];
  const failed: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!["blob:", "data:"].includes(url.protocol) && url.origin !== studio.address)
      strange.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });

  const nonces = new Set<string>();
  for (const path of [
    "/",
    "/jobs",
    `/jobs/${id}`,
    `/jobs/${id}?tab=code`,
    `/jobs/${id}?tab=runs`,
    `/jobs/${id}?tab=details`,
  ]) {
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    const script = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(script).not.toContain("unsafe-inline");
    expect(script).not.toContain("'unsafe-eval'");
    expect(script).not.toContain("*");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    nonces.add(/'nonce-([^']+)'/.exec(script)?.[1] ?? "");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
    await expect(page.locator("main")).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  }
  expect(nonces.size).toBe(6);

  expect(strange).toEqual([]);
  expect(failed).toEqual([]);
});

test("a script that gets into the page does not run", async ({
  page,
  editor,
  studio,
  folder,
  complaints,
}) => {
  complaints.expect(/violates the following Content Security Policy directive/);
  const { id } = await studio.createJob("Written into", numbers(`${folder}/out.csv`));
  await editor.open(id);
  await expect(editor.cards()).toHaveCount(3);
  const ran = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        document.addEventListener("securitypolicyviolation", () => resolve("injected" in window), {
          once: true,
        });
        const script = document.createElement("div");
        script.innerHTML = "<img src='data:,' onerror='window.injected = true'>";
        document.body.append(script);
      }),
  );
  expect(ran).toBe(false);
});

test("an address that does not exist says so, without details", async ({ page, complaints }) => {
  complaints.expect(/status of 404/);
  const missing = await page.goto("/nothing/here");
  expect(missing?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/jobs/job_0000000000");
  await expect(page.getByRole("heading", { name: "There is no such job" })).toBeVisible();
});

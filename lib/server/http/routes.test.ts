import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Endpoint } from "../../api/endpoint";
import { endpoints } from "../../api/endpoints";

const root = path.resolve("app");
const files = readdirSync(path.join(root, "api"), { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => path.join(root, "api", file));
const all: Record<string, Endpoint> = endpoints;

/** `[id]` → `{id}`. */
const pathOf = (file: string): string =>
  `/${path.relative(root, path.dirname(file)).split(path.sep).join("/")}`.replace(/\[(\w+)\]/g, "{$1}");

const exportsOf = (file: string): { method: string; endpoint: string }[] =>
  [...readFileSync(file, "utf8").matchAll(/^export const (\w+) = route\(\s*endpoints\.(\w+)\b/gm)].map(
    ([, method = "", endpoint = ""]) => ({ method, endpoint }),
  );

const routes = files.filter((file) => !file.includes("[["));

test("there are routes to look at, and one for whatever is not there", () => {
  expect(routes.length).toBeGreaterThan(15);
  expect(files.length - routes.length).toBe(1);
});

test.each(routes.map((file) => [path.relative(root, file), file]))(
  "%s serves its endpoints and nothing else",
  (_, file) => {
    const served = exportsOf(file);
    const exported = [...readFileSync(file, "utf8").matchAll(/^export (?!type|interface)/gm)];
    expect(served.length).toBe(exported.length);
    expect(served.length).toBeGreaterThan(0);
    for (const { method, endpoint } of served)
      expect([all[endpoint]?.method, all[endpoint]?.path]).toEqual([method, pathOf(file)]);
  },
);

test("every endpoint has its route", () => {
  const served = routes.flatMap(exportsOf).map(({ endpoint }) => endpoint);
  expect(served.sort()).toEqual(Object.keys(endpoints).sort());
});

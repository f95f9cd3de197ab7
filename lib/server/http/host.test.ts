import { expect, test } from "vitest";
import { isOwnHost, strangeOrigin } from "./host";

test.each(["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000"])(
  "%s is this studio",
  (host) => {
    expect(isOwnHost(host, "3000")).toBe(true);
  },
);

test.each([
  null,
  "",
  "evil.example",
  "evil.example:3000",
  "127.0.0.1",
  "127.0.0.1:3001",
  "localhost.:3000",
  "127.0.0.1:3000.evil.example",
  "0.0.0.0:3000",
  "user@127.0.0.1:3000",
])("%s is not", (host) => {
  expect(isOwnHost(host, "3000")).toBe(false);
});

test("on port 80 the port may be left out", () => {
  expect(isOwnHost("localhost", "80")).toBe(true);
  expect(isOwnHost("localhost:80", "80")).toBe(true);
});

const strange = (headers: Record<string, string>) =>
  strangeOrigin(new Headers({ host: "127.0.0.1:3000", ...headers })) !== null;

test("writes come from our own pages, or from no page at all", () => {
  expect(strange({})).toBe(false);
  expect(strange({ origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" })).toBe(false);
  expect(strange({ "sec-fetch-site": "none" })).toBe(false);
  for (const origin of [
    "null",
    "http://localhost:3000",
    "https://127.0.0.1:3000",
    "http://127.0.0.1:3001",
    "http://evil.example",
  ])
    expect(strange({ origin })).toBe(true);
  for (const site of ["cross-site", "same-site"]) expect(strange({ "sec-fetch-site": site })).toBe(true);
});

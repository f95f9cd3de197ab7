import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fault } from "../faults";
import { limitedBody, parseJson, readJson } from "./body";

const post = (body: BodyInit, headers: Record<string, string> = { "content-type": "application/json" }) =>
  new Request("http://127.0.0.1:3000/api/x", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);

const codeOf = async (run: () => unknown): Promise<string> => {
  try {
    await run();
    return "ok";
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
};

describe("JSON", () => {
  test("is read as it is", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
        const text = JSON.stringify(value);
        if (/"(?:__proto__|constructor|prototype)":/.test(text)) return;
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test("brackets in strings do not count as nesting", () => {
    const value = { text: `${"[".repeat(500)}"\\${"{".repeat(500)}` };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  test.each([
    ["a wall of brackets", "[".repeat(100_000)],
    ["nested objects", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`],
    ["201 levels", `${"[".repeat(201)}${"]".repeat(201)}`],
  ])("%s are refused before they are parsed", async (_, text) => {
    expect(await codeOf(() => parseJson(text))).toBe("json-depth");
  });

  test("200 levels are read", () => {
    expect(parseJson(`${"[".repeat(200)}${"]".repeat(200)}`)).toBeInstanceOf(Array);
  });

  test.each(["__proto__", "constructor", "prototype"])("the key %s is refused at any depth", async (key) => {
    expect(await codeOf(() => parseJson(`{"a":[{"b":{"${key}":{}}}]}`))).toBe("json-key");
    expect(await codeOf(() => parseJson(`{"a":"${key}"}`))).toBe("ok");
  });

  test("an escaped spelling of a refused key is refused too", async () => {
    expect(await codeOf(() => parseJson('{"\\u005f_proto__":1}'))).toBe("json-key");
  });

  test.each(["", "{", "nul", "{}{}", '"\\x"'])("%j is not JSON", async (text) => {
    expect(await codeOf(() => parseJson(text))).toBe("json");
  });
});

describe("bodies", () => {
  test("must say that they are JSON", async () => {
    expect(await codeOf(() => readJson(post("{}", { "content-type": "text/plain" }), 10))).toBe(
      "content-type",
    );
    expect(
      await codeOf(() => readJson(post("{}", { "content-type": "Application/JSON; charset=utf-8" }), 10)),
    ).toBe("ok");
  });

  test("are refused by their announced and by their real length", async () => {
    expect(await codeOf(() => readJson(post(`"${"x".repeat(20)}"`), 10))).toBe("too-large");
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
    });
    expect(await codeOf(() => readJson(post(endless), 100_000))).toBe("too-large");
    const announced = post("abc", { "content-length": "100000000" });
    expect(await codeOf(() => limitedBody(announced, 10))).toBe("too-large");
  });

  test("must be UTF-8", async () => {
    expect(await codeOf(() => readJson(post(new Uint8Array([0x22, 0xff, 0x22])), 10))).toBe("json");
  });
});

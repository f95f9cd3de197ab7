import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { ApiError } from "../../api/schemas";
import { DiagnosticError, diagnose } from "../../model/diagnostic";
import { Fault } from "../faults";
import { errorReply, invalidInput } from "./reply";

const read = async (error: unknown) => {
  const reply = errorReply(error);
  return { status: reply.status, ...ApiError.parse(await reply.json()).error };
};

afterEach(() => vi.restoreAllMocks());

test("a fault says what it says", async () => {
  expect(await read(new Fault(418, "teapot", "Tea only."))).toEqual({
    status: 418,
    code: "teapot",
    message: "Tea only.",
  });
});

test("diagnostics travel along", async () => {
  const diagnostic = diagnose("graph/empty", {});
  expect(await read(new DiagnosticError([diagnostic]))).toMatchObject({
    status: 422,
    diagnostics: [diagnostic],
  });
});

test.each([
  [Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" }), 507, "disk-full"],
  [new Error("x", { cause: Object.assign(new Error("y"), { code: "SQLITE_FULL" }) }), 507, "disk-full"],
  [
    new Error("x", { cause: { cause: { kind: "sqlite", message: "database or disk is full" } } }),
    507,
    "disk-full",
  ],
  [Object.assign(new Error("x"), { code: "P1008" }), 503, "busy"],
  [new Error("x", { cause: { kind: "SocketTimeout" } }), 503, "busy"],
])("what the system refuses is told from a bug: %s", async (error, status, code) => {
  expect(await read(error)).toMatchObject({ status, code });
});

test.each([new Error("secret /home/me"), "text", null, undefined, { cause: null }])(
  "anything else is a bug, and says nothing: %j",
  async (error) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    expect(await read(error)).toEqual({
      status: 500,
      code: "internal",
      message: "Something went wrong in the studio. Its log says more.",
    });
    expect(log).toHaveBeenCalledWith(error);
  },
);

test("what is wrong with an input names the field, and not everything at once", () => {
  const schema = z.strictObject({ jobs: z.array(z.strictObject({ name: z.string() })) });
  const { error } = schema.safeParse({ jobs: Array.from({ length: 8 }, () => ({ name: 1 })) });
  const { message } = invalidInput("body", error ?? new z.ZodError([]));
  expect(message).toMatch(/^body\.jobs\.0\.name: .*; and 3 more$/);
});

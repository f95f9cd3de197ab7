import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryPipeline } from "../compiler/print/testing/arbitrary-pipeline";
import { goldenJobs } from "../compiler/print/testing/golden-jobs";
import { anyText } from "../compiler/print/testing/hostile";
import { printProgram } from "../compiler/print/typescript";
import type { Pipeline } from "../model/pipeline";
import { adoptIds } from "./adopt-ids";
import { evaluateProgram } from "./evaluate-program";

const evaluate = (text: string) =>
  evaluateProgram(text, {
    arguments: {},
    log: () => {
      throw new Error("a printed program logs nothing");
    },
  });

/** The law: evaluating what was printed gives the same document, and printing that gives the same text. */
async function expectRoundTrip(name: string, pipeline: Pipeline): Promise<void> {
  const { text, lines } = printProgram({ name, pipeline });
  const built = await evaluate(text);
  expect(built.diagnostics).toEqual([]);
  expect(built.name).toBe(name);
  const adopted = adoptIds(built.pipeline, pipeline);
  expect(adopted.pipeline).toEqual(pipeline);
  expect(printProgram({ name, pipeline: adopted.pipeline })).toEqual({ text, lines });
  for (const [id, place] of Object.entries(built.places)) {
    const range = lines[adopted.ids.get(id) as string];
    expect(place.line).toBeGreaterThanOrEqual(range?.from as number);
    expect(place.line).toBeLessThanOrEqual(range?.to as number);
  }
}

describe("a printed program", () => {
  it.each(goldenJobs)("gives $file back", async ({ name, pipeline }) => {
    await expectRoundTrip(name, pipeline);
  });

  it("gives any document back", { timeout: 120_000 }, async () => {
    const job = fc.record({
      name: anyText.filter((text) => text.trim() !== ""),
      pipeline: arbitraryPipeline,
    });
    await fc.assert(
      fc.asyncProperty(job, ({ name, pipeline }) => expectRoundTrip(name, pipeline)),
      { numRuns: 300 },
    );
  });
});

import { readdirSync, readFileSync } from "node:fs";
import ElkConstructor from "elkjs/lib/elk.bundled.js";
import { describe, expect, it } from "vitest";
import { printProgram } from "../compiler/print/typescript";
import { tidyPlaces } from "../editor/layout";
import { JobContent, JobFile } from "../model/job";
import { recordProgram } from "./record-program";

const folder = new URL("../../examples/", import.meta.url);
const examples = ["", "templates/"]
  .flatMap((below) => readdirSync(new URL(below, folder)).map((name) => `${below}${name}`))
  .filter((name) => name.endsWith(".json"))
  .map((file) => ({ file, raw: JSON.parse(readFileSync(new URL(file, folder), "utf8")) as unknown }));

describe("the sample jobs", () => {
  it("are there", () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)("$file is a job that its program says in full", async ({ raw }) => {
    const { name, pipeline, description } = JobContent.parse(JobFile.parse(raw));
    expect(description).not.toBe("");
    const { text } = printProgram({ name, pipeline });
    const { recorded, diagnostics } = await recordProgram(text, { pipeline });
    expect(diagnostics).toEqual([]);
    expect(recorded).toMatchObject({ name, pipeline, kind: "nodes" });
  });

  it.each(examples)("$file is tidy", async ({ raw }) => {
    const { pipeline } = JobContent.parse(JobFile.parse(raw));
    expect(await tidyPlaces(new ElkConstructor(), pipeline)).toEqual(pipeline.layout);
  });
});

import { describe, expect, test } from "vitest";
import { printProgram } from "@/lib/compiler/print/typescript";
import { Pipeline } from "@/lib/model/pipeline";
import { samples } from "./samples";

describe.each(samples)("$name", ({ name, pipeline }) => {
  test("is a document that prints, with a place for every node", () => {
    expect(Pipeline.parse(pipeline)).toEqual(pipeline);
    expect(Object.keys(pipeline.layout)).toEqual(Object.keys(pipeline.nodes));
    expect(printProgram({ name, pipeline }).text).toContain(`defineJob("${name}"`);
  });
});

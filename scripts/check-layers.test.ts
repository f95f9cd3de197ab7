import { describe, expect, it } from "vitest";
import { cyclesOf, importsOf, sourceFiles, violationsOf } from "./check-layers";

describe("the layer table", () => {
  it("holds for the whole repository, and looks at it", () => {
    const files = sourceFiles(process.cwd());
    expect(files.length).toBeGreaterThan(100);
    expect(cyclesOf(process.cwd(), files)).toEqual([]);
  });

  it("refuses a lower layer that imports a higher one", () => {
    const found = violationsOf("lib/model/job.ts", 'import { check } from "../compiler/check";');
    expect(found.map(({ why }) => why)).toEqual(["lib/model (1) is not above lib/compiler (6)"]);
  });

  it("refuses another folder of the same row", () => {
    expect(
      violationsOf("lib/server/jobs/service.ts", 'import type { X } from "../../worker/x";'),
    ).toHaveLength(1);
  });

  it("keeps the engine of the browser, and what both share, from the one in Node", () => {
    for (const file of ["lib/engine/wasm/x.ts", "lib/engine/scan/x.ts"])
      expect(violationsOf(file, 'import { x } from "../node/session";')).toHaveLength(1);
    expect(violationsOf("lib/engine/wasm/x.ts", 'import { open } from "node:fs";')).toHaveLength(1);
  });

  it("keeps DuckDB, Prisma and workers behind their doors", () => {
    expect(
      violationsOf("lib/runtime/run.ts", 'import { DuckDBInstance } from "@duckdb/node-api";'),
    ).toHaveLength(1);
    expect(
      violationsOf("lib/server/jobs/service.ts", 'import { PrismaClient } from "@prisma/client";'),
    ).toHaveLength(1);
    expect(
      violationsOf("components/editor/x.tsx", 'import { save } from "@/lib/server/jobs/service";'),
    ).toHaveLength(1);
    expect(
      violationsOf("app/page.tsx", 'const { x } = await import("@/lib/worker/short-calls");'),
    ).toHaveLength(1);
  });

  it("refuses Node's modules where code also runs in the browser", () => {
    expect(
      violationsOf("lib/nodes/transforms/filter.ts", 'import { readFile } from "node:fs/promises";'),
    ).toHaveLength(1);
  });

  it("reads every form of import, and no comment", () => {
    const source =
      'import a from "a";\nimport type {\n  B,\n} from "b";\nexport { c } from "c";\nimport "d";\nawait import("e");\n// import f from "f";';
    expect(importsOf(source)).toEqual(["a", "b", "c", "d", "e"]);
  });
});

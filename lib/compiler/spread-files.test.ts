import { expect, it } from "vitest";
import type { Rel, Step } from "../ir/rel";
import { asSql } from "../model/sql-text";
import { spreadFiles } from "./spread-files";

const input = (node: string): Rel => ({ op: "input", node, output: "out" });
const step = (node: string, rel: Rel): Step => ({ node, output: "out", name: node, rel });
const write = (node: string, from: string, files: number | null = null): Step =>
  step(node, {
    op: "write",
    input: input(from),
    format: "parquet",
    path: node,
    mode: "fail",
    partitionBy: [],
    files,
    options: {},
  });
const source = step("s", { op: "values", columns: [{ name: "a", type: "BIGINT" }], rows: [] });
const balance = (node: string, from: string, files: number): Step =>
  step(node, { op: "repartition", input: input(from), files });
const filter = (node: string, from: string): Step =>
  step(node, {
    op: "sort",
    input: { op: "filter", input: input(from), condition: asSql("a > 0") },
    keys: [{ expression: asSql("a"), direction: "asc", nulls: "last" }],
  });
const filesOf = (...steps: Step[]) =>
  spreadFiles(steps).flatMap(({ rel }) => (rel.op === "write" ? [rel.files] : []));

it("gives targets the number of the nearest node above that names one", () => {
  expect(filesOf(source, write("t", "s"))).toEqual([null]);
  expect(filesOf(source, balance("b", "s", 3), write("t", "b"))).toEqual([3]);
  expect(filesOf(source, balance("b", "s", 3), filter("f", "b"), write("t", "f"), write("u", "s"))).toEqual([
    3,
    null,
  ]);
  expect(filesOf(source, balance("b", "s", 3), balance("c", "b", 1), write("t", "c"))).toEqual([1]);
});

it("leaves a target its own number, and does not reach through what combines inputs", () => {
  expect(filesOf(source, balance("b", "s", 3), write("t", "b", 2))).toEqual([2]);
  const both = step("both", { op: "union", by: "name", inputs: [input("b"), input("s")], distinct: false });
  expect(filesOf(source, balance("b", "s", 3), both, write("t", "both"))).toEqual([null]);
});

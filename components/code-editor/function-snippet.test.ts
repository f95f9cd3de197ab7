import { describe, expect, test } from "vitest";
import { sqlFunction } from "@/lib/sql/functions/catalogue";
import type { SqlFunction } from "@/lib/sql/functions/sql-function";
import { functionSnippet } from "./function-snippet";

const snippet = (name: string) => functionSnippet(sqlFunction(name) as SqlFunction);

describe("functionSnippet", () => {
  test("has a place for each argument that must be there", () => {
    expect(snippet("round")).toBe("round(#{number})");
    expect(snippet("replace")).toBe("replace(#{text}, #{from}, #{to})");
    expect(snippet("list_intersect")).toBe("list_intersect(#{list}, #{list2})");
    expect(snippet("now")).toBe("now()");
    expect(snippet("list_transform")).toBe("list_transform(#{list}, lambda x: #{expression})");
    expect(snippet("struct_insert")).toBe("struct_insert(#{struct}, #{name} := #{value})");
  });

  test("writes forms of the grammar out, and leaves operators alone", () => {
    expect(snippet("cast")).toBe("cast(#{value} as #{type})");
    expect(snippet("like")).toBeNull();
  });
});

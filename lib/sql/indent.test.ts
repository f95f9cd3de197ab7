import { expect, it } from "vitest";
import { indentSql } from "./indent";

it("indents lines, but not those inside literals, quoted names and comments", () => {
  expect(indentSql("select 'a\nb',\n  x\nfrom t")).toBe("  select 'a\nb',\n    x\n  from t");
  expect(indentSql("select 1 -- it's\n, 'x'")).toBe("  select 1 -- it's\n  , 'x'");
  expect(indentSql('select "a\nb"\n/* c\nd */ x')).toBe('  select "a\nb"\n  /* c\nd */ x');
});

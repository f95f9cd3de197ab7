import type { Column, Expression } from "../../syntax/tree";

/** The names of the columns an expression mentions, in small letters. */
export function columnsIn(node: Expression): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("kind" in value && value.kind === "column")
      found.push((value as Column).path.at(-1)?.text.toLowerCase() ?? "");
    else for (const part of Object.values(value)) visit(part);
  };
  visit(node);
  return found;
}

import { type Comment, type Node, parse } from "acorn";

/** Any node of a syntax tree, its parts not yet looked at. */
export interface Syntax extends Node {
  [part: string]: unknown;
}

export interface ParsedProgram {
  body: readonly Syntax[];
  comments: readonly Comment[];
}

/** Parses a JavaScript module; null when the text is not one, as with types in it, with the line of what is not. */
export function parseProgram(source: string): { parsed: ParsedProgram } | { parsed: null; line: number } {
  const comments: Comment[] = [];
  try {
    const program = parse(source, {
      ecmaVersion: "latest",
      sourceType: "module",
      locations: true,
      allowHashBang: true,
      onComment: comments,
    });
    return { parsed: { body: program.body as unknown as Syntax[], comments } };
  } catch (error) {
    return { parsed: null, line: (error as { loc?: { line: number } }).loc?.line ?? 1 };
  }
}

export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

/** The nodes directly below a node. */
export const partsOf = (node: Syntax): Syntax[] =>
  Object.values(node).flatMap((part) =>
    Array.isArray(part) ? part.filter(isSyntax) : isSyntax(part) ? [part] : [],
  );

export const lineOf = (node: Node | Comment): number => node.loc?.start.line ?? 1;

import type { Column } from "../../model/column";
import type { MaybeType } from "../syntax/sql-type";
import type { KnownColumn } from "./scope";

/** A place in the text that was given: offsets, and lines and columns from 1. */
export interface TextPlace {
  from: number;
  to: number;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** What could not be read or translated: what stands there, and the choices. */
export interface Untranslated extends TextPlace {
  message: string;
  /** What could stand there instead, best first. */
  choices?: readonly string[];
}

/** Where the translation gives other values than the original can, in words. */
export interface TranslationNote extends TextPlace {
  message: string;
}

/** A place where the two engines differ for this very text, and what was done about it. */
export interface SemanticsNote extends TranslationNote {
  /** Whether the SQL is written so that the values are the same all the same; else they can differ. */
  kept: boolean;
}

/** SQL that means the same in the other dialect, or everything that stands in the way. */
export type Translation =
  | {
      sql: string;
      /** The alias behind an expression: `a + 1 AS b`. */
      alias: string | null;
      /** The type an expression has in the other dialect, where it is known. */
      type: MaybeType;
      /** The columns a query gives, where they are known. */
      columns: readonly KnownColumn[] | null;
      notes: readonly SemanticsNote[];
    }
  | { diagnostics: readonly Untranslated[] };

export interface TranslationOptions {
  kind: "query" | "expression";
  /** Columns an expression may name. With their types the translation is shorter, and surer. */
  columns?: readonly Column[];
  /** Columns of the tables a query reads, by alias. */
  tables?: Readonly<Record<string, readonly Column[]>>;
}

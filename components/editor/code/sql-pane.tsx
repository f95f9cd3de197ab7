"use client";

import { Info } from "lucide-react";
import { useEditor } from "../editor-store";
import { Banner } from "./banner";
import { CodePane } from "./code-pane";
import { LoadingCode, NoAnswer } from "./typescript-pane";
import { Unprintable } from "./unprintable";
import type { Compiling } from "./use-compiled";

/** The DuckDB script of the nodes, to read and to copy. */
export function SqlPane({ compiling }: { compiling: Compiling }) {
  const { compiled, current, error } = compiling;
  const kept = useEditor(({ document }) => document.program !== null);
  return (
    <>
      {kept ? (
        <Banner icon={Info}>This is the SQL of the nodes as they were last recorded from the program.</Banner>
      ) : null}
      {error !== null ? <NoAnswer compiling={compiling} /> : null}
      {compiled?.sql ? (
        <CodePane
          language="sql"
          label="SQL of the job"
          value={compiled.sql.text}
          lines={compiled.sql.lines}
          dimmed={!current && error !== null}
        />
      ) : compiled ? (
        <div className="min-h-0 flex-1">
          <Unprintable language="SQL" problems={compiled.diagnostics} />
        </div>
      ) : error === null ? (
        <LoadingCode />
      ) : null}
    </>
  );
}

"use client";

import { Info } from "lucide-react";
import { useEditor } from "../editor-store";
import { Banner } from "./banner";
import { CodePane } from "./code-pane";
import { SemanticsReport } from "./semantics-report";
import { LoadingCode, NoAnswer } from "./typescript-pane";
import { Unprintable } from "./unprintable";
import type { Compiling } from "./use-compiled";

/** The job as a program for Apache Spark, above what can differ there. */
export function PysparkPane({ compiling }: { compiling: Compiling }) {
  const { compiled, current, error } = compiling;
  const kept = useEditor(({ document }) => document.program !== null);
  const pyspark = compiled?.pyspark ?? null;
  const isUnbound = compiled !== null && compiled.sql === null;
  return (
    <>
      {kept ? (
        <Banner icon={Info}>
          This is the program of the nodes as they were last recorded from the code.
        </Banner>
      ) : null}
      {error !== null ? <NoAnswer compiling={compiling} /> : null}
      {pyspark?.code ? (
        <>
          <CodePane
            language="python"
            label="PySpark of the job"
            value={pyspark.code.text}
            lines={pyspark.code.lines}
            dimmed={!current && error !== null}
          />
          <SemanticsReport remarks={pyspark.code.semantics} />
        </>
      ) : pyspark || isUnbound ? (
        <div className="min-h-0 flex-1">
          <Unprintable
            language="PySpark"
            problems={pyspark ? pyspark.diagnostics : (compiled?.diagnostics ?? [])}
          />
        </div>
      ) : error === null ? (
        <LoadingCode />
      ) : null}
    </>
  );
}

"use client";

import { useState } from "react";
import { Group, Panel, useDefaultLayout } from "react-resizable-panels";
import { PanelTabs } from "@/components/ui/panel-tabs";
import { CodeActions } from "./code-actions";
import { CodeSide } from "./code-side";
import { KeepProgramDialog } from "./keep-program-dialog";
import { PaneHandle } from "./pane-handle";
import { PysparkPane } from "./pyspark-pane";
import { SqlPane } from "./sql-pane";
import { TypescriptPane } from "./typescript-pane";
import { useCodeKeys } from "./use-code-keys";
import { useCompiled } from "./use-compiled";
import { useTypescript } from "./use-typescript";

type Language = "typescript" | "sql" | "pyspark";

const EXTENSIONS = { typescript: "ts", sql: "sql", pyspark: "py" } as const;

/** The job as code beside the canvas: what is chosen on one side is shown on the other, and both can be edited. */
export function CodeTab() {
  const [language, setLanguage] = useState<Language>("typescript");
  const compiling = useCompiled(language === "pyspark");
  const typescript = useTypescript(compiling);
  const onKeys = useCodeKeys(typescript);
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: "tenon.code.columns",
    onlySaveAfterUserInteractions: true,
  });
  const { program, applying } = typescript;
  const edited = program.draft !== null;
  const isTypescript = language === "typescript";
  const { compiled } = compiling;
  const texts: Record<Language, string | null> = {
    typescript: program.source || edited ? program.text : null,
    sql: compiled?.sql?.text ?? null,
    pyspark: compiled?.pyspark?.code?.text ?? null,
  };

  return (
    <>
      <Group
        orientation="horizontal"
        className="size-full"
        {...(defaultLayout ? { defaultLayout } : {})}
        onLayoutChanged={onLayoutChanged}
      >
        <Panel id="code" minSize={360}>
          <section
            aria-label="Code"
            onKeyDownCapture={onKeys}
            className="@container flex h-full min-w-0 flex-col bg-surface"
          >
            <PanelTabs
              label="Languages"
              value={language}
              onValueChange={setLanguage}
              className="min-h-0 flex-1"
              panelClassName="flex min-h-0 flex-col overflow-hidden"
              actions={
                <CodeActions
                  text={texts[language]}
                  extension={EXTENSIONS[language]}
                  typescript={isTypescript ? typescript : null}
                />
              }
              tabs={[
                {
                  value: "typescript",
                  label: "TypeScript",
                  extra: edited ? <EditedMark /> : null,
                  content: <TypescriptPane compiling={compiling} typescript={typescript} />,
                },
                { value: "sql", label: "SQL", content: <SqlPane compiling={compiling} /> },
                { value: "pyspark", label: "PySpark", content: <PysparkPane compiling={compiling} /> },
              ]}
            />
          </section>
        </Panel>
        <PaneHandle />
        <Panel id="side" defaultSize="42%" minSize={220} collapsible collapsedSize={0}>
          <CodeSide />
        </Panel>
      </Group>
      <KeepProgramDialog
        reasons={applying.asking?.reasons ?? null}
        onKeep={applying.keep}
        onCancel={applying.cancel}
      />
    </>
  );
}

const EditedMark = () => (
  <span className="inline-flex items-center gap-1 text-sm font-normal text-warn">
    <span aria-hidden className="size-1.5 rounded-full bg-warn" />
    edited
  </span>
);

"use client";

import { Table2 } from "lucide-react";
import { Fragment, useState } from "react";
import { count, counted } from "@/components/grid/numbers";
import { isActive } from "@/components/runs/run-state";
import { bytesWords } from "@/components/runs/size-words";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { JobRun, OutputFile } from "@/lib/model/job-run";
import { useEditor } from "../editor-store";
import { OutputDialog } from "./output-dialog";

/** The files a run published, by the node that wrote them. */
export function RunOutputs({ run }: { run: JobRun }) {
  const nodes = useEditor(({ document }) => document.pipeline.nodes);
  const [opened, setOpened] = useState<string | null>(null);
  if (run.outputs.length === 0)
    return (
      <p className="p-4 text-dim">
        {isActive(run.state)
          ? "Files appear here when the run commits them, all at once."
          : "This run wrote no files."}
      </p>
    );
  const targets = new Map<string, OutputFile[]>();
  for (const file of run.outputs) targets.set(file.node, [...(targets.get(file.node) ?? []), file]);
  const nameOf = (id: string) => nodes[id]?.name ?? id;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader className="pl-4">File</TableHeader>
            <TableHeader align="right">Rows</TableHeader>
            <TableHeader align="right">Size</TableHeader>
            <TableHeader className="pr-4">SHA-256</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {[...targets].map(([node, files]) => (
            <Fragment key={node}>
              <TableRow className="bg-sunken">
                <TableCell colSpan={4} className="h-9 pr-2 pl-4">
                  <span className="flex items-center gap-2">
                    <span className="truncate font-strong">{nameOf(node)}</span>
                    <span className="text-sm text-dim">{counted(files.length, "file")}</span>
                    <Button size="sm" icon={Table2} className="ml-auto" onClick={() => setOpened(node)}>
                      Open output
                    </Button>
                  </span>
                </TableCell>
              </TableRow>
              {files.map((file) => (
                <FileRow key={file.path} file={file} />
              ))}
            </Fragment>
          ))}
        </TableBody>
      </Table>
      {opened ? (
        <OutputDialog runId={run.id} node={opened} name={nameOf(opened)} onClose={() => setOpened(null)} />
      ) : null}
    </div>
  );
}

const FileRow = ({ file: { path, bytes, rows, sha256 } }: { file: OutputFile }) => (
  <TableRow>
    <TableCell mono className="w-full max-w-0 pl-4">
      <span className="flex items-center gap-1">
        <span className="truncate" title={path}>
          {path}
        </span>
        <CopyButton text={path} label="Copy the path" size="sm" />
      </span>
    </TableCell>
    <TableCell align="right">{rows === null ? <span className="text-faint">–</span> : count(rows)}</TableCell>
    <TableCell align="right" className="whitespace-nowrap">
      {bytesWords(bytes)}
    </TableCell>
    <TableCell mono className="pr-4">
      <span className="flex items-center gap-1 text-dim">
        <span title={sha256}>{sha256.slice(0, 8)}</span>
        <CopyButton text={sha256} label="Copy the whole SHA-256" size="sm" />
      </span>
    </TableCell>
  </TableRow>
);

"use client";

import { Download, FolderOpen, Laptop, Upload } from "lucide-react";
import { saveFile } from "@/components/jobs/save-file";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { localName } from "@/lib/model/local-path";
import { useEditor } from "../editor-store";
import { isRunHere, mixedWords } from "../store/run-part";
import { nearFiles } from "./local-files";
import { useJobHome } from "./use-job-home";

/** That a job runs in this browser, with its files and its results; nothing for a job of the server. */
export function JobHomeMenu() {
  const { home, missing, choose, upload } = useJobHome();
  const run = useEditor(({ shownRun }) => shownRun);
  if (home.place === "server") return null;
  const outputs = run && isRunHere(run.id) && run.state === "SUCCEEDED" ? run.outputs : [];
  const items: MenuEntry[] = [
    ...(outputs.length > 0 ? [{ id: "results", heading: "Results of the last run" } as const] : []),
    ...outputs.map(({ path }) => ({
      id: `result-${path}`,
      icon: Download,
      label: `Download ${path.split("/").at(-1) ?? path}`,
      detail: path,
      onSelect: () => {
        const blob = nearFiles.get(path)?.blob;
        if (blob) saveFile(blob, path.split("/").at(-1) ?? path);
      },
    })),
    { id: "files", heading: "Files that stay on this computer" },
    ...home.paths.map((path) => ({
      id: `file-${path}`,
      label: localName(path),
      detail: missing.includes(path) ? "Not in this page: choose it again" : "In this page",
      disabled: true,
    })),
    "separator",
    ...(missing.length > 0
      ? [{ id: "choose", icon: FolderOpen, label: "Choose them again…", onSelect: choose }]
      : []),
    { id: "upload", icon: Upload, label: "Upload them, to run on the server", onSelect: () => void upload() },
  ];
  const isMixed = home.place === "nowhere";
  return (
    <DropdownMenu
      trigger={
        <Button
          size="sm"
          variant="ghost"
          icon={Laptop}
          title={
            isMixed
              ? mixedWords(home)
              : "The job reads files that stay on this computer, and runs in this page. Nothing of them is sent."
          }
        >
          {isMixed ? "Runs nowhere yet" : "Runs in this browser"}
        </Button>
      }
      items={items}
    />
  );
}

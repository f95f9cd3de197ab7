"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { toast } from "@/components/ui/toast";
import { homeOf, type JobHome, withPaths } from "@/lib/editor/job-home";
import { localName } from "@/lib/model/local-path";
import { useEditor, useEditorStore } from "../editor-store";
import { uploadFile } from "../session/upload-files";
import { matchFiles, missingFiles, nearFiles, recallFiles } from "./local-files";

export interface HomeActions {
  home: JobHome;
  /** Paths whose files are not in this page. */
  missing: readonly string[];
  /** Asks the browser for them again, then the user. */
  choose(): void;
  /** Stores the files in the workspace, so that the job runs on the server. */
  upload(): Promise<void>;
}

const none: readonly string[] = [];

/** Where the job runs, and what can be done about its files. */
export function useJobHome(): HomeActions {
  const store = useEditorStore();
  const client = useQueryClient();
  const pipeline = useEditor((state) => state.document.pipeline);
  const home = useMemo(() => homeOf(pipeline), [pipeline]);
  const paths = home.place === "server" ? none : home.paths;
  const wanted = paths.join("\n");
  const [missing, setMissing] = useState<readonly string[]>(none);

  const arrived = useCallback(
    (left: readonly string[]) => {
      setMissing(left);
      void client.invalidateQueries({ queryKey: ["preview"] });
      void client.invalidateQueries({ queryKey: ["profile"] });
      store.actions.rebind();
    },
    [client, store],
  );

  useEffect(() => {
    const all = wanted === "" ? [] : wanted.split("\n");
    const before = missingFiles(all);
    setMissing(before);
    if (before.length === 0) return;
    let left = false;
    void recallFiles(all, false).then((still) => {
      if (!left && still.length < before.length) arrived(still);
    });
    return () => {
      left = true;
    };
  }, [wanted, arrived]);

  const choose = useCallback(() => {
    void recallFiles(paths, true).then((still) => {
      arrived(still);
      if (still.length === 0) return;
      const input = document.createElement("input");
      input.type = "file";
      input.multiple = true;
      input.onchange = () => {
        const left = matchFiles(paths, [...(input.files ?? [])]);
        arrived(left);
        if (left.length > 0)
          toast.warn(`${left.map((path) => `“${localName(path)}”`).join(", ")} is still missing.`, {
            detail: "Files are known by their names.",
            id: "local-missing",
          });
      };
      input.click();
    });
  }, [paths, arrived]);

  const upload = useCallback(async () => {
    const moved = new Map<string, string>();
    try {
      for (const path of paths) {
        const file = nearFiles.get(path);
        if (!file) throw new Error(`“${localName(path)}” is not in this page. Choose it first.`);
        moved.set(path, await uploadFile(new File([file.blob], localName(path))));
      }
      store.actions.apply("Upload the files", (current) => withPaths(current, moved));
      toast.ok("The files are in the workspace. The job runs on the server.", { id: "local-upload" });
    } catch (error) {
      toast.bad("The files were not uploaded.", {
        detail: error instanceof Error ? error.message : "The studio does not answer.",
        id: "local-upload",
      });
    }
  }, [paths, store]);

  return { home, missing, choose, upload };
}

"use client";

import { FolderOpen } from "lucide-react";
import { Button } from "@/components/ui/button";
import { localName } from "@/lib/model/local-path";
import { useJobHome } from "./use-job-home";

/** Asks for files of this computer that the page does not have (any more). */
export function LocalFilesBanner() {
  const { missing, choose } = useJobHome();
  if (missing.length === 0) return null;
  return (
    <div
      role="status"
      className="absolute inset-x-3 top-3 z-5 mx-auto flex w-fit items-center gap-3 rounded-lg border border-line-2 bg-surface py-1.5 pr-1.5 pl-3 shadow-card"
    >
      <span>
        {missing.map((path) => `“${localName(path)}”`).join(", ")} {missing.length === 1 ? "stays" : "stay"}{" "}
        on your computer, and this page does not have {missing.length === 1 ? "it" : "them"}.
      </span>
      <Button icon={FolderOpen} size="sm" onClick={choose}>
        Choose again…
      </Button>
    </div>
  );
}

"use client";

import { ViewportPortal } from "@xyflow/react";
import { FileUp, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Progress } from "@/components/ui/progress";
import { useUi } from "../session/session";

/** Files on their way into the workspace, where their sources will stand. */
export function UploadCards() {
  const uploads = useUi((ui) => ui.uploads);
  if (uploads.length === 0) return null;
  return (
    <ViewportPortal>
      {uploads.map(({ id, name, progress, place, cancel }) => (
        <div
          key={id}
          style={{ translate: `${place.x}px ${place.y}px` }}
          className="nopan pointer-events-auto absolute top-0 left-0 flex h-14 w-[204px] items-center gap-2.5 rounded-lg border border-line-2 border-dashed bg-surface px-3"
        >
          <span className="grid size-[30px] shrink-0 place-items-center rounded-[8px] bg-source/12 text-source">
            <FileUp size={16} strokeWidth={1.75} aria-hidden />
          </span>
          <div className="min-w-0 flex-1">
            <div className="truncate font-strong">{name}</div>
            <Progress value={progress} label={`Uploading ${name}`} className="mt-1.5" />
          </div>
          <IconButton icon={X} label="Cancel the upload" size="sm" onClick={cancel} />
        </div>
      ))}
    </ViewportPortal>
  );
}

"use client";

import { Maximize2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";

export interface ExpandableProps {
  title: string;
  /** The editor; `wide` in the dialog. */
  children: (wide: boolean) => ReactNode;
}

/** An editor with a way to more room: the same one, over the same value, in a dialog. */
export function Expandable({ title, children }: ExpandableProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="relative min-w-0">
      {children(false)}
      <IconButton
        icon={Maximize2}
        label={`Open ${title.toLowerCase()} in a dialog`}
        size="sm"
        onClick={() => setOpen(true)}
        className="absolute -top-[29px] right-0"
      />
      <Dialog open={open} onOpenChange={setOpen} title={title} size="lg">
        {open ? children(true) : null}
      </Dialog>
    </div>
  );
}

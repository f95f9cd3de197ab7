"use client";

import { Badge } from "@/components/ui/badge";
import { useEditor } from "../editor-store";

const words = {
  slow: {
    text: "Server is slow",
    title:
      "Columns and problems are those this page can tell by itself; the server’s follow when it answers.",
  },
  silent: {
    text: "No answer from the server",
    title:
      "Editing goes on with what is known: columns and problems are those this page can tell by itself. Previews and runs wait for the server.",
  },
} as const;

/** That the server does not answer while the job is drawn; nothing while it does. */
export function BindStatus() {
  const server = useEditor((state) => state.binding.server);
  if (server === "answers") return null;
  const { text, title } = words[server];
  return (
    <span role="status" className="min-w-0">
      <Badge state="warn" title={title}>
        {text}
      </Badge>
    </span>
  );
}

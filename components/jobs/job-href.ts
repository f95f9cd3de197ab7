import type { EditorTab } from "@/components/editor/editor-store";

/** Where a job is: its canvas, another tab of it, or one of its runs. */
export function jobHref(id: string, tab: EditorTab = "canvas", runId?: string): string {
  const query = new URLSearchParams();
  if (tab !== "canvas") query.set("tab", tab);
  if (runId) query.set("run", runId);
  return `/jobs/${encodeURIComponent(id)}${query.size > 0 ? `?${query}` : ""}`;
}

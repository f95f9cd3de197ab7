"use client";

import { type MouseEvent, useEffect } from "react";
import { cn } from "@/components/ui/cn";
import { tabClass } from "@/components/ui/link-tabs";
import { useEditor, useEditorActions } from "../editor-store";
import { EDITOR_TABS, type EditorTab } from "../store/state";

const titles: Record<EditorTab, string> = {
  canvas: "Canvas",
  code: "Code",
  runs: "Runs",
  details: "Details",
};

export const tabOf = (value: string | null | undefined): EditorTab =>
  EDITOR_TABS.find((tab) => tab === value) ?? "canvas";

const urlOf = (tab: EditorTab): string => {
  const url = new URL(window.location.href);
  if (tab === "canvas") url.searchParams.delete("tab");
  else url.searchParams.set("tab", tab);
  return `${url.pathname}${url.search}`;
};

/** Canvas, Code, Runs and Details; the one that is on stands in the address. */
export function EditorTabs() {
  const current = useEditor(({ tab }) => tab);
  const { setTab } = useEditorActions();

  // The state leads and the address follows, so that the page is not asked of the server again.
  useEffect(() => {
    if (tabOf(new URLSearchParams(window.location.search).get("tab")) !== current)
      window.history.pushState(null, "", urlOf(current));
  }, [current]);
  useEffect(() => {
    const back = () => setTab(tabOf(new URLSearchParams(window.location.search).get("tab")));
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, [setTab]);

  const go = (event: MouseEvent, tab: EditorTab) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setTab(tab);
  };

  return (
    <nav aria-label="Views of the job" className="flex items-center gap-0.5">
      {EDITOR_TABS.map((tab) => (
        <a
          key={tab}
          href={tab === "canvas" ? "?" : `?tab=${tab}`}
          aria-current={tab === current ? "page" : undefined}
          onClick={(event) => go(event, tab)}
          className={cn(tabClass, tab === current && "bg-sunken font-strong text-text")}
        >
          {titles[tab]}
        </a>
      ))}
    </nav>
  );
}

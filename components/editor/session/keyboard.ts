"use client";

import { useEffect } from "react";
import { isTyping } from "@/components/shell/shortcuts";
import { clipboardText, copyNodes } from "@/lib/editor/clipboard";
import { runCommand } from "@/lib/editor/command-catalogue";
import { deleteNodes } from "@/lib/editor/commands/delete-nodes";
import { withMembers } from "@/lib/editor/groups";
import { commandForKeys, isSearchLetter, keysOf } from "@/lib/editor/shortcuts";
import { useEditorStore } from "../editor-store";
import { INSPECTOR_ID } from "./editor-port";
import { openPicker } from "./open-picker";
import { pasteText, placeFor } from "./paste-text";
import { useSession } from "./session";
import { uploadFiles } from "./upload-files";

/** Marks the elements in which the keys of the canvas count. */
export const CANVAS_REGION = "data-canvas-region";

const isMac = () => /mac|iphone|ipad/i.test(navigator.userAgent);

/** Nothing in particular has the focus, or something on the canvas does; and no dialog or menu is open. */
function onCanvas(target: EventTarget | null): boolean {
  if (
    document.querySelector("[role=dialog][data-state=open], [role=alertdialog], [role=menu][data-state=open]")
  )
    return false;
  if (target === document.body) return true;
  return target instanceof Element && target.closest(`[${CANVAS_REGION}]`) !== null;
}

/** Ties the keys of the page to the commands. */
export function useEditorKeys(): void {
  const { port, ui, view } = useSession();
  const store = useEditorStore();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === "Escape" && inInspector(event.target)) {
        const [selected] = port.state().selection;
        if (selected !== undefined) port.reveal(selected);
        event.preventDefault();
        return;
      }
      const command = commandForKeys(keysOf(event, isMac()));
      const typing = isTyping(event);
      if (
        command &&
        (!typing || command.whileTyping) &&
        (command.scope === "editor" || onCanvas(event.target))
      ) {
        // A focused button keeps its Enter.
        if (
          command.id === "inspect" &&
          event.target instanceof HTMLElement &&
          event.target.closest("button, a")
        )
          return;
        if (runCommand(port, command.id) || command.whileTyping) event.preventDefault();
        return;
      }
      if (typing || !isSearchLetter(event) || !onCanvas(event.target)) return;
      const { tab, locked } = port.state();
      if (tab !== "canvas" || locked) return;
      event.preventDefault();
      openPicker(store, ui, view.current, { purpose: "add", query: event.key.toLowerCase() });
    };

    const nothingElseCopied = (event: ClipboardEvent) =>
      port.state().tab === "canvas" &&
      onCanvas(event.target) &&
      !isTypingIn(event.target) &&
      (window.getSelection()?.isCollapsed ?? true);

    const copy = (event: ClipboardEvent) => {
      const { selection, pipeline, locked } = port.state();
      if (selection.length === 0 || !nothingElseCopied(event)) return;
      event.clipboardData?.setData("text/plain", clipboardText(copyNodes(pipeline, selection)));
      event.preventDefault();
      if (event.type === "cut" && !locked) {
        port.apply("Cut", (current) => deleteNodes(current, { ids: withMembers(current, selection) }));
      }
      const what = selection.length === 1 ? "1 node" : `${selection.length} nodes`;
      port.announce(`${what} ${event.type === "cut" ? "cut" : "copied"}`);
    };

    const paste = (event: ClipboardEvent) => {
      const { tab, locked } = port.state();
      if (tab !== "canvas" || locked || !onCanvas(event.target) || isTypingIn(event.target)) return;
      const data = event.clipboardData;
      const text = data?.getData("text/plain") ?? "";
      // A spreadsheet puts a picture of the cells beside their text.
      if (text === "" && data && data.files.length > 0) {
        uploadFiles(store, ui, [...data.files], placeFor(view.current));
      } else if (text !== "") {
        pasteText(store, view.current, text, /<table/i.test(data?.getData("text/html") ?? ""));
      } else return;
      event.preventDefault();
    };

    window.addEventListener("keydown", press);
    document.addEventListener("copy", copy);
    document.addEventListener("cut", copy);
    document.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("keydown", press);
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", copy);
      document.removeEventListener("paste", paste);
    };
  }, [port, store, ui, view]);
}

const inInspector = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`#${INSPECTOR_ID}`) !== null;

const isTypingIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);

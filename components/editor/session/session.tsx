"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { useStore } from "zustand";
import type { EditorPort } from "@/lib/editor/editor-port";
import { useEditorStore } from "../editor-store";
import { createEditorPort } from "./editor-port";
import type { Session } from "./session-type";
import { createUiStore, type UiState } from "./ui-store";

export type { Session } from "./session-type";

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const store = useEditorStore();
  const session = useMemo(() => {
    const ui = createUiStore();
    const view: Session["view"] = { current: null };
    return { ui, view, port: createEditorPort(store, ui, view) };
  }, [store]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("This component belongs inside SessionProvider.");
  return session;
}

export const useUi = <T,>(selector: (state: UiState) => T): T => useStore(useSession().ui, selector);
export const useEditorPort = (): EditorPort => useSession().port;

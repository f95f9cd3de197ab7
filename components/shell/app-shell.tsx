import type { ReactNode } from "react";
import { Rail } from "./rail";

/** The rail and the page beside it; the page fills the window and scrolls by itself. */
export function AppShell({ children }: { children: ReactNode }) {
  return (
    <div className="grid h-dvh grid-cols-[48px_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-80 rounded-md border border-line-2 bg-surface font-medium shadow-pop focus:not-sr-only focus:fixed focus:top-2 focus:left-14 focus:px-3 focus:py-1.5"
      >
        Skip to content
      </a>
      <Rail />
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col overflow-auto outline-none">
        {children}
      </main>
    </div>
  );
}

"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useKeepTheme } from "@/components/theme/theme";
import { ToastViewport } from "@/components/ui/toast-viewport";
import { ShortcutsDialog } from "./shortcuts-dialog";

// The server is usually this machine, so being offline is no reason to wait: networkMode "always".
function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 2_000, retry: 1, networkMode: "always" },
      mutations: { retry: 0, networkMode: "always" },
    },
  });
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createClient);
  useKeepTheme();
  return (
    <QueryClientProvider client={client}>
      <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
        {children}
        <ShortcutsDialog />
        <ToastViewport />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}

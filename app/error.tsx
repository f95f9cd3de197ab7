"use client";

import { CircleX, RotateCw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type ErrorPageProps = { error: unknown; retry: () => void };

/** Production hides a server error's message and gives a digest instead, which the server's log carries too. */
function words(error: unknown): { message: string; digest: string | null } {
  if (!(error instanceof Error)) return { message: String(error), digest: null };
  const digest = "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return { message: digest ? "The server could not prepare it." : error.message, digest };
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const { message, digest } = words(error);
  return (
    <EmptyState
      icon={CircleX}
      tone="bad"
      headingLevel="h1"
      title="This page could not be shown"
      className="flex-1"
      actions={
        <>
          <Button asChild>
            <Link href="/">Home</Link>
          </Button>
          <Button variant="primary" icon={RotateCw} onClick={retry}>
            Try again
          </Button>
        </>
      }
    >
      <p className="break-words">{message}</p>
      {digest ? (
        <p className="mt-1">
          The server's log has the details under <code className="font-mono text-sm">{digest}</code>.
        </p>
      ) : null}
    </EmptyState>
  );
}

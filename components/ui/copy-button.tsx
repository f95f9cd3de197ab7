"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button";
import { toast } from "./toast";

export type CopyButtonProps = {
  text: string | (() => string);
  label?: string;
  size?: "sm" | "md";
  className?: string;
};

export function CopyButton({ text, label = "Copy", size = "md", className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === "function" ? text() : text);
      setCopied(true);
    } catch {
      toast.bad("The browser did not allow copying.", {
        detail: "Select the text and copy it by hand.",
        id: "copy",
      });
    }
  };
  return (
    <>
      <IconButton
        icon={copied ? Check : Copy}
        label={copied ? "Copied" : label}
        size={size}
        onClick={copy}
        {...(className ? { className } : {})}
      />
      <span aria-live="polite" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}

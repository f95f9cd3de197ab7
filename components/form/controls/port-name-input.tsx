"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Tooltip } from "@/components/ui/tooltip";

export interface PortNameInputProps {
  label: string;
  value: string;
  /** Why the port cannot be called that, or null. */
  problemOf: (name: string) => string | null;
  onChange: (name: string) => void;
  readOnly: boolean;
}

/** The name of a port, which wires hold: it changes once it is whole. One that does not do stays here, with the reason. */
export function PortNameInput({ label, value, problemOf, onChange, readOnly }: PortNameInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null || typed === value ? null : problemOf(typed);
  const keep = () => {
    if (typed === null || problem !== null) return;
    if (typed !== value) onChange(typed);
    setTyped(null);
  };
  return (
    <Tooltip label={problem} side="top">
      <Input
        aria-label={label}
        mono
        value={typed ?? value}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        {...(problem === null ? {} : { "aria-invalid": true, title: problem })}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === "Enter") keep();
          if (event.key !== "Escape" || typed === null) return;
          event.stopPropagation();
          setTyped(null);
        }}
      />
    </Tooltip>
  );
}

"use client";

import { Play, Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { type ArgumentRow, argumentsOf, emptyRow, pastedRows } from "./argument-rows";

type ArgumentsDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onStart: (given: Record<string, string>) => void;
};

/** Asks for the arguments of a run: names and values, which the program reads. */
export function ArgumentsDialog({ open, onOpenChange, onStart }: ArgumentsDialogProps) {
  return open ? <OpenDialog onOpenChange={onOpenChange} onStart={onStart} /> : null;
}

function OpenDialog({ onOpenChange, onStart }: Omit<ArgumentsDialogProps, "open">) {
  const [rows, setRows] = useState<readonly ArgumentRow[]>([emptyRow()]);
  const list = useRef<HTMLDivElement>(null);
  const { given, problems } = argumentsOf(rows);
  const change = (id: string, patch: Partial<ArgumentRow>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...patch } : row)));
  const add = () => {
    setRows([...rows, emptyRow()]);
    requestAnimationFrame(() => [...(list.current?.querySelectorAll("input") ?? [])].at(-2)?.focus());
  };
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Run with arguments"
      description="The program reads them with job.parameter(name, initial). Lines of name=value can be pasted into a name."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            icon={Play}
            type="submit"
            form="run-arguments"
            disabled={problems.size > 0}
          >
            Run
          </Button>
        </>
      }
    >
      <form
        id="run-arguments"
        onSubmit={(event) => {
          event.preventDefault();
          if (problems.size > 0) return;
          onOpenChange(false);
          onStart(given);
        }}
      >
        <div ref={list} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
          <span className="text-sm text-dim">Name</span>
          <span className="text-sm text-dim">Value</span>
          <span />
          {rows.map((row, index) => (
            <ArgumentFields
              key={row.id}
              row={row}
              index={index}
              problem={problems.get(row.id)}
              onChange={(patch) => change(row.id, patch)}
              onPaste={(text) => {
                const pasted = pastedRows(text);
                if (!pasted) return false;
                setRows([...rows.filter(({ id, name }) => id !== row.id && name !== ""), ...pasted]);
                return true;
              }}
              onRemove={() =>
                setRows(rows.length === 1 ? [emptyRow()] : rows.filter(({ id }) => id !== row.id))
              }
            />
          ))}
        </div>
        <Button size="sm" variant="ghost" icon={Plus} className="mt-2 -ml-1" onClick={add}>
          Add an argument
        </Button>
      </form>
    </Dialog>
  );
}

type ArgumentFieldsProps = {
  row: ArgumentRow;
  index: number;
  problem: string | undefined;
  onChange: (patch: Partial<ArgumentRow>) => void;
  onPaste: (text: string) => boolean;
  onRemove: () => void;
};

function ArgumentFields({ row, index, problem, onChange, onPaste, onRemove }: ArgumentFieldsProps) {
  return (
    <>
      <div>
        <Input
          mono
          value={row.name}
          aria-label={`Name of argument ${index + 1}`}
          aria-invalid={problem !== undefined}
          placeholder="date"
          maxLength={255}
          onChange={(event) => onChange({ name: event.target.value })}
          onPaste={(event) => {
            if (onPaste(event.clipboardData.getData("text/plain"))) event.preventDefault();
          }}
        />
        {problem ? <p className="mt-1 text-sm text-bad">{problem}</p> : null}
      </div>
      <Input
        mono
        value={row.value}
        aria-label={`Value of argument ${index + 1}`}
        placeholder="2026-11-20"
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <IconButton icon={X} label={`Remove argument ${index + 1}`} onClick={onRemove} />
    </>
  );
}

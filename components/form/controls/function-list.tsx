"use client";

import { Search, SquareFunction } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { functionSnippet } from "@/components/code-editor/function-snippet";
import { offersKind, type SqlNames } from "@/components/code-editor/sql-completion";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { searchFunctions, sqlFunctions } from "@/lib/sql/functions/catalogue";
import { FUNCTION_GROUPS, type SqlFunction, shownReturns } from "@/lib/sql/functions/sql-function";
import { listKey, OptionList, optionId } from "./option-list";
import type { Option } from "./options";

export interface FunctionListProps {
  /** Says which kinds of functions can stand here. */
  names: SqlNames;
  /** Takes a snippet: `round(#{number})`. */
  onPick: (template: string) => void;
}

const keyOf = ({ group, name }: SqlFunction): string => `${group} ${name}`;
const byKey = new Map(sqlFunctions.map((entry) => [keyOf(entry), entry]));

/** Every function that can stand in a field, searched by words, with its help; the one that is picked is written. */
export function FunctionList({ names, onPick }: FunctionListProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const { query: whole, aggregates, windows } = names;
  const options = useMemo((): Option[] => {
    if (!open) return [];
    const kinds = {
      ...(whole === undefined ? {} : { query: whole }),
      ...(aggregates === undefined ? {} : { aggregates }),
      ...(windows === undefined ? {} : { windows }),
    };
    const here = sqlFunctions.filter(
      (entry) => offersKind(entry.kind, kinds) && functionSnippet(entry) !== null,
    );
    return searchFunctions(query, here).map((entry) => ({
      value: keyOf(entry),
      label: entry.name,
      group: FUNCTION_GROUPS[entry.group],
    }));
  }, [open, query, whole, aggregates, windows]);
  const entry = byKey.get(options[active]?.value ?? "");
  const change = (next: boolean) => {
    setOpen(next);
    setQuery("");
    setActive(0);
  };
  const pick = (option: Option | undefined) => {
    const picked = byKey.get(option?.value ?? "");
    if (!picked) return;
    change(false);
    onPick(functionSnippet(picked) ?? picked.name);
  };
  return (
    <Popover
      open={open}
      onOpenChange={change}
      label="Functions"
      align="end"
      className="flex w-[340px] flex-col p-1"
      trigger={
        <IconButton
          icon={SquareFunction}
          label="Functions"
          size="sm"
          className={cn(
            "absolute top-0.5 right-0.5 size-[22px] opacity-0 transition-opacity group-hover/sql:opacity-100",
            "group-focus-within/sql:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100",
          )}
        />
      }
    >
      <div className="mb-1">
        <Input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? optionId(`${id}-list`, active) : undefined}
          aria-label="Search functions"
          autoComplete="off"
          spellCheck={false}
          placeholder="Search by words: last day, without accents…"
          prefix={<Search size={13} aria-hidden />}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            listKey(event, {
              count: options.length,
              active,
              onActive: setActive,
              onPick: () => pick(options[active]),
            });
          }}
        />
      </div>
      <OptionList
        id={`${id}-list`}
        label="Functions"
        options={options}
        active={active}
        onActive={setActive}
        onPick={pick}
        mono
        empty="No function fits these words."
      />
      {entry ? <FunctionFacts entry={entry} /> : null}
    </Popover>
  );
}

/** Signatures, help, and an example with its result. Its height stays, so that the list does not move. */
function FunctionFacts({ entry }: { entry: SqlFunction }) {
  return (
    <div aria-live="polite" className="mt-1 h-[124px] overflow-auto border-t border-line px-2 pt-2 text-sm">
      {entry.signatures.map((signature) => (
        <p key={signature} className="font-mono break-words">
          {signature}
          <span className="text-dim">{shownReturns(entry)}</span>
        </p>
      ))}
      <p className="mt-1 text-dim">{entry.help}</p>
      <p className="mt-1.5 font-mono break-words">
        {entry.example}
        <span className="text-source"> → {entry.result}</span>
      </p>
    </div>
  );
}

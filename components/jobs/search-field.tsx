"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { usePageKey } from "./use-page-key";

type SearchFieldProps = {
  value: string;
  /** Called a moment after typing stops. */
  onSearch: (text: string) => void;
  label: string;
  /** Arrow down leaves the field for what was found. */
  onLeave?: () => void;
};

const PAUSE_MS = 150;

/** Search as you type; `/` comes here from anywhere on the page, Escape empties it. */
export function SearchField({ value, onSearch, label, onLeave }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const input = useRef<HTMLInputElement>(null);

  // The address changed by itself: the back button, a link.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onSearch(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);

  usePageKey("/", () => {
    input.current?.select();
    input.current?.focus();
  });

  return (
    <search className="w-64">
      <Input
        ref={input}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            setText("");
          }
          if (event.key === "ArrowDown" && onLeave) {
            event.preventDefault();
            onLeave();
          }
        }}
        aria-label={label}
        placeholder={label}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        prefix={<Search size={14} strokeWidth={1.75} aria-hidden />}
        suffix={
          text === "" ? (
            <Kbd keys="/" className="mr-0.5" />
          ) : (
            <IconButton
              icon={X}
              label="Clear the search"
              size="sm"
              className="size-5"
              onClick={() => {
                setText("");
                input.current?.focus();
              }}
            />
          )
        }
      />
    </search>
  );
}

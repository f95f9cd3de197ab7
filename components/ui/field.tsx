"use client";

import { CircleHelp } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";
import { Tooltip } from "./tooltip";

export type FieldProps = {
  label: ReactNode;
  /** Small text at the right end of the label's line: "SQL, optional", "10 of 12". */
  hint?: ReactNode;
  help?: ReactNode;
  /** Where help is shown: under the control, or there once the question mark beside the label or F1 asks for it. */
  helpAs?: "text" | "tip";
  error?: ReactNode;
  /** A live read-out under the control: "All 152,194 left rows find a match." */
  note?: ReactNode;
  required?: boolean;
  /** Label and control on one line, for switches and checkboxes. */
  inline?: boolean;
  className?: string;
  /** Controls of components/ui find their label, help and error by themselves. */
  children: ReactNode;
};

export function Field(props: FieldProps) {
  const { label, hint, help, helpAs = "text", error, note, required = false, inline = false } = props;
  const id = useId();
  const [explained, setExplained] = useState(false);
  const isTip = helpAs === "tip" && Boolean(help);
  const descriptionId = `${id}-description`;
  const described = Boolean(help || error || note);
  const ids = {
    controlId: `${id}-control`,
    labelId: `${id}-label`,
    descriptionId: described ? descriptionId : undefined,
    invalid: Boolean(error),
    required,
  };
  return (
    <div
      className={cn("min-w-0", props.className)}
      {...(isTip ? { onKeyDown: (event) => onF1(event, () => setExplained(!explained)) } : {})}
    >
      <div className={cn("flex items-center gap-2", inline ? "min-h-7" : "mb-[5px]")}>
        <label id={ids.labelId} htmlFor={ids.controlId} className="min-w-0 font-strong">
          {label}
          {required ? <span className="sr-only"> (required)</span> : null}
        </label>
        {isTip ? (
          <Tooltip label={explained ? null : help} side="top">
            <button
              type="button"
              // Controls are described by the help, and F1 shows it: no stop of its own on the way through a form.
              tabIndex={-1}
              aria-label="Help"
              aria-expanded={explained}
              onClick={() => setExplained(!explained)}
              className="-ml-1 shrink-0 rounded-full text-faint hover:text-text"
            >
              <CircleHelp size={13} strokeWidth={1.75} aria-hidden />
            </button>
          </Tooltip>
        ) : null}
        {hint ? <span className="ml-auto min-w-0 truncate text-faint">{hint}</span> : null}
        {inline ? (
          <span className={cn("flex shrink-0 items-center", !hint && "ml-auto")}>
            <FieldContext value={ids}>{props.children}</FieldContext>
          </span>
        ) : null}
      </div>
      {inline ? null : <FieldContext value={ids}>{props.children}</FieldContext>}
      {described ? (
        <div id={descriptionId} className="text-sm text-dim">
          {error ? <p className="mt-[5px] text-bad">{error}</p> : null}
          {note ? <div className="mt-[5px]">{note}</div> : null}
          {help ? <p className={isTip && !explained ? "sr-only" : "mt-[5px]"}>{help}</p> : null}
        </div>
      ) : null}
    </div>
  );
}

function onF1(event: KeyboardEvent, show: () => void): void {
  if (event.key !== "F1" || event.defaultPrevented) return;
  event.preventDefault();
  show();
}

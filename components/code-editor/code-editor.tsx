"use client";

import { type CompletionSource, snippet } from "@codemirror/autocomplete";
import { indentWithTab } from "@codemirror/commands";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, placeholder as hint, keymap, lineNumbers as numbers, tooltips } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldProps } from "@/components/ui/field-context";
import { type EditorDiagnostic, toLint } from "./diagnostics";
import { knownNames as known } from "./known-names";
import { type CodeLanguage, languageExtension } from "./languages";
import { type LineSpan, markedLines as marked } from "./marked-lines";
import { access, base, completing, smallestChange } from "./setup";
import { editorTheme } from "./theme";

export interface CodeEditorHandle {
  focus(): void;
  /** Replaces a range of the text, or the selection. */
  replace(text: string, range?: { from: number; to: number }): void;
  /** Writes a snippet (`round(#{number})`) in place of the selection; Tab goes through its places. */
  insertSnippet(template: string): void;
  /** Selects a range and scrolls to it. */
  reveal(range: { from: number; to: number }): void;
  scrollToLine(line: number): void;
}

export interface CodeEditorProps {
  value: string;
  onChange?: (value: string) => void;
  language: CodeLanguage;
  /** Names the editor for screen readers. */
  label: string;
  readOnly?: boolean;
  diagnostics?: readonly EditorDiagnostic[];
  /** Asked in turn for what could stand at the cursor. Keep the array stable. */
  completions?: readonly CompletionSource[];
  /** Names that exist: they are coloured. Keep the array stable. */
  knownNames?: readonly string[];
  /** Lines with a background. */
  markedLines?: readonly LineSpan[];
  lineNumbers?: boolean;
  /** Tab indents instead of moving on; Escape first gives Tab back. */
  tabIndents?: boolean;
  wrap?: boolean;
  placeholder?: string;
  /** The line the cursor is on, from 1. */
  onCursorLine?: (line: number) => void;
  onFocus?: () => void;
  onBlur?: () => void;
  /** Further CodeMirror extensions, read once. */
  extensions?: Extension;
  ref?: Ref<CodeEditorHandle>;
  /** Give it a height, or a min-height and a max-height: the text scrolls inside. */
  className?: string;
}

const none: readonly never[] = [];

/** CodeMirror in the theme's colours. The value is controlled; cursor and undo survive what comes from outside. */
export function CodeEditor(props: CodeEditorProps) {
  const {
    value,
    language,
    label,
    readOnly = false,
    wrap = true,
    tabIndents = false,
    lineNumbers = false,
  } = props;
  const {
    diagnostics = none,
    completions = none,
    knownNames = none,
    markedLines = none,
    placeholder,
  } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;

  // Built once; what follows keeps it current.
  useEffect(() => {
    const listener = EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((one) => one.isUserEvent("outside")))
        latest.current.onChange?.(update.state.doc.toString());
      if (update.selectionSet || update.docChanged)
        latest.current.onCursorLine?.(update.state.doc.lineAt(update.state.selection.main.head).number);
      if (update.focusChanged) (update.view.hasFocus ? latest.current.onFocus : latest.current.onBlur)?.();
    });
    const created = new EditorView({
      parent: host.current as HTMLDivElement,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          base,
          editorTheme,
          listener,
          slots.map((slot) => slot.of([])),
          // Beside the editor they would be cut off by its frame; outside a dialog they could not be clicked.
          tooltips({ parent: host.current?.closest<HTMLElement>("[role=dialog]") ?? document.body }),
          latest.current.extensions ?? [],
        ],
      }),
    });
    view.current = created;
    return () => {
      view.current = null;
      created.destroy();
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ ...smallestChange(editor.state.doc.toString(), value), userEvent: "outside" });
  }, [value]);

  useSlot(
    view,
    slot.language,
    useMemo(() => languageExtension(language), [language]),
  );
  useSlot(
    view,
    slot.completion,
    useMemo(() => completing(completions), [completions]),
  );
  useSlot(
    view,
    slot.known,
    useMemo(() => known(knownNames), [knownNames]),
  );
  useSlot(
    view,
    slot.marked,
    useMemo(() => marked(markedLines), [markedLines]),
  );
  useSlot(
    view,
    slot.keys,
    useMemo(() => (tabIndents ? keymap.of([indentWithTab]) : []), [tabIndents]),
  );
  useSlot(
    view,
    slot.look,
    useMemo(
      () => [
        lineNumbers ? numbers() : [],
        wrap ? EditorView.lineWrapping : [],
        placeholder ? hint(placeholder) : [],
      ],
      [lineNumbers, wrap, placeholder],
    ),
  );
  const { "aria-describedby": describedBy, "aria-invalid": invalid } = useFieldProps({});
  useSlot(
    view,
    slot.access,
    useMemo(
      () => access({ label, readOnly, describedBy, invalid: Boolean(invalid) }),
      [label, readOnly, describedBy, invalid],
    ),
  );

  // Only when they change: the editor itself moves the marks along with the text they stand on.
  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, toLint(editor.state.doc, diagnostics)));
  }, [diagnostics]);

  useImperativeHandle(
    props.ref,
    () => ({
      focus: () => view.current?.focus(),
      replace: (text, range) => {
        const editor = view.current;
        if (!editor) return;
        const { from, to } = range ?? editor.state.selection.main;
        editor.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } });
        editor.focus();
      },
      insertSnippet: (template) => {
        const editor = view.current;
        if (!editor) return;
        const { from, to } = editor.state.selection.main;
        snippet(template)(editor, null, from, to);
        editor.focus();
      },
      reveal: ({ from, to }) => {
        const length = view.current?.state.doc.length ?? 0;
        const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
        view.current?.dispatch({ selection, scrollIntoView: true });
      },
      scrollToLine: (number) => {
        const editor = view.current;
        if (!editor) return;
        const { from } = editor.state.doc.line(Math.max(1, Math.min(number, editor.state.doc.lines)));
        editor.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) });
      },
    }),
    [],
  );

  return <div ref={host} className={cn("min-h-0 min-w-0 overflow-auto bg-inherit", props.className)} />;
}

const slot = {
  language: new Compartment(),
  completion: new Compartment(),
  known: new Compartment(),
  marked: new Compartment(),
  keys: new Compartment(),
  look: new Compartment(),
  access: new Compartment(),
};
const slots = Object.values(slot);

/** Rebuilds one part of the editor when it changes. */
function useSlot(view: { readonly current: EditorView | null }, part: Compartment, extension: Extension) {
  useEffect(() => {
    view.current?.dispatch({ effects: part.reconfigure(extension) });
  }, [view, part, extension]);
}

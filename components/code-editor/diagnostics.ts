import type { Diagnostic as LintDiagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Severity } from "@/lib/model/diagnostic";

/** What an editor underlines; `choices` become buttons that put themselves in its place. */
export interface EditorDiagnostic {
  from: number;
  to: number;
  severity: Severity;
  message: string;
  choices?: readonly string[] | undefined;
}

/** Ranges may come from a text that was edited since: they are kept inside the document, and never empty on a word. */
export function toLint(doc: Text, diagnostics: readonly EditorDiagnostic[]): LintDiagnostic[] {
  return diagnostics
    .map(({ from, to, severity, message, choices = [] }) => {
      const start = Math.max(0, Math.min(from, doc.length));
      const end = Math.max(start, Math.min(to, doc.length));
      return {
        from: start,
        to: end,
        severity,
        message,
        actions: choices.map((choice) => ({
          name: choice,
          apply: (view: EditorView, at: number, until: number) =>
            view.dispatch({ changes: { from: at, to: until, insert: choice } }),
        })),
      };
    })
    .sort((a, b) => a.from - b.from);
}

import type { Completion, CompletionContext, CompletionSource } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import type { EditorState, Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { callApi } from "@/lib/api/client";
import type { TypesReply, TypesRequest } from "@/lib/api/schemas";

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>["resolveInner"]>;

/** Where a text stands, so that the compiler knows what it may use; and the editor that asks. */
export type TypesSource = Pick<TypesRequest, "within" | "channel">;

const ask = (
  source: TypesSource,
  question: Omit<TypesRequest, "within" | "channel">,
  signal?: AbortSignal,
): Promise<TypesReply | null> =>
  callApi("types", { body: { ...source, ...question }, ...(signal ? { signal } : {}) }).catch(() => null);

/** Offers what the compiler knows; in the text of a sql`…` template, what the other source offers. */
export function typescriptCompletion(source: TypesSource, sql?: CompletionSource): CompletionSource {
  return async (context) => {
    const place = placeAt(context.state, context.pos);
    if (place === "sql") return sql?.(context) ?? null;
    if (place === "text") return null;
    const word = context.matchBefore(/[\p{ID_Start}$_][\p{ID_Continue}$]*/u);
    const isMember = context.matchBefore(/\.\s*[\p{ID_Continue}$]*/u) !== null;
    if (!word && !isMember && !context.explicit) return null;
    const from = word?.from ?? context.pos;
    const text = context.state.doc.toString();
    const reply = await ask(source, { ask: "complete", text, offset: from }, aborting(context));
    if (!reply || context.aborted) return null;
    const options = reply.completions.map(
      ({ label, kind, sort }): Completion => ({
        label,
        type: kind,
        boost: isMember || sort <= "11" ? 1 : kind === "keyword" ? -20 : 0,
        info: async () => {
          const found = await ask(source, { ask: "describe", text, offset: from, label });
          return found?.words ? wordsNode(found.words) : null;
        },
      }),
    );
    return { from, options, validFor: /^[\p{ID_Continue}$]*$/u };
  };
}

/** Says what the name under the pointer is. */
export const typescriptHover = (source: TypesSource): Extension =>
  hoverTooltip(async (view, pos) => {
    if (placeAt(view.state, pos) !== "code") return null;
    const word = view.state.wordAt(pos);
    if (!word) return null;
    const reply = await ask(source, { ask: "hover", text: view.state.doc.toString(), offset: word.from });
    const words = reply?.words;
    if (!words) return null;
    const create = () => {
      const dom = wordsNode(words);
      dom.className = "cm-typescript-words";
      return { dom };
    };
    return { pos: word.from, end: word.to, above: true, create };
  });

function aborting(context: CompletionContext): AbortSignal {
  const controller = new AbortController();
  context.addEventListener("abort", () => controller.abort());
  return controller.signal;
}

/** Whether code is written at a place, the SQL of a template, or a text that nobody completes. */
function placeAt(state: EditorState, at: number): "code" | "sql" | "text" {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node; node = node.parent) {
    if (node.name === "Interpolation") return "code";
    if (node.name === "LineComment" || node.name === "BlockComment" || node.name === "String") return "text";
    if (node.name === "TemplateString") {
      const tag = node.parent?.name === "TaggedTemplateExpression" ? node.parent.firstChild : null;
      return tag && state.sliceDoc(tag.from, tag.to) === "sql" ? "sql" : "text";
    }
  }
  return "code";
}

/** The compiler's Markdown: a signature in a fence, then words. */
function wordsNode(words: string): HTMLElement {
  const box = document.createElement("div");
  for (const [index, part] of words.split(/```(?:\w*\n)?/).entries()) {
    const text = part.trim();
    if (text === "") continue;
    const piece = box.appendChild(document.createElement("div"));
    piece.className = index % 2 === 1 ? "cm-typescript-signature" : "cm-typescript-help";
    piece.textContent = text.replace(/^\(\w+\) (?:\w+Methods\.)?/, "").replaceAll(/^\*@(\w+)\*/gm, "$1");
  }
  return box;
}

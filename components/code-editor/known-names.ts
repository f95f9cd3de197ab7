import { syntaxTree } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";

const known = Decoration.mark({ class: "cm-known" });

/** Colours the names that exist, so that a misspelt one stands out before anything is checked. */
export function knownNames(names: readonly string[]): Extension {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  if (wanted.size === 0) return [];
  const find = (view: EditorView): DecorationSet => {
    const found: ReturnType<typeof known.range>[] = [];
    for (const { from, to } of view.visibleRanges) {
      syntaxTree(view.state).iterate({
        from,
        to,
        enter: (node) => {
          if (!/^(Identifier|QuotedIdentifier|Keyword|Type|Builtin)$/.test(node.name)) return;
          const text = view.state.sliceDoc(node.from, node.to);
          const name = text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
          if (wanted.has(name.toLowerCase())) found.push(known.range(node.from, node.to));
        },
      });
    }
    return Decoration.set(found, true);
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = find(view);
      }
      update(update: ViewUpdate) {
        const parsed = syntaxTree(update.state) !== syntaxTree(update.startState);
        if (update.docChanged || update.viewportChanged || parsed) this.decorations = find(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

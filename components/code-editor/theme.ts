import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Colours are the theme's own variables, so light and dark need no second theme and no rebuild. */
const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--transform)" },
  { tag: [tags.number, tags.bool, tags.null, tags.literal], color: "var(--target)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--source)" },
  { tag: [tags.comment, tags.meta], color: "var(--faint)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.className, tags.namespace], color: "var(--check)" },
  { tag: [tags.function(tags.variableName), tags.standard(tags.name)], color: "var(--accent)" },
  { tag: [tags.propertyName], color: "var(--text)" },
  { tag: [tags.invalid], color: "var(--bad)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "inherit", fontSize: "12.5px", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    backgroundColor: "inherit",
    fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
    lineHeight: "1.5",
  },
  ".cm-content": { padding: "6px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 9px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--text)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 26%, transparent)",
  },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--sunken) 70%, transparent)" },
  ".cm-gutters": {
    // Long lines scroll under the numbers, which stand on the ground of what holds the editor.
    backgroundColor: "inherit",
    color: "var(--faint)",
    border: "none",
    fontSize: "11px",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 3px 0 9px" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text)" },
  ".cm-placeholder": { color: "var(--faint)", fontFamily: "var(--font-geist-sans), system-ui, sans-serif" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--accent-bg)",
    outline: "1px solid color-mix(in srgb, var(--accent) 45%, transparent)",
  },
  ".cm-known": { color: "var(--transform)" },
  ".cm-marked-line": { backgroundColor: "var(--accent-bg)" },
  ".cm-lintRange": {
    backgroundImage: "none",
    paddingBottom: "0",
    textDecorationLine: "underline",
    textDecorationStyle: "wavy",
    textDecorationThickness: "1px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-error": { textDecorationColor: "var(--bad)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--warn)" },
  ".cm-lintRange-info, .cm-lintRange-hint": { textDecorationColor: "var(--dim)" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--bad)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    border: "1px solid var(--line-2)",
    borderRadius: "10px",
    boxShadow: "0 12px 32px var(--shadow-pop)",
    overflow: "hidden",
    zIndex: "60",
  },
  ".cm-diagnostic": { padding: "6px 10px", borderLeftWidth: "3px", fontFamily: "var(--font-geist-sans)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--sunken)",
    color: "var(--text)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    padding: "1px 7px",
    fontFamily: "var(--font-geist-mono)",
    fontSize: "12px",
  },
  // What is said of an option stands beside the list.
  ".cm-tooltip.cm-tooltip-autocomplete": { overflow: "visible" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
    fontSize: "12px",
    maxHeight: "15em",
    padding: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    padding: "3px 6px",
    borderRadius: "5px",
    lineHeight: "17px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent-bg)",
    color: "var(--text)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionLabel": { overflow: "hidden", textOverflow: "ellipsis" },
  ".cm-completionDetail": {
    marginLeft: "auto",
    fontStyle: "normal",
    color: "var(--faint)",
    fontSize: "11px",
  },
  ".cm-completionIcon": { width: "14px", padding: "0", color: "var(--dim)", opacity: "1", fontSize: "11px" },
  ".cm-completionIcon-property::after": { content: "'▪'" },
  ".cm-completionIcon-column::after": { content: "'▤'" },
  ".cm-completionIcon-table::after": { content: "'▦'" },
  ".cm-completionIcon-function::after": { content: "'ƒ'" },
  ".cm-tooltip.cm-completionInfo": {
    padding: "8px 10px",
    maxWidth: "300px",
    fontFamily: "var(--font-geist-sans)",
  },
  ".cm-help": { padding: "8px 10px", maxWidth: "420px", fontFamily: "var(--font-geist-sans)" },
  ".cm-completionInfo .cm-help": { padding: "0" },
  ".cm-help-signature": {
    fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
    fontSize: "12px",
    overflowWrap: "anywhere",
  },
  ".cm-help-signature b": { color: "var(--accent)" },
  ".cm-help-text": { color: "var(--dim)", marginTop: "4px" },
  ".cm-help-example": {
    fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
    fontSize: "11.5px",
    marginTop: "6px",
    paddingTop: "6px",
    borderTop: "1px solid var(--line)",
    overflowWrap: "anywhere",
  },
  ".cm-help-result": { color: "var(--source)" },
  ".cm-typescript-words": { padding: "8px 10px", maxWidth: "420px" },
  ".cm-typescript-signature": {
    fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
    fontSize: "12px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  ".cm-typescript-help": {
    color: "var(--dim)",
    marginTop: "4px",
    whiteSpace: "pre-line",
    fontFamily: "var(--font-geist-sans)",
  },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--text)", borderColor: "var(--line)" },
  ".cm-searchMatch": { backgroundColor: "color-mix(in srgb, var(--warn) 30%, transparent)" },
  ".cm-searchMatch-selected": { backgroundColor: "color-mix(in srgb, var(--warn) 55%, transparent)" },
});

export const editorTheme: Extension = [look, syntaxHighlighting(highlight)];

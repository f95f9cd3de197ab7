import { z } from "zod";
import { defineNode, noPorts } from "../define-node";
import { choiceField, markdownField } from "../fields";
import { NOTE_COLORS } from "../note-colors";
import { oneLine } from "../summaries";

/** A text without its marks. */
const wordsOf = (text: string): string =>
  text
    .replaceAll(/\[([^[\]]*)\]\(\S*\)/g, "$1")
    .replaceAll(/^\s*[-+*] /gm, "")
    .replaceAll(/[#*`>]/g, "");

/** Words on the canvas. It has no part in what the job does. */
export const note = defineNode({
  type: "note",
  title: "Note",
  description: "Words on the canvas, for whoever reads the job: it has no part in what the job does.",
  icon: "sticky-note",
  category: "annotation",
  family: "canvas",
  keywords: ["comment", "text", "remark", "sticky", "documentation"],
  inputs: noPorts,
  outputs: noPorts,
  settings: z.strictObject({
    text: markdownField({
      title: "Text",
      help: "# heading, - list, **bold**, *italic*, `code` and [links](https://…).",
      placeholder: "Write something",
    }).default(""),
    color: choiceField(NOTE_COLORS, { title: "Colour" }).default("yellow"),
  }),
  method: { on: "job", name: "note", positional: [] },
  version: 1,
  migrations: [],
  lower: () => ({}),
  summary: ({ text }) => oneLine(wordsOf(text ?? ""), 100) || "empty",
  glue: null,
  examples: [
    {
      name: "Why",
      settings: { text: "# Why\n\n- Flights of **2001** alone\n- see [the data](https://example.com)" },
    },
    {
      name: "Words that are hard to print",
      settings: { text: '`"\\u0041"` */ $\u007ba} \'\n\t”', color: "blue" },
    },
    { name: "Nothing yet", settings: {} },
  ],
});

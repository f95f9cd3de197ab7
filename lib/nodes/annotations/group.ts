import { z } from "zod";
import { defineNode, noPorts } from "../define-node";
import { choiceField, nodeNamesField } from "../fields";
import { NOTE_COLORS } from "../note-colors";
import { listSummary } from "../summaries";

/** A frame around nodes that belong together. It has no part in what the job does. */
export const group = defineNode({
  type: "group",
  title: "Group",
  description:
    "A frame around nodes that belong together; it moves with them and folds to one card. It has no part in what the job does.",
  icon: "group",
  category: "annotation",
  family: "canvas",
  keywords: ["frame", "section", "collapse", "fold", "container"],
  inputs: noPorts,
  outputs: noPorts,
  settings: z.strictObject({
    members: nodeNamesField({ title: "Nodes", help: "By name. A node is in one group at most." }).default([]),
    color: choiceField(NOTE_COLORS, { title: "Colour" }).default("grey"),
  }),
  method: { on: "job", name: "group", positional: [] },
  version: 1,
  migrations: [],
  lower: () => ({}),
  summary: ({ members }) => listSummary(members) || "empty",
  glue: null,
  examples: [
    { name: "Prepare", settings: { members: ["Rows"], color: "blue" } },
    { name: "Names that are hard to print", settings: { members: ["Rows", 'A "note" */ `$\u007b'] } },
    { name: "Empty", settings: {} },
    {
      name: "A node that is not there",
      settings: { members: ["Rows", "Row"] },
      fails: { bind: "“A node that is not there” names “Row”, which is no node of the job." },
    },
  ],
});

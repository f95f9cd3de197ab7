import { inlineTable, type Sample, step } from "./sample";

export const tidyContacts: Sample = {
  id: "tidy-contacts",
  name: "Tidy contacts",
  about: "Clean text, drop duplicates, keep the newest of each",
  description: "Trims and lowers names and addresses, drops rows without one, and keeps the newest of each.",
  pipeline: {
    version: 1,
    nodes: {
      contacts: inlineTable("Contacts", { name: "VARCHAR", email: "VARCHAR", seen: "DATE" }, [
        ["Ada Lovelace", "ada@example.org", "2024-03-01"],
        ["  ada lovelace ", "ADA@example.org ", "2025-01-17"],
        ["Grace Hopper", "grace@example.org", "2023-11-30"],
        ["Edsger Dijkstra", null, "2024-06-12"],
        ["Barbara Liskov", "barbara@example.org", "2025-02-02"],
        ["Barbara Liskov", "barbara@example.org", "2022-08-19"],
      ]),
      clean: step("derived-column", "Clean text", "contacts", {
        compute: [
          { name: "name", expression: "trim(name)" },
          { name: "email", expression: "lower(trim(email))" },
        ],
      }),
      reachable: step("filter", "With an address", "clean", { condition: "email is not null" }),
      newest: step("drop-duplicates", "Newest of each", "reachable", {
        columns: ["email"],
        order: [{ expression: "seen", direction: "desc", nulls: "last" }],
      }),
      write: step("csv-target", "Contacts, tidy", "newest", {
        path: "out/contacts.csv",
        mode: "overwrite",
      }),
    },
    layout: {
      contacts: { x: 0, y: 0 },
      clean: { x: 276, y: 0 },
      reachable: { x: 552, y: 0 },
      newest: { x: 828, y: 0 },
      write: { x: 1104, y: 0 },
    },
  },
};

import { z } from "zod";
import { compileGrok } from "../../connectors/grok/compile-grok";
import { defineNode, noPorts, rowsAndRejected } from "../define-node";
import { field, integerField, textField } from "../fields";
import {
  compressionField,
  encodingField,
  fileFields,
  folderFields,
  hiveField,
  lowerWithRejects,
  rejectField,
  withCompressed,
} from "../source-fields";
import { oneLine, pathSummary } from "../summaries";

const settings = z
  .strictObject({
    ...fileFields(withCompressed(["log"]), "Files, folders or globs of the workspace; compressed ones too."),
    pattern: textField({
      title: "Grok pattern",
      help: "What a line looks like: %{IP:client} %{WORD:verb} %{NUMBER:bytes:int}. Types are string, byte, short, int, long, float, double, boolean. Empty finds logs of web servers, syslog, and time, level, message.",
      placeholder: "%{COMBINEDAPACHELOG}",
    }).optional(),
    customPatterns: field(z.string().max(16_000), {
      title: "Patterns of your own",
      help: "One a line: a name, a space, a regular expression that may hold other patterns.",
      placeholder: "ORDER [A-Z]{2}\\d+",
      widget: "long-text",
    }).default(""),
    ...hiveField(),
    skip: integerField({
      title: "Skip lines",
      help: "At the beginning of each file.",
      max: 1_000_000,
    }).default(0),
    ...rejectField(),
    ...encodingField(),
    ...compressionField(),
    ...folderFields(),
  })
  .superRefine(({ pattern, customPatterns }, context) => {
    if (!pattern) return;
    const grok = compileGrok(pattern, customPatterns);
    if (!grok.ok) context.addIssue({ code: "custom", path: ["pattern"], message: problemText(grok.error) });
  });

const problemText = ({ detail, choices }: { detail: string; choices: readonly string[] }): string =>
  choices.length > 0 ? `${detail}; there is ${choices.slice(0, 3).join(", ")}` : detail;

/** Reads log lines by a grok pattern. */
export const logSource = defineNode({
  type: "log-source",
  title: "Log",
  description:
    "Reads log files: a grok pattern takes each line apart. Lines that it does not match are an error, or go to a second output.",
  icon: "scroll-text",
  category: "source",
  family: "files",
  keywords: ["read", "file", "grok", "apache", "nginx", "syslog", "regex", "lines"],
  inputs: noPorts,
  outputs: rowsAndRejected,
  settings,
  method: { on: "read", name: "log", positional: [] },
  version: 1,
  migrations: [],
  lower: ({ settings: own, read }) => lowerWithRejects("log", settings, own, read),
  summary: ({ paths, pattern }) =>
    pattern ? `${pathSummary("Log", paths)} · ${oneLine(pattern)}` : pathSummary("Log", paths),
  glue: null,
  examples: [
    {
      name: "Requests of a web server",
      settings: {
        paths: ["logs/access.log"],
        pattern:
          '%{IPORHOST:client} - %{USER:user} \\[%{HTTPDATE:at}\\] "%{WORD:verb} %{NOTSPACE:path}" %{INT:status:int} (?:%{INT:the "bytes":long}|-)',
      },
      files: {
        "logs/access.log": [
          '10.0.0.7 - anna [10/Oct/2024:13:55:36 +0200] "GET /a?b=1" 200 2326',
          '::1 - - [10/Oct/2024:13:55:37 +0200] "POST /order" 304 -',
          "",
        ].join("\n"),
      },
    },
    {
      name: "Lines that do not match go elsewhere",
      settings: {
        paths: ["logs/app.log"],
        pattern: "^%{LOGLEVEL:level} %{ORDER:order} %{INT:count:byte}$",
        customPatterns: "ORDER [A-Z]{2}\\d+",
      },
      reads: ["rejected"],
      files: { "logs/app.log": "INFO AB12 7\nDEBUG nothing of note\nWARN CD3 300\n\nERROR EF4 -1\n" },
    },
    {
      name: "A line that does not match",
      settings: { paths: ["logs/odd.log"], pattern: "^%{INT:n:int}$" },
      files: { "logs/odd.log": "1\ntwo\n" },
      fails: { bind: "“logs/odd.log” cannot be read: line 2: the pattern does not match." },
    },
  ],
});

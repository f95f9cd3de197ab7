import type { FixedWidthOptions } from "../../../connectors/formats/fixed-width";
import type { LogOptions } from "../../../connectors/formats/log";
import type { TextOptions } from "../../../connectors/formats/text";
import { compileGrok } from "../../../connectors/grok/compile-grok";
import type { Doc } from "../../print/layout";
import { columnCalls } from "./columns";
import { call, chain, type Frame, frame, pythonText } from "./python";
import { fromText, load, type Source } from "./read-files";

/** Lines with their number: of whole files, because Spark does not say where in a file a line stands. */
function lines(source: Source, skip: number, encoding: string | undefined): Frame {
  const { remarks } = source;
  if (encoding && !["auto", "utf-8"].includes(encoding))
    remarks.problem("Spark reads lines in UTF-8 only.", encoding);
  remarks.note({
    message: "Each file is read as a whole, because Spark does not say where in a file a line stands.",
    kept: true,
  });
  const rows = chain(
    load(source, { format: "text", options: { wholetext: true } }),
    call("select", [
      [
        call("F.posexplode", [
          call("F.split", [
            call("F.regexp_replace", [pythonText("value"), pythonText("\\A\ufeff|\\r?\\n\\z"), '""']),
            pythonText("\\r\\n|\\n|\\r"),
          ]),
        ]),
        call(".alias", [pythonText("number"), pythonText("line")]),
      ],
    ]),
  );
  return skip > 0 ? chain(rows, call("filter", [pythonText(`number >= ${skip}`)])) : rows;
}

/** A line a row. */
export function text(source: Source): Frame {
  const { column = "line", numberAs, skip = 0, encoding } = source.scan.options as TextOptions;
  const items: Doc[] = [
    [call("F.col", [pythonText("line")]), call(".alias", [pythonText(column)])],
    ...(numberAs === undefined
      ? []
      : [
          [
            call("F.expr", [pythonText("CAST(number + 1 AS BIGINT)")]),
            call(".alias", [pythonText(numberAs)]),
          ],
        ]),
  ];
  return chain(lines(source, skip, encoding), call("select", items));
}

/** Columns at fixed places of each line. */
export function fixedWidth(source: Source): Frame {
  const options = source.scan.options as FixedWidthOptions;
  const { remarks, columns } = source;
  const shortest = Math.max(0, ...options.layout.map(({ start }) => start));
  const items = options.layout.map(
    ({ name, start, length }): Doc => [
      call("F.expr", [pythonText(`substring(line, ${start}, ${length})`)]),
      call(".alias", [pythonText(name)]),
    ],
  );
  const isShort = `CASE WHEN length(line) >= ${shortest} THEN true ELSE raise_error(concat('Line ', number + 1, ' is too short.')) END`;
  return chain(
    lines(source, options.skip ?? 0, options.encoding),
    call("filter", [pythonText("line != ''")]),
    ...(options.short === "null" ? [] : [call("filter", [pythonText(isShort)])]),
    call("select", items),
    ...columnCalls(
      fromText(
        columns,
        { ...options, nullText: options.nullText ?? [""], trim: options.trim ?? "both" },
        remarks,
      ),
    ),
  );
}

/** Lines, taken apart by the regular expression that a grok pattern stands for. */
export function log(source: Source): Frame {
  const { pattern = "", customPatterns = "", skip = 0, encoding } = source.scan.options as LogOptions;
  const { remarks, columns } = source;
  const grok = pattern === "" ? null : compileGrok(pattern, customPatterns);
  if (!grok?.ok) {
    remarks.problem("Spark has to be told the pattern of the lines: write it in the source.");
    return frame("spark");
  }
  remarks.note({
    message: "A part of a line that is empty is NULL in Spark, like one that is not there.",
    kept: false,
  });
  const { regex, fields } = grok.value;
  const variable = source.hoist(frame(pythonText(regex.source)), "pattern");
  const places = groupPlaces(regex.source);
  const items = fields.map(({ name, groups }): Doc => {
    const parts = groups.map(
      (group): Doc => [
        call("F.nullif", [
          call("F.regexp_extract", ['"line"', variable, String(places.get(group) ?? 0)]),
          'F.lit("")',
        ]),
      ],
    );
    const [only, second] = parts;
    return [only && !second ? only : call("F.coalesce", parts), call(".alias", [pythonText(name)])];
  });
  const otherwise = "raise_error(concat('Line ', number + 1, ': the pattern does not match.'))";
  return chain(
    lines(source, skip, encoding),
    call("filter", [pythonText("trim(line) != ''")]),
    call("withColumn", [pythonText("fits"), call('F.col("line").rlike', [variable])]),
    call("filter", [pythonText(`CASE WHEN fits THEN true ELSE ${otherwise} END`)]),
    call("select", items),
    ...columnCalls(fromText(columns, {}, remarks)),
  );
}

/** The number of each named group of a regular expression. */
function groupPlaces(pattern: string): Map<string, number> {
  const places = new Map<string, number>();
  let count = 0;
  for (const [, name, open] of pattern.matchAll(
    /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?<([A-Za-z]\w*)>|(\()(?!\?)/g,
  )) {
    if (name === undefined && open === undefined) continue;
    count++;
    if (name !== undefined) places.set(name, count);
  }
  return places;
}

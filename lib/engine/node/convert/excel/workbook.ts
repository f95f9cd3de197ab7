import { posix } from "node:path";
import { DiagnosticError, diagnose } from "../../../../model/diagnostic";
import { nearest } from "../../../../util/nearest";
import { unreadable } from "../../../scan/unreadable";
import type { WorkspaceFile } from "../../files";
import { type NumberKind, numberKind } from "./number-kind";
import { readPart } from "./part-parser";
import type { ZipParts } from "./zip-parts";

interface Sheet {
  name: string;
  hidden: boolean;
  part: string;
}

/** What a workbook says of all of its sheets. */
export interface Workbook {
  sheets: readonly Sheet[];
  /** Whether days count from 1904. */
  date1904: boolean;
  /** What numbers of each style mean. */
  styles: readonly NumberKind[];
  strings: string | null;
}

export async function readWorkbook(parts: ZipParts, file: WorkspaceFile): Promise<Workbook> {
  const book = (await relationsOf(parts, "_rels/.rels", "")).find(
    ({ type }) => type === "officeDocument",
  )?.target;
  if (book === undefined) throw new DiagnosticError([unreadable(file, "it is no Excel workbook")]);
  const folder = posix.dirname(book);
  const relations = await relationsOf(parts, `${folder}/_rels/${posix.basename(book)}.rels`, folder);
  const listed: { name: string; hidden: boolean; relation: string }[] = [];
  let date1904 = false;
  await readPart(parts.part(book), {
    open: (name, attributes) => {
      if (name === "workbookPr") date1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      listed.push({
        name: attributes.name ?? "",
        hidden: (attributes.state ?? "visible") !== "visible",
        relation,
      });
    },
  });
  const sheets = listed.flatMap(({ name, hidden, relation }) => {
    const target = relations.find(({ id, type }) => id === relation && type === "worksheet")?.target;
    return target === undefined ? [] : [{ name, hidden, part: target }];
  });
  const partOf = (type: string) => relations.find((one) => one.type === type)?.target ?? null;
  const stylesPart = partOf("styles");
  const strings = partOf("sharedStrings");
  return {
    sheets,
    date1904,
    styles: stylesPart !== null && parts.has(stylesPart) ? await readStyles(parts, stylesPart) : [],
    strings: strings !== null && parts.has(strings) ? strings : null,
  };
}

/** The sheet of a name or number; without either, the first that is not hidden. */
export function chooseSheet({ sheets }: Workbook, wanted: string | undefined, file: WorkspaceFile): Sheet {
  const names = sheets.map(({ name }) => name);
  if (wanted === undefined || wanted === "") {
    const found = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
    if (found) return found;
    throw new DiagnosticError([unreadable(file, "it has no sheet of cells")]);
  }
  const found =
    sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ??
    (/^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (found) return found;
  const choices = nearest(wanted, names);
  const detail = `it has no sheet “${wanted.slice(0, 80)}”`;
  throw new DiagnosticError([
    diagnose(
      "file/header",
      { path: file.path, detail },
      { field: ["sheet"] },
      choices.length > 0 ? choices : names.slice(0, 10),
    ),
  ]);
}

interface Relation {
  id: string;
  /** The last word of its type. */
  type: string;
  /** Name of the part. */
  target: string;
}

async function relationsOf(parts: ZipParts, name: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!parts.has(name)) return relations;
  await readPart(parts.part(name), {
    open: (element, { Id = "", Type = "", Target = "", TargetMode }) => {
      if (element !== "Relationship" || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return relations;
}

async function readStyles(parts: ZipParts, name: string): Promise<NumberKind[]> {
  const formats = new Map<number, string>();
  const styles: NumberKind[] = [];
  let inside = false;
  await readPart(parts.part(name), {
    open: (element, attributes) => {
      if (element === "numFmt") formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (element === "cellXfs") inside = true;
      else if (element === "xf" && inside) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(numberKind(id, formats.get(id)));
      }
    },
    close: (element) => {
      if (element === "cellXfs") inside = false;
    },
  });
  return styles;
}

import type { CsvOptions } from "../../../connectors/formats/csv";
import type { Binding } from "../../scan/binding";
import { type CsvHead, readCsvHead } from "../../scan/csv-file";
import { decideHeader } from "../../scan/csv-header";
import { csvConverter } from "../convert/csv-converter";
import { bindConverted } from "./bind-converted";
import type { WorkspaceContext } from "./workspace-context";

/**
 * Binds delimited text of which records may be refused: the engine would stop at the first, so the files are converted
 * here. What the beginnings of all files say of a header holds for each.
 */
export async function bindTolerantCsv(context: WorkspaceContext): Promise<Binding> {
  const { scan, texts, files } = context;
  const options = scan.options as CsvOptions;
  const heads: CsvHead[] = [];
  for (const file of files) {
    const text = await texts.prepare(file, options);
    // What cannot be read at all is said by the conversion.
    const head = text.ok ? await readCsvHead(file, text.value, texts, options) : text;
    if (head.ok && head.value) heads.push(head.value);
  }
  const { hasHeader, diagnostics } = decideHeader(heads, options, scan.columns);
  const header = hasHeader ? "present" : "absent";
  const binding = await bindConverted(
    { ...context, scan: { ...scan, options: { ...options, header } } },
    csvConverter,
  );
  return { ...binding, diagnostics: [...diagnostics, ...binding.diagnostics] };
}

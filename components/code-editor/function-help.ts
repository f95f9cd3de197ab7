import { parametersOf, type SqlFunction, shownReturns } from "@/lib/sql/functions/sql-function";

const element = (parent: Node, className: string, text = ""): HTMLElement => {
  const child = parent.appendChild(document.createElement("div"));
  child.className = className;
  child.textContent = text;
  return child;
};

/** What a function does: signatures with the argument that is written marked, help, and an example with its result. */
export function functionHelp(
  entry: SqlFunction,
  options: { argument?: number; example?: boolean } = {},
): HTMLElement {
  const { argument, example = true } = options;
  const box = document.createElement("div");
  box.className = "cm-help";
  for (const signature of entry.signatures) signatureLine(box, signature, shownReturns(entry), argument);
  element(box, "cm-help-text", entry.help);
  if (!example) return box;
  const shown = element(box, "cm-help-example");
  shown.append(document.createTextNode(entry.example));
  const result = shown.appendChild(document.createElement("span"));
  result.className = "cm-help-result";
  result.textContent = ` → ${entry.result}`;
  return box;
}

function signatureLine(
  box: HTMLElement,
  signature: string,
  returns: string,
  argument: number | undefined,
): void {
  const line = element(box, "cm-help-signature");
  const parameters = parametersOf(signature);
  const current =
    argument === undefined
      ? undefined
      : (parameters[argument] ?? (parameters.at(-1)?.repeats ? parameters.at(-1) : undefined));
  if (current) {
    line.append(signature.slice(0, current.from));
    const mark = line.appendChild(document.createElement("b"));
    mark.textContent = signature.slice(current.from, current.to);
    line.append(signature.slice(current.to));
  } else line.append(signature);
  line.append(returns);
}

/** What stands behind a name: a column's table and type. */
export function nameHelp(title: string, detail: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "cm-help";
  element(box, "cm-help-signature", title);
  element(box, "cm-help-text", detail);
  return box;
}

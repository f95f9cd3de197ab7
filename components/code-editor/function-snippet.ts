import { parametersOf, type SqlFunction } from "@/lib/sql/functions/sql-function";

/** Forms of the grammar that are worth writing out; their words are completed one by one elsewhere. */
const FORMS: Readonly<Record<string, string>> = {
  case: "case when #{condition} then #{value} else #{other} end",
  cast: "cast(#{value} as #{type})",
  try_cast: "try_cast(#{value} as #{type})",
  extract: "extract(#{part} from #{time})",
  position: "position(#{part} in #{text})",
  interval: "interval #{count} #{unit}",
  between: "between #{low} and #{high}",
  exists: "exists (#{select})",
  filter: "filter (where #{condition})",
  over: "over (order by #{column})",
  columns: "columns('#{pattern}')",
};

/** A call with a place to fill in for each argument it must have, as CodeMirror writes snippets; null for what is none. */
export function functionSnippet(entry: SqlFunction, name = entry.name): string | null {
  const [signature = ""] = entry.signatures;
  const form = entry.syntax ? FORMS[entry.name] : undefined;
  if (form) return form;
  if (!/^\w+\(/.test(signature)) return null;
  const required = parametersOf(signature).filter(({ optional }) => !optional);
  // Places of one name would be filled in together.
  const names = required.map(({ name: one }, index) => {
    const before = required.slice(0, index).filter((other) => other.name === one).length;
    return before > 0 ? `${one}${before + 1}` : one;
  });
  return `${name}(${names.map(placeholder).join(", ")})`;
}

function placeholder(name: string): string {
  // A brace would end the place it stands in.
  const place = (text: string): string => `#{${text.replaceAll(/[{}]/g, "")}}`;
  const [, parameters, body] = /^lambda (.+): (.+)$/.exec(name) ?? [];
  if (body) return `lambda ${parameters}: ${place(body)}`;
  const [, key, sign, value] = /^(\w+) (:?=) (.+)$/.exec(name) ?? [];
  if (!key || !value) return place(name);
  return `${sign === ":=" ? place(key) : key} ${sign} ${place(value)}`;
}

import { functionGroup } from "./sql-function";

export const regexFunctions = functionGroup("regex", [
  [
    "regexp_matches(text, pattern[, options])",
    "BOOLEAN",
    "Whether a part of the text fits; option 'i' ignores case.",
    "regexp_matches('abc', '^A', 'i')",
  ],
  [
    "regexp_full_match(text, pattern[, options])",
    "BOOLEAN",
    "Whether the whole text fits.",
    "regexp_full_match('abc', '[a-c]+')",
  ],
  [
    "regexp_extract(text, pattern[, group])",
    "VARCHAR",
    "The first part that fits, or one of its groups; empty when none does.",
    "regexp_extract('a-42', '[0-9]+')",
  ],
  [
    "regexp_extract_all(text, pattern[, group])",
    "VARCHAR[]",
    "Every part that fits.",
    "regexp_extract_all('1, 22', '[0-9]+')",
  ],
  [
    "regexp_replace(text, pattern, by[, options])",
    "VARCHAR",
    "Replaces the first part that fits; option 'g' replaces all. \\1 is a group.",
    "regexp_replace('a1b2', '[0-9]', '', 'g')",
  ],
  [
    "regexp_split_to_array(text, pattern)",
    "VARCHAR[]",
    "The parts between what fits.",
    "regexp_split_to_array('a1b2c', '[0-9]')",
  ],
  [
    "regexp_escape(text)",
    "VARCHAR",
    "Text in which every special character is escaped.",
    "regexp_escape('a.b')",
  ],
]);

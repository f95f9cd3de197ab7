import { functionGroup } from "./sql-function";

export const regexFunctions = functionGroup(
  "regex",
  String.raw`
regexp_matches(text, pattern[, options]) → BOOLEAN | Whether a part of the text fits; option 'i' ignores case. | regexp_matches('abc', '^A', 'i') | true
regexp_full_match(text, pattern[, options]) → BOOLEAN | Whether the whole text fits. | regexp_full_match('abc', '[a-c]+') | true
regexp_extract(text, pattern[, group[, options]]) → VARCHAR | The first part that fits, or one of its groups; empty when none does. | regexp_extract('id-42', '([a-z]+)-([0-9]+)', 2) | 42
regexp_extract_all(text, pattern[, group]) → VARCHAR[] | Every part that fits, or one of its groups. | regexp_extract_all('1, 22', '[0-9]+') | [1, 22]
regexp_replace(text, pattern, by[, options]) → VARCHAR | Replaces the first part that fits; option 'g' replaces all. \1 is a group. | regexp_replace('a1b2', '([0-9])', '<\1>', 'g') | a<1>b<2>
regexp_split_to_array(text, pattern[, options]) → VARCHAR[] | The parts between what fits. | regexp_split_to_array('a1b22c', '[0-9]+') | [a, b, c]
regexp_escape(text) → VARCHAR | Text in which every special character is escaped. | regexp_escape('a.b') | a\.b
*similar to ⇒ text similar to pattern → BOOLEAN | Whether the whole text fits a regular expression. | 'abc' similar to '[a-c]+' | true
`,
);

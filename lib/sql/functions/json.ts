import { functionGroup } from "./sql-function";

export const jsonFunctions = functionGroup(
  "json",
  `
json_extract(json, path) → JSON | A part of a document as JSON: '$.a.b', '$[0]'. | json_extract('{"a": {"b": 1}}', '$.a.b') | 1
json_extract_string(json, path) → VARCHAR | A part of a document as text, without quotes. | json_extract_string('{"a": "x"}', '$.a') | x
json_value(json, path) → VARCHAR | A scalar part of a document; NULL for objects and arrays. | json_value('{"a": 1}', '$.a') | 1
json_exists(json, path) → BOOLEAN | Whether the document has the part. | json_exists('{"a": 1}', '$.a') | true
json_contains(json, part) → BOOLEAN | Whether the document holds another. | json_contains('{"a": 1, "b": 2}', '{"a": 1}') | true
json_keys(json[, path]) → VARCHAR[] | The keys of an object. | json_keys('{"a": 1, "b": 2}') | [a, b]
json_array_length(json[, path]) → UBIGINT | Number of elements of an array. | json_array_length('[1, 2]') | 2
json_type(json[, path]) → VARCHAR | OBJECT, ARRAY, VARCHAR, UBIGINT, DOUBLE, BOOLEAN or NULL. | json_type('[1, 2]') | ARRAY
json_valid(text) → BOOLEAN | Whether the text is JSON. | json_valid('{oops') | false
json_structure(json) → JSON | The shape of a document, with types for values. | json_structure('{"a": 1}') | {"a":"UBIGINT"}
from_json(json, structure) → T | A document as structs and lists of a given shape; what does not fit is NULL. | from_json('{"a": 1}', '{"a": "INTEGER"}') | {'a': 1}
from_json_strict(json, structure) → T | As from_json, but what does not fit fails. | from_json_strict('{"a": 1}', '{"a": "INTEGER"}') | {'a': 1}
to_json(value) → JSON | Any value as JSON. | to_json({'a': 1}) | {"a":1}
json_object(key, value, …) → JSON | An object of keys and values. | json_object('a', 1) | {"a":1}
json_array(value, …) → JSON | An array of the values. | json_array(1, 'x') | [1,"x"]
json_quote(value) → JSON | A value as JSON, a text in quotes. | json_quote('a') | "a"
json_merge_patch(json, json) → JSON | The first document changed by the second; NULL takes a key out. | json_merge_patch('{"a": 1}', '{"b": 2}') | {"a":1,"b":2}
json_pretty(json) → VARCHAR | The document with a line for each value. | json_pretty('[1]') | [     1 ]
json(text) → JSON | The document without needless spaces; fails on what is no JSON. | json('{"a" : 1}') | {"a":1}
*-> ⇒ json -> path → JSON | A part of a document as JSON. | ('{"a": [1, 2]}'::json) -> '$.a' | [1,2]
*->> ⇒ json ->> path → VARCHAR | A part of a document as text. | ('{"a": "x"}'::json) ->> '$.a' | x
`,
);

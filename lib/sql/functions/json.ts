import { functionGroup } from "./sql-function";

export const jsonFunctions = functionGroup("json", [
  [
    "json_extract(json, path)",
    "JSON",
    "A part of a document as JSON: '$.a.b', '$[0]'.",
    `json_extract('{"a": {"b": 1}}', '$.a.b')`,
  ],
  [
    "json_extract_string(json, path)",
    "VARCHAR",
    "A part of a document as text, without quotes.",
    `json_extract_string('{"a": "x"}', '$.a')`,
  ],
  [
    "json_value(json, path)",
    "VARCHAR",
    "A scalar part of a document; NULL for objects and arrays.",
    `json_value('{"a": 1}', '$.a')`,
  ],
  [
    "json_exists(json, path)",
    "BOOLEAN",
    "Whether the document has the part.",
    `json_exists('{"a": 1}', '$.a')`,
  ],
  [
    "json_contains(json, part)",
    "BOOLEAN",
    "Whether the document holds another.",
    `json_contains('{"a": 1, "b": 2}', '{"a": 1}')`,
  ],
  ["json_keys(json)", "VARCHAR[]", "The keys of an object.", `json_keys('{"a": 1, "b": 2}')`],
  ["json_array_length(json)", "UBIGINT", "Number of elements of an array.", "json_array_length('[1, 2]')"],
  ["json_type(json)", "VARCHAR", "OBJECT, ARRAY, VARCHAR, UBIGINT, BOOLEAN, NULL, …", "json_type('[1, 2]')"],
  ["json_valid(text)", "BOOLEAN", "Whether the text is JSON.", "json_valid('{oops')"],
  [
    "json_structure(json)",
    "JSON",
    "The shape of a document, with types for values.",
    `json_structure('{"a": 1}')`,
  ],
  [
    "from_json(json, structure)",
    "T",
    "A document as structs and lists of a given shape.",
    `from_json('{"a": 1}', '{"a": "INTEGER"}')`,
  ],
  ["to_json(value)", "JSON", "Any value as JSON.", "to_json({'a': 1})"],
  ["json_object(key, value, …)", "JSON", "An object of keys and values.", "json_object('a', 1)"],
  ["json_array(value, …)", "JSON", "An array of the values.", "json_array(1, 'x')"],
  [
    "json_merge_patch(json, json)",
    "JSON",
    "The first document changed by the second.",
    `json_merge_patch('{"a": 1}', '{"b": 2}')`,
  ],
]);

import { functionGroup } from "./sql-function";

export const structFunctions = functionGroup("struct", [
  [
    "struct_pack(name := value, …)",
    "STRUCT",
    "A struct of named fields; {'name': value} means the same.",
    "struct_pack(a := 1, b := 'x')",
  ],
  [
    "struct_extract(struct, name)",
    "T",
    "One field; struct.name means the same.",
    "struct_extract({'a': 1}, 'a')",
  ],
  [
    "struct_insert(struct, name := value, …)",
    "STRUCT",
    "The struct with further fields.",
    "struct_insert({'a': 1}, b := 2)",
  ],
  [
    "struct_concat(struct, struct)",
    "STRUCT",
    "The fields of both structs.",
    "struct_concat({'a': 1}, {'b': 2})",
  ],
  ["row(value, …)", "STRUCT", "A struct without names.", "row(1, 'x')"],
  ["map(keys, values)", "MAP", "A map of two lists; map {'a': 1} means the same.", "map(['a', 'b'], [1, 2])"],
  [
    "map_extract(map, key)",
    "T[]",
    "The value of a key as a list; empty when the key is missing.",
    "map_extract(map {'a': 1}, 'a')",
  ],
  [
    "element_at(map, key)",
    "T[]",
    "The value of a key as a list; empty when the key is missing.",
    "element_at(map {'a': 1}, 'a')",
  ],
  ["map_contains(map, key)", "BOOLEAN", "Whether the map has a key.", "map_contains(map {'a': 1}, 'a')"],
  ["map_keys(map)", "K[]", "All keys.", "map_keys(map {'a': 1})"],
  ["map_values(map)", "V[]", "All values.", "map_values(map {'a': 1})"],
  ["map_entries(map)", "STRUCT[]", "All pairs, as a list of key and value.", "map_entries(map {'a': 1})"],
  ["map_from_entries(list)", "MAP", "A map of a list of pairs.", "map_from_entries([('a', 1)])"],
  [
    "map_concat(map, map, …)",
    "MAP",
    "All pairs; the last map wins for equal keys.",
    "map_concat(map {'a': 1}, map {'b': 2})",
  ],
  ["cardinality(map)", "UBIGINT", "Number of pairs.", "cardinality(map {'a': 1})"],
]);

import { functionGroup } from "./sql-function";

export const structFunctions = functionGroup(
  "struct",
  `
struct_pack(name := value, …) → STRUCT | A struct of named fields; {'name': value} means the same. | struct_pack(a := 1, b := 'x') | {'a': 1, 'b': x}
struct_extract(struct, name) → T | One field; struct.name means the same. | struct_extract({'a': 1}, 'a') | 1
struct_extract_at(struct, index) → T | One field by its place, from 1. | struct_extract_at({'a': 1, 'b': 2}, 2) | 2
struct_insert(struct, name := value, …) → STRUCT | The struct with further fields. | struct_insert({'a': 1}, b := 2) | {'a': 1, 'b': 2}
struct_update(struct, name := value, …) → STRUCT | The struct with fields changed or added. | struct_update({'a': 1, 'b': 2}, b := 5) | {'a': 1, 'b': 5}
struct_concat(struct, struct, …) → STRUCT | The fields of several structs. | struct_concat({'a': 1}, {'b': 2}) | {'a': 1, 'b': 2}
struct_keys(struct) → VARCHAR[] | The names of the fields. | struct_keys({'a': 1, 'b': 2}) | [a, b]
struct_values(struct) → STRUCT | The values without their names. | struct_values({'a': 1, 'b': 2}) | (1, 2)
struct_contains(struct, value) → BOOLEAN | Whether a struct without names holds a value. | struct_contains(row(1, 2), 2) | true
struct_position(struct, value) → INTEGER | Where a value stands in a struct without names, from 1. | struct_position(row(1, 2), 2) | 2
row(value, …) → STRUCT | A struct without names. | row(1, 'x') | (1, x)
remap_struct(struct, type, mapping, defaults) → STRUCT | A struct of another type, its fields renamed, reordered and filled. | remap_struct({'a': 1}, NULL::row(b integer), {'b': 'a'}, NULL) | {'b': 1}
replace_type(value, type, by) → T | The value with every field of one type cast to another. | replace_type({'a': 1}, NULL::integer, NULL::varchar) | {'a': 1}
map(keys, values) → MAP | A map of two lists; map {'a': 1} means the same. | map(['a', 'b'], [1, 2]) | {a=1, b=2}
map_extract(map, key) → T[] | The value of a key as a list; empty when the key is missing. | map_extract(map {'a': 1}, 'a') | [1]
map_extract_value(map, key) → T | The value of a key; map[key] means the same. | map_extract_value(map {'a': 1}, 'a') | 1
map_contains(map, key) → BOOLEAN | Whether the map has a key. | map_contains(map {'a': 1}, 'a') | true
map_contains_value(map, value) → BOOLEAN | Whether the map has a value. | map_contains_value(map {'a': 1}, 1) | true
map_contains_entry(map, key, value) → BOOLEAN | Whether the map has a key with a value. | map_contains_entry(map {'a': 1}, 'a', 1) | true
map_keys(map) → K[] | All keys. | map_keys(map {'a': 1}) | [a]
map_values(map) → V[] | All values. | map_values(map {'a': 1}) | [1]
map_entries(map) → STRUCT[] | All pairs, as a list of key and value. | map_entries(map {'a': 1}) | [{'key': a, 'value': 1}]
map_from_entries(list) → MAP | A map of a list of pairs. | map_from_entries([('a', 1)]) | {a=1}
map_concat(map, map, …) → MAP | All pairs; the last map wins for equal keys. | map_concat(map {'a': 1}, map {'b': 2}) | {a=1, b=2}
cardinality(map) → UBIGINT | Number of pairs. | cardinality(map {'a': 1}) | 1
union_value(name := value) → UNION | A value that says which of several types it has. | union_value(num := 2) | 2
union_extract(union, name) → T | The value, when it has that type; else NULL. | union_extract(union_value(num := 2), 'num') | 2
union_tag(union) → ENUM | The name of the type the value has. | union_tag(union_value(num := 2)) | num
*{ } ⇒ {'name': value, …} → STRUCT | A struct that is written out. | {'a': 1, 'b': 'x'} | {'a': 1, 'b': x}
*map { } ⇒ map {key: value, …} → MAP | A map that is written out. | map {'a': 1, 'b': 2} | {a=1, b=2}
*struct.name ⇒ struct.name → T | One field of a struct. | ({'a': 1}).a | 1
*map[key] ⇒ map[key] → T | The value of a key; NULL when the key is missing. | (map {'a': 1})['a'] | 1
`,
);

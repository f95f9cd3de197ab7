/** Other names of functions, after the name the catalogue has them under. */
export const FUNCTION_ALIASES: ReadonlyMap<string, readonly string[]> = new Map(
  `
any_value: arbitrary
arg_max: argmax max_by
arg_min: argmin min_by
avg: mean
count_if: countif
fsum: sumkahan kahan_sum
geometric_mean: geomean
weighted_avg: wavg
list: array_agg
quantile_disc: quantile
stddev_samp: stddev
var_samp: variance
string_agg: group_concat listagg
dense_rank: rank_dense
abs: @
ceil: ceiling
gcd: greatest_common_divisor
lcm: least_common_multiple
power: pow ^
round_even: roundbankers
lower: lcase
upper: ucase
length: char_length character_length
starts_with: prefix ^@
ends_with: suffix
strpos: instr
string_split: str_split string_to_array split
substring: substr
unicode: ord
format_bytes: formatReadableSize pg_size_pretty
levenshtein: editdist3
hamming: mismatches
regexp_split_to_array: string_split_regex str_split_regex
date_trunc: datetrunc
date_part: datepart
date_diff: datediff
date_sub: datesub
day: dayofmonth
dayofweek: weekday
week: weekofyear
today: current_date
now: get_current_timestamp transaction_timestamp
list_aggregate: list_aggr array_aggr array_aggregate aggregate
list_append: array_append array_push_back
list_prepend: array_prepend
list_concat: list_cat array_cat array_concat
list_contains: list_has array_contains array_has
list_position: list_indexof array_position array_indexof
list_extract: list_element array_extract
list_slice: array_slice
list_select: array_select
list_where: array_where
list_resize: array_resize
list_distinct: array_distinct
list_unique: array_unique
list_sort: array_sort
list_reverse_sort: array_reverse_sort
list_grade_up: array_grade_up grade_up
list_reverse: array_reverse
list_transform: list_apply array_transform array_apply apply
list_filter: array_filter filter
list_reduce: array_reduce reduce
list_intersect: array_intersect
list_has_any: array_has_any &&
list_has_all: array_has_all @>
list_zip: array_zip
list_value: list_pack
len: array_length
list_distance: <->
list_dot_product: list_inner_product
list_negative_dot_product: list_negative_inner_product
list_cosine_distance: <=>
struct_contains: struct_has
struct_position: struct_indexof
map_extract: element_at
json_extract: json_extract_path
json_extract_string: json_extract_path_text
from_json: json_transform
from_json_strict: json_transform_strict
to_json: row_to_json
hex: to_hex
unhex: from_hex
bin: to_binary
unbin: from_binary
to_base64: base64
uuid: gen_random_uuid uuidv4
typeof: pg_typeof
`
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", rest = ""] = line.split(": ");
      return [name, rest.split(" ").filter((alias) => alias !== "")] as const;
    }),
);

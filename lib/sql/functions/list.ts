import { functionGroup } from "./sql-function";

export const listFunctions = functionGroup(
  "list",
  `
len(list) → BIGINT | Number of elements; of text, of characters. | len([1, 2, 3]) | 3
list_value(value, …) → T[] | A list of the values; [a, b] means the same. | list_value(1, 2) | [1, 2]
list_extract(list, index) → T | One element, from 1; negative counts from the end. list[index] means the same. | list_extract(['a', 'b'], -1) | b
list_contains(list, value) → BOOLEAN | Whether a value is among the elements. | list_contains([1, 2], 2) | true
list_position(list, value) → INTEGER | Where a value first stands, from 1; NULL when it does not. | list_position(['a', 'b'], 'b') | 2
list_append(list, value) → T[] | The list with a value at its end. | list_append([1, 2], 3) | [1, 2, 3]
list_prepend(value, list) → T[] | The list with a value at its start. | list_prepend(0, [1, 2]) | [0, 1, 2]
array_push_front(list, value) → T[] | The list with a value at its start, the list first. | array_push_front([1, 2], 0) | [0, 1, 2]
list_concat(list, list, …) → T[] | One list after the other; NULLs are left out. | list_concat([1], [2]) | [1, 2]
list_slice(list, from, to[, step]) → T[] | Elements from one place to another, both included; list[from:to] means the same. | list_slice([1, 2, 3], 2, 3) | [2, 3]
list_select(list, indexes) → T[] | The elements at some places, in that order. | list_select(['a', 'b', 'c'], [3, 1]) | [c, a]
list_where(list, mask) → T[] | The elements where a list of the same length says true. | list_where([1, 2, 3], [true, false, true]) | [1, 3]
list_resize(list, size[, value]) → T[] | The list cut, or filled up, to a size. | list_resize([1, 2], 3, 0) | [1, 2, 0]
list_distinct(list) → T[] | Each value once, NULLs left out; order is not kept. | list_sort(list_distinct([1, 1, 2])) | [1, 2]
list_unique(list) → UBIGINT | Number of different values. | list_unique([1, 1, 2]) | 2
list_sort(list[, order[, nulls]]) → T[] | The elements in order: 'ASC' or 'DESC', 'NULLS FIRST' or 'NULLS LAST'. | list_sort([3, 1, 2], 'DESC') | [3, 2, 1]
list_reverse_sort(list[, nulls]) → T[] | The elements from largest to smallest. | list_reverse_sort([3, 1, 2]) | [3, 2, 1]
list_grade_up(list[, order[, nulls]]) → BIGINT[] | The places of the elements in the order of their values. | list_grade_up([30, 10, 20]) | [2, 3, 1]
list_reverse(list) → T[] | The elements in reverse order. | list_reverse([1, 2, 3]) | [3, 2, 1]
list_transform(list, lambda x: expression) → T[] | Computes each element anew; a second parameter is its place. | list_transform([1, 2], lambda x: x + 1) | [2, 3]
list_filter(list, lambda x: condition) → T[] | Keeps the elements for which a condition is true. | list_filter([1, 2, 3], lambda x: x > 1) | [2, 3]
list_reduce(list, lambda a, x: expression[, start]) → T | Folds the elements into one value; fails on an empty list without a start. | list_reduce([1, 2, 3], lambda a, x: a + x, 10) | 16
list_aggregate(list, name, …) → T | Applies an aggregate by its name to the elements. | list_aggregate([1, 2, 3], 'sum') | 6
list_sum(list) → T | Total of the elements. | list_sum([1, 2, 3]) | 6
list_avg(list) → DOUBLE | Mean of the elements. | list_avg([1, 2, 3]) | 2.0
list_min(list) → T | Smallest element. | list_min([1, 2, 3]) | 1
list_max(list) → T | Largest element. | list_max([1, 2, 3]) | 3
list_count(list) → BIGINT | Number of elements that are not NULL. | list_count([1, NULL, 3]) | 2
list_median(list) → T | Middle element. | list_median([1, 2, 9]) | 2.0
list_mode(list) → T | Most frequent element. | list_mode([1, 2, 2]) | 2
list_product(list) → DOUBLE | Product of the elements. | list_product([2, 3]) | 6.0
list_first(list) → T | First element, NULL included. | list_first(['a', 'b']) | a
list_last(list) → T | Last element, NULL included. | list_last(['a', 'b']) | b
list_any_value(list) → T | First element that is not NULL. | list_any_value([NULL, 'b']) | b
list_bool_and(list) → BOOLEAN | Whether every element is true. | list_bool_and([true, false]) | false
list_bool_or(list) → BOOLEAN | Whether any element is true. | list_bool_or([true, false]) | true
list_string_agg(list) → VARCHAR | The elements joined with commas. | list_string_agg(['a', 'b']) | a,b
list_histogram(list) → MAP(T, UBIGINT) | How often each element occurs. | list_histogram([1, 1, 2]) | {1=2, 2=1}
list_approx_count_distinct(list) → BIGINT | Number of different elements, about. | list_approx_count_distinct([1, 1, 2]) | 2
list_stddev_samp(list) → DOUBLE | Standard deviation of a sample. | list_stddev_samp([1, 2, 3]) | 1.0
list_stddev_pop(list) → DOUBLE | Standard deviation of a population. | list_stddev_pop([1, 3]) | 1.0
list_var_samp(list) → DOUBLE | Variance of a sample. | list_var_samp([1, 2, 3]) | 1.0
list_var_pop(list) → DOUBLE | Variance of a population. | list_var_pop([1, 3]) | 1.0
list_sem(list) → DOUBLE | Standard error of the mean. | list_sem([1, 3]) | 0.7071067811865475
list_skewness(list) → DOUBLE | Skewness of the elements. | list_skewness([1, 2, 9]) | 1.6300591617118863
list_kurtosis(list) → DOUBLE | Excess kurtosis of the elements, corrected for their number. | list_kurtosis([1, 2, 4, 9]) | 1.5
list_kurtosis_pop(list) → DOUBLE | Excess kurtosis of the elements. | list_kurtosis_pop([1, 2, 4, 9]) | -1.0
list_mad(list) → T | Median of the distances from the median. | list_mad([1, 2, 9]) | 1.0
list_entropy(list) → DOUBLE | Entropy of the elements, in bits. | list_entropy(['a', 'b']) | 1.0
list_bit_and(list) → T | The bits set in every element. | list_bit_and([7, 3]) | 3
list_bit_or(list) → T | The bits set in any element. | list_bit_or([4, 1]) | 5
list_bit_xor(list) → T | The bits set in an odd number of elements. | list_bit_xor([7, 3]) | 4
list_intersect(list, list) → T[] | The values that both lists hold. | list_intersect([1, 2], [2, 3]) | [2]
list_has_any(list, list) → BOOLEAN | Whether the lists share a value. | list_has_any([1, 2], [2, 3]) | true
list_has_all(list, list) → BOOLEAN | Whether the first list holds every value of the second. | list_has_all([1, 2], [2]) | true
list_zip(list, list, …) → STRUCT[] | Pairs the elements of several lists. | list_zip([1, 2], ['a', 'b']) | [(1, a), (2, b)]
flatten(lists) → T[] | One list of the elements of several lists. | flatten([[1], [2, 3]]) | [1, 2, 3]
array_pop_back(list) → T[] | The list without its last element. | array_pop_back([1, 2, 3]) | [1, 2]
array_pop_front(list) → T[] | The list without its first element. | array_pop_front([1, 2, 3]) | [2, 3]
array_to_string(list, separator) → VARCHAR | The elements joined to one text; NULLs are left out. | array_to_string(['a', NULL, 'b'], ', ') | a, b
range(start, end[, step]) → BIGINT[] | Numbers, or times, from start up to, not including, end. | range(0, 10, 5) | [0, 5]
generate_series(start, end[, step]) → BIGINT[] | Numbers, or times, from start up to and including end. | generate_series(0, 10, 5) | [0, 5, 10]
array_value(value, …) → T[n] | A list of fixed length, for vectors. | array_value(1.0, 2.0) | [1.0, 2.0]
list_distance(list, list) → DOUBLE | Distance of two points, straight. | list_distance([0, 0], [3, 4]) | 5.0
list_dot_product(list, list) → DOUBLE | Inner product of two vectors. | list_dot_product([1, 2], [3, 4]) | 11.0
list_negative_dot_product(list, list) → DOUBLE | Inner product of two vectors, with the other sign. | list_negative_dot_product([1, 2], [3, 4]) | -11.0
list_cosine_similarity(list, list) → DOUBLE | Likeness of two vectors' directions, -1 to 1. | list_cosine_similarity([1, 2], [2, 4]) | 1.0
list_cosine_distance(list, list) → DOUBLE | 1 less the likeness of directions. | list_cosine_distance([1, 0], [0, 1]) | 1.0
array_cross_product(array, array) → T[3] | Cross product of two vectors of three. | array_cross_product(array_value(1.0, 0, 0), array_value(0.0, 1, 0)) | [0.0, 0.0, 1.0]
*[ ] ⇒ [value, …] → T[] | A list that is written out. | [1, 2, 3] | [1, 2, 3]
*list[index] ⇒ list[index] → T | One element, from 1; negative counts from the end. | ['a', 'b', 'c'][-1] | c
*list[from:to] ⇒ list[from:to] → T[] | Elements from one place to another, both included. | [1, 2, 3, 4][2:3] | [2, 3]
*lambda ⇒ lambda x: expression → T | A small function for list_transform and its kin. | list_transform(['a', 'b'], lambda x: upper(x)) | [A, B]
*[ for ] ⇒ [expression for x in list if condition] → T[] | A list made from the elements of another. | [x * 2 for x in [1, 2, 3] if x > 1] | [4, 6]
*unnest(list) → T | A row for each element. | unnest([1]) | 1
`,
);

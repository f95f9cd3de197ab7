import { functionGroup } from "./sql-function";

export const aggregateFunctions = functionGroup(
  "aggregate",
  `
count([value]) → BIGINT | Number of rows; with a value, of rows where it is not NULL. | count(t) | 3
count_if(condition) → HUGEINT | Number of rows for which a condition is true. | count_if(x > 1) | 3
sum(number) → T | Total; NULL when there is no value. | sum(x) | 15
avg(number) → DOUBLE | Mean of the values. | avg(x) | 3.75
fsum(number) → DOUBLE | Total of fractions, with less error of rounding. | fsum(x) | 15.0
favg(number) → DOUBLE | Mean of fractions, with less error of rounding. | favg(x) | 3.75
min(value[, count]) → T | Smallest value; with a count, a list of the smallest. | min(x) | 1
max(value[, count]) → T | Largest value; with a count, a list of the largest. | max(x, 2) | [8, 4]
median(value) → T | Middle value; the mean of the two middle numbers. | median(x) | 3.0
mode(value) → T | Most frequent value. | mode(t) | a
quantile_cont(value, position) → T | Value at a position from 0 to 1, between neighbours where needed; a list of positions gives a list. | quantile_cont(x, 0.9) | 6.800000000000001
quantile_disc(value, position) → T | Value at a position from 0 to 1, always one of the values. | quantile_disc(x, 0.9) | 8
approx_quantile(value, position) → T | Value near a position, in little memory. | approx_quantile(x, 0.5) | 3
reservoir_quantile(value, position[, size]) → T | Value near a position, from a random choice of rows. | reservoir_quantile(x, 0.5) | ~2
approx_count_distinct(value) → BIGINT | Number of different values, about, in little memory. | approx_count_distinct(t) | 2
approx_top_k(value, count) → T[] | The most frequent values, about, in little memory. | approx_top_k(t, 1) | [a]
first(value) → T | First value, NULL included; certain only with ORDER BY inside. | first(t order by x) | a
last(value) → T | Last value, NULL included; certain only with ORDER BY inside. | last(t order by x desc) | a
any_value(value) → T | The first value that is not NULL. | any_value(t order by x) | a
arg_max(value, by[, count]) → T | The value of the row in which another is largest; with a count, a list. | arg_max(t, x) | a
arg_min(value, by[, count]) → T | The value of the row in which another is smallest; with a count, a list. | arg_min(t, x) | a
arg_max_null(value, by) → T | As arg_max, and the value may be NULL. | arg_max_null(t, x) | NULL
arg_min_null(value, by) → T | As arg_min, and the value may be NULL. | arg_min_null(t, x) | a
arg_max_nulls_last(value, by[, count]) → T | As arg_max, where rows without by come last. | arg_max_nulls_last(t, x, 2) | [NULL, a]
arg_min_nulls_last(value, by[, count]) → T | As arg_min, where rows without by come last. | arg_min_nulls_last(t, x, 2) | [a, b]
list(value) → T[] | All values as a list, NULLs included. | list(t order by x) | [a, b, a, NULL]
string_agg(text, separator) → VARCHAR | All texts joined; ORDER BY inside makes it certain. | string_agg(t, ', ' order by x) | a, b, a
histogram(value[, bins]) → MAP(T, UBIGINT) | How often each value occurs, or how many lie up to each bin. | histogram(t) | {a=2, b=1}
histogram_exact(value, bins) → MAP(T, UBIGINT) | How often each value of a list occurs. | histogram_exact(x, [1, 2, 3]) | {1=1, 2=1, 3=0, 2147483647=2}
bool_and(condition) → BOOLEAN | Whether it holds for every row. | bool_and(x > 0) | true
bool_or(condition) → BOOLEAN | Whether it holds for any row. | bool_or(x > 20) | false
product(number) → DOUBLE | Product of the values. | product(x) | 64.0
geometric_mean(number) → DOUBLE | The root of the product, by the count: a mean of rates. | geometric_mean(x) | 2.82842712474619
weighted_avg(value, weight) → DOUBLE | Mean of the values, each with its weight. | weighted_avg(x, y) | 6.0
stddev_samp(number) → DOUBLE | Standard deviation of a sample. | stddev_samp(x) | 3.095695936834452
stddev_pop(number) → DOUBLE | Standard deviation of a population. | stddev_pop(x) | 2.680951323690902
var_samp(number) → DOUBLE | Variance of a sample. | var_samp(x) | 9.583333333333334
var_pop(number) → DOUBLE | Variance of a population. | var_pop(x) | 7.1875
sem(number) → DOUBLE | Standard error of the mean. | sem(x) | 1.340475661845451
skewness(number) → DOUBLE | Skewness, corrected for the size of the sample. | skewness(x) | 1.1376243669576889
kurtosis(number) → DOUBLE | Excess kurtosis, corrected for the size of the sample. | kurtosis(x) | 0.7576559546313808
kurtosis_pop(number) → DOUBLE | Excess kurtosis of a population. | kurtosis_pop(x) | -1.0989792060491494
mad(number) → T | Median of the distances from the median. | mad(x) | 1.5
entropy(value) → DOUBLE | Entropy of the values, in bits. | entropy(t) | 0.9182958340544893
corr(y, x) → DOUBLE | Correlation of two columns, -1 to 1. | corr(y, x) | 0.9964731018095293
covar_samp(y, x) → DOUBLE | Covariance of a sample. | covar_samp(y, x) | 25.5
covar_pop(y, x) → DOUBLE | Covariance of a population. | covar_pop(y, x) | 19.125
regr_slope(y, x) → DOUBLE | Slope of the line through the points. | regr_slope(y, x) | 2.6608695652173915
regr_intercept(y, x) → DOUBLE | Where that line meets x = 0. | regr_intercept(y, x) | -1.4782608695652186
regr_r2(y, x) → DOUBLE | How well that line fits, 0 to 1. | regr_r2(y, x) | 0.9929586426299045
regr_count(y, x) → UINTEGER | Number of points, rows where both are not NULL. | regr_count(y, x) | 4
regr_avgx(y, x) → DOUBLE | Mean of x over the points. | regr_avgx(y, x) | 3.75
regr_avgy(y, x) → DOUBLE | Mean of y over the points. | regr_avgy(y, x) | 8.5
regr_sxx(y, x) → DOUBLE | Sum of squares of x around its mean. | regr_sxx(y, x) | 28.75
regr_syy(y, x) → DOUBLE | Sum of squares of y around its mean. | regr_syy(y, x) | 205.0
regr_sxy(y, x) → DOUBLE | Sum of products around both means. | regr_sxy(y, x) | 76.5
bit_or(number) → T | The bits set in any value. | bit_or(x) | 15
bit_and(number) → T | The bits set in every value. | bit_and(y) | 0
bit_xor(number) → T | The bits set in an odd number of values. | bit_xor(y) | 28
bitstring_agg(number, min, max) → BIT | A bit for each number between two, set for those that occur. | bitstring_agg(x, 1, 8) | 11010001
json_group_array(value) → JSON | All values as a JSON array. | json_group_array(x) | [1,2,4,8]
json_group_object(key, value) → JSON | All pairs as a JSON object. | json_group_object(x::varchar, y) | {"1":2,"2":3,"4":9,"8":20}
json_group_structure(json) → JSON | The shape that holds every one of the documents. | json_group_structure({'a': x}::json) | {"a":"UBIGINT"}
*filter ⇒ aggregate(value) filter (where condition) → T | An aggregate over the rows for which a condition is true. | sum(x) filter (where t = 'a') | 5
*distinct ⇒ aggregate(distinct value) → T | An aggregate over different values. | count(distinct t) | 2
`,
);

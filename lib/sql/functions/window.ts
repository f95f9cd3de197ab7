import { functionGroup } from "./sql-function";

export const windowFunctions = functionGroup(
  "window",
  `
row_number() → BIGINT | The row's number within its partition, from 1. | row_number() over (order by x) | 1, 2, 3, 4
rank() → BIGINT | The row's rank; equal rows share one, and the next are left out. | rank() over (order by t) | 1, 3, 1, 4
dense_rank() → BIGINT | The row's rank; equal rows share one, and none is left out. | dense_rank() over (order by t) | 1, 2, 1, 3
percent_rank() → DOUBLE | The rank between 0 and 1. | percent_rank() over (order by x) | 0.0, 0.3333333333333333, 0.6666666666666666, 1.0
cume_dist() → DOUBLE | The share of rows up to this one. | cume_dist() over (order by x) | 0.25, 0.5, 0.75, 1.0
ntile(count) → BIGINT | The number of the row's group, when rows are dealt into groups of one size. | ntile(2) over (order by x) | 1, 1, 2, 2
lag(value[, offset[, default]]) → T | The value some rows before, 1 unless said. | lag(x, 1, 0) over (order by x) | 0, 1, 2, 4
lead(value[, offset[, default]]) → T | The value some rows after, 1 unless said. | lead(x) over (order by x) | 2, 4, 8, NULL
first_value(value) → T | The value of the frame's first row. | first_value(x) over (order by x) | 1, 1, 1, 1
last_value(value) → T | The value of the frame's last row; with IGNORE NULLS inside, the last there is. | last_value(x) over (order by x rows between current row and 1 following) | 2, 4, 8, 8
nth_value(value, n) → T | The value of the frame's n-th row, from 1. | nth_value(x, 2) over (order by x) | NULL, 2, 2, 2
fill(value) → T | A missing value on the line between its neighbours. | fill(nullif(y, 9)) over (order by x) | 2, 3, 8, 20
*over ⇒ function over (partition by column order by column) → T | A function over the rows around each row. | sum(x) over (order by x) | 1, 3, 7, 15
`,
);

import { functionGroup } from "./sql-function";

export const windowFunctions = functionGroup(
  "window",
  [
    ["row_number()", "BIGINT", "Place of the row in its partition, from 1.", "row_number()"],
    ["rank()", "BIGINT", "Rank of the row; rows that tie share one, and the next is left out.", "rank()"],
    ["dense_rank()", "BIGINT", "Rank of the row, without gaps after rows that tie.", "dense_rank()"],
    ["percent_rank()", "DOUBLE", "Rank of the row as a part of the partition, 0 to 1.", "percent_rank()"],
    ["cume_dist()", "DOUBLE", "Part of the partition's rows that come before or tie.", "cume_dist()"],
    ["ntile(parts)", "BIGINT", "Number of the part, when the partition is cut into equal ones.", "ntile(4)"],
    [
      "lag(value[, rows[, otherwise]])",
      "T",
      "Value of an earlier row, the one before unless said.",
      "lag(x, 1, 0)",
    ],
    [
      "lead(value[, rows[, otherwise]])",
      "T",
      "Value of a later row, the one after unless said.",
      "lead(x, 1, 0)",
    ],
    ["first_value(value)", "T", "Value of the frame's first row.", "first_value(x)"],
    [
      "last_value(value)",
      "T",
      "Value of the frame's last row; with IGNORE NULLS, the last there is.",
      "last_value(t ignore nulls)",
    ],
    ["nth_value(value, place)", "T", "Value of the frame's row at a place, from 1.", "nth_value(x, 2)"],
    ["fill(value)", "T", "The value, or where it is NULL one between its neighbours.", "fill(x)"],
  ],
  { window: true },
);

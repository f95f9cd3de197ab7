import { functionGroup } from "./sql-function";

export const conditionalFunctions = [
  ...functionGroup(
    "conditional",
    [
      ["coalesce(value, …)", "T", "The first value that is not NULL.", "coalesce(NULL, 2)"],
      [
        "if(condition, then, else)",
        "T",
        "One value or the other; a NULL condition takes the other.",
        "if(1 > 2, 'a', 'b')",
      ],
      ["ifnull(value, other)", "T", "The other value where the first is NULL.", "ifnull(NULL, 2)"],
      [
        "case when condition then value … else value end",
        "T",
        "The value of the first condition that is true.",
        "case when 1 > 2 then 'a' else 'b' end",
      ],
      [
        "cast(value as type)",
        "type",
        "Converts to a type; fails when a value does not fit.",
        "cast('42' as integer)",
      ],
      [
        "try_cast(value as type)",
        "type",
        "Converts to a type; NULL when a value does not fit.",
        "try_cast('n/a' as integer)",
      ],
      ["try(expression)", "T", "NULL instead of an error.", "try(ln(0))"],
    ],
    { syntax: true },
  ),
  ...functionGroup("conditional", [
    ["nullif(value, other)", "T", "NULL where both are equal, else the value.", "nullif('n/a', 'n/a')"],
    ["typeof(value)", "VARCHAR", "The name of the value's type.", "typeof(1.5)"],
    ["error(message)", "NULL", "Fails the run with a message.", "case when 1 > 2 then error('no rate') end"],
    [
      "range(start, end[, step])",
      "BIGINT[]",
      "Numbers from start up to, not including, end.",
      "range(0, 10, 5)",
    ],
    [
      "generate_series(start, end[, step])",
      "BIGINT[]",
      "Numbers from start up to and including end.",
      "generate_series(0, 10, 5)",
    ],
  ]),
];

import { functionGroup } from "./sql-function";

export const conditionalFunctions = functionGroup(
  "conditional",
  `
*coalesce(value, …) → T | The first value that is not NULL. | coalesce(NULL, 2) | 2
*if(condition, then, else) → T | One value or the other; a NULL condition takes the other. | if(1 > 2, 'a', 'b') | b
*ifnull(value, other) → T | The other value where the first is NULL. | ifnull(NULL, 2) | 2
*case ⇒ case when condition then value else value end → T | The value of the first condition that is true. | case when 1 > 2 then 'a' else 'b' end | b
*cast(value as type) → type | Converts to a type; fails when a value does not fit. | cast('42' as integer) | 42
*try_cast(value as type) → type | Converts to a type; NULL when a value does not fit. | try_cast('n/a' as integer) | NULL
*:: ⇒ value::type → type | Converts to a type, the same as CAST. | '42'::integer | 42
*try(expression) → T | NULL instead of an error. | try(ln(0)) | NULL
*between ⇒ value between low and high → BOOLEAN | Whether a value lies between two others, both included. | 2 between 1 and 3 | true
*in ⇒ value in (value, …) → BOOLEAN | Whether a value is one of a list. | 2 in (1, 2, 3) | true
*is distinct from ⇒ value is distinct from other → BOOLEAN | Whether two values differ, where NULL equals NULL. | NULL is distinct from 2 | true
*is null ⇒ value is null → BOOLEAN | Whether a value is missing; is not null is the contrary. | NULL is null | true
*exists ⇒ exists (select …) → BOOLEAN | Whether a query gives any row. | exists (select 1 where 1 > 2) | false
nullif(value, other) → T | NULL where both are equal, else the value. | nullif('n/a', 'n/a') | NULL
switch(value, map[, default]) → T | The partner of a value in a map that is written out, else the default. | switch('b', map {'a': 1, 'b': 2}, 0) | 2
constant_or_null(constant, value) → T | The constant, or NULL where the value is NULL. | constant_or_null('set', 7) | set
typeof(value) → VARCHAR | The name of the value's type. | typeof(1.5) | DECIMAL(2,1)
cast_to_type(value, like) → T | Converts a value to the type of another. | cast_to_type('42', 1) | 42
can_cast_implicitly(value, like) → BOOLEAN | Whether a value becomes the type of another without a cast. | can_cast_implicitly(1, 1.5::double) | true
error(message) → NULL | Fails the run with a message. | case when 1 > 2 then error('no rate') end | NULL
enum_range(enum) → VARCHAR[] | All values of an ENUM type. | enum_range(NULL::enum('low', 'high')) | [low, high]
enum_range_boundary(start, end) → VARCHAR[] | The values of an ENUM type between two of them. | enum_range_boundary('mid'::enum('low', 'mid', 'high'), NULL) | [mid, high]
enum_first(enum) → VARCHAR | The first value of an ENUM type. | enum_first(NULL::enum('low', 'high')) | low
enum_last(enum) → VARCHAR | The last value of an ENUM type. | enum_last(NULL::enum('low', 'high')) | high
enum_code(enum) → UTINYINT | The number behind a value of an ENUM type. | enum_code('high'::enum('low', 'high')) | 1
current_setting(name) → VARCHAR | The value of a setting of the engine. | current_setting('TimeZone') | UTC
version() → VARCHAR | The engine's version. | version() | ~v1.5.6
`,
);

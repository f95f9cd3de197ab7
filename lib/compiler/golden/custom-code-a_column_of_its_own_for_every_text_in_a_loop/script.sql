COPY (
WITH "inputs" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""name""",
    CAST(c1 AS VARCHAR) AS "order",
    CAST(c2 AS BIGINT) AS "n"
  FROM (VALUES
    ('Zoë', NULL, '1'),
    ('', 'a`${b}`\', NULL)
  ) AS v(c0, c1, c2)
),
"length_of_the_name" AS (
  SELECT
    *,
    length("the ""name""") AS "length of the ""name"""
  FROM "inputs"
),
"length_of_order" AS (
  SELECT
    *,
    length("order") AS "length of order"
  FROM "length_of_the_name"
),
"a_column_of_its_own_for_every_text_in_a_loop" AS (
  SELECT *
  FROM "length_of_order"
)
SELECT *
FROM "a_column_of_its_own_for_every_text_in_a_loop"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

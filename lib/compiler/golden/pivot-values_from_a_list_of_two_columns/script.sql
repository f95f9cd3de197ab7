COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "region",
    CAST(c1 AS VARCHAR) AS "the ""year""",
    CAST(c2 AS BIGINT) AS "order",
    CAST(c3 AS DOUBLE) AS "n",
    CAST(c4 AS VARCHAR) AS "x"
  FROM (VALUES
    ('eu', '2024', '1', '0.5', 'a'),
    ('eu', '2024', '7', NULL, 'b'),
    ('eu', 'it''s', '2', '1.5', 'c'),
    ('us', NULL, '3', '2.5', 'd'),
    ('us', '1999', '9', '9.5', 'e')
  ) AS v(c0, c1, c2, c3, c4)
),
"values_from_a_list_of_two_columns" AS (
  SELECT
    "region" AS "region",
    max("order") FILTER (WHERE coalesce(CAST("the ""year""" AS VARCHAR), 'null') = '2024') AS "2024_order",
    max("n") FILTER (WHERE coalesce(CAST("the ""year""" AS VARCHAR), 'null') = '2024') AS "2024_n",
    max("order") FILTER (WHERE coalesce(CAST("the ""year""" AS VARCHAR), 'null') = 'null') AS "null_order",
    max("n") FILTER (WHERE coalesce(CAST("the ""year""" AS VARCHAR), 'null') = 'null') AS "null_n",
    max("order") FILTER (WHERE coalesce(CAST("the ""year""" AS VARCHAR), 'null') = 'it''s') AS "it's_order",
    max("n") FILTER (WHERE coalesce(CAST("the ""year""" AS VARCHAR), 'null') = 'it''s') AS "it's_n"
  FROM "rows"
  GROUP BY 1
)
SELECT *
FROM "values_from_a_list_of_two_columns"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "the ""key""",
    CAST(c1 AS VARCHAR) AS "order"
  FROM (VALUES
    ('1', 'a')
  ) AS v(c0, c1)
),
"in_place_of_a_column" AS (
  SELECT * REPLACE ((CAST(uuid() AS VARCHAR)) AS "the ""key""")
  FROM "rows"
)
SELECT *
FROM "in_place_of_a_column"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

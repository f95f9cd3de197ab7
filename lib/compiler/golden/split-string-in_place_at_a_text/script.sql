COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""path""",
    CAST(c1 AS INTEGER) AS "order"
  FROM (VALUES
    ('a.b.', '1')
  ) AS v(c0, c1)
),
"in_place_at_a_text" AS (
  SELECT * REPLACE ((string_split(CAST("the ""path""" AS VARCHAR), '.')) AS "the ""path""")
  FROM "rows"
)
SELECT *
FROM "in_place_at_a_text"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

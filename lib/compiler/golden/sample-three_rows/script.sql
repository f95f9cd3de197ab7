COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS DOUBLE) AS "n"
  FROM (VALUES
    ('1'),
    ('2.5'),
    (NULL),
    ('NaN'),
    ('-0'),
    ('5')
  ) AS v(c0)
),
"three_rows" AS (
  SELECT * EXCLUDE ("row_place")
  FROM (
    SELECT
      *,
      row_number() OVER (PARTITION BY hash("n")) AS "row_place"
    FROM "rows"
  )
  ORDER BY hash("n", "row_place", 1), "n", "row_place"
  LIMIT 3
)
SELECT *
FROM "three_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "who",
    CAST(c1 AS VARCHAR) AS "answer"
  FROM (VALUES
    ('a', 'yes'),
    ('a', 'yes'),
    ('b', ''),
    ('b', NULL)
  ) AS v(c0, c1)
),
"rows_counted_with_an_empty_text" AS (
  SELECT
    "who" AS "who",
    count(*) FILTER (WHERE CAST("answer" AS VARCHAR) = '') AS "empty",
    count(*) FILTER (WHERE CAST("answer" AS VARCHAR) = 'yes') AS "yes",
    count(*) FILTER (WHERE "answer" IS NULL) AS "null"
  FROM "rows"
  GROUP BY 1
)
SELECT *
FROM "rows_counted_with_an_empty_text"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

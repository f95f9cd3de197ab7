COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS DATE) AS "since"
  FROM (VALUES
    ('2024-02-29'),
    (NULL)
  ) AS v(c0)
),
"a_constant" AS (
  SELECT
    *,
    coalesce("since", CAST('1970-01-01' AS DATE)) AS "since_filled"
  FROM "rows"
)
SELECT *
FROM "a_constant"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

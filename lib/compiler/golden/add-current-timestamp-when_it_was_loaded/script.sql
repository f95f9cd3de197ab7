COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "order"
  FROM (VALUES
    ('1', 'a'),
    (NULL, '')
  ) AS v(c0, c1)
),
"when_it_was_loaded" AS (
  SELECT
    *,
    now() AT TIME ZONE 'UTC' AS "loaded_at"
  FROM "rows"
)
SELECT *
FROM "when_it_was_loaded"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

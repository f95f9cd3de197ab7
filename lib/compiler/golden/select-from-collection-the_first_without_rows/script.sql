COPY (
WITH "collection" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "a ""b""",
    CAST(NULL AS BIGINT) AS "delay"
  WHERE false
),
"split_chosen" AS (
  SELECT "a ""b"""
  FROM "collection"
),
"the_first_without_rows" AS (
  SELECT *
  FROM "split_chosen"
)
SELECT *
FROM "the_first_without_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

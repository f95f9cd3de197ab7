COPY (
WITH "collection" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "carrier",
    CAST(c1 AS BIGINT) AS "delay"
  FROM (VALUES
    ('UA', '61'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"split_rest" AS (
  SELECT * EXCLUDE ("carrier")
  FROM "collection"
),
"the_second_of_two" AS (
  SELECT *
  FROM "split_rest"
)
SELECT *
FROM "the_second_of_two"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

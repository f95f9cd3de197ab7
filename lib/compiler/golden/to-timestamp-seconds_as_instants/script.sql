COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "order",
    CAST(c1 AS VARCHAR) AS "a"
  FROM (VALUES
    ('1667400059', 'x'),
    ('9223372036854775807', 'too large'),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"seconds_as_instants" AS (
  SELECT * REPLACE (((TRY(make_timestamp(TRY_CAST(round(TRY_CAST("order" AS DOUBLE) * 1000000) AS BIGINT)))) AT TIME ZONE 'UTC') AS "order")
  FROM "rows"
)
SELECT *
FROM "seconds_as_instants"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

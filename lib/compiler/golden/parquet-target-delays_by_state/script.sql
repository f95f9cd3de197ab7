COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "state",
    CAST(c1 AS BIGINT) AS "flights"
  FROM (VALUES
    ('CA', '7'),
    ('NY', '3'),
    (NULL, '1')
  ) AS v(c0, c1)
)
SELECT *
FROM "rows"
) TO 'lake/out/delays_by_state' (FORMAT parquet, COMPRESSION 'snappy', PARTITION_BY ("state"));

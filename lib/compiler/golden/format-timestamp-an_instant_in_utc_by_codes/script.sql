COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS TIMESTAMP WITH TIME ZONE) AS "order"
  FROM (VALUES
    ('2024-07-01 00:30:00+02'),
    (NULL)
  ) AS v(c0)
),
"an_instant_in_utc_by_codes" AS (
  SELECT * REPLACE ((strftime("order" AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ, 100%%')) AS "order")
  FROM "rows"
)
SELECT *
FROM "an_instant_in_utc_by_codes"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

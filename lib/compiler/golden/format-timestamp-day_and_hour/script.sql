COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS TIMESTAMP) AS "at"
  FROM (VALUES
    ('2024-02-29 15:04:05.678'),
    ('0001-01-01 00:00:00'),
    (NULL)
  ) AS v(c0)
),
"day_and_hour" AS (
  SELECT
    *,
    strftime("at", '%a %d.%m.%Y, %Hh') AS "the ""hour"""
  FROM "rows"
)
SELECT *
FROM "day_and_hour"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

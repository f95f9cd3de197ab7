COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "state",
    CAST(c1 AS BIGINT) AS "the ""order""",
    CAST(c2 AS DECIMAL(4,3)) AS "share",
    CAST(c3 AS DATE) AS "day",
    CAST(c4 AS TIMESTAMP) AS "at",
    CAST(c5 AS TIME) AS "time",
    CAST(c6 AS BOOLEAN) AS "ok"
  FROM (VALUES
    ('CA', '7', '0.125', '2024-02-29', '2024-02-29 23:59:59.999', '23:59:59', 'true'),
    ('=1+1', '-1', NULL, '1900-03-01', '1900-03-01 00:00:00', '00:00:00', 'false'),
    ('two
lines <&> _x0041_', NULL, '-1.000', NULL, NULL, NULL, NULL)
  ) AS v(c0, c1, c2, c3, c4, c5, c6)
)
SELECT *
FROM "rows"
) TO 'lake/out/report.xlsx' (FORMAT excel);

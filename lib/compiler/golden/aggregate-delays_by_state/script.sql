COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "state",
    CAST(c1 AS VARCHAR) AS "carrier",
    CAST(c2 AS BIGINT) AS "delay"
  FROM (VALUES
    ('CA', 'UA', '61'),
    ('CA', 'UA', '-3'),
    ('CA', NULL, NULL),
    ('', 'AF', NULL),
    (NULL, 'AF', '120'),
    (NULL, 'ZÜ', '0')
  ) AS v(c0, c1, c2)
),
"delays_by_state" AS (
  SELECT
    "state" AS "state",
    count(*) AS "flights",
    max(delay) AS "worst delay",
    avg(delay) AS "mean",
    count(distinct carrier) AS "carriers"
  FROM "rows"
  GROUP BY 1
)
SELECT *
FROM "delays_by_state"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

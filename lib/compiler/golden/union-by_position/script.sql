COPY (
WITH "inputs_1" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""name"""
  FROM (VALUES
    ('1', 'Zoë'),
    (NULL, '')
  ) AS v(c0, c1)
),
"inputs_2" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "name",
    CAST(c1 AS BIGINT) AS "order"
  FROM (VALUES
    ('2', '3')
  ) AS v(c0, c1)
),
"inputs_3" AS (
  SELECT
    CAST(NULL AS BIGINT) AS "a",
    CAST(NULL AS VARCHAR) AS "b"
  WHERE false
),
"by_position" AS (
  SELECT *
  FROM "inputs_1"
  UNION ALL
  SELECT *
  FROM "inputs_2"
  UNION ALL
  SELECT *
  FROM "inputs_3"
)
SELECT *
FROM "by_position"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "inputs_1" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('a'),
    ('a'),
    (NULL)
  ) AS v(c0)
),
"inputs_2" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('a'),
    (NULL),
    ('')
  ) AS v(c0)
),
"inputs_3" AS (
  SELECT CAST(c0 AS VARCHAR) AS "order"
  FROM (VALUES
    ('ä')
  ) AS v(c0)
),
"each_row_once" AS (
  SELECT *
  FROM "inputs_1"
  UNION BY NAME
  SELECT *
  FROM "inputs_2"
  UNION BY NAME
  SELECT *
  FROM "inputs_3"
)
SELECT *
FROM "each_row_once"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

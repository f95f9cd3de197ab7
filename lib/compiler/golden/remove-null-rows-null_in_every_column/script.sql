COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""name"""
  FROM (VALUES
    ('1', 'Zoë'),
    (NULL, NULL),
    (NULL, ''),
    ('2', NULL)
  ) AS v(c0, c1)
),
"null_in_every_column" AS (
  SELECT *
  FROM "rows"
  WHERE ("id" IS NOT NULL OR "the ""name""" IS NOT NULL)
)
SELECT *
FROM "null_in_every_column"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""name"""
  FROM (VALUES
    ('1', 'Zoë'),
    (NULL, NULL),
    (NULL, ''),
    ('2', NULL)
  ) AS v(c0, c1)
),
"null_in_every_column_rejected" AS (
  SELECT *
  FROM "rows"
  WHERE (("id" IS NOT NULL OR "the ""name""" IS NOT NULL) IS NOT TRUE)
)
SELECT *
FROM "null_in_every_column_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');

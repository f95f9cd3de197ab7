COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR[]) AS "parts"
  FROM (VALUES
    ('1', '[Zoë, Maria, Müller]'),
    ('2', '[Plato]'),
    ('3', '[]'),
    ('4', NULL),
    ('5', '[NULL, '''', x]')
  ) AS v(c0, c1)
),
"parts_of_a_name" AS (
  SELECT
    *,
    list_extract("parts", 1) AS "first",
    list_extract("parts", -1) AS "last",
    list_extract("parts", 3) AS "the ""third"""
  FROM "rows"
)
SELECT *
FROM "parts_of_a_name"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

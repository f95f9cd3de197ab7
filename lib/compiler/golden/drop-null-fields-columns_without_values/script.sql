COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "the ""notes""",
    CAST(c2 AS VARCHAR) AS "order",
    CAST(c3 AS DATE) AS "spare",
    CAST(c4 AS INTEGER) AS "level",
    CAST(c5 AS STRUCT(city VARCHAR, code VARCHAR)) AS "place",
    CAST(c6 AS VARCHAR[]) AS "tags"
  FROM (VALUES
    ('1', '  ', 'N/A', NULL, '-1', '{''city'': ''Zürich'', ''code'': ''n/a''}', '[]'),
    (NULL, 'n/a', 'x', NULL, NULL, '{''city'': NULL, ''code'': NULL}', NULL)
  ) AS v(c0, c1, c2, c3, c4, c5, c6)
),
"columns_without_values" AS (
  SELECT * EXCLUDE ("the ""notes""", "spare", "level") REPLACE ((CASE WHEN "place" IS NOT NULL THEN {'city': struct_extract("place", 'city')} END) AS "place")
  FROM "rows"
)
SELECT *
FROM "columns_without_values"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

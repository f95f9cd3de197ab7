COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "order",
    CAST(c1 AS VARCHAR[]) AS "tags",
    CAST(c2 AS MAP(VARCHAR, INTEGER)) AS "extra",
    CAST(c3 AS STRUCT(x INTEGER)) AS "at"
  FROM (VALUES
    ('  ', '[]', '{}', NULL),
    ('', NULL, NULL, '{''x'': NULL}'),
    (NULL, '[NULL]', NULL, NULL),
    (NULL, NULL, '{a=1}', NULL),
    (NULL, NULL, NULL, NULL)
  ) AS v(c0, c1, c2, c3)
),
"empty_counts_as_null" AS (
  SELECT *
  FROM "rows"
  WHERE (trim(CAST("order" AS VARCHAR)) <> '' OR len("tags") > 0 OR cardinality("extra") > 0 OR "at" IS NOT NULL)
)
SELECT *
FROM "empty_counts_as_null"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

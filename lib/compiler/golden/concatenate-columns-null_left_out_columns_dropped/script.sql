COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "a",
    CAST(c1 AS VARCHAR) AS "b",
    CAST(c2 AS BOOLEAN) AS "c"
  FROM (VALUES
    ('ä', 'ß', 'true'),
    (NULL, 'ß', NULL),
    (NULL, NULL, NULL)
  ) AS v(c0, c1, c2)
),
"null_left_out_columns_dropped" AS (
  SELECT
    * EXCLUDE ("a", "b"),
    concat_ws('it''s, ', CAST("a" AS VARCHAR), CAST("b" AS VARCHAR)) AS "both"
  FROM "rows"
)
SELECT *
FROM "null_left_out_columns_dropped"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

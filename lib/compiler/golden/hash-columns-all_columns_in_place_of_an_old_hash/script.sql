COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "Hash",
    CAST(c1 AS DOUBLE) AS "a",
    CAST(c2 AS INTEGER[]) AS "b"
  FROM (VALUES
    ('old', '1.5', '[1, NULL]'),
    (NULL, NULL, NULL)
  ) AS v(c0, c1, c2)
),
"all_columns_in_place_of_an_old_hash" AS (
  SELECT * REPLACE ((sha1(concat('', CASE WHEN "a" IS NULL THEN '-' ELSE concat(length(CAST("a" AS VARCHAR)), ':', CAST("a" AS VARCHAR)) END, CASE WHEN "b" IS NULL THEN '-' ELSE concat(length(CAST("b" AS VARCHAR)), ':', CAST("b" AS VARCHAR)) END))) AS "Hash")
  FROM "rows"
)
SELECT *
FROM "all_columns_in_place_of_an_old_hash"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

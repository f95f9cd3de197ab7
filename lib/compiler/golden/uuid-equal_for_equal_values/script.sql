COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "a",
    CAST(c1 AS INTEGER) AS "the ""b"""
  FROM (VALUES
    ('x', '1'),
    ('x', '1'),
    ('x1', NULL),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"equal_for_equal_values" AS (
  SELECT
    *,
    regexp_replace(md5(CAST(to_json([CAST("a" AS VARCHAR), CAST("the ""b""" AS VARCHAR)]) AS VARCHAR)), '^(.{8})(.{4}).(.{3}).(.{3})(.{12})$', '\1-\2-8\3-8\4-\5') AS "uuid"
  FROM "rows"
)
SELECT *
FROM "equal_for_equal_values"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "the ""code"""
  FROM (VALUES
    ('ÄB-12, CD-34'),
    ('12'),
    (NULL)
  ) AS v(c0)
),
"some_groups_null_where_nothing_matches" AS (
  SELECT
    *,
    nullif(struct_extract(regexp_extract(CAST("the ""code""" AS VARCHAR), '(([A-Z]+)-(\d+))', ['g0', 'g1', 'g2']), 'g2'), '') AS "order",
    nullif(struct_extract(regexp_extract(CAST("the ""code""" AS VARCHAR), '(([A-Z]+)-(\d+))', ['g0', 'g1', 'g2']), 'g0'), '') AS "whole"
  FROM "rows"
)
SELECT *
FROM "some_groups_null_where_nothing_matches"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS INTEGER) AS "id",
    CAST(c1 AS VARCHAR) AS "name",
    CAST(c2 AS VARCHAR) AS "city"
  FROM (VALUES
    ('1', 'Ada', 'London'),
    ('2', 'Ada', 'London'),
    ('3', 'Ada', 'Paris')
  ) AS v(c0, c1, c2)
),
"whether_a_customer_has_changed" AS (
  SELECT
    *,
    sha256(concat('', CASE WHEN "name" IS NULL THEN '-' ELSE concat(length(CAST("name" AS VARCHAR)), ':', CAST("name" AS VARCHAR)) END, CASE WHEN "city" IS NULL THEN '-' ELSE concat(length(CAST("city" AS VARCHAR)), ':', CAST("city" AS VARCHAR)) END)) AS "hash"
  FROM "rows"
)
SELECT *
FROM "whether_a_customer_has_changed"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

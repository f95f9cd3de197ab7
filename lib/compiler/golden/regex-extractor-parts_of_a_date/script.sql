COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "purchase_date",
    CAST(c1 AS INTEGER) AS "day"
  FROM (VALUES
    ('2024-02-29', '1'),
    ('2024-02-29T15:04Z', '2'),
    ('gestern', '3'),
    ('', NULL),
    (NULL, NULL)
  ) AS v(c0, c1)
),
"parts_of_a_date" AS (
  SELECT
    * REPLACE ((struct_extract(regexp_extract(CAST("purchase_date" AS VARCHAR), '(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<hour>\d\d))?', ['g1', 'g2', 'g3', 'g4']), 'g3')) AS "day"),
    struct_extract(regexp_extract(CAST("purchase_date" AS VARCHAR), '(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<hour>\d\d))?', ['g1', 'g2', 'g3', 'g4']), 'g1') AS "year",
    struct_extract(regexp_extract(CAST("purchase_date" AS VARCHAR), '(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<hour>\d\d))?', ['g1', 'g2', 'g3', 'g4']), 'g2') AS "month",
    struct_extract(regexp_extract(CAST("purchase_date" AS VARCHAR), '(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<hour>\d\d))?', ['g1', 'g2', 'g3', 'g4']), 'g4') AS "hour"
  FROM "rows"
)
SELECT *
FROM "parts_of_a_date"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "j"
  FROM (VALUES
    ('{"a b": 1.005, "tags": ["x", 1], "extra": {"k": {"x": 1}}, "more": 1}'),
    ('{"a b": "much", "tags": "x"}'),
    ('[]'),
    ('null')
  ) AS v(c0)
),
"a_type_that_is_given" AS (
  SELECT * REPLACE ((json_transform(TRY_CAST("j" AS JSON), '{"a b":"DECIMAL(10, 2)","tags":["VARCHAR"],"extra":"MAP(VARCHAR, STRUCT(\"x\" INTEGER))"}')) AS "j")
  FROM "rows"
)
SELECT *
FROM "a_type_that_is_given"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

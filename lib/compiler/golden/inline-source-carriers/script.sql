COPY (
WITH "carriers" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "code",
    CAST(c1 AS VARCHAR) AS "the ""name""",
    CAST(c2 AS DATE) AS "since"
  FROM (VALUES
    ('UA', 'United', '1926-04-06'),
    ('AF', 'Air France — KLM', NULL),
    ('', 'it''s ''quoted''', '2000-02-29'),
    (NULL, '', '1969-12-31')
  ) AS v(c0, c1, c2)
)
SELECT *
FROM "carriers"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

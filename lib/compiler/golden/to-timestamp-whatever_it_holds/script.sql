COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "at"
  FROM (VALUES
    ('2022-11-02T14:40:59.915Z'),
    ('2022-11-02T14:40:59+02:00'),
    (' 2022-11-02 14:40:59 Europe/Zurich '),
    ('2022-11-02'),
    ('1667400059'),
    ('1667400059.915'),
    ('1667400059915'),
    ('1667400059915123'),
    ('-86400'),
    ('soon'),
    (''),
    (NULL)
  ) AS v(c0)
),
"whatever_it_holds" AS (
  SELECT
    *,
    CASE WHEN regexp_full_match(trim("at"), '[+-]?\d+(\.\d+)?') THEN CASE WHEN abs(TRY_CAST(trim("at") AS DOUBLE)) < 100000000000 THEN TRY(make_timestamp(TRY_CAST(round(TRY_CAST(trim("at") AS DOUBLE) * 1000000) AS BIGINT))) WHEN abs(TRY_CAST(trim("at") AS DOUBLE)) < 100000000000000 THEN TRY(make_timestamp(TRY_CAST(round(TRY_CAST(trim("at") AS DOUBLE) * 1000) AS BIGINT))) ELSE TRY(make_timestamp(TRY_CAST(trim("at") AS BIGINT))) END ELSE CASE WHEN regexp_matches(trim("at"), ':\d\d(\.\d+)?\s*([A-Za-z]|[+-]\d)') THEN TRY_CAST(trim("at") AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' ELSE TRY_CAST(trim("at") AS TIMESTAMP) END END AS "the ""time"""
  FROM "rows"
)
SELECT *
FROM "whatever_it_holds"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

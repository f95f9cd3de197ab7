-- Rows, then of each condition: rows for which it is not true, and one of them.
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS DECIMAL(10,2)) AS "price",
    CAST(c2 AS VARCHAR) AS "currency"
  FROM (VALUES
    ('1', '9.90', 'EUR'),
    ('2', '-1.00', 'EUR'),
    ('3', '0', 'XXX'),
    ('4', NULL, 'CHF'),
    ('5', '12.50', 'CHF')
  ) AS v(c0, c1, c2)
)
SELECT
  count(*) AS checked,
  count(*) FILTER (WHERE ((price > 0)) IS NOT TRUE) AS failed_1,
  min([left(CAST("price" AS VARCHAR), 100)]) FILTER (WHERE ((price > 0)) IS NOT TRUE) AS sample_1,
  count(*) FILTER (WHERE ((currency in ('CHF', 'EUR'))) IS NOT TRUE) AS failed_2,
  min([left(CAST("currency" AS VARCHAR), 100)]) FILTER (WHERE ((currency in ('CHF', 'EUR'))) IS NOT TRUE) AS sample_2
FROM "rows"
;

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS DECIMAL(10,2)) AS "price",
    CAST(c2 AS VARCHAR) AS "currency"
  FROM (VALUES
    ('1', '9.90', 'EUR'),
    ('2', '-1.00', 'EUR'),
    ('3', '0', 'XXX'),
    ('4', NULL, 'CHF'),
    ('5', '12.50', 'CHF')
  ) AS v(c0, c1, c2)
),
"prices_that_make_sense" AS (
  SELECT *
  FROM "rows"
  WHERE ((price > 0) AND (currency in ('CHF', 'EUR')))
)
SELECT *
FROM "prices_that_make_sense"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS DECIMAL(10,2)) AS "price",
    CAST(c2 AS VARCHAR) AS "currency"
  FROM (VALUES
    ('1', '9.90', 'EUR'),
    ('2', '-1.00', 'EUR'),
    ('3', '0', 'XXX'),
    ('4', NULL, 'CHF'),
    ('5', '12.50', 'CHF')
  ) AS v(c0, c1, c2)
),
"prices_that_make_sense_rejected" AS (
  SELECT
    *,
    list_filter([CASE WHEN (price > 0) IS NOT TRUE THEN 'a price' END, CASE WHEN (currency in ('CHF', 'EUR')) IS NOT TRUE THEN 'a known currency' END], lambda reason: reason IS NOT NULL) AS "failed_conditions"
  FROM (
    SELECT *
    FROM "rows"
    WHERE (((price > 0) AND (currency in ('CHF', 'EUR'))) IS NOT TRUE)
  )
)
SELECT *
FROM "prices_that_make_sense_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');

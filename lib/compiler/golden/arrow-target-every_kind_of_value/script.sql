COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS HUGEINT) AS "n",
    CAST(c1 AS UBIGINT) AS "u",
    CAST(c2 AS DOUBLE) AS "f",
    CAST(c3 AS DECIMAL(38,10)) AS "d",
    CAST(c4 AS BOOLEAN) AS "yes",
    CAST(c5 AS DATE) AS "day",
    CAST(c6 AS TIME) AS "time",
    CAST(c7 AS TIMESTAMP WITH TIME ZONE) AS "at",
    CAST(c8 AS UUID) AS "id",
    CAST(c9 AS BLOB) AS "raw",
    CAST(c10 AS MAP(INTEGER, VARCHAR)) AS "map",
    CAST(c11 AS STRUCT(a STRUCT(b INTEGER[])[])) AS "nested",
    CAST(c12 AS INTERVAL) AS "taken"
  FROM (VALUES
    ('99999999999999999999999999999999999999', '18446744073709551615', 'nan', '-1234567890123456789012345678.0123456789', 'true', '0001-01-01', '23:59:59.999999', '2024-06-30 22:00:00+00', '00000000-0000-0000-0000-00000000000a', '\x00\xFF', '{1=k, -2=NULL}', '{''a'': [{''b'': [1, NULL]}, NULL]}', '1 month 2 days 00:00:03.5'),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('-1', '0', '-inf', '0', 'false', '9999-12-31', '00:00:00', '1970-01-01 00:00:00+00', NULL, '', '{}', '{''a'': []}', '-1 day')
  ) AS v(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12)
)
SELECT *
FROM "rows"
) TO 'lake/out/values.arrow' (FORMAT arrow);

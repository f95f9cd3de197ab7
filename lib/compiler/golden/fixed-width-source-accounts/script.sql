COPY (
WITH "accounts" AS (
  SELECT *
  FROM (SELECT trim(substring(line, 1, 6)) AS "account", trim(substring(line, 7, 10)) AS "the ""owner""", trim(substring(line, 17, 8)) AS "order" FROM read_csv('lake/accounts.dat', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = E'\x1F', quote = ''))
)
SELECT *
FROM "accounts"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

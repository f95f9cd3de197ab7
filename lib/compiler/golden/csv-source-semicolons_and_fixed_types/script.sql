COPY (
WITH "semicolons_and_fixed_types" AS (
  SELECT "code", "price"
  FROM read_csv('lake/prices.csv', types = {'code': 'VARCHAR', 'price': 'DECIMAL(10,2)'}, header = true, delim = ';', nullstr = ['', 'NA'], allow_quoted_nulls = false)
)
SELECT *
FROM "semicolons_and_fixed_types"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

import { functionGroup } from "./sql-function";

export const dateFunctions = functionGroup(
  "date",
  `
date_trunc(part, time) → TIMESTAMP | Cuts down to a part: 'year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'. | date_trunc('month', timestamp '2024-02-29 13:30:05') | 2024-02-01 00:00:00
date_part(part, time) → BIGINT | One part as a number: 'year', 'doy', 'isodow', 'epoch', 'week'. | date_part('year', date '2024-02-29') | 2024
date_diff(part, start, end) → BIGINT | Number of borders of a part between two times. | date_diff('month', date '2024-01-31', date '2024-02-01') | 1
date_sub(part, start, end) → BIGINT | Number of whole parts between two times. | date_sub('month', date '2024-01-31', date '2024-02-28') | 0
date_add(date, interval) → TIMESTAMP | A date moved by an interval. | date_add(date '2024-01-31', interval 1 month) | 2024-02-29 00:00:00
strftime(time, format) → VARCHAR | A time as text: %Y-%m-%d, %H:%M:%S, %A, %j. | strftime(date '2024-02-29', '%d.%m.%Y') | 29.02.2024
strptime(text, format) → TIMESTAMP | Text read as a time; a list of formats is tried in turn. Fails when none fits. | strptime('29.02.2024', '%d.%m.%Y') | 2024-02-29 00:00:00
try_strptime(text, format) → TIMESTAMP | Text read as a time; NULL when it does not fit. | try_strptime('n/a', ['%d.%m.%Y', '%Y-%m-%d']) | NULL
make_date(year, month, day) → DATE | A date of its parts. | make_date(2024, 2, 29) | 2024-02-29
make_time(hour, minute, second) → TIME | A time of day of its parts. | make_time(13, 30, 0) | 13:30:00
make_timestamp(year, month, day, hour, minute, second) → TIMESTAMP; make_timestamp(microseconds) | A timestamp of its parts, or of microseconds since 1970. | make_timestamp(2024, 2, 29, 13, 30, 0) | 2024-02-29 13:30:00
make_timestamptz(year, month, day, hour, minute, second[, zone]) → TIMESTAMP WITH TIME ZONE | A moment of its parts, in the session's time zone or another. | make_timestamptz(2024, 2, 29, 13, 30, 0, 'UTC') | 2024-02-29 13:30:00+00
make_timestamp_ms(milliseconds) → TIMESTAMP | The timestamp some milliseconds after 1970. | make_timestamp_ms(1709213405000) | 2024-02-29 13:30:05
make_timestamp_ns(nanoseconds) → TIMESTAMP_NS | The timestamp some nanoseconds after 1970. | make_timestamp_ns(1709213405000000000) | 2024-02-29 13:30:05
year(time) → BIGINT | The year. | year(date '2024-02-29') | 2024
quarter(time) → BIGINT | The quarter, 1 to 4. | quarter(date '2024-02-29') | 1
month(time) → BIGINT | The month, 1 to 12. | month(date '2024-02-29') | 2
week(time) → BIGINT | The week of the year by ISO 8601. | week(date '2024-02-29') | 9
day(time) → BIGINT | The day of the month. | day(date '2024-02-29') | 29
dayofweek(time) → BIGINT | The day of the week; Sunday is 0. | dayofweek(date '2024-02-29') | 4
isodow(time) → BIGINT | The day of the week; Monday is 1. | isodow(date '2024-02-29') | 4
dayofyear(time) → BIGINT | The day of the year. | dayofyear(date '2024-02-29') | 60
isoyear(time) → BIGINT | The year that the week by ISO 8601 belongs to. | isoyear(date '2024-12-31') | 2025
yearweek(time) → BIGINT | The year and week by ISO 8601 as one number. | yearweek(date '2024-02-29') | 202409
hour(time) → BIGINT | The hour, 0 to 23. | hour(timestamp '2024-02-29 13:30:05') | 13
minute(time) → BIGINT | The minute, 0 to 59. | minute(timestamp '2024-02-29 13:30:05') | 30
second(time) → BIGINT | The second, 0 to 59. | second(timestamp '2024-02-29 13:30:05') | 5
millisecond(time) → BIGINT | The seconds with their fraction, in milliseconds. | millisecond(timestamp '2024-02-29 13:30:05.25') | 5250
microsecond(time) → BIGINT | The seconds with their fraction, in microseconds. | microsecond(timestamp '2024-02-29 13:30:05.25') | 5250000
nanosecond(time) → BIGINT | The seconds with their fraction, in nanoseconds. | nanosecond(timestamp '2024-02-29 13:30:05.25') | 5250000000
decade(time) → BIGINT | The year without its last digit. | decade(date '2024-02-29') | 202
century(time) → BIGINT | The century. | century(date '2024-02-29') | 21
millennium(time) → BIGINT | The millennium. | millennium(date '2024-02-29') | 3
era(time) → BIGINT | 1 after the beginning of the calendar, 0 before. | era(date '2024-02-29') | 1
julian(time) → DOUBLE | The Julian day number, with the time of day as fraction. | julian(date '2024-02-29') | 2460370.0
dayname(time) → VARCHAR | The day's English name. | dayname(date '2024-02-29') | Thursday
monthname(time) → VARCHAR | The month's English name. | monthname(date '2024-02-29') | February
last_day(date) → DATE | The last day of its month. | last_day(date '2024-02-01') | 2024-02-29
days_in_month(date) → BIGINT | Number of days of its month. | days_in_month(date '2024-02-01') | 29
epoch(time) → DOUBLE | Seconds since 1970-01-01 UTC; of an interval, its seconds. | epoch(timestamp '2024-02-29 13:30:05') | 1709213405.0
epoch_ms(time) → BIGINT | Milliseconds since 1970; of a number, the timestamp it stands for. | epoch_ms(timestamp '2024-02-29 13:30:05') | 1709213405000
epoch_us(time) → BIGINT | Microseconds since 1970. | epoch_us(timestamp '2024-02-29 13:30:05') | 1709213405000000
epoch_ns(time) → BIGINT | Nanoseconds since 1970. | epoch_ns(timestamp '2024-02-29 13:30:05') | 1709213405000000000
to_timestamp(seconds) → TIMESTAMP WITH TIME ZONE | The moment some seconds after 1970-01-01 UTC. | to_timestamp(1709213405) | 2024-02-29 13:30:05+00
time_bucket(width, time[, origin]) → T | The start of the interval a time falls into. | time_bucket(interval 15 minutes, timestamp '2024-02-29 13:37:00') | 2024-02-29 13:30:00
age(end[, start]) → INTERVAL | The difference in years, months and days. | age(timestamp '2024-02-29', timestamp '2000-01-01') | 24 years 1 month 28 days
ago(interval) → TIMESTAMP WITH TIME ZONE | The moment an interval before now. | ago(interval 1 day) | ~2024-02-28 13:30:05.123+00
timezone(zone, time) → T | A local time as a moment, or a moment as local time, in a zone; the same as AT TIME ZONE. | timezone('America/New_York', timestamp '2024-02-29 13:30:05') | 2024-02-29 18:30:05+00
timezone_hour(time) → BIGINT | The hours of the time zone's distance to UTC. | timezone_hour(timestamptz '2024-02-29 13:30:05+00') | 0
timezone_minute(time) → BIGINT | The minutes of the time zone's distance to UTC. | timezone_minute(timestamptz '2024-02-29 13:30:05+00') | 0
today() → DATE | Today's date; differs from run to run. | today() | ~2024-02-29
now() → TIMESTAMP WITH TIME ZONE | The moment the run's transaction began. | now() | ~2024-02-29 13:30:05.123+00
get_current_time() → TIME WITH TIME ZONE | The time of day the run's transaction began. | get_current_time() | ~13:30:05.123+00
current_localtimestamp() → TIMESTAMP | The local time the run's transaction began. | current_localtimestamp() | ~2024-02-29 13:30:05.123
current_localtime() → TIME | The local time of day the run's transaction began. | current_localtime() | ~13:30:05.123
to_years(count) → INTERVAL | An interval of years. | to_years(3) | 3 years
to_quarters(count) → INTERVAL | An interval of quarters. | to_quarters(3) | 9 months
to_months(count) → INTERVAL | An interval of months. | to_months(3) | 3 months
to_weeks(count) → INTERVAL | An interval of weeks. | to_weeks(3) | 21 days
to_days(count) → INTERVAL | An interval of days. | to_days(3) | 3 days
to_hours(count) → INTERVAL | An interval of hours. | to_hours(3) | 03:00:00
to_minutes(count) → INTERVAL | An interval of minutes. | to_minutes(3) | 00:03:00
to_seconds(count) → INTERVAL | An interval of seconds. | to_seconds(3) | 00:00:03
to_milliseconds(count) → INTERVAL | An interval of milliseconds. | to_milliseconds(3) | 00:00:00.003
to_microseconds(count) → INTERVAL | An interval of microseconds. | to_microseconds(3) | 00:00:00.000003
to_decades(count) → INTERVAL | An interval of decades. | to_decades(3) | 30 years
to_centuries(count) → INTERVAL | An interval of centuries. | to_centuries(3) | 300 years
to_millennia(count) → INTERVAL | An interval of millennia. | to_millennia(3) | 3000 years
normalized_interval(interval) → INTERVAL | The same interval with 24 hours as a day and 30 days as a month. | normalized_interval(interval '30 days 25 hours') | 1 month 1 day 01:00:00
*extract(part from time) → BIGINT | One part as a number: year, quarter, month, week, day, hour, epoch. | extract(year from date '2024-02-29') | 2024
*interval ⇒ interval amount unit → INTERVAL | A length of time, to add to a time: interval 3 days, interval '1 month 2 hours'. | date '2024-02-29' + interval 3 days | 2024-03-03 00:00:00
*date ⇒ date 'yyyy-mm-dd' → DATE | A date that is written out. | date '2024-02-29' | 2024-02-29
*timestamp ⇒ timestamp 'yyyy-mm-dd hh:mm:ss' → TIMESTAMP | A timestamp that is written out. | timestamp '2024-02-29 13:30:05' | 2024-02-29 13:30:05
*at time zone ⇒ time at time zone 'zone' → T | A local time as a moment, or a moment as local time. | timestamp '2024-02-29 13:30:05' at time zone 'Asia/Tokyo' | 2024-02-29 04:30:05+00
`,
);

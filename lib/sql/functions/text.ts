import { functionGroup } from "./sql-function";

export const textFunctions = functionGroup(
  "text",
  `
concat(value, …) → VARCHAR | Joins values to one text, or lists to one list; NULLs are left out. | concat('a', 1, NULL) | a1
concat_ws(separator, value, …) → VARCHAR | Joins values with a separator; NULLs are left out. | concat_ws(', ', 'a', NULL, 'b') | a, b
lower(text) → VARCHAR | Text in small letters. | lower('ZÜRICH') | zürich
upper(text) → VARCHAR | Text in capital letters. | upper('Zürich') | ZÜRICH
trim(text[, characters]) → VARCHAR | Removes spaces, or the characters given, from both ends. | trim('xxaxx', 'x') | a
ltrim(text[, characters]) → VARCHAR | Removes spaces, or the characters given, from the start. | ltrim('xxa', 'x') | a
rtrim(text[, characters]) → VARCHAR | Removes spaces, or the characters given, from the end. | rtrim('axx', 'x') | a
length(text) → BIGINT | Number of characters; of a list, of elements. | length('Zürich') | 6
strlen(text) → BIGINT | Number of bytes in UTF-8. | strlen('Zürich') | 7
length_grapheme(text) → BIGINT | Number of characters as a reader counts them: an accent or a skin colour belongs to what it changes. | length_grapheme('🤦🏼‍♂️') | 1
bit_length(text) → BIGINT | Number of bits in UTF-8. | bit_length('abc') | 24
left(text, count) → VARCHAR | The first characters; a negative count leaves out the last. | left('abcdef', 2) | ab
right(text, count) → VARCHAR | The last characters; a negative count leaves out the first. | right('abcdef', 2) | ef
left_grapheme(text, count) → VARCHAR | The first characters as a reader counts them. | left_grapheme('🤦🏼‍♂️ab', 2) | 🤦🏼‍♂️a
right_grapheme(text, count) → VARCHAR | The last characters as a reader counts them. | right_grapheme('ab🤦🏼‍♂️', 2) | b🤦🏼‍♂️
substring(text, start[, length]) → VARCHAR | A part of the text; the first character is 1, a negative start counts from the end. | substring('abcdef', 2, 3) | bcd
substring_grapheme(text, start[, length]) → VARCHAR | A part of the text, in characters as a reader counts them. | substring_grapheme('a🤦🏼‍♂️b', 2, 1) | 🤦🏼‍♂️
replace(text, from, to) → VARCHAR | Replaces every occurrence. | replace('a-b-c', '-', '/') | a/b/c
translate(text, from, to) → VARCHAR | Replaces each character of one list by its partner of the other, and drops those without one. | translate('1.234,5', ',.', '.') | 1234.5
reverse(text) → VARCHAR | The characters in reverse order. | reverse('abc') | cba
repeat(text, count) → VARCHAR | The text, or the list, several times. | repeat('ab', 3) | ababab
lpad(text, length, fill) → VARCHAR | Fills up from the left, or cuts, to a length. | lpad('7', 3, '0') | 007
rpad(text, length, fill) → VARCHAR | Fills up from the right, or cuts, to a length. | rpad('7', 3, '.') | 7..
contains(text, part) → BOOLEAN | Whether the text holds the part; of a list, whether the value is in it. | contains('abc', 'b') | true
starts_with(text, part) → BOOLEAN | Whether the text starts with the part. | starts_with('abc', 'a') | true
ends_with(text, part) → BOOLEAN | Whether the text ends with the part. | ends_with('abc', 'c') | true
strpos(text, part) → BIGINT | Where the part first stands, from 1; 0 when it does not. | strpos('abc', 'c') | 3
split_part(text, separator, index) → VARCHAR | One part of a split text, from 1; a negative index counts from the end, and a missing part is empty. | split_part('a,b,c', ',', 2) | b
string_split(text, separator) → VARCHAR[] | The parts of a text as a list. | string_split('a,b,c', ',') | [a, b, c]
strip_accents(text) → VARCHAR | Replaces accented letters by plain ones. | strip_accents('Zürich') | Zurich
nfc_normalize(text) → VARCHAR | Text in Unicode's composed form, so that equal looks are equal texts. | nfc_normalize('é') | é
chr(code) → VARCHAR | The character of a Unicode code point. | chr(8364) | €
unicode(text) → INTEGER | The code point of the first character; -1 for empty text. | unicode('€') | 8364
ascii(text) → INTEGER | The code point of the first character; 0 for empty text. | ascii('A') | 65
format(pattern, value, …) → VARCHAR | Fills the places of a pattern: {}, {:,} for groups of thousands, {:.2f} for two digits. | format('{} of {:,}', 'a', 1000) | a of 1,000
printf(pattern, value, …) → VARCHAR | Fills a pattern of C: %d, %.2f, %s, %05d. | printf('%05.1f', 1.5) | 001.5
format_bytes(bytes) → VARCHAR | A number of bytes in words, by powers of 1024. | format_bytes(16000) | 15.6 KiB
formatreadabledecimalsize(bytes) → VARCHAR | A number of bytes in words, by powers of 1000. | formatreadabledecimalsize(16000) | 16.0 kB
parse_formatted_bytes(text) → UBIGINT | The number of bytes that words such as 16 KiB stand for. | parse_formatted_bytes('16 KiB') | 16384
levenshtein(a, b) → BIGINT | Least number of edits that turn one text into the other, byte by byte. | levenshtein('duck', 'lock') | 2
damerau_levenshtein(a, b) → BIGINT | Least number of edits, where a swap of neighbours is one. | damerau_levenshtein('duck', 'udck') | 1
hamming(a, b) → BIGINT | Number of places in which two texts of one length differ. | hamming('duck', 'luck') | 1
jaccard(a, b) → DOUBLE | Similarity by the letters both texts have, 0 to 1. | jaccard('duck', 'luck') | 0.6
jaro_similarity(a, b[, cutoff]) → DOUBLE | Similarity of two texts, 0 to 1; 0 below the cutoff. | jaro_similarity('martha', 'marhta') | 0.9444444444444445
jaro_winkler_similarity(a, b[, cutoff]) → DOUBLE | Similarity that favours a common start, 0 to 1; good for names. | jaro_winkler_similarity('martha', 'marhta') | 0.9611111111111111
parse_path(path[, separator]) → VARCHAR[] | The folders and the file of a path as a list. | parse_path('lake/out/a.csv') | [lake, out, a.csv]
parse_filename(path[, without_extension]) → VARCHAR | The file's name at the end of a path. | parse_filename('lake/out/a.csv', true) | a
parse_dirname(path[, separator]) → VARCHAR | The first folder of a path. | parse_dirname('lake/out/a.csv') | lake
parse_dirpath(path[, separator]) → VARCHAR | The path without the file. | parse_dirpath('lake/out/a.csv') | lake/out
bar(value, min, max[, width]) → VARCHAR | A bar of blocks, as long as the value is large. | bar(10, 0, 10, 5) | █████
*position(part in text) → BIGINT | Where the part first stands, from 1; 0 when it does not. | position('c' in 'abc') | 3
*|| ⇒ text || other → VARCHAR | Joins two texts, or two lists; NULL when either is. | 'a' || 'b' | ab
*like ⇒ text like pattern → BOOLEAN | Whether a text fits a pattern: % is any text, _ one character. | 'abc' like 'a%' | true
*ilike ⇒ text ilike pattern → BOOLEAN | As LIKE, whatever the case of the letters. | 'abc' ilike 'A%' | true
*glob ⇒ text glob pattern → BOOLEAN | Whether a text fits a pattern of file names: *, ?, [a-z]. | 'a1.csv' glob 'a?.csv' | true
`,
);

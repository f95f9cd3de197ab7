import { functionGroup } from "./sql-function";

export const hashFunctions = functionGroup(
  "hash",
  `
md5(text) → VARCHAR | MD5 in hexadecimal. | md5('abc') | 900150983cd24fb0d6963f7d28e17f72
md5_number(text) → UHUGEINT | MD5 as a number. | md5_number('abc') | 152195979970564155685860391459828531600
sha1(text) → VARCHAR | SHA-1 in hexadecimal. | sha1('abc') | a9993e364706816aba3e25717850c26c9cd0d89d
sha256(text) → VARCHAR | SHA-256 in hexadecimal. | sha256('abc') | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
hash(value, …) → UBIGINT | A quick number for values; may change between versions of the engine. | hash('abc', 1) | ~2594565671391553294
uuid() → UUID | A random identifier; differs at every run. | uuid() | ~eeccb8c5-9943-42bb-bb5e-222f4e14b687
uuidv7() → UUID | A random identifier that begins with the time, so that new ones sort last. | uuidv7() | ~019482e4-1441-7aad-8127-eec99573b0a0
uuid_extract_version(uuid) → UINTEGER | Which kind of identifier it is. | uuid_extract_version('eeccb8c5-9943-42bb-bb5e-222f4e14b687') | 4
uuid_extract_timestamp(uuid) → TIMESTAMP WITH TIME ZONE | The time in an identifier of version 7. | uuid_extract_timestamp('019482e4-1441-7aad-8127-eec99573b0a0') | 2025-01-20 08:46:13.057+00
hex(value) → VARCHAR | Bytes, or a number, in hexadecimal. | hex(255) | FF
unhex(text) → BLOB | Bytes of hexadecimal text. | unhex('616263') | abc
bin(value) → VARCHAR | Bytes, or a number, in zeros and ones. | bin(5) | 101
unbin(text) → BLOB | Bytes of zeros and ones. | unbin('01100001') | a
to_base64(blob) → VARCHAR | Bytes in Base64. | to_base64('abc'::blob) | YWJj
from_base64(text) → BLOB | Bytes of Base64. | from_base64('YWJj') | abc
encode(text) → BLOB | The bytes of text in UTF-8. | encode('abc') | abc
decode(blob[, errors]) → VARCHAR | Text of bytes in UTF-8; what is none fails, or 'replace', or 'ignore'. | decode('abc'::blob) | abc
octet_length(blob) → BIGINT | Number of bytes. | octet_length('abc'::blob) | 3
url_encode(text) → VARCHAR | Text safe to stand in a URL. | url_encode('a b&c') | a%20b%26c
url_decode(text) → VARCHAR | Text of a URL's part. | url_decode('a%20b') | a b
get_bit(bits, index) → INTEGER | One bit of a bit string, from 0. | get_bit('0110'::bit, 1) | 1
set_bit(bits, index, value) → BIT | The bit string with one bit changed. | set_bit('0110'::bit, 0, 1) | 1110
bit_position(part, bits) → INTEGER | Where bits first stand in a bit string, from 1. | bit_position('11'::bit, '0110'::bit) | 2
bitstring(bits, length) → BIT | A bit string filled up to a length. | bitstring('11'::bit, 4) | 0011
`,
);

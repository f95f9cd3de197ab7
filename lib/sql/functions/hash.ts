import { functionGroup } from "./sql-function";

export const hashFunctions = functionGroup("hash", [
  ["md5(text)", "VARCHAR", "MD5 in hexadecimal.", "md5('abc')"],
  ["sha1(text)", "VARCHAR", "SHA-1 in hexadecimal.", "sha1('abc')"],
  ["sha256(text)", "VARCHAR", "SHA-256 in hexadecimal.", "sha256('abc')"],
  [
    "hash(value, …)",
    "UBIGINT",
    "A quick number for values; may change between versions of the engine.",
    "hash('abc', 1)",
  ],
  ["uuid()", "UUID", "A random identifier; differs at every run.", "uuid()"],
  ["hex(value)", "VARCHAR", "Bytes, or a number, in hexadecimal.", "hex(255)"],
  ["unhex(text)", "BLOB", "Bytes of hexadecimal text.", "unhex('2A')"],
  ["to_base64(blob)", "VARCHAR", "Bytes in Base64.", "to_base64('abc'::blob)"],
  ["from_base64(text)", "BLOB", "Bytes of Base64.", "from_base64('YWJj')"],
  ["encode(text)", "BLOB", "The bytes of text in UTF-8.", "encode('é')"],
  ["decode(blob)", "VARCHAR", "Text of bytes in UTF-8.", "decode('abc'::blob)"],
  ["url_encode(text)", "VARCHAR", "Text safe to stand in a URL.", "url_encode('a b&c')"],
  ["url_decode(text)", "VARCHAR", "Text of a URL's part.", "url_decode('a%20b')"],
]);

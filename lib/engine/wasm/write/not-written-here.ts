/** What the engine in the browser cannot write, in words, with what else there is. */
export class NotWrittenHere extends Error {
  override readonly name = "NotWrittenHere";
}

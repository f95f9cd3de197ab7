/** An element with what is in it: attributes, elements and text, each in order. */
export interface XmlElement {
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
  elements: XmlElement[];
  text: string;
}

/** Why a text is no XML that is read here; lines count from 1. */
export class XmlError extends Error {
  constructor(
    message: string,
    readonly line: number,
    /** Nothing of the document is read. */
    readonly fatal = false,
  ) {
    super(message);
  }
}

/** How deep elements may nest: as deep as types are read. */
export const MAX_DEPTH = 100;
/** Characters of one row, with everything in it. */
export const MAX_RECORD = 16 << 20;

/** What users call the files that DuckDB opens under names of ours. */
export class PathDisplay {
  readonly #shown = new Map<string, { shown: string; lines: number }>();

  /** `lines` of the file that is shown stand before those of the one that is opened. */
  show(absolute: string, shown: string, lines: number): void {
    this.#shown.set(absolute, { shown, lines });
  }

  file(absolute: string): { shown: string; lines: number } {
    return this.#shown.get(absolute) ?? { shown: this.text(absolute), lines: 0 };
  }

  text(message: string): string {
    let text = message;
    for (const [absolute, { shown }] of this.#shown) text = text.replaceAll(absolute, shown);
    return text;
  }
}

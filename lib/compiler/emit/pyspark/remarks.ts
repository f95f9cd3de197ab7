import type { SemanticsRemark } from "../../../api/schemas";
import type { NodeId } from "../../../model/pipeline";

/** What a program in PySpark cannot say. */
export interface UntranslatedPart {
  node: NodeId;
  message: string;
  text: string | null;
}

/** Gathers what is to be said of one job. */
export class JobRemarks {
  readonly notes: SemanticsRemark[] = [];
  readonly problems: UntranslatedPart[] = [];

  add(note: SemanticsRemark): void {
    if (!this.notes.some((one) => one.node === note.node && one.message === note.message))
      this.notes.push(note);
  }
}

/** What is to be said of one node. */
export class Remarks {
  constructor(
    private readonly job: JobRemarks,
    private readonly node: NodeId,
  ) {}

  /** `kept` where the rows are the same all the same. */
  note({ message, kept, text = null }: { message: string; kept: boolean; text?: string | null }): void {
    this.job.add({ node: this.node, text, message, kept });
  }

  problem(message: string, text: string | null = null): void {
    const { problems } = this.job;
    if (!problems.some((one) => one.node === this.node && one.message === message && one.text === text))
      problems.push({ node: this.node, message, text });
  }

  /** Of the whole job: said once, whichever node it comes from. */
  ofJob(message: string, kept: boolean): void {
    this.job.add({ node: null, text: null, message, kept });
  }
}

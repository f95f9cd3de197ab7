import { setImmediate } from "node:timers/promises";
import {
  Field,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Schema,
  Struct,
} from "apache-arrow";
import { parseColumnType } from "../../../model/column-type";
import { arrowData, arrowType } from "./arrow-columns";
import { castTo, storableType, VARCHAR, withLeaves } from "./between-types";
import type { FileWriter } from "./file-writer";

/** Bytes that may wait to be written. */
const MOST_WAITING = 32 << 20;

/** Arrow IPC, as a file or a stream. */
export const arrowFileWriter: FileWriter = {
  before(type, value) {
    const storable = withLeaves(storableType(type), (name, leaf) => (name === "UUID" ? VARCHAR : leaf));
    return castTo(type, storable, value);
  },
  async *bytes(rows, columns, { layout = "file" }) {
    const types = columns.map(({ type }) => parseColumnType(type) ?? VARCHAR);
    const fields = columns.map(
      ({ name }, index) => new Field(name, arrowType(types[index] ?? VARCHAR), true),
    );
    const schema = new Schema(fields);
    const writer = layout === "stream" ? new RecordBatchStreamWriter() : new RecordBatchFileWriter();
    let [given, taken] = [0, 0];
    const produce = async () => {
      for await (const batch of rows) {
        const children = types.map((type, index) => arrowData(type, batch.columns[index] ?? []));
        const data = makeData({ type: new Struct(fields), length: batch.rows, nullCount: 0, children });
        writer.write(new RecordBatch(schema, data));
        given += data.byteLength;
        // The writer takes whatever it is given: what is slow must hold back what is fast.
        while (given - taken > MOST_WAITING) await setImmediate();
      }
      // Without any row, the schema alone is written.
      if (given === 0) {
        const children = types.map((type) => arrowData(type, []));
        writer.write(
          new RecordBatch(schema, makeData({ type: new Struct(fields), length: 0, nullCount: 0, children })),
        );
      }
      writer.finish();
    };
    const produced = produce().catch((error: unknown) => {
      writer.abort(error);
      throw error;
    });
    produced.catch(() => {});
    for await (const piece of writer) {
      taken += piece.byteLength;
      yield piece;
    }
    await produced;
  },
};

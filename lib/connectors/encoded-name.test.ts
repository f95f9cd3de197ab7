import fc from "fast-check";
import { expect, it } from "vitest";
import { AVRO_NAME, decodedName, encodedName, XML_NAME } from "./encoded-name";

it("encodes what a name cannot hold", () => {
  expect(encodedName("order", AVRO_NAME)).toBe("order");
  expect(encodedName('the "n"', AVRO_NAME)).toBe("the_x0020__x0022_n_x0022_");
  expect(encodedName("2x", AVRO_NAME)).toBe("_x0032_x");
  expect(encodedName("_x0020_", AVRO_NAME)).toBe("_x005F_x0020_");
  expect(encodedName("Zürich-1", XML_NAME)).toBe("Zürich-1");
  expect(encodedName("a:b", XML_NAME)).toBe("a_x003A_b");
});

it("gives every name back, made of nothing but what may be", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[_x0-9A-F]*$/)), (name) => {
      for (const alphabet of [AVRO_NAME, XML_NAME]) {
        const encoded = encodedName(name, alphabet);
        expect(decodedName(encoded)).toBe(name);
        for (const [index, unit] of [...encoded].entries())
          expect((index === 0 ? alphabet.first : alphabet.rest).test(unit)).toBe(true);
      }
    }),
  );
});

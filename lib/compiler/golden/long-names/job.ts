import { defineJob, sql } from "tenon";

export default defineJob(
  "A job whose name alone is so long that the line of its definition would pass the width that every line keeps to",
  (job) => {
    const aSourceWhoseNameIsSoLongThatIts = job.read.csv(
      "A source whose name is so long that its own statement has to break into one argument a line, everywhere",
      { paths: ["lake/a.csv"] },
    );
    const aShortNameThatJustFits = aSourceWhoseNameIsSoLongThatIts.dropDuplicates(
      "A short name that just fits",
    );
    const anotherShortNameFitsToo = aShortNameThatJustFits.dropDuplicates("Another short name fits too");
    const aNameWithMoreThanAQuarter = anotherShortNameFitsToo.dropDuplicates(
      "A name with more than a quarter",
    );
    const aFilterWhoseVariableHasAllThirty = aNameWithMoreThanAQuarter.filter(
      "A filter whose variable has all thirty two letters it may have",
      sql`true`,
    );
    const duplicatesofthesamerecord =
      aFilterWhoseVariableHasAllThirty.dropDuplicates("Duplicatesofthesamerecord");
    duplicatesofthesamerecord.filter("End", sql`true`);
  },
);

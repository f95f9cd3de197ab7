import { SqlError } from "../../runtime/engine";

/** What DuckDB's extensions are there for, in the words of users. */
const PURPOSE: Readonly<Record<string, string>> = {
  icu: "time zones",
  json: "JSON values",
  parquet: "Parquet files",
};

/**
 * The same failure, told as what it is where DuckDB lacks an extension here: kind `missing-extension`. The engine of the
 * studio has them built in; in the browser they would be fetched from the network.
 */
export function missingExtension(error: SqlError): SqlError {
  const name = extensionOf(error);
  if (name === null) return error;
  const purpose = PURPOSE[name];
  const part = purpose ? `${purpose} (DuckDB's extension “${name}”)` : `DuckDB's extension “${name}”`;
  return new SqlError(
    `This needs ${part}, which the engine in the browser does not have. It runs on the server.`,
    "missing-extension",
    error.position,
  );
}

function extensionOf({ kind, message }: SqlError): string | null {
  const named =
    /it exists in the (\w+) extension/.exec(message) ??
    /automatically (?:install|load) the required extension '(\w+)'/.exec(message) ??
    /Please try installing and loading the (\w+) extension/.exec(message);
  if (named?.[1]) return named[1];
  // Casts and functions of instants stand in ICU; without it DuckDB says that there are none.
  if (/with the ICU extension loaded/.test(message)) return "icu";
  if (
    /TIMESTAMP WITH TIME ZONE|TIME WITH TIME ZONE/.test(message) &&
    (kind === "binder" || kind === "conversion")
  )
    return "icu";
  return null;
}

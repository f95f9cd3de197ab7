import type { Column } from "../../model/column";
import type { JsonObject } from "../json";
import type { KeptNode } from "../mapping";
import { declaredTables } from "../output-schemas";
import { textOf } from "../read-fields";
import { type GlueNodeName, glueNodeType } from "../schema/node-types";

const CATALOG = "tables of the AWS Glue Data Catalog come later; AWS Glue reads and writes them";
const CONNECTION = "connections to databases come later; AWS Glue has them";
const CONNECTOR = "connectors of the AWS Marketplace run on Spark, with AWS Glue";
const STREAM = "streams run on Spark, with AWS Glue";
const QUALITY = "data quality comes later; AWS Glue evaluates it";

/** Why a type has no node here. Types that have one are not listed. */
const REASONS: Partial<Record<GlueNodeName, string>> = {
  AthenaConnectorSource: CONNECTOR,
  JDBCConnectorSource: CONNECTOR,
  SparkConnectorSource: CONNECTOR,
  JDBCConnectorTarget: CONNECTOR,
  SparkConnectorTarget: CONNECTOR,
  CatalogSource: CATALOG,
  S3CatalogSource: CATALOG,
  GovernedCatalogSource: CATALOG,
  CatalogTarget: CATALOG,
  S3CatalogTarget: CATALOG,
  GovernedCatalogTarget: CATALOG,
  RedshiftSource: CONNECTION,
  RedshiftTarget: CONNECTION,
  AmazonRedshiftSource: CONNECTION,
  AmazonRedshiftTarget: CONNECTION,
  SnowflakeSource: CONNECTION,
  SnowflakeTarget: CONNECTION,
  RelationalCatalogSource: CONNECTION,
  DynamoDBCatalogSource: CONNECTION,
  DynamoDBELTConnectorSource: CONNECTION,
  DirectJDBCSource: CONNECTION,
  ConnectorDataSource: CONNECTION,
  ConnectorDataTarget: CONNECTION,
  MicrosoftSQLServerCatalogSource: CONNECTION,
  MySQLCatalogSource: CONNECTION,
  OracleSQLCatalogSource: CONNECTION,
  PostgreSQLCatalogSource: CONNECTION,
  MicrosoftSQLServerCatalogTarget: CONNECTION,
  MySQLCatalogTarget: CONNECTION,
  OracleSQLCatalogTarget: CONNECTION,
  PostgreSQLCatalogTarget: CONNECTION,
  DirectKinesisSource: STREAM,
  DirectKafkaSource: STREAM,
  CatalogKinesisSource: STREAM,
  CatalogKafkaSource: STREAM,
  EvaluateDataQuality: QUALITY,
  EvaluateDataQualityMultiFrame: QUALITY,
  PIIDetection: "the detection of sensitive data comes later; AWS Glue has it",
  Recipe: "recipes come later; AWS Glue and DataBrew run them",
  CustomCode: "its Python code runs on Spark, with AWS Glue",
  S3CatalogHudiSource: "Hudi tables are read by Spark, with AWS Glue",
  CatalogHudiSource: "Hudi tables are read by Spark, with AWS Glue",
  S3HudiCatalogTarget: "Hudi tables are written by Spark, with AWS Glue",
  S3CatalogDeltaSource: "Delta tables are read by Spark, with AWS Glue",
  CatalogDeltaSource: "Delta tables are read by Spark, with AWS Glue",
  S3DeltaCatalogTarget: "Delta tables are written by Spark, with AWS Glue",
  S3CatalogIcebergSource: "Iceberg tables are read by Spark, with AWS Glue",
  CatalogIcebergSource: "Iceberg tables are read by Spark, with AWS Glue",
  S3IcebergCatalogTarget: "Iceberg tables are written by Spark, with AWS Glue",
  S3HyperDirectTarget: "Tableau's Hyper files are written by AWS Glue",
};

/** Types whose result has the columns of what they read, unless they say otherwise. */
const KEEPS_COLUMNS: ReadonlySet<string> = new Set(["EvaluateDataQuality", "PIIDetection", "Spigot"]);

/** A type that has no node here. */
export function keptNode(type: string, fields: JsonObject): KeptNode {
  const reason = REASONS[type as GlueNodeName];
  if (!reason && !glueNodeType(type)) return { kept: `this studio does not know AWS Glue's “${type}”` };
  const outcome = textOf(fields, "Output") === "EvaluationResults";
  return {
    kept: reason ?? `${type} has no node here yet; AWS Glue runs it`,
    ...(KEEPS_COLUMNS.has(type) && !outcome ? { keepsColumns: true } : {}),
  };
}

/** Names of the tables of a collection, where AWS Glue gives them names. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  EvaluateDataQualityMultiFrame: ["originalData", "rowLevelOutcomes", "ruleOutcomes"],
};

/** The tables of a collection: those it declares, and at least as many as are read from it. */
export function keptTables(
  type: string,
  fields: JsonObject,
  read: number,
): { name: string; columns: Column[] }[] {
  const declared = declaredTables(fields);
  const names = TABLES[type] ?? [];
  const count = Math.max(1, declared.length, names.length, read);
  return Array.from({ length: count }, (_, index) => ({
    name: names[index] ?? `table${index}`,
    columns: declared[index] ?? [],
  }));
}

import { type GlueField, readFields } from "./field-type";

/** One node type of AWS Glue's API, as its SDK describes it. */
export interface GlueNodeType {
  category: "source" | "transform" | "target";
  /** A transform whose result is a collection of tables. */
  isCollection: boolean;
  /** How many inputs it takes. */
  inputs: { min: number; max: number };
  /** All its fields, `Name` and `Inputs` first. */
  fields: ReadonlyMap<string, GlueField>;
}

type Most = number | "many";
const nodeType = (
  category: GlueNodeType["category"],
  isCollection: boolean,
  notation: string,
  min: number,
  max: Most,
): GlueNodeType => ({
  category,
  isCollection,
  inputs: { min, max: max === "many" ? Number.POSITIVE_INFINITY : max },
  fields: readFields(`Name!:text ${max === 0 ? "" : "Inputs!:[text]"} ${notation}`),
});
const source = (notation: string) => nodeType("source", false, notation, 0, 0);
const target = (notation: string) => nodeType("target", false, notation, 1, 1);
const transform = (notation: string, inputs: Most = 1) =>
  nodeType("transform", false, notation, inputs === "many" ? 1 : inputs, inputs);
const collection = (notation: string, inputs: Most = 1) =>
  nodeType("transform", true, notation, inputs === "many" ? 1 : inputs, inputs);

/** Every node type of a visual job, with its fields; see `field-type.ts` for the notation. */
export const GLUE_NODE_TYPES = {
  AthenaConnectorSource: source(`
    ConnectionName!:text ConnectorName!:text ConnectionType!:text ConnectionTable:text SchemaName!:text
    OutputSchemas:[GlueSchema]`),
  JDBCConnectorSource: source(`
    ConnectionName!:text ConnectorName!:text ConnectionType!:text AdditionalOptions:JDBCConnectorOptions
    ConnectionTable:text Query:text OutputSchemas:[GlueSchema]`),
  SparkConnectorSource: source(`
    ConnectionName!:text ConnectorName!:text ConnectionType!:text AdditionalOptions:{text}
    OutputSchemas:[GlueSchema]`),
  CatalogSource: source("Database!:text Table!:text PartitionPredicate:text OutputSchemas:[GlueSchema]"),
  RedshiftSource: source("Database!:text Table!:text RedshiftTmpDir:text TmpDirIAMRole:text"),
  S3CatalogSource: source(`
    Database!:text Table!:text PartitionPredicate:text AdditionalOptions:S3SourceAdditionalOptions`),
  S3CsvSource: source(`
    Paths!:[text] CompressionType:CompressionType Exclusions:[text] GroupSize:text GroupFiles:text
    Recurse:boolean MaxBand:number MaxFilesInBand:number
    AdditionalOptions:S3DirectSourceAdditionalOptions Separator!:Separator Escaper:text
    QuoteChar!:QuoteChar Multiline:boolean WithHeader:boolean WriteHeader:boolean SkipFirst:boolean
    OptimizePerformance:boolean OutputSchemas:[GlueSchema]`),
  S3JsonSource: source(`
    Paths!:[text] CompressionType:CompressionType Exclusions:[text] GroupSize:text GroupFiles:text
    Recurse:boolean MaxBand:number MaxFilesInBand:number
    AdditionalOptions:S3DirectSourceAdditionalOptions JsonPath:text Multiline:boolean
    OutputSchemas:[GlueSchema]`),
  S3ParquetSource: source(`
    Paths!:[text] CompressionType:ParquetCompressionType Exclusions:[text] GroupSize:text
    GroupFiles:text Recurse:boolean MaxBand:number MaxFilesInBand:number
    AdditionalOptions:S3DirectSourceAdditionalOptions OutputSchemas:[GlueSchema]`),
  RelationalCatalogSource: source("Database!:text Table!:text"),
  DynamoDBCatalogSource: source(`
    Database!:text Table!:text PitrEnabled:boolean AdditionalOptions:DDBELTCatalogAdditionalOptions`),
  JDBCConnectorTarget: target(`
    ConnectionName!:text ConnectionTable!:text ConnectorName!:text ConnectionType!:text
    AdditionalOptions:{text} OutputSchemas:[GlueSchema]`),
  SparkConnectorTarget: target(`
    ConnectionName!:text ConnectorName!:text ConnectionType!:text AdditionalOptions:{text}
    OutputSchemas:[GlueSchema]`),
  CatalogTarget: target("PartitionKeys:[[text]] Database!:text Table!:text"),
  RedshiftTarget: target(`
    Database!:text Table!:text RedshiftTmpDir:text TmpDirIAMRole:text
    UpsertRedshiftOptions:UpsertRedshiftTargetOptions`),
  S3CatalogTarget: target(`
    PartitionKeys:[[text]] Table!:text Database!:text SchemaChangePolicy:CatalogSchemaChangePolicy
    AutoDataQuality:AutoDataQuality`),
  S3GlueParquetTarget: target(`
    PartitionKeys:[[text]] Path!:text Compression:ParquetCompressionType NumberTargetPartitions:text
    SchemaChangePolicy:DirectSchemaChangePolicy AutoDataQuality:AutoDataQuality`),
  S3DirectTarget: target(`
    PartitionKeys:[[text]] Path!:text Compression:text NumberTargetPartitions:text Format!:TargetFormat
    SchemaChangePolicy:DirectSchemaChangePolicy AutoDataQuality:AutoDataQuality
    OutputSchemas:[GlueSchema]`),
  ApplyMapping: transform("Mapping!:[Mapping]"),
  SelectFields: transform("Paths!:[[text]]"),
  DropFields: transform("Paths!:[[text]]"),
  RenameField: transform("SourcePath!:[text] TargetPath!:[text]"),
  Spigot: transform("Path!:text Topk:number Prob:number"),
  Join: transform("JoinType!:JoinType Columns!:[JoinColumn]", 2),
  SplitFields: collection("Paths!:[[text]]"),
  SelectFromCollection: transform("Index!:number"),
  FillMissingValues: transform("ImputedPath!:text FilledPath:text"),
  Filter: transform("LogicalOperator!:FilterLogicalOperator Filters!:[FilterExpression]"),
  CustomCode: collection("Code!:text ClassName!:text OutputSchemas:[GlueSchema]", "many"),
  SparkSQL: transform("SqlQuery!:text SqlAliases!:[SqlAlias] OutputSchemas:[GlueSchema]", "many"),
  DirectKinesisSource: source(`
    WindowSize:number DetectSchema:boolean StreamingOptions:KinesisStreamingSourceOptions
    DataPreviewOptions:StreamingDataPreviewOptions`),
  DirectKafkaSource: source(`
    StreamingOptions:KafkaStreamingSourceOptions WindowSize:number DetectSchema:boolean
    DataPreviewOptions:StreamingDataPreviewOptions`),
  CatalogKinesisSource: source(`
    WindowSize:number DetectSchema:boolean Table!:text Database!:text
    StreamingOptions:KinesisStreamingSourceOptions DataPreviewOptions:StreamingDataPreviewOptions`),
  CatalogKafkaSource: source(`
    WindowSize:number DetectSchema:boolean Table!:text Database!:text
    StreamingOptions:KafkaStreamingSourceOptions DataPreviewOptions:StreamingDataPreviewOptions`),
  DropNullFields: transform("NullCheckBoxList:NullCheckBoxList NullTextList:[NullValueField]"),
  Merge: transform("Source!:text PrimaryKeys!:[[text]]", 2),
  Union: transform("UnionType!:UnionType", 2),
  PIIDetection: transform(`
    PiiType!:PiiType EntityTypesToDetect!:[text] OutputColumnName:text SampleFraction:number
    ThresholdFraction:number MaskValue:text RedactText:text RedactChar:text MatchPattern:text
    NumLeftCharsToExclude:number NumRightCharsToExclude:number DetectionParameters:text
    DetectionSensitivity:text`),
  Aggregate: transform("Groups!:[[text]] Aggs!:[AggregateOperation]"),
  DropDuplicates: transform("Columns:[[text]]"),
  GovernedCatalogTarget: target(`
    PartitionKeys:[[text]] Table!:text Database!:text SchemaChangePolicy:CatalogSchemaChangePolicy`),
  GovernedCatalogSource: source(`
    Database!:text Table!:text PartitionPredicate:text AdditionalOptions:S3SourceAdditionalOptions`),
  MicrosoftSQLServerCatalogSource: source("Database!:text Table!:text"),
  MySQLCatalogSource: source("Database!:text Table!:text"),
  OracleSQLCatalogSource: source("Database!:text Table!:text"),
  PostgreSQLCatalogSource: source("Database!:text Table!:text"),
  MicrosoftSQLServerCatalogTarget: target("Database!:text Table!:text"),
  MySQLCatalogTarget: target("Database!:text Table!:text"),
  OracleSQLCatalogTarget: target("Database!:text Table!:text"),
  PostgreSQLCatalogTarget: target("Database!:text Table!:text"),
  Route: collection("GroupFiltersList!:[GroupFilters]"),
  DynamicTransform: transform(`
    TransformName!:text Parameters:[TransformConfigParameter] FunctionName!:text Path!:text Version:text
    OutputSchemas:[GlueSchema]`),
  EvaluateDataQuality: transform(`
    Ruleset!:text Output:DQTransformOutput PublishingOptions:DQResultsPublishingOptions
    StopJobOnFailureOptions:DQStopJobOnFailureOptions`),
  S3CatalogHudiSource: source(`
    Database!:text Table!:text AdditionalHudiOptions:{text} OutputSchemas:[GlueSchema]`),
  CatalogHudiSource: source(`
    Database!:text Table!:text AdditionalHudiOptions:{text} OutputSchemas:[GlueSchema]`),
  S3HudiSource: source(`
    Paths!:[text] AdditionalHudiOptions:{text} AdditionalOptions:S3DirectSourceAdditionalOptions
    OutputSchemas:[GlueSchema]`),
  S3HudiCatalogTarget: target(`
    PartitionKeys:[[text]] Table!:text Database!:text AdditionalOptions!:{text}
    SchemaChangePolicy:CatalogSchemaChangePolicy AutoDataQuality:AutoDataQuality
    OutputSchemas:[GlueSchema]`),
  S3HudiDirectTarget: target(`
    Path!:text Compression!:HudiTargetCompressionType NumberTargetPartitions:text PartitionKeys:[[text]]
    Format!:TargetFormat AdditionalOptions!:{text} SchemaChangePolicy:DirectSchemaChangePolicy
    AutoDataQuality:AutoDataQuality`),
  DirectJDBCSource: source(`
    Database!:text Table!:text ConnectionName!:text ConnectionType!:JDBCConnectionType
    RedshiftTmpDir:text OutputSchemas:[GlueSchema]`),
  S3CatalogDeltaSource: source(`
    Database!:text Table!:text AdditionalDeltaOptions:{text} OutputSchemas:[GlueSchema]`),
  CatalogDeltaSource: source(`
    Database!:text Table!:text AdditionalDeltaOptions:{text} OutputSchemas:[GlueSchema]`),
  S3DeltaSource: source(`
    Paths!:[text] AdditionalDeltaOptions:{text} AdditionalOptions:S3DirectSourceAdditionalOptions
    OutputSchemas:[GlueSchema]`),
  S3DeltaCatalogTarget: target(`
    PartitionKeys:[[text]] Table!:text Database!:text AdditionalOptions:{text}
    SchemaChangePolicy:CatalogSchemaChangePolicy AutoDataQuality:AutoDataQuality
    OutputSchemas:[GlueSchema]`),
  S3DeltaDirectTarget: target(`
    PartitionKeys:[[text]] Path!:text Compression!:DeltaTargetCompressionType
    NumberTargetPartitions:text Format!:TargetFormat AdditionalOptions:{text}
    SchemaChangePolicy:DirectSchemaChangePolicy AutoDataQuality:AutoDataQuality`),
  AmazonRedshiftSource: source("Name:text Data:AmazonRedshiftNodeData"),
  AmazonRedshiftTarget: target("Name:text Data:AmazonRedshiftNodeData"),
  EvaluateDataQualityMultiFrame: collection(
    `
    AdditionalDataSources:{text} Ruleset!:text PublishingOptions:DQResultsPublishingOptions
    AdditionalOptions:{text} StopJobOnFailureOptions:DQStopJobOnFailureOptions`,
    "many",
  ),
  Recipe: transform("RecipeReference:RecipeReference RecipeSteps:[RecipeStep]"),
  SnowflakeSource: source("Data!:SnowflakeNodeData OutputSchemas:[GlueSchema]"),
  SnowflakeTarget: target("Data!:SnowflakeNodeData"),
  ConnectorDataSource: source("ConnectionType!:text Data!:{text} OutputSchemas:[GlueSchema]"),
  ConnectorDataTarget: target("ConnectionType!:text Data!:{text}"),
  S3CatalogIcebergSource: source(`
    Database!:text Table!:text AdditionalIcebergOptions:{text} OutputSchemas:[GlueSchema]`),
  CatalogIcebergSource: source(`
    Database!:text Table!:text AdditionalIcebergOptions:{text} OutputSchemas:[GlueSchema]`),
  S3IcebergCatalogTarget: target(`
    PartitionKeys:[[text]] Table!:text Database!:text AdditionalOptions:{text}
    SchemaChangePolicy:CatalogSchemaChangePolicy AutoDataQuality:AutoDataQuality`),
  S3IcebergDirectTarget: target(`
    PartitionKeys:[[text]] Path!:text Format!:TargetFormat AdditionalOptions:{text}
    SchemaChangePolicy:DirectSchemaChangePolicy AutoDataQuality:AutoDataQuality
    Compression!:IcebergTargetCompressionType NumberTargetPartitions:text OutputSchemas:[GlueSchema]`),
  S3ExcelSource: source(`
    Paths!:[text] CompressionType:ParquetCompressionType Exclusions:[text] GroupSize:text
    GroupFiles:text Recurse:boolean MaxBand:number MaxFilesInBand:number
    AdditionalOptions:S3DirectSourceAdditionalOptions NumberRows:number SkipFooter:number
    OutputSchemas:[GlueSchema]`),
  S3HyperDirectTarget: target(`
    Format:TargetFormat PartitionKeys:[[text]] Path!:text Compression:HyperTargetCompressionType
    SchemaChangePolicy:DirectSchemaChangePolicy AutoDataQuality:AutoDataQuality
    OutputSchemas:[GlueSchema]`),
  DynamoDBELTConnectorSource: source(`
    ConnectionOptions:DDBELTConnectionOptions OutputSchemas:[GlueSchema]`),
} as const satisfies Readonly<Record<string, GlueNodeType>>;

export type GlueNodeName = keyof typeof GLUE_NODE_TYPES;

export const glueNodeType = (name: string): GlueNodeType | undefined =>
  Object.hasOwn(GLUE_NODE_TYPES, name) ? GLUE_NODE_TYPES[name as GlueNodeName] : undefined;

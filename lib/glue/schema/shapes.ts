/**
 * The nested shapes of AWS Glue's nodes, in the notation of `field-type.ts`: `name:type`, `!` where the API requires it,
 * `[…]` a list, `{…}` a map from text, `=a|b` one of these.
 */
export const SHAPES = {
  AggFunction: `
    =avg|count|countDistinct|first|kurtosis|last|max|min|skewness|stddev_pop|stddev_samp|sum|sumDistinct|var_pop|var_samp`,
  AggregateOperation: "Column!:[text] AggFunc!:AggFunction",
  AmazonRedshiftAdvancedOption: "Key:text Value:text",
  AmazonRedshiftNodeData: `
    AccessType:text SourceType:text Connection:Option Schema:Option Table:Option CatalogDatabase:Option
    CatalogTable:Option CatalogRedshiftSchema:text CatalogRedshiftTable:text TempDir:text IamRole:Option
    AdvancedOptions:[AmazonRedshiftAdvancedOption] SampleQuery:text PreAction:text PostAction:text
    Action:text TablePrefix:text Upsert:boolean MergeAction:text MergeWhenMatched:text
    MergeWhenNotMatched:text MergeClause:text CrawlerConnection:text TableSchema:[Option]
    StagingTable:text SelectedColumns:[Option]`,
  AutoDataQuality: "IsEnabled:boolean EvaluationContext:text",
  CatalogSchemaChangePolicy: "EnableUpdateCatalog:boolean UpdateBehavior:UpdateCatalogBehavior",
  CompressionType: "=bzip2|gzip",
  ConditionExpression: "Condition!:text Value:text TargetColumn!:text",
  DDBELTCatalogAdditionalOptions: "DynamodbExport:text DynamodbUnnestDDBJson:boolean",
  DDBELTConnectionOptions: `
    DynamodbExport:DdbExportType DynamodbUnnestDDBJson:boolean DynamodbTableArn!:text
    DynamodbS3Bucket:text DynamodbS3Prefix:text DynamodbS3BucketOwner:text DynamodbStsRoleArn:text`,
  DQResultsPublishingOptions: `
    EvaluationContext:text ResultsS3Prefix:text CloudWatchMetricsEnabled:boolean
    ResultsPublishingEnabled:boolean`,
  DQStopJobOnFailureOptions: "StopJobOnFailureTiming:DQStopJobOnFailureTiming",
  DQStopJobOnFailureTiming: "=AfterDataLoad|Immediate",
  DQTransformOutput: "=EvaluationResults|PrimaryInput",
  Datatype: "Id!:text Label!:text",
  DdbExportType: "=ddb|s3",
  DeltaTargetCompressionType: "=snappy|uncompressed",
  DirectSchemaChangePolicy: `
    EnableUpdateCatalog:boolean UpdateBehavior:UpdateCatalogBehavior Table:text Database:text`,
  FilterExpression: "Operation!:FilterOperation Negated:boolean Values!:[FilterValue]",
  FilterLogicalOperator: "=AND|OR",
  FilterOperation: "=EQ|GT|GTE|ISNULL|LT|LTE|REGEX",
  FilterValue: "Type!:FilterValueType Value!:[text]",
  FilterValueType: "=COLUMNEXTRACTED|CONSTANT",
  GlueSchema: "Columns:[GlueStudioSchemaColumn]",
  GlueStudioSchemaColumn: "Name!:text Type:text GlueStudioType:text",
  GroupFilters: "GroupName!:text Filters!:[FilterExpression] LogicalOperator!:FilterLogicalOperator",
  HudiTargetCompressionType: "=gzip|lzo|snappy|uncompressed",
  HyperTargetCompressionType: "=uncompressed",
  IcebergTargetCompressionType: "=gzip|lzo|snappy|uncompressed",
  JDBCConnectionType: "=mysql|oracle|postgresql|redshift|sqlserver",
  JDBCConnectorOptions: `
    FilterPredicate:text PartitionColumn:text LowerBound:number UpperBound:number NumPartitions:number
    JobBookmarkKeys:[text] JobBookmarkKeysSortOrder:text DataTypeMapping:{text}`,
  JoinColumn: "From!:text Keys!:[[text]]",
  JoinType: "=equijoin|left|leftanti|leftsemi|outer|right",
  KafkaStreamingSourceOptions: `
    BootstrapServers:text SecurityProtocol:text ConnectionName:text TopicName:text Assign:text
    SubscribePattern:text Classification:text Delimiter:text StartingOffsets:text EndingOffsets:text
    PollTimeoutMs:number NumRetries:number RetryIntervalMs:number MaxOffsetsPerTrigger:number
    MinPartitions:number IncludeHeaders:boolean AddRecordTimestamp:text EmitConsumerLagMetrics:text
    StartingTimestamp:date`,
  KinesisStreamingSourceOptions: `
    EndpointUrl:text StreamName:text Classification:text Delimiter:text
    StartingPosition:StartingPosition MaxFetchTimeInMs:number MaxFetchRecordsPerShard:number
    MaxRecordPerRead:number AddIdleTimeBetweenReads:boolean IdleTimeBetweenReadsInMs:number
    DescribeShardInterval:number NumRetries:number RetryIntervalMs:number MaxRetryIntervalMs:number
    AvoidEmptyBatches:boolean StreamArn:text RoleArn:text RoleSessionName:text AddRecordTimestamp:text
    EmitConsumerLagMetrics:text StartingTimestamp:date FanoutConsumerARN:text`,
  Mapping: "ToKey:text FromPath:[text] FromType:text ToType:text Dropped:boolean Children:[Mapping]",
  NullCheckBoxList: "IsEmpty:boolean IsNullString:boolean IsNegOne:boolean",
  NullValueField: "Value!:text Datatype!:Datatype",
  Option: "Value:text Label:text Description:text",
  ParamType: "=bool|complex|float|int|list|null|str",
  ParquetCompressionType: "=brotli|gzip|lz4|lzo|none|snappy|uncompressed",
  PiiType: "=ColumnAudit|ColumnHashing|ColumnMasking|RowAudit|RowHashing|RowMasking|RowPartialMasking",
  QuoteChar: "=disabled|quillemet|quote|single_quote",
  RecipeAction: "Operation!:text Parameters:{text}",
  RecipeReference: "RecipeArn!:text RecipeVersion!:text",
  RecipeStep: "Action!:RecipeAction ConditionExpressions:[ConditionExpression]",
  S3DirectSourceAdditionalOptions: `
    BoundedSize:number BoundedFiles:number EnableSamplePath:boolean SamplePath:text`,
  S3SourceAdditionalOptions: "BoundedSize:number BoundedFiles:number",
  Separator: "=comma|ctrla|pipe|semicolon|tab",
  SnowflakeNodeData: `
    SourceType:text Connection:Option Schema:text Table:text Database:text TempDir:text IamRole:Option
    AdditionalOptions:{text} SampleQuery:text PreAction:text PostAction:text Action:text Upsert:boolean
    MergeAction:text MergeWhenMatched:text MergeWhenNotMatched:text MergeClause:text StagingTable:text
    SelectedColumns:[Option] AutoPushdown:boolean TableSchema:[Option]`,
  SqlAlias: "From!:text Alias!:text",
  StartingPosition: "=earliest|latest|timestamp|trim_horizon",
  StreamingDataPreviewOptions: "PollingTime:number RecordPollingLimit:number",
  TargetFormat: "=avro|csv|delta|hudi|hyper|iceberg|json|orc|parquet|xml",
  TransformConfigParameter: `
    Name!:text Type!:ParamType ValidationRule:text ValidationMessage:text Value:[text]
    ListType:ParamType IsOptional:boolean`,
  UnionType: "=ALL|DISTINCT",
  UpdateCatalogBehavior: "=LOG|UPDATE_IN_DATABASE",
  UpsertRedshiftTargetOptions: "TableLocation:text ConnectionName:text UpsertKeys:[text]",
} as const satisfies Readonly<Record<string, string>>;

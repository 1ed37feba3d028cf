/**
 * `newsfold/sql`: copies and stories of more reports than one process can hold, by the joins of a database. The public surface,
 * nothing else.
 * @module
 */
export { SqlBatch, type SqlBatchOptions } from './batch';
export { type ClickhouseOptions, clickhouse } from './clickhouse';
export { type DuckdbOptions, duckdb } from './duckdb';
export type { Column, ColumnType, ColumnValues, Dialect, Lists, Row, SqlEngine } from './engine';
export { type RowFiles, type RowFormat, type WriteRowsOptions, writeRows } from './files';
export type { JoinedStories, JoinOptions, JoinStats } from './joined-stories';
export { LAYOUT, type LayoutRows, layoutRows, type RowChoice, TABLES, type TableName } from './layout';
export { type PostgresqlClient, type PostgresqlOptions, postgresql } from './postgresql';
export type { SourceChoice } from './run';
export type { SqlStats } from './stats';

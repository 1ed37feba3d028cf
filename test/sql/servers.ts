/** Where `scripts/services` has its servers. */
export const POSTGRESQL: string =
  process.env.NEWSFOLD_POSTGRESQL ?? 'postgresql://newsfold@127.0.0.1:54329/newsfold';
export const CLICKHOUSE = {
  urls: (process.env.NEWSFOLD_CLICKHOUSE ?? 'http://127.0.0.1:28123,http://127.0.0.1:28124').split(','),
  cluster: 'newsfold',
};

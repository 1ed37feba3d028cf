/**
 * `newsfold/redis`: a live index of signatures that many processes share, on a Redis or Valkey Cluster.
 * @module
 */
export { connectCluster, type OwnedRedisClient, type RedisClient, type RedisNode } from './client';
export type { SharedIndexOptions, SharedIndexParameters } from './options';
export {
  type SharedAddition,
  type SharedAdditions,
  SharedIndex,
  type SharedRejection,
  type SharedVerdict,
} from './shared-index';
export type { SharedIndexStats } from './stats';

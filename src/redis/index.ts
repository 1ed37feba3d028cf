/**
 * `newsfold/redis`: a live index of signatures that many processes share, on a Redis or Valkey Cluster.
 * @module
 */
export {};

/**
 * `newsfold/sql`: copies and stories of more reports than one process can hold, by the joins of a database.
 * @module
 */
export {};

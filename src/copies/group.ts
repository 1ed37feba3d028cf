/**
 * Copy groups: the relation of a report to the canonical report it copies.
 * @module
 */

/** How a member relates to its group's canonical report. */
export type CopyRelation = 'original' | 'identical' | 'near-copy' | 'excerpt' | 'expanded' | 'revision';

/** A member of a copy group. */
export interface CopyMember {
  id: string;
  relation: CopyRelation;
  /** Jaccard similarity of the two shingle sets, 0 to 1. */
  jaccard: number;
  /** Share of the smaller shingle set found in the other, 0 to 1. */
  containment: number;
}

/** One independent report and every copy of it, each verified against the canonical one. */
export interface CopyGroup {
  canonicalId: string;
  /** The canonical report (`original`) first, then by publication order. */
  members: CopyMember[];
}

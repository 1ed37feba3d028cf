/**
 * What a desk remembers from one settle to the next.
 *
 * Cost: see its parts.
 * @module
 */
import { RunMemory } from '../run-memory';
import { DeskLinks } from './link-graph';

/** The memory of one desk. */
export class DeskMemory extends RunMemory {
  /** Of use where weights stand still. */
  readonly graph: DeskLinks = new DeskLinks();
}

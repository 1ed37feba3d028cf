/**
 * What a desk remembers from one settle to the next: what was read and told, which texts may be copies of one another and, where weights stand
 * still, what links reports. A settle gives the same with a memory as without.
 *
 * Cost: see its parts.
 * @module
 */
import { RunMemory } from '../run-memory';
import { DeskCopies } from './copy-memory';
import { DeskLinks } from './link-graph';

/** The memory of one desk. */
export class DeskMemory extends RunMemory {
  override readonly copies: DeskCopies = new DeskCopies();
  /** Of use where weights stand still. */
  readonly graph: DeskLinks = new DeskLinks();

  override turn(): void {
    super.turn();
    this.copies.turn();
    this.graph.turn();
  }
}

/**
 * Work that is done one after the other, in the order in which it was asked for.
 * @module
 */

/** A queue of work. */
export class Queue {
  #last: Promise<void> = Promise.resolve();
  #count = 0;

  /** Does the work: in this tick where nothing else is under way, else after that, whatever becomes of it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#count++ === 0 ? undefined : this.#last;
    let done: () => void = () => undefined;
    // Its place is taken before it begins: it may ask for more work itself.
    this.#last = new Promise<void>((resolve) => {
      done = resolve;
    });
    try {
      if (before !== undefined) await before;
      return await work();
    } finally {
      this.#count--;
      done();
    }
  }

  /** Fulfilled when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#count > 0) await this.#last;
  }
}

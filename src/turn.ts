/**
 * Turns of the event loop: lets timers, input and other callbacks have the thread, as soon as the platform can. The one place of
 * the core that asks the platform for something; when a turn comes decides when a result is there, never what it is.
 *
 * `setImmediate` comes first: Node reads a thousand messages of a channel before it looks at anything else. A message comes before a timer,
 * which browsers hold back for 4 ms.
 * @module
 */

interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

interface Platform {
  setImmediate?: (callback: () => void) => unknown;
  MessageChannel?: new () => { port1: Port; port2: Port };
  setTimeout: (callback: () => void, delay: number) => unknown;
}

/** Gives turns. */
export interface Turns {
  /** Resolves in a later turn of the event loop. */
  next(): Promise<void>;
  /** Lets go of what the platform lent. */
  end(): void;
}

/** Turns by the best means the platform has. */
export function turnsOf(platform: Partial<Platform> = globalThis as unknown as Platform): Turns {
  const { setImmediate, MessageChannel, setTimeout } = platform;
  if (setImmediate !== undefined) {
    return { next: () => new Promise((resolve) => setImmediate(() => resolve())), end: () => undefined };
  }
  if (MessageChannel !== undefined) {
    const { port1, port2 } = new MessageChannel();
    return {
      next: () =>
        new Promise((resolve) => {
          port1.onmessage = () => resolve();
          port2.postMessage(0);
        }),
      end: () => port1.close(),
    };
  }
  if (setTimeout !== undefined) {
    return { next: () => new Promise((resolve) => setTimeout(() => resolve(), 0)), end: () => undefined };
  }
  // Nothing to wait for: others get the thread when the work is done.
  return { next: () => Promise.resolve(), end: () => undefined };
}

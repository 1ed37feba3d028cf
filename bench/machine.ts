/**
 * The machine a benchmark ran on, in one line: every table says it.
 * @module
 */
import { availableParallelism, cpus, totalmem } from 'node:os';

/** Processor, processors that may be used, memory and Node's version. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  return `${model}, ${availableParallelism()} processors, ${memory} GiB, Node ${process.version}`;
}

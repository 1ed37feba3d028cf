/**
 * Processor time: what a function costs, however busy the machine. Tests use it to tell linear from quadratic, with bounds that a
 * quadratic function misses by far; speed itself is measured in `bench/`.
 */

/** Milliseconds of processor time that `run` takes, those of the process's other threads included. */
export function processorTime(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

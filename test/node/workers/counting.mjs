/**
 * Stands in for the real worker: a signature is the number at the start of its text and the size of its batch. A text that
 * says `wait 7` takes its batch 7 ms.
 */
const clock = new Int32Array(new SharedArrayBuffer(4));

export function sketchBatch({ texts, parameters, values }) {
  for (let i = 0; i < texts.length; i++) {
    const wait = /wait (\d+)/.exec(texts[i]);
    if (wait) Atomics.wait(clock, 0, 0, Number(wait[1]));
    values[i * parameters.slots] = Number.parseInt(texts[i], 10);
    values[i * parameters.slots + 1] = texts.length;
  }
}

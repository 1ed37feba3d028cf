import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', minhash: 'src/minhash/index.ts' },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  treeshake: true,
  // Adapters import the core's classes by the package's name, so that a NewsfoldError is one class wherever it comes from. A
  // chunk shared with the core would do that too, but hashing across its border takes 30 % longer.
  external: ['newsfold'],
  splitting: false,
  clean: true,
});

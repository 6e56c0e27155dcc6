/**
 * Builds the program, into dist or the folder given: in pieces, so that a run reads and compiles only what it uses.
 * The pieces are CommonJS, since Node's loader of ES modules takes 5 ms to start.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

const root = join(import.meta.dirname, '../..');
const folder = process.argv[2] ?? join(root, 'dist');

/** Names stay in the stack of an internal error; it costs nothing that can be measured. */
const named = { function: true, class: true };

// Pieces of another build would be packed with those of this one.
rmSync(join(folder, 'cli'), { recursive: true, force: true });
await build({
  input: { cli: join(root, 'src/cli/launch.ts'), 'cli/main': join(root, 'src/cli/main.ts') },
  cwd: root,
  platform: 'node',
  transform: { target: 'node20.19' },
  // The ES module of yargs brings a poorer line breaker.
  resolve: { alias: { yargs: join(root, 'node_modules/yargs/index.cjs') } },
  output: {
    dir: folder,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'cli/[name].cjs',
    format: 'cjs',
    dynamicImportInCjs: false,
    minify: { mangle: { keepNames: named }, compress: { keepNames: named }, codegen: true },
    comments: false,
  },
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './cli/run-cli.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Manifest {
  exports: Record<string, string | { types: string; default: string }>;
  scripts: Record<string, string>;
  engines: { node: string };
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const manifest = read('package.json') as Manifest;
const lock = read('package-lock.json') as {
  packages: Record<string, Partial<Manifest> & { resolved?: string; integrity?: string }>;
};

/** What .ci/package checks on the package itself is not repeated here: this needs no build and no registry. */
describe('the package', () => {
  it('builds of the library what its entries lead to', () => {
    const { files } = read('tsconfig.build.json') as { files: string[] };
    const entries = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [] : [entry],
    );
    expect(files).toEqual(
      entries.map((entry) => entry.default.replace('./dist/lib/', '').replace(/\.js$/, '.ts')),
    );
    for (const entry of entries) expect(entry.types).toBe(entry.default.replace(/\.js$/, '.d.ts'));
  });

  it('runs nothing where it is installed', () => {
    const atInstall = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];
    expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  });

  it('names exact versions, and the lock file has the same', () => {
    const kinds = ['dependencies', 'optionalDependencies', 'devDependencies'] as const;
    for (const kind of kinds) {
      expect(lock.packages['']![kind]).toEqual(manifest[kind]);
      for (const [name, version] of Object.entries(manifest[kind])) {
        expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
        expect(lock.packages[`node_modules/${name}`], name).toMatchObject({ version });
      }
    }
  });

  it('locks every package by its digest, and to no place to get it from', () => {
    for (const [path, { resolved, integrity }] of Object.entries(lock.packages)) {
      if (path === '') continue;
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
  });

  it('asks for the version of Node that the README names', () => {
    const oldest = /^>=(\d+\.\d+)$/.exec(manifest.engines.node)?.[1];
    expect(lock.packages['']!.engines).toEqual(manifest.engines);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`with Node ${oldest} or later`);
  });
});
